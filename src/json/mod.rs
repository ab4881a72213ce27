//! JSON as Leadpass needs it: one tree, one reader, one canonical writer.
//!
//! What enters is text; what leaves is a [`Tree`] or the RFC 8785 form of one. The same reader serves policies, leads and the
//! page's history, so that all builds agree on what was sent. Two promises: numbers are kept as their ECMAScript decimal text (no
//! float enters a verdict), and every limit is met before memory is spent.

#[cfg(feature = "policy")]
mod owned;
mod read;
#[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
mod repeated;
mod tree;
mod write;

#[cfg(feature = "policy")]
pub use owned::{Json, Member};
pub(crate) use read::read;
pub use read::{Limits, SyntaxError, SyntaxErrorKind};
#[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
pub(crate) use repeated::{repeated_names, step};
pub(crate) use tree::{Kind, Tree, Value};
pub(crate) use write::Writer;
