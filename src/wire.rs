//! The bytes of a program: a tree of lists, texts and whole numbers. The first byte of a value says what it is; small numbers are
//! a byte of their own, others and the lengths of texts follow in seven bits a byte, the lowest first.

use crate::json::{Kind, Tree};
use crate::prelude::*;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const WHOLE: u8 = 3;
/// -1 follows as 0, -2 as 1, and so on.
const NEGATIVE: u8 = 4;
const TEXT: u8 = 5;
const OPEN: u8 = 6;
const CLOSE: u8 = 7;
/// This is 0, the next byte 1, and so on.
const SMALL: u8 = 8;

/// The most levels of lists: conditions of a policy have up to 64, of two lists each.
const MAX_DEPTH: usize = 256;

/// Reads a tree; none where the bytes are cut, or no tree.
pub(crate) fn unpack(mut bytes: &[u8]) -> Option<Tree> {
    let mut tree = Tree::default();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let (kind, rest) = bytes.split_first()?;
        bytes = rest;
        match *kind {
            NULL => _ = tree.push(Kind::Null),
            FALSE => _ = tree.push(Kind::False),
            TRUE => _ = tree.push(Kind::True),
            WHOLE => tree.push_whole(number(&mut bytes)?.cast_signed()),
            NEGATIVE => tree.push_whole(!number(&mut bytes)?.cast_signed()),
            TEXT => {
                let length = usize::try_from(number(&mut bytes)?).ok()?;
                let (text, rest) = bytes.split_at_checked(length)?;
                bytes = rest;
                tree.push(Kind::Text);
                tree.add_text(core::str::from_utf8(text).ok()?);
            }
            OPEN if open.len() < MAX_DEPTH => open.push(tree.push(Kind::List)),
            OPEN => return None,
            CLOSE => tree.close(open.pop()?),
            small => tree.push_whole(i64::from(small - SMALL)),
        }
        if open.is_empty() {
            return if bytes.is_empty() { Some(tree) } else { None };
        }
    }
}

/// Takes a number off the front.
#[inline(never)]
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

/// Writes a tree.
#[cfg(feature = "policy")]
#[derive(Default)]
pub(crate) struct Packer {
    pub(crate) bytes: Vec<u8>,
}

#[cfg(feature = "policy")]
impl Packer {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(crate) fn null(&mut self) {
        self.bytes.push(NULL);
    }

    pub(crate) fn bool(&mut self, value: bool) {
        self.bytes.push(if value { TRUE } else { FALSE });
    }

    pub(crate) fn whole(&mut self, number: impl Into<i64>) {
        let number = number.into();
        match u8::try_from(number).ok().and_then(|small| small.checked_add(SMALL)) {
            Some(small) => self.bytes.push(small),
            None => {
                self.bytes.push(if number < 0 { NEGATIVE } else { WHOLE });
                self.number(if number < 0 { !number } else { number }.cast_unsigned());
            }
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes.push(TEXT);
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A list of what `items` writes.
    pub(crate) fn list(&mut self, items: impl FnOnce(&mut Packer)) {
        self.bytes.push(OPEN);
        items(self);
        self.bytes.push(CLOSE);
    }

    /// A list of one value an item.
    pub(crate) fn each<T>(&mut self, items: &[T], mut put: impl FnMut(&T, &mut Packer)) {
        self.list(|out| items.iter().for_each(|item| put(item, out)));
    }

    /// A value, or nothing.
    pub(crate) fn option<T>(&mut self, value: Option<T>, put: impl FnOnce(T, &mut Packer)) {
        match value {
            Some(value) => put(value, self),
            None => self.null(),
        }
    }
}
