//! What a page's script asks of the core. An instance of the module is one engine: it is opened once, with one program. Texts are
//! JSON, and so is what comes back.

use super::reading::answers;
use crate::decide::condition::Facts;
use crate::decide::decision::Decision;
use crate::decide::trace::NoTrace;
use crate::hash;
use crate::json::Writer;
use crate::lead::clock::Instant;
use crate::lead::{Lead, LeadError};
use crate::policy::program::Program;
use crate::prelude::*;
use alloc::boxed::Box;
use once_cell::race::OnceBox;
use wasm_bindgen::prelude::wasm_bindgen;

/// The program of this instance.
static PROGRAM: OnceBox<Program> = OnceBox::new();

fn program() -> &'static Program {
    PROGRAM.get_or_init(Box::default)
}

/// Starts with a program: `true`, or `false` where it is none of this version.
const OPEN: u32 = 0;
/// The policy's id, version and digest.
const POLICY: u32 = 1;
/// Whether this is a moment, and any condition asks about events of this name: a moment, a line feed, and the name.
const ASKS: u32 = 2;
/// The SHA-256 of a text, in hexadecimal.
const HASH: u32 = 3;
/// The lead whose controls are read, as other doors of Leadpass take it.
const LEAD: u32 = 4;
/// Decides a lead, without what was typed.
const DECIDE_QUIETLY: u32 = 5;

/// Answers a question about a text, as JSON. Any number from six on decides a lead at a moment in JavaScript's milliseconds:
/// `{"decision": …, "values": …}`, the values of the fields in their order. A lead may hold `controls` of a form instead of
/// `attributes`. Where it is no lead: `{"error": …}`. One door, since each costs a page as much as a small rule.
#[must_use]
#[wasm_bindgen]
pub fn ask(question: u32, text: &str, now: f64) -> String {
    let mut out = Writer::new(false);
    match question {
        OPEN => out.bool(Program::read(text).is_some_and(|program| PROGRAM.set(Box::new(program)).is_ok())),
        POLICY => {
            out.open('{');
            out.text_member("digest", program().digest());
            out.text_member("id", program().id());
            out.text_member("version", program().version());
            out.close('}');
        }
        ASKS => {
            let line = text.bytes().take_while(|byte| *byte != b'\n').count();
            let is_moment = text.get(..line).is_some_and(|at| Instant::parse(at).is_some());
            let event = text.get(line + 1..).unwrap_or_default();
            out.bool(is_moment && program().interest().topic(event).is_some());
        }
        HASH => out.text(&hash::digits(text)),
        _ => {
            out.open('{');
            if let Err(error) = answer(question, text, now, &mut out) {
                out.text_member("error", &error.message());
            }
            out.close('}');
        }
    }
    out.out
}

fn answer(question: u32, lead: &str, now: f64, out: &mut Writer) -> Result<(), LeadError> {
    let lead = Lead::read(lead)?;
    let answers = lead.controls().map_or_else(Vec::new, |controls| answers(controls, program()));
    if question == LEAD {
        out.name("attributes");
        out.open('{');
        for answer in &answers {
            answer.write(out);
        }
        out.close('}');
        out.name("events");
        out.value(lead.events());
        out.text_member("key", lead.key());
        return Ok(());
    }
    let mut facts = Facts::gather(program(), &lead, millis(now).ok_or(LeadError::Now)?);
    for (fact, answer) in facts.attributes.iter_mut().zip(&answers) {
        fact.reading = answer.read(program());
    }
    let decision = Decision::on(facts, &lead, &mut NoTrace);
    out.name("decision");
    out.raw(&if question == DECIDE_QUIETLY { decision.quiet_document() } else { decision.document() });
    out.name("values");
    out.open('[');
    decision.each_field(&mut |value| out.text(value));
    out.close(']');
    Ok(())
}

/// A moment in JavaScript's milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn millis(clock: f64) -> Option<Instant> {
    Instant::from_millis(clock as i64).filter(|_| clock.is_finite())
}
