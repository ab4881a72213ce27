//! How one answer of a form is read under a policy, and why: as codes for programs, in words for people.

use super::names::{DIVISION_NAMES, MAIL_NAMES, RANK_NAMES, name_in};
use crate::json::{Tree, Writer};
use crate::lead::attribute::{self, Kind, Part, Reading};
use crate::lead::decimal::{Decimal, MILLI};
use crate::lead::grounds::Grounds;
use crate::lead::quantity::Quantity;
use crate::policy::document::{Attribute, Label, Policy};
use crate::policy::problem::Lang;
use crate::policy::program::Program;

/// Reads answers as a policy reads them, with its own titles and options.
#[derive(Debug)]
pub struct Reader<'a> {
    policy: &'a Policy,
    program: Program,
}

/// An answer as read.
#[derive(Debug)]
pub struct Answer<'a> {
    attribute: &'a Attribute,
    compiled: attribute::Attribute<'a>,
    reading: Reading,
    grounds: Grounds,
}

impl<'a> Reader<'a> {
    /// The reader of a policy.
    #[must_use]
    pub fn new(policy: &'a Policy) -> Reader<'a> {
        Reader { policy, program: policy.compile() }
    }

    /// Reads an answer to one of the policy's attributes, as typed; none where the policy has no such attribute. Whatever was
    /// typed, this takes time by its length alone.
    #[must_use]
    pub fn read(&self, name: &str, typed: &str) -> Option<Answer<'_>> {
        let attribute = self.policy.attributes.iter().find(|attribute| attribute.name == name)?;
        let compiled = self.program.attributes().find(|attribute| attribute.name() == name)?;
        let said = Tree::of_text(typed);
        let words = self.program.words();
        let reading = compiled.read(&[&said], words);
        Some(Answer { attribute, compiled, reading, grounds: Grounds::of(attribute.kind, &said, words) })
    }
}

impl Answer<'_> {
    /// The reading as JSON: `value` as decisions show it (and an address's `kind`), absent where it is unknown; then, each where
    /// there is one, `candidates` (divisions named side by side), `listed` (what the long list of mail domains calls one that counts
    /// as a company's), `rules`, `words` (what the reading rests on) and `meant` (the well-known domain that the address was probably
    /// meant for); and `message`, by language.
    #[must_use]
    pub fn document(&self) -> String {
        let mut out = Writer::new(false);
        out.open('{');
        if self.reading.is_known() {
            out.name("value");
            self.reading.write(self.compiled, Part::Whole, &mut out);
        }
        if matches!(self.reading, Reading::Mail { .. }) {
            out.name("kind");
            self.reading.write(self.compiled, Part::MailKind, &mut out);
        }
        self.grounds.write(&mut out);
        if let Some(meant) = &self.grounds.meant {
            out.text_member("meant", meant);
        }
        out.name("message");
        out.open('{');
        out.text_member("en", &self.message(Lang::En));
        out.text_member("ja", &self.message(Lang::Ja));
        out.close('}');
        out.close('}');
        out.out
    }

    /// The reading in a few words: "係長級（「課長代理」: 一段下）"; empty for a blank answer.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match &self.reading {
            Reading::Blank => String::new(),
            Reading::Unreadable => self.unknown(lang),
            Reading::Quantity(quantity) => number(*quantity, lang),
            Reading::Options(places) => {
                let options = places.iter().filter_map(|place| self.attribute.options.get(crate::index(*place)));
                let names: Vec<&str> = options.map(|option| labelled(&option.label, &option.value, lang)).collect();
                names.join(either(lang, ", ", "、"))
            }
            Reading::Text(text) => text.clone(),
            Reading::Code(_) | Reading::Mail { .. } => self.reasoned(lang),
        }
    }

    /// A value from a list, with what it rests on.
    fn reasoned(&self, lang: Lang) -> String {
        let name = match (self.attribute.kind, &self.reading) {
            (Kind::Boolean, reading) => match reading {
                Reading::Code(1) => either(lang, "yes", "はい"),
                _ => either(lang, "no", "いいえ"),
            },
            (kind, _) => {
                let (list, part): (&[_], _) = match kind {
                    Kind::Seniority => (&RANK_NAMES, Part::Whole),
                    Kind::Industry => (&DIVISION_NAMES, Part::Whole),
                    _ => (&MAIL_NAMES, Part::MailKind),
                };
                let mut out = Writer::new(false);
                self.reading.write(self.compiled, part, &mut out);
                name_in(list, out.out.trim_matches('"'), lang)
            }
        };
        let mut notes: Vec<String> = Vec::new();
        if let Some(meant) = &self.grounds.meant {
            notes.push(match lang {
                Lang::Ja => format!("{meant} の入力間違いかもしれません"),
                Lang::En => format!("perhaps {meant} was meant"),
            });
        }
        notes.extend(self.grounds.listed.map(|kind| {
            let name = name_in(&MAIL_NAMES, kind, lang);
            match lang {
                Lang::Ja => format!("{name}の一覧に載っています"),
                Lang::En => format!("a long list calls it {name}"),
            }
        }));
        notes.extend(self.grounds.rules.iter().filter_map(|rule| rule_name(rule, lang)).map(str::to_owned));
        let notes = notes.join(either(lang, ", ", "、"));
        match (&self.grounds.words, notes.is_empty(), lang) {
            (Some(words), true, Lang::Ja) => format!("{name}（「{words}」）"),
            (Some(words), true, Lang::En) => format!("{name} (“{words}”)"),
            (Some(words), false, Lang::Ja) => format!("{name}（「{words}」: {notes}）"),
            (Some(words), false, Lang::En) => format!("{name} (“{words}”: {notes})"),
            (None, true, _) => name.to_owned(),
            (None, false, Lang::Ja) => format!("{name}（{notes}）"),
            (None, false, Lang::En) => format!("{name} ({notes})"),
        }
    }

    /// What was not understood.
    fn unknown(&self, lang: Lang) -> String {
        if !self.grounds.candidates.is_empty() {
            let candidates = self.grounds.candidates.iter();
            let names: Vec<&str> = candidates.map(|one| name_in(&DIVISION_NAMES, one, lang)).collect();
            return match lang {
                Lang::Ja => format!("不明（「{}」のいずれとも読めます）", names.join("」「")),
                Lang::En => format!("unknown (could be {})", names.join(" or ")),
            };
        }
        let has = |code| self.grounds.rules.contains(&code);
        let (en, ja) = match self.attribute.kind {
            Kind::Seniority if has("not-today") => {
                ("unknown (a title of the past, or one hoped for)", "不明（過去または将来の役職です）")
            }
            Kind::Seniority if has("somebody-else") => {
                ("unknown (a department, or somebody else’s title)", "不明（部署名、または他の方の役職です）")
            }
            Kind::Number => ("unknown (not one number or range)", "不明（1つの数値や範囲として読み取れません）"),
            Kind::Choice => ("unknown (none of the options)", "不明（選択肢にありません）"),
            Kind::Boolean => ("unknown (neither yes nor no)", "不明（「はい」「いいえ」のどちらとも読み取れません）"),
            Kind::Email => ("unknown (no mail address)", "不明（メールアドレスの形ではありません）"),
            _ => ("unknown (no word of it is known)", "不明（読み取れる言葉がありません）"),
        };
        either(lang, en, ja).to_owned()
    }
}

fn either(lang: Lang, en: &'static str, ja: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

/// The label in this language, or the name.
fn labelled<'a>(label: &'a Label, name: &'a str, lang: Lang) -> &'a str {
    let code = either(lang, "en", "ja");
    label.iter().find(|(language, _)| language == code).map_or(name, |(_, text)| text)
}

/// A number or a range: "300", "100–299", "300 or more", "under 50".
fn number(quantity: Quantity, lang: Lang) -> String {
    if let Some(exact) = quantity.exact() {
        return exact.text();
    }
    let (low, high) = (quantity.low, quantity.high);
    // 超 and 未満 move an end by a thousandth, the smallest step: one that was typed so reads alike, and means the same
    let over = low.milli().rem_euclid(MILLI) == 1;
    let under = high.milli().rem_euclid(MILLI) == MILLI - 1;
    let from = if over { low.plus_milli(-1) } else { low }.text();
    let to = if under { high.plus_milli(1) } else { high }.text();
    let end = |ja_open, ja_closed, is_open| if is_open { ja_open } else { ja_closed };
    match (low == Decimal::LOWEST, high == Decimal::HIGHEST, lang) {
        (true, _, Lang::Ja) => format!("{to}{}", end("未満", "以下", under)),
        (true, _, Lang::En) => format!("{}{to}", end("under ", "up to ", under)),
        (_, true, Lang::Ja) => format!("{from}{}", end("超", "以上", over)),
        (_, true, Lang::En) if over => format!("over {from}"),
        (_, true, Lang::En) => format!("{from} or more"),
        (_, _, Lang::Ja) => format!("{from}{}〜{to}{}", end("超", "", over), end("未満", "", under)),
        (_, _, Lang::En) => format!("{}{from}–{}{to}", end("over ", "", over), end("under ", "", under)),
    }
}

fn rule_name(code: &str, lang: Lang) -> Option<&'static str> {
    let (en, ja) = match code {
        "one-step-down" => ("one step down", "一段下"),
        "one-step-up" => ("one step up", "一段上"),
        "somebody-else" => ("works for whom the title names", "役職者を補佐する方"),
        "one-letter-wrong" => ("one letter corrected", "一文字を補正"),
        "highest-of-several" => ("the highest of several", "複数のうち最上位"),
        "word-for-work" => ("a word for somebody’s work", "職種を表す語"),
        "policy-title" => ("a title of the policy", "ポリシーで定めた役職"),
        _ => return None,
    };
    Some(either(lang, en, ja))
}
