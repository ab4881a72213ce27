//! Industries onto the divisions of the Japan Standard Industrial Classification.

use super::{Recognised, find};

/// The letters of the divisions.
pub(crate) const DIVISIONS: &str = "ABCDEFGHIJKLMNOPQRST";

/// What may stand between the words of a name, besides ASCII punctuation.
const PUNCTUATION: &[char] = &['・', '、', '。', '，', '／', '　', '–', '—', '’'];

const INDUSTRIES: &str = include_str!("industries.txt");

/// The place of a division, by its letter in either case.
pub(crate) fn division(letter: &str) -> Option<u32> {
    let mut letters = letter.chars();
    let first = letters.next()?.to_ascii_uppercase();
    let place = DIVISIONS.find(first)?;
    if letters.next().is_none() { u32::try_from(place).ok() } else { None }
}

/// Reads a folded industry: a letter, or an official name with any punctuation.
pub(crate) fn read(folded: &str) -> Option<Recognised> {
    let named = |letter: &str, name: &str| {
        let behind_letter = folded.strip_prefix(|c: char| letter.starts_with(c.to_ascii_uppercase()));
        let apart = behind_letter.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        same_letters(folded, name) || apart.is_some_and(|rest| same_letters(rest, name))
    };
    let code = division(folded).or_else(|| division(find(INDUSTRIES, &named)?))?;
    Some(Recognised { code, words: folded.to_owned() })
}

/// Whether two texts are the same but for punctuation and spaces.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |c: &char| c.is_ascii_alphanumeric() || !(c.is_ascii() || PUNCTUATION.contains(c));
    a.chars().filter(letters).eq(b.chars().filter(letters))
}

#[cfg(test)]
mod tests {
    use super::super::super::text::fold;
    use super::{DIVISIONS, read};

    #[test]
    fn letters_and_official_names_are_read() {
        for (typed, letter) in [
            ("E", "E"),
            ("ｅ", "E"),
            ("製造業", "E"),
            ("E 製造業", "E"),
            ("農業、林業", "A"),
            ("電気・ガス・熱供給・水道業", "F"),
            ("Electricity, Gas, Heat Supply and Water", "F"),
            ("サービス業（他に分類されないもの）", "R"),
            ("Services, N.E.C.", "R"),
        ] {
            let code = read(&fold(typed)).map(|recognised| crate::index(recognised.code));
            assert_eq!(code, DIVISIONS.find(letter), "{typed}");
        }
        for typed in ["", "U", "EE", "製造", "e製造業x"] {
            assert_eq!(read(&fold(typed)), None, "{typed}");
        }
    }
}
