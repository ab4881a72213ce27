//! The two services that every host has already and that no page should download again: the tables of Unicode and the
//! printing of a double. Native builds take them from crates, wasm builds from the host's JavaScript (`src/js/host.js`).

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use unicode_normalization::UnicodeNormalization;

    /// The fold of a text: NFKC, full Unicode lower case, white space collapsed and trimmed.
    pub(crate) fn folded_text(text: &str) -> String {
        let lowered = text.nfkc().collect::<String>().to_lowercase();
        let words = lowered.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
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
        /// Both services behind one door, which costs a page less than two.
        #[wasm_bindgen(js_name = hostText)]
        fn host_text(text: &str, number: bool) -> String;
    }

    /// The fold of a text: NFKC, full Unicode lower case, white space collapsed and trimmed.
    pub(crate) fn folded_text(text: &str) -> String {
        host_text(text, false)
    }

    /// The ECMAScript text of a decimal number; empty where no double holds it.
    pub(crate) fn number_text(text: &str) -> String {
        host_text(text, true)
    }
}

pub(crate) use host::{folded_text, number_text};
