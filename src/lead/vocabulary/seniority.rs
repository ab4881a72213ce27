//! Job titles onto one ladder of eleven ranks.

use super::{Recognised, find};

/// The ranks, lowest first.
pub(crate) const RANKS: [&str; 11] = [
    "student",
    "staff",
    "senior-staff",
    "subsection-chief",
    "section-chief",
    "deputy-general-manager",
    "general-manager",
    "division-head",
    "executive-officer",
    "board",
    "president",
];

const TITLES: &str = include_str!("titles.txt");

/// The longest title in characters; what stands before it names a department.
const LONGEST: usize = 32;

/// Words before a title that make it somebody else's, or not the title of today.
const NOT_THE_TITLE: &[&str] = &["to", "former", "ex", "ex-", "aspiring", "future", "retired", "元", "前", "旧"];

/// Signs before a Japanese title that change it or belong to another word.
const CHANGES_TITLE: &[char] = &['元', '前', '旧', '副', '准', '次'];

/// The place of a rank, by its own name.
pub(crate) fn rank(name: &str) -> Option<u32> {
    RANKS.iter().position(|rank| *rank == name).and_then(|place| u32::try_from(place).ok())
}

/// Reads a folded title: the policy's own titles first, then a rank's name, then the vocabulary.
pub(crate) fn read(folded: &str, own_titles: &[(String, u32)]) -> Option<Recognised> {
    let found = |words: &str, code| Some(Recognised { code, words: words.to_owned() });
    for candidate in std::iter::once(folded).chain(endings(folded)) {
        if let Some((_, code)) = own_titles.iter().find(|(title, _)| title == candidate) {
            return found(candidate, *code);
        }
        if let Some(code) = rank(candidate).filter(|_| candidate == folded) {
            return found(candidate, code);
        }
        if let Some(name) = find(TITLES, &|_, word| word == candidate) {
            return found(candidate, rank(name)?);
        }
    }
    None
}

/// The endings of a text that could be its title, longest first: the whole of it, or what starts a word.
fn endings(folded: &str) -> impl Iterator<Item = &str> {
    let start = folded.char_indices().rev().nth(LONGEST - 1).map_or(0, |(place, _)| place);
    let tail = folded.get(start..).unwrap_or_default();
    tail.char_indices().filter_map(move |(place, first)| {
        let (before, ending) = folded.split_at_checked(start + place)?;
        let words_before = before.trim_end();
        let stands_alone = match before.chars().next_back() {
            None => true,
            Some(last) if first.is_ascii() => !last.is_ascii_alphanumeric() && !matches!(last, '-' | '_'),
            Some(last) => !CHANGES_TITLE.contains(&last),
        };
        let other = words_before.split(' ').next_back().is_some_and(|word| NOT_THE_TITLE.contains(&word));
        let apart = before.split(' ').any(|word| NOT_THE_TITLE.contains(&word)) && first.is_ascii();
        (stands_alone && !other && !apart).then_some(ending)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::text::fold;
    use super::{RANKS, read};

    fn rank_of(typed: &str) -> &'static str {
        let recognised = read(&fold(typed), &[]);
        recognised.and_then(|recognised| RANKS.get(crate::index(recognised.code))).copied().unwrap_or("unknown")
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
