//! What the reading of an answer rests on: the words that were understood, the rules that were used, and what else it could have been.
//! For people who ask why; a page's build goes without.

use super::attribute::{Kind, comparable};
use super::vocabulary::industry::{self, DIVISIONS};
use super::vocabulary::reading::{Rules, Span};
use super::vocabulary::spelling::spelled;
use super::vocabulary::{self, Words, mail, seniority};
use crate::json::{Value, Writer};

/// What a reading rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grounds {
    /// The words that were understood, as they are compared.
    pub(crate) words: Option<String>,
    /// Rules by their codes.
    pub(crate) rules: Vec<&'static str>,
    /// Divisions that are named side by side.
    pub(crate) candidates: Vec<&'static str>,
    /// The well-known domain that was probably meant.
    pub(crate) meant: Option<String>,
}

/// Rules of titles and their codes.
const RULES: [(Rules, &str); 8] = [
    (Rules::OWN, "policy-title"),
    (Rules::DOWN, "one-step-down"),
    (Rules::UP, "one-step-up"),
    (Rules::OTHER, "somebody-else"),
    (Rules::TYPO, "one-letter-wrong"),
    (Rules::HIGHEST, "highest-of-several"),
    (Rules::PAST, "not-today"),
    (Rules::WORK, "word-for-work"),
];

impl Grounds {
    /// The grounds on which the first answer that is not blank is read.
    pub(crate) fn of(kind: Kind, typed: Value<'_>, own: Words<'_>) -> Grounds {
        let said = crate::decide::condition::said(typed);
        let text = said.iter().filter_map(|value| comparable(value)).find(|text| !text.is_empty());
        text.map(|text| Grounds::of_text(kind, &text, own)).unwrap_or_default()
    }

    /// The grounds on which a folded answer is read.
    pub(crate) fn of_text(kind: Kind, folded: &str, own: Words<'_>) -> Grounds {
        let mut grounds = Grounds::default();
        match kind {
            Kind::Seniority => {
                let rules = match seniority::read(folded, own.titles) {
                    Ok(title) => {
                        grounds.words = words(&spelled(folded, false), title.span);
                        title.rules
                    }
                    Err(rules) => rules,
                };
                grounds.rules = RULES.iter().filter(|(rule, _)| rules.has(*rule)).map(|(_, code)| *code).collect();
            }
            Kind::Industry => match industry::read(own.industries, folded) {
                Ok(industry) => grounds.words = words(&spelled(folded, true), industry.span),
                Err(found) => {
                    let is_found = |place: &u32| found >> place & 1 == 1;
                    grounds.candidates =
                        (0..20).filter(is_found).filter_map(|place| vocabulary::name(DIVISIONS, place)).collect();
                }
            },
            Kind::Email => {
                let domain = mail::domain(folded);
                grounds.meant = domain.and_then(|domain| mail::meant(own, domain)).map(str::to_owned);
            }
            _ => {}
        }
        grounds
    }

    /// Writes what there is, as members.
    pub(crate) fn write(&self, out: &mut Writer) {
        for (name, codes) in [("candidates", &self.candidates), ("rules", &self.rules)] {
            if !codes.is_empty() {
                out.name(name);
                out.open('[');
                codes.iter().for_each(|code| out.text(code));
                out.close(']');
            }
        }
        if let Some(words) = &self.words {
            out.text_member("words", words);
        }
    }
}

/// A part of a spelled text, as one reads it.
fn words(spelled: &str, span: Span) -> Option<String> {
    let mut out = String::new();
    for c in spelled.get(span.start..span.end)?.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(c.to_ascii_lowercase());
    }
    Some(out)
}
