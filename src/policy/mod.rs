//! The policy: the signed JSON as types, its problems, its compiled form, and what of it may leave the house.

#[cfg(feature = "policy")]
mod check;
#[cfg(feature = "policy")]
mod compile;
#[cfg(feature = "policy")]
pub(crate) mod document;
#[cfg(feature = "policy")]
pub(crate) mod problem;
pub(crate) mod program;
#[cfg(feature = "policy")]
pub(crate) mod publish;
#[cfg(feature = "policy")]
pub(crate) mod zone;
