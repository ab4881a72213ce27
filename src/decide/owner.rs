//! Owners: weighted rendezvous hashing, so that a returning person keeps their owner and a new owner takes only their share.

use crate::digits;
use crate::json::Value;
use crate::prelude::*;
use sha2::{Digest, Sha256};

/// The owner of a lead among owners and their weights.
pub(crate) fn choose<'a>(owners: Value<'a>, key: &str) -> Option<&'a str> {
    let mut best: Option<([u8; 8], &str)> = None;
    for entry in owners.items() {
        let owner = entry.item(0).text();
        for ticket in 0..u8::try_from(entry.item(1).place()).unwrap_or(0) {
            let draw = draw(key, owner, ticket);
            // The first of equals stays.
            if best.is_none_or(|(highest, _)| draw > highest) {
                best = Some((draw, owner));
            }
        }
    }
    best.map(|(_, owner)| owner)
}

fn draw(key: &str, owner: &str, ticket: u8) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update(key);
    hash.update([0]);
    hash.update(owner);
    hash.update([0]);
    let mut number = String::new();
    digits::push(u64::from(ticket), 1, &mut number);
    hash.update(number);
    hash.finalize().first_chunk().copied().unwrap_or_default()
}
