//! The form in which words are looked up. Folded text goes in; what leaves has a capital where a Latin word begins and no space
//! before it, so that a word is found whole or not at all: "senior vice-president" is `SeniorVicePresident`, "c.e.o." is `Ceo`, and
//! the words of `Presidential` or `VicePresident's` are no "president". Signs that join are commas, brackets are round, digits are one
//! `0`, and what stands alone in Japanese belongs to its neighbours: 課 長 is 課長. A long sound at the end of a word goes: リーダー is リーダ.

use alloc::string::String;

/// Spells a folded text: English words in the singular and without `'s`, and Japanese ones with the long sounds inside them, where they name things and no
/// persons.
pub(crate) fn spelled(folded: &str, things: bool) -> String {
    let mut out = String::new();
    spell(folded, things, |c, _| out.push(c));
    out
}

/// Spells a text, and gives the place of what each sign stands for.
#[inline(always)]
pub(crate) fn spell(folded: &str, things: bool, mut put: impl FnMut(char, usize)) {
    let mut chars = folded.chars();
    let (mut last, mut c) = (' ', ' ');
    // Of which kind the word before was, how many letters it and this one have, and whether a sign parts them.
    let (mut kind, mut before, mut length, mut parted) = (Kind::Gap, 0, 0, true);
    loop {
        let place = (folded.len() - chars.as_str().len()).saturating_sub(c.len_utf8());
        let found = chars.next();
        let next = found.unwrap_or(' ');
        c = match c {
            // As keyboards without a long sound have it: サ-ビス.
            '-' | '‐' | '−' | '―'
                if is_katakana(last) && last != 'ー' && (is_katakana(next) || kind_of(next) == Kind::Gap) =>
            {
                'ー'
            }
            '’' => '\'',
            other => other,
        };
        // プロジェクト・マネージャー, but not the makers and the consultants of メーカー・コンサルタント.
        let now =
            if c == '・' && !things && is_katakana(last) && is_katakana(next) { Kind::Japanese } else { kind_of(c) };
        if now != kind && length > 0 {
            (before, length, parted) = (length, 0, now != Kind::Gap);
        }
        if now == Kind::Gap {
            let sign = match c {
                '(' | '[' | '<' | '{' | '【' | '「' | '『' | '〔' | '《' | '〈' | '≪' => '(',
                ')' | ']' | '>' | '}' | '】' | '」' | '』' | '〕' | '》' | '〉' | '≫' => ')',
                '&' => '&',
                ',' | '/' | '+' | '|' | ';' | ':' | '@' | '–' | '—' | '・' | '、' | '。' | '·' => ',',
                // Between spaces it joins.
                '-' if last == ' ' && next == ' ' => ',',
                _ => ' ',
            };
            if sign != ' ' {
                put(sign, place);
                parted = true;
            }
        } else {
            let is_last = kind_of(next) != now;
            let joins = length == 0 && !parted && now == kind && (before == 1 || is_last);
            if now == Kind::Japanese {
                if length == 0 && !parted && now == kind && !joins {
                    put(' ', place);
                }
                if c != '・' && (c != 'ー' || things && (length == 1 || is_katakana(next))) {
                    put(c, place);
                }
            } else if c.is_ascii_digit() {
                if length == 0 || !last.is_ascii_digit() {
                    put('0', place);
                }
            } else if length == 0 && !(joins && before == 1 && is_last) {
                put(c.to_ascii_uppercase(), place);
            } else if !(things && (c == '\'' || c == 's' && is_last && length > 2 && last != 's')) {
                put(c, place);
            }
            length += 1;
            kind = now;
        }
        if found.is_none() {
            return;
        }
        (last, c) = (c, next);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters of words between spaces, and digits.
    Latin,
    /// Letters of words without.
    Japanese,
    /// Anything else.
    Gap,
}

fn kind_of(c: char) -> Kind {
    match c {
        '0'..='9' | 'a'..='z' | '\'' | '’' | '\u{80}'..='\u{b6}' | '\u{b8}'..='\u{1fff}' => Kind::Latin,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{fe00}' | '\u{20000}'.. => Kind::Japanese,
        _ => Kind::Gap,
    }
}

/// Whether a sign is one of ァ to ー.
fn is_katakana(c: char) -> bool {
    ('\u{30a1}'..='\u{30fc}').contains(&c) && c != '・'
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::lead::text::fold;

    #[test]
    fn a_word_begins_with_a_capital() {
        for (typed, expected) in [
            ("Senior Vice-President", "SeniorVicePresident"),
            ("C.E.O. & founder's", "Ceo&Founder's"),
            ("C E O", "Ceo"),
            ("R&D", "R&D"),
            ("営業部　第二営業課 課 長", "営業部 第二営業課課長"),
            ("ﾏﾈｰｼﾞｬｰ（兼務）", "マネジャ(兼務)"),
            ("プロジェクト・マネージャー", "プロジェクトマネジャ"),
            ("大学３年", "大学0年"),
            ("Director - Sales", "Director,Sales"),
            ("Director’s", "Director's"),
            ("マネ-ジャ-", "マネジャ"),
            ("マネ−ジャ―", "マネジャ"),
            ("リーダー-開発", "リダ 開発"),
            ("", ""),
        ] {
            assert_eq!(spelled(&fold(typed), false), expected, "{typed}");
        }
        assert_eq!(spelled("software manufacturers", true), "SoftwareManufacturer");
        assert_eq!(spelled("dentist's offices", true), "DentistOffice");
        assert_eq!(spelled("サ-ビス業", true), "サービス業");
        assert_eq!(spelled("メーカー・ソフトウェアベンダー", true), "メーカ,ソフトウェアベンダ");
        assert_eq!(spelled("バー、バルブメーカー", true), "バー,バルブメーカ");
    }
}
