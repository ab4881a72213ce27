//! A tree of values in two buffers: cells in pre-order, and all texts one behind the other. Looking at it costs nothing and
//! dropping it is two frees, which is why JSON, programs and forms all come as one.

use crate::digits;
use crate::prelude::*;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    /// A number, as the text that ECMAScript prints for it.
    Number,
    /// A string without lone surrogates.
    Text,
    /// A list: its items are the cells inside it.
    List,
    /// An object: names and values in turn, as they came, repeated names included.
    Object,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    kind: Kind,
    /// The first cell behind this one and all inside it.
    end: usize,
    /// Where its text begins and ends.
    from: usize,
    to: usize,
}

/// Where no cell is.
const NOWHERE: usize = usize::MAX / 2;

/// What stands where nothing stands.
const NOTHING: Cell = Cell { kind: Kind::Null, end: 0, from: 0, to: 0 };

/// A tree of values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    cells: Vec<Cell>,
    text: String,
}

impl Tree {
    /// The value that holds all others.
    pub(crate) fn root(&self) -> Value<'_> {
        Value { tree: self, at: 0 }
    }

    /// Begins a value; a list or an object takes all that follows until it is closed.
    #[inline(never)]
    pub(crate) fn push(&mut self, kind: Kind) -> usize {
        let (at, from) = (self.cells.len(), self.text.len());
        self.cells.push(Cell { kind, end: at + 1, from, to: from });
        at
    }

    /// Adds to the text of the value that was begun last.
    pub(crate) fn add_text(&mut self, text: &str) {
        self.text.push_str(text);
        if let Some(cell) = self.cells.last_mut() {
            cell.to = self.text.len();
        }
    }

    /// Ends a list or an object.
    pub(crate) fn close(&mut self, at: usize) {
        let end = self.cells.len();
        if let Some(cell) = self.cells.get_mut(at) {
            cell.end = end;
        }
    }

    /// The bytes of the value that was begun last.
    pub(crate) fn last_length(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.to - cell.from)
    }
}

/// One value of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    tree: &'a Tree,
    at: usize,
}

impl<'a> Value<'a> {
    #[inline(never)]
    fn cell(self) -> Cell {
        self.tree.cells.get(self.at).copied().unwrap_or(NOTHING)
    }

    pub(crate) fn kind(self) -> Kind {
        self.cell().kind
    }

    /// The text of a string or a number; of anything else none.
    #[inline(never)]
    pub(crate) fn text(self) -> &'a str {
        let Cell { from, to, .. } = self.cell();
        self.tree.text.get(from..to).unwrap_or_default()
    }

    /// The text of a string.
    #[inline(never)]
    pub(crate) fn as_text(self) -> Option<&'a str> {
        if self.kind() == Kind::Text { Some(self.text()) } else { None }
    }

    /// The whole number of a program, which stands as a text where a double could not hold it; where there is none, none.
    #[inline(never)]
    pub(crate) fn whole(self) -> Option<i64> {
        let text = self.text();
        match text.strip_prefix('-') {
            Some(digits) => digits::read(digits)?.checked_neg(),
            None => digits::read(text),
        }
    }

    /// A place in a list, from a program; where there is none, beyond every list.
    pub(crate) fn place(self) -> usize {
        self.whole().and_then(|whole| usize::try_from(whole).ok()).unwrap_or(usize::MAX)
    }

    /// The items of a list; the names and values of an object in turn.
    pub(crate) fn items(self) -> Items<'a> {
        Items { tree: self.tree, at: self.at + 1, end: self.cell().end }
    }

    /// The names and values of an object; of anything else none.
    pub(crate) fn members(self) -> Members<'a> {
        let mut items = self.items();
        if self.kind() != Kind::Object {
            items.end = 0;
        }
        Members(items)
    }

    /// An item by its place; nothing where there is none.
    #[inline(never)]
    pub(crate) fn item(self, place: usize) -> Value<'a> {
        self.items().nth(place).unwrap_or(Value { tree: self.tree, at: NOWHERE })
    }

    /// An item by its place; none where there is none, or nothing.
    #[inline(never)]
    pub(crate) fn some(self, place: usize) -> Option<Value<'a>> {
        Some(self.item(place)).filter(|item| !item.is_null())
    }

    /// The text of an item.
    #[inline(never)]
    pub(crate) fn text_at(self, place: usize) -> &'a str {
        self.item(place).text()
    }

    /// The whole number of an item.
    #[inline(never)]
    pub(crate) fn whole_at(self, place: usize) -> Option<i64> {
        self.item(place).whole()
    }

    /// The place in a list that an item names.
    #[inline(never)]
    pub(crate) fn place_at(self, place: usize) -> usize {
        self.item(place).place()
    }

    /// The value of an object's member.
    #[inline(never)]
    pub(crate) fn get(self, name: &str) -> Option<Value<'a>> {
        self.members().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The value of an object's member; nothing where there is none.
    pub(crate) fn member(self, name: &str) -> Value<'a> {
        self.get(name).unwrap_or(Value { tree: self.tree, at: NOWHERE })
    }

    /// The RFC 8785 form: no white space, members sorted by name (UTF-16), the shortest escapes.
    #[must_use]
    pub(crate) fn canonical(self) -> String {
        let mut writer = super::Writer::new(false);
        writer.value(self);
        writer.out
    }

    /// Whether this is nothing.
    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }
}

/// The items of a list.
#[derive(Clone, Copy)]
pub(crate) struct Items<'a> {
    tree: &'a Tree,
    at: usize,
    end: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Value<'a>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value { tree: self.tree, at: self.at };
        self.at = value.cell().end;
        Some(value)
    }
}

/// The members of an object.
pub(crate) struct Members<'a>(Items<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Value<'a>);

    #[inline(never)]
    fn next(&mut self) -> Option<(&'a str, Value<'a>)> {
        let name = self.0.next()?;
        Some((name.text(), self.0.next()?))
    }
}
