//! The reader: text in, a tree or the first error and its place out.
//!
//! It accepts RFC 8259 and nothing more. A lone surrogate becomes U+FFFD; a number becomes the text ECMAScript prints for it.

use super::{Json, Member};
use crate::platform;
use std::borrow::Cow;
use std::fmt;

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

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            SyntaxErrorKind::End => "the text ends before its JSON does",
            SyntaxErrorKind::Unexpected => "the text is not JSON here",
            SyntaxErrorKind::Bytes => "the text is longer than the limit of 16 MiB",
            SyntaxErrorKind::Depth => "there are more levels of JSON here than the limit of 512",
            SyntaxErrorKind::StringBytes => "this string is longer than the limit of 64 KiB",
            SyntaxErrorKind::Trailing => "something follows the JSON here",
            SyntaxErrorKind::NumberRange => "no double holds this number",
        };
        write!(f, "byte {}: {what}", self.offset + 1)
    }
}

/// Reads one JSON text.
///
/// # Errors
/// The first place where it is no JSON, or beyond the limits.
pub(crate) fn read(text: &str, limits: Limits) -> Result<Json, SyntaxError> {
    let mut reader = Reader { text, at: 0, limits };
    if text.len() > limits.bytes {
        return Err(reader.error(SyntaxErrorKind::Bytes));
    }
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.error(SyntaxErrorKind::Trailing)),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    limits: Limits,
}

type Read<T> = Result<T, SyntaxError>;

impl<'a> Reader<'a> {
    fn error(&self, kind: SyntaxErrorKind) -> SyntaxError {
        SyntaxError { offset: self.at, kind }
    }

    fn unexpected(&self) -> SyntaxError {
        self.error(if self.peek().is_none() { SyntaxErrorKind::End } else { SyntaxErrorKind::Unexpected })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Read<Json> {
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Read<Json> {
        if !self.rest().starts_with(word) {
            return Err(self.unexpected());
        }
        self.at += word.len();
        Ok(value)
    }

    fn enter(&mut self, depth: usize) -> Read<()> {
        if depth > self.limits.depth {
            return Err(self.error(SyntaxErrorKind::Depth));
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Read<Json> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            if self.take(b']') {
                return Ok(Json::Array(items));
            }
            if !self.take(b',') {
                return Err(self.unexpected());
            }
        }
    }

    fn object(&mut self, depth: usize) -> Read<Json> {
        self.enter(depth)?;
        let mut members: Vec<Member> = Vec::new();
        if self.take(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected());
            }
            let name = self.string()?;
            self.space();
            if !self.take(b':') {
                return Err(self.unexpected());
            }
            members.push((Cow::Owned(name), self.value(depth)?));
            self.space();
            if self.take(b'}') {
                return Ok(Json::Object(members));
            }
            if !self.take(b',') {
                return Err(self.unexpected());
            }
        }
    }

    fn string(&mut self) -> Read<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(self.rest().len());
            text.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            if text.len() > self.limits.string {
                return Err(SyntaxError { offset: start, kind: SyntaxErrorKind::StringBytes });
            }
            if self.take(b'"') {
                return Ok(text);
            }
            if !self.take(b'\\') {
                return Err(self.unexpected());
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Read<char> {
        let byte = self.peek();
        let plain = match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(plain)
    }

    /// Four hexadecimal digits, and four more where the first are the first half of a pair.
    fn code_point(&mut self) -> Read<char> {
        let first = self.unit()?;
        if let 0xD800..=0xDBFF = first
            && self.rest().starts_with("\\u")
        {
            let back = self.at;
            self.at += 2;
            let second = self.unit()?;
            if let 0xDC00..=0xDFFF = second {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Read<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or_else(|| self.unexpected())?;
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Read<Json> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        match number_text(text) {
            Some(text) => Ok(Json::Number(text)),
            None => Err(SyntaxError { offset: start, kind: SyntaxErrorKind::NumberRange }),
        }
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected()) } else { Ok(()) }
    }
}

/// Digits that every double holds exactly.
const EXACT_DIGITS: usize = 15;

/// The ECMAScript text of a JSON number; none where no double holds it.
fn number_text(text: &str) -> Option<Box<str>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.len() <= EXACT_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole && text != "-0" { Some(text.into()) } else { platform::number_text(text) }
}
