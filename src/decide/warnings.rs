//! Warnings: what a decision could not use, and where. They never change a verdict.

use super::decision::Decision;
use crate::json::Writer;
use crate::lead::attribute::{Part, Reading};
use crate::lead::vocabulary::mail;
use crate::order;
use crate::prelude::*;

impl Decision<'_> {
    /// Writes them as a member, by code and then by place, each once.
    pub(super) fn write_warnings(&self, out: &mut Writer) {
        let (mut unreadable, mut early, mut typos) = (Vec::new(), Vec::new(), Vec::new());
        let words = self.facts.program.words();
        for fact in &self.facts.attributes {
            if matches!(fact.reading, Reading::Unreadable) {
                unreadable.push(fact.attribute.name());
            }
            if fact.reading.part_text(Part::Domain).is_some_and(|domain| mail::meant(words, domain).is_some()) {
                typos.push(fact.attribute.name());
            }
        }
        let ledger = &self.facts.ledger;
        for event in &ledger.events {
            if event.age(self.facts.now) < 0 {
                early.push(event.id);
            }
        }
        out.name("warnings");
        out.open('[');
        write("attribute-unreadable", &unreadable, out);
        // An event is dated after `now`; its age counts as 0.
        write("clock", &early, out);
        write("event-conflict", &ledger.conflicts, out);
        write("event-unreadable", &ledger.unreadable, out);
        // An address is one slip away from a well-known provider's.
        write("mail-typo", &typos, out);
        // The business clock found no opening in time.
        if let (Some(sla), None) = (self.verdict.sla, self.verdict.contact_by) {
            write("no-opening", &[sla.id()], out);
        }
        out.close(']');
    }
}

/// Writes the warnings of one code.
fn write(code: &str, places: &[&str], out: &mut Writer) {
    let mut last = None;
    for place in order::sorted(places) {
        let at = places.get(place).copied().unwrap_or_default();
        if last != Some(at) {
            out.open('{');
            out.text_member("at", at);
            out.text_member("code", code);
            out.close('}');
        }
        last = Some(at);
    }
}
