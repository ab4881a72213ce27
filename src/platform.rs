//! The two services that every host has already and that no page should download again: Unicode normalisation and the
//! printing of a double. Native builds take them from crates, wasm builds from the host's JavaScript (`src/js/host.js`).

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use unicode_normalization::UnicodeNormalization;

    /// NFKC, then full Unicode lower case.
    pub(crate) fn nfkc_lower(text: &str) -> String {
        text.nfkc().collect::<String>().to_lowercase()
    }

    /// The ECMAScript text of a decimal number; empty where no double holds it.
    pub(crate) fn number_text(text: &str) -> String {
        match text.parse::<f64>() {
            Ok(double) if double.is_finite() => ryu_js::Buffer::new().format_finite(double).to_owned(),
            _ => String::new(),
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod host {
    use crate::prelude::*;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// NFKC, then full Unicode lower case.
        #[wasm_bindgen(js_name = nfkcLower)]
        pub(crate) fn nfkc_lower(text: &str) -> String;

        /// The ECMAScript text of a decimal number; empty where no double holds it.
        #[wasm_bindgen(js_name = numberText)]
        pub(crate) fn number_text(text: &str) -> String;
    }
}

pub(crate) use host::{nfkc_lower, number_text};
