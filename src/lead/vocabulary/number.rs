//! The numbers by which words are looked up, and how they are written. Of each word a table holds a number of 28 bits, half of what
//! its letters would take: some other text has the number of one of four hundred titles once in 670,000 times, of one of
//! two thousand industries once in 130,000.

use super::classes::List;

/// No word is longer, in bytes.
pub(crate) const LONGEST: usize = 60;

/// How many digits tell how far one number is from the next.
pub(crate) const DIGITS: usize = 5;

/// How many digits there are: 0 to 9, A to Z, a to z, which pass through every editor of pages.
pub(crate) const BASE: u32 = 62;

/// A word goes byte by byte (FNV-1a), from another beginning in each list.
pub(crate) fn hashed(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The number of what was hashed.
pub(crate) fn number(hash: u32) -> u32 {
    hash >> 4
}

/// The number of a word in a list.
pub(crate) fn number_of(list: List, word: &[u8]) -> u32 {
    number(word.iter().fold(list.seed, |hash, byte| hashed(hash, *byte)))
}
