//! Writes the city of the benches to a folder: `cargo run --release --example city -- DIR SHEETS`, or
//! a country of so many cities: `… -- DIR country CITIES`, or a city with one plan of so many sheets that
//! have many fields and ten axes of grades: `… -- DIR evaluation SHEETS`.

use std::path::Path;
use std::process::ExitCode;

#[path = "../benches/city/mod.rs"]
mod city;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (folder, number, write): (_, _, fn(&Path, usize)) = match arguments.as_slice() {
        [folder, sheets] => (folder, sheets, city::write),
        [folder, "country", cities] => (folder, cities, city::write_country),
        [folder, "evaluation", sheets] => (folder, sheets, city::write_evaluation),
        _ => return ExitCode::from(2),
    };
    let Ok(number) = number.parse() else { return ExitCode::from(2) };
    write(Path::new(folder), number);
    ExitCode::SUCCESS
}
