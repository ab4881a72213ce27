//! The lists of words, and the classes in each in the order of their numbers. `build.rs` reads the lists by these names.

/// A list of words: how their numbers begin, so that a word of one list is none of another, and how many classes it has.
/// Programs hold the numbers of classes: new ones come last, or the name that programs begin with changes.
#[derive(Clone, Copy)]
pub(crate) struct List {
    pub(crate) seed: u32,
    pub(crate) count: u8,
}

/// `titles.txt`: the ranks, then how words change a title.
pub(crate) const TITLES: List = List { seed: 1, count: 29 };
/// `industries.txt`: divisions as what somebody does, divisions as what it is done with, and how words change that.
pub(crate) const INDUSTRIES: List = List { seed: 2, count: 46 };
/// `mail.txt`: the kinds of domain.
pub(crate) const MAIL: List = List { seed: 3, count: 5 };
/// `companies.txt`: legal forms.
pub(crate) const FORMS: List = List { seed: 4, count: 1 };
