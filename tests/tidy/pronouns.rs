//! `it` is said only where what it stands for is in sight: in a closure of one expression.
//!
//! Whatever lives longer is named after what it is, and no `it` is said within reach of another.

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Stmt, Token};

use crate::source::Source;

const NO_CLOSURE: &str = "'it' is no closure's parameter";
const STATEMENTS: &str = "'it' in a closure of more than one expression";
const NESTED: &str = "'it' where there is an 'it' already";

/// Each `it` that should have a name.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let mut pronouns = Pronouns::default();
    pronouns.visit_file(&source.syntax);
    let path = &source.path;
    let found = pronouns.found.into_iter();
    found.map(|(line, what)| format!("{path}:{line}: {what}: name it after what it is")).collect()
}

#[derive(Default)]
struct Pronouns {
    /// Whether what is looked at stands in a closure whose parameter is `it`.
    is_bound: bool,
    /// Line, and what is wrong there.
    found: Vec<(usize, &'static str)>,
}

impl<'ast> Visit<'ast> for Pronouns {
    /// Every pattern but a closure's parameters comes by here.
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        if pattern.ident == "it" {
            self.found.push((pattern.span().start().line, NO_CLOSURE));
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        if !binds(closure) {
            return visit::visit_expr_closure(self, closure);
        }
        let line = closure.span().start().line;
        if self.is_bound {
            self.found.push((line, NESTED));
        }
        if !is_one_expression(&closure.body) {
            self.found.push((line, STATEMENTS));
        }
        let around = std::mem::replace(&mut self.is_bound, true);
        self.visit_expr(&closure.body);
        self.is_bound = around;
    }

    /// An item sees no variable of what it stands in.
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let around = std::mem::replace(&mut self.is_bound, false);
        visit::visit_item(self, item);
        self.is_bound = around;
    }

    /// What is given to a macro counts if it is a list of expressions; other syntax is its own.
    fn visit_macro(&mut self, given: &'ast syn::Macro) {
        let list = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(expressions) = list.parse2(given.tokens.clone()) {
            for expression in &expressions {
                self.visit_expr(expression);
            }
        }
    }
}

/// Whether a closure's parameter, or a part of one, is `it`.
fn binds(closure: &syn::ExprClosure) -> bool {
    let mut pronouns = Pronouns::default();
    for parameter in &closure.inputs {
        pronouns.visit_pat(parameter);
    }
    !pronouns.found.is_empty()
}

/// Braces around a single expression are only there to break the line.
fn is_one_expression(body: &Expr) -> bool {
    let Expr::Block(block) = body else { return true };
    match block.block.stmts.as_slice() {
        [] | [Stmt::Expr(_, None)] => true,
        [Stmt::Macro(call)] => call.semi_token.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(body: &str) -> Vec<String> {
        check(&Source::new("src/a.rs", &format!("fn f() {{ {body} }}")))
    }

    fn finding(what: &str) -> String {
        format!("src/a.rs:1: {what}: name it after what it is")
    }

    #[test]
    fn a_pronoun_that_should_be_a_name_is_found() {
        for (body, what) in [
            ("fn g(it: u8) {}", NO_CLOSURE),
            ("fn g((at, it): (u8, u8)) {}", NO_CLOSURE),
            ("impl A { fn g(&self, mut it: u8) {} }", NO_CLOSURE),
            ("trait A { fn g(it: u8); }", NO_CLOSURE),
            ("match a { Some(it) => it, None => b }", NO_CLOSURE),
            ("match a { it @ 1..9 => it, _ => b }", NO_CLOSURE),
            ("for it in a {}", NO_CLOSURE),
            ("for (at, it) in a {}", NO_CLOSURE),
            ("if let Some(it) = a {}", NO_CLOSURE),
            ("if b && let Some(it) = a {}", NO_CLOSURE),
            ("while let Some(it) = a {}", NO_CLOSURE),
            ("let it = a;", NO_CLOSURE),
            ("let A { it } = a;", NO_CLOSURE),
            ("let Some(it) = a else { return };", NO_CLOSURE),
            ("a.map(|b| { let it = b; it })", NO_CLOSURE),
            ("a.map(|it| match it { Some(it) => it, None => b })", NO_CLOSURE),
            ("g!(if let Some(it) = a { it } else { b })", NO_CLOSURE),
            ("a.map(|it| { let b = it; b })", STATEMENTS),
            ("a.map(|(_, it): (u8, u8)| { g(it); })", STATEMENTS),
            ("a.map(|it| { g!(it); })", STATEMENTS),
            ("let b = |it: u8| { g(); it };", STATEMENTS),
            ("g!(a, b.map(|it| { h(); it }))", STATEMENTS),
            ("a.map(|it| it.map(|it| it))", NESTED),
            ("a.map(|it| b.map(|(key, it)| it))", NESTED),
            ("a.map(|it| { it.map(|b| b.map(|it| it)) })", NESTED),
            ("a.map(|it| g!(it.map(|it| it)))", NESTED),
        ] {
            assert_eq!(findings(body), [finding(what)], "{body}");
        }
    }

    #[test]
    fn two_faults_at_once_are_both_found() {
        let found = findings("a.map(|it| it.map(|it| { g(); it }))");
        assert_eq!(found, [finding(NESTED), finding(STATEMENTS)]);
    }

    #[test]
    fn a_pronoun_in_a_closure_of_one_expression_is_no_finding() {
        for body in [
            "a.map(|it| it)",
            "a.map(|it| it.b).filter(|(_, it)| *it)",
            "a.map(|it| { it.long() })",
            "a.map(|it| { g!(it) })",
            "a.map(|it| match it { B => { g(); c } })",
            "a.map(|it| g!(it, it))",
            "a.map(|b| { let c = b; c.map(|it| it) })",
            "a.map(|it| { b.map(|c| c) }); a.map(|it| it)",
            "a.map(|it| const { fn g() { a.map(|it| it) } })",
            "g(\"it\", A { it: b }, c.it)",
            "g! { it => for it in a }",
        ] {
            assert_eq!(findings(body), Vec::<String>::new(), "{body}");
        }
    }
}
