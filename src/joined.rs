//! Texts one behind the other, without the generic joining of the standard library.

use crate::prelude::*;

/// All of them in one.
pub(crate) fn joined(texts: &[&str], separator: &str) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(text);
    }
    out
}
