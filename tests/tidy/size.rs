//! No file is longer than can be read in one go, and no function longer than a screen.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::source::Source;

const FILE: usize = 400;
const FUNCTION: usize = 60;

/// A file or `file: function` that may be longer, and why. Best empty.
pub(crate) const EXCEPTIONS: &[(&str, &str)] = &[];

/// What is too long, and exceptions for what is not.
pub(crate) fn check(sources: &[Source], exceptions: &[(&str, &str)]) -> Vec<String> {
    let long: Vec<_> = sources.iter().flat_map(too_long).collect();
    let mut findings = Vec::new();
    for (place, message) in &long {
        if !exceptions.iter().any(|(it, _)| it == place) {
            findings.push(message.clone());
        }
    }
    for (place, reason) in exceptions {
        if !long.iter().any(|(it, _)| it == place) {
            findings.push(format!("{place} is short enough: take its exception away"));
        }
        if reason.chars().count() < 10 {
            findings.push(format!("the exception for {place} has no reason"));
        }
    }
    findings
}

/// (place, message)
fn too_long(source: &Source) -> Vec<(String, String)> {
    let path = &source.path;
    let mut lengths = Lengths::default();
    lengths.visit_file(&source.syntax);
    let lines = source.text.lines().count() - lengths.in_tests;
    let mut long = Vec::new();
    if lines > FILE {
        long.push((path.clone(), format!("{path}:1: {lines} lines, more than {FILE}")));
    }
    if !source.is_test {
        for (name, line, lines) in lengths.functions.into_iter().filter(|it| it.2 > FUNCTION) {
            let message =
                format!("{path}:{line}: '{name}' has {lines} lines, more than {FUNCTION}");
            long.push((format!("{path}: {name}"), message));
        }
    }
    long
}

#[derive(Default)]
struct Lengths {
    /// Name, first line, number of lines.
    functions: Vec<(String, usize, usize)>,
    /// Lines of the tests at the file's foot.
    in_tests: usize,
}

impl Lengths {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.span().start().line;
        let lines = body.span().end().line - first + 1;
        self.functions.push((signature.ident.to_string(), first, lines));
    }
}

impl<'ast> Visit<'ast> for Lengths {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_test = module.attrs.iter().any(|it| {
            it.path().is_ident("cfg")
                && it.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
        });
        if is_test && module.content.is_some() {
            let span = module.span();
            self.in_tests += span.end().line - span.start().line + 1;
        } else {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.function(&function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str, exceptions: &[(&str, &str)]) -> Vec<String> {
        check(&[Source::new("src/a.rs", text)], exceptions)
    }

    fn function(lines: usize) -> String {
        format!("fn long() {{\n{}}}\n", "    work();\n".repeat(lines - 2))
    }

    #[test]
    fn a_long_file_is_found_unless_its_tests_make_it_long() {
        let line = "const A: u8 = 1;\n";
        assert_eq!(findings(&line.repeat(400), &[]), Vec::<String>::new());
        assert_eq!(findings(&line.repeat(401), &[]), ["src/a.rs:1: 401 lines, more than 400"]);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", line.repeat(200));
        assert_eq!(findings(&(line.repeat(300) + &tests), &[]), Vec::<String>::new());
    }

    #[test]
    fn a_long_function_is_found_wherever_it_stands() {
        assert_eq!(findings(&function(60), &[]), Vec::<String>::new());
        let long = function(61);
        for text in [long.clone(), format!("impl A {{\n{long}}}"), format!("trait A {{\n{long}}}")]
        {
            let found = findings(&text, &[]);
            assert!(found[0].ends_with("'long' has 61 lines, more than 60"), "{found:?}");
        }
    }

    #[test]
    fn an_exception_needs_a_reason_and_something_to_except() {
        let reason = "a table that is read row by row";
        assert_eq!(findings(&function(61), &[("src/a.rs: long", reason)]), Vec::<String>::new());
        assert_eq!(
            findings(&function(61), &[("src/a.rs: long", "")]),
            ["the exception for src/a.rs: long has no reason"]
        );
        assert_eq!(
            findings(&function(60), &[("src/a.rs: long", reason)]),
            ["src/a.rs: long is short enough: take its exception away"]
        );
    }
}
