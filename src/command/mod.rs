//! The command line: `leadpass decide`, `leadpass check`, `leadpass publish`.

mod check;
mod decide;
mod lines;
mod publish;

use clap::{Parser, Subcommand, ValueEnum};
use leadpass::{Lang, Policy, Problem};
use std::path::Path;
use std::process::ExitCode;

/// The input has problems: a policy that cannot be used, or lines that are no leads.
const PROBLEMS: u8 = 1;

/// The command could not run: wrong arguments, a file that cannot be read or written.
const NOT_RUN: u8 = 2;

/// Decides whether leads are MQLs, by the policy that marketing and sales signed.
#[derive(Parser)]
#[command(name = "leadpass", version, arg_required_else_help = true, after_help = STATUSES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The language of messages [default: that of the environment]
    #[arg(long, value_enum, global = true)]
    lang: Option<Language>,
}

const STATUSES: &str = "Exit status:\n  0  done\n  1  the input has problems: the policy cannot be used, or some lines are no leads\n  \
                        2  the command could not run: wrong arguments, or a file that cannot be read or written";

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    Ja,
}

#[derive(Subcommand)]
enum Command {
    /// Decide leads: one JSON lead a line in, one JSON decision a line out
    #[command(after_help = decide::HELP)]
    Decide(decide::Arguments),
    /// Check a policy and show every problem it has, each with its place
    Check(check::Arguments),
    /// Make the program that a page loads from a policy
    #[command(after_help = publish::HELP)]
    Publish(publish::Arguments),
}

/// Why a command ended early, in words for the terminal, and its exit status.
struct Failure {
    message: String,
    status: u8,
}

impl Failure {
    fn not_run(message: String) -> Failure {
        Failure { message, status: NOT_RUN }
    }
}

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = match arguments.lang {
        Some(Language::En) => Lang::En,
        Some(Language::Ja) => Lang::Ja,
        None => environment_language(),
    };
    let done = match arguments.command {
        Command::Decide(arguments) => decide::run(&arguments, lang),
        Command::Check(arguments) => check::run(&arguments, lang),
        Command::Publish(arguments) => publish::run(&arguments, lang),
    };
    match done {
        Ok(status) => status,
        Err(failure) => {
            eprintln!("{}", failure.message);
            ExitCode::from(failure.status)
        }
    }
}

fn environment_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    if set.is_some_and(|value| value.starts_with("ja")) { Lang::Ja } else { Lang::En }
}

/// Reads a file as text; bytes that are no UTF-8 become U+FFFD.
fn read_file(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::not_run(format!("{}: cannot be read: {error}", path.display())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads the policy that a command works with.
fn read_policy(path: &Path, lang: Lang) -> Result<Policy, Failure> {
    Policy::read(&read_file(path)?)
        .map_err(|problems| Failure { message: listing(path, &problems, lang), status: PROBLEMS })
}

/// A policy's problems, one a line.
fn listing(path: &Path, problems: &[Problem], lang: Lang) -> String {
    let mut lines = vec![match lang {
        Lang::En => format!("{}: {}", path.display(), count(problems.len(), "problem", "problems")),
        Lang::Ja => format!("{}: 問題が{}件あります", path.display(), problems.len()),
    }];
    for problem in problems {
        let place = match (problem.place, problem.path.is_empty(), lang) {
            (Some((line, column)), _, Lang::En) => format!("line {line}, column {column}: "),
            (Some((line, column)), _, Lang::Ja) => format!("{line}行{column}文字目: "),
            (None, true, _) => String::new(),
            (None, false, _) => format!("`{}`: ", problem.path),
        };
        lines.push(format!("  {place}{}", problem.message(lang)));
    }
    lines.join("\n")
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
