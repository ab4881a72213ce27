//! Policies, leads and JSON as proptest makes them up: small, but of every form there is.

use leadpass::Instant;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

/// 2026-11-22T03:00:00Z.
pub(crate) const NOW: i64 = 1_795_316_400_000;

const DAY: i64 = 86_400_000;

/// What conditions may ask.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// Whether `known` is among it: an answer may turn it round.
    pub(crate) known: bool,
    /// Whether scores are.
    pub(crate) scores: bool,
}

fn attributes() -> Value {
    json!({
        "n": {"type": "number"}, "b": {"type": "boolean"}, "x": {"type": "text"}, "co": {"type": "company"},
        "c": {"type": "choice", "options": [{"value": "one", "label": {"ja": "1つ"}}, {"value": "two"}, {"value": "three", "aliases": ["3"]}]},
        "e": {"type": "email"}, "t": {"type": "seniority"}, "i": {"type": "industry"},
    })
}

/// Points with up to three decimals.
fn points() -> impl Strategy<Value = f64> {
    milli_points().prop_map(of_milli)
}

fn milli_points() -> impl Strategy<Value = i32> {
    prop_oneof![(-60_i32..60).prop_map(|points| points * 1000), -60_000_i32..60_000]
}

fn of_milli(milli: i32) -> f64 {
    f64::from(milli) / 1000.0
}

fn attribute_leaf() -> impl Strategy<Value = Value> {
    let number = 0_u32..400;
    let in_list = |name: &'static str, words: &'static [&'static str]| {
        (subsequence(words, 1..words.len()), any::<bool>()).prop_map(move |(words, is_in)| {
            let operator = if is_in { "in" } else { "notIn" };
            json!({"attribute": name, operator: words})
        })
    };
    prop_oneof![
        number.clone().prop_map(|n| json!({"attribute": "n", "atLeast": n})),
        (number.clone(), number.clone())
            .prop_map(|(low, high)| json!({"attribute": "n", "atLeast": low, "atMost": high})),
        vec(number, 1..3).prop_map(|numbers| json!({"attribute": "n", "notIn": numbers})),
        any::<bool>().prop_map(|yes| json!({"attribute": "b", "in": [yes]})),
        in_list("c", &["one", "two", "three"]),
        in_list("e.kind", &["business", "free", "carrier", "academic"]),
        in_list("e.domain", &["example.com", "gmail.com", "docomo.ne.jp"]),
        in_list("i", &["A", "E", "G"]),
        in_list("co", &["株式会社アクメ", "Other Inc."]),
        select(&["staff", "section-chief", "board"][..]).prop_map(|rank| json!({"attribute": "t", "atLeast": rank})),
        select(&["a", "製"][..]).prop_map(|part| json!({"attribute": "x", "contains": part})),
    ]
}

fn event_leaf() -> impl Strategy<Value = Value> {
    (select(&["a", "b"][..]), of(1_u8..3), of(select(&["1d", "2w", "90d"][..])), of(1_u8..4)).prop_map(
        |(event, property, within, at_least)| {
            let mut leaf = Map::from_iter([("event".to_owned(), json!(event))]);
            leaf.extend(property.map(|value| ("where".to_owned(), json!({"p": value}))));
            leaf.extend(within.map(|within| ("within".to_owned(), json!(within))));
            leaf.extend(at_least.map(|count| ("atLeast".to_owned(), json!(count))));
            Value::Object(leaf)
        },
    )
}

pub(crate) fn condition(asked: Asked) -> BoxedStrategy<Value> {
    let known = (select(&["n", "c", "e", "t"][..]), any::<bool>());
    let known = known.prop_map(|(name, known)| json!({"attribute": name, "known": known}));
    let score = (select(&["g0", "total"][..]), points(), any::<bool>());
    let score =
        score.prop_map(|(gauge, bound, low)| json!({"score": gauge, if low { "atLeast" } else { "atMost" }: bound}));
    let mut leaves: Vec<(u32, BoxedStrategy<Value>)> = vec![(4, attribute_leaf().boxed()), (2, event_leaf().boxed())];
    if asked.known {
        leaves.push((1, known.boxed()));
    }
    if asked.scores {
        leaves.push((2, score.boxed()));
    }
    proptest::strategy::Union::new_weighted(leaves)
        .prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..3).prop_map(|all| json!({"all": all})),
                vec(inner.clone(), 0..3).prop_map(|any| json!({"any": any})),
                inner.prop_map(|child| json!({"not": child})),
            ]
        })
        .boxed()
}

/// Optional bounds, the lower below the upper.
fn clamp() -> impl Strategy<Value = Vec<(String, Value)>> {
    (of(points()), of(points())).prop_map(|(a, b)| {
        let (low, high) = match (a, b) {
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            other => other,
        };
        let bound = |name: &str, bound: Option<f64>| bound.map(|bound| (name.to_owned(), json!(bound)));
        bound("min", low).into_iter().chain(bound("max", high)).collect()
    })
}

fn rule(asked: Asked) -> impl Strategy<Value = Value> {
    let asked = Asked { scores: false, ..asked };
    let when = (condition(asked), points(), any::<bool>())
        .prop_map(|(when, points, private)| json!({"when": when, "points": points, "private": private}));
    let decay = (select(&["1d", "3d", "30d"][..]), 1_u8..=100)
        .prop_map(|(every, percent)| json!({"every": every, "percent": percent}));
    let each = (select(&["a", "b"][..]), points(), clamp(), of(select(&["5d", "90d"][..])), of(decay));
    let each = each.prop_map(|(event, points, clamp, within, decay)| {
        let mut rule =
            Map::from_iter([("each".to_owned(), json!({"event": event})), ("points".to_owned(), json!(points))]);
        rule.extend(clamp);
        rule.extend(within.map(|within| ("within".to_owned(), json!(within))));
        rule.extend(decay.map(|decay| ("decay".to_owned(), decay)));
        Value::Object(rule)
    });
    prop_oneof![when, each]
}

fn numbered(items: Vec<Value>, prefix: &str) -> Vec<Value> {
    let with_id = |(place, mut item): (usize, Value)| {
        item.as_object_mut().map(|item| item.insert("id".to_owned(), json!(format!("{prefix}{place}"))));
        item
    };
    items.into_iter().enumerate().map(with_id).collect()
}

fn score(asked: Asked) -> impl Strategy<Value = Value> {
    let group = (vec(rule(asked), 0..4), clamp()).prop_map(|(rules, clamp)| {
        let mut group = Map::from_iter([("rules".to_owned(), json!(numbered(rules, "r")))]);
        group.extend(clamp);
        Value::Object(group)
    });
    (vec(group, 1..4), clamp(), milli_points()).prop_map(|(groups, clamp, threshold)| {
        let axis = |gauge: &str| json!({"group": gauge, "bands": {"A": of_milli(threshold), "B": of_milli(threshold - 70_000)}, "else": "C"});
        let grid = json!({"rows": axis("g0"), "columns": axis("total")});
        let mut score = Map::from_iter([("groups".to_owned(), json!(numbered(groups, "g"))), ("grid".to_owned(), grid)]);
        score.extend(clamp);
        Value::Object(score)
    })
}

/// A policy that has no problems. Any of its parts may be private.
pub(crate) fn policy(asked: Asked) -> impl Strategy<Value = Value> {
    let criterion = |asked: Asked| {
        (condition(asked), any::<bool>()).prop_map(|(when, private)| json!({"when": when, "private": private}))
    };
    let without_scores = Asked { scores: false, ..asked };
    let route = || {
        (condition(asked), any::<bool>())
            .prop_map(|(when, private)| json!({"when": when, "private": private, "queue": "q", "sla": "business"}))
    };
    let zone = select(&["Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "UTC"][..]);
    let parts =
        (score(asked), vec(criterion(asked), 0..4), vec(criterion(without_scores), 0..2), vec(condition(asked), 0..3));
    (parts, vec(route(), 0..3), vec(route(), 0..2), zone).prop_map(
        |((score, mql, disqualify, tags), mut sales, mut nurture, zone)| {
            sales.push(json!({"queue": "last", "owners": [{"id": "ann", "weight": 2}, {"id": "bob"}], "sla": "wall"}));
            nurture.push(json!({"queue": "last"}));
            let tags: Vec<Value> = tags.into_iter().map(|when| json!({"tag": "t", "when": when})).collect();
            json!({
                "format": 1, "id": "made-up", "version": "1", "timezone": zone, "attributes": attributes(), "score": score,
                "mql": numbered(mql, "m"), "disqualify": numbered(disqualify, "d"), "tags": tags,
                "sales": {"routes": numbered(sales, "s")}, "nurture": {"routes": numbered(nurture, "n")},
                "slas": {"wall": {"firstContactWithin": "1d", "clock": "wall"}, "business": {"firstContactWithin": "20h", "clock": "business"}},
                "businessHours": {"days": ["mon", "sun"], "from": "01:30", "to": "09:00", "holidays": ["2026-11-23"]},
            })
        },
    )
}

/// An answer that can be read, with the name of its attribute.
pub(crate) fn answer() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        (0_u32..400).prop_map(|n| ("n", json!(n))),
        any::<bool>().prop_map(|yes| ("b", json!(yes))),
        select(&["a", "製造", "zzz"][..]).prop_map(|text| ("x", json!(text))),
        select(&["アクメ(株)", "other", "third"][..]).prop_map(|text| ("co", json!(text))),
        select(&["one", "two", "3"][..]).prop_map(|text| ("c", json!(text))),
        select(&["t@example.com", "t@gmail.com", "t@docomo.ne.jp", "t@x.ac.jp"][..])
            .prop_map(|text| ("e", json!(text))),
        select(&["学生", "課長", "社長", "manager"][..]).prop_map(|text| ("t", json!(text))),
        select(&["A", "製造業", "T"][..]).prop_map(|text| ("i", json!(text))),
    ]
}

/// Attributes, some of them blank, unreadable, ranges or several at once.
pub(crate) fn answers() -> impl Strategy<Value = Map<String, Value>> {
    let odd = select(vec![
        ("n", json!("100〜299名")),
        ("n", json!("many")),
        ("b", json!("")),
        ("x", json!(null)),
        ("c", json!(["one", "two"])),
        ("c", json!(["zzz", "3"])),
        ("e", json!("nobody")),
        ("t", json!(["", "部長"])),
        ("i", json!({"x": 1})),
        ("zzz", json!(1)),
    ]);
    let named = |(name, value): (&str, Value)| (name.to_owned(), value);
    vec(prop_oneof![3 => answer(), 1 => odd], 0..8).prop_map(move |answers| answers.into_iter().map(named).collect())
}

/// Events: few ids, so that some are in conflict; some unreadable.
pub(crate) fn events() -> impl Strategy<Value = Vec<Value>> {
    let at = prop_oneof![
        8 => (NOW - 120 * DAY..NOW + 2 * DAY).prop_map(|at| Instant::from_millis(at).map(Instant::text).unwrap_or_default()),
        1 => Just("yesterday".to_owned()),
    ];
    let id =
        prop_oneof![8 => (0_u8..12).prop_map(|id| json!(format!("e{id}"))), 1 => Just(json!(7)), 1 => Just(json!(""))];
    let event = (id, select(&["a", "b", "Ａ", "other"][..]), at, of(0_u8..3));
    let event =
        event.prop_map(|(id, event, at, p)| json!({"id": id, "event": event, "at": at, "properties": {"p": p}}));
    vec(event, 0..12)
}

/// JSON text as people and machines write it: any value, with white space and escapes.
pub(crate) fn json_text() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        select(&["null", "true", "false", "0", "-0", "1e400", "-1e-400", "1E+2", "0.1", "\"\"", "[]", "{}"][..])
            .prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        text(),
    ];
    scalar.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(" ,"))),
            vec((text(), inner), 0..4).prop_map(|members| {
                let members: Vec<String> =
                    members.into_iter().map(|(name, value)| format!("{name}:\t{value}")).collect();
                format!("{{ {}\r\n}}", members.join(","))
            }),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[ -!#-\\[\\]-~]{0,6}",
        2 => "\\PC{0,3}".prop_map(|text| text.replace(['"', '\\'], "")),
        2 => select(&["\\n", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\t", "\\u0041", "\\u3042", "\\ud83d\\ude00", "\\ud83d", "\\u0000"][..]).prop_map(str::to_owned),
    ];
    vec(part, 0..4).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

/// A change to a text: at which character, how many go, and what comes instead.
pub(crate) fn change() -> impl Strategy<Value = (prop_index::Index, usize, String)> {
    let pieces = &[
        "",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "0",
        "-",
        ".",
        "e9",
        "null",
        "tru",
        " ",
        "\u{feff}",
        "\u{0}",
        "製",
        "\"all\":[]",
        "1e999",
    ];
    (any::<prop_index::Index>(), 0_usize..3, prop_oneof![3 => select(&pieces[..]).prop_map(str::to_owned), 1 => "\\PC"])
}

pub(crate) use proptest::sample as prop_index;

/// A text with its changes made.
pub(crate) fn changed(text: &str, changes: &[(prop_index::Index, usize, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (place, gone, instead) in changes {
        let start = place.index(chars.len() + 1);
        let end = (start + gone).min(chars.len());
        chars.splice(start..end, instead.chars());
    }
    chars.into_iter().collect()
}
