//! Goes through a spelled text, word by word.

use super::classes::List;
use super::number::{self, LONGEST};
use super::table::{self, Table};
use crate::json::Value;

/// A text, the list to look in, and the policy's own words with their classes.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) spelled: &'a [u8],
    pub(crate) table: &'a Table,
    pub(crate) list: List,
    pub(crate) own: Option<Value<'a>>,
}

/// A word, and where it ends.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    pub(crate) class: u8,
    pub(crate) end: usize,
    pub(crate) is_own: bool,
}

impl Text<'_> {
    /// The byte at a place; a space behind the end.
    pub(crate) fn at(&self, place: usize) -> u8 {
        self.spelled.get(place).copied().unwrap_or(b' ')
    }

    /// The longest word at a place; the policy's own first.
    pub(crate) fn word(&self, place: usize) -> Option<Word> {
        let mut found = None;
        let mut hash = self.list.seed;
        let mut end = place;
        while end < self.spelled.len() && end < place + LONGEST {
            hash = number::hashed(hash, self.at(end));
            end += 1;
            if is_inner(self.at(end)) {
                continue;
            }
            let number = number::number(hash);
            let own = self.own.and_then(|own| own.items().find(|word| word.place_at(0) == number as usize));
            if let Some(own) = own {
                found = Some(Word { class: own.place_at(1) as u8, end, is_own: true });
            } else if let Some(class) = table::class_of(self.table, number)
                && class < self.list.count
            {
                found = Some(Word { class, end, is_own: false });
            }
        }
        found
    }

    /// The place behind what is no word: a sign of Japanese, or a word of another kind to its end.
    pub(crate) fn behind(&self, place: usize) -> usize {
        let mut end = place + 1;
        while is_inner(self.at(end)) {
            end += 1;
        }
        end
    }

    /// Whether a sign of katakana stands at a place.
    pub(crate) fn is_katakana(&self, place: usize) -> bool {
        matches!(self.spelled.get(place..), Some([0xe3, 0x82, 0xa1..=0xbf, ..] | [0xe3, 0x83, ..]))
    }
}

/// Whether a byte goes on with a word or a sign.
fn is_inner(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'-' | b'\'' | 0x80..=0xe1)
}
