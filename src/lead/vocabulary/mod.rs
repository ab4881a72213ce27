//! The words that people type for a rank, an industry or a mail provider. The tables are data, readable in review
//! (`titles.txt`, `industries.txt`, `mail.txt`); a reader gives a value and the words it rests on, or nothing: never a guess.

pub(crate) mod industry;
pub(crate) mod mail;
pub(crate) mod seniority;

/// What a reader recognised: the value's place in its list, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recognised {
    pub(crate) code: u32,
    pub(crate) words: String,
}

/// The entries of a table: each line's key with each of its words.
fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(key, words)| words.split(", ").map(move |word| (key, word)))
}
