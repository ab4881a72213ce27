//! How numbers are typed on forms: "約1,200名", "１万２千", "100〜299名", "50-100", "300名以上", "under 50".
//!
//! Folded text goes in; an exact number or its two ends come out, or nothing. A text that could mean two numbers means none.

use super::decimal::{Decimal, Digits};
use super::text::{Words, contains};
use crate::prelude::*;

/// A number as read, or the two ends of a range; [`Decimal::LOWEST`] or [`Decimal::HIGHEST`] where an end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity {
    is_range: bool,
    /// The lowest it can be.
    pub low: Decimal,
    /// The highest it can be.
    pub high: Decimal,
}

impl Quantity {
    /// One number.
    #[must_use]
    pub(crate) fn exactly(number: Decimal) -> Quantity {
        Quantity { is_range: false, low: number, high: number }
    }

    /// The number, where it is one.
    #[must_use]
    pub(crate) fn exact(self) -> Option<Decimal> {
        if self.is_range { None } else { Some(self.low) }
    }

    /// Both ends; none where they stand the wrong way round.
    fn between(low: Decimal, high: Decimal) -> Option<Quantity> {
        if low.milli() <= high.milli() { Some(Quantity { is_range: true, low, high }) } else { None }
    }

    /// From a number up or down.
    fn from_edge(edge: Edge, number: Decimal) -> Option<Quantity> {
        match edge {
            Edge::AtLeast => Quantity::between(number, Decimal::HIGHEST),
            Edge::AtMost => Quantity::between(Decimal::LOWEST, number),
            Edge::Over => Quantity::between(number.plus_milli(1), Decimal::HIGHEST),
            Edge::Under => Quantity::between(Decimal::LOWEST, number.plus_milli(-1)),
        }
    }
}

#[derive(Clone, Copy)]
enum Edge {
    AtLeast,
    AtMost,
    Over,
    Under,
}

/// Words that may stand before a number and change nothing.
const ABOUT: &str = "約|およそ|about";

/// Words before a number that open one end.
const EDGE_BEFORE: [(&str, Edge); 4] = [
    ("at least ", Edge::AtLeast),
    ("at most |up to ", Edge::AtMost),
    ("more than |over ", Edge::Over),
    ("less than |fewer than |under ", Edge::Under),
];

/// Words after a number (and its unit) that open one end, in the order in which they are looked for.
const EDGE_AFTER: [(&str, Edge); 4] = [
    ("以上|or more|+", Edge::AtLeast),
    ("以下|or less|or fewer", Edge::AtMost),
    ("未満", Edge::Under),
    ("超", Edge::Over),
];

/// Signs that open an end when nothing but a unit follows (or nothing stands before).
const WAVES: &str = "〜|~|から";

/// Signs that stand between two numbers, besides the waves.
const DASHES: &str = "-|‐|–|—|−|to ";

/// Words behind two numbers that make them a range without a sign between: 100名以上300名未満.
const FROM: &str = "以上|超";
const UNTIL: &str = "以下|未満";

/// Reads a folded text: its only white space is single spaces inside.
#[must_use]
pub(crate) fn read_quantity(folded: &str) -> Option<Quantity> {
    let text = strip(folded, ABOUT).unwrap_or(folded);
    for (words, edge) in EDGE_BEFORE {
        if let Some(rest) = strip(text, words) {
            let (number, unit) = read_number(rest)?;
            return Quantity::from_edge(edge, number.times(0)?).filter(|_| is_unit(unit));
        }
    }
    if let Some(rest) = strip(text, WAVES) {
        let (number, unit) = read_number(rest)?;
        return Quantity::from_edge(Edge::AtMost, moved(number.times(0)?, unit)).filter(|_| is_unit(unit));
    }
    let (first, rest) = read_number(text)?;
    if let Some((between, second, unit)) = second_number(rest) {
        let high = second.times(0)?;
        let shared = first.times(second.lone_multiplier()).filter(|low| low.milli() <= high.milli());
        let low = shared.or_else(|| first.times(0))?;
        return Quantity::between(moved(low, between), moved(high, unit)).filter(|_| is_unit(unit));
    }
    let value = first.times(0).filter(|_| is_unit(rest))?;
    if strip(without_space(rest), WAVES).is_some() || ends(rest, WAVES) {
        return Quantity::from_edge(Edge::AtLeast, value);
    }
    for (words, edge) in EDGE_AFTER {
        if has(rest, words) {
            return Quantity::from_edge(edge, value);
        }
    }
    Some(Quantity::exactly(value))
}

fn without_space(text: &str) -> &str {
    text.strip_prefix(' ').unwrap_or(text)
}

/// What follows one of some words at the start of a text, and a space behind it.
fn strip<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = Words::of(words, b'|').find_map(|word| text.strip_prefix(word))?;
    Some(without_space(rest))
}

/// Whether a text ends in one of some words, or in one and a space.
fn ends(text: &str, words: &str) -> bool {
    let trimmed = text.strip_suffix(' ').unwrap_or(text);
    Words::of(words, b'|').any(|word| text.ends_with(word) || trimmed.ends_with(word))
}

/// Whether a text holds one of some words.
fn has(text: &str, words: &str) -> bool {
    Words::of(words, b'|').any(|word| contains(text, word))
}

/// An end of a range, moved by the word behind it: 未満 or 超.
fn moved(end: Decimal, unit: &str) -> Decimal {
    end.plus_milli(i64::from(contains(unit, "超")) - i64::from(contains(unit, "未満")))
}

/// The number behind the sign that makes two numbers a range, with what stands before and behind it.
fn second_number(rest: &str) -> Option<(&str, Number, &str)> {
    let (place, first) = rest.char_indices().find(|(_, c)| digit(*c).is_some())?;
    let (between, after) = rest.split_at_checked(place)?;
    let (number, unit) = read_number(after)?;
    let is_range = ends(between, WAVES)
        || first.is_ascii() && (ends(between, DASHES) || ends_in_long_sound(between))
        || has(between, FROM) && has(unit, UNTIL) && !contains(between, "(");
    is_range.then_some((between, number, unit))
}

/// Whether a text ends in a long sound that no word has: input methods give it for a dash.
fn ends_in_long_sound(text: &str) -> bool {
    let is_kana = |c| ('\u{30a1}'..='\u{30fc}').contains(&c);
    text.strip_suffix('ー').is_some_and(|before| !before.ends_with(is_kana))
}

/// A unit is any text without digits.
fn is_unit(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Parts of a number, each some digits and a power of ten: 1万2千 is 1 × 10⁴ and 2 × 10³.
struct Number {
    negative: bool,
    parts: Vec<Part>,
}

struct Part {
    digits: Digits,
    power: i32,
}

impl Part {
    /// How many digits stand before the point.
    fn width(&self) -> i32 {
        self.digits.width().saturating_add(self.power)
    }
}

impl Number {
    /// Its value times a power of ten.
    fn times(&self, power: i32) -> Option<Decimal> {
        if let [part] = self.parts.as_slice() {
            return Some(part.digits.times(part.power + power)?.signed(self.negative));
        }
        let mut sum = 0_i64;
        for part in &self.parts {
            sum = sum.checked_add(part.digits.times(part.power + power)?.milli())?;
        }
        Some(Decimal::from_milli(sum).as_said()?.signed(self.negative))
    }

    /// The power of ten that a second end lends to the first.
    fn lone_multiplier(&self) -> i32 {
        match self.parts.as_slice() {
            [part] => part.power,
            _ => 0,
        }
    }
}

/// Reads a number at the start of a text; gives what follows it.
fn read_number(text: &str) -> Option<(Number, &str)> {
    let unsigned = text.strip_prefix('-').or_else(|| text.strip_prefix('−'));
    let negative = unsigned.is_some();
    let mut rest = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let mut parts: Vec<Part> = Vec::new();
    let mut section = 0; // where the parts begin that the next large multiplier holds for
    let (mut part_limit, mut section_limit) = (i32::MAX, i32::MAX);
    loop {
        let (mut digits, behind) = read_digits(rest);
        let (power, after) = multiplier(behind, SMALL).unwrap_or((0, behind));
        let found = after.len() < rest.len();
        if found {
            if behind.len() == rest.len() {
                digits.push(1);
            }
            let part = Part { digits, power };
            if part.width() > part_limit {
                return None;
            }
            part_limit = power;
            parts.push(part);
            rest = after;
        }
        if parts.len() > section
            && let Some((power, after)) = multiplier(rest, LARGE)
        {
            for part in parts.iter_mut().skip(section) {
                part.power += power;
                if part.width() > section_limit {
                    return None;
                }
            }
            (part_limit, section_limit, section) = (power, power, parts.len());
            rest = after;
        } else if !found {
            return if parts.is_empty() { None } else { Some((Number { negative, parts }, rest)) };
        }
    }
}

const SMALL: &[(char, i32)] = &[('十', 1), ('百', 2), ('千', 3)];
const LARGE: &[(char, i32)] = &[('万', 4), ('億', 8), ('兆', 12), ('k', 3), ('m', 6)];

/// A multiplier at the start of a text: a kanji, or a Latin letter that begins no word.
fn multiplier<'a>(text: &'a str, table: &[(char, i32)]) -> Option<(i32, &'a str)> {
    let mut rest = without_space(text).chars();
    let first = rest.next()?;
    let (_, power) = table.iter().find(|(letter, _)| *letter == first)?;
    let rest = rest.as_str();
    let begins_word = first.is_ascii() && rest.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if begins_word { None } else { Some((*power, rest)) }
}

/// Digits at the start of a text, plain or in groups of three, with at most one point; gives what follows them.
fn read_digits(text: &str) -> (Digits, &str) {
    let mut digits = Digits::default();
    let (count, mut rest) = take_digits(text, &mut digits);
    let mut grouped = (1..=3).contains(&count);
    while let Some(group) = rest.strip_prefix(',').filter(|_| grouped) {
        let mut longer = digits;
        let (count, behind) = take_digits(group, &mut longer);
        grouped = count == 3;
        if grouped {
            (digits, rest) = (longer, behind);
        }
    }
    if let Some(places) = rest.strip_prefix('.').filter(|_| count > 0) {
        let mut longer = digits.pointed();
        let (count, behind) = take_digits(places, &mut longer);
        if count > 0 {
            return (longer, behind);
        }
    }
    (digits, rest)
}

/// Takes the digits at the start of a text: how many, and what follows them.
fn take_digits<'a>(text: &'a str, digits: &mut Digits) -> (usize, &'a str) {
    let mut chars = text.chars();
    let mut count = 0;
    loop {
        let rest = chars.as_str();
        match chars.next().and_then(digit) {
            Some(digit) => digits.push(digit),
            None => return (count, rest),
        }
        count += 1;
    }
}

/// A digit, in Arabic or in kanji.
fn digit(c: char) -> Option<u8> {
    let place = "0123456789〇一二三四五六七八九零".chars().position(|digit| digit == c)?;
    u8::try_from(place % 10).ok()
}

#[cfg(test)]
mod tests {
    use super::super::text::fold;
    use super::read_quantity;

    fn read(typed: &str) -> String {
        let end = |end: super::Decimal| if end.is_open() { "open".to_owned() } else { end.text() };
        match read_quantity(&fold(typed)) {
            None => "unknown".to_owned(),
            Some(quantity) => quantity
                .exact()
                .map_or_else(|| format!("{}..{}", end(quantity.low), end(quantity.high)), super::Decimal::text),
        }
    }

    #[test]
    fn numbers_as_typed() {
        for (typed, expected) in [
            ("１,２００名", "1200"),
            ("1,200名", "1200"),
            ("約 300 employees", "300"),
            ("三百", "300"),
            ("1万2千", "12000"),
            ("二〇二六", "2026"),
            ("5千万円", "50000000"),
            ("2千5百万", "25000000"),
            ("1億2000万", "120000000"),
            ("1.5k", "1500"),
            ("3M", "3000000"),
            ("3 months", "3"),
            ("十", "10"),
            ("-12.5", "-12.5"),
            ("100〜299名", "100..299"),
            ("100名～299名", "100..299"),
            ("50-100", "50..100"),
            ("50 – 100 people", "50..100"),
            ("300名以上", "300..open"),
            ("〜50", "open..50"),
            ("300〜", "300..open"),
            ("1〜3万", "10000..30000"),
            ("500〜1万", "500..10000"),
            ("三〜五名", "3..5"),
            ("300名-一部", "300"),
            ("100人以上300人未満", "100..299.999"),
            ("100名超、300名以下", "100.001..300"),
            ("100ー299", "100..299"),
            ("50‐100", "50..100"),
            ("50名未満", "open..49.999"),
            ("〜50未満", "open..49.999"),
            ("100超〜200名未満", "100.001..199.999"),
            ("3 万", "30000"),
            ("under 50", "open..49.999"),
            ("100人超", "100.001..open"),
            ("over 100", "100.001..open"),
            ("9999兆", "9999000000000000"),
            ("99999兆", "99999000000000000"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_could_mean_two_numbers_means_none() {
        for typed in [
            "",
            "many",
            "12,34",
            "1,2345",
            "1234,567",
            "2020-01-01",
            "03-1234-5678",
            "300-100",
            "1234567890123456",
            "0.0001",
            "3万4万",
            "100名以上300名",
            "100名以上(正社員300名以下)",
            "5サーバー10",
            "2フロアー100名",
            "300名以上100名未満",
            "~",
            "名",
        ] {
            assert_eq!(read(typed), "unknown", "{typed}");
        }
    }
}
