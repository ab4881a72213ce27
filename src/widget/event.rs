//! Events of a page: what happened and when, with an id that anyone can derive again.

use crate::decide::decision::hex;
use crate::json::{Json, object};
use crate::lead::clock::Instant;
use crate::lead::ledger::{Event, Interest};
use sha2::{Digest, Sha256};

/// An event as leads hold it; none where it has no name or no moment, or nobody asks about it.
pub(super) fn whole(sent: &Json, seed: &str, at: &str, interest: &Interest) -> Option<Json> {
    let name = sent.get("event")?.as_text()?;
    let text = |name| sent.get(name).and_then(Json::as_text);
    let at = text("at").and_then(Instant::parse).or_else(|| Instant::parse(at))?;
    let properties = sent.get("properties").cloned().unwrap_or_else(|| object().build());
    let id = text("id").map_or_else(|| derived_id(seed, name, &properties), str::to_owned);
    let event = object()
        .with("at", Json::text(at.text()))
        .with("event", Json::text(name))
        .with("id", Json::text(id))
        .with("properties", properties)
        .build();
    Event::read(&event, interest)?.topic()?;
    Some(event)
}

/// 128 bits of the SHA-256 of what makes an event the same one.
fn derived_id(seed: &str, name: &str, properties: &Json) -> String {
    let mut hash = Sha256::new();
    for part in [seed, name, &properties.canonical()] {
        hash.update(part);
        hash.update([0]);
    }
    hex("", hash.finalize().first_chunk::<16>().unwrap_or(&[0; 16]))
}
