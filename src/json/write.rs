//! The writer: the canonical form of RFC 8785, byte for byte, for digests and for what is printed.

use super::Json;
use std::cmp::Ordering;

impl Json {
    /// The RFC 8785 form: no white space, members sorted by name (UTF-16), the shortest escapes.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, false);
        out
    }

    /// The same with everything outside ASCII escaped: for places that know no encoding.
    pub(crate) fn ascii(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, true);
        out
    }

    fn write(&self, out: &mut String, ascii: bool) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(true) => out.push_str("true"),
            Json::Bool(false) => out.push_str("false"),
            Json::Number(text) => out.push_str(text),
            Json::Text(text) => write_string(text, out, ascii),
            Json::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, out);
                    item.write(out, ascii);
                }
                out.push(']');
            }
            Json::Object(members) => {
                let mut sorted: Vec<_> = members.iter().collect();
                sorted.sort_by(|(a, _), (b, _)| utf16_order(a, b));
                out.push('{');
                for (index, (name, value)) in sorted.into_iter().enumerate() {
                    separate(index, out);
                    write_string(name, out, ascii);
                    out.push(':');
                    value.write(out, ascii);
                }
                out.push('}');
            }
        }
    }
}

/// The order of RFC 8785: by UTF-16 code unit.
pub(crate) fn utf16_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

fn write_string(text: &str, out: &mut String, ascii: bool) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' || (ascii && !c.is_ascii()) => write_escape(c, out),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn write_escape(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            out.extend(char::from_digit(u32::from(*unit >> shift) & 15, 16));
        }
    }
}
