//! What is public is asked in one place: `disclosure::Public`.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::source::Source;

/// Where records are read, where it is decided what may be shown, and where rules ask whether a record
/// may still lack something.
const ALLOWED: [&str; 5] = [
    "src/record/",
    "src/disclosure/",
    "src/scaffold/",
    "src/check/context.rs",
    "src/check/text_visitor.rs",
];

/// The days on which something becomes public.
const DAYS: [&str; 3] = ["published", "posted", "provisional_published"];

/// Asks whether a record is a draft or was withdrawn, or compares a day of publication with the day of the site.
pub(crate) fn check(source: &Source) -> Vec<String> {
    if ALLOWED.iter().any(|it| source.path.starts_with(it)) {
        return Vec::new();
    }
    let Ok(file) = syn::parse_file(&source.text) else { return Vec::new() };
    let mut found = Questions { path: &source.path, findings: Vec::new() };
    found.visit_file(&file);
    found.findings
}

struct Questions<'a> {
    path: &'a str,
    findings: Vec<String>,
}

impl Questions<'_> {
    fn report(&mut self, span: Span, what: &str) {
        let line = span.start().line;
        self.findings.push(format!("{}:{line}: {what}; ask disclosure::Public", self.path));
    }
}

impl<'ast> Visit<'ast> for Questions<'_> {
    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        if matches!(&field.member, syn::Member::Named(name) if name == "draft") {
            self.report(field.span(), "reads whether a record is a draft");
        }
        visit::visit_expr_field(self, field);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "withdrawal" {
            self.report(call.span(), "asks whether a record was withdrawn");
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let mut names = Names::default();
        names.visit_expr_binary(binary);
        let is_named = |name: &str| names.0.iter().any(|it| it == name);
        let compares = matches!(
            binary.op,
            syn::BinOp::Le(_) | syn::BinOp::Lt(_) | syn::BinOp::Ge(_) | syn::BinOp::Gt(_)
        );
        if compares && is_named("as_of") && DAYS.iter().any(|it| is_named(it)) {
            self.report(binary.span(), "compares a day of publication with the day");
        }
        visit::visit_expr_binary(self, binary);
    }
}

/// The names in an expression.
#[derive(Default)]
struct Names(Vec<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_ident(&mut self, name: &'ast proc_macro2::Ident) {
        self.0.push(name.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_outside_the_gate_is_found() {
        for (text, count) in [
            ("fn f(sheet: &Sheet) -> bool { sheet.draft }", 1),
            ("fn f(sheet: &Sheet) -> bool { sheet.withdrawal().is_some() }", 1),
            ("fn f(a: A) -> bool { a.published.date <= a.as_of }", 1),
            ("fn f(a: A) -> bool { a.as_of() < a.posted }", 1),
            ("fn f(a: A) -> bool { a.due <= a.as_of }", 0),
            ("fn f(a: A) -> bool { a.public.has_come(a.published) }", 0),
        ] {
            assert_eq!(check(&Source::new("src/page/a.rs", text)).len(), count, "{text}");
            assert_eq!(check(&Source::new("src/disclosure/a.rs", text)).len(), 0, "{text}");
        }
    }
}
