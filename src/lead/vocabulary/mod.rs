//! What people type for a rank, a company, an industry or a mail provider. The lists are data, readable in review (`titles.txt` and the
//! like); a reader gives a value and what it rests on, or nothing: never a guess.

pub(crate) mod classes;
pub(crate) mod company;
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

/// The lists in this order as programs carry them: titles, legal forms, industries, mail domains.
#[cfg(feature = "policy")]
pub(crate) const LISTS: [&str; 4] = [
    include_str!(concat!(env!("OUT_DIR"), "/titles")),
    include_str!(concat!(env!("OUT_DIR"), "/companies")),
    include_str!(concat!(env!("OUT_DIR"), "/industries")),
    include_str!(concat!(env!("OUT_DIR"), "/mail")),
];

/// All lists.
#[cfg(feature = "policy")]
pub(crate) fn all() -> &'static Tables {
    static ALL: std::sync::OnceLock<Tables> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        let [titles, forms, industries, mail] = LISTS.map(|list| table::unpack(list.as_bytes()));
        Tables { titles, forms, industries, mail }
    })
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

/// The place of a name in a list.
pub(crate) fn place(list: &str, name: &str) -> Option<u32> {
    text::Words::of(list, b' ').position(|entry| entry == name).and_then(|place| u32::try_from(place).ok())
}

/// The name at a place of a list.
pub(crate) fn name(list: &'static str, place: u32) -> Option<&'static str> {
    text::Words::of(list, b' ').nth(crate::index(place))
}
