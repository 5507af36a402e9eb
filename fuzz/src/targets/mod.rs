//! One function for each kind of thing that is read. It returns when all that must hold of these bytes does, and
//! panics otherwise.

mod city;
pub mod manifest;
pub mod markdown;
pub mod memo;
pub mod organization;
pub mod record;
pub mod settings;
mod time_limit;
pub mod units;

/// Returns when all that must hold of these bytes does.
pub type Run = fn(&[u8]);

/// Each target by its name, which is that of the folder of its corpus.
pub const TARGETS: [(&str, Run); 7] = [
    ("manifest", manifest::run),
    ("markdown", markdown::run),
    ("memo", memo::run),
    ("organization", organization::run),
    ("record", record::run),
    ("settings", settings::run),
    ("units", units::run),
];

/// A number that follows from the bytes alone (FNV-1a): what costs much is done for some inputs only, and for each
/// of these whenever it comes again.
fn number_of(data: &[u8]) -> u64 {
    data.iter().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
