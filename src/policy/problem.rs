//! Problems of a policy, in the words of whoever wrote it: where, what is wrong, and what was probably meant.

use std::fmt;

/// A language that Leadpass speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// Something that keeps a policy from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as in `mql[2].when.atLeast`; empty for the whole text.
    pub path: String,
    /// Line and column (both from 1, in characters) where the text itself is broken.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub fault: Fault,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is no JSON.
    Syntax,
    /// The text goes beyond a limit: what, and how many are allowed.
    TooMuch(Limit),
    /// An object names a member twice.
    Repeated,
    /// The key is not one of this form.
    UnknownKey,
    /// A member is missing.
    Missing(&'static str),
    /// None of these members is there, or several are.
    OneOf(&'static str),
    /// Another kind of value was expected.
    Expected(Expected),
    /// The word is not one of these.
    UnknownWord(&'static str),
    /// The name refers to nothing.
    NoSuch(Thing),
    /// The id stands twice in its list.
    RepeatedId,
    /// A group has the name of the sum of all groups.
    TotalId,
    /// Two options share a value, label or alias.
    SharedOption(String),
    /// A number lies outside its range.
    OutOfRange(&'static str, &'static str),
    /// A number has more than three decimals.
    TooPrecise,
    /// `min` is above `max`.
    Inverted(&'static str, &'static str),
    /// `from` is not before `to`.
    NotBefore,
    /// Two bands have one threshold.
    EqualThresholds,
    /// The list is empty.
    EmptyList,
    /// The text is blank.
    Blank,
    /// The operator does not go with the attribute's type.
    WrongOperator(&'static str),
    /// The value is not of the attribute's type.
    WrongValue(&'static str),
    /// A score cannot be asked here.
    ScoreHere,
    /// The last route has a condition.
    LastRouteWhen,
    /// The last route is private.
    LastRoutePrivate,
    /// A business clock without opening hours.
    NoBusinessHours,
}

/// A limit of policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// 1 MiB of text.
    Bytes,
    /// 64 levels of JSON.
    Depth,
    /// 10,000 condition nodes.
    Nodes,
    /// 256 attributes.
    Attributes,
}

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// An id.
    Id,
    /// An id without a dot.
    PlainId,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Boolean,
    /// A duration.
    Duration,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// How often.
    Interval,
    /// Text, number, boolean.
    Scalar,
    /// The number 1.
    FormatOne,
    /// The word `receipt`.
    Receipt,
}

/// What a name can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// An attribute.
    Attribute,
    /// A score group.
    Group,
    /// An SLA.
    Sla,
    /// A nurture route.
    NurtureRoute,
    /// A time zone.
    TimeZone,
}

impl Problem {
    /// The problem in words, without its place.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let what = match lang {
            Lang::En => self.fault.english(),
            Lang::Ja => self.fault.japanese(),
        };
        match (&self.suggestion, lang) {
            (None, _) => what,
            (Some(word), Lang::En) => format!("{what}; did you mean `{word}`?"),
            (Some(word), Lang::Ja) => format!("{what}。`{word}` ではありませんか"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        } else if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        f.write_str(&self.message(Lang::En))
    }
}

impl Fault {
    fn english(&self) -> String {
        match self {
            Fault::Syntax => "the text is not JSON here".to_owned(),
            Fault::TooMuch(limit) => format!("a policy may have at most {}", limit.words().0),
            Fault::Repeated => "this name stands twice in one object".to_owned(),
            Fault::UnknownKey => "there is no such key here".to_owned(),
            Fault::Missing(name) => format!("`{name}` is missing"),
            Fault::OneOf(names) => format!("exactly one of {names} belongs here"),
            Fault::Expected(expected) => format!("this must be {}", expected.words().0),
            Fault::UnknownWord(words) => format!("this must be one of {words}"),
            Fault::NoSuch(thing) => format!("there is no {} of this name", thing.words().0),
            Fault::RepeatedId => "this id stands twice in its list".to_owned(),
            Fault::TotalId => "`total` is the sum of all groups, so no group is called so".to_owned(),
            Fault::SharedOption(word) => format!("`{word}` already reads as another option"),
            Fault::OutOfRange(low, high) => format!("this must lie between {low} and {high}"),
            Fault::TooPrecise => "at most three decimals are allowed".to_owned(),
            Fault::Inverted(low, high) => format!("`{low}` must not be above `{high}`"),
            Fault::NotBefore => "`from` must be before `to`".to_owned(),
            Fault::EqualThresholds => "another band has the same threshold".to_owned(),
            Fault::EmptyList => "this list must not be empty".to_owned(),
            Fault::Blank => "this text must not be blank".to_owned(),
            Fault::WrongOperator(kind) => format!("an attribute of type `{kind}` cannot be asked this way"),
            Fault::WrongValue(kind) => format!("this is not a value of type `{kind}`"),
            Fault::ScoreHere => "a score can be asked in `mql`, `tags` and routes only".to_owned(),
            Fault::LastRouteWhen => "the last route takes every lead that is left, so it has no `when`".to_owned(),
            Fault::LastRoutePrivate => {
                "the last route takes every lead that is left, so it cannot be private".to_owned()
            }
            Fault::NoBusinessHours => "a `business` clock needs `businessHours`".to_owned(),
        }
    }

    fn japanese(&self) -> String {
        match self {
            Fault::Syntax => "ここがJSONとして読めません".to_owned(),
            Fault::TooMuch(limit) => format!("ポリシーの上限({})を超えています", limit.words().1),
            Fault::Repeated => "同じ名前の項目が2つあります".to_owned(),
            Fault::UnknownKey => "この項目はありません".to_owned(),
            Fault::Missing(name) => format!("`{name}` が必要です"),
            Fault::OneOf(names) => format!("{names} のうち、ちょうど1つを指定してください"),
            Fault::Expected(expected) => format!("ここには{}を指定してください", expected.words().1),
            Fault::UnknownWord(words) => format!("{words} のいずれかを指定してください"),
            Fault::NoSuch(thing) => format!("この名前の{}はありません", thing.words().1),
            Fault::RepeatedId => "同じIDが一覧に2つあります".to_owned(),
            Fault::TotalId => "`total` は全グループの合計を指すため、グループのIDには使えません".to_owned(),
            Fault::SharedOption(word) => format!("「{word}」は別の選択肢としても読まれます"),
            Fault::OutOfRange(low, high) => format!("{low}から{high}までの値を指定してください"),
            Fault::TooPrecise => "小数は3桁までです".to_owned(),
            Fault::Inverted(low, high) => format!("`{low}` が `{high}` を上回っています"),
            Fault::NotBefore => "`from` は `to` より前の時刻にしてください".to_owned(),
            Fault::EqualThresholds => "同じしきい値の区分が2つあります".to_owned(),
            Fault::EmptyList => "空の一覧は指定できません".to_owned(),
            Fault::Blank => "空白だけの文字は指定できません".to_owned(),
            Fault::WrongOperator(kind) => format!("`{kind}` 型の属性には使えない比較です"),
            Fault::WrongValue(kind) => format!("`{kind}` 型の値ではありません"),
            Fault::ScoreHere => "スコアを条件にできるのは `mql`、`tags`、振り分けだけです".to_owned(),
            Fault::LastRouteWhen => {
                "最後の振り分けは残りのリードをすべて受けるため、`when` は指定できません".to_owned()
            }
            Fault::LastRoutePrivate => {
                "最後の振り分けは残りのリードをすべて受けるため、非公開にはできません".to_owned()
            }
            Fault::NoBusinessHours => "`business` の時計には `businessHours` が必要です".to_owned(),
        }
    }
}

impl Limit {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Limit::Bytes => ("1 MiB of text", "1 MiB"),
            Limit::Depth => ("64 levels of JSON", "入れ子64段"),
            Limit::Nodes => ("10,000 condition nodes", "条件10,000個"),
            Limit::Attributes => ("256 attributes", "属性256個"),
        }
    }
}

impl Expected {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Expected::Object => ("an object, `{…}`", "オブジェクト `{…}`"),
            Expected::List => ("a list, `[…]`", "配列 `[…]`"),
            Expected::Text => ("a text", "文字列"),
            Expected::Id => (
                "an id: 1 to 64 of `A-Z a-z 0-9 . _ : -`, a letter or digit first",
                "ID(英字か数字で始まる1〜64文字。使えるのは `A-Z a-z 0-9 . _ : -`)",
            ),
            Expected::PlainId => (
                "an id without a dot: 1 to 64 of `A-Z a-z 0-9 _ : -`, a letter or digit first",
                "ドットを含まないID(英字か数字で始まる1〜64文字。使えるのは `A-Z a-z 0-9 _ : -`)",
            ),
            Expected::Number => ("a number", "数値"),
            Expected::Whole => ("a whole number", "整数"),
            Expected::Boolean => ("`true` or `false`", "`true` か `false` "),
            Expected::Duration => (
                "a duration: a whole number from 1 to 100,000 and `m`, `h`, `d` or `w`, as in \"24h\"",
                "期間(1〜100,000の整数と `m` `h` `d` `w`。例: \"24h\")",
            ),
            Expected::Date => ("a date, as in \"2026-11-23\"", "日付(例: \"2026-11-23\")"),
            Expected::Time => ("a time of day, as in \"09:00\"", "時刻(例: \"09:00\")"),
            Expected::Interval => (
                "a number and `weeks`, `months`, `quarters` or `years`, as in \"1 month\"",
                "見直しの間隔(例: \"1 month\"。単位は `week` `month` `quarter` `year`)",
            ),
            Expected::Scalar => ("a text, a number, `true` or `false`", "文字列、数値、`true`、`false` のいずれか"),
            Expected::FormatOne => ("1, the only format there is", "1(現在の唯一の形式)"),
            Expected::Receipt => ("\"receipt\", the only proof there is", "\"receipt\"(現在の唯一の証明)"),
        }
    }
}

impl Thing {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Thing::Attribute => ("attribute", "属性"),
            Thing::Group => ("score group", "スコアのグループ"),
            Thing::Sla => ("SLA", "SLA"),
            Thing::NurtureRoute => ("nurture route", "ナーチャリングの振り分け"),
            Thing::TimeZone => ("time zone", "タイムゾーン"),
        }
    }
}
