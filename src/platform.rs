//! The two services that every host has already and that no page should download again: Unicode normalisation and the
//! printing of a double. Native builds take them from crates, wasm builds from the host's JavaScript.

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use unicode_normalization::UnicodeNormalization;

    /// NFKC, then full Unicode lower case.
    pub(crate) fn nfkc_lower(text: &str) -> String {
        text.nfkc().collect::<String>().to_lowercase()
    }

    /// The ECMAScript text of a decimal number; none where no double holds it.
    pub(crate) fn number_text(text: &str) -> Option<Box<str>> {
        let double: f64 = text.parse().ok()?;
        double.is_finite().then(|| ryu_js::Buffer::new().format_finite(double).into())
    }
}

#[cfg(target_arch = "wasm32")]
mod host {
    use js_sys::{JsString, Number};

    /// NFKC, then full Unicode lower case.
    pub(crate) fn nfkc_lower(text: &str) -> String {
        JsString::from(text).normalize("NFKC").to_lower_case().into()
    }

    /// The ECMAScript text of a decimal number; none where no double holds it.
    pub(crate) fn number_text(text: &str) -> Option<Box<str>> {
        let double = js_sys::parse_float(text);
        let printed = || Some(String::from(Number::from(double).to_string_with_radix(10).ok()?).into());
        if double.is_finite() { printed() } else { None }
    }
}

pub(crate) use host::{nfkc_lower, number_text};
