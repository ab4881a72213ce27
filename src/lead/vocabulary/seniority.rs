//! Job titles onto one ladder of eleven ranks. The words are in `titles.txt`; what this reader adds is how they stand together: which
//! title a word changes by a step, whose title it is, and which of several counts. 執行役員 and 執行役 are different offices (会社法 402条).

use super::Words;
use super::classes::TITLES;
use super::near::is_near;
use super::reading::{Rules, Span};
use super::scan::Text;
use super::spelling::spelled;
use crate::lead::text;
use crate::prelude::*;

/// The ranks, lowest first.
pub(crate) const RANKS: &str = "student staff senior-staff subsection-chief section-chief deputy-general-manager \
    general-manager division-head executive-officer board president";

/// Ranks by their places that rules name.
const STAFF: u8 = 1;
const SENIOR_STAFF: u8 = 2;
const SUBSECTION_CHIEF: u8 = 3;
const SECTION_CHIEF: u8 = 4;
const GENERAL_MANAGER: u8 = 6;
const BOARD: u8 = 9;
const PRESIDENT: u8 = 10;

/// The classes behind the ranks, by their places in [`super::classes::TITLES`].
const REPLACES_STUDENT: u8 = 11;
const REPLACES_STAFF: u8 = 12;
const ASSISTANT: u8 = 13;
const CHIEF: u8 = 14;
const CHIEF_ONLY: u8 = 15;
const OFFICER: u8 = 16;
const LAST_LEAD: u8 = 17;
const LAST_HEAD: u8 = 18;
const DOWN: u8 = 19;
const DOWN_AFTER: u8 = 20;
const UP: u8 = 21;
const PAST: u8 = 22;
const PAST_AFTER: u8 = 23;
const NOW: u8 = 24;
const CUT: u8 = 25;
const OTHER_AFTER: u8 = 26;
const JOINT: u8 = 27;

/// Signs that, right behind a title, make it a department or somebody else's: 社長室, 部長会, 課長付, 社長の妻.
const TAKES_AWAY: &str = "部課室局係会付の夫妻賞直席教研育採向報人募支食企推管広";

/// Long words as they are spelled, in which one wrong letter is forgiven.
const OFTEN_MISTYPED: &str = "Manager Director President Supervisor Engineer Specialist Coordinator Consultant";

/// What a title is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) rank: u8,
    pub(crate) rules: Rules,
    /// Its words in the spelled text.
    pub(crate) span: Span,
}

/// The place of a rank, by its own name.
pub(crate) fn rank(name: &str) -> Option<u32> {
    super::place(RANKS, name)
}

/// Reads a folded title; the policy's own words go first. Without a title, the rules that took one away.
pub(crate) fn read(folded: &str, words: Words<'_>) -> Result<Title, Rules> {
    let spelled = spelled(folded, false);
    let typed =
        Text { spelled: spelled.as_bytes(), table: &words.tables.titles, list: TITLES, own: Some(words.own_titles) };
    if let Some(rank) = rank(folded) {
        return Ok(Title { rank: rank as u8, rules: Rules::NONE, span: Span { start: 0, end: spelled.len() } });
    }
    let first = Reader::of(typed, false).read();
    let Err(lost) = first else {
        return first;
    };
    // One wrong letter, and a word for work that no list holds, count only where nothing else is found.
    let mut corrected = Vec::new();
    #[cfg(feature = "policy")]
    let mut places = Vec::new();
    let mut place = 0;
    while place < spelled.len() {
        let end = typed.behind(place);
        #[cfg(feature = "policy")]
        places.push((corrected.len(), place));
        let word = typed.spelled.get(place..end).unwrap_or_default();
        let meant = text::Words::of(OFTEN_MISTYPED, b' ').find(|known| is_near(word, known.as_bytes()));
        corrected.extend_from_slice(meant.map_or(word, str::as_bytes));
        place = end;
    }
    let title = Reader::of(Text { spelled: &corrected, ..typed }, true).read().map_err(|_| lost)?;
    #[cfg(feature = "policy")]
    let title = as_typed(title, &places, &corrected, spelled.as_bytes());
    Ok(title)
}

/// A title of a corrected text with its place in the typed one, and whether a letter of it is wrong. `places` are those of each word in
/// both.
#[cfg(feature = "policy")]
fn as_typed(title: Title, places: &[(usize, usize)], corrected: &[u8], typed: &[u8]) -> Title {
    let at = |wanted: usize| {
        let before = places.iter().take_while(|(place, _)| *place <= wanted).last();
        let (place, typed) = before.copied().unwrap_or_default();
        typed + (wanted - place)
    };
    let start = at(title.span.start);
    let end = if title.span.end < corrected.len() { at(title.span.end) } else { typed.len() };
    let is_typed = corrected.get(title.span.start..title.span.end) == typed.get(start..end);
    let rules = if is_typed { title.rules } else { title.rules.and(Rules::TYPO) };
    Title { rules, span: Span { start, end }, ..title }
}

/// Goes through a text once.
struct Reader<'a> {
    text: Text<'a>,
    forgiving: bool,
    titles: Vec<Title>,
    /// Where the step of the next title begins, and which it is.
    step: Option<(usize, u8)>,
    /// Where a word stands that ends as "chief … officer", and the step before it.
    chief: Option<(usize, Option<(usize, u8)>)>,
    /// What follows is past or hoped for; whether it was said of a title already.
    past: bool,
    past_used: bool,
    /// What follows is somebody else's.
    cut: bool,
    /// How many titles there were when the segment began, and whether it has said nothing that is unknown.
    begun: usize,
    wordy: bool,
    bracket: bool,
    /// The word before was a mark, which a space keeps.
    fresh: bool,
    lost: Rules,
}

impl Reader<'_> {
    fn of(text: Text<'_>, forgiving: bool) -> Reader<'_> {
        Reader {
            text,
            forgiving,
            titles: Vec::new(),
            step: None,
            chief: None,
            past: false,
            past_used: false,
            cut: false,
            begun: 0,
            wordy: false,
            bracket: false,
            fresh: false,
            lost: Rules::NONE,
        }
    }

    fn read(mut self) -> Result<Title, Rules> {
        let mut place = 0;
        while place < self.text.spelled.len() {
            place = self.take(place);
        }
        self.end_segment(false);
        let mut highest = *self.titles.first().ok_or(self.lost)?;
        let mut several = false;
        for title in &self.titles {
            several |= title.rank != highest.rank;
            if title.rank > highest.rank {
                highest = *title;
            }
        }
        if several {
            highest.rules = highest.rules.and(Rules::HIGHEST);
        }
        Ok(highest)
    }

    /// Takes what stands at a place; gives the place behind it.
    fn take(&mut self, place: usize) -> usize {
        match self.text.at(place) {
            sign @ (b',' | b'&' | b'(' | b')') => {
                self.end_segment(sign == b'&');
                self.bracket = sign == b'(';
                return place + 1;
            }
            b' ' => {
                if !self.fresh {
                    self.step = None;
                    self.past &= !self.past_used;
                }
                return place + 1;
            }
            _ => {}
        }
        let found = self.text.word(place).filter(|word| word.class >= CHIEF || self.ends_whole(word.end));
        let sign = self.text.spelled.get(place..place + 3);
        // A title that begins here stands beside the one before, but for 室長 and 会長: 社長室長, 部会長.
        let takers = if found.is_some_and(|word| word.class <= PRESIDENT) { "室会" } else { TAKES_AWAY };
        if self.ends_at(place) && takers.as_bytes().chunks(3).any(|taker| sign == Some(taker)) {
            self.take_away(Rules::OTHER);
        }
        if let Some(word) = found {
            let rules = if word.is_own { Rules::OWN } else { Rules::NONE };
            self.take_word(word.class, Span { start: place, end: word.end }, rules);
            return word.end;
        }
        (self.wordy, self.fresh) = (true, false);
        let end = self.text.behind(place);
        let word = self.text.spelled.get(place..end).unwrap_or_default();
        if let [b'C', _, b'o'] = word {
            // The officers between CAO and CTO.
            self.title(BOARD, Span { start: place, end }, Rules::NONE);
        } else if self.forgiving && names_work(word) && (self.ends_segment(end) || self.text.word(end).is_some()) {
            self.title(STAFF, Span { start: place, end }, Rules::WORK);
        }
        end
    }

    /// Whether a place ends what is said, or a part of it.
    fn ends_segment(&self, place: usize) -> bool {
        matches!(self.text.at(place), b' ' | b',' | b'&' | b'(' | b')')
    }

    /// Whether a word of katakana ends at a place, or another word begins there.
    fn ends_whole(&self, place: usize) -> bool {
        let goes_on = self.text.is_katakana(place) && self.text.is_katakana(place.wrapping_sub(3));
        !goes_on || self.text.word(place).is_some()
    }

    /// Whether the last title of the segment ends at a place.
    fn ends_at(&self, place: usize) -> bool {
        self.titles.len() > self.begun && self.titles.last().is_some_and(|title| title.span.end == place)
    }

    /// Whether it ends there or a space before.
    fn follows(&self, place: usize) -> bool {
        self.ends_at(place) || place > 0 && self.text.at(place - 1) == b' ' && self.ends_at(place - 1)
    }

    fn take_away(&mut self, rules: Rules) {
        self.titles.pop();
        self.lost = self.lost.and(rules);
    }

    /// Takes a word by its class.
    fn take_word(&mut self, class: u8, span: Span, mut rules: Rules) {
        self.fresh = true;
        match class {
            ..=PRESIDENT => self.title(class, span, rules),
            REPLACES_STUDENT | REPLACES_STAFF | ASSISTANT => {
                if self.ends_at(span.start) {
                    self.titles.pop();
                    rules = rules.and(Rules::OTHER);
                }
                self.title(u8::from(class > REPLACES_STUDENT), span, rules);
                if class == ASSISTANT {
                    self.step = Some((span.start, DOWN));
                    self.fresh = true;
                }
            }
            CHIEF | CHIEF_ONLY => {
                let step = self.step;
                if class == CHIEF {
                    self.title(SENIOR_STAFF, span, rules);
                }
                self.chief = Some((span.start, step));
            }
            OFFICER => {
                if let Some((start, step)) = self.chief.take() {
                    self.step = step;
                    self.title(BOARD, Span { start, ..span }, rules);
                } else if self.text.at(span.start).is_ascii() {
                    self.title(STAFF, span, rules);
                }
            }
            LAST_LEAD | LAST_HEAD => {
                if self.ends_segment(span.end) {
                    self.title(if class == LAST_LEAD { SUBSECTION_CHIEF } else { GENERAL_MANAGER }, span, rules);
                } else if class == LAST_LEAD {
                    self.step = Some((span.start, UP));
                }
            }
            DOWN | UP => self.step = Some((span.start, class)),
            DOWN_AFTER => {
                if self.follows(span.start)
                    && let Some(title) = self.titles.last_mut()
                {
                    title.rank = below(title.rank);
                    title.rules = title.rules.and(Rules::DOWN);
                    title.span.end = span.end;
                }
            }
            PAST => (self.past, self.past_used) = (true, false),
            NOW => self.past &= !self.past_used,
            PAST_AFTER => {
                if self.follows(span.start) || self.bracket && !self.wordy && self.titles.len() == self.begun {
                    self.take_away(Rules::PAST);
                }
            }
            CUT => self.cut = true,
            OTHER_AFTER if self.ends_at(span.start) => self.take_away(Rules::OTHER),
            JOINT => self.end_segment(true),
            _ => (self.wordy, self.fresh) = (true, false),
        }
    }

    /// Takes a title, where it is one of today and of whoever types.
    fn title(&mut self, rank: u8, span: Span, rules: Rules) {
        self.fresh = false;
        if self.cut {
            self.lost = self.lost.and(Rules::OTHER);
        } else if !self.stands(rank, span) {
            self.wordy = true;
            self.lost = self.lost.and(Rules::OTHER);
        } else if self.past {
            (self.past_used, self.wordy) = (true, true);
            self.lost = self.lost.and(Rules::PAST);
        } else {
            let title = self.stepped(Title { rank, rules, span });
            self.titles.push(title);
            self.step = None;
        }
    }

    /// Whether a title is no part of a longer word: those of the lower ranks, of katakana, and 代表 name departments and work as well.
    fn stands(&self, rank: u8, span: Span) -> bool {
        let is_short = span.end - span.start <= 6 && rank == PRESIDENT;
        let is_plain = rank <= STAFF || is_short || self.text.is_katakana(span.end.wrapping_sub(3));
        let goes_on = self.text.is_katakana(span.end) || self.text.at(span.end) >= 0xe4;
        self.text.at(span.start).is_ascii() || !is_plain || !goes_on || self.text.word(span.end).is_some()
    }

    /// A title with the step that stands before it.
    fn stepped(&mut self, mut title: Title) -> Title {
        let Some((start, class)) = self.step else {
            return title;
        };
        title.span.start = start.min(title.span.start);
        if class == DOWN {
            // "Assistant" was no title of its own.
            if self.titles.last().is_some_and(|title| title.span.start == start) {
                self.titles.pop();
            }
            title.rank = below(title.rank);
            title.rules = title.rules.and(Rules::DOWN);
        } else if matches!(title.rank, STAFF | SECTION_CHIEF) {
            title.rank += 1;
            title.rules = title.rules.and(Rules::UP);
        }
        title
    }

    /// What a sign ends; after one that only joins, somebody else's titles go on.
    fn end_segment(&mut self, joined: bool) {
        let is_silent = self.titles.len() == self.begun && !self.wordy;
        if is_silent && self.bracket && self.past {
            // "CEO (former)"
            self.take_away(Rules::PAST);
        }
        if is_silent
            && let Some((_, UP)) = self.step
            && let Some(title) = self.titles.pop()
        {
            // "Engineer, Senior"
            let title = self.stepped(title);
            self.titles.push(title);
        }
        self.step = None;
        if !is_silent {
            self.past = false;
        }
        self.cut &= joined;
        (self.wordy, self.bracket) = (false, false);
        self.begun = self.titles.len();
    }
}

/// Whether a word names somebody's work: English has more of them than any list, as welder, machinist, dietitian.
fn names_work(word: &[u8]) -> bool {
    let is_one = ["er", "or", "ist", "ian", "ant"].iter().any(|ending| word.ends_with(ending.as_bytes()));
    is_one && word.len() > 5 && !word.ends_with(b"manager")
}

/// One step down the ladder; nobody who works is a student.
fn below(rank: u8) -> u8 {
    rank.saturating_sub(1).max(STAFF)
}
