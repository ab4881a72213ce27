//! Whole numbers as decimal digits, without the formatter of the standard library: a page would carry all of it.

/// Appends a number.
pub(crate) fn push(mut number: u64, width: usize, out: &mut String) {
    let mut digits = [b'0'; 20];
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        if number == 0 && used >= width.max(1) {
            break;
        }
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        used += 1;
    }
    out.extend(digits.iter().skip(digits.len() - used).map(|digit| char::from(*digit)));
}

/// A number's digits.
pub(crate) fn text(number: u64) -> String {
    let mut out = String::new();
    push(number, 1, &mut out);
    out
}

/// Reads digits and nothing else.
pub(crate) fn read(digits: &str) -> Option<i64> {
    let digit = |number: i64, byte: u8| {
        number.checked_mul(10)?.checked_add(i64::from(byte.is_ascii_digit().then(|| byte - b'0')?))
    };
    if digits.is_empty() { None } else { digits.bytes().try_fold(0, digit) }
}

#[cfg(test)]
mod tests {
    use super::{push, read, text};

    #[test]
    fn numbers_are_written_and_read_back() {
        for number in [0, 1, 10, 909, u64::MAX] {
            assert_eq!(text(number), number.to_string());
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
