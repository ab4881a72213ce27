//! The decision: a verdict as the document that browsers, back ends and people read, with the digests that prove it.

use super::condition::Facts;
use super::trace::{NoTrace, Trace};
use super::verdict::{Met, Outcome, Verdict, judge};
use crate::json::{Json, Member, object};
use crate::lead::Lead;
use crate::lead::attribute::{Part, Reading};
use crate::lead::clock::Instant;
use crate::lead::warning::{Warning, WarningCode};
use crate::policy::program::Program;
use sha2::{Digest, Sha256};

/// The version of the deciding core, as decisions name it.
pub const CORE: &str = env!("CARGO_PKG_VERSION");

/// Members that the digest of a decision leaves out, and the digest itself.
const NOT_IN_DIGEST: [&str; 6] = ["digest", "core", "provisional", "ask", "askComplete", "warnings"];

/// A verdict on one lead.
pub struct Decision<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) lead: &'a Lead,
    pub(super) verdict: Verdict<'a>,
}

/// Decides one lead: a pure function of its three arguments.
///
/// # Examples
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let text = include_str!("../../policies/small-start.json");
/// use leadpass::{Instant, Lead, Outcome, Policy, decide};
///
/// let program = Policy::read(text).map_err(|problems| format!("{problems:?}"))?.compile();
/// let lead = Lead::read(r#"{"key": "1", "attributes": {"email": "t@example.co.jp", "inquiry": "見積依頼"}}"#)?;
/// let now = Instant::parse("2026-11-22T03:00:00Z").ok_or("no instant")?;
/// assert_eq!(decide(&program, &lead, now).outcome(), Outcome::Sales);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn decide<'a>(program: &'a Program, lead: &'a Lead, now: Instant) -> Decision<'a> {
    decide_with(program, lead, now, &mut NoTrace)
}

pub(crate) fn decide_with<'a>(
    program: &'a Program,
    lead: &'a Lead,
    now: Instant,
    trace: &mut impl Trace,
) -> Decision<'a> {
    let facts = Facts::gather(program, lead, now);
    let verdict = judge(&facts, &lead.key, trace);
    Decision { facts, lead, verdict }
}

impl Decision<'_> {
    /// Where the lead goes.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.verdict.outcome
    }

    /// Whether private parts were left out, so that the server's verdict counts.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.facts.program.withheld.any
    }

    /// The decision document, with all digests.
    #[must_use]
    pub fn document(&self) -> Json {
        let body = self.body();
        let digest = sha256(&body.clone().without(&NOT_IN_DIGEST).canonical());
        let Json::Object(mut members) = body else {
            return body;
        };
        members.push(("digest".into(), Json::text(digest)));
        Json::Object(members)
    }

    /// The document without anything that was typed: `seen` of texts and addresses is left out. For events, which other
    /// people's scripts can hear.
    #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
    pub(crate) fn quiet_document(&self) -> Json {
        let mut document = self.document();
        if let Json::Object(members) = &mut document
            && let Some((_, Json::Array(criteria))) = members.iter_mut().find(|(name, _)| name == "mql")
        {
            for (criterion, met) in criteria.iter_mut().zip(&self.verdict.mql) {
                if self.facts.shows_text(&met.criterion.when) {
                    *criterion = std::mem::replace(criterion, Json::Null).without(&["seen"]);
                }
            }
        }
        document
    }

    fn body(&self) -> Json {
        let program = self.facts.program;
        let verdict = &self.verdict;
        let nurture = verdict.outcome == Outcome::Nurture;
        let policy = object()
            .with("id", Json::text(&*program.id))
            .with("version", Json::text(&*program.version))
            .with("digest", Json::text(hex("sha256:", &program.digest)));
        let reasons = verdict.reasons.iter().map(|id| object().with("id", Json::text(*id)).build());
        object()
            .with("format", Json::count(1))
            .with("key", Json::text(&*self.lead.key))
            .with("policy", policy.build())
            .with("core", Json::text(CORE))
            .with("now", Json::text(self.facts.now.text()))
            .with("inputs", Json::text(sha256(&self.inputs().canonical())))
            .with("outcome", Json::text(verdict.outcome.word()))
            .with("stage", Json::text(verdict.outcome.stage()))
            .with("undecided", Json::Bool(verdict.undecided))
            .with("provisional", Json::Bool(self.is_provisional()))
            .with("reasons", Json::Array(reasons.collect()))
            .with("mql", Json::Array(verdict.mql.iter().map(criterion).collect()))
            .with("score", verdict.scores.to_json())
            .with_some("cell", verdict.cell.as_deref().map(Json::text))
            .with("tags", Json::Array(verdict.tags.iter().copied().map(Json::text).collect()))
            .with_some("route", self.route())
            .with_some("contactBy", verdict.contact_by.map(|by| Json::text(by.text())))
            .with("ask", Json::Array(Vec::new()))
            .with_some("askComplete", nurture.then_some(Json::Bool(false)))
            .with("warnings", Json::Array(self.warnings().iter().map(Warning::to_json).collect()))
            .build()
    }

    fn route(&self) -> Option<Json> {
        let taken = self.verdict.taken.as_ref()?;
        let route = object().with("id", Json::text(&*taken.route.id)).with("queue", Json::text(&*taken.route.queue));
        let route = route.with_some("owner", taken.owner.map(Json::text));
        Some(route.with_some("sla", taken.sla.map(|sla| Json::text(&*sla.id))).build())
    }

    /// What the digest of the inputs covers: what is known of the lead, as far as the policy asks for it.
    fn inputs(&self) -> Json {
        object()
            .with("attributes", Json::Object(self.attributes_as_read()))
            .with("events", Json::Array(self.facts.ledger.records(&self.facts.program.interest)))
            .with("key", Json::text(&*self.lead.key))
            .build()
    }

    /// Every known attribute, as read.
    pub(crate) fn attributes_as_read(&self) -> Vec<Member> {
        let pairs = self.facts.program.attributes.iter().zip(&self.facts.readings);
        let seen = pairs.filter_map(|(attribute, reading)| {
            Some((attribute.name.clone().into(), reading.seen(attribute, Part::Whole)?))
        });
        seen.collect()
    }

    /// All warnings, sorted, each once.
    fn warnings(&self) -> Vec<Warning> {
        let pairs = self.facts.program.attributes.iter().zip(&self.facts.readings);
        let unreadable = pairs.filter(|(_, reading)| **reading == Reading::Unreadable);
        let mut warnings: Vec<Warning> =
            unreadable.map(|(attribute, _)| Warning::new(WarningCode::AttributeUnreadable, &attribute.name)).collect();
        warnings.extend_from_slice(self.facts.ledger.warnings());
        warnings.extend(self.facts.ledger.from_the_future(self.facts.now));
        warnings.extend_from_slice(&self.verdict.warnings);
        warnings.sort_by(Warning::order);
        warnings.dedup();
        warnings
    }
}

fn criterion(met: &Met<'_>) -> Json {
    let entry = object().with("id", Json::text(&*met.criterion.id)).with("result", Json::text(met.truth.word()));
    entry.with_some("seen", met.seen.clone()).build()
}

/// `sha256:` and the digest of a text in lower-case hexadecimal.
fn sha256(text: &str) -> String {
    hex("sha256:", &Sha256::digest(text))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(prefix: &str, bytes: &[u8]) -> String {
    let mut out = prefix.to_owned();
    for byte in bytes {
        out.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    }
    out
}
