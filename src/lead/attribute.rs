//! Attributes as read: what a policy asks of a lead, and what the lead's values mean. Unknown is a value of its own.

use super::decimal::Decimal;
use super::quantity::{Quantity, read_quantity};
use super::text::{fold, fold_company, is_blank};
use super::vocabulary::{industry, mail, seniority};
use crate::json::Json;
use crate::order::sorted;
use crate::wire::{wire_enum, wire_struct};

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

/// An attribute as a program knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Its name in policies and leads.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// The form controls that fill it, folded.
    pub fields: Vec<String>,
    /// The options of a choice.
    pub options: Vec<Choice>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its name in the policy.
    pub value: String,
    /// What is read as this option: folded value, labels and aliases.
    pub words: Vec<String>,
}

wire_struct!(Attribute { name, kind, fields, options });
wire_struct!(Choice { value, words });
wire_enum!(Part { 0 => Whole, 1 => Domain, 2 => MailKind });
wire_enum!(Kind {
    0 => Text,
    1 => Company,
    2 => Number,
    3 => Boolean,
    4 => Choice,
    5 => Email,
    6 => Seniority,
    7 => Industry,
});

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
    /// An address, where its domain begins, and its kind.
    Mail {
        /// The folded address.
        address: String,
        /// The folded domain.
        domain: String,
        /// Its kind's place.
        kind: u32,
    },
}

const YES: &[&str] = &["true", "on", "yes", "1", "はい", "同意する"];
const NO: &[&str] = &["false", "off", "no", "0", "いいえ", "同意しない"];

impl Attribute {
    /// Reads a lead's value; `own_titles` are the policy's additions to the ladder. The second value is the words it rests on.
    pub(crate) fn read(&self, value: &Json, own_titles: &[(String, u32)]) -> (Reading, Option<String>) {
        match value {
            Json::Array(items) if items.iter().any(|item| matches!(item, Json::Array(_) | Json::Object(_))) => {
                (Reading::Unreadable, None)
            }
            Json::Array(items) if self.kind == Kind::Choice => self.read_choices(items),
            Json::Array(items) => match items.iter().find(|item| !is_blank_value(item)) {
                Some(first) => self.read_one(first, own_titles),
                None => (Reading::Blank, None),
            },
            Json::Object(_) => (Reading::Unreadable, None),
            _ if self.kind == Kind::Choice => self.read_choices(std::slice::from_ref(value)),
            _ => self.read_one(value, own_titles),
        }
    }

    fn read_one(&self, value: &Json, own_titles: &[(String, u32)]) -> (Reading, Option<String>) {
        if is_blank_value(value) {
            return (Reading::Blank, None);
        }
        let Some(text) = comparable(value) else {
            return (Reading::Unreadable, None);
        };
        let (reading, words) = match self.kind {
            Kind::Text | Kind::Choice => (Some(Reading::Text(text)), None),
            Kind::Company => (Some(Reading::Text(fold_company(&text))), None),
            Kind::Number => (read_number(value, &text), None),
            Kind::Boolean => (read_boolean(&text), None),
            Kind::Email => (read_mail(text), None),
            Kind::Seniority => recognised(seniority::read(&text, own_titles)),
            Kind::Industry => recognised(industry::read(&text)),
        };
        (reading.unwrap_or(Reading::Unreadable), words)
    }

    fn read_choices(&self, items: &[Json]) -> (Reading, Option<String>) {
        let entries = items.iter().filter(|item| !is_blank_value(item)).filter_map(comparable);
        let mut blank = true;
        let mut places: Vec<u32> = Vec::new();
        for entry in entries {
            blank = false;
            places.extend(self.option(&entry).filter(|place| !places.contains(place)));
        }
        let places: Vec<u32> = sorted(&places, u32::cmp).into_iter().copied().collect();
        match (blank, places.is_empty()) {
            (true, _) => (Reading::Blank, None),
            (false, true) => (Reading::Unreadable, None),
            (false, false) => (Reading::Options(places), None),
        }
    }

    /// The option that a folded text names.
    fn option(&self, folded: &str) -> Option<u32> {
        let place = self.options.iter().position(|option| option.words.iter().any(|word| word == folded))?;
        u32::try_from(place).ok()
    }
}

/// The folded text by which a scalar is compared; none for null and structures.
pub(crate) fn comparable(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(fold(text)),
        Json::Number(text) => Some(text.to_string()),
        Json::Bool(true) => Some("true".to_owned()),
        Json::Bool(false) => Some("false".to_owned()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn is_blank_value(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Text(text) => is_blank(text),
        _ => false,
    }
}

fn recognised(found: Option<super::vocabulary::Recognised>) -> (Option<Reading>, Option<String>) {
    match found {
        Some(found) => (Some(Reading::Code(found.code)), Some(found.words)),
        None => (None, None),
    }
}

fn read_number(value: &Json, text: &str) -> Option<Reading> {
    let quantity = match value {
        Json::Number(number) => Quantity::exactly(Decimal::parse(number)?),
        Json::Text(_) => read_quantity(text)?,
        _ => return None,
    };
    Some(Reading::Quantity(quantity))
}

fn read_boolean(text: &str) -> Option<Reading> {
    match (YES.contains(&text), NO.contains(&text)) {
        (true, _) => Some(Reading::Code(1)),
        (_, true) => Some(Reading::Code(0)),
        _ => None,
    }
}

fn read_mail(address: String) -> Option<Reading> {
    let domain = mail::domain(&address)?.to_owned();
    let kind = mail::kind_of(&domain);
    Some(Reading::Mail { address, domain, kind })
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
            (Reading::Mail { domain, .. }, Part::Domain) => Some(domain),
            _ => None,
        }
    }

    /// The value as decisions show it; none where it is unknown.
    pub(crate) fn seen(&self, attribute: &Attribute, part: Part) -> Option<Json> {
        let option = |place: &u32| attribute.options.get(crate::index(*place)).map(|option| Json::text(&*option.value));
        Some(match (self, part) {
            (Reading::Code(code), _) => match attribute.kind {
                Kind::Boolean => Json::Bool(*code == 1),
                Kind::Industry => industry::DIVISIONS.get(crate::index(*code)..=crate::index(*code)).map(Json::text)?,
                _ => seniority::RANKS.get(crate::index(*code)).copied().map(Json::text)?,
            },
            (Reading::Options(places), _) => match places.as_slice() {
                [place] => option(place)?,
                places => Json::Array(places.iter().filter_map(option).collect()),
            },
            (Reading::Quantity(quantity), _) => {
                let number = |decimal: Decimal| Json::Number(decimal.text().into());
                match quantity.exact() {
                    Some(decimal) => number(decimal),
                    None => Json::Array([quantity.low, quantity.high].map(|end| end.map_or(Json::Null, number)).into()),
                }
            }
            (Reading::Mail { kind, .. }, Part::MailKind) => {
                mail::KINDS.get(crate::index(*kind)).copied().map(Json::text)?
            }
            _ => Json::text(self.part_text(part)?),
        })
    }
}
