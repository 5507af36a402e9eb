//! The `kohyo` command.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A build makes and drops millions of short texts on all cores at once (docs/decisions.md).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    kohyo::cli::run()
}
