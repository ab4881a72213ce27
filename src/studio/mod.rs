//! The studio: check, publish, decide and read from policy JSON, for pages that can afford it and for Node. Here a typed object is worth
//! its bytes, so results cross by serde.

mod watch;

pub use watch::{Watch, watch};

use crate::decide::decision::decide;
use crate::decide::traced::decide_traced;
use crate::lead::Lead;
use crate::lead::clock::Instant;
use crate::policy::document::Policy;
use crate::policy::problem::{Lang, Problem};
use crate::review::answer::Reader;
use serde::Serialize;
use serde_wasm_bindgen::Serializer as ToJs;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Report {
    ok: bool,
    problems: Vec<ProblemReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<Name>,
}

#[derive(Serialize)]
struct Name {
    id: String,
    version: String,
    digest: String,
}

#[derive(Serialize)]
struct ProblemReport {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    message: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

#[derive(Serialize)]
struct Message {
    en: String,
    ja: String,
}

#[derive(Serialize)]
struct PublicationReport {
    program: String,
    inline: String,
    digest: String,
    provisional: bool,
}

impl From<&Problem> for ProblemReport {
    fn from(problem: &Problem) -> ProblemReport {
        ProblemReport {
            path: problem.path.clone(),
            line: problem.place.map(|(line, _)| line),
            column: problem.place.map(|(_, column)| column),
            message: Message { en: problem.message(Lang::En), ja: problem.message(Lang::Ja) },
            suggestion: problem.suggestion.clone(),
        }
    }
}

/// What a JavaScript caller gets: objects, not maps.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&ToJs::json_compatible()).map_err(JsValue::from)
}

fn refusal(problems: &[Problem]) -> JsValue {
    let report = Report { ok: false, problems: problems.iter().map(ProblemReport::from).collect(), policy: None };
    to_js(&report).unwrap_or_else(|error| error)
}

fn read_policy(policy: &str) -> Result<Policy, JsValue> {
    Policy::read(policy).map_err(|problems| refusal(&problems))
}

fn read_lead(lead: &str) -> Result<Lead, JsValue> {
    Lead::read(lead).map_err(|error| JsValue::from_str(&error.to_string()))
}

#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn read_now(now: f64) -> Result<Instant, JsValue> {
    Instant::from_millis(now as i64).filter(|_| now.is_finite()).ok_or_else(|| JsValue::from_str("`now` is no moment"))
}

/// Every problem of a policy.
///
/// # Errors
/// None of ours: only a host that cannot make an object.
#[wasm_bindgen]
pub fn check(policy: &str) -> Result<JsValue, JsValue> {
    report(Policy::read(policy))
}

fn report(checked: Result<Policy, Vec<Problem>>) -> Result<JsValue, JsValue> {
    match checked {
        Err(problems) => Ok(refusal(&problems)),
        Ok(policy) => {
            let program = policy.compile();
            let name = Name {
                id: program.id().to_owned(),
                version: program.version().to_owned(),
                digest: program.digest().to_owned(),
            };
            to_js(&Report { ok: true, problems: Vec::new(), policy: Some(name) })
        }
    }
}

/// What a page holds of a policy.
///
/// # Errors
/// The report, where the policy has problems.
#[wasm_bindgen]
pub fn publish(policy: &str) -> Result<JsValue, JsValue> {
    let publication = read_policy(policy)?.publish();
    let program = publication.program();
    to_js(&PublicationReport {
        program: publication.ascii(),
        inline: publication.inline(),
        digest: program.digest().to_owned(),
        provisional: program.is_provisional(),
    })
}

/// Decides a lead by a policy.
///
/// # Errors
/// The report, where the policy has problems; a text, where the lead is none.
#[wasm_bindgen(js_name = decide)]
pub fn decide_lead(policy: &str, lead: &str, now: f64) -> Result<JsValue, JsValue> {
    let program = read_policy(policy)?.compile();
    let lead = read_lead(lead)?;
    js_sys::JSON::parse(&decide(&program, &lead, read_now(now)?).document())
}

/// Decides a lead by a policy, with the trace.
///
/// # Errors
/// As [`decide_lead`].
#[wasm_bindgen(js_name = decideTraced)]
pub fn decide_lead_traced(policy: &str, lead: &str, now: f64) -> Result<JsValue, JsValue> {
    let program = read_policy(policy)?.compile();
    let lead = read_lead(lead)?;
    let (decision, trace) = decide_traced(&program, &lead, read_now(now)?);
    js_sys::JSON::parse(&format!("{{\"decision\":{},\"trace\":{}}}", decision.document(), trace))
}

/// How an answer to one of a policy's attributes is read, and why.
///
/// # Errors
/// The report, where the policy has problems; a text, where it has no such attribute.
#[wasm_bindgen]
pub fn read(policy: &str, attribute: &str, typed: &str) -> Result<JsValue, JsValue> {
    let policy = read_policy(policy)?;
    let reader = Reader::new(&policy);
    let answer = reader.read(attribute, typed);
    let answer = answer.ok_or_else(|| JsValue::from_str(&format!("the policy has no attribute `{attribute}`")))?;
    js_sys::JSON::parse(&answer.document())
}
