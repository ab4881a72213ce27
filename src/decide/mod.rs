//! Deciding: a program, a lead and a moment go in; one verdict comes out. One straight pass, no clock, no state, no float.

pub(crate) mod condition;
pub(crate) mod decision;
pub(crate) mod fields;
pub(crate) mod owner;
pub(crate) mod score;
pub(crate) mod trace;
#[cfg(feature = "policy")]
pub(crate) mod traced;
pub(crate) mod truth;
pub(crate) mod verdict;
mod warnings;
