//! The `kohyo` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kohyo::cli::run()
}
