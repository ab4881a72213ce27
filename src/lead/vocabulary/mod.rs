//! The words that people type for a rank, an industry or a mail provider. The tables are data, readable in review
//! (`titles.txt`, `industries.txt`, `mail.txt`); a reader gives a value and the words it rests on, or nothing: never a guess.

pub(crate) mod industry;
pub(crate) mod mail;
pub(crate) mod seniority;

use super::text::Words;

/// The place of a name in a list.
pub(crate) fn place(list: &str, name: &str) -> Option<u32> {
    Words::of(list, b' ').position(|entry| entry == name).and_then(|place| u32::try_from(place).ok())
}

/// The name at a place of a list.
pub(crate) fn name(list: &'static str, place: u32) -> Option<&'static str> {
    Words::of(list, b' ').nth(crate::index(place))
}

/// The key of the first entry of a table that fits. A line is a key, a colon, and words between commas.
fn find(table: &'static str, fits: &dyn Fn(&str, &str) -> bool) -> Option<&'static str> {
    for line in Words::of(table, b'\n') {
        let mut parts = Words::of(line, b':');
        let (key, words) = (parts.next()?, parts.next()?);
        if Words::of(words, b',').any(|word| fits(key, word.strip_prefix(' ').unwrap_or(word))) {
            return Some(key);
        }
    }
    None
}
