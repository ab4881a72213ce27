//! `leadpass check`: every problem of a policy, or its digest where it has none.

use super::{Failure, PROBLEMS, listing, read_file};
use clap::Args;
use leadpass::{Lang, Policy};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args)]
pub(super) struct Arguments {
    /// The policy, a JSON file
    policy: PathBuf,
}

pub(super) fn run(arguments: &Arguments, lang: Lang) -> Result<ExitCode, Failure> {
    match Policy::read(&read_file(&arguments.policy)?) {
        Ok(policy) => {
            let program = policy.compile();
            let sound = match lang {
                Lang::En => "no problems",
                Lang::Ja => "問題はありません",
            };
            println!("{}: {sound}", arguments.policy.display());
            println!("  {}@{} {}", program.id(), program.version(), program.digest());
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            println!("{}", listing(&arguments.policy, &problems, lang));
            Ok(ExitCode::from(PROBLEMS))
        }
    }
}
