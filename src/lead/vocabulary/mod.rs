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

/// The key of the first entry of a table that fits.
fn find(table: &'static str, fits: &dyn Fn(&str, &str) -> bool) -> Option<&'static str> {
    for line in table.split('\n').filter(|line| !line.starts_with('#')) {
        if let Some((key, words)) = line.split_once(':')
            && words.split(',').any(|word| fits(key, word.trim_ascii()))
        {
            return Some(key);
        }
    }
    None
}
