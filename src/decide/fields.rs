//! A decision as form fields: what a page posts beside the visitor's own answers, so that whoever receives the lead can route it
//! and re-run the verdict. Values are ASCII, since host pages come in any encoding.

use super::decision::{Decision, hex};
use super::truth::Truth;
use super::verdict::Outcome;
use crate::json::{Json, Member, Writer};
use crate::lead::decimal::Decimal;

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

/// The most bytes of evidence that a form carries.
const MAX_EVIDENCE: usize = 4096;

impl Decision<'_> {
    /// The values of the twelve fields, in the order of [`FIELD_NAMES`]; those that don't apply are empty.
    #[must_use]
    pub fn fields(&self) -> [String; 12] {
        let program = self.facts.program;
        let verdict = &self.verdict;
        let taken = verdict.taken.as_ref();
        let score = Decimal::from_milli(verdict.scores.total.interval.known).text();
        let policy =
            [&program.id, "@", &program.version, "#", &hex("", program.digest.first_chunk::<4>().unwrap_or(&[0; 4]))]
                .concat();
        [
            ascii(&self.lead.key),
            if self.is_provisional() { "provisional" } else { "decided" }.to_owned(),
            verdict.outcome.word().to_owned(),
            taken.map(|taken| taken.route.queue.clone()).unwrap_or_default(),
            taken.and_then(|taken| taken.owner).unwrap_or_default().to_owned(),
            score,
            verdict.cell.clone().unwrap_or_default(),
            verdict.tags.join(","),
            self.reasons().join(","),
            verdict.contact_by.map(|by| by.text()).unwrap_or_default(),
            ascii(&policy),
            self.evidence(),
        ]
    }

    /// Why it is not sales': the disqualifiers that hold, or else the criteria that are not met.
    fn reasons(&self) -> Vec<&str> {
        let verdict = &self.verdict;
        match verdict.outcome {
            Outcome::Sales => Vec::new(),
            Outcome::Disqualified => verdict.reasons.clone(),
            Outcome::Nurture => {
                let open = verdict.mql.iter().filter(|met| met.truth != Truth::True);
                open.map(|met| met.criterion.id.as_str()).collect()
            }
        }
    }

    /// What a server needs to re-run the verdict: the moment, the key, the policy's digest, the attributes as read, and the
    /// events that the policy asks about, the newest first while they fit; `left` says how many events and attributes did not.
    fn evidence(&self) -> String {
        let mut attributes = self.attributes_as_read();
        let mut events = self.facts.ledger.newest_records(&self.facts.program.interest);
        let (all_attributes, all_events) = (attributes.len(), events.len());
        loop {
            let left = all_attributes - attributes.len() + all_events - events.len();
            let text = self.evidence_of(&attributes, &events, left);
            if text.len() <= MAX_EVIDENCE || (events.is_empty() && attributes.is_empty()) {
                return text;
            }
            let excess = text.len() - MAX_EVIDENCE;
            if events.is_empty() {
                drop_longest(&mut attributes);
            } else {
                drop_last(&mut events, excess);
            }
        }
    }

    fn evidence_of(&self, attributes: &[Member], events: &[Json], left: usize) -> String {
        let mut out = Writer::new(true);
        out.open('{');
        out.member("attributes", &Json::Object(attributes.to_vec()));
        out.member("events", &Json::Array(events.to_vec()));
        out.count_member("format", 1);
        out.text_member("key", &self.lead.key);
        out.count_member("left", left);
        out.text_member("now", &self.facts.now.text());
        out.text_member("policy", &self.facts.program.digest());
        out.close('}');
        out.out
    }
}

/// Drops events from the end until so many bytes are gone.
fn drop_last(events: &mut Vec<Json>, excess: usize) {
    let mut gone = 0;
    while gone < excess
        && let Some(event) = events.pop()
    {
        gone += length(&event);
    }
}

/// How many bytes a value takes.
fn length(value: &Json) -> usize {
    let mut out = Writer::new(true);
    out.value(value);
    out.out.len()
}

fn drop_longest(attributes: &mut Vec<Member>) {
    let longest = attributes.iter().enumerate().max_by_key(|(_, (_, value))| length(value));
    if let Some((place, _)) = longest {
        attributes.remove(place);
    }
}

/// A text with everything outside ASCII percent-encoded.
fn ascii(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            out.push_str(&hex("%", &[byte]));
        }
    }
    out
}
