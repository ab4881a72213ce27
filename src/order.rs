//! Sorting with one small heap sort: the library's sorts cost a page five kilobytes for each type they sort.

use crate::prelude::*;
use core::cmp::Ordering;

/// The places of so many items in sorted order; equal ones keep theirs.
#[inline(never)]
pub(crate) fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..count).collect();
    for root in (0..count / 2).rev() {
        sink(&mut heap, root, count, compare);
    }
    for end in (1..count).rev() {
        swap(&mut heap, 0, end);
        sink(&mut heap, 0, end, compare);
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
#[inline(never)]
fn sink(heap: &mut [usize], mut root: usize, end: usize, compare: &dyn Fn(usize, usize) -> Ordering) {
    // Ties go by place, so that the order is total and the sort as good as stable.
    let before = |heap: &[usize], a: usize, b: usize| match (heap.get(a), heap.get(b)) {
        (Some(a), Some(b)) => compare(*a, *b).then(a.cmp(b)) == Ordering::Less,
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
    use super::sorted;

    #[test]
    fn items_are_sorted_and_equal_ones_keep_their_places() {
        for count in 0..40_usize {
            let items: Vec<usize> = (0..count).map(|place| place * 7 % 5).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|place| items.get(*place));
            assert_eq!(sorted(count, &|a, b| items.get(a).cmp(&items.get(b))), expected);
        }
    }
}
