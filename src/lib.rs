//! Leadpass decides whether a lead is an MQL (marketing qualified lead) and whose it is, by the SLA that marketing and sales
//! signed as one JSON policy. The same core runs in a page, in Node and natively, so that a back end can re-run a verdict and
//! trust it.
//!
//! The way of a lead: [`Policy::read`] checks the JSON, [`Policy::compile`] makes the [`Program`], [`Lead::read`] reads a lead,
//! [`decide`] gives the [`Decision`]. The meaning of a policy is written down in `docs/policy.md`.

#![cfg_attr(all(target_arch = "wasm32", feature = "runtime"), no_std)]

extern crate alloc;

mod decide;
mod digits;
mod hash;
mod joined;
mod json;
mod lead;
mod order;
mod platform;
mod policy;
#[cfg(feature = "policy")]
pub mod review;
#[cfg(all(target_arch = "wasm32", feature = "studio"))]
pub mod studio;
#[cfg(all(target_arch = "wasm32", feature = "runtime"))]
pub mod widget;

pub use decide::decision::{CORE, Decision, decide};
pub use decide::fields::FIELD_NAMES;
#[cfg(feature = "policy")]
pub use decide::traced::decide_traced;
pub use decide::verdict::Outcome;
#[cfg(feature = "policy")]
pub use json::{Json, Member};
pub use json::{Limits, SyntaxError, SyntaxErrorKind};
pub use lead::clock::Instant;
pub use lead::{LEAD_LIMITS, Lead, LeadError};
pub use policy::program::{Program, ProgramError};
#[cfg(feature = "policy")]
pub use policy::{
    document::Policy,
    problem::{Expected, Fault, Lang, Limit, Problem, Thing},
    publish::Publication,
    zone::zone_version,
};

/// What every module has from the standard library; a page's build goes without the rest of it, which would bring the machinery of
/// panics along.
pub(crate) mod prelude {
    pub(crate) use alloc::borrow::ToOwned;
    pub(crate) use alloc::string::String;
    pub(crate) use alloc::vec;
    pub(crate) use alloc::vec::Vec;
}

/// A place in a list. `usize` has at least 32 bits wherever Leadpass runs.
pub(crate) fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
