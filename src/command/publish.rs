//! `leadpass publish`: from a policy to what a page holds.

use super::{Failure, read_policy};
use clap::Args;
use leadpass::Lang;
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) const HELP: &str = "Private rules, criteria, disqualifiers and routes are left out. Without -o the text goes to standard output.\n\n\
                               Example:\n  leadpass publish policy.json --inline";

#[derive(Args)]
pub(super) struct Arguments {
    /// The policy, a JSON file
    policy: PathBuf,
    /// Write the program (one line of ASCII) to this file
    #[arg(short, long, value_name = "FILE", conflicts_with = "inline")]
    output: Option<PathBuf>,
    /// Print the whole block for the page, one line: <script type="application/leadpass+base64" id="leadpass-policy">…
    #[arg(long)]
    inline: bool,
}

pub(super) fn run(arguments: &Arguments, lang: Lang) -> Result<ExitCode, Failure> {
    let publication = read_policy(&arguments.policy, lang)?.publish();
    if publication.program().is_provisional() {
        eprintln!(
            "{}",
            match lang {
                Lang::En =>
                    "private parts were left out: the page's verdicts are provisional until the server has confirmed them",
                Lang::Ja => "非公開の項目を除いて公開します。ページでの判定は、サーバーが確認するまで暫定です",
            }
        );
    }
    match &arguments.output {
        _ if arguments.inline => println!("{}", publication.inline()),
        None => println!("{}", publication.ascii()),
        Some(path) => std::fs::write(path, publication.ascii() + "\n")
            .map_err(|error| Failure::not_run(format!("{}: cannot be written: {error}", path.display())))?,
    }
    Ok(ExitCode::SUCCESS)
}
