//! The words typed after `cargo xtask`.
//!
//! Enters: those words. Leaves: one [`Command`], or an error that names the word it does not know.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

/// What `cargo xtask` alone prints.
pub(crate) const HELP: &str = "\
cargo xtask build                    makes pkg/ and the generated lines of www/
cargo xtask demo [--port N]          builds, then serves the demo and prints its address
                 [--no-build]        serves what the last build made
cargo xtask test [--fast]            everything CI runs; --fast leaves out the build, package and browser steps
cargo xtask bench                    times what the last build made beside its peers

What is missing (the wasm target, the npm tools, Chromium on Debian) is fetched first, and said so.
";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Bench,
    Build,
    Demo { port: Option<u16>, build: bool },
    Test { fast: bool },
}

/// Reads the words after `cargo xtask`.
///
/// # Errors
/// A word or flag that no command has.
pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut words = Parser::from_args(words);
    let mut command = match words.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(word)) if word == "help" => return Ok(Command::Help),
        Some(Value(word)) if word == "bench" => Command::Bench,
        Some(Value(word)) if word == "build" => Command::Build,
        Some(Value(word)) if word == "demo" => Command::Demo { port: None, build: true },
        Some(Value(word)) if word == "test" => Command::Test { fast: false },
        Some(Value(word)) => bail!("no command is called `{}`; `cargo xtask` lists them", word.display()),
        Some(other) => return Err(other.unexpected().into()),
    };
    while let Some(word) = words.next()? {
        match (&mut command, word) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Demo { port, .. }, Long("port")) => *port = Some(words.value()?.parse()?),
            (Command::Demo { build, .. }, Long("no-build")) => *build = false,
            (Command::Test { fast }, Long("fast")) => *fast = true,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Command> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn nothing_or_a_call_for_help_is_help() -> Result<()> {
        for line in ["", "help", "--help", "-h", "demo --help"] {
            assert_eq!(typed(line)?, Command::Help, "{line}");
        }
        Ok(())
    }

    #[test]
    fn flags_belong_to_their_command() -> Result<()> {
        assert_eq!(typed("demo --port 9000")?, Command::Demo { port: Some(9000), build: true });
        assert_eq!(typed("demo --port=0 --no-build")?, Command::Demo { port: Some(0), build: false });
        assert_eq!(typed("test --fast")?, Command::Test { fast: true });
        assert_eq!(typed("bench")?, Command::Bench);
        for line in ["build --fast", "demo --port", "demo --port x", "test extra", "bulid", "--fast"] {
            assert!(typed(line).is_err(), "{line}");
        }
        Ok(())
    }
}
