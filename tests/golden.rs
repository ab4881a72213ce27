//! What people type, and how it is read: every row of `tests/golden/`.

use leadpass::review::answer::{Answer, Subject};
use std::error::Error;
use std::fs;

/// Reads a table: an expected value, a tab, and what is typed; `#` begins a note on where a block comes from.
fn rows_hold(name: &str, subject: Subject, typed: &dyn Fn(&str) -> String) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(format!("tests/golden/{name}.tsv"))?;
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, text) = line.split_once('\t').ok_or_else(|| format!("no tab in `{line}`"))?;
        let answer = Answer::read(subject, &typed(text));
        let met = match (answer.value(), answer.candidates()) {
            (Some(value), _) => value.to_owned(),
            (None, []) => "unknown".to_owned(),
            (None, several) => format!("unknown:{}", several.join(",")),
        };
        count += 1;
        if met != expected {
            wrong.push(format!("{expected}\t{text}\tread as {met}"));
        }
    }
    println!("{name}: {} of {count}", count - wrong.len());
    assert!(wrong.is_empty(), "{} of {count} rows are read differently:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn japanese_titles_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("titles-ja", Subject::Seniority, &str::to_owned)
}

#[test]
fn english_titles_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("titles-en", Subject::Seniority, &str::to_owned)
}

#[test]
fn industries_are_read() -> Result<(), Box<dyn Error>> {
    rows_hold("industries", Subject::Industry, &str::to_owned)
}

#[test]
fn mail_domains_are_of_their_kind() -> Result<(), Box<dyn Error>> {
    rows_hold("mail", Subject::Email, &|domain| format!("someone@{domain}"))
}
