//! Sorting with one small heap sort: the library's sorts cost a page five kilobytes for each type they sort.

use crate::prelude::*;
use core::cmp::Ordering;

/// The order of RFC 8785: by UTF-16 code unit.
pub(crate) fn utf16(a: &str, b: &str) -> Ordering {
    // UTF-8 has the order of code points; as UTF-16 the first plane from U+E000 on (0xEE and 0xEF) stands behind all others.
    let unit = |byte: u8| if byte == 0xEE || byte == 0xEF { byte | 0x10 } else { byte };
    a.bytes().map(unit).cmp(b.bytes().map(unit))
}

/// The places of texts in their order; equal ones keep theirs.
pub(crate) fn sorted(keys: &[&str]) -> Vec<usize> {
    let count = keys.len();
    let mut heap = Vec::new();
    for place in 0..count {
        heap.push(place);
    }
    for root in (0..count / 2).rev() {
        sink(&mut heap, root, count, keys);
    }
    for end in (1..count).rev() {
        swap(&mut heap, 0, end);
        sink(&mut heap, 0, end, keys);
    }
    heap
}

fn swap(heap: &mut [usize], a: usize, b: usize) {
    let (one, other) = (heap.get(a).copied().unwrap_or(0), heap.get(b).copied().unwrap_or(0));
    for (place, value) in [(a, other), (b, one)] {
        if let Some(cell) = heap.get_mut(place) {
            *cell = value;
        }
    }
}

/// Lets an item sink below every child that belongs behind it.
fn sink(heap: &mut [usize], mut root: usize, end: usize, keys: &[&str]) {
    let key = |place: usize| keys.get(place).copied().unwrap_or_default();
    // Ties go by place, so that the order is total and the sort as good as stable.
    let before = |heap: &[usize], a: usize, b: usize| match (heap.get(a), heap.get(b)) {
        (Some(a), Some(b)) => utf16(key(*a), key(*b)).then(a.cmp(b)) == Ordering::Less,
        _ => false,
    };
    loop {
        let mut child = 2 * root + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && before(heap, child, child + 1) {
            child += 1;
        }
        if !before(heap, root, child) {
            return;
        }
        swap(heap, root, child);
        root = child;
    }
}

#[cfg(test)]
mod tests {
    use super::{sorted, utf16};
    use std::cmp::Ordering;

    #[test]
    fn texts_are_sorted_and_equal_ones_keep_their_places() {
        for count in 0..40_usize {
            let texts: Vec<String> = (0..count).map(|place| (place * 7 % 5).to_string()).collect();
            let keys: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|place| keys.get(*place));
            assert_eq!(sorted(&keys), expected);
        }
    }

    #[test]
    fn the_order_is_that_of_utf_16() {
        let texts =
            ["", "a", "ab", "b", "\u{e9}", "\u{d7ff}", "\u{10000}", "\u{10ffff}", "\u{e000}", "\u{ffff}", "\u{ffff}a"];
        for (place, one) in texts.iter().enumerate() {
            for (other_place, other) in texts.iter().enumerate() {
                let (a, b): (Vec<u16>, Vec<u16>) = (one.encode_utf16().collect(), other.encode_utf16().collect());
                assert_eq!(utf16(one, other), a.cmp(&b), "{one:?} {other:?}");
                assert_eq!(utf16(one, other), place.cmp(&other_place), "{one:?} {other:?}");
            }
        }
        assert_eq!(utf16("a", "a"), Ordering::Equal);
    }
}
