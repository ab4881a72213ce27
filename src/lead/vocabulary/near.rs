//! Words one slip of a finger apart.

/// Whether one text is the other with one letter wrong, missing, too many, or changed places with its neighbour. Its first and last letter
/// are right: "directory" and "resident" are words of their own.
pub(crate) fn is_near(typed: &[u8], meant: &[u8]) -> bool {
    let (longer, shorter) = if typed.len() < meant.len() { (meant, typed) } else { (typed, meant) };
    let start = longer.iter().zip(shorter).take_while(|(a, b)| a == b).count();
    let end = longer.iter().rev().zip(shorter.iter().rev()).take_while(|(a, b)| a == b).count();
    if start == 0 || end == 0 || longer == shorter {
        return false;
    }
    // What lies between must be one letter, or two that changed places.
    match (longer.get(start..longer.len().saturating_sub(end)), shorter.get(start..shorter.len().saturating_sub(end))) {
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        (Some([_]), Some([] | [_])) => true,
        // A letter written twice belongs to both ends.
        _ => longer.len() == shorter.len() + 1 && start + end > shorter.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        for (typed, expected) in [
            ("Manger", true),
            ("Mangaer", true),
            ("Managger", true),
            ("Manaxer", true),
            ("Manager", false),
            ("Managers", false),
            ("anager", false),
            ("Mnger", false),
            ("Mgaanr", false),
            ("", false),
        ] {
            assert_eq!(is_near(typed.as_bytes(), b"Manager"), expected, "{typed}");
        }
    }
}
