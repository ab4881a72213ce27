//! A decision with its trace: what was typed, the words recognised, and each condition node. For people who ask why.

use super::condition::said;
use super::decision::{Decision, decide_with};
use super::trace::FullTrace;
use crate::json::Writer;
use crate::lead::Lead;
use crate::lead::attribute::Part;
use crate::lead::clock::Instant;
use crate::lead::grounds::Grounds;
use crate::policy::program::Program;

/// Decides as [`crate::decide`] does, and gives the trace beside the decision, as JSON: `attributes` (what was typed, how it was
/// read, the words it rests on) and `conditions` (each node by its path in the policy, parents before their children).
#[must_use]
pub fn decide_traced<'a>(program: &'a Program, lead: &'a Lead, now: Instant) -> (Decision<'a>, String) {
    let mut trace = FullTrace::default();
    let decision = decide_with(program, lead, now, &mut trace);
    let mut out = Writer::new(false);
    out.open('{');
    out.name("attributes");
    out.open('{');
    for attribute in program.attributes() {
        let Some(typed) = lead.attributes().get(attribute.name()) else {
            continue;
        };
        let reading = attribute.read(&said(typed), program.words());
        out.name(attribute.name());
        out.open('{');
        if reading.is_known() {
            out.name("read");
            reading.write(attribute, Part::Whole, &mut out);
        }
        out.name("typed");
        out.value(typed);
        Grounds::of(attribute.kind(), typed, program.words()).write(&mut out);
        out.close('}');
    }
    out.close('}');
    out.name("conditions");
    out.open('[');
    for (at, truth) in trace.into_nodes() {
        out.open('{');
        out.text_member("at", &at);
        out.text_member("result", truth.word());
        out.close('}');
    }
    out.close(']');
    out.close('}');
    (decision, out.out)
}
