//! How numbers are typed on forms: "約1,200名", "１万２千", "100〜299名", "50-100", "300名以上", "under 50".
//!
//! Folded text goes in; an exact number or its two ends come out, or nothing. A text that could mean two numbers means none.

use super::decimal::Decimal;
use super::text::contains;

/// A number as read, or the two ends of a range, open where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity {
    is_range: bool,
    /// The lowest it can be.
    pub low: Option<Decimal>,
    /// The highest it can be.
    pub high: Option<Decimal>,
}

impl Quantity {
    /// One number.
    #[must_use]
    pub(crate) fn exactly(number: Decimal) -> Quantity {
        Quantity { is_range: false, low: Some(number), high: Some(number) }
    }

    /// The number, where it is one.
    #[must_use]
    pub(crate) fn exact(self) -> Option<Decimal> {
        if self.is_range { None } else { self.low }
    }

    /// Both ends; none where they stand the wrong way round, or where both are open.
    fn between(low: Option<Decimal>, high: Option<Decimal>) -> Option<Quantity> {
        let sound = match (low, high) {
            (Some(low), Some(high)) => low.milli() <= high.milli(),
            (None, None) => false,
            _ => true,
        };
        sound.then_some(Quantity { is_range: true, low, high })
    }

    fn from_edge(edge: Edge, number: Decimal) -> Option<Quantity> {
        match edge {
            Edge::AtLeast => Quantity::between(Some(number), None),
            Edge::AtMost => Quantity::between(None, Some(number)),
            Edge::Over => Quantity::between(Some(number.plus_milli(1)), None),
            Edge::Under => Quantity::between(None, Some(number.plus_milli(-1))),
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
const ABOUT: &[&str] = &["約", "およそ", "about"];

/// Words before a number that open one end.
const EDGE_BEFORE: &[(&str, Edge)] = &[
    ("at least", Edge::AtLeast),
    ("at most", Edge::AtMost),
    ("up to", Edge::AtMost),
    ("more than", Edge::Over),
    ("over", Edge::Over),
    ("less than", Edge::Under),
    ("fewer than", Edge::Under),
    ("under", Edge::Under),
];

/// Words after a number (and its unit) that open one end.
const EDGE_AFTER: &[(&str, Edge)] = &[
    ("以上", Edge::AtLeast),
    ("or more", Edge::AtLeast),
    ("+", Edge::AtLeast),
    ("以下", Edge::AtMost),
    ("or less", Edge::AtMost),
    ("or fewer", Edge::AtMost),
    ("未満", Edge::Under),
    ("超", Edge::Over),
];

/// Signs that open an end when nothing but a unit follows (or nothing stands before).
const WAVES: &[&str] = &["〜", "~", "から"];

/// Signs that stand between two numbers, besides the waves.
const DASHES: &[&str] = &["-", "–", "—", "−", "to "];

/// Reads a folded text.
#[must_use]
pub(crate) fn read_quantity(folded: &str) -> Option<Quantity> {
    let text = strip_any(folded, ABOUT).unwrap_or(folded);
    if let Some((edge, rest)) = EDGE_BEFORE.iter().find_map(|(word, edge)| Some((*edge, strip_word(text, word)?))) {
        let (number, unit) = read_number(rest)?;
        return Quantity::from_edge(edge, number.value()?).filter(|_| is_unit(unit));
    }
    if let Some(rest) = strip_any(text, WAVES) {
        let (number, unit) = read_number(rest)?;
        return Quantity::between(None, Some(moved(number.value()?, unit))).filter(|_| is_unit(unit));
    }
    let (first, rest) = read_number(text)?;
    if let Some((between, second, unit)) = second_number(rest) {
        let high = second.value()?;
        let shared = first.times(second.lone_multiplier()).filter(|low| low.milli() <= high.milli());
        let low = shared.or_else(|| first.value())?;
        return Quantity::between(Some(moved(low, between)), Some(moved(high, unit))).filter(|_| is_unit(unit));
    }
    let value = first.value().filter(|_| is_unit(rest))?;
    let unit = rest.trim();
    if WAVES.iter().any(|wave| unit.ends_with(wave) || unit.starts_with(wave)) {
        return Quantity::between(Some(value), None);
    }
    match EDGE_AFTER.iter().find(|(word, _)| contains(unit, word)) {
        Some((_, edge)) => Quantity::from_edge(*edge, value),
        None => Some(Quantity::exactly(value)),
    }
}

/// An end of a range, moved by the word behind it: 未満 or 超.
fn moved(end: Decimal, unit: &str) -> Decimal {
    end.plus_milli(i64::from(contains(unit, "超")) - i64::from(contains(unit, "未満")))
}

/// The number behind the sign that makes two numbers a range, with what stands before and behind it.
fn second_number(rest: &str) -> Option<(&str, Number, &str)> {
    let place = rest.find(|c: char| c.is_ascii_digit() || kanji_digit(c).is_some())?;
    let (between, after) = rest.split_at_checked(place)?;
    let sign = |signs: &[&str]| signs.iter().any(|sign| between.ends_with(sign) || between.trim_end().ends_with(sign));
    let dash = after.starts_with(|c: char| c.is_ascii_digit()) && sign(DASHES);
    let (number, unit) = read_number(after).filter(|_| dash || sign(WAVES))?;
    Some((between, number, unit))
}

fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start)
}

/// Takes an English word off the start: a space must follow.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.strip_prefix(word)?.strip_prefix(' ')
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
    digits: String,
    places: i32,
    power: i32,
}

impl Part {
    /// How many digits stand before its point once it is multiplied.
    fn width(&self) -> i32 {
        i32::try_from(self.digits.trim_start_matches('0').len()).unwrap_or(i32::MAX / 2) - self.places + self.power
    }

    fn value(&self, negative: bool, more_power: i32) -> Option<Decimal> {
        Decimal::new(negative, &self.digits, self.power + more_power - self.places)
    }
}

impl Number {
    fn value(&self) -> Option<Decimal> {
        self.times(0)
    }

    /// Its value times a power of ten.
    fn times(&self, power: i32) -> Option<Decimal> {
        let [part] = self.parts.as_slice() else {
            let mut sum = 0_i64;
            for part in &self.parts {
                let value = part.value(self.negative, power)?;
                sum = sum.checked_add(value.milli()).filter(|_| !matches!(value.milli(), i64::MIN | i64::MAX))?;
            }
            let text = Decimal::from_milli(sum).text();
            return Decimal::parse(&text);
        };
        part.value(self.negative, power)
    }

    /// The power of ten that a second end lends to the first.
    fn lone_multiplier(&self) -> i32 {
        match self.parts.as_slice() {
            [part] => part.power,
            _ => 0,
        }
    }
}

const UNBOUNDED: i32 = i32::MAX;

/// Reads a number at the start of a text; gives what follows it.
fn read_number(text: &str) -> Option<(Number, &str)> {
    let (negative, mut rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut section = 0; // where the parts begin that the next large multiplier holds for
    let (mut part_limit, mut section_limit) = (UNBOUNDED, UNBOUNDED);
    loop {
        let (digits, places, after_digits) = read_digits(rest);
        let (power, after_power) = multiplier(after_digits, SMALL).unwrap_or((0, after_digits));
        let found = !digits.is_empty() || power > 0;
        if found {
            let part = Part { digits: if digits.is_empty() { "1".to_owned() } else { digits }, places, power };
            if part.width() > part_limit {
                return None;
            }
            part_limit = if power > 0 { power } else { 0 };
            parts.push(part);
            rest = after_power;
        }
        if let Some((power, after)) = multiplier(rest, LARGE).filter(|_| parts.len() > section) {
            for part in parts.iter_mut().skip(section) {
                part.power += power;
                if part.width() > section_limit {
                    return None;
                }
            }
            (part_limit, section_limit, section) = (power, power, parts.len());
            rest = after;
        } else if !found {
            return (!parts.is_empty()).then_some((Number { negative, parts }, rest));
        }
    }
}

const SMALL: &[(char, i32)] = &[('十', 1), ('百', 2), ('千', 3)];
const LARGE: &[(char, i32)] = &[('万', 4), ('億', 8), ('兆', 12), ('k', 3), ('m', 6)];

/// A multiplier at the start of a text: a kanji, or a Latin letter that begins no word.
fn multiplier<'a>(text: &'a str, table: &[(char, i32)]) -> Option<(i32, &'a str)> {
    let mut rest = text.trim_start().chars();
    let first = rest.next()?;
    let (_, power) = table.iter().find(|(letter, _)| *letter == first)?;
    let begins_word = first.is_ascii() && rest.as_str().starts_with(|c: char| c.is_ascii_alphabetic());
    (!begins_word).then_some((*power, rest.as_str()))
}

/// Digits at the start of a text, plain or in groups of three, with at most one point: the digits, how many of them stand
/// behind the point, and the rest.
fn read_digits(text: &str) -> (String, i32, &str) {
    let mut digits = String::new();
    let mut rest = take_digits(text, &mut digits);
    if (1..=3).contains(&digits.len()) {
        while let Some(group) = rest.strip_prefix(',') {
            let mut three = String::new();
            let after = take_digits(group, &mut three);
            if three.len() != 3 {
                break;
            }
            digits.push_str(&three);
            rest = after;
        }
    }
    let mut places = String::new();
    if !digits.is_empty()
        && let Some(after) = rest.strip_prefix('.').map(|after| take_digits(after, &mut places))
        && !places.is_empty()
    {
        rest = after;
        digits.push_str(&places);
    }
    (digits, i32::try_from(places.len()).unwrap_or(i32::MAX / 2), rest)
}

fn take_digits<'a>(text: &'a str, digits: &mut String) -> &'a str {
    let mut rest = text.chars();
    loop {
        let mut ahead = rest.clone();
        match ahead.next().and_then(|c| if c.is_ascii_digit() { Some(c) } else { kanji_digit(c) }) {
            Some(digit) => digits.push(digit),
            None => return rest.as_str(),
        }
        rest = ahead;
    }
}

fn kanji_digit(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::text::fold;
    use super::read_quantity;

    fn read(typed: &str) -> String {
        let end = |end: Option<super::Decimal>| end.map_or("open".to_owned(), super::Decimal::text);
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
            "~",
            "名",
        ] {
            assert_eq!(read(typed), "unknown", "{typed}");
        }
    }
}
