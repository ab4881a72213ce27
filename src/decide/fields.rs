//! A decision as form fields: what a page posts beside the visitor's own answers, so that whoever receives the lead can route it
//! and re-run the verdict. Values are ASCII, since host pages come in any encoding.

use super::decision::Decision;
use super::truth::Truth;
use super::verdict::Outcome;
use crate::hash;
use crate::joined::joined;
use crate::json::Writer;
use crate::lead::attribute::Part;
use crate::lead::decimal::Decimal;
use crate::prelude::*;

/// The names of the fields, in the order in which [`Decision::fields`] gives them.
pub const FIELD_NAMES: [&str; 12] = [
    "leadpass_id",
    "leadpass_status",
    "leadpass_outcome",
    "leadpass_queue",
    "leadpass_owner",
    "leadpass_score",
    "leadpass_cell",
    "leadpass_tags",
    "leadpass_reasons",
    "leadpass_contact_by",
    "leadpass_policy",
    "leadpass_evidence",
];

/// The first eight digits of a digest, behind `sha256:`.
const SHORT: core::ops::Range<usize> = 7..15;

/// The most bytes of evidence that a form carries.
const MAX_EVIDENCE: usize = 4096;

impl Decision<'_> {
    /// The values of the twelve fields, in the order of [`FIELD_NAMES`]; those that don't apply are empty.
    #[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
    #[must_use]
    pub fn fields(&self) -> [String; 12] {
        let mut fields: [String; 12] = Default::default();
        let mut places = fields.iter_mut();
        self.each_field(&mut |value| {
            if let Some(place) = places.next() {
                value.clone_into(place);
            }
        });
        fields
    }

    /// Hands out the values of the twelve fields.
    pub(crate) fn each_field(&self, give: &mut dyn FnMut(&str)) {
        let program = self.facts.program;
        let verdict = &self.verdict;
        give(&ascii(self.lead.key()));
        give(if self.is_provisional() { "provisional" } else { "decided" });
        give(verdict.outcome.word());
        give(verdict.route.map_or("", |route| route.queue()));
        give(verdict.owner.unwrap_or_default());
        give(&Decimal::from_milli(verdict.scores.total.interval.known).text());
        give(verdict.cell.as_deref().unwrap_or_default());
        give(&joined(&verdict.tags, ","));
        give(&joined(&self.reasons(), ","));
        let mut by = String::new();
        if let Some(moment) = verdict.contact_by {
            moment.push(&mut by);
        }
        give(&by);
        let digest = program.digest().get(SHORT).unwrap_or_default();
        give(&ascii(&joined(&[program.id(), "@", program.version(), "#", digest], "")));
        give(&self.evidence());
    }

    /// Why it is not sales': the disqualifiers that hold, or else the criteria that are not met.
    fn reasons(&self) -> Vec<&str> {
        let verdict = &self.verdict;
        let mut reasons = verdict.reasons.clone();
        if verdict.outcome == Outcome::Nurture {
            for met in &verdict.mql {
                if met.truth != Truth::True {
                    reasons.push(met.criterion.id());
                }
            }
        }
        reasons
    }

    /// What a server needs to re-run the verdict: the moment, the key, the policy's digest, the attributes as read, and the
    /// events that the policy asks about, the newest first while they fit; `left` says how many events and attributes did not.
    fn evidence(&self) -> String {
        let facts = &self.facts;
        let mut attributes = Vec::new();
        for fact in facts.attributes.iter().filter(|fact| fact.reading.is_known()) {
            let mut out = Writer::new(true);
            out.name(fact.attribute.name());
            let name = out.out.len();
            fact.reading.write(fact.attribute, Part::Whole, &mut out);
            attributes.push((out.out, name));
        }
        let mut events = Vec::new();
        let mut length = 0;
        let newest = facts.ledger.newest();
        let mut left = newest.len();
        for event in newest {
            let mut out = Writer::new(true);
            event.write(facts.program.interest(), &mut out);
            length += out.out.len();
            if length > MAX_EVIDENCE {
                break;
            }
            left -= 1;
            events.push(out.out);
        }
        loop {
            let text = self.evidence_of(&attributes, &events, left);
            if text.len() <= MAX_EVIDENCE || !drop_one(&mut attributes, &mut events) {
                return text;
            }
            left += 1;
        }
    }

    fn evidence_of(&self, attributes: &[(String, usize)], events: &[String], left: usize) -> String {
        let mut out = Writer::new(true);
        out.open('{');
        out.name("attributes");
        out.open('{');
        for (attribute, _) in attributes {
            out.raw(attribute);
        }
        out.close('}');
        out.name("events");
        out.open('[');
        for event in events {
            out.raw(event);
        }
        out.close(']');
        out.count_member("format", 1);
        out.text_member("key", self.lead.key());
        out.count_member("left", left);
        out.moment_member("now", self.facts.now);
        out.text_member("policy", self.facts.program.digest());
        out.close('}');
        out.out
    }
}

/// Drops the oldest event, or where there is none the longest attribute; whether there was one.
fn drop_one(attributes: &mut Vec<(String, usize)>, events: &mut Vec<String>) -> bool {
    if events.pop().is_some() {
        return true;
    }
    let mut longest = 0;
    for (text, name) in attributes.iter() {
        longest = longest.max(text.len() - name);
    }
    let last = attributes.iter().rposition(|(text, name)| text.len() - name == longest);
    let mut place = 0;
    attributes.retain(|_| {
        place += 1;
        Some(place - 1) != last
    });
    last.is_some()
}

/// A text with everything outside ASCII percent-encoded.
fn ascii(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            out.push('%');
            hash::push(byte, &mut out);
        }
    }
    out
}
