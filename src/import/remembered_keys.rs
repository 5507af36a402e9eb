//! The keys of a program's records, each two of them compared once: a table of records asks the same a thousand times.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use crate::record::Program;
use crate::record_edit::{Keys, ProgramKeys, Step};

/// What was found of two keys.
type Found<T> = RefCell<HashMap<String, HashMap<String, T>>>;

/// Keys that remember what they were asked. What a program knows of two keys does not depend on where they stand.
#[derive(Debug)]
pub struct RememberedKeys<'a> {
    keys: ProgramKeys<'a>,
    same: Found<bool>,
    order: Found<Ordering>,
}

impl<'a> RememberedKeys<'a> {
    /// Those of a program.
    #[must_use]
    pub fn new(program: &'a Program) -> Self {
        Self {
            keys: ProgramKeys::new(program),
            same: RefCell::default(),
            order: RefCell::default(),
        }
    }
}

impl Keys for RememberedKeys<'_> {
    fn same(&self, parent: &[Step], a: &str, b: &str) -> bool {
        a == b || remembered(&self.same, a, b, || self.keys.same(parent, a, b))
    }

    fn compare(&self, parent: &[Step], a: &str, b: &str) -> Ordering {
        remembered(&self.order, a, b, || self.keys.compare(parent, a, b))
    }
}

fn remembered<T: Copy>(found: &Found<T>, a: &str, b: &str, find: impl FnOnce() -> T) -> T {
    if let Some(known) = found.borrow().get(a).and_then(|it| it.get(b)) {
        return *known;
    }
    let new = find();
    found.borrow_mut().entry(a.to_owned()).or_default().insert(b.to_owned(), new);
    new
}
