//! SHA-256 in lower-case hexadecimal, as decisions, programs and ids hold it.

use crate::joined::joined;
use crate::prelude::*;
use sha2::{Digest, Sha256};

/// The 64 digits of a text's SHA-256.
pub(crate) fn digits(text: &str) -> String {
    let mut out = String::new();
    for byte in Sha256::digest(text) {
        push(byte, &mut out);
    }
    out
}

/// The same as decisions name it.
pub(crate) fn sha256(text: &str) -> String {
    joined(&["sha256:", &digits(text)], "")
}

/// Appends a byte.
pub(crate) fn push(byte: u8, out: &mut String) {
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    }
}
