//! What is too much, too deep or too long, what is no input at all, and machines at their ends: a process of its own, because
//! it measures time.

#[path = "../effort/mod.rs"]
mod effort;

mod fuzz;
mod large_inputs;
mod machine;
