//! Sorting with one small heap sort: the library's sorts cost a page five kilobytes for each type they sort.

use std::cmp::Ordering;

/// The places of so many items in sorted order; equal ones keep theirs.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    // Ties go by place, so that the order is total and the sort as good as stable.
    let before = |a: usize, b: usize| compare(a, b).then(a.cmp(&b)) == Ordering::Less;
    let mut heap: Vec<usize> = (0..count).collect();
    for root in (0..count / 2).rev() {
        sink(&mut heap, root, count, &before);
    }
    for end in (1..count).rev() {
        heap.swap(0, end);
        sink(&mut heap, 0, end, &before);
    }
    heap
}

/// Lets an item sink below every child that belongs behind it.
fn sink(heap: &mut [usize], mut root: usize, end: usize, before: &dyn Fn(usize, usize) -> bool) {
    let at = |heap: &[usize], place: usize| heap.get(place).copied().unwrap_or(0);
    loop {
        let left = 2 * root + 1;
        let right = left + 1;
        if left >= end {
            return;
        }
        let child = if right < end && before(at(heap, left), at(heap, right)) { right } else { left };
        if !before(at(heap, root), at(heap, child)) {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

/// The items of a list in sorted order; equal ones keep theirs.
pub(crate) fn sorted<T>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<&T> {
    let order = sorted_places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut sorted = Vec::with_capacity(items.len());
    for place in order {
        sorted.extend(items.get(place));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn items_are_sorted_and_equal_ones_keep_their_places() {
        for count in 0..40_u32 {
            let items: Vec<(u32, u32)> = (0..count).map(|place| (place * 7 % 5, place)).collect();
            let mut expected: Vec<&(u32, u32)> = items.iter().collect();
            expected.sort();
            assert_eq!(sorted(&items, |a, b| a.0.cmp(&b.0)), expected);
        }
    }
}
