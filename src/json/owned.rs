//! JSON as values of their own: what the check of a policy takes apart.

use super::read::{Limits, SyntaxError, read};
use super::tree::{Kind, Value};
use super::write::Writer;
use crate::order;

/// A JSON value. Objects keep their members in the order they came, repeated names included.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as the text that ECMAScript prints for it.
    Number(Box<str>),
    /// A string without lone surrogates.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<Member>),
}

/// A name and its value.
pub type Member = (String, Json);

impl From<Value<'_>> for Json {
    fn from(value: Value<'_>) -> Json {
        match value.kind() {
            Kind::Null => Json::Null,
            Kind::False => Json::Bool(false),
            Kind::True => Json::Bool(true),
            Kind::Number => Json::Number(value.text().into()),
            Kind::Text => Json::Text(value.text().to_owned()),
            Kind::List => Json::Array(value.items().map(Json::from).collect()),
            Kind::Object => {
                Json::Object(value.members().map(|(name, value)| (name.to_owned(), Json::from(value))).collect())
            }
        }
    }
}

impl Json {
    /// Reads one JSON text.
    ///
    /// # Errors
    /// The first place where it is no JSON, or beyond the limits.
    pub fn read(text: &str, limits: Limits) -> Result<Json, SyntaxError> {
        Ok(Json::from(&read(text, limits)?))
    }

    /// The text of a string.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members of an object.
    pub(crate) fn members(&self) -> Option<&[Member]> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The value of an object's member.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        self.members()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Takes members out of an object.
    pub(crate) fn without(mut self, names: &[&str]) -> Json {
        if let Json::Object(members) = &mut self {
            members.retain(|(key, _)| !names.contains(&key.as_str()));
        }
        self
    }

    /// The RFC 8785 form: no white space, members sorted by name (UTF-16), the shortest escapes.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::new(false);
        self.write(&mut writer);
        writer.out
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Json::Null => out.raw("null"),
            Json::Bool(value) => out.bool(*value),
            Json::Number(text) => out.raw(text),
            Json::Text(text) => out.text(text),
            Json::Array(items) => {
                out.open('[');
                items.iter().for_each(|item| item.write(out));
                out.close(']');
            }
            Json::Object(members) => {
                let mut sorted: Vec<&Member> = members.iter().collect();
                sorted.sort_by(|(a, _), (b, _)| order::utf16(a, b));
                out.open('{');
                for (name, value) in sorted {
                    out.name(name);
                    value.write(out);
                }
                out.close('}');
            }
        }
    }
}
