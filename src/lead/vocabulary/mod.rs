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

#[cfg(feature = "policy")]
use super::attribute::Kind;
use super::text;
use crate::json::Value;
#[cfg(feature = "policy")]
use crate::prelude::*;
use classes::List;
use table::Table;

/// What a program reads answers by.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The policy's own titles: numbers and ranks.
    pub(crate) own_titles: Value<'a>,
    /// The lists that its attributes need.
    pub(crate) tables: &'a Tables,
    /// Domains that many people have and some mistype, between spaces.
    pub(crate) often_mistyped: &'a str,
}

/// Lists of words, each empty where no attribute needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tables {
    pub(crate) titles: Table,
    pub(crate) forms: Table,
    pub(crate) industries: Table,
    pub(crate) mail: Table,
}

/// Unpacks the lists that stand between dots at the end of a text; gives what stands before them.
pub(crate) fn unpack(text: &str) -> Option<(&str, Tables)> {
    let mut tables = Tables::default();
    let mut rest = text;
    for table in [&mut tables.mail, &mut tables.industries, &mut tables.forms, &mut tables.titles] {
        let dot = rest.bytes().rposition(|byte| byte == b'.')?;
        *table = table::unpack(rest.as_bytes().get(dot + 1..)?);
        rest = rest.get(..dot)?;
    }
    Some((rest, tables))
}

/// The lists in this order, as programs carry them: those of the kinds of attribute that are there.
#[cfg(feature = "policy")]
pub(crate) fn packed(has: impl Fn(Kind) -> bool) -> String {
    let lists = [
        (Kind::Seniority, include_str!(concat!(env!("OUT_DIR"), "/titles"))),
        (Kind::Company, include_str!(concat!(env!("OUT_DIR"), "/companies"))),
        (Kind::Industry, include_str!(concat!(env!("OUT_DIR"), "/industries"))),
        (Kind::Email, include_str!(concat!(env!("OUT_DIR"), "/mail"))),
    ];
    lists.map(|(kind, list)| if has(kind) { [".", list].concat() } else { ".".to_owned() }).concat()
}

/// All lists.
#[cfg(feature = "policy")]
pub(crate) fn all() -> &'static Tables {
    static ALL: std::sync::OnceLock<Tables> = std::sync::OnceLock::new();
    ALL.get_or_init(|| unpack(&packed(|_| true)).map_or_else(Tables::default, |(_, tables)| tables))
}

/// Mail domains beyond those that programs carry: nobody's verdict rests on them.
#[cfg(feature = "policy")]
pub(crate) fn mail_pack() -> &'static Table {
    static PACK: std::sync::OnceLock<Table> = std::sync::OnceLock::new();
    PACK.get_or_init(|| table::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/mail-pack"))))
}

/// Domains that many people have and some mistype, as programs carry them.
#[cfg(feature = "policy")]
pub(crate) const OFTEN_MISTYPED: &str = "gmail.com yahoo.co.jp yahoo.com hotmail.com hotmail.co.jp outlook.com outlook.jp \
    icloud.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com";

/// Whether a list without classes holds a word.
pub(crate) fn is_listed(table: &Table, list: List, word: &str) -> bool {
    table::class_of(table, number::number_of(list, word.as_bytes())).is_some()
}

/// The place of a name in a list.
pub(crate) fn place(list: &str, name: &str) -> Option<u32> {
    text::Words::of(list, b' ').position(|entry| entry == name).and_then(|place| u32::try_from(place).ok())
}

/// The name at a place of a list.
pub(crate) fn name(list: &'static str, place: u32) -> Option<&'static str> {
    text::Words::of(list, b' ').nth(crate::index(place))
}
