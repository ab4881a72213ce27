//! Whole numbers as decimal digits, without the formatter of the standard library: a page would carry all of it.

use crate::prelude::*;

/// Appends a number, with leading zeros up to a width.
pub(crate) fn push(number: u64, width: usize, out: &mut String) {
    if number >= 10 || width > 1 {
        push(number / 10, width.saturating_sub(1), out);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// Reads digits and nothing else.
pub(crate) fn read(digits: &str) -> Option<i64> {
    let mut number = if digits.is_empty() { None } else { Some(0_i64) };
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        number = number?.checked_mul(10)?.checked_add(i64::from(digit));
        if digit > 9 {
            return None;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::{push, read};

    #[test]
    fn numbers_are_written_and_read_back() {
        for number in [0, 1, 10, 909, u64::MAX] {
            let mut text = String::new();
            push(number, 1, &mut text);
            assert_eq!(text, number.to_string());
        }
        let mut padded = String::new();
        push(7, 3, &mut padded);
        assert_eq!(padded, "007");
        assert_eq!(read("9223372036854775807"), Some(i64::MAX));
        for not in ["", "-1", "+1", "9223372036854775808", "1x"] {
            assert_eq!(read(not), None, "{not}");
        }
    }
}
