//! What both departments do with a policy and a verdict, in words: native and studio only, never in a page's build.

pub mod answer;
mod names;
