//! What holds of every policy and every lead, not only of the vectors.

#[path = "support/arbitrary.rs"]
mod arbitrary;

use arbitrary::{Asked, NOW, answer, answers, change, changed, condition, events, json_text, policy};
use leadpass::review::answer::Reader;
use leadpass::{Instant, Json, LEAD_LIMITS, Lang, Lead, LeadError, Policy, Program, decide};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, TestCaseError, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::Index;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

const ALL: Asked = Asked { known: true, scores: true };

/// Without `known`, which an answer may turn from true to false.
const MONOTONE: Asked = Asked { known: false, scores: true };

const MANUFACTURING: &str = include_str!("../policies/manufacturing-sla.json");

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn failed(error: impl ToString) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn read(policy: &Value) -> Result<Policy, TestCaseError> {
    Policy::read(&policy.to_string()).map_err(|problems| failed(format!("{problems:?}\n{policy:#}")))
}

fn now() -> Result<Instant, TestCaseError> {
    Instant::from_millis(NOW).ok_or_else(|| failed("no moment"))
}

fn lead(attributes: &Map<String, Value>, events: &[Value]) -> Result<Lead, TestCaseError> {
    Lead::read(&json!({"key": "k", "attributes": attributes, "events": events}).to_string()).map_err(failed)
}

fn decided(program: &Program, attributes: &Map<String, Value>, events: &[Value]) -> Result<Value, TestCaseError> {
    serde_json::from_str(&decide(program, &lead(attributes, events)?, now()?).document()).map_err(failed)
}

/// What readers look out for.
const WORDS: [&str; 24] = [
    "課長",
    "代理",
    "社長",
    "室",
    "秘書",
    "元",
    "候補",
    "兼",
    "副",
    "シニア",
    "マネージャー",
    "・",
    "（",
    "）",
    " ",
    "Chief ",
    "Officer",
    "Assistant ",
    "to ",
    "製造業",
    "システム",
    "と",
    "@",
    ".",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn events_in_any_order_and_any_number_of_copies_make_one_document(
        policy in policy(ALL),
        attributes in answers(),
        (events, other) in events().prop_flat_map(|events| {
            let copies = [events.clone(), events.clone()].concat();
            (Just(events), Just(copies).prop_shuffle())
        }),
    ) {
        let program = read(&policy)?.compile();
        prop_assert_eq!(decided(&program, &attributes, &events)?, decided(&program, &attributes, &other)?);
    }

    #[test]
    fn an_answer_only_narrows_what_was_unknown(
        policy in policy(MONOTONE),
        attributes in answers(),
        events in events(),
        (name, value) in answer(),
        before in proptest::sample::select(vec![json!(null), json!(""), json!({"no": "value"})]),
    ) {
        let program = read(&policy)?.compile();
        let (mut open, mut known) = (attributes.clone(), attributes);
        open.insert(name.to_owned(), before);
        known.insert(name.to_owned(), value);
        narrows(&decided(&program, &open, &events)?, &decided(&program, &known, &events)?)?;
    }

    #[test]
    fn a_number_only_narrows_the_range_it_lies_in(
        policy in policy(MONOTONE),
        attributes in answers(),
        ends in (0_u32..200, 0_u32..200),
        inside in any::<Index>(),
        form in 0_u8..3,
    ) {
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let range = match form {
            0 => format!("{low}〜{high}名"),
            1 => format!("{low}名以上"),
            _ => format!("{high}名以下"),
        };
        let number = usize::try_from(low).map_err(failed)? + inside.index(usize::try_from(high - low + 1).map_err(failed)?);
        let program = read(&policy)?.compile();
        let (mut open, mut known) = (attributes.clone(), attributes);
        open.insert("n".to_owned(), json!(range));
        known.insert("n".to_owned(), json!(number));
        narrows(&decided(&program, &open, &[])?, &decided(&program, &known, &[])?)?;
    }

    #[test]
    fn clamps_hold_and_what_is_known_lies_between_low_and_high(policy in policy(ALL), attributes in answers(), events in events()) {
        let decision = decided(&read(&policy)?.compile(), &attributes, &events)?;
        let score = at(&decision, "/score");
        holds(at(&policy, "/score"), at(score, "/total"))?;
        for (group, sum) in pairs(at(&policy, "/score/groups"), at(score, "/groups")) {
            holds(group, sum)?;
            for (rule, sum) in pairs(at(group, "/rules"), at(sum, "/rules")) {
                holds(rule, sum)?;
            }
        }
    }

    #[test]
    fn a_program_decides_as_its_bytes_do_and_as_published_where_nothing_is_private(
        policy in policy(ALL), attributes in answers(), events in events(),
    ) {
        let policy = read(&policy)?;
        let (full, published) = (policy.compile(), policy.publish());
        let decision = decided(&full, &attributes, &events)?;
        prop_assert_eq!(&decision, &decided(&Program::decode(&full.encode()).map_err(failed)?, &attributes, &events)?);
        let page = decided(&Program::decode(&published.program().encode()).map_err(failed)?, &attributes, &events)?;
        prop_assert_eq!(at(&decision, "/policy"), at(&page, "/policy"));
        if !published.program().is_provisional() {
            prop_assert_eq!(decision, page);
        }
    }

    #[test]
    fn fields_are_ascii_and_evidence_has_its_limit(policy in policy(ALL), attributes in answers(), events in events()) {
        let program = read(&policy)?.compile();
        let lead = lead(&attributes, &events)?;
        let fields = decide(&program, &lead, now()?).fields();
        prop_assert!(fields.iter().all(|field| field.is_ascii()), "{:?}", fields);
        prop_assert!(fields.last().is_some_and(|evidence| evidence.len() <= 4096));
    }

    #[test]
    fn any_text_is_a_policy_or_has_problems(text in "\\PC{0,60}", json in json_text()) {
        prop_assert!(Policy::read(&text).is_err());
        prop_assert!(Policy::read(&json).is_err());
    }

    #[test]
    fn any_change_of_a_policy_gives_a_policy_or_problems(changes in proptest::collection::vec(change(), 1..3)) {
        runs(&changed(MANUFACTURING, &changes))?;
    }

    #[test]
    fn any_value_in_any_place_of_a_policy_gives_a_policy_or_problems(
        path in proptest::collection::vec(any::<Index>(), 1..8),
        value in json_text().prop_filter_map("a value", |text| serde_json::from_str::<Value>(&text).ok()),
        when in condition(ALL),
        form in 0_u8..4,
    ) {
        let mut policy: Value = serde_json::from_str(MANUFACTURING).map_err(failed)?;
        replace(&mut policy, &path, match form { 0 => None, 1 => Some(when), _ => Some(value) });
        runs(&policy.to_string())?;
    }

    #[test]
    fn any_bytes_are_a_program_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Program::decode(&bytes).is_err());
        let mut body = bytes;
        seal(&mut body);
        run(&body)?;
    }

    #[test]
    fn any_change_of_a_program_gives_a_program_that_runs_or_none(
        policy in policy(ALL),
        bytes in proptest::collection::vec((any::<Index>(), 0_u8..=255, 0_u8..12), 0..3),
        values in proptest::collection::vec((proptest::collection::vec(any::<Index>(), 1..8), proptest::option::of(part())), 0..4),
    ) {
        let program = read(&policy)?.compile().encode();
        let program = String::from_utf8(program).map_err(failed)?;
        let mut parts: Vec<&str> = program.get(20..).unwrap_or_default().rsplitn(5, '.').collect();
        let mut list: Value = serde_json::from_str(parts.pop().unwrap_or_default()).map_err(failed)?;
        for (path, value) in values {
            replace(&mut list, &path, value);
        }
        let mut body = list.to_string();
        parts.iter().rev().for_each(|words| body.extend([".", *words]));
        let mut body = body.into_bytes();
        for (place, byte, form) in bytes {
            let place = place.index(body.len() + 1);
            let end = body.len().min(place + 1);
            match form {
                0 => body.truncate(place),
                1 => body.insert(place, byte),
                2 => _ = body.drain(place..end),
                _ => _ = body.splice(place..end, [byte]),
            }
        }
        seal(&mut body);
        run(&body)?;
    }

    #[test]
    fn any_text_is_a_lead_or_none(text in "\\PC{0,60}", json in json_text(), changes in proptest::collection::vec(change(), 0..3)) {
        prop_assert!(Lead::read(&text).is_err());
        let line = format!(r#"{{"key": "k", "attributes": {{"n": {json}}}, "events": [{json}]}}"#);
        if let Ok(lead) = Lead::read(&changed(&line, &changes)) {
            let program = Policy::read(MANUFACTURING).map_err(|_| failed("problems"))?.compile();
            prop_assert!(!decide(&program, &lead, now()?).document().is_empty());
        }
    }

    // But for the few capitals with a mark whose small form alone is one character, as in J\u{30c}, which hardly ever come up.
    #[test]
    fn a_folded_text_folds_to_itself(text in "\\PC{0,20}", plain in "[ Ａ-Ｚａ-ｚ０-９ｱ-ﾝァ-ヴA-Za-z0-9㈱①Ⅷ\u{3000}\u{feff}\t]{0,20}") {
        let policy = json!({
            "format": 1, "id": "fold", "version": "1", "attributes": {"x": {"type": "text"}}, "score": {"groups": []},
            "mql": [{"id": "x", "when": {"attribute": "x", "known": true}}],
            "sales": {"routes": [{"id": "s", "queue": "s"}]}, "nurture": {"routes": [{"id": "n", "queue": "n"}]},
        });
        let program = read(&policy)?.compile();
        let fold = |text: &Value| -> Result<Value, TestCaseError> {
            let decision = decided(&program, &Map::from_iter([("x".to_owned(), text.clone())]), &[])?;
            Ok(decision.pointer("/mql/0/seen").cloned().unwrap_or(json!("")))
        };
        for text in [text, plain] {
            let once = fold(&json!(text))?;
            prop_assert_eq!(&fold(&once)?, &once);
        }
    }

    #[test]
    fn json_is_read_as_a_second_reader_reads_it(json in json_text(), changes in proptest::collection::vec(change(), 0..3)) {
        let line = changed(&format!(r#"{{"key": "k", "attributes": {{"x": {json}}}}}"#), &changes);
        let second = serde_json::from_str::<Value>(&line);
        match (Lead::read(&line), &second) {
            (Ok(lead), Ok(second)) => {
                prop_assert_eq!(lead.key(), at(second, "/key"));
                same(&Json::read(&line, LEAD_LIMITS).map_err(failed)?, second)?;
            }
            // Lone surrogates are U+FFFD here and an error there.
            (Ok(_), Err(error)) => prop_assert!(line.to_lowercase().contains("\\ud"), "accepted: {line}\n{error}"),
            (Err(LeadError::Syntax(error)), second) => prop_assert!(second.is_err(), "refused: {line}\n{error}"),
            (Err(_), _) => {}
        }
    }
}

fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn pairs<'a>(a: &'a Value, b: &'a Value) -> impl Iterator<Item = (&'a Value, &'a Value)> {
    let items = |value: &'a Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
    items(a).iter().zip(items(b))
}

fn number(value: &Value, name: &str) -> Option<f64> {
    value.get(name).and_then(Value::as_f64)
}

/// Whether the later of two decisions keeps what was certain in the earlier one.
fn narrows(before: &Value, after: &Value) -> Result<(), TestCaseError> {
    let within = |before: &Value, after: &Value| {
        number(before, "low") <= number(after, "low") && number(after, "high") <= number(before, "high")
    };
    prop_assert!(within(at(before, "/score/total"), at(after, "/score/total")));
    for (before, after) in pairs(at(before, "/score/groups"), at(after, "/score/groups")) {
        prop_assert!(within(before, after), "{before}\n{after}");
        for (before, after) in pairs(at(before, "/rules"), at(after, "/rules")) {
            prop_assert!(within(before, after), "{before}\n{after}");
        }
    }
    for (before, after) in pairs(at(before, "/mql"), at(after, "/mql")) {
        let (before, after) = (at(before, "/result"), at(after, "/result"));
        prop_assert!(before == "unknown" || before == after, "{before} became {after}");
    }
    for (place, before) in at(before, "/reasons").as_array().into_iter().flatten().enumerate() {
        let kept = at(after, "/reasons").as_array().is_some_and(|after| after.contains(before));
        prop_assert!(kept, "reason {place} is gone");
    }
    Ok(())
}

/// Whether a sum keeps its bounds.
fn holds(bounds: &Value, sum: &Value) -> Result<(), TestCaseError> {
    for name in ["low", "known", "high"] {
        let points = number(sum, name);
        prop_assert!(points.is_some());
        prop_assert!(number(bounds, "min").is_none_or(|min| points >= Some(min)), "{name} of {sum} in {bounds}");
        prop_assert!(number(bounds, "max").is_none_or(|max| points <= Some(max)), "{name} of {sum} in {bounds}");
    }
    prop_assert!(number(sum, "low") <= number(sum, "known") && number(sum, "known") <= number(sum, "high"), "{sum}");
    Ok(())
}

/// Reads a policy that may have problems, and runs it where it has none.
fn runs(text: &str) -> Result<(), TestCaseError> {
    match Policy::read(text) {
        Err(problems) => prop_assert!(!problems.is_empty()),
        Ok(policy) => run(&policy.compile().encode())?,
    }
    Ok(())
}

/// Decides a lead by a program, if the bytes are one.
fn run(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(program) = Program::decode(bytes) else {
        return Ok(());
    };
    let event = json!({"id": "e", "event": "a", "at": "2026-11-20T00:00:00Z", "properties": {"p": 1}});
    let attributes = json!({"n": "100〜299名", "c": ["one", "3"], "e": "t@example.com", "t": "課長", "i": "E"});
    let lead = lead(attributes.as_object().unwrap_or(&Map::new()), &[event])?;
    let decision: Value = serde_json::from_str(&decide(&program, &lead, now()?).document()).map_err(failed)?;
    prop_assert_eq!(at(&decision, "/key"), "k");
    Ok(())
}

/// Puts a body behind the head that every program has: its name, and the first eight bytes of the body's SHA-256.
fn seal(body: &mut Vec<u8>) {
    let checksum: String = Sha256::digest(&*body).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    body.splice(0..0, b"LPP1".iter().copied().chain(checksum.into_bytes()));
}

/// What might stand in a program.
fn part() -> impl Strategy<Value = Value> {
    proptest::prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..300).prop_map(Value::from),
        any::<i64>().prop_map(|number| json!(number.to_string())),
        "[a-z課]{0,3}".prop_map(Value::from),
        proptest::collection::vec(-1_i64..8, 0..8).prop_map(Value::from),
        Just(json!([[0, [3, 0, 0, 2, 1]], [5, null, 1, null]])),
    ]
}

/// Replaces, or takes out, the value at the end of a path.
fn replace(value: &mut Value, path: &[Index], new: Option<Value>) {
    let Some((step, rest)) = path.split_first() else {
        *value = new.unwrap_or(Value::Null);
        return;
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let place = step.index(items.len());
            match (rest.is_empty(), &new) {
                (true, None) => _ = items.remove(place),
                _ => items.get_mut(place).into_iter().for_each(|item| replace(item, rest, new.clone())),
            }
        }
        Value::Object(members) if !members.is_empty() => {
            let name = members.keys().nth(step.index(members.len())).cloned().unwrap_or_default();
            match (rest.is_empty(), &new) {
                (true, None) => _ = members.remove(&name),
                _ => members.get_mut(&name).into_iter().for_each(|member| replace(member, rest, new.clone())),
            }
        }
        _ => *value = new.unwrap_or(Value::Null),
    }
}

/// Whether two readers read one value. The second one's doubles may be off by the last bit.
fn same(ours: &Json, theirs: &Value) -> Result<(), TestCaseError> {
    match (ours, theirs) {
        (Json::Number(text), Value::Number(number)) => {
            let (double, other): (f64, f64) = (text.parse().map_err(failed)?, number.as_f64().unwrap_or(f64::NAN));
            prop_assert!((double - other).abs() <= double.abs() * 1e-15 || double == other, "{double} {other}");
            let mut printer = ryu_js::Buffer::new();
            prop_assert_eq!(printer.format_finite(double), text.as_ref());
        }
        (Json::Array(items), Value::Array(others)) => {
            prop_assert_eq!(items.len(), others.len());
            for (item, other) in items.iter().zip(others) {
                same(item, other)?;
            }
        }
        (Json::Object(members), Value::Object(others)) => {
            prop_assert_eq!(members.len(), others.len());
            for (name, member) in members {
                same(member, others.get(name).unwrap_or(&Value::Null))?;
            }
        }
        (Json::Text(text), Value::String(other)) => prop_assert_eq!(text, other),
        (Json::Bool(boolean), Value::Bool(other)) => prop_assert_eq!(boolean, other),
        (Json::Null, Value::Null) => {}
        _ => return Err(failed(format!("{ours:?} is not {theirs}"))),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_typed_is_read_or_unknown_and_told_in_both_languages(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
                any::<char>().prop_map(String::from),
                "[ -~]{0,8}",
            ],
            0..12,
        ),
    ) {
        let typed = pieces.concat();
        let policy = Policy::read(include_str!("golden/policy.json")).map_err(|problems| failed(format!("{problems:?}")))?;
        let reader = Reader::new(&policy);
        for attribute in ["seniority", "industry", "email"] {
            let answer = reader.read(attribute, &typed).ok_or_else(|| failed(attribute))?;
            let document: Value = serde_json::from_str(&answer.document()).map_err(failed)?;
            let is_blank = answer.message(Lang::En).is_empty();
            prop_assert_eq!(answer.message(Lang::Ja).is_empty(), is_blank);
            prop_assert_eq!(typed.chars().all(|c| c.is_whitespace() || c == '\u{feff}'), is_blank);
            prop_assert!(document.get("value").is_none() || document.get("candidates").is_none());
        }
    }
}
