//! `leadpass decide`: leads in, decisions out, line by line in bounded memory.

use super::lines::{Line, next_line};
use super::{Failure, PROBLEMS, read_policy};
use clap::Args;
use leadpass::{Instant, Json, LEAD_LIMITS, Lang, Lead, Program, decide, decide_traced};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) const HELP: &str = "Leads come in on standard input, one JSON object a line:\n  \
    {\"key\": \"1\", \"attributes\": {\"title\": \"課長\"}, \"events\": [{\"id\": \"e1\", \"event\": \"download\", \"at\": \"2026-11-01T09:00:00+09:00\"}]}\n\n\
    A line that is no lead is answered with {\"line\": n, \"error\": \"…\"}; all others are answered all the same, and the exit status is 1.\n\n\
    Example:\n  leadpass decide --policy policy.json < leads.ndjson > decisions.ndjson";

#[derive(Args)]
pub(super) struct Arguments {
    /// The policy, a JSON file
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The moment of the verdict, as in 2026-11-22T12:00:00+09:00 [default: now]
    #[arg(long, value_name = "TIME", value_parser = parse_instant)]
    now: Option<Instant>,
    /// Print {"decision": …, "trace": …} instead: what was typed, how it was read, and each condition
    #[arg(long)]
    trace: bool,
}

fn parse_instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "a moment with its offset is needed, as in 2026-11-22T12:00:00+09:00".to_owned())
}

pub(super) fn run(arguments: &Arguments, lang: Lang) -> Result<ExitCode, Failure> {
    let program = read_policy(&arguments.policy, lang)?.compile();
    match stream(arguments, &program) {
        Ok(true) => Ok(ExitCode::SUCCESS),
        Ok(false) => Ok(ExitCode::from(PROBLEMS)),
        // Whoever reads us has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::not_run(format!("standard input or output: {error}"))),
    }
}

/// Answers every line; whether all of them were leads.
fn stream(arguments: &Arguments, program: &Program) -> std::io::Result<bool> {
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut all = true;
    let mut number = 0_usize;
    while let Some(line) = next_line(&mut input, LEAD_LIMITS.bytes)? {
        number += 1;
        let answer = match line {
            Line::TooLong => Err("the line is longer than the limit of 16 MiB".to_owned()),
            Line::Whole(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                let text = text.trim_start_matches('\u{feff}');
                if text.chars().all(char::is_whitespace) {
                    continue;
                }
                answer(text, program, arguments)
            }
        };
        all &= answer.is_ok();
        writeln!(output, "{}", answer.unwrap_or_else(|error| refusal(number, error)))?;
    }
    output.flush()?;
    Ok(all)
}

fn answer(text: &str, program: &Program, arguments: &Arguments) -> Result<String, String> {
    let lead = Lead::read(text).map_err(|error| error.to_string())?;
    let now = arguments.now.or_else(clock).ok_or("the clock of this machine is out of range; give --now")?;
    if !arguments.trace {
        return Ok(decide(program, &lead, now).document());
    }
    let (decision, trace) = decide_traced(program, &lead, now);
    Ok(format!("{{\"decision\":{},\"trace\":{}}}", decision.document(), trace))
}

fn refusal(line: usize, error: String) -> String {
    Json::Object(vec![("line".into(), Json::Number(line.to_string().into())), ("error".into(), Json::Text(error))])
        .canonical()
}

fn clock() -> Option<Instant> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Instant::from_millis(i64::try_from(since.as_millis()).ok()?)
}
