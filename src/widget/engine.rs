//! What a page's script holds of the core: one program. JavaScript holds it by `&self` methods only, so that no call can find it
//! borrowed. Texts are JSON, and so is what comes back.

use super::event;
use super::reading::{Answer, answers};
use crate::decide::condition::Facts;
use crate::decide::decision::Decision;
use crate::decide::trace::NoTrace;
use crate::json::{self, Writer};
use crate::lead::clock::Instant;
use crate::lead::{LEAD_LIMITS, Lead};
use crate::policy::program::Program;
use crate::prelude::*;
use wasm_bindgen::prelude::*;

/// A program that decides.
#[wasm_bindgen]
pub struct Engine {
    program: Program,
}

#[wasm_bindgen]
impl Engine {
    /// Starts with a program's bytes; none where they are no program of this version.
    #[must_use]
    pub fn open(program: &[u8]) -> Option<Engine> {
        Program::decode(program).ok().map(|program| Engine { program })
    }

    /// The policy's id, version and digest.
    #[must_use]
    pub fn policy(&self) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        out.text_member("digest", self.program.digest());
        out.text_member("id", self.program.id());
        out.text_member("version", self.program.version());
        out.close('}');
        out.out
    }

    /// Decides a lead at a moment in JavaScript's milliseconds: `{"decision": …, "values": …}`, the values of the fields in their
    /// order. A lead may hold `controls` of a form instead of `attributes`. A quiet decision holds nothing that was typed. Where it
    /// is no lead or no moment: `{"error": …}`.
    #[must_use]
    pub fn decide(&self, lead: &str, now: f64, quiet: bool) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        match (Lead::read(lead), millis(now)) {
            (Err(error), _) => out.text_member("error", &error.message()),
            (_, None) => out.text_member("error", "`now` is no moment"),
            (Ok(lead), Some(now)) => {
                let mut facts = Facts::gather(&self.program, &lead, now);
                for (fact, answer) in facts.attributes.iter_mut().zip(self.answers(&lead)) {
                    fact.reading = answer.read(&self.program);
                }
                let decision = Decision::on(facts, &lead, &mut NoTrace);
                out.name("decision");
                out.raw(&if quiet { decision.quiet_document() } else { decision.document() });
                out.name("values");
                out.open('[');
                for value in decision.fields() {
                    out.text(&value);
                }
                out.close(']');
            }
        }
        out.close('}');
        out.out
    }

    /// The lead whose controls are read, as other doors of Leadpass take it; or an error, as above.
    #[must_use]
    pub fn lead(&self, lead: &str) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        match Lead::read(lead) {
            Err(error) => out.text_member("error", &error.message()),
            Ok(lead) => {
                out.name("attributes");
                out.open('{');
                for answer in self.answers(&lead) {
                    answer.write(&mut out);
                }
                out.close('}');
                out.name("events");
                out.value(lead.events());
                out.text_member("key", lead.key());
            }
        }
        out.close('}');
        out.out
    }

    /// An event as leads hold it: `{event, properties, id, at}`, of which the last two may be missing. It then gets the id that
    /// the same event with the same seed always has, and the moment given. None where the policy does not ask about it.
    #[must_use]
    pub fn event(&self, event: &str, seed: &str, at: &str) -> Option<String> {
        event::whole(json::read(event, LEAD_LIMITS).ok()?.root(), seed, at, &self.program)
    }
}

impl Engine {
    /// What the controls of a form say; nothing for a lead that has attributes instead.
    fn answers<'a>(&'a self, lead: &'a Lead) -> Vec<Answer<'a>> {
        lead.controls().map_or_else(Vec::new, |controls| answers(controls, &self.program))
    }
}

/// A moment in JavaScript's milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn millis(clock: f64) -> Option<Instant> {
    Instant::from_millis(clock as i64).filter(|_| clock.is_finite())
}
