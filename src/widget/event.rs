//! Events of a page: what happened and when, with an id that anyone can derive again.

use crate::decide::decision::hex;
use crate::json::{Value, Writer};
use crate::lead::clock::Instant;
use crate::lead::text::fold;
use crate::policy::program::Program;
use crate::prelude::*;
use sha2::{Digest, Sha256};

/// An event as leads hold it; none where it has no name or no moment, or nobody asks about it.
pub(super) fn whole(sent: Value<'_>, seed: &str, at: &str, program: &Program) -> Option<String> {
    let text = |name| sent.get(name)?.as_text();
    let name = text("event")?;
    let folded = fold(name);
    program.interest().events.items().find(|asked| asked.text() == folded)?;
    let at = text("at").and_then(Instant::parse).or_else(|| Instant::parse(at))?;
    let mut properties = Writer::new(false);
    properties.object(sent.get("properties"), &|_, _| true);
    let properties = properties.out;
    let mut out = Writer::new(false);
    out.open('{');
    out.moment_member("at", at);
    out.text_member("event", name);
    match text("id").filter(|id| !id.is_empty()) {
        Some(id) => out.text_member("id", id),
        None => {
            // 128 bits of the SHA-256 of what makes an event the same one.
            let hash = Sha256::digest([seed, "\0", name, "\0", &properties].concat());
            out.text_member("id", &hex("", hash.first_chunk::<16>().unwrap_or(&[0; 16])));
        }
    }
    out.name("properties");
    out.raw(&properties);
    out.close('}');
    Some(out.out)
}
