//! Job titles onto one ladder of eleven ranks: plain synonyms in use on Japanese and English business cards. 執行役員 and 執行役 are
//! different offices (会社法 402条).

use super::find;
use crate::lead::text::Words;

/// The ranks, lowest first.
pub(crate) const RANKS: &str = "student staff senior-staff subsection-chief section-chief deputy-general-manager \
    general-manager division-head executive-officer board president";

/// Titles as folded text, by rank.
const TITLES: &str = include_str!("titles.txt");

/// The longest title in characters; what stands before it names a department.
const LONGEST: usize = 32;

/// Words before a title that make it somebody else's, or not the title of today.
const NOT_THE_TITLE: &str = "to former ex ex- aspiring future retired 元 前 旧";

/// Signs before a Japanese title that change it or belong to another word.
const CHANGES_TITLE: &str = "元前旧副准次";

/// The place of a rank, by its own name.
pub(crate) fn rank(name: &str) -> Option<u32> {
    super::place(RANKS, name)
}

/// Reads a folded title: the policy's own titles first, then a rank's name, then the vocabulary. Gives the words it rests on.
pub(crate) fn read<'a>(folded: &'a str, own: &dyn Fn(&str) -> Option<u32>) -> Option<(u32, &'a str)> {
    let known = |title: &str| own(title).or_else(|| rank(find(TITLES, &|_, word| word == title)?));
    if let Some(code) = own(folded).or_else(|| rank(folded)) {
        return Some((code, folded));
    }
    // The endings that could be the title, longest first.
    let start = folded.char_indices().rev().nth(LONGEST - 1).map_or(0, |(place, _)| place);
    for (place, _) in folded.char_indices().skip_while(|(place, _)| *place < start) {
        let (before, ending) = folded.split_at_checked(place)?;
        if stands_alone(before, ending)
            && let Some(code) = known(ending)
        {
            return Some((code, ending));
        }
    }
    None
}

/// Whether an ending starts a word, and no word before it takes the title away.
fn stands_alone(before: &str, ending: &str) -> bool {
    let is_latin = ending.starts_with(|c: char| c.is_ascii());
    let starts_word = match before.chars().next_back() {
        None => true,
        Some(last) if is_latin => !last.is_ascii_alphanumeric() && last != '-' && last != '_',
        Some(last) => CHANGES_TITLE.chars().all(|sign| sign != last),
    };
    let trimmed = before.strip_suffix(' ').unwrap_or(before);
    let mut taken = false;
    for word in Words::of(trimmed, b' ') {
        // In Japanese only the word just before says so.
        taken = (taken && is_latin) || super::place(NOT_THE_TITLE, word).is_some();
    }
    starts_word && !taken
}

#[cfg(test)]
mod tests {
    use super::super::super::text::fold;
    use super::{RANKS, read};

    fn rank_of(typed: &str) -> &'static str {
        let folded = fold(typed);
        let found = read(&folded, &|_| None);
        found.and_then(|(code, _)| crate::lead::vocabulary::name(RANKS, code)).unwrap_or("unknown")
    }

    #[test]
    fn a_plain_title_is_read_at_the_end() {
        for (typed, expected) in [
            ("課長", "section-chief"),
            ("営業部　課長", "section-chief"),
            ("第二営業課長", "section-chief"),
            ("情報システム部長代理", "deputy-general-manager"),
            ("Product Manager", "section-chief"),
            ("Senior Vice President", "executive-officer"),
            ("ﾏﾈｰｼﾞｬｰ", "section-chief"),
            ("ＣＥＯ", "president"),
            ("section-chief", "section-chief"),
            ("代表取締役社長", "president"),
        ] {
            assert_eq!(rank_of(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_plain_title_stays_unknown() {
        for typed in [
            "",
            "課長代理候補",
            "社長室",
            "元部長",
            "元 部長",
            "Assistant to the CEO",
            "former manager",
            "副課長",
            "!!!",
            "grandmanager",
        ] {
            assert_eq!(rank_of(typed), "unknown", "{typed}");
        }
    }
}
