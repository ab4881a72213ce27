//! The writer: the canonical form of RFC 8785, byte for byte, for digests and for what is printed.

use super::Json;
use crate::digits;
use crate::lead::decimal::Decimal;
use crate::order::sorted;
use std::cmp::Ordering;

impl Json {
    /// The RFC 8785 form: no white space, members sorted by name (UTF-16), the shortest escapes.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::new(false);
        writer.value(self);
        writer.out
    }
}

/// Writes JSON member by member; whoever calls keeps the members in their order.
pub(crate) struct Writer {
    pub(crate) out: String,
    /// Whether everything outside ASCII is escaped: for places that know no encoding.
    ascii: bool,
}

impl Writer {
    pub(crate) fn new(ascii: bool) -> Writer {
        Writer { out: String::new(), ascii }
    }

    /// Begins an object or a list, as a value or an item.
    #[inline(never)]
    pub(crate) fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    /// Ends an object or a list.
    #[inline(never)]
    pub(crate) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// Begins a member.
    #[inline(never)]
    pub(crate) fn name(&mut self, name: &str) {
        self.text(name);
        self.out.push(':');
    }

    #[inline(never)]
    pub(crate) fn text_member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.text(text);
    }

    #[inline(never)]
    pub(crate) fn count_member(&mut self, name: &str, count: usize) {
        self.name(name);
        digits::push(u64::try_from(count).unwrap_or(u64::MAX), 1, &mut self.out);
    }

    /// A member of milli-units.
    #[inline(never)]
    pub(crate) fn milli_member(&mut self, name: &str, milli: i64) {
        self.name(name);
        self.out.push_str(&Decimal::from_milli(milli).text());
    }

    #[inline(never)]
    pub(crate) fn bool_member(&mut self, name: &str, value: bool) {
        self.name(name);
        self.value(&Json::Bool(value));
    }

    #[inline(never)]
    pub(crate) fn member(&mut self, name: &str, value: &Json) {
        self.name(name);
        self.value(value);
    }

    /// A value or an item.
    pub(crate) fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.word("null"),
            Json::Bool(true) => self.word("true"),
            Json::Bool(false) => self.word("false"),
            Json::Number(text) => self.word(text),
            Json::Text(text) => self.text(text),
            Json::Array(items) => {
                self.open('[');
                for item in items {
                    self.value(item);
                }
                self.close(']');
            }
            Json::Object(members) => {
                self.open('{');
                for (name, value) in sorted(members, |(a, _), (b, _)| utf16_order(a, b)) {
                    self.member(name, value);
                }
                self.close('}');
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.separate();
        self.out.push_str(word);
    }

    /// A string as a value, an item or a name.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        for c in text.chars() {
            let letter = match c {
                '"' | '\\' => c,
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                c if c < ' ' || (self.ascii && !c.is_ascii()) => {
                    self.escape(c);
                    continue;
                }
                c => {
                    self.out.push(c);
                    continue;
                }
            };
            self.out.push('\\');
            self.out.push(letter);
        }
        self.out.push('"');
    }

    fn escape(&mut self, c: char) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            self.out.push_str("\\u");
            for shift in [12, 8, 4, 0] {
                self.out.push(char::from_digit(u32::from(*unit >> shift) & 15, 16).unwrap_or('0'));
            }
        }
    }

    /// A comma, where something stands before in the same list or object.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }
}

/// The order of RFC 8785: by UTF-16 code unit.
pub(crate) fn utf16_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}
