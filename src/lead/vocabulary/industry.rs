//! Industries onto the divisions of the Japan Standard Industrial Classification (日本標準産業分類 第14回改定, 総務省, 2023年6月). The
//! words are in `industries.txt`. The last word says what somebody does (医療機器メーカー, "hospital software"); what it is done with
//! counts where nothing else is said; two divisions side by side are none.

use super::classes::INDUSTRIES;
use super::reading::Span;
use super::scan::Text;
use super::spelling::spelled;
use super::table::Table;

/// The letters of the divisions.
pub(crate) const DIVISIONS: &str = "A B C D E F G H I J K L M N O P Q R S T";

const COUNT: u8 = 20;
/// A word for any service: R where nothing else is said.
const WEAK: u8 = 40;
const CUT: u8 = 41;
const JOINT: u8 = 42;
const KEEP: u8 = 43;
/// A place that sells: I where what it does is not said (ラーメン店).
const SHOP: u8 = 44;
/// A thing that is made: E where nothing else is said, or right behind whom it is for (建設機械, "medical instruments").
const THING: u8 = 45;
/// E, manufacturing.
const MAKING: u8 = 4;
/// I, wholesale and retail trade.
const TRADE: u8 = 8;
/// K, which has rental and leasing.
const RENTAL: u8 = 10;
/// R, whose name says so.
const ELSEWHERE: u8 = 17;

/// What an industry is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Industry {
    pub(crate) division: u8,
    /// Its word in the spelled text.
    pub(crate) span: Span,
}

/// The place of a division, by its letter in either case.
pub(crate) fn division(letter: &str) -> Option<u32> {
    super::place(DIVISIONS, &letter.to_ascii_uppercase())
}

/// Reads a folded industry. Without one, the divisions it could be, as bits.
pub(crate) fn read(table: &Table, folded: &str) -> Result<Industry, u32> {
    if let Some(division) = division(folded) {
        return Ok(Industry { division: division as u8, span: Span { start: 0, end: 1 } });
    }
    let spelled = spelled(folded, true);
    let text = Text { spelled: spelled.as_bytes(), table, list: INDUSTRIES, own: None };
    let mut reader = Reader::default();
    let mut place = 0;
    while place < spelled.len() {
        let sign = text.at(place);
        if matches!(sign, b',' | b'&' | b'(' | b')') {
            reader.end_segment();
            place += 1;
            // What a bracket holds only says more about what was found.
            while sign == b'(' && reader.found != 0 && place < spelled.len() && text.at(place) != b')' {
                place += 1;
            }
        } else if let Some(word) = text.word(place) {
            reader.take(word.class, Span { start: place, end: word.end });
            place = word.end;
        } else {
            place = text.behind(place);
        }
    }
    reader.end()
}

#[derive(Default)]
struct Reader {
    /// What the segment says: what is done, what it is done with.
    head: Option<Industry>,
    topic: Option<Industry>,
    /// What was done before the head.
    before: Option<Industry>,
    /// A word for any service.
    weak: Option<Industry>,
    cut: bool,
    /// Divisions of the segments before, as bits; those that are topics only; and the first.
    found: u32,
    topics: u32,
    first: Option<Industry>,
}

impl Reader {
    fn take(&mut self, class: u8, span: Span) {
        let industry = |division| Some(Industry { division, span });
        match class {
            CUT => self.cut = self.head.is_some() || self.topic.is_some(),
            JOINT => self.end_segment(),
            KEEP => {}
            _ if self.cut => {}
            WEAK => self.weak = industry(ELSEWHERE),
            SHOP => self.head = self.head.or(industry(TRADE)),
            THING => {
                // But things are what is sold and let.
                let is_made = |head: Industry| head.span.end == span.start && !matches!(head.division, TRADE | RENTAL);
                if self.head.is_some_and(is_made) {
                    self.head = self.before.take();
                }
                self.topic = industry(MAKING);
            }
            COUNT.. => self.topic = industry(class - COUNT),
            _ => {
                self.before = self.head;
                self.head = industry(class);
            }
        }
    }

    fn end_segment(&mut self) {
        if let Some(head) = self.head.take() {
            // What was listed before is what it is done with.
            self.topics = 0;
            if self.found == 0 {
                self.first = Some(head);
            }
            self.found |= bit(head);
        } else if let Some(topic) = self.topic {
            self.topics |= bit(topic);
            self.first = self.first.or(Some(topic));
        }
        (self.topic, self.before, self.cut) = (None, None, false);
    }

    fn end(mut self) -> Result<Industry, u32> {
        self.end_segment();
        let found = self.found | self.topics;
        match self.first.or(self.weak) {
            Some(first) if found == 0 || found == bit(first) => Ok(first),
            _ => Err(found),
        }
    }
}

fn bit(industry: Industry) -> u32 {
    1 << industry.division
}

#[cfg(test)]
mod tests {
    use super::{DIVISIONS, read};
    use crate::lead::text::fold;
    use crate::lead::vocabulary::{all, name};

    #[test]
    fn a_letter_a_name_and_what_somebody_does_are_read() {
        for (typed, expected) in [
            ("E", Some("E")),
            ("ｅ", Some("E")),
            ("E 製造業", Some("E")),
            ("農業、林業", Some("A")),
            ("電気・ガス・熱供給・水道業", Some("F")),
            ("Electricity, Gas, Heat Supply and Water", Some("F")),
            ("Services, N.E.C.", Some("R")),
            ("病院向けシステム開発", Some("G")),
            ("software for hospitals", Some("G")),
            ("製造業（自動車）", Some("E")),
            ("製造業・IT", None),
            ("", None),
            ("U", None),
        ] {
            let found =
                read(&all().industries, &fold(typed)).ok().and_then(|found| name(DIVISIONS, u32::from(found.division)));
            assert_eq!(found, expected, "{typed}");
        }
    }
}
