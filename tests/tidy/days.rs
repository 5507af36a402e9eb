//! What pages ask about the day is asked in one place: pages that name no day cannot come to depend on it.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::source::Source;

/// The modules that make pages, and data for others.
const MODULES: [&str; 10] = [
    "view",
    "chart",
    "status",
    "block",
    "paper",
    "page",
    "search",
    "theme",
    "exchange",
    "open_data",
];

/// Where the day is named: on pages, and in what a command prints. And where the sentences with days are made once for
/// all pages, of which `ReferenceDay` gives those that are not the same tomorrow.
const ALLOWED: [&str; 3] =
    ["src/view/reference_day.rs", "src/exchange/document.rs", "src/view/figures.rs"];

/// Asks what day it is.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let is_page = MODULES.contains(&source.module());
    if source.is_test || !is_page || ALLOWED.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let mut found = Questions::default();
    found.visit_file(&source.syntax);
    let told = |line: &usize| {
        format!("{}:{line}: asks for the day; take a ReferenceDay, or ask Public", source.path)
    };
    found.0.iter().map(told).collect()
}

/// The lines on which somebody asks.
#[derive(Default)]
struct Questions(Vec<usize>);

impl<'ast> Visit<'ast> for Questions {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "as_of" {
            self.0.push(call.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_assign(&mut self, assignment: &'ast syn::ExprAssign) {
        // Saying the day is not asking for it.
        self.visit_expr(&assignment.right);
    }

    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        if matches!(&field.member, syn::Member::Named(name) if name == "as_of") {
            self.0.push(field.span().start().line);
        }
        visit::visit_expr_field(self, field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_asks_for_the_day_is_found() {
        for (text, count) in [
            ("fn f(site: &Site) -> Date { site.public.as_of() }", 1),
            ("fn f(it: &Obligations) -> Date { it.as_of }", 1),
            ("fn f(page: &mut Frame, day: ReferenceDay) { page.as_of = Some(day); }", 0),
            ("fn f(page: &mut Frame, site: &Site) { page.as_of = Some(site.as_of()); }", 1),
            ("fn f(site: &Site, day: Date) -> bool { site.public.is_past(day) }", 0),
            ("fn f(page: &mut Frame, site: &Site) -> ReferenceDay { page.name_day(site) }", 0),
        ] {
            assert_eq!(check(&Source::new("src/page/a.rs", text)).len(), count, "{text}");
            assert_eq!(check(&Source::new("src/check/a.rs", text)).len(), 0, "{text}");
        }
    }
}
