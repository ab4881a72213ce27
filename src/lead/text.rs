//! Folding: the one form in which typed text, option labels, event names and property values are compared.

use crate::platform;

/// The fold of a text: NFKC, full Unicode lower case, white space (`White_Space` and U+FEFF) trimmed and collapsed.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    let lowered = if text.is_ascii() { text.to_ascii_lowercase() } else { platform::nfkc_lower(text) };
    let mut folded = String::with_capacity(lowered.len());
    for word in lowered.split(is_white_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether nothing but white space stands in a text.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_white_space)
}

/// Whether a text contains another, byte by byte: the library's search would be the larger half of a page's text handling.
pub(crate) fn contains(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

fn is_white_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Legal forms as folded text, longest first where one ends another.
const LEGAL_FORMS: &[&str] = &[
    "特定非営利活動法人",
    "独立行政法人",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "社会福祉法人",
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "相互会社",
    "医療法人",
    "学校法人",
    "(株)",
    "(有)",
    "(同)",
    "(資)",
    "(名)",
    "co., ltd.",
    "co., ltd",
    "co.,ltd.",
    "co.,ltd",
    "co. ltd.",
    "co. ltd",
    "co ltd.",
    "co ltd",
    "pte. ltd.",
    "pte ltd",
    "pty. ltd.",
    "pty ltd",
    "private limited",
    "incorporated",
    "corporation",
    "company",
    "limited",
    "l.l.c.",
    "s.r.l.",
    "s.p.a.",
    "gmbh",
    "corp.",
    "corp",
    "inc.",
    "inc",
    "k.k.",
    "kk",
    "g.k.",
    "llc",
    "llp",
    "plc",
    "ltd.",
    "ltd",
    "b.v.",
    "s.a.",
    "ag",
    "co.",
];

/// The fold of a company's name: without a leading or trailing legal form, unless nothing else would be left.
#[must_use]
pub(crate) fn fold_company(text: &str) -> String {
    let folded = fold(text);
    let without_last = strip_form(&folded, trailing);
    strip_form(without_last, leading).to_owned()
}

fn strip_form<'a>(name: &'a str, cut: fn(&'a str, &str) -> Option<&'a str>) -> &'a str {
    let shorter = LEGAL_FORMS.iter().find_map(|form| cut(name, form));
    shorter.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

fn trailing<'a>(name: &'a str, form: &str) -> Option<&'a str> {
    let rest = name.strip_suffix(form)?;
    let apart = !form.starts_with(is_latin) || !rest.ends_with(is_word);
    apart.then(|| rest.trim_end_matches([' ', ',', '、']))
}

fn leading<'a>(name: &'a str, form: &str) -> Option<&'a str> {
    let rest = name.strip_prefix(form)?;
    let apart = !form.starts_with(is_latin) || !rest.starts_with(is_word);
    apart.then(|| rest.trim_start_matches([' ', ',', '、']))
}

/// A letter or digit of the Latin forms' own script: a form in the middle of a word is none.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_company};

    #[test]
    fn width_case_and_space_fold_away() {
        assert_eq!(fold(" ﾏﾈｰｼﾞｬｰ\u{3000}\u{feff} ＣＥＯ\n"), "マネージャー ceo");
        assert_eq!(fold("\u{feff}\u{85}\t"), "");
    }

    #[test]
    fn a_legal_form_is_dropped_at_either_end_only() {
        for name in
            ["株式会社リード", "㈱リード", "リード（株）", "リード 株式会社", "リード Co., Ltd.", "リード, Inc."]
        {
            assert_eq!(fold_company(name), "リード", "{name}");
        }
        assert_eq!(fold_company("Incline"), "incline");
        assert_eq!(fold_company("Zinc"), "zinc");
        assert_eq!(fold_company("株式会社"), "株式会社");
    }
}
