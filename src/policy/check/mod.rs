//! Checking: the policy's text goes in; a sound [`Policy`] or every problem it has comes out.

mod attributes;
mod conditions;
mod names;
mod place;
mod routing;
mod scoring;
mod upkeep;

pub(crate) use attributes::option_words;

use super::document::{Criterion, Policy, Tag};
use super::problem::{Expected, Fault, Limit, Problem};
use crate::hash::sha256;
use crate::json::{self, Json, Limits, SyntaxError, SyntaxErrorKind};
use names::Names;
use place::{Object, Place, Report};
use std::collections::HashSet;

/// What a policy's text may hold.
const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 64, string: 1 << 20 };

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// Every problem at once (the first 1,000), in the order of the text's keys as far as they are known. Where the text is no
    /// JSON, the first place that is not.
    ///
    /// # Examples
    /// ```
    /// let problems = leadpass::Policy::read(r#"{"format": 1, "id": "acme", "mqI": []}"#).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.to_string() == "`mqI`: there is no such key here; did you mean `mql`?"));
    /// ```
    pub fn read(text: &str) -> Result<Policy, Vec<Problem>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = json::read(text, LIMITS).map_err(|error| vec![syntax_problem(text, error)])?;
        let mut report = Report::default();
        for path in json::repeated_names(&tree) {
            report.note(&path, Fault::Repeated);
        }
        let json = Json::from(&tree);
        let policy = read_policy(&json, &mut report);
        let problems = report.into_problems();
        match policy {
            Some(policy) if problems.is_empty() => Ok(policy),
            _ => Err(problems),
        }
    }
}

fn syntax_problem(text: &str, error: SyntaxError) -> Problem {
    let before = text.get(..error.offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    let fault = match error.kind {
        SyntaxErrorKind::Bytes | SyntaxErrorKind::StringBytes => Fault::TooMuch(Limit::Bytes),
        SyntaxErrorKind::Depth => Fault::TooMuch(Limit::Depth),
        _ => Fault::Syntax,
    };
    Problem { path: String::new(), place: Some((line, column)), fault, suggestion: None }
}

/// SHA-256 of the policy's canonical form without `$schema`.
fn digest(json: &Json) -> String {
    sha256(&json.clone().without(&["$schema"]).canonical())
}

fn read_policy(json: &Json, report: &mut Report) -> Option<Policy> {
    let root = Place { path: String::new(), json };
    let names = Names::gather(json);
    let mut policy = root.object(report)?;
    if let Some(schema) = policy.get("$schema") {
        schema.text(report);
    }
    let format = policy.need("format", report);
    if let Some(format) = format.filter(|format| *format.json != Json::Number("1".into())) {
        format.expected::<()>(Expected::FormatOne, report);
    }
    let id = policy.id(report);
    let version = policy.need("version", report).and_then(|version| version.filled_text(report));
    let title = policy.label("title", report);
    let timezone = policy.get("timezone").map_or(Some("UTC"), |zone| zone.text(report));
    let attributes = policy.need("attributes", report).and_then(|place| attributes::read(&place, report));
    let titles = policy.get("titles").and_then(|place| attributes::read_titles(&place, report)).unwrap_or_default();
    let known = attributes.as_deref().unwrap_or_default();
    let scope = conditions::Scope { attributes: known, names: &names, scores: true };
    let score = policy.need("score", report).and_then(|place| scoring::read(&place, &scope.without_scores(), report));
    let disqualify =
        policy.get("disqualify").map(|place| criteria(&place, &scope.without_scores(), report)).unwrap_or_default();
    let mql = policy.need("mql", report).map(|place| criteria(&place, &scope, report)).unwrap_or_default();
    let tags = policy.get("tags").map(|place| tags(&place, &scope, report)).unwrap_or_default();
    let sales = policy.need("sales", report).and_then(|place| routing::read_routes(&place, &scope, report));
    let nurture = policy.need("nurture", report).and_then(|place| routing::read_routes(&place, &scope, report));
    let slas = policy.get("slas").and_then(|place| routing::read_slas(&place, &names, report)).unwrap_or_default();
    let business_hours = policy.get("businessHours").and_then(|place| routing::read_hours(&place, report));
    if let Some(place) = policy.get("timezone") {
        routing::check_zone(&place, report);
    }
    let stages = policy.get("stages").map(|place| upkeep::read_stages(&place, report)).unwrap_or_default();
    let review = policy.get("review").and_then(|place| upkeep::read_review(&place, report));
    let kgi = policy.get("kgi").and_then(|place| upkeep::read_kgi(&place, report));
    policy.close(report);
    Some(Policy {
        id: id?,
        version: version?.to_owned(),
        title,
        timezone: timezone?.to_owned(),
        attributes: attributes?,
        titles,
        score: score?,
        disqualify,
        mql,
        tags,
        sales: sales?,
        nurture: nurture?,
        slas,
        business_hours,
        stages,
        review,
        kgi,
        digest: digest(json),
    })
}

/// Reads a list of objects that each have an id; an id that stands twice is a problem.
fn with_ids<'a, T>(
    place: &Place<'a>,
    report: &mut Report,
    mut read: impl FnMut(&mut Object<'a>, String, &mut Report) -> Option<T>,
) -> Option<Vec<T>> {
    let mut ids: HashSet<String> = HashSet::new();
    let mut items = Vec::new();
    for item in place.list(report)? {
        let Some(mut object) = item.object(report) else {
            continue;
        };
        let id = object.id(report);
        if id.as_ref().is_some_and(|id| !ids.insert(id.clone())) {
            report.note(&format!("{}.id", item.path), Fault::RepeatedId);
        }
        // Without an id the rest is read all the same, for its own problems.
        items.extend(read(&mut object, id.unwrap_or_default(), report));
        object.close(report);
    }
    Some(items)
}

fn criteria(place: &Place<'_>, scope: &conditions::Scope<'_>, report: &mut Report) -> Vec<Criterion> {
    let read = |object: &mut Object<'_>, id, report: &mut Report| {
        let label = object.label("label", report);
        let private = object.private(report);
        let when = object.need("when", report).and_then(|when| conditions::read(&when, scope, report))?;
        Some(Criterion { id, label, private, when })
    };
    with_ids(place, report, read).unwrap_or_default()
}

fn tags(place: &Place<'_>, scope: &conditions::Scope<'_>, report: &mut Report) -> Vec<Tag> {
    let mut tags = Vec::new();
    for item in place.list(report).unwrap_or_default() {
        let Some(mut object) = item.object(report) else {
            continue;
        };
        let tag = object.need("tag", report).and_then(|tag| tag.id(report));
        let label = object.label("label", report);
        let when = object.need("when", report).and_then(|when| conditions::read(&when, scope, report));
        object.close(report);
        if let (Some(tag), Some(when)) = (tag, when) {
            tags.push(Tag { tag, label, when });
        }
    }
    tags
}
