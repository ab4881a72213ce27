//! Bytes as letters that a script can hold.
//!
//! Enters: bytes. Leaves: printable ASCII that brotli makes nearly as small as the bytes themselves, and what it takes to read it
//! again (`src/js/module.js`). The bytes that come up most are one letter each, the others two: shorter than hex, and
//! shorter still after brotli, which sees whole bytes. No letter ends a string, begins an escape, or opens a tag.

use std::fmt;

/// How many letters there are: from `#` to `~`, with two others in the places of `<` and the backslash.
const LETTERS: usize = 92;
/// So many of them are a byte each; the last two begin a pair.
const SINGLE: usize = 90;

/// Bytes in letters, and the key: a digit for four bytes each, a bit for each of them that is one letter.
#[derive(Debug)]
pub(crate) struct Lettered {
    text: String,
    key: String,
}

impl fmt::Display for Lettered {
    /// As a list in JavaScript.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "[\"{}\",\"{}\"]", self.text, self.key)
    }
}

pub(crate) fn write(bytes: &[u8]) -> Lettered {
    let mut counts = [0_usize; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let mut order: Vec<u8> = (0..=255).collect();
    order.sort_by_key(|byte| std::cmp::Reverse(counts.get(usize::from(*byte)).copied()));
    let mut rare = order.split_off(SINGLE);
    // In their own order both are a little smaller than by how often they come up.
    order.sort_unstable();
    rare.sort_unstable();
    let bit = |byte: u8| u8::from(order.binary_search(&byte).is_ok()) << (byte % 4);
    let digit = |first: u8| char::from_digit((first..=first + 3).map(bit).sum::<u8>().into(), 16);
    let key = (0..64).filter_map(|four| digit(four * 4)).collect();
    order.extend(rare);
    let mut text = String::new();
    for byte in bytes {
        let place = order.iter().position(|other| other == byte).unwrap_or(0);
        match place.checked_sub(SINGLE) {
            None => text.push(letter(place)),
            Some(rest) => text.extend([letter(SINGLE + rest / LETTERS), letter(rest % LETTERS)]),
        }
    }
    Lettered { text, key }
}

fn letter(number: usize) -> char {
    match u8::try_from(number).map(|number| number + b'#') {
        Ok(b'\\') => ' ',
        Ok(b'<') => '!',
        Ok(letter) => char::from(letter),
        Err(_) => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `src/js/module.js` reads it.
    fn read(lettered: &Lettered) -> Vec<u8> {
        let digits: Vec<u32> = lettered.key.chars().filter_map(|digit| digit.to_digit(16)).collect();
        let single = |byte: &u8| digits.get(usize::from(byte / 4)).is_some_and(|digit| digit >> (byte % 4) & 1 == 1);
        let order: Vec<u8> = (0..=255).filter(single).chain((0..=255).filter(|byte| !single(byte))).collect();
        let (mut bytes, mut base) = (Vec::new(), 0);
        for letter in lettered.text.bytes() {
            let number = usize::from(
                match letter {
                    b' ' => b'\\',
                    b'!' => b'<',
                    letter => letter,
                } - b'#',
            );
            if base == 0 && number >= SINGLE {
                base = SINGLE + (number - SINGLE) * LETTERS;
            } else {
                bytes.extend(order.get(base + number));
                base = 0;
            }
        }
        bytes
    }

    #[test]
    fn bytes_are_read_back_from_plain_letters() {
        let bytes: Vec<u8> = (0..5000_u32).map(|number| (number * number / 7 % 256) as u8).chain(0..=255).collect();
        let lettered = write(&bytes);
        assert_eq!(read(&lettered), bytes);
        assert!(lettered.text.bytes().all(|letter| (b' '..=b'~').contains(&letter) && !b"\"\\<".contains(&letter)));
    }
}
