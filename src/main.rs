//! The `kohyo` command.
fn main() {}
