//! What people type for a rank, an industry or a mail provider. The lists are data, readable in review (`titles.txt`, `industries.txt`,
//! `mail.txt`); a reader gives a value and what it rests on, or nothing: never a guess.

pub(crate) mod classes;
pub(crate) mod industry;
pub(crate) mod mail;
mod near;
pub(crate) mod number;
pub(crate) mod reading;
mod scan;
pub(crate) mod seniority;
pub(crate) mod spelling;
pub(crate) mod table;

use super::text;
use crate::json::Value;
use alloc::boxed::Box;
use classes::List;
use once_cell::race::OnceBox;
use table::Table;

/// The words that are not the same everywhere: they come with a program.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The policy's own titles: numbers and ranks.
    pub(crate) titles: Value<'a>,
    /// Industries, where an attribute asks for them.
    pub(crate) industries: &'a Table,
    /// Mail domains, where there are addresses.
    pub(crate) mail: &'a Table,
    /// Domains that many people have and some mistype, between spaces.
    pub(crate) often_mistyped: &'a str,
}

/// Titles and legal forms, unpacked when somebody first asks.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceBox<Table> = OnceBox::new();
    TABLE.get_or_init(|| Box::new(table::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/words")))))
}

/// Industries, as programs carry them.
#[cfg(feature = "policy")]
pub(crate) const INDUSTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/industries"));

/// Mail domains, as programs carry them.
#[cfg(feature = "policy")]
pub(crate) const MAIL: &str = include_str!(concat!(env!("OUT_DIR"), "/mail"));

/// Domains that many people have and some mistype, as programs carry them.
#[cfg(feature = "policy")]
pub(crate) const OFTEN_MISTYPED: &str = "gmail.com yahoo.co.jp yahoo.com hotmail.com hotmail.co.jp outlook.com outlook.jp \
    icloud.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com";

/// Whether a list holds a word.
pub(crate) fn is_listed(list: List, word: &str) -> bool {
    table::class_of(table(), number::number_of(list, word.as_bytes())) == Some(list.first)
}

/// The place of a name in a list.
pub(crate) fn place(list: &str, name: &str) -> Option<u32> {
    text::Words::of(list, b' ').position(|entry| entry == name).and_then(|place| u32::try_from(place).ok())
}

/// The name at a place of a list.
pub(crate) fn name(list: &'static str, place: u32) -> Option<&'static str> {
    text::Words::of(list, b' ').nth(crate::index(place))
}
