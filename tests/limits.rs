//! Every limit, just met and just exceeded: what meets it is decided, what exceeds it is an error that names the limit.

use leadpass::review::answer::Reader;
use leadpass::{Instant, LEAD_LIMITS, Lead, Policy, Program, decide};
use serde_json::{Value, json};
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

type Try<T> = Result<T, Box<dyn Error>>;

/// A policy with these members besides the smallest ones.
fn policy(members: &[(&str, Value)]) -> Value {
    let mut policy = json!({
        "format": 1, "id": "limits", "version": "1", "attributes": {"x": {"type": "text"}}, "score": {"groups": []}, "mql": [],
        "sales": {"routes": [{"id": "s", "queue": "s"}]}, "nurture": {"routes": [{"id": "n", "queue": "n"}]},
    });
    for (name, value) in members {
        policy.as_object_mut().map(|policy| policy.insert((*name).to_owned(), value.clone()));
    }
    policy
}

fn program(policy: &str) -> Try<Program> {
    let policy = Policy::read(policy).map_err(|problems| format!("{:?}", problems.first()))?;
    Ok(Program::decode(&policy.compile().encode())?)
}

/// The problems of a policy, as they are printed.
fn problems(policy: &str) -> Vec<String> {
    let problems = Policy::read(policy).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn decision(program: &Program, line: &str) -> Try<Value> {
    let now = Instant::parse("2026-11-22T03:00:00Z").ok_or("no moment")?;
    Ok(serde_json::from_str(&decide(program, &Lead::read(line)?, now).document())?)
}

fn refusal(line: &str) -> Option<String> {
    Lead::read(line).err().map(|error| error.to_string())
}

/// So many copies of a text, each with its number in place of `#`, with commas between.
fn copies(text: &str, count: usize) -> String {
    let copies: Vec<String> = (0..count).map(|number| text.replace('#', &number.to_string())).collect();
    copies.join(",")
}

fn counting() -> Try<Program> {
    let rule = json!({"id": "r", "each": {"event": "view"}, "points": 0.001, "decay": {"every": "1d", "percent": 1}});
    let view = json!({"event": "view", "atLeast": 100_000});
    let score = json!({"groups": [{"id": "g", "rules": [rule]}]});
    program(&policy(&[("score", score), ("mql", json!([{"id": "views", "when": view}]))]).to_string())
}

#[test]
fn a_lead_may_have_100_000_events() -> Try<()> {
    let line = |count| {
        let event = r#"{"id":"e#","event":"view","at":"2026-11-22T02:00:00Z"}"#;
        format!(r#"{{"key":"1","events":[{}]}}"#, copies(event, count))
    };
    let met = decision(&counting()?, &line(100_000))?;
    assert_eq!(met.pointer("/outcome"), Some(&json!("sales")));
    assert_eq!(met.pointer("/mql/0/seen"), Some(&json!(100_000)));
    assert_eq!(met.pointer("/score/total/known"), Some(&json!(100)));
    assert_eq!(refusal(&line(100_001)).as_deref(), Some("`events`: a lead may have at most 100,000 events"));
    Ok(())
}

#[test]
fn copies_and_unreadable_events_count_for_the_limit_and_for_nothing_else() -> Try<()> {
    let line = |count| {
        let event = r#"{"id":"e","event":"view","at":"2026-11-22T02:00:00Z","properties":{"n":#}}"#;
        format!(r#"{{"key":"1","events":[null,{}]}}"#, copies(event, count))
    };
    let met = decision(&counting()?, &line(99_999))?;
    assert_eq!(met.pointer("/mql/0/seen"), Some(&json!(1)));
    let warnings = json!([{"at": "e", "code": "event-conflict"}, {"at": "", "code": "event-unreadable"}]);
    assert_eq!(met.pointer("/warnings"), Some(&warnings));
    assert_eq!(refusal(&line(100_000)).as_deref(), Some("`events`: a lead may have at most 100,000 events"));
    Ok(())
}

#[test]
fn a_large_event_with_many_copies_is_written_once() -> Try<()> {
    let large = format!(r#"{{"a":[{}],"id":"e","event":"view","at":"2026-11-22T02:00:00Z"}}"#, copies("0", 400_000));
    let line = |count| {
        let small = copies(r#"{"id":"e","event":"view","at":"2026-11-22T02:00:00Z"}"#, count);
        format!(r#"{{"key":"1","events":[{large},{small}]}}"#)
    };
    let program = counting()?;
    let now = Instant::parse("2026-11-22T03:00:00Z").ok_or("no moment")?;
    // The quickest of three decisions, reading aside: what else the machine does only ever adds.
    let quickest = |count| -> Try<Duration> {
        let lead = Lead::read(&line(count))?;
        let times = (0..3).map(|_| {
            let start = Clock::now();
            black_box(decide(&program, &lead, now));
            start.elapsed()
        });
        Ok(times.min().unwrap_or_default())
    };
    let (few, many) = (quickest(3)?, quickest(300)?);
    assert!(many < 20 * few, "{few:?} with 3 copies, {many:?} with 300");
    let met = decision(&program, &line(3_000))?;
    assert_eq!(met.pointer("/score/groups/0/rules/0/count"), Some(&json!(1)));
    Ok(())
}

#[test]
fn a_line_may_have_16_mib() -> Try<()> {
    let padding = copies(&format!(r#""{}""#, "a".repeat(60_000)), 270);
    let start = format!(r#"{{"key":"1","x":[{padding}]"#);
    let line = |length: usize| format!("{start}{}}}", " ".repeat(length - start.len() - 1));
    assert_eq!(line(LEAD_LIMITS.bytes).len(), 16 << 20);
    assert_eq!(decision(&counting()?, &line(16 << 20))?.pointer("/key"), Some(&json!("1")));
    let told = "byte 1: the text is longer than the limit of 16 MiB";
    assert_eq!(refusal(&line((16 << 20) + 1)).as_deref(), Some(told));
    Ok(())
}

#[test]
fn a_string_may_have_64_kib_of_utf_8() -> Try<()> {
    let asks = json!([{"id": "x", "when": {"attribute": "x", "known": true}}]);
    let program = program(&policy(&[("mql", asks)]).to_string())?;
    let word = "製a".repeat(16_384);
    assert_eq!(word.len(), 64 << 10);
    for (name, value) in [("key", &word), ("x", &word)] {
        let line = match name {
            "key" => format!(r#"{{"key":"{value}","attributes":{{"x":"a"}}}}"#),
            _ => format!(r#"{{"key":"1","attributes":{{"x":"{value}"}}}}"#),
        };
        assert_eq!(decision(&program, &line)?.pointer("/outcome"), Some(&json!("sales")));
    }
    for line in [
        format!(r#"{{"key":"{word}a"}}"#),
        format!(r#"{{"key":"1","{word}a":1}}"#),
        format!(r#"{{"key":"1","attributes":{{"x":"\u0061{word}"}}}}"#),
        format!(r#"{{"key":"1","events":[{{"properties":{{"p":"{word}\n"}}}}]}}"#),
    ] {
        let told = refusal(&line).unwrap_or_default();
        assert!(told.ends_with(": this string is longer than the limit of 64 KiB"), "{told}");
    }
    Ok(())
}

#[test]
fn a_lead_may_have_512_levels_and_any_number_is_answered() -> Try<()> {
    let nested = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    // Two events in conflict: their whole depth is written and compared.
    let line = |count: usize| {
        let event =
            |n: u8| format!(r#"{{"id":"e","event":"view","at":"2026-11-22T02:00:00Z","n":{n},"x":{}}}"#, nested(count));
        format!(r#"{{"key":"1","attributes":{{"x":{}}},"events":[{},{}]}}"#, nested(count), event(1), event(2))
    };
    assert_eq!(decision(&counting()?, &line(509))?.pointer("/mql/0/seen"), Some(&json!(1)));
    for count in [510, 511, 1_000_000] {
        let told = refusal(&line(count)).unwrap_or_default();
        assert!(told.ends_with(": there are more levels of JSON here than the limit of 512"), "{count}: {told}");
    }
    let told = refusal(&"{\"a\":".repeat(1_000_000)).unwrap_or_default();
    assert!(told.ends_with(": there are more levels of JSON here than the limit of 512"), "{told}");
    Ok(())
}

#[test]
fn a_policy_may_have_1_mib_and_any_length_is_answered() -> Try<()> {
    let text = policy(&[]).to_string();
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    program(&padded(1 << 20))?;
    let told = ["line 1, column 1: a policy may have at most 1 MiB of text"];
    assert_eq!(problems(&padded((1 << 20) + 1)), told);
    assert_eq!(problems(&padded(5_000_000)), told);
    assert_eq!(problems(&"[".repeat(5_000_000)), told);
    Ok(())
}

#[test]
fn a_program_may_be_longer_than_its_policy() -> Try<()> {
    // Folded, this one character is eighteen.
    let text = "ﷺ".repeat(100_000);
    let when = json!({"attribute": "x", "in": [text]});
    let policy = policy(&[("mql", json!([{"id": "long", "when": when}]))]).to_string();
    assert!(policy.len() < 1 << 20);
    let decided = decision(&program(&policy)?, r#"{"key":"1","attributes":{"x":"ﷺ"}}"#)?;
    assert_eq!(decided.pointer("/mql/0/result"), Some(&json!("false")));
    Ok(())
}

#[test]
fn a_policy_may_have_64_levels_and_any_number_is_answered() -> Try<()> {
    let text = |count: usize| {
        let when = format!("{}{{\"all\":[]}}{}", "{\"not\":".repeat(count), "}".repeat(count));
        policy(&[("tags", json!([{"tag": "t", "when": "#"}]))]).to_string().replace("\"#\"", &when)
    };
    // The policy, its tags, the tag, its condition, that one's list: five levels.
    let decided = decision(&program(&text(59))?, r#"{"key":"1"}"#)?;
    assert_eq!(decided.pointer("/tags"), Some(&json!([])));
    for count in [60, 100_000] {
        let told = problems(&text(count)).concat();
        assert!(told.ends_with(": a policy may have at most 64 levels of JSON"), "{told}");
    }
    Ok(())
}

#[test]
fn a_policy_may_have_10_000_condition_nodes_and_so_many_rules() -> Try<()> {
    let text = |count: usize| {
        let rules = copies(r##"{"id":"r#","when":{"all":[]},"points":1}"##, count);
        policy(&[("score", json!({"groups": [{"id": "g", "rules": "#"}]}))])
            .to_string()
            .replace("\"#\"", &format!("[{rules}]"))
    };
    let decided = decision(&program(&text(10_000))?, r#"{"key":"1"}"#)?;
    assert_eq!(decided.pointer("/score/total/high"), Some(&json!(10_000)));
    let told = "`score.groups[0].rules[10000].when`: a policy may have at most 10,000 condition nodes";
    assert_eq!(problems(&text(10_001)), [told]);
    Ok(())
}

#[test]
fn rules_that_count_events_have_the_length_of_the_policy_as_their_limit() -> Try<()> {
    let rules = copies(r##"{"id":"r#","each":{"event":"view"},"points":1}"##, 15_000);
    let text = policy(&[("score", json!({"groups": [{"id": "g", "rules": "#"}]}))])
        .to_string()
        .replace("\"#\"", &format!("[{rules}]"));
    let event = r#"{"id":"e#","event":"view","at":"2026-11-22T02:00:00Z"}"#;
    let decided = decision(&program(&text)?, &format!(r#"{{"key":"1","events":[{}]}}"#, copies(event, 20)))?;
    assert_eq!(decided.pointer("/score/total/known"), Some(&json!(300_000)));
    Ok(())
}

#[test]
fn a_policy_may_have_256_attributes() -> Try<()> {
    let attributes = |count: usize| {
        let attributes = (0..count).map(|number| (format!("a{number}"), json!({"type": "text"})));
        policy(&[("attributes", attributes.collect())]).to_string()
    };
    program(&attributes(256))?;
    assert_eq!(problems(&attributes(257)), ["`attributes`: a policy may have at most 256 attributes"]);
    Ok(())
}

#[test]
fn the_first_1_000_problems_are_told() {
    let keys = |count: usize| format!("{{{}}}", copies(r##""unknown#": 0"##, count));
    // Eight required members are missing as well.
    assert_eq!(problems(&keys(992)).len(), 1000);
    assert_eq!(problems(&keys(5_000)).len(), 1000);
}

#[test]
fn the_largest_sums_are_exact() -> Try<()> {
    let rule = json!({"id": "r", "each": {"event": "view"}, "points": 1_000_000});
    let groups: Vec<Value> = (0..20).map(|group| json!({"id": format!("g{group}"), "rules": [rule]})).collect();
    let program = program(&policy(&[("score", json!({"groups": groups}))]).to_string())?;
    let event = r#"{"id":"e#","event":"view","at":"2026-11-22T02:00:00Z"}"#;
    let decided = decision(&program, &format!(r#"{{"key":"1","events":[{}]}}"#, copies(event, 5_000)))?;
    assert_eq!(decided.pointer("/score/total/known"), Some(&json!(100_000_000_000_u64)));
    Ok(())
}

#[test]
fn evidence_stays_within_4_kib_whatever_was_typed() -> Try<()> {
    let names: Vec<String> = (0..250).map(|number| format!("a{number:03}")).collect();
    let attributes: Value = names.iter().map(|name| (name.clone(), json!({"type": "text"}))).collect();
    let program = program(&policy(&[("attributes", attributes)]).to_string())?;
    let long = "答".repeat(2_000);
    let said: Value = names
        .iter()
        .zip(0..)
        .map(|(name, number)| (name.clone(), json!(if number < 100 { "short" } else { long.as_str() })))
        .collect();
    let lead = Lead::read(&json!({"key": "1", "attributes": said}).to_string())?;
    let now = Instant::parse("2026-11-22T03:00:00Z").ok_or("no moment")?;
    let fields = decide(&program, &lead, now).fields();
    let evidence = fields.last().ok_or("no evidence")?;
    assert!(evidence.len() <= 4096, "{} bytes", evidence.len());
    let evidence: Value = serde_json::from_str(evidence)?;
    assert_eq!(evidence.get("left"), Some(&json!(150)), "the long answers are left out");
    assert_eq!(evidence.pointer("/attributes").and_then(Value::as_object).map(serde_json::Map::len), Some(100));
    let lead = Lead::read(&json!({"key": "k".repeat(4096)}).to_string())?;
    assert_eq!(decide(&program, &lead, now).fields().last().map(String::as_str), Some(""), "the key alone is as long");
    Ok(())
}

/// A long answer costs no more than its length says, whatever it is made of.
#[test]
fn long_answers_take_time_by_their_length_alone() -> Try<()> {
    let policy = Policy::read(include_str!("golden/policy.json")).map_err(|problems| format!("{problems:?}"))?;
    let reader = Reader::new(&policy);
    for (attribute, piece) in [
        ("seniority", "課長"),
        ("seniority", "("),
        ("seniority", "Chief "),
        ("seniority", "x"),
        ("industry", "製造業("),
        ("industry", "・"),
        ("email", "a."),
    ] {
        let quickest = |count| {
            let typed =
                if attribute == "email" { format!("t@{}com", piece.repeat(count)) } else { piece.repeat(count) };
            let times = (0..3).map(|_| {
                let start = Clock::now();
                black_box(reader.read(attribute, &typed).is_some());
                start.elapsed()
            });
            times.min().unwrap_or_default()
        };
        let (short, long) = (quickest(1_000), quickest(30_000));
        assert!(long < short * 300, "{piece}: {short:?} for a thousand, {long:?} for thirty thousand");
    }
    Ok(())
}
