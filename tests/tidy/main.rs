//! The structure of the code, held by tests: what ARCHITECTURE.md says is so because of this.
//!
//! Each check is a function from sources to findings, and has tests that a planted fault is found.
//! A check that is wrong for good reason is changed here, in its table, in the same change.

mod circles;
mod days;
mod edge;
mod gate;
mod habits;
mod layers;
mod licences;
mod pronouns;
mod single;
mod size;
mod source;
mod templates;
mod vocabulary;

use source::Source;

/// Nothing was found, or a test that fails with all of it.
fn assert_clean(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

fn check_all(check: fn(&Source) -> Vec<String>) {
    let sources = Source::all(&["src"]);
    assert_clean(&sources.iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn a_module_uses_only_those_below_it() {
    check_all(layers::check);
}

#[test]
fn files_import_each_other_in_small_circles_only_and_rooms_in_none() {
    assert_clean(&circles::check(&Source::all(&["src"])));
}

#[test]
fn only_the_edge_touches_the_world() {
    check_all(edge::check);
}

#[test]
fn what_is_public_is_asked_in_one_place() {
    check_all(gate::check);
}

#[test]
fn pages_ask_for_the_day_in_one_place() {
    check_all(days::check);
}

#[test]
fn files_and_functions_are_small() {
    let sources = Source::all(&["src"]);
    assert_clean(&size::check(&sources, size::EXCEPTIONS));
}

#[test]
fn nothing_panics_on_purpose() {
    check_all(habits::panics);
}

#[test]
fn module_names_say_what_is_inside() {
    check_all(habits::names);
}

#[test]
fn every_file_says_what_it_is_for() {
    let sources = Source::all(&["src", "tests", "benches", "examples", "fuzz"]);
    assert_clean(&sources.iter().flat_map(habits::first_line).collect::<Vec<_>>());
}

#[test]
fn it_is_said_in_closures_of_one_expression_only() {
    let sources = Source::all(&["src", "tests", "benches", "examples", "fuzz"]);
    assert_clean(&sources.iter().flat_map(pronouns::check).collect::<Vec<_>>());
}

#[test]
fn what_is_done_in_one_place_is_done_nowhere_else() {
    check_all(single::check);
}

#[test]
fn a_key_of_the_form_is_no_literal() {
    check_all(vocabulary::check);
}

#[test]
fn templates_print_only_where_escaping_guards() {
    let templates = templates::all();
    assert_clean(
        &templates.iter().flat_map(|it| templates::check(&it.0, &it.1)).collect::<Vec<_>>(),
    );
}

#[test]
fn every_dependency_may_be_used() {
    assert_clean(&licences::check(&licences::dependencies()));
}
