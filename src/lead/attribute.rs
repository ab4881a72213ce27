//! Attributes as read: what a policy asks of a lead, and what the lead's values mean. Unknown is a value of its own.

use super::decimal::Decimal;
use super::quantity::{Quantity, read_quantity};
use super::text::fold;
use super::vocabulary::{self, Words, company, industry, mail, seniority};
use crate::json::{Kind as Json, Value, Writer};
use crate::prelude::*;

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text, compared folded.
    Text,
    /// A company's name, compared folded and without its legal form.
    Company,
    /// A number or a range.
    Number,
    /// Yes or no.
    Boolean,
    /// One or several of the policy's options.
    Choice,
    /// A mail address; its domain and kind can be asked as well.
    Email,
    /// A rank on the ladder of titles.
    Seniority,
    /// A division of the Japan Standard Industrial Classification.
    Industry,
}

/// By their numbers in programs.
const KINDS: [Kind; 8] = [
    Kind::Text,
    Kind::Company,
    Kind::Number,
    Kind::Boolean,
    Kind::Choice,
    Kind::Email,
    Kind::Seniority,
    Kind::Industry,
];

/// The part of an attribute that a condition asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The value itself.
    Whole,
    /// An address's domain.
    Domain,
    /// An address's kind.
    MailKind,
}

/// By their numbers in programs.
pub(crate) const PARTS: [Part; 3] = [Part::Whole, Part::Domain, Part::MailKind];

/// An attribute as a program holds it: name, kind, fields, options.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attribute<'a>(pub(crate) Value<'a>);

/// What a lead says of one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing: absent or blank.
    Blank,
    /// Something that is no value of this type.
    Unreadable,
    /// A rank, a division, a boolean: its place in its list.
    Code(u32),
    /// Options, by their places.
    Options(Vec<u32>),
    /// A number or a range.
    Quantity(Quantity),
    /// Folded text.
    Text(String),
    /// An address, folded.
    Mail {
        /// The address.
        address: String,
        /// Where its domain begins.
        at: usize,
        /// Its kind's place.
        kind: u32,
    },
}

const YES: &str = "true on yes 1 はい 同意する";
const NO: &str = "false off no 0 いいえ 同意しない";

impl<'a> Attribute<'a> {
    /// Its name in policies and leads.
    pub(crate) fn name(self) -> &'a str {
        self.0.text_at(0)
    }

    /// What it holds.
    pub(crate) fn kind(self) -> Kind {
        KINDS.get(self.0.place_at(1)).copied().unwrap_or(Kind::Text)
    }

    /// Whether a form control of this folded name fills it.
    #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
    pub(crate) fn is_filled_by(self, folded: &str) -> bool {
        self.0.item(2).items().any(|field| field.text() == folded)
    }

    /// The name of an option.
    fn option_name(self, place: u32) -> &'a str {
        self.0.item(3).item(crate::index(place)).text_at(0)
    }

    /// Reads what a lead says: one value, or several. `words` are those of the program.
    pub(crate) fn read(self, said: &[Value<'_>], words: Words<'_>) -> Reading {
        let kind = self.kind();
        let mut reading = Reading::Blank;
        let mut chosen = Vec::new();
        for value in said {
            if matches!(value.kind(), Json::List | Json::Object) {
                return Reading::Unreadable;
            }
            let Some(text) = comparable(value).filter(|text| !text.is_empty()) else {
                continue;
            };
            if kind == Kind::Choice {
                reading = Reading::Unreadable;
                chosen.push(text);
            } else if matches!(reading, Reading::Blank) {
                reading = read_one(kind, value, text, words).unwrap_or(Reading::Unreadable);
            }
        }
        let mut places = Vec::new();
        for (place, option) in (0..).zip(self.0.item(3).items()) {
            if chosen.iter().any(|text| option.item(1).items().any(|word| word.text() == text)) {
                places.push(place);
            }
        }
        if !places.is_empty() {
            reading = Reading::Options(places);
        }
        reading
    }
}

/// Reads one value, whose folded text is not empty.
fn read_one(kind: Kind, value: Value<'_>, text: String, words: Words<'_>) -> Option<Reading> {
    Some(match kind {
        Kind::Text | Kind::Choice => Reading::Text(text),
        Kind::Company => Reading::Text(company::without_form(&text, &words.tables.forms).to_owned()),
        Kind::Number => Reading::Quantity(match value.kind() {
            Json::Number => Quantity::exactly(Decimal::parse(&text)?),
            Json::Text => read_quantity(&text)?,
            _ => return None,
        }),
        Kind::Boolean => {
            let yes = vocabulary::place(YES, &text).is_some();
            if !yes {
                vocabulary::place(NO, &text)?;
            }
            Reading::Code(u32::from(yes))
        }
        Kind::Email => {
            let domain = mail::domain(&text)?;
            let (at, kind) = (text.len() - domain.len(), mail::kind_of(&words.tables.mail, domain));
            Reading::Mail { address: text, at, kind }
        }
        Kind::Seniority => Reading::Code(u32::from(seniority::read(&text, words).ok()?.rank)),
        Kind::Industry => Reading::Code(u32::from(industry::read(&words.tables.industries, &text).ok()?.division)),
    })
}

/// The folded text by which a scalar is compared; none for null and structures.
pub(crate) fn comparable(value: Value<'_>) -> Option<String> {
    Some(match value.kind() {
        Json::Text => fold(value.text()),
        Json::Number => value.text().to_owned(),
        Json::True => "true".to_owned(),
        Json::False => "false".to_owned(),
        Json::Null | Json::List | Json::Object => return None,
    })
}

impl Reading {
    /// Whether it is a value.
    pub(crate) fn is_known(&self) -> bool {
        !matches!(self, Reading::Blank | Reading::Unreadable)
    }

    /// The text that `contains` and `in` compare.
    pub(crate) fn part_text(&self, part: Part) -> Option<&str> {
        match (self, part) {
            (Reading::Text(text), Part::Whole) => Some(text),
            (Reading::Mail { address, .. }, Part::Whole) => Some(address),
            (Reading::Mail { address, at, .. }, Part::Domain) => address.get(*at..),
            _ => None,
        }
    }

    /// Writes a known value as decisions show it.
    pub(crate) fn write(&self, attribute: Attribute<'_>, part: Part, out: &mut Writer) {
        match self {
            Reading::Code(code) => match attribute.kind() {
                Kind::Boolean => out.bool(*code == 1),
                kind => {
                    let list = if kind == Kind::Industry { industry::DIVISIONS } else { seniority::RANKS };
                    out.text(vocabulary::name(list, *code).unwrap_or_default());
                }
            },
            Reading::Options(places) => out.one_or_list(places.len(), |out| {
                for place in places {
                    out.text(attribute.option_name(*place));
                }
            }),
            Reading::Quantity(quantity) => match quantity.exact() {
                Some(decimal) => out.decimal(decimal),
                None => {
                    out.open('[');
                    out.decimal(quantity.low);
                    out.decimal(quantity.high);
                    out.close(']');
                }
            },
            Reading::Mail { kind, .. } if part == Part::MailKind => {
                out.text(vocabulary::name(mail::KINDS, *kind).unwrap_or_default());
            }
            _ => out.text(self.part_text(part).unwrap_or_default()),
        }
    }
}
