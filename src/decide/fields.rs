//! A decision as form fields: what a page posts beside the visitor's own answers, so that whoever receives the lead can route it
//! and re-run the verdict. Values are ASCII, since host pages come in any encoding.

use super::condition::Fact;
use super::decision::Decision;
use super::truth::Truth;
use super::verdict::Outcome;
use crate::hash;
use crate::joined::joined;
use crate::json::Writer;
use crate::lead::attribute::Part;
use crate::lead::decimal::Decimal;
use crate::lead::ledger::Event;
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
        let ledger = &self.facts.ledger;
        let (mut attributes, mut sizes) = (Vec::new(), Vec::new());
        let mut size = 0;
        for fact in &self.facts.attributes {
            if fact.reading.is_known() {
                attributes.push(fact);
                sizes.push(written(&|out| write_attribute(fact, out)));
                size += sizes.last().copied().unwrap_or(0);
            }
        }
        let mut left = ledger.asked();
        let frame = self.evidence_of(&[], &[], left + attributes.len()).len();
        // A key as long as that leaves no evidence.
        let Some(mut room) = MAX_EVIDENCE.checked_sub(frame) else {
            return String::new();
        };
        while size > room
            && let Some(longest) = longest(&sizes)
        {
            attributes.remove(longest);
            size -= sizes.remove(longest);
            left += 1;
        }
        room = room.saturating_sub(size);
        let mut events = Vec::new();
        let mut place = ledger.newest(None);
        while let Some(event) = place.and_then(|place| ledger.events.get(place)) {
            let size = written(&|out| event.write(self.facts.program.interest(), out));
            if size > room {
                break;
            }
            room -= size;
            events.push(event);
            place = ledger.newest(place);
        }
        self.evidence_of(&attributes, &events, left - events.len())
    }

    fn evidence_of(&self, attributes: &[&Fact<'_>], events: &[&Event<'_>], left: usize) -> String {
        let mut out = Writer::new(true);
        out.open('{');
        out.name("attributes");
        out.open('{');
        for fact in attributes {
            write_attribute(fact, &mut out);
        }
        out.close('}');
        out.name("events");
        out.open('[');
        for event in events {
            event.write(self.facts.program.interest(), &mut out);
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

/// Writes an attribute as read, as a member.
fn write_attribute(fact: &Fact<'_>, out: &mut Writer) {
    out.name(fact.attribute.name());
    fact.reading.write(fact.attribute, Part::Whole, out);
}

/// How many bytes of evidence something takes, with a comma.
fn written(write: &dyn Fn(&mut Writer)) -> usize {
    let mut out = Writer::new(true);
    write(&mut out);
    out.out.len() + 1
}

/// The place of the largest, the last one of several; none where there is none.
fn longest(sizes: &[usize]) -> Option<usize> {
    let most = sizes.iter().max()?;
    sizes.iter().rposition(|size| size == most)
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
