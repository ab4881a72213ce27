//! The decision: a verdict as the document that browsers, back ends and people read, with the digests that prove it.

use super::condition::Facts;
use super::trace::{NoTrace, Trace};
use super::verdict::{Outcome, Verdict, judge};
use crate::hash::sha256;
use crate::json::Writer;
use crate::lead::Lead;
use crate::lead::attribute::Part;
use crate::lead::clock::Instant;
use crate::policy::program::Program;
use crate::prelude::*;

/// The version of the deciding core, as decisions name it.
pub const CORE: &str = env!("CARGO_PKG_VERSION");

/// Who reads a document.
#[derive(Clone, Copy, PartialEq)]
enum View {
    /// Its digest: without `digest`, `core`, `provisional`, `ask`, `askComplete` and `warnings`.
    Digest,
    /// Whoever asked for the decision.
    Full,
    /// Other people's scripts: without what was typed.
    Quiet,
}

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
    Decision::on(Facts::gather(program, lead, now), lead, trace)
}

impl<'a> Decision<'a> {
    /// The verdict on facts that were read of a lead.
    pub(crate) fn on(facts: Facts<'a>, lead: &'a Lead, trace: &mut impl Trace) -> Decision<'a> {
        let verdict = judge(&facts, lead.key(), trace);
        Decision { facts, lead, verdict }
    }

    /// Where the lead goes.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.verdict.outcome
    }

    /// Whether private parts were left out, so that the server's verdict counts.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.facts.program.is_provisional()
    }

    /// The decision document, with all digests: JSON in the canonical form of RFC 8785.
    #[must_use]
    pub fn document(&self) -> String {
        self.write(View::Full)
    }

    /// The document without anything that was typed: `seen` of texts and addresses is left out. For logs, and for events that
    /// other people's scripts can hear.
    #[must_use]
    pub fn quiet_document(&self) -> String {
        self.write(View::Quiet)
    }

    /// Writes the members in the order of their names.
    fn write(&self, view: View) -> String {
        let program = self.facts.program;
        let verdict = &self.verdict;
        let shown = view != View::Digest;
        let mut out = Writer::new(false);
        out.open('{');
        if shown {
            out.list("ask", &[]);
            if verdict.outcome == Outcome::Nurture {
                out.name("askComplete");
                out.bool(false);
            }
        }
        if let Some(cell) = &verdict.cell {
            out.text_member("cell", cell);
        }
        if let Some(by) = verdict.contact_by {
            out.moment_member("contactBy", by);
        }
        if shown {
            out.text_member("core", CORE);
            out.text_member("digest", &sha256(&self.write(View::Digest)));
        }
        out.count_member("format", 1);
        out.text_member("inputs", &sha256(&self.inputs()));
        out.text_member("key", self.lead.key());
        out.name("mql");
        out.open('[');
        for met in &verdict.mql {
            out.open('{');
            out.text_member("id", met.criterion.id());
            out.text_member("result", met.truth.word());
            if let Some(condition) = met.criterion.when() {
                self.facts.write_seen(condition.0, &verdict.scores, view == View::Quiet, &mut out);
            }
            out.close('}');
        }
        out.close(']');
        out.moment_member("now", self.facts.now);
        out.text_member("outcome", verdict.outcome.word());
        out.name("policy");
        out.open('{');
        out.text_member("digest", program.digest());
        out.text_member("id", program.id());
        out.text_member("version", program.version());
        out.close('}');
        if shown {
            out.name("provisional");
            out.bool(self.is_provisional());
        }
        out.name("reasons");
        out.open('[');
        for id in &verdict.reasons {
            out.open('{');
            out.text_member("id", id);
            out.close('}');
        }
        out.close(']');
        self.write_route(&mut out);
        out.name("score");
        verdict.scores.write(&mut out);
        out.text_member("stage", verdict.outcome.stage());
        out.list("tags", &verdict.tags);
        out.name("undecided");
        out.bool(verdict.undecided);
        if shown {
            self.write_warnings(&mut out);
        }
        out.close('}');
        out.out
    }

    fn write_route(&self, out: &mut Writer) {
        let Some(route) = self.verdict.route else {
            return;
        };
        out.name("route");
        out.open('{');
        out.text_member("id", route.id());
        if let Some(owner) = self.verdict.owner {
            out.text_member("owner", owner);
        }
        out.text_member("queue", route.queue());
        if let Some(sla) = self.verdict.sla {
            out.text_member("sla", sla.id());
        }
        out.close('}');
    }

    /// What the digest of the inputs covers: what is known of the lead, as far as the policy asks for it.
    fn inputs(&self) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        out.name("attributes");
        out.open('{');
        for fact in &self.facts.attributes {
            if fact.reading.is_known() {
                out.name(fact.attribute.name());
                fact.reading.write(fact.attribute, Part::Whole, &mut out);
            }
        }
        out.close('}');
        out.name("events");
        out.open('[');
        for event in self.facts.ledger.events.iter().filter(|event| event.topic.is_some()) {
            event.write(self.facts.program.interest(), &mut out);
        }
        out.close(']');
        out.text_member("key", self.lead.key());
        out.close('}');
        out.out
    }
}
