//! Industries onto the divisions of the Japan Standard Industrial Classification (日本標準産業分類 第14回改定, 総務省, 2023年6月): the
//! official names of its 大分類, the ministry's English names, and the parts they are made of, as folded text.

use super::find;

/// The letters of the divisions.
pub(crate) const DIVISIONS: &str = "A B C D E F G H I J K L M N O P Q R S T";

/// What may stand between the words of a name, besides ASCII punctuation.
const PUNCTUATION: &str = "・、。，／　–—’";

const INDUSTRIES: &str = include_str!("industries.txt");

/// The place of a division, by its letter in either case.
pub(crate) fn division(letter: &str) -> Option<u32> {
    super::place(DIVISIONS, &letter.to_ascii_uppercase())
}

/// Reads a folded industry: a letter, or an official name with any punctuation.
pub(crate) fn read(folded: &str) -> Option<u32> {
    let named = |letter: &str, name: &str| {
        let apart = match (folded.get(..1), folded.get(1..)) {
            (Some(first), Some(rest)) if first.eq_ignore_ascii_case(letter) => rest,
            _ => folded,
        };
        let begins_word = apart.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
        same_letters(folded, name) || (!begins_word && same_letters(apart, name))
    };
    division(folded).or_else(|| division(find(INDUSTRIES, &named)?))
}

/// Whether two texts are the same but for punctuation and spaces.
fn same_letters(a: &str, b: &str) -> bool {
    let is_letter =
        |c: &char| if c.is_ascii() { c.is_ascii_alphanumeric() } else { PUNCTUATION.chars().all(|sign| sign != *c) };
    a.chars().filter(is_letter).eq(b.chars().filter(is_letter))
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
            assert_eq!(read(&fold(typed)), crate::lead::vocabulary::place(DIVISIONS, letter), "{typed}");
        }
        for typed in ["", "U", "EE", "製造", "e製造業x"] {
            assert_eq!(read(&fold(typed)), None, "{typed}");
        }
    }
}
