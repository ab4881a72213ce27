//! The vectors, data in `tests/vectors/*.json`, on every way from a policy to a decision: as the full policy, as bytes, and as
//! published. `tests/vectors/README.md` says how they are written; `docs/policy.md` names them.

#[path = "support/canonical.rs"]
mod canonical;
#[path = "support/faults.rs"]
mod faults;
#[path = "support/files.rs"]
mod files;

use canonical::canonical;
use faults::{KINDS, kind};
use files::{Try, all_files, case_files, filled, folder, list, policy, read, root, source, text};
use leadpass::{Instant, Lang, Lead, Policy, Problem, Program, decide, decide_traced, zone_version};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;

/// Members of a decision that its digest leaves out.
const NOT_IN_DIGEST: [&str; 6] = ["digest", "core", "provisional", "ask", "askComplete", "warnings"];

#[test]
fn every_case_decides_as_its_sentence_says() -> Try<()> {
    let mut differences = Vec::new();
    for (stem, file) in case_files()? {
        let mut policies: HashMap<&str, Policy> = HashMap::new();
        for case in list(&file, "cases") {
            let name = text(case, "policy");
            if !policies.contains_key(name) {
                policies.insert(name, policy(&file, name)?);
            }
            let Some(policy) = policies.get(name) else { continue };
            let found = differences_of(case, policy, has_published_twin(&file, case))
                .unwrap_or_else(|error| vec![error.to_string()]);
            differences.extend(found.into_iter().map(|difference| told(&stem, case, &difference)));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    Ok(())
}

#[test]
fn every_problem_is_told_with_its_place_and_what_was_meant() -> Try<()> {
    let mut differences = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    let file = read(&folder().join("problems.json"))?;
    for case in list(&file, "cases") {
        let mut expected: Vec<String> = list(case, "problems").iter().map(Value::to_string).collect();
        let problems = Policy::read(&filled(case, "policy")).err().unwrap_or_default();
        shown.extend(problems.iter().map(|problem| kind(&problem.fault)));
        let mut actual: Vec<String> = problems.iter().map(|problem| problem_as_json(problem).to_string()).collect();
        // Problems come in the order of the text; the members of an object have none here.
        if !case.get("policy").is_some_and(Value::is_string) {
            expected.sort();
            actual.sort();
        }
        if actual != expected {
            let difference = format!(
                "problems\n  expected {}\n  actual   {}",
                expected.join("\n           "),
                actual.join("\n           ")
            );
            differences.push(told("problems", case, &difference));
        }
        let untold = problems.iter().filter(|problem| problem.message(Lang::Ja).is_ascii());
        differences.extend(untold.map(|problem| told("problems", case, &format!("not in Japanese: {problem}"))));
    }
    let missing: Vec<&&str> = KINDS.iter().filter(|kind| !shown.contains(*kind)).collect();
    assert!(missing.is_empty(), "no vector shows {missing:?}");
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    Ok(())
}

#[test]
fn every_text_is_a_lead_or_told_why_not() -> Try<()> {
    let mut differences = Vec::new();
    let file = read(&folder().join("leads.json"))?;
    for case in list(&file, "cases") {
        let actual = Lead::read(&filled(case, "lead")).err().map(|error| error.to_string());
        let expected = case.get("error").and_then(Value::as_str);
        if actual.as_deref() != expected {
            differences.push(told("leads", case, &format!("error\n  expected {expected:?}\n  actual   {actual:?}")));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    Ok(())
}

#[test]
fn ids_and_sentences_are_unique() -> Try<()> {
    let (mut ids, mut sentences) = (BTreeSet::new(), BTreeSet::new());
    for (stem, file) in all_files()? {
        for case in list(&file, "cases") {
            let id = format!("{stem}/{}", text(case, "id"));
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
            assert!(id.chars().all(plain), "{id}: lower-case letters, digits and hyphens only");
            assert!(text(case, "name").ends_with('.'), "{id}: the name is a sentence");
            assert!(
                sentences.insert((stem.clone(), text(case, "name").to_owned())),
                "{id}: this sentence stands twice"
            );
            assert!(ids.insert(id.clone()), "{id} stands twice");
        }
    }
    Ok(())
}

#[test]
fn the_policy_reference_names_vectors_that_exist_and_every_file() -> Try<()> {
    let mut left: BTreeSet<String> = BTreeSet::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for (stem, file) in all_files()? {
        ids.extend(list(&file, "cases").iter().map(|case| format!("{stem}/{}", text(case, "id"))));
        left.insert(stem);
    }
    let reference = fs::read_to_string(root().join("docs/policy.md"))?;
    for word in reference.split('`').skip(1).step_by(2) {
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        if let Some((stem, id)) = word.split_once('/')
            && plain(stem)
            && plain(id)
        {
            assert!(ids.contains(word), "docs/policy.md names `{word}`, which is no vector");
            left.remove(stem);
        }
    }
    assert!(left.is_empty(), "docs/policy.md names no vector of {left:?}");
    Ok(())
}

#[test]
fn the_examples_of_the_policy_reference_are_vectors() -> Try<()> {
    let files: HashMap<String, Value> = all_files()?.into_iter().collect();
    let reference = fs::read_to_string(root().join("docs/policy.md"))?;
    assert!(
        reference.contains(&format!("version {}", zone_version())),
        "docs/policy.md names another version of the zone rules"
    );
    let mut examples = reference.split("```json\n");
    let mut before = examples.next().unwrap_or_default().to_owned();
    for example in examples {
        let (block, after) = example.split_once("```").ok_or("an example without an end")?;
        // The vector that was named last.
        let names = before.split('`').skip(1).step_by(2).filter_map(|word| word.split_once('/'));
        let (stem, id) = names.last().ok_or("an example without a vector")?;
        let file = files.get(stem).ok_or_else(|| format!("no vectors {stem}"))?;
        let case =
            list(file, "cases").iter().find(|case| text(case, "id") == id).ok_or_else(|| format!("no vector {id}"))?;
        let policy = policy(file, text(case, "policy"))?.compile();
        let now = Instant::parse(text(case, "now")).ok_or("`now` is no moment")?;
        let document = decide(&policy, &Lead::read(&source(case, "lead"))?, now).document();
        let own_policy = file.get("policies").and_then(|policies| policies.get(text(case, "policy")));
        let mut parts = [own_policy.cloned(), case.get("lead").cloned(), Some(serde_json::from_str(&document)?)];
        let mut example: Value = serde_json::from_str(block)?;
        // The version of the evaluator may move on.
        for part in parts.iter_mut().flatten().chain([&mut example]) {
            part.as_object_mut().map(|members| members.remove("core"));
        }
        let is_part = parts.iter().flatten().any(|part| are_equal(part, &example));
        assert!(is_part, "docs/policy.md: this is not the policy, lead or decision of {stem}/{id}:\n{block}");
        before.push_str(after);
    }
    Ok(())
}

/// Where a case's decision differs from what its sentence says.
fn differences_of(case: &Value, policy: &Policy, has_twin: bool) -> Try<Vec<String>> {
    let mut differences = Vec::new();
    let full = policy.compile();
    let publication = policy.publish();
    let published = case.get("published") == Some(&Value::Bool(true));
    let program = if published { publication.program() } else { &full };
    let lead = Lead::read(&source(case, "lead"))?;
    let now = Instant::parse(text(case, "now")).ok_or("`now` is no moment")?;

    let decided = decide(program, &lead, now);
    let document = decided.document();
    let decision: Value = serde_json::from_str(&document)?;
    compare_part(case.get("decision").unwrap_or(&Value::Null), &decision, "decision", &mut differences);
    let mut same = |what: &str, expected: &str, actual: &str| {
        if expected != actual {
            differences.push(difference(what, &expected, &actual));
        }
    };
    same("digest", text(case, "digest"), text(&decision, "digest"));
    same("digest of the document", &digest(&decision), text(&decision, "digest"));
    same("canonical form of the document", &canonical(&decision), &document);
    let quiet: Value = serde_json::from_str(&decided.quiet_document())?;
    same("document without `seen`", &without_seen(&decision), &without_seen(&quiet));

    let decoded = Program::decode(&program.encode())?;
    let again = decide(&decoded, &lead, now).document();
    same("document of the decoded program", &document, &again);
    if !published && !has_twin && !publication.program().is_provisional() {
        let page = decide(publication.program(), &lead, now).document();
        same("document of the published program", &document, &page);
    }

    let (traced, trace) = decide_traced(program, &lead, now);
    same("document of the traced decision", &document, &traced.document());
    let trace: Value = serde_json::from_str(&trace)?;
    let nodes = list(&trace, "conditions").iter().map(|node| (text(node, "at"), text(node, "result")));
    let nodes: BTreeMap<&str, &str> = nodes.collect();
    for (at, expected) in case.get("trace").and_then(Value::as_object).into_iter().flatten() {
        same(
            &format!("trace of {at}"),
            expected.as_str().unwrap_or_default(),
            nodes.get(at.as_str()).unwrap_or(&"no node"),
        );
    }
    Ok(differences)
}

/// The digest that a document must have.
fn digest(decision: &Value) -> String {
    let mut kept = decision.as_object().cloned().unwrap_or_default();
    kept.retain(|name, _| !NOT_IN_DIGEST.contains(&name.as_str()));
    let hash = Sha256::digest(canonical(&Value::Object(kept)));
    hash.iter().fold("sha256:".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// What a decision says besides what its criteria saw.
fn without_seen(decision: &Value) -> String {
    let mut decision = decision.clone();
    for criterion in decision.get_mut("mql").and_then(Value::as_array_mut).into_iter().flatten() {
        criterion.as_object_mut().map(|criterion| criterion.remove("seen"));
    }
    canonical(&decision)
}

/// Every member given must be there and equal; one given as `null` must be absent. Arrays are compared whole.
fn compare_part(expected: &Value, actual: &Value, path: &str, differences: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (name, value) in expected {
                let path = format!("{path}.{name}");
                match (value, actual.get(name)) {
                    (Value::Null, None) => {}
                    (Value::Null, Some(found)) => differences.push(difference(&path, &"nothing", found)),
                    (_, None) => differences.push(difference(&path, value, &"nothing")),
                    (_, Some(found)) => compare_part(value, found, &path, differences),
                }
            }
        }
        _ if are_equal(expected, actual) => {}
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            for (place, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                if !are_equal(expected, actual) {
                    differences.push(difference(&format!("{path}[{place}]"), expected, actual));
                }
            }
        }
        _ => differences.push(difference(path, expected, actual)),
    }
}

/// Whether two values are equal, numbers by value.
fn are_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| are_equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| are_equal(a, b)))
        }
        _ => a == b,
    }
}

fn difference(path: &str, expected: &impl ToString, actual: &impl ToString) -> String {
    format!("{path}\n  expected {}\n  actual   {}", expected.to_string(), actual.to_string())
}

fn told(stem: &str, case: &Value, difference: &str) -> String {
    format!("{stem}/{}: {}\n  {difference}", text(case, "id"), text(case, "name"))
}

/// Whether another case asks the published program about the same lead; then that case says what it decides.
fn has_published_twin(file: &Value, case: &Value) -> bool {
    let same = |name: &str, other: &Value| case.get(name) == other.get(name);
    let mut others = list(file, "cases").iter().filter(|other| other.get("published").is_some());
    others.any(|other| same("policy", other) && same("lead", other) && same("now", other))
}

/// A problem as vectors write it.
fn problem_as_json(problem: &Problem) -> Value {
    let mut members = Map::new();
    match problem.place {
        None => _ = members.insert("path".to_owned(), problem.path.as_str().into()),
        Some((line, column)) => {
            members.extend([("line".to_owned(), line.into()), ("column".to_owned(), column.into())])
        }
    }
    let told = problem.to_string();
    let told = match (problem.place, problem.path.is_empty()) {
        (None, true) => told.as_str(),
        _ => told.split_once(": ").map_or(told.as_str(), |(_, message)| message),
    };
    members.insert("message".to_owned(), told.into());
    members.extend(problem.suggestion.as_deref().map(|word| ("suggestion".to_owned(), word.into())));
    Value::Object(members)
}
