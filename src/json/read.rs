//! The reader: text in, a tree or the first error and its place out.
//!
//! It accepts RFC 8259 and nothing more. A lone surrogate becomes U+FFFD; a number becomes the text ECMAScript prints for it.

use super::tree::{Kind, Tree};
use super::write::EXACT_DIGITS;
use crate::digits;
use crate::platform;
use crate::prelude::*;
use core::fmt;

/// What the reader refuses to go beyond.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole text.
    pub bytes: usize,
    /// Levels of arrays and objects inside one another.
    pub depth: usize,
    /// UTF-8 bytes of one string.
    pub string: usize,
}

/// Where and why a text is not JSON (or beyond a limit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place, in bytes from the start.
    pub offset: usize,
    /// What is wrong there.
    pub kind: SyntaxErrorKind,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text ends too early.
    End,
    /// Something else was expected here.
    Unexpected,
    /// More than [`Limits::bytes`].
    Bytes,
    /// More than [`Limits::depth`].
    Depth,
    /// More than [`Limits::string`].
    StringBytes,
    /// Text follows the value.
    Trailing,
    /// A number that no double holds.
    NumberRange,
}

impl SyntaxError {
    pub(crate) fn message(&self) -> String {
        let what = match self.kind {
            SyntaxErrorKind::Bytes => ": the text is longer than the limit of 16 MiB",
            SyntaxErrorKind::Depth => ": there are more levels of JSON here than the limit of 512",
            SyntaxErrorKind::StringBytes => ": this string is longer than the limit of 64 KiB",
            // What a page sends is JSON: JavaScript wrote it. Elsewhere texts are written by hand.
            #[cfg(feature = "policy")]
            SyntaxErrorKind::End => ": the text ends before its JSON does",
            #[cfg(feature = "policy")]
            SyntaxErrorKind::Trailing => ": something follows the JSON here",
            #[cfg(feature = "policy")]
            SyntaxErrorKind::NumberRange => ": no double holds this number",
            #[cfg(not(feature = "policy"))]
            SyntaxErrorKind::End | SyntaxErrorKind::Trailing | SyntaxErrorKind::NumberRange => {
                ": the text is not JSON here"
            }
            SyntaxErrorKind::Unexpected => ": the text is not JSON here",
        };
        let mut message = "byte ".to_owned();
        digits::push(u64::try_from(self.offset + 1).unwrap_or(u64::MAX), 1, &mut message);
        message.push_str(what);
        message
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// Reads one JSON text.
///
/// # Errors
/// The first place where it is no JSON, or beyond the limits.
pub(crate) fn read(text: &str, limits: Limits) -> Result<Tree, SyntaxError> {
    let mut reader = Reader { text, at: 0, limits, error: None };
    if text.len() > limits.bytes {
        reader.refuse(SyntaxErrorKind::Bytes);
    }
    let tree = reader.value(0);
    reader.space();
    if reader.at < text.len() {
        reader.refuse(SyntaxErrorKind::Trailing);
    }
    match reader.error {
        Some(error) => Err(error),
        None => Ok(tree),
    }
}

/// Reads on behind an error, at the end of the text, where nothing follows: a way out at every step would double the reader.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    limits: Limits,
    error: Option<SyntaxError>,
}

impl Reader<'_> {
    fn refuse_at(&mut self, offset: usize, kind: SyntaxErrorKind) {
        self.error = self.error.or(Some(SyntaxError { offset, kind }));
        self.at = self.text.len();
    }

    fn refuse(&mut self, kind: SyntaxErrorKind) {
        self.refuse_at(self.at, kind);
    }

    fn unexpected(&mut self) {
        self.refuse(if self.at < self.text.len() { SyntaxErrorKind::Unexpected } else { SyntaxErrorKind::End });
    }

    /// The next byte; 0 at the end, where no JSON has one.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, byte: u8) {
        if !self.take(byte) {
            self.unexpected();
        }
    }

    fn value(&mut self, depth: usize) -> Tree {
        let mut tree = Tree::default();
        self.space();
        tree.kind = match self.peek() {
            b'{' => self.list(Kind::Object, depth + 1, &mut tree.items),
            b'[' => self.list(Kind::List, depth + 1, &mut tree.items),
            b'"' => self.string(&mut tree.text),
            b't' => self.word("true", Kind::True),
            b'f' => self.word("false", Kind::False),
            b'n' => self.word("null", Kind::Null),
            _ => self.number(&mut tree.text),
        };
        tree
    }

    fn word(&mut self, word: &str, kind: Kind) -> Kind {
        if self.text.get(self.at..).unwrap_or_default().starts_with(word) {
            self.at += word.len();
        } else {
            self.unexpected();
        }
        kind
    }

    fn list(&mut self, kind: Kind, depth: usize, items: &mut Vec<Tree>) -> Kind {
        if depth > self.limits.depth {
            self.refuse(SyntaxErrorKind::Depth);
        }
        let last = if kind == Kind::Object { b'}' } else { b']' };
        self.at += 1;
        self.space();
        if !self.take(last) {
            while self.error.is_none() {
                if kind == Kind::Object {
                    self.space();
                    let mut name = Tree { kind: Kind::Text, ..Tree::default() };
                    self.string(&mut name.text);
                    items.push(name);
                    self.space();
                    self.need(b':');
                }
                items.push(self.value(depth));
                self.space();
                if self.take(last) {
                    break;
                }
                self.need(b',');
            }
        }
        kind
    }

    fn string(&mut self, out: &mut String) -> Kind {
        let start = self.at;
        self.need(b'"');
        while self.error.is_none() {
            let plain = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..b' ') {
                self.at += 1;
            }
            out.push_str(self.text.get(plain..self.at).unwrap_or_default());
            if out.len() > self.limits.string {
                self.refuse_at(start, SyntaxErrorKind::StringBytes);
            }
            if self.take(b'"') {
                break;
            }
            if self.take(b'\\') {
                out.push(self.escape());
            } else {
                self.unexpected();
            }
        }
        Kind::Text
    }

    fn escape(&mut self) -> char {
        let byte = self.peek();
        let plain = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.code_point();
            }
            _ => {
                self.unexpected();
                return ' ';
            }
        };
        self.at += 1;
        plain
    }

    /// Four hexadecimal digits, and four more where the first are the first half of a pair.
    fn code_point(&mut self) -> char {
        let mut code = self.unit();
        let back = self.at;
        if code >> 10 == 0xD800 >> 10 && self.take(b'\\') && self.take(b'u') {
            let second = self.unit();
            if second >> 10 == 0xDC00 >> 10 {
                code = 0x10000 + ((code & 0x3ff) << 10) + (second & 0x3ff);
            } else if self.error.is_none() {
                self.at = back;
            }
        } else {
            self.at = self.at.min(back);
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn unit(&mut self) -> u32 {
        let mut unit = 0;
        for _ in 0..4 {
            match char::from(self.peek()).to_digit(16) {
                Some(digit) => unit = unit * 16 + digit,
                None => self.unexpected(),
            }
            self.at += 1;
        }
        unit
    }

    fn number(&mut self, out: &mut String) -> Kind {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits();
        }
        if self.take(b'.') {
            self.digits();
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits();
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        if text.len() <= EXACT_DIGITS && text != "-0" && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
        {
            out.push_str(text);
        } else if self.error.is_none() {
            *out = platform::number_text(text);
            if out.is_empty() {
                self.refuse_at(start, SyntaxErrorKind::NumberRange);
            }
        }
        Kind::Number
    }

    fn digits(&mut self) {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start {
            self.unexpected();
        }
    }
}
