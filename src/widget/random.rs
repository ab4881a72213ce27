//! Ids that nobody can guess, and ids that anyone can derive again.

use crate::decide::decision::hex;
use sha2::{Digest, Sha256};

/// A fresh id: 128 random bits in hexadecimal.
pub(crate) fn fresh_id() -> String {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Hosts without Web Crypto: time and chance tell two page loads apart well enough for an idempotency key.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    hex("", &bytes)
}

/// The id that these texts always give: 128 bits of their SHA-256.
pub(crate) fn derived_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let digest = hash.finalize();
    hex("", digest.first_chunk::<16>().unwrap_or(&[0; 16]))
}
