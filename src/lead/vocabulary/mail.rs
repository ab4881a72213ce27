//! Mail addresses: their parts, and what kind of provider a domain is.

use super::Words;
use super::classes::MAIL;
use super::near::is_near;
use super::number::LONGEST;
use super::scan::Text;
use super::table::Table;
use crate::lead::text;
use crate::prelude::*;

/// The kinds of domain.
pub(crate) const KINDS: &str = "business free carrier disposable academic";

/// The last of them.
const ACADEMIC: u8 = 4;

/// The domain of a folded address; none where it is no address: one `@` outside quotes, no white space, and a domain of
/// non-empty labels with a dot.
pub(crate) fn domain(folded: &str) -> Option<&str> {
    let (mut quoted, mut escaped) = (false, false);
    let mut at = None;
    for (place, byte) in folded.bytes().enumerate() {
        match byte {
            b' ' => return None,
            b'"' if !escaped => quoted = !quoted,
            b'@' if !quoted && at.is_some() => return None,
            b'@' if !quoted => at = Some(place),
            _ => {}
        }
        escaped = quoted && byte == b'\\' && !escaped;
    }
    let place = at.filter(|place| *place > 0 && !quoted)?;
    let domain = folded.get(place + 1..)?;
    let labels = text::Words::of(domain, b'.');
    (labels.count() > 1 && text::Words::of(domain, b'.').all(|label| !label.is_empty())).then_some(domain)
}

/// What kind of provider a folded domain is. A subdomain counts as its domain.
pub(crate) fn kind_of(table: &Table, domain: &str) -> u32 {
    // Its labels from the last to the first, as the list has them, and no more of them than any word there has.
    let mut spelled = Vec::new();
    for label in text::Words::of(domain, b'.') {
        let mut longer = vec![b'.'];
        longer.extend_from_slice(label.as_bytes());
        longer.extend_from_slice(&spelled);
        longer.truncate(2 * LONGEST);
        spelled = longer;
    }
    let found = |spelled: &[u8]| {
        let word = Text { spelled, table, list: MAIL, own: None }.word(0)?;
        // Universities have names under what is listed.
        (word.class != ACADEMIC || word.end < spelled.len()).then_some(word.class)
    };
    let kind = found(&spelled).or_else(|| {
        // Those of any country.
        let rest = spelled.get(3..).filter(|rest| rest.starts_with(b"."))?;
        let mut anywhere = b".*".to_vec();
        anywhere.extend_from_slice(rest);
        found(&anywhere)
    });
    u32::from(kind.unwrap_or(0))
}

/// The well-known domain that a folded one was probably meant for: one slip away from it, and none that we know.
pub(crate) fn meant<'a>(words: Words<'a>, domain: &str) -> Option<&'a str> {
    let mut known = text::Words::of(words.often_mistyped, b' ');
    let near = known.find(|known| is_near(domain.as_bytes(), known.as_bytes()))?;
    (kind_of(&words.tables.mail, domain) == 0).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::{KINDS, domain, kind_of, meant};
    use crate::json::Tree;
    use crate::lead::vocabulary::{self, OFTEN_MISTYPED, Words, all};

    #[test]
    fn an_address_has_one_at_sign_and_a_dotted_domain() {
        for (address, expected) in [
            ("t@example.co.jp", Some("example.co.jp")),
            ("t+x@example.com", Some("example.com")),
            ("\"a@b\"@example.com", Some("example.com")),
            ("a@b@example.com", None),
            ("a b@example.com", None),
            ("@example.com", None),
            ("a@example", None),
            ("a@.com", None),
            ("a@example.com.", None),
            ("\"a@example.com", None),
            ("", None),
        ] {
            assert_eq!(domain(address), expected, "{address}");
        }
    }

    #[test]
    fn a_subdomain_counts_as_its_domain() {
        for (domain, expected) in [
            ("gmail.com", "free"),
            ("mail.yahoo.co.jp", "free"),
            ("notgmail.com", "business"),
            ("docomo.ne.jp", "carrier"),
            ("a.u-tokyo.ac.jp", "academic"),
            ("ac.jp", "business"),
            ("gmail.com.example.co.jp", "business"),
            ("yahoo.fr", "free"),
            ("yahoo-inc.com", "business"),
            ("mailinator.com", "disposable"),
            ("acme.example", "business"),
        ] {
            assert_eq!(vocabulary::name(KINDS, kind_of(&all().mail, domain)), Some(expected), "{domain}");
        }
    }

    #[test]
    fn one_slip_from_a_well_known_domain_is_told() {
        let none = Tree::default();
        let words = Words { own_titles: &none, tables: all(), often_mistyped: OFTEN_MISTYPED };
        for (typed, expected) in [
            ("gmial.com", Some("gmail.com")),
            ("gmai.com", Some("gmail.com")),
            ("yahooo.co.jp", Some("yahoo.co.jp")),
            ("gmail.com", None),
            ("ymail.com", None),
            ("mail.com", None),
            ("acme.example", None),
        ] {
            assert_eq!(meant(words, typed), expected, "{typed}");
        }
    }
}
