//! Companies' names without their legal forms, which are in `companies.txt`.

use super::classes::FORMS;
use super::number::{LONGEST, number_of};
use super::table::{self, Table};
#[cfg(feature = "policy")]
use crate::lead::text::fold;
#[cfg(feature = "policy")]
use crate::prelude::*;

/// The name of a company without a leading or trailing legal form, unless nothing else would be left. Its text is folded.
#[must_use]
pub(crate) fn without_form<'a>(folded: &'a str, forms: &Table) -> &'a str {
    strip_form(strip_form(folded, forms, true), forms, false)
}

/// The fold of a company's name.
#[cfg(feature = "policy")]
#[must_use]
pub(crate) fn fold_company(text: &str) -> String {
    without_form(&fold(text), &super::all().forms).to_owned()
}

/// Whether a text is a legal form.
fn is_listed(forms: &Table, text: &str) -> bool {
    table::class_of(forms, number_of(FORMS, text.as_bytes())).is_some()
}

fn strip_form<'a>(name: &'a str, forms: &Table, trailing: bool) -> &'a str {
    for length in (1..LONGEST).rev() {
        let start = name.len().wrapping_sub(length);
        let (form, rest) =
            if trailing { (name.get(start..), name.get(..start)) } else { (name.get(..length), name.get(length..)) };
        let (Some(form), Some(mut rest)) = (form, rest) else {
            continue;
        };
        let beside = if trailing { rest.as_bytes().last() } else { rest.as_bytes().first() };
        // A form in the middle of a word is none.
        let is_inside = |form: &[u8]| {
            form.first().is_some_and(u8::is_ascii_alphabetic) && beside.is_some_and(u8::is_ascii_alphanumeric)
        };
        if is_inside(form.as_bytes()) || !is_listed(forms, form) {
            continue;
        }
        let mut length = usize::MAX;
        while rest.len() < length {
            length = rest.len();
            for sign in [" ", ",", "、"] {
                rest = if trailing { rest.strip_suffix(sign) } else { rest.strip_prefix(sign) }.unwrap_or(rest);
            }
        }
        return if rest.is_empty() { name } else { rest };
    }
    name
}

#[cfg(test)]
mod tests {
    use super::fold_company;

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
