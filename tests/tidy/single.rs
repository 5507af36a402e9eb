//! What is done in one place only, because two that do it come to differ: escaping for HTML, undoing
//! percent signs, telling whether a target was met, showing what nobody can see.

use syn::visit::{self, Visit};
use syn::{BinOp, Expr};

use crate::source::Source;

/// What is done in one place, and how a second place would be told.
struct Single {
    what: &'static str,
    /// The module that does it.
    module: &'static str,
    /// Paths of other people's functions for it.
    paths: &'static [&'static str],
    /// Finds the lines of code that do it by hand.
    by_hand: fn(&Source) -> Vec<usize>,
}

const SINGLES: &[Single] = &[
    Single {
        what: "texts are escaped for HTML",
        module: "html",
        paths: &["pulldown_cmark_escape", "escape_html"],
        by_hand: character_references,
    },
    Single {
        what: "percent signs are undone and set",
        module: "url_path",
        paths: &["percent_encoding"],
        by_hand: hexadecimal_percents,
    },
    Single {
        what: "numbers are compared by which way is better",
        module: "achievement",
        paths: &[],
        by_hand: directed_comparisons,
    },
    Single {
        what: "what nobody can see is shown",
        module: "characters",
        paths: &["escape_debug", "escape_default", "escape_unicode"],
        by_hand: written_code_points,
    },
];

/// Code that does again what is done in one place.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for single in SINGLES.iter().filter(|it| it.module != source.module() && !source.is_test) {
        let is_it = |name: &String| single.paths.contains(&name.as_str());
        let mentions = source.mentions.iter().filter(|it| !it.in_test);
        let used = mentions.filter(|it| it.path.iter().any(is_it)).map(|it| it.line);
        let mut lines: Vec<usize> = used.chain((single.by_hand)(source)).collect();
        lines.sort_unstable();
        lines.dedup();
        let (path, what, module) = (&source.path, single.what, single.module);
        findings.extend(lines.iter().map(|it| format!("{path}:{it}: {what} in '{module}' only")));
    }
    findings
}

/// Who escapes by hand has to write what `<` becomes.
fn character_references(source: &Source) -> Vec<usize> {
    const REFERENCES: [&str; 7] = ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;", "&#x27;", "&apos;"];
    let literals = source.literals.iter().filter(|it| !it.in_test);
    let written = literals.filter(|it| REFERENCES.iter().any(|name| it.text.contains(name)));
    written.map(|it| it.line).collect()
}

/// Who decodes by hand looks for a percent sign and reads numbers to the base of sixteen.
fn hexadecimal_percents(source: &Source) -> Vec<usize> {
    const READS_DIGITS: [&str; 3] = ["from_str_radix", "to_digit", "is_ascii_hexdigit"];
    let percent = |text: &str| matches!(text, "b'%'" | "'%'" | "\"%\"");
    let sign = source.literals.iter().find(|it| !it.in_test && percent(&it.text));
    let names = source.mentions.iter().filter(|it| !it.in_test).filter_map(|it| it.path.last());
    let reads_digits = names.into_iter().any(|it| READS_DIGITS.contains(&it.as_str()));
    sign.filter(|_| reads_digits).map(|it| it.line).into_iter().collect()
}

/// Who shows a character by its number writes what is around the number.
fn written_code_points(source: &Source) -> Vec<usize> {
    let literals = source.literals.iter().filter(|it| !it.in_test);
    let written =
        literals.filter(|it| ["\\\\u", "U+{"].iter().any(|around| it.text.contains(around)));
    written.map(|it| it.line).collect()
}

/// Who judges a number by its direction names both directions and compares.
fn directed_comparisons(source: &Source) -> Vec<usize> {
    let mut functions = Functions::default();
    functions.visit_file(&source.syntax);
    functions.found
}

#[derive(Default)]
struct Functions {
    found: Vec<usize>,
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.body(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.body(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }
}

impl Functions {
    fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let mut body = Body::default();
        body.visit_block(block);
        if body.names_direction && body.compares {
            self.found.push(signature.ident.span().start().line);
        }
    }
}

#[derive(Default)]
struct Body {
    names_direction: bool,
    compares: bool,
}

impl<'ast> Visit<'ast> for Body {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        if let [.., kind, way] = names.as_slice() {
            self.names_direction |= kind == "Direction" && (way == "Higher" || way == "Lower");
        }
        visit::visit_path(self, path);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        if let Expr::Binary(binary) = expression {
            let is_order =
                matches!(binary.op, BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_));
            self.compares |= is_order;
        }
        visit::visit_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text))
    }

    #[test]
    fn a_second_place_is_found() {
        for (text, what) in [
            (r#"fn f(a: &str) -> String { a.replace('<', "&lt;") }"#, "texts are escaped for HTML"),
            (
                r#"fn f() { match a { '&' => b.push_str("&amp;"), _ => {} } }"#,
                "texts are escaped for HTML",
            ),
            (r##"fn f() { write!(a, "{}&#39;", b) }"##, "texts are escaped for HTML"),
            ("fn f() { tera::escape_html(a, b) }", "texts are escaped for HTML"),
            ("use pulldown_cmark_escape::escape_html as e;", "texts are escaped for HTML"),
            (
                "fn f() { if a == b'%' { u8::from_str_radix(b, 16) } }",
                "percent signs are undone and set",
            ),
            ("fn f() { a.split('%').map(|b| b.to_digit(16)) }", "percent signs are undone and set"),
            ("use percent_encoding::percent_decode_str;", "percent signs are undone and set"),
            (
                "fn f() { match a { Some(Direction::Higher) => b >= c, _ => d } }",
                "numbers are compared by which way is better",
            ),
            (
                "impl A { fn f() { if a == record::Direction::Lower { b < c } } }",
                "numbers are compared by which way is better",
            ),
            ("fn f() { a.escape_debug() }", "what nobody can see is shown"),
            (r#"fn f() { write!(a, "\\u{{{b:x}}}") }"#, "what nobody can see is shown"),
            (r#"fn f() { format!("U+{:04X}", b) }"#, "what nobody can see is shown"),
        ] {
            let module = SINGLES.iter().find(|it| it.what == what).expect("a row").module;
            let expected = format!("src/page/home.rs:1: {what} in '{module}' only");
            assert_eq!(findings("src/page/home.rs", text), [expected], "{text}");
        }
    }

    #[test]
    fn the_place_itself_tests_and_what_only_looks_alike_are_no_findings() {
        for (path, text) in [
            ("src/html.rs", r#"fn f() { a.push_str("&lt;") }"#),
            ("src/url_path.rs", "use percent_encoding::percent_decode_str;"),
            ("src/achievement/mod.rs", "fn f() { match a { Direction::Lower => b < c } }"),
            ("src/page/home.rs", "#[cfg(test)]\nmod tests { const A: &str = \"&lt;\"; }"),
            ("src/page/home.rs", "/// `<` is `&lt;`.\nfn f() {}"),
            ("src/page/home.rs", "fn f() { a.contains('%') }"),
            ("src/record/color.rs", "fn f() { a.to_digit(16) }"),
            ("src/page/home.rs", "fn f() { match a { Direction::Lower => \"lower\" } }"),
            ("src/page/home.rs", "fn f() { a < b }\nfn g() { Direction::Lower }"),
        ] {
            assert_eq!(findings(path, text), Vec::<String>::new(), "{text}");
        }
    }
}
