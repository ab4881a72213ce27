//! The `leadpass` command.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
