//! Writes the city of the benches to a folder: `cargo run --release --example city -- DIR SHEETS`.

use std::path::Path;
use std::process::ExitCode;

#[path = "../benches/city/mod.rs"]
mod city;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, sheets] = arguments.as_slice() else { return ExitCode::from(2) };
    let Ok(sheets) = sheets.parse() else { return ExitCode::from(2) };
    city::write(Path::new(folder), sheets);
    ExitCode::SUCCESS
}
