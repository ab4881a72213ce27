//! A decision with its trace: what was typed, the words recognised, and each condition node. For people who ask why.

use super::decision::{Decision, decide_with};
use super::trace::FullTrace;
use crate::json::{Json, object};
use crate::lead::Lead;
use crate::lead::attribute::Part;
use crate::lead::clock::Instant;
use crate::policy::program::Program;

/// Decides as [`crate::decide`] does, and gives the trace beside the decision: `attributes` (what was typed, how it was read,
/// the words it rests on) and `conditions` (each node by its path in the policy, parents before their children).
#[must_use]
pub fn decide_traced<'a>(program: &'a Program, lead: &'a Lead, now: Instant) -> (Decision<'a>, Json) {
    let mut trace = FullTrace::default();
    let decision = decide_with(program, lead, now, &mut trace);
    let node = |(at, truth): (String, super::truth::Truth)| {
        object().with("at", Json::text(at)).with("result", Json::text(truth.word())).build()
    };
    let conditions = trace.into_nodes().into_iter().map(node).collect();
    let document = object()
        .with("attributes", Json::Object(attributes(program, lead)))
        .with("conditions", Json::Array(conditions))
        .build();
    (decision, document)
}

fn attributes(program: &Program, lead: &Lead) -> Vec<crate::json::Member> {
    let asked = program.attributes.iter().filter_map(|attribute| {
        let (_, typed) = lead.attributes.iter().find(|(name, _)| *name == attribute.name)?;
        let (reading, words) = attribute.read(typed, &program.titles);
        let entry = object().with("typed", typed.clone()).with_some("read", reading.seen(attribute, Part::Whole));
        Some((attribute.name.clone().into(), entry.with_some("words", words.map(Json::text)).build()))
    });
    asked.collect()
}
