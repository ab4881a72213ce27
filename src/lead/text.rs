//! Folding: the one form in which typed text, option labels, event names and property values are compared.

use super::vocabulary;
use super::vocabulary::classes::FORMS;
use super::vocabulary::number::LONGEST;
use super::vocabulary::table::Table;
use crate::platform;
use crate::prelude::*;

/// The fold of a text: NFKC, full Unicode lower case, white space (`White_Space` and U+FEFF) trimmed and collapsed.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    if !text.is_ascii() {
        return platform::folded_text(text);
    }
    // What most events and addresses are, without a call to the host.
    let mut folded = String::new();
    let mut gap = false;
    for byte in text.bytes() {
        if byte == b' ' || (9..=13).contains(&byte) {
            gap = !folded.is_empty();
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        folded.push(char::from(byte.to_ascii_lowercase()));
    }
    folded
}

/// Whether nothing but white space stands in a text.
pub(crate) fn is_blank(text: &str) -> bool {
    fold(text).is_empty()
}

/// Whether a text contains another, byte by byte: the library's search would be the larger half of a page's text handling.
pub(crate) fn contains(text: &str, part: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        if rest.starts_with(part.as_bytes()) {
            return true;
        }
        match rest.split_first() {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
}

/// The parts of a text between separators of one byte.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

impl<'a> Words<'a> {
    pub(crate) fn of(text: &'a str, separator: u8) -> Words<'a> {
        Words { rest: Some(text), separator }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let end = rest.bytes().position(|byte| byte == self.separator);
        self.rest = end.and_then(|end| rest.get(end + 1..));
        rest.get(..end.unwrap_or(rest.len()))
    }
}

/// The name of a company without a leading or trailing legal form, unless nothing else would be left. Its text is folded.
#[must_use]
pub(crate) fn without_form<'a>(folded: &'a str, forms: &Table) -> &'a str {
    strip_form(strip_form(folded, forms, true), forms, false)
}

/// The fold of a company's name.
#[cfg(feature = "policy")]
#[must_use]
pub(crate) fn fold_company(text: &str) -> String {
    without_form(&fold(text), &vocabulary::all().forms).to_owned()
}

fn strip_form<'a>(name: &'a str, forms: &Table, trailing: bool) -> &'a str {
    for length in (1..LONGEST).rev() {
        let start = name.len().wrapping_sub(length);
        let (form, rest) =
            if trailing { (name.get(start..), name.get(..start)) } else { (name.get(..length), name.get(length..)) };
        let (Some(form), Some(mut rest)) = (form, rest) else {
            continue;
        };
        let beside = if trailing { rest.as_bytes().last() } else { rest.as_bytes().first() };
        // A form in the middle of a word is none.
        let is_inside = |form: &[u8]| {
            form.first().is_some_and(u8::is_ascii_alphabetic) && beside.is_some_and(u8::is_ascii_alphanumeric)
        };
        if is_inside(form.as_bytes()) || !vocabulary::is_listed(forms, FORMS, form) {
            continue;
        }
        let mut length = usize::MAX;
        while rest.len() < length {
            length = rest.len();
            for sign in [" ", ",", "、"] {
                rest = if trailing { rest.strip_suffix(sign) } else { rest.strip_prefix(sign) }.unwrap_or(rest);
            }
        }
        return if rest.is_empty() { name } else { rest };
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_company};

    #[test]
    fn width_case_and_space_fold_away() {
        assert_eq!(fold(" ﾏﾈｰｼﾞｬｰ\u{3000}\u{feff} ＣＥＯ\n"), "マネージャー ceo");
        assert_eq!(fold("\u{feff}\u{85}\t"), "");
    }

    #[test]
    fn a_legal_form_is_dropped_at_either_end_only() {
        for name in
            ["株式会社リード", "㈱リード", "リード（株）", "リード 株式会社", "リード Co., Ltd.", "リード, Inc."]
        {
            assert_eq!(fold_company(name), "リード", "{name}");
        }
        assert_eq!(fold_company("Incline"), "incline");
        assert_eq!(fold_company("Zinc"), "zinc");
        assert_eq!(fold_company("株式会社"), "株式会社");
    }
}
