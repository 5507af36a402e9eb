//! What the way to a text of a record's content is called in the words of the city's form.

use crate::calendar::FiscalYear;
use crate::record::{Key, Program};

/// The way to a field as readers of the form know it: 指標・来庁者数・平成26年度・目標.
#[must_use]
pub fn field_name(program: &Program, path: &[String]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut before = None;
    for name in path {
        let key = Key::named(name);
        match key {
            // Years and periods stand below it by themselves.
            Some(Key::ByYear | Key::When) => {}
            Some(key) => names.push(program.form.heading(key).to_owned()),
            None if before == Some(Key::ByYear) => names.push(year(program, name)),
            None => names.push(program.form.heading_of(name).to_owned()),
        }
        before = key;
    }
    names.join("・")
}

fn year(program: &Program, name: &str) -> String {
    let year = name.parse().ok().and_then(FiscalYear::new);
    year.map_or_else(|| name.to_owned(), |it| program.naming().year(it))
}
