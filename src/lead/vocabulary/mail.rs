//! Mail addresses: their parts, and what kind of provider a domain is.

use super::find;
use crate::lead::text::Words;

/// The kinds of domain.
pub(crate) const KINDS: &str = "business free carrier disposable academic";

/// Domains that say nothing of a company, by kind, in the order in which they are looked up; a subdomain counts as its domain.
/// Sources: the providers' own pages; Japanese carriers' published domains (NTT docomo, KDDI, SoftBank, Y!mobile, Rakuten);
/// disposable services by their own sites.
const DOMAINS: &str = include_str!("mail.txt");

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
    let labels = Words::of(domain, b'.');
    (labels.count() > 1 && Words::of(domain, b'.').all(|label| !label.is_empty())).then_some(domain)
}

/// What kind of provider a folded domain is.
pub(crate) fn kind_of(domain: &str) -> u32 {
    let listed = find(DOMAINS, &|_, entry| match entry.strip_prefix('*') {
        Some(ending) => domain.len() > ending.len() && domain.ends_with(ending),
        None => domain.strip_suffix(entry).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    });
    listed.and_then(|kind| super::place(KINDS, kind)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{KINDS, domain, kind_of};

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
            ("mailinator.com", "disposable"),
            ("acme.example", "business"),
        ] {
            assert_eq!(crate::lead::vocabulary::name(KINDS, kind_of(domain)), Some(expected), "{domain}");
        }
    }
}
