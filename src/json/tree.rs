//! JSON as a tree. Programs, leads and forms all come as one: a value is looked at where it lies, and what is not there is nothing.

use crate::digits;
use crate::prelude::*;

/// What a value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Null,
    False,
    True,
    /// A number, as the text that ECMAScript prints for it.
    Number,
    /// A string without lone surrogates.
    Text,
    /// A list.
    List,
    /// An object: names and values in turn, as they came, repeated names included.
    Object,
}

/// A value and all inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) items: Vec<Tree>,
}

/// One value of a tree.
pub(crate) type Value<'a> = &'a Tree;

/// What stands where nothing stands.
static NOTHING: Tree = Tree { kind: Kind::Null, text: String::new(), items: Vec::new() };

impl Tree {
    /// A text as a value.
    #[cfg(feature = "policy")]
    pub(crate) fn of_text(text: &str) -> Tree {
        Tree { kind: Kind::Text, text: text.to_owned(), items: Vec::new() }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The text of a string or a number; of anything else none.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text of a string.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if self.kind == Kind::Text { Some(&self.text) } else { None }
    }

    /// The whole number of a program, which stands as a text where a double could not hold it; where there is none, none.
    pub(crate) fn whole(&self) -> Option<i64> {
        match self.text.strip_prefix('-') {
            Some(digits) => digits::read(digits)?.checked_neg(),
            None => digits::read(&self.text),
        }
    }

    /// A place in a list, from a program; where there is none, beyond every list.
    pub(crate) fn place(&self) -> usize {
        self.whole().and_then(|whole| usize::try_from(whole).ok()).unwrap_or(usize::MAX)
    }

    /// The items of a list; the names and values of an object in turn.
    pub(crate) fn items(&self) -> core::slice::Iter<'_, Tree> {
        self.items.iter()
    }

    /// The names and values of an object; of anything else none.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        let members = if self.kind == Kind::Object { self.items.as_slice() } else { &[] };
        members.as_chunks::<2>().0.iter().map(|[name, value]| (name.text(), value))
    }

    /// An item by its place; nothing where there is none.
    pub(crate) fn item(&self, place: usize) -> Value<'_> {
        self.items.get(place).unwrap_or(&NOTHING)
    }

    /// An item by its place; none where there is none, or nothing.
    pub(crate) fn some(&self, place: usize) -> Option<Value<'_>> {
        self.items.get(place).filter(|item| !item.is_null())
    }

    /// The text of an item.
    pub(crate) fn text_at(&self, place: usize) -> &str {
        self.item(place).text()
    }

    /// The whole number of an item.
    pub(crate) fn whole_at(&self, place: usize) -> Option<i64> {
        self.item(place).whole()
    }

    /// The place in a list that an item names.
    pub(crate) fn place_at(&self, place: usize) -> usize {
        self.item(place).place()
    }

    /// The value of an object's member.
    pub(crate) fn get(&self, name: &str) -> Option<Value<'_>> {
        self.members().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The value of an object's member; nothing where there is none.
    pub(crate) fn member(&self, name: &str) -> Value<'_> {
        self.get(name).unwrap_or(&NOTHING)
    }

    /// The RFC 8785 form: no white space, members sorted by name (UTF-16), the shortest escapes.
    #[must_use]
    pub(crate) fn canonical(&self) -> String {
        let mut writer = super::Writer::new(false);
        writer.value(self);
        writer.out
    }

    /// Whether this is nothing.
    pub(crate) fn is_null(&self) -> bool {
        self.kind == Kind::Null
    }
}
