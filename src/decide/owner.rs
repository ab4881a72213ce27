//! Owners: weighted rendezvous hashing, so that a returning person keeps their owner and a new owner takes only their share.

use crate::digits;
use crate::hash;
use crate::joined::joined;
use crate::json::Value;
use crate::prelude::*;

/// The owner of a lead among owners and their weights.
pub(crate) fn choose<'a>(owners: Value<'a>, key: &str) -> Option<&'a str> {
    let (mut best, mut highest) = (None, String::new());
    for entry in owners.items() {
        let owner = entry.text_at(0);
        for ticket in 0..u8::try_from(entry.place_at(1)).unwrap_or(0) {
            let draw = draw(key, owner, ticket);
            // The first of equals stays.
            if best.is_none() || draw > highest {
                (best, highest) = (Some(owner), draw);
            }
        }
    }
    best
}

/// The first 64 bits of a hash.
fn draw(key: &str, owner: &str, ticket: u8) -> String {
    let mut text = joined(&[key, owner, ""], "\0");
    digits::push(u64::from(ticket), 1, &mut text);
    hash::digits(&text).get(..16).unwrap_or_default().to_owned()
}
