//! Starting other programs.
//!
//! Enters: a command. Leaves: its success, or what it printed; or an error that shows the command as one would type it.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{env, thread};

use anyhow::{Context, Result, bail};

/// `cargo`, the one that runs us, in a folder.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    cargo
}

/// `rustc`, the one that Cargo takes.
pub(crate) fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Whether a program is there and answers to these words.
pub(crate) fn answers(name: impl AsRef<OsStr>, words: &[&str]) -> bool {
    let mut command = Command::new(name);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs a program and shows what it prints.
///
/// # Errors
/// It can't be started, or ends with another exit code than 0.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a program and gives what it prints; its complaints are shown.
///
/// # Errors
/// As [`run`], and where it prints something that is not UTF-8.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().with_context(|| not_started(command))?;
    String::from_utf8(printed(command, output)?).with_context(|| format!("`{}` printed no text", shown(command)))
}

/// Runs a program on some input and gives what it prints; its complaints are shown.
///
/// # Errors
/// As [`run`].
pub(crate) fn pipe(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = command.spawn().with_context(|| not_started(command))?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // A program that stops reading early says why by its exit code.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })?;
    printed(command, output)
}

fn printed(command: &Command, output: Output) -> Result<Vec<u8>> {
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(output.stdout)
}

fn not_started(command: &Command) -> String {
    format!("`{}` can't be started", command.get_program().display())
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_else(|| command.get_program());
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_the_command_without_its_folder() {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["no-such-command"]).stderr(Stdio::null());
        let error = run(&mut command).err().map(|error| format!("{error:#}"));
        assert!(error.is_some_and(|error| error.starts_with("`cargo no-such-command` failed (")));
    }

    #[test]
    fn an_absent_program_is_named() {
        let error = read(&mut Command::new("no-such-program-here")).err().map(|error| format!("{error:#}"));
        assert!(error.is_some_and(|error| error.starts_with("`no-such-program-here` can't be started")));
    }
}
