//! What a page's script holds of the core: one program. JavaScript holds it by `&self` methods only, so that no call can find it
//! borrowed. Texts are JSON, and so is what comes back.

use super::{event, reading};
use crate::decide::decision::decide;
use crate::json::{self, Json, Writer, object};
use crate::lead::clock::Instant;
use crate::lead::{LEAD_LIMITS, Lead};
use crate::policy::program::Program;
use wasm_bindgen::prelude::*;

/// A program that decides.
#[wasm_bindgen]
pub struct Engine {
    program: Program,
}

#[wasm_bindgen]
impl Engine {
    /// Starts with a program's bytes.
    ///
    /// # Errors
    /// A text, where the bytes are no program of this version.
    #[wasm_bindgen(constructor)]
    pub fn new(program: &[u8]) -> Result<Engine, String> {
        let program = Program::decode(program).map_err(|error| error.to_string())?;
        Ok(Engine { program })
    }

    /// The policy's id, version and digest.
    #[must_use]
    pub fn policy(&self) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        out.text_member("digest", &self.program.digest());
        out.text_member("id", self.program.id());
        out.text_member("version", self.program.version());
        out.close('}');
        out.out
    }

    /// Decides a lead at a moment in JavaScript's milliseconds: `{"decision": …, "values": …}`, the values of the fields in their
    /// order. A lead may hold `controls` of a form instead of `attributes`. A quiet decision holds nothing that was typed.
    ///
    /// # Errors
    /// A text, where it is no lead.
    pub fn decide(&self, lead: &str, now: f64, quiet: bool) -> Result<String, String> {
        let lead = self.read(lead)?;
        let now = millis(now).ok_or("`now` is no moment")?;
        let decision = decide(&self.program, &lead, now);
        let document = if quiet { decision.quiet_document() } else { decision.document() };
        let mut values = Writer::new(false);
        values.open('[');
        for value in decision.fields() {
            values.text(&value);
        }
        values.close(']');
        Ok(["{\"decision\":", &document, ",\"values\":", &values.out, "}"].concat())
    }

    /// The lead whose controls are read, as other doors of Leadpass take it.
    ///
    /// # Errors
    /// A text, where it is no lead.
    pub fn lead(&self, lead: &str) -> Result<String, String> {
        let lead = self.read(lead)?;
        let lead = object()
            .with("key", Json::Text(lead.key))
            .with("attributes", Json::Object(lead.attributes))
            .with("events", Json::Array(lead.events));
        Ok(lead.build().canonical())
    }

    /// An event as leads hold it: `{event, properties, id, at}`, of which the last two may be missing. It then gets the id that
    /// the same event with the same seed always has, and the moment given. None where the policy does not ask about it.
    #[must_use]
    pub fn event(&self, event: &str, seed: &str, at: &str) -> Option<String> {
        let event = json::read(event, LEAD_LIMITS).ok()?;
        Some(event::whole(&event, seed, at, &self.program.interest)?.canonical())
    }
}

impl Engine {
    fn read(&self, text: &str) -> Result<Lead, String> {
        let mut lead = json::read(text, LEAD_LIMITS).map_err(|error| error.to_string())?;
        if let Json::Object(members) = &mut lead
            && let Some((name, value)) = members.iter_mut().find(|(name, _)| name == "controls")
        {
            *value = Json::Object(reading::attributes(value, &self.program));
            *name = "attributes".into();
        }
        Lead::from_json(lead).map_err(|error| error.to_string())
    }
}

/// A moment in JavaScript's milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what `i64` cannot hold is no moment either")]
fn millis(clock: f64) -> Option<Instant> {
    Instant::from_millis(clock as i64).filter(|_| clock.is_finite())
}
