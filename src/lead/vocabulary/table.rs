//! Words by their numbers, and what they mean.

use super::number::{BASE, DIGITS};
use crate::prelude::*;

/// Words by their numbers, sorted, each with its class.
pub(crate) type Table = Vec<(u32, u8)>;

/// Unpacks what `build.rs` wrote: the classes of all words in the order of their numbers, then how far each number is from the one
/// before, as [`DIGITS`] digits: first all the highest, last all the lowest.
pub(crate) fn unpack(packed: &[u8]) -> Table {
    let count = packed.len() / (1 + DIGITS);
    let digit = |place: usize| {
        let letter = packed.get(place).copied().unwrap_or(b'0');
        let gaps = 7 * u8::from(letter >= b'A') + 6 * u8::from(letter >= b'a');
        letter.wrapping_sub(b'0' + gaps)
    };
    let mut words = Vec::with_capacity(count);
    let mut number = 0_u32;
    for place in 0..count {
        let mut step = 0;
        for part in 1..=DIGITS {
            step = step * BASE + u32::from(digit(place + count * part));
        }
        number = number.wrapping_add(step);
        words.push((number, digit(place)));
    }
    words
}

/// The class of the word of a number.
pub(crate) fn class_of(table: &Table, number: u32) -> Option<u8> {
    let place = table.binary_search_by_key(&number, |(known, _)| *known).ok()?;
    table.get(place).map(|(_, class)| *class)
}
