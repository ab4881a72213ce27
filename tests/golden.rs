//! What people type, and how it is read: every row of `tests/golden/`.

use leadpass::review::answer::Reader;
use leadpass::{Lang, Policy};
use serde_json::Value;
use std::error::Error;
use std::fs;

/// Reads a table: an expected value, a tab, and what is typed; `#` begins a note on where a block comes from.
fn rows_hold(table: &str, attribute: &str, typed: &dyn Fn(&str) -> String) -> Result<(), Box<dyn Error>> {
    let policy = Policy::read(include_str!("golden/policy.json")).map_err(|problems| format!("{problems:?}"))?;
    let reader = Reader::new(&policy);
    let rows = fs::read_to_string(format!("tests/golden/{table}.tsv"))?;
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in rows.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, text) = line.split_once('\t').ok_or_else(|| format!("no tab in `{line}`"))?;
        let answer = reader.read(attribute, &typed(text)).ok_or("the policy lacks this attribute")?;
        let answer: Value = serde_json::from_str(&answer.document())?;
        let met = shown(&answer);
        count += 1;
        if met != expected {
            wrong.push(format!("{expected}\t{text}\tread as {met}"));
        }
    }
    println!("{table}: {} of {count}", count - wrong.len());
    assert!(wrong.is_empty(), "{} of {count} rows are read differently:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// The value of an answer as the tables write it.
fn shown(answer: &Value) -> String {
    let letters = |list: &[Value]| list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",");
    match (answer.get("kind").or(answer.get("value")), answer.get("candidates").and_then(Value::as_array)) {
        (Some(Value::String(text)), _) => text.clone(),
        (Some(Value::Array(ends)), _) => {
            let end = |place| ends.get(place).filter(|end: &&Value| !end.is_null()).map(Value::to_string);
            [end(0).unwrap_or_default(), end(1).unwrap_or_default()].join("..")
        }
        (Some(value), _) => value.to_string(),
        (None, Some(several)) => format!("unknown:{}", letters(several)),
        (None, None) => "unknown".to_owned(),
    }
}

#[test]
fn japanese_titles_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("titles-ja", "seniority", &str::to_owned)
}

#[test]
fn english_titles_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("titles-en", "seniority", &str::to_owned)
}

#[test]
fn industries_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("industries", "industry", &str::to_owned)
}

#[test]
fn mail_domains_are_of_their_kind() -> Result<(), Box<dyn Error>> {
    rows_hold("mail", "email", &|domain| format!("someone@{domain}"))
}

#[test]
fn numbers_and_ranges_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("numbers", "number", &str::to_owned)
}

#[test]
fn companies_compare_without_their_legal_forms() -> Result<(), Box<dyn Error>> {
    let policy = Policy::read(include_str!("golden/policy.json")).map_err(|problems| format!("{problems:?}"))?;
    let reader = Reader::new(&policy);
    let name = |typed| reader.read("company", typed).map(|answer| answer.message(Lang::En));
    for line in include_str!("golden/companies.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [expected, one, other] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("three cells are wanted: {line}").into());
        };
        assert_eq!(name(one) == name(other), expected == "same", "{line}");
    }
    Ok(())
}

/// The page on vocabulary says what is read: its examples are read so, and it names every rule that a trace can name.
#[test]
fn the_page_on_vocabulary_is_true() -> Result<(), Box<dyn Error>> {
    let page = include_str!("../docs/vocabulary.md");
    let policy = Policy::read(include_str!("golden/policy.json")).map_err(|problems| format!("{problems:?}"))?;
    let reader = Reader::new(&policy);
    let mut examples = 0;
    for line in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| typed")) {
        let [typed, expected, words] = line.trim_matches(['|', ' ']).splitn(3, " | ").collect::<Vec<_>>()[..] else {
            return Err(format!("three cells are wanted: {line}").into());
        };
        let read = ["seniority", "industry", "email"].into_iter().filter_map(|name| reader.read(name, typed));
        let mut told = read.filter(|answer| [Lang::Ja, Lang::En].iter().any(|lang| answer.message(*lang) == words));
        let answer = told.next_back().ok_or_else(|| format!("nobody reads so: {line}"))?;
        let answer: Value = serde_json::from_str(&answer.document())?;
        let value = answer.get("kind").or(answer.get("value")).and_then(Value::as_str);
        assert_eq!(value.unwrap_or("unknown"), expected, "{line}");
        examples += 1;
    }
    assert!(examples > 10, "the table of examples is gone");
    for rule in include_str!("../src/lead/grounds.rs").split("Rules::").filter_map(|part| part.split('"').nth(1)) {
        assert!(!rule.contains('-') || page.contains(&format!("`{rule}`")), "{rule} is not on the page");
    }
    Ok(())
}
