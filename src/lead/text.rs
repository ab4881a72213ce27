//! Folding: the one form in which typed text, option labels, event names and property values are compared.

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

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn width_case_and_space_fold_away() {
        assert_eq!(fold(" ﾏﾈｰｼﾞｬｰ\u{3000}\u{feff} ＣＥＯ\n"), "マネージャー ceo");
        assert_eq!(fold("\u{feff}\u{85}\t"), "");
    }
}
