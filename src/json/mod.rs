//! JSON as Leadpass needs it: one tree, one reader, one canonical writer.
//!
//! What enters is text; what leaves is a [`Json`] tree or the RFC 8785 form of one. The same reader serves policies, leads and
//! the page's history, so that all builds agree on what was sent. Two promises: numbers are kept as their ECMAScript decimal
//! text (no float enters a verdict), and every limit is met before memory is spent.

mod read;
mod write;

pub(crate) use read::read;
pub use read::{Limits, SyntaxError, SyntaxErrorKind};
pub(crate) use write::{Writer, utf16_order};

use crate::digits;
use std::borrow::Cow;

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
pub type Member = (Cow<'static, str>, Json);

impl Json {
    /// A string.
    pub(crate) fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// A whole number.
    pub(crate) fn count(count: usize) -> Json {
        Json::Number(digits::text(u64::try_from(count).unwrap_or(u64::MAX)).into())
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

    /// The items of a list; of anything else none.
    #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
    pub(crate) fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => &[],
        }
    }

    /// The value of an object's member.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        self.members()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Takes members out of an object.
    #[cfg(feature = "policy")]
    pub(crate) fn without(mut self, names: &[&str]) -> Json {
        if let Json::Object(members) = &mut self {
            members.retain(|(key, _)| !names.contains(&key.as_ref()));
        }
        self
    }
}

/// Builds an object from the members that apply.
#[derive(Default)]
pub(crate) struct ObjectBuilder(Vec<Member>);

impl ObjectBuilder {
    #[inline(never)]
    pub(crate) fn with(mut self, name: &'static str, value: Json) -> Self {
        self.0.push((Cow::Borrowed(name), value));
        self
    }

    #[cfg(feature = "policy")]
    pub(crate) fn with_some(self, name: &'static str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(crate) fn build(self) -> Json {
        Json::Object(self.0)
    }
}

pub(crate) fn object() -> ObjectBuilder {
    ObjectBuilder::default()
}

/// The names that stand twice in one object of this tree, each as often as it is repeated, with the path to it.
#[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
pub(crate) fn repeated_names(json: &Json) -> Vec<String> {
    fn walk(json: &Json, path: &mut String, found: &mut Vec<String>) {
        let length = path.len();
        match json {
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    walk(item, path, found);
                    path.truncate(length);
                }
            }
            Json::Object(members) => {
                let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_ref()).collect();
                names.sort_unstable();
                for pair in names.windows(2) {
                    if let [first, second] = pair
                        && first == second
                    {
                        found.push(step(path, first));
                    }
                }
                for (name, value) in members {
                    *path = step(path, name);
                    walk(value, path, found);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(json, &mut String::new(), &mut found);
    found
}

/// The path of a member: `path.name`, or `path["a name"]` where the name is no plain word.
#[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
pub(crate) fn step(path: &str, name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'));
    match (path.is_empty(), plain) {
        (true, true) => name.to_owned(),
        (false, true) => format!("{path}.{name}"),
        (_, false) => format!("{path}[{}]", Json::text(name).canonical()),
    }
}
