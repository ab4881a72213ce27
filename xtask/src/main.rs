//! `cargo xtask`: builds, shows and tests Leadpass.
//!
//! Enters: the words after `cargo xtask`. Leaves: exit code 0, or 1 after one line that says what went wrong and what
//! to type next.

mod bench;
mod build;
mod check;
mod chromium;
mod command;
mod demo;
mod installed;
mod node;
mod program;
mod project;
mod toolchain;

use std::process::ExitCode;

use command::Command;
use project::Project;

fn main() -> ExitCode {
    match command::read(std::env::args_os().skip(1)).and_then(obey) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Help => {
            print!("{}", command::HELP);
            Ok(())
        }
        Command::Bench => bench::run(&Project::open()?),
        Command::Build => build::write(&Project::open()?),
        Command::Demo { port, build } => {
            let project = Project::open()?;
            if build {
                build::write(&project)?;
            }
            demo::serve(&project, port)
        }
        Command::Test { fast } => check::run(&Project::open()?, fast),
    }
}
