//! The writer: the canonical form of RFC 8785, byte for byte, for digests and for what is printed.

use super::tree::{Kind, Tree, Value};
use crate::digits;
use crate::lead::clock::Instant;
use crate::lead::decimal::Decimal;
use crate::order;
use crate::prelude::*;

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
    pub(crate) fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    /// Ends an object or a list.
    pub(crate) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// Begins a member.
    pub(crate) fn name(&mut self, name: &str) {
        self.text(name);
        self.out.push(':');
    }

    pub(crate) fn text_member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.text(text);
    }

    pub(crate) fn count_member(&mut self, name: &str, count: usize) {
        self.name(name);
        digits::push(u64::try_from(count).unwrap_or(u64::MAX), 1, &mut self.out);
    }

    /// A member of milli-units.
    pub(crate) fn milli_member(&mut self, name: &str, milli: i64) {
        self.name(name);
        Decimal::from_milli(milli).push(&mut self.out);
    }

    /// A member that is a moment.
    pub(crate) fn moment_member(&mut self, name: &str, moment: Instant) {
        self.name(name);
        self.out.push('"');
        moment.push(&mut self.out);
        self.out.push('"');
    }

    /// A member that is a list of texts.
    pub(crate) fn list(&mut self, name: &str, texts: &[&str]) {
        self.name(name);
        self.open('[');
        for text in texts {
            self.text(text);
        }
        self.close(']');
    }

    /// So many values: one as it is, several as a list.
    pub(crate) fn one_or_list(&mut self, count: usize, values: impl FnOnce(&mut Writer)) {
        if count > 1 {
            self.open('[');
        }
        values(self);
        if count > 1 {
            self.close(']');
        }
    }

    pub(crate) fn bool(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// A whole number of a program: a text where a double could not hold it.
    #[cfg(feature = "policy")]
    pub(crate) fn whole(&mut self, number: impl Into<i64>) {
        let text = number.into().to_string();
        if text.len() > EXACT_DIGITS { self.text(&text) } else { self.raw(&text) }
    }

    /// A list of what is written inside.
    #[cfg(feature = "policy")]
    pub(crate) fn within(&mut self, items: impl FnOnce(&mut Writer)) {
        self.open('[');
        items(self);
        self.close(']');
    }

    /// A list of one value an item.
    #[cfg(feature = "policy")]
    pub(crate) fn each<T>(&mut self, items: &[T], mut write: impl FnMut(&T, &mut Writer)) {
        self.within(|out| items.iter().for_each(|item| write(item, out)));
    }

    /// A value; `null` where there is none.
    #[cfg(feature = "policy")]
    pub(crate) fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(T, &mut Writer)) {
        match value {
            Some(value) => write(value, self),
            None => self.raw("null"),
        }
    }

    /// A number; `null` for an open end.
    pub(crate) fn decimal(&mut self, number: Decimal) {
        if number.is_open() {
            return self.raw("null");
        }
        self.separate();
        number.push(&mut self.out);
    }

    /// An object with those members of another that one wants, sorted by name.
    pub(crate) fn object(&mut self, object: Option<Value<'_>>, wanted: &dyn Fn(&str, Value<'_>) -> bool) {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (name, value) in object.into_iter().flat_map(Tree::members) {
            if wanted(name, value) {
                names.push(name);
                values.push(value);
            }
        }
        self.open('{');
        for place in order::sorted(&names) {
            if let (Some(name), Some(value)) = (names.get(place), values.get(place)) {
                self.name(name);
                self.value(value);
            }
        }
        self.close('}');
    }

    /// A value or an item.
    pub(crate) fn value(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::Null => self.raw("null"),
            Kind::False => self.raw("false"),
            Kind::True => self.raw("true"),
            Kind::Number => self.raw(value.text()),
            Kind::Text => self.text(value.text()),
            Kind::List => {
                self.open('[');
                for item in value.items() {
                    self.value(item);
                }
                self.close(']');
            }
            Kind::Object => self.object(Some(value), &|_, _| true),
        }
    }

    /// JSON that stands already.
    pub(crate) fn raw(&mut self, json: &str) {
        self.separate();
        self.out.push_str(json);
    }

    /// A string as a value, an item or a name.
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

/// So many digits every double holds exactly.
pub(crate) const EXACT_DIGITS: usize = 15;
