//! What the reading of an answer rests on: the words that were understood, the rules that were used, and what else it could have been.
//! For people who ask why; a page's build goes without.

use super::attribute::{Kind, comparable};
use super::vocabulary::industry::{self, DIVISIONS};
use super::vocabulary::reading::{Rules, Span};
use super::vocabulary::spelling::spell;
use super::vocabulary::{self, Words, mail, mail_pack, seniority};
use crate::json::{Value, Writer};

/// What a reading rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grounds {
    /// The words that were understood, folded.
    pub(crate) words: Option<String>,
    /// Rules by their codes.
    pub(crate) rules: Vec<&'static str>,
    /// Divisions that are named side by side.
    pub(crate) candidates: Vec<&'static str>,
    /// The well-known domain that was probably meant.
    pub(crate) meant: Option<String>,
    /// The kind that the long list of mail domains gives one that counts as a company's.
    pub(crate) listed: Option<&'static str>,
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
        let mut texts = said.iter().filter_map(|value| comparable(value));
        let Some(text) = texts.find(|text| !text.is_empty()) else {
            return Grounds::default();
        };
        let folded = text.as_str();
        let mut grounds = Grounds::default();
        match kind {
            Kind::Seniority => {
                let rules = match seniority::read(folded, own) {
                    Ok(title) => {
                        grounds.words = unspelled(folded, false, title.span).map(str::to_owned);
                        title.rules
                    }
                    Err(rules) => rules,
                };
                grounds.rules = RULES.iter().filter(|(rule, _)| rules.has(*rule)).map(|(_, code)| *code).collect();
            }
            Kind::Industry => match industry::read(&own.tables.industries, folded) {
                Ok(industry) => grounds.words = unspelled(folded, true, industry.span).map(str::to_owned),
                Err(found) => {
                    let is_found = |place: &u32| found >> place & 1 == 1;
                    grounds.candidates =
                        (0..20).filter(is_found).filter_map(|place| vocabulary::name(DIVISIONS, place)).collect();
                }
            },
            Kind::Email => {
                let domain = mail::domain(folded);
                grounds.meant = domain.and_then(|domain| mail::meant(own, domain)).map(str::to_owned);
                let counts = |domain: &&str| grounds.meant.is_none() && mail::kind_of(&own.tables.mail, domain) == 0;
                let unknown = domain.filter(counts);
                let listed = unknown.map(|domain| mail::kind_of(mail_pack(), domain)).filter(|kind| *kind != 0);
                grounds.listed = listed.and_then(|kind| vocabulary::name(mail::KINDS, kind));
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
        if let Some(kind) = self.listed {
            out.text_member("listed", kind);
        }
        if let Some(words) = &self.words {
            out.text_member("words", words);
        }
    }
}

/// The part of a folded text that became a part of its spelled form.
fn unspelled(folded: &str, things: bool, span: Span) -> Option<&str> {
    let (mut start, mut end, mut length) = (None, folded.len(), 0);
    spell(folded, things, |c, place| {
        if length == span.start {
            start = Some(place);
        }
        if length == span.end {
            end = place;
        }
        length += c.len_utf8();
    });
    Some(folded.get(start?..end)?.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::text::fold;
    use super::super::vocabulary::spelling::spelled;
    use super::{Span, unspelled};

    #[test]
    fn a_part_is_shown_as_it_was_typed() {
        for (typed, part, expected) in [
            ("営業 C.E.O. 室", "Ceo", "c.e.o"),
            ("ﾏﾈｰｼﾞｬｰ（兼務）", "マネジャ", "マネージャー"),
            ("課 長", "課長", "課 長"),
            ("Senior Vice-President, Sales", "SeniorVicePresident", "senior vice-president"),
        ] {
            let folded = fold(typed);
            let spelled = spelled(&folded, false);
            let span = spelled.find(part).map(|start| Span { start, end: start + part.len() });
            assert_eq!(span.and_then(|span| unspelled(&folded, false, span)), Some(expected), "{typed}");
        }
    }
}
