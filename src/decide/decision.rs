//! The decision: a verdict as the document that browsers, back ends and people read, with the digests that prove it.

use super::condition::{Facts, Seen};
use super::trace::{NoTrace, Trace};
use super::verdict::{Met, Outcome, Verdict, judge};
use crate::json::{Json, Member, Writer};
use crate::lead::Lead;
use crate::lead::attribute::{Part, Reading};
use crate::lead::clock::Instant;
use crate::lead::warning::{Warning, WarningCode};
use crate::order::sorted;
use crate::policy::program::Program;
use sha2::{Digest, Sha256};

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
            out.member("ask", &Json::Array(Vec::new()));
            if verdict.outcome == Outcome::Nurture {
                out.bool_member("askComplete", false);
            }
        }
        if let Some(cell) = &verdict.cell {
            out.text_member("cell", cell);
        }
        if let Some(by) = verdict.contact_by {
            out.text_member("contactBy", &by.text());
        }
        if shown {
            out.text_member("core", CORE);
            out.text_member("digest", &sha256(&self.write(View::Digest)));
        }
        out.count_member("format", 1);
        out.text_member("inputs", &sha256(&self.inputs()));
        out.text_member("key", &self.lead.key);
        out.name("mql");
        out.open('[');
        for met in &verdict.mql {
            self.write_criterion(met, view, &mut out);
        }
        out.close(']');
        out.text_member("now", &self.facts.now.text());
        out.text_member("outcome", verdict.outcome.word());
        out.name("policy");
        out.open('{');
        out.text_member("digest", &program.digest());
        out.text_member("id", &program.id);
        out.text_member("version", &program.version);
        out.close('}');
        if shown {
            out.bool_member("provisional", self.is_provisional());
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
        out.name("tags");
        out.open('[');
        for tag in &verdict.tags {
            out.text(tag);
        }
        out.close(']');
        out.bool_member("undecided", verdict.undecided);
        if shown {
            out.name("warnings");
            out.open('[');
            for warning in self.warnings() {
                warning.write(&mut out);
            }
            out.close(']');
        }
        out.close('}');
        out.out
    }

    fn write_criterion(&self, met: &Met<'_>, view: View, out: &mut Writer) {
        out.open('{');
        out.text_member("id", &met.criterion.id);
        out.text_member("result", met.truth.word());
        match &met.seen {
            Some(_) if view == View::Quiet && self.facts.shows_text(&met.criterion.when) => {}
            Some(Seen::Value(value)) => out.member("seen", value),
            Some(Seen::Score(interval)) => {
                out.name("seen");
                out.open('{');
                interval.write(out);
                out.close('}');
            }
            None => {}
        }
        out.close('}');
    }

    fn write_route(&self, out: &mut Writer) {
        let Some(taken) = &self.verdict.taken else {
            return;
        };
        out.name("route");
        out.open('{');
        out.text_member("id", &taken.route.id);
        if let Some(owner) = taken.owner {
            out.text_member("owner", owner);
        }
        out.text_member("queue", &taken.route.queue);
        if let Some(sla) = taken.sla {
            out.text_member("sla", &sla.id);
        }
        out.close('}');
    }

    /// What the digest of the inputs covers: what is known of the lead, as far as the policy asks for it.
    fn inputs(&self) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        out.member("attributes", &Json::Object(self.attributes_as_read()));
        out.member("events", &Json::Array(self.facts.ledger.records(&self.facts.program.interest)));
        out.text_member("key", &self.lead.key);
        out.close('}');
        out.out
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
        warnings.extend(self.facts.ledger.future_ones(self.facts.now));
        warnings.extend_from_slice(&self.verdict.warnings);
        let mut sorted: Vec<Warning> = sorted(&warnings, Warning::order).into_iter().cloned().collect();
        sorted.dedup();
        sorted
    }
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
