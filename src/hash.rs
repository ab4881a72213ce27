//! SHA-256 in lower-case hexadecimal, as decisions, programs and ids hold it.

use crate::joined::joined;
use crate::prelude::*;
use sha2::block_api::compress256;

/// What every SHA-256 begins with (FIPS 180-4, 5.3.3).
const BEGIN: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The 64 digits of a text's SHA-256. The blocks are the library's; its buffer for what comes in pieces would be as large again.
#[inline(never)]
pub(crate) fn digits(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0x80);
    while bytes.len() % 64 != 56 {
        bytes.push(0);
    }
    let bits = u64::try_from(text.len()).unwrap_or(u64::MAX).wrapping_mul(8);
    bytes.extend_from_slice(&bits.to_be_bytes());
    let mut state = BEGIN;
    compress256(&mut state, bytes.as_chunks().0);
    let mut out = String::new();
    for word in state {
        for byte in word.to_be_bytes() {
            push(byte, &mut out);
        }
    }
    out
}

/// The same as decisions name it.
pub(crate) fn sha256(text: &str) -> String {
    joined(&["sha256:", &digits(text)], "")
}

/// Appends a byte.
#[inline(never)]
pub(crate) fn push(byte: u8, out: &mut String) {
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::digits;
    use sha2::{Digest, Sha256};

    #[test]
    fn texts_of_any_length_have_the_digits_of_the_library() {
        let text = "リード".repeat(40);
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            let text = text.get(..length).unwrap_or_default();
            let expected: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digits(text), expected, "{length} bytes");
        }
    }
}
