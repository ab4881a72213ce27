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

/// Starts with a program; false where it is none of this version.
#[must_use]
#[wasm_bindgen]
pub fn open(text: &str) -> bool {
    Program::read(text).is_some_and(|program| PROGRAM.set(Box::new(program)).is_ok())
}

/// The policy's id, version and digest.
#[must_use]
#[wasm_bindgen]
pub fn policy() -> String {
    let mut out = Writer::new(false);
    out.open('{');
    out.text_member("digest", program().digest());
    out.text_member("id", program().id());
    out.text_member("version", program().version());
    out.close('}');
    out.out
}

/// Decides a lead at a moment in JavaScript's milliseconds: `{"decision": …, "values": …}`, the values of the fields in their order.
/// A lead may hold `controls` of a form instead of `attributes`. A quiet decision holds nothing that was typed. Without a moment,
/// the lead whose controls are read, as other doors of Leadpass take it. Where it is no lead: `{"error": …}`.
#[must_use]
#[wasm_bindgen]
pub fn decide(lead: &str, now: Option<f64>, quiet: bool) -> String {
    let mut out = Writer::new(false);
    out.open('{');
    if let Err(error) = answer(lead, now, quiet, &mut out) {
        out.text_member("error", &error.message());
    }
    out.close('}');
    out.out
}

fn answer(lead: &str, now: Option<f64>, quiet: bool, out: &mut Writer) -> Result<(), LeadError> {
    let lead = Lead::read(lead)?;
    let answers = lead.controls().map_or_else(Vec::new, |controls| answers(controls, program()));
    let Some(now) = now else {
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
    };
    let mut facts = Facts::gather(program(), &lead, millis(now).ok_or(LeadError::Now)?);
    for (fact, answer) in facts.attributes.iter_mut().zip(&answers) {
        fact.reading = answer.read(program());
    }
    let decision = Decision::on(facts, &lead, &mut NoTrace);
    out.name("decision");
    out.raw(&if quiet { decision.quiet_document() } else { decision.document() });
    out.name("values");
    out.open('[');
    decision.each_field(&mut |value| out.text(value));
    out.close(']');
    Ok(())
}

/// Whether this is a moment, and any condition asks about events of this name.
#[must_use]
#[wasm_bindgen]
pub fn asks(event: &str, at: &str) -> bool {
    Instant::parse(at).is_some() && program().interest().topic(event).is_some()
}

/// The SHA-256 of a text, in hexadecimal.
#[must_use]
#[wasm_bindgen(js_name = hashOf)]
pub fn hash_of(text: &str) -> String {
    hash::digits(text)
}

/// A moment in JavaScript's milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn millis(clock: f64) -> Option<Instant> {
    Instant::from_millis(clock as i64).filter(|_| clock.is_finite())
}
