//! Mail addresses: their parts, and what kind of provider a domain is.

use super::find;

/// The kinds of domain.
pub(crate) const KINDS: [&str; 5] = ["business", "free", "carrier", "disposable", "academic"];

const DOMAINS: &str = include_str!("mail.txt");

/// The place of a kind, by its name.
pub(crate) fn kind(name: &str) -> Option<u32> {
    KINDS.iter().position(|kind| *kind == name).and_then(|place| u32::try_from(place).ok())
}

/// The domain of a folded address; none where it is no address: one `@` outside quotes, no white space, and a domain of
/// non-empty labels with a dot.
pub(crate) fn domain(folded: &str) -> Option<&str> {
    let mut quoted = false;
    let mut escaped = false;
    let mut at = None;
    for (place, c) in folded.char_indices() {
        match c {
            ' ' => return None,
            '"' if !escaped => quoted = !quoted,
            '@' if !quoted && at.is_some() => return None,
            '@' if !quoted => at = Some(place),
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
    }
    let (local, domain) = folded.split_at_checked(at?)?;
    let domain = domain.strip_prefix('@')?;
    let labels = domain.split('.').all(|label| !label.is_empty());
    (!quoted && !local.is_empty() && labels && domain.contains('.')).then_some(domain)
}

/// What kind of provider a folded domain is.
pub(crate) fn kind_of(domain: &str) -> u32 {
    let listed = find(DOMAINS, &|_, entry| match entry.strip_prefix('*') {
        Some(ending) => domain.len() > ending.len() && domain.ends_with(ending),
        None => domain.strip_suffix(entry).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    });
    listed.and_then(kind).unwrap_or(0)
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
            assert_eq!(KINDS.get(crate::index(kind_of(domain))).copied(), Some(expected), "{domain}");
        }
    }
}
