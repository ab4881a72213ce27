//! How one answer of a form is read, and why: as codes for programs, in words for people.

use crate::json::Tree;
use crate::lead::attribute::Kind;
use crate::lead::grounds::Grounds;
use crate::lead::text::fold;
use crate::lead::vocabulary::industry::{self, DIVISIONS};
use crate::lead::vocabulary::seniority::{self, RANKS};
use crate::lead::vocabulary::{self, INDUSTRIES, MAIL, OFTEN_MISTYPED, Words, mail, table};
use crate::policy::problem::Lang;

/// What an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// A job title.
    Seniority,
    /// An industry.
    Industry,
    /// A mail address.
    Email,
}

/// An answer as it is read without a policy: a policy may name titles of its own.
#[derive(Debug, Clone)]
pub struct Answer {
    subject: Subject,
    value: Option<&'static str>,
    grounds: Grounds,
}

impl Answer {
    /// Reads an answer as typed. Whatever it is, this takes time by its length alone.
    #[must_use]
    pub fn read(subject: Subject, typed: &str) -> Answer {
        let folded = fold(typed);
        let [industries, mail_domains] = [INDUSTRIES, MAIL].map(|list| table::unpack(list.as_bytes()));
        let none = Tree::default();
        let words =
            Words { titles: &none, industries: &industries, mail: &mail_domains, often_mistyped: OFTEN_MISTYPED };
        let name = |list, place: u8| vocabulary::name(list, u32::from(place));
        let (kind, value) = match subject {
            Subject::Seniority => {
                let title = seniority::read(&folded, words.titles);
                (Kind::Seniority, title.ok().and_then(|title| name(RANKS, title.rank)))
            }
            Subject::Industry => {
                let industry = industry::read(words.industries, &folded);
                (Kind::Industry, industry.ok().and_then(|industry| name(DIVISIONS, industry.division)))
            }
            Subject::Email => {
                let kind = mail::domain(&folded).map(|domain| mail::kind_of(words.mail, domain));
                (Kind::Email, kind.and_then(|kind| vocabulary::name(mail::KINDS, kind)))
            }
        };
        Answer { subject, value, grounds: Grounds::of_text(kind, &folded, words) }
    }

    /// A rank, the letter of a division, or a kind of mail domain; none where it is none.
    #[must_use]
    pub fn value(&self) -> Option<&'static str> {
        self.value
    }

    /// Divisions that are named side by side, where no one of them can be said to be the industry.
    #[must_use]
    pub fn candidates(&self) -> &[&'static str] {
        &self.grounds.candidates
    }

    /// The well-known domain that the address was probably meant for.
    #[must_use]
    pub fn meant(&self) -> Option<&str> {
        self.grounds.meant.as_deref()
    }

    /// The reading in a few words: "係長級（「課長代理」: 一段下）".
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let ja = lang == Lang::Ja;
        let Some(value) = self.value else {
            return self.unknown(ja);
        };
        let name = named(self.subject, value, ja);
        let mut notes: Vec<String> = Vec::new();
        if let Some(meant) = &self.grounds.meant {
            notes.push(if ja {
                format!("{meant} の入力間違いかもしれません")
            } else {
                format!("perhaps {meant} was meant")
            });
        }
        notes.extend(self.grounds.rules.iter().filter_map(|rule| rule_name(rule, ja)).map(str::to_owned));
        let notes = notes.join(if ja { "、" } else { ", " });
        match (&self.grounds.words, notes.is_empty()) {
            (Some(words), true) if ja => format!("{name}（「{words}」）"),
            (Some(words), true) => format!("{name} (“{words}”)"),
            (Some(words), false) if ja => format!("{name}（「{words}」: {notes}）"),
            (Some(words), false) => format!("{name} (“{words}”: {notes})"),
            (None, true) => name.to_owned(),
            (None, false) if ja => format!("{name}（{notes}）"),
            (None, false) => format!("{name} ({notes})"),
        }
    }

    fn unknown(&self, ja: bool) -> String {
        if !self.grounds.candidates.is_empty() {
            let names: Vec<&str> = self.grounds.candidates.iter().map(|one| named(self.subject, one, ja)).collect();
            return if ja {
                format!("不明（{}のどちらとも読めます）", names.join("と"))
            } else {
                format!("unknown (could be {})", names.join(" or "))
            };
        }
        let has = |code| self.grounds.rules.contains(&code);
        let (en, japanese) = if has("not-today") {
            ("unknown (a title of the past, or one hoped for)", "不明（過去または将来の役職です）")
        } else if has("somebody-else") {
            ("unknown (somebody else’s title)", "不明（他の方の役職です）")
        } else {
            ("unknown (no word of it is known)", "不明（読み取れる言葉がありません）")
        };
        (if ja { japanese } else { en }).to_owned()
    }
}

fn rule_name(code: &str, ja: bool) -> Option<&'static str> {
    let (en, japanese) = match code {
        "one-step-down" => ("one step down", "一段下"),
        "one-step-up" => ("one step up", "一段上"),
        "somebody-else" => ("works for whom the title names", "役職者を補佐する方"),
        "one-letter-wrong" => ("one letter corrected", "一文字を補正"),
        "highest-of-several" => ("the highest of several", "複数のうち最上位"),
        "word-for-work" => ("a word for somebody’s work", "職種を表す語"),
        "policy-title" => ("a title of the policy", "ポリシーで定めた役職"),
        _ => return None,
    };
    Some(if ja { japanese } else { en })
}

/// What a value is called.
fn named(subject: Subject, value: &str, ja: bool) -> &'static str {
    let names: &[(&str, &str, &str)] = match subject {
        Subject::Seniority => &RANK_NAMES,
        Subject::Industry => &DIVISION_NAMES,
        Subject::Email => &MAIL_NAMES,
    };
    let found = names.iter().find(|(code, _, _)| *code == value);
    found.map_or("", |(_, en, japanese)| if ja { japanese } else { en })
}

const RANK_NAMES: [(&str, &str, &str); 11] = [
    ("student", "student", "学生"),
    ("staff", "staff", "一般社員"),
    ("senior-staff", "senior staff", "主任級"),
    ("subsection-chief", "subsection chief", "係長級"),
    ("section-chief", "section chief", "課長級"),
    ("deputy-general-manager", "deputy general manager", "次長級"),
    ("general-manager", "general manager", "部長級"),
    ("division-head", "division head", "本部長級"),
    ("executive-officer", "executive officer", "執行役員級"),
    ("board", "board", "役員級"),
    ("president", "president", "社長級"),
];

/// The ministry's names.
const DIVISION_NAMES: [(&str, &str, &str); 20] = [
    ("A", "Agriculture and Forestry", "農業，林業"),
    ("B", "Fisheries", "漁業"),
    ("C", "Mining and Quarrying of Stone and Gravel", "鉱業，採石業，砂利採取業"),
    ("D", "Construction", "建設業"),
    ("E", "Manufacturing", "製造業"),
    ("F", "Electricity, Gas, Heat Supply and Water", "電気・ガス・熱供給・水道業"),
    ("G", "Information and Communications", "情報通信業"),
    ("H", "Transport and Postal Services", "運輸業，郵便業"),
    ("I", "Wholesale and Retail Trade", "卸売業，小売業"),
    ("J", "Finance and Insurance", "金融業，保険業"),
    ("K", "Real Estate and Goods Rental and Leasing", "不動産業，物品賃貸業"),
    ("L", "Scientific Research, Professional and Technical Services", "学術研究，専門・技術サービス業"),
    ("M", "Accommodations, Eating and Drinking Services", "宿泊業，飲食サービス業"),
    ("N", "Living-related and Personal Services and Amusement Services", "生活関連サービス業，娯楽業"),
    ("O", "Education, Learning Support", "教育，学習支援業"),
    ("P", "Medical, Health Care and Welfare", "医療，福祉"),
    ("Q", "Compound Services", "複合サービス事業"),
    ("R", "Services, N.E.C.", "サービス業（他に分類されないもの）"),
    ("S", "Government, Except Elsewhere Classified", "公務（他に分類されるものを除く）"),
    ("T", "Industries Unable to Classify", "分類不能の産業"),
];

const MAIL_NAMES: [(&str, &str, &str); 5] = [
    ("business", "company address", "会社のアドレス"),
    ("free", "free or provider address", "フリーメール・プロバイダーのアドレス"),
    ("carrier", "mobile carrier address", "携帯電話会社のアドレス"),
    ("disposable", "disposable address", "使い捨てアドレス"),
    ("academic", "school or university address", "学校・大学のアドレス"),
];
