//! Owners: weighted rendezvous hashing, so that a returning person keeps their owner and a new owner takes only their share.

use crate::digits;
use sha2::{Digest, Sha256};

/// The owner of a lead among owners and their weights.
pub(crate) fn choose<'a>(owners: &'a [(String, u8)], key: &str) -> Option<&'a str> {
    let mut best: Option<([u8; 8], &str)> = None;
    for (owner, weight) in owners {
        for ticket in 0..*weight {
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
    hash.update(digits::text(u64::from(ticket)));
    hash.finalize().first_chunk().copied().unwrap_or_default()
}
