//! Rust files as the checks see them: their text, their syntax, and every path that they mention.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A Rust file.
pub(crate) struct Source {
    /// Where it is: `src/page/home.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) syntax: syn::File,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) literals: Vec<Literal>,
    /// Whether the whole file is compiled for tests only.
    pub(crate) is_test: bool,
    /// The files that this one declares under `#[cfg(test)] mod name;`.
    test_modules: Vec<String>,
}

/// A path that stands in a file: in an import (each name of its braces by itself), in code, or in
/// what is given to a macro.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// `std`, `fs`, `read`.
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    /// Whether it is compiled for tests only.
    pub(crate) in_test: bool,
    /// How deep below the crate's root the module is in which it stands.
    pub(crate) depth: usize,
}

/// A text, a character or a number in code or in what is given to a macro; a doc comment is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// As it is written, with its quotes.
    pub(crate) text: String,
    pub(crate) line: usize,
    /// Whether it is compiled for tests only.
    pub(crate) in_test: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `a::b`, or a name in the braces of an import.
    Path,
    /// `name!`
    Macro,
    /// `.name(…)`
    Method,
}

impl Source {
    /// A file with this path and text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let tokens: TokenStream = text.parse().expect("tokens of a file that has a syntax");
        let mut scan = Scan::default();
        scan.tokens(tokens, &State { depth: depth(path), in_test: false });
        let Scan { mentions, literals, test_modules } = scan;
        let (path, text) = (path.to_owned(), text.to_owned());
        Self { path, text, syntax, mentions, literals, is_test: false, test_modules }
    }

    /// Every Rust file of these folders of the repository, by path.
    pub(crate) fn all(folders: &[&str]) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut sources = Vec::new();
        for folder in folders {
            let files = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name();
            // `examples` may not be there; a file that vanished between two looks is no fault.
            for file in files.into_iter().filter_map(Result::ok) {
                if file.path().extension().is_some_and(|it| it == "rs") {
                    let path = file.path().strip_prefix(root).expect("inside").to_string_lossy();
                    let text = fs::read_to_string(file.path()).expect("a text");
                    sources.push(Self::new(&path, &text));
                }
            }
        }
        mark_tests(&mut sources);
        sources
    }

    /// The layer that the file belongs to: `page` for `src/page/home.rs`.
    pub(crate) fn module(&self) -> &str {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
    }

    /// The files in which a `mod name;` of this file may stand.
    fn module_files(&self, name: &str) -> [String; 2] {
        let stem = self.path.trim_end_matches(".rs");
        let folder = match stem.rsplit_once('/') {
            Some((folder, "mod" | "lib" | "main")) => folder,
            _ => stem,
        };
        [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]
    }
}

fn mark_tests(sources: &mut [Source]) {
    let tests: HashSet<String> = sources
        .iter()
        .flat_map(|it| it.test_modules.iter().flat_map(|name| it.module_files(name)))
        .collect();
    for source in sources.iter_mut().filter(|it| tests.contains(&it.path)) {
        source.is_test = true;
        source.mentions.iter_mut().for_each(|it| it.in_test = true);
        source.literals.iter_mut().for_each(|it| it.in_test = true);
    }
}

/// `src/lib.rs` is the root, `src/page/mod.rs` one below it, `src/page/home.rs` two.
fn depth(path: &str) -> usize {
    let parts = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs").split('/');
    parts.filter(|it| !["mod", "lib", "main"].contains(it)).count()
}

#[derive(Clone)]
struct State {
    depth: usize,
    in_test: bool,
}

#[derive(Default)]
struct Scan {
    mentions: Vec<Mention>,
    literals: Vec<Literal>,
    test_modules: Vec<String>,
}

impl Scan {
    /// Reads tokens rather than syntax, because what is given to a macro has no syntax yet.
    fn tokens(&mut self, tokens: TokenStream, state: &State) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut next_is_test = false;
        let mut at = 0;
        while at < tokens.len() {
            let mut here = State { in_test: state.in_test || next_is_test, ..state.clone() };
            match &tokens[at] {
                TokenTree::Punct(sign) if sign.as_char() == '#' => {
                    let attribute = tokens[at + 1..].iter().take(2).find_map(group);
                    if let Some(attribute) = attribute {
                        let text = attribute.stream().to_string().replace(' ', "");
                        next_is_test |= text == "cfg(test)" || text == "test";
                        at += if group(&tokens[at + 1]).is_some() { 1 } else { 2 };
                    }
                }
                TokenTree::Punct(sign) if sign.as_char() == ';' => next_is_test = false,
                TokenTree::Group(group) => {
                    let declares_module = at >= 2 && is_ident(&tokens[at - 2], "mod");
                    if group.delimiter() == Delimiter::Brace {
                        here.depth += usize::from(declares_module);
                        next_is_test = false;
                    }
                    self.tokens(group.stream(), &here);
                }
                TokenTree::Ident(word) if word == "mod" && here.in_test => {
                    if let [_, TokenTree::Ident(name), TokenTree::Punct(_), ..] = &tokens[at..] {
                        self.test_modules.push(name.to_string());
                    }
                }
                TokenTree::Ident(_) => {
                    at = self.path(&tokens, at, &[], &here);
                    continue;
                }
                TokenTree::Literal(literal) => self.literals.push(Literal {
                    text: literal.to_string(),
                    line: literal.span().start().line,
                    in_test: here.in_test,
                }),
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }

    /// Takes the path that begins at `at`, and says where it ends.
    fn path(&mut self, tokens: &[TokenTree], at: usize, prefix: &[String], state: &State) -> usize {
        let line = tokens[at].span().start().line;
        let is_method = at > 0 && is_punct(&tokens[at - 1], '.');
        let mut path = prefix.to_vec();
        path.push(tokens[at].to_string());
        let mut at = at + 1;
        while tokens.len() > at + 2 && is_punct(&tokens[at], ':') && is_punct(&tokens[at + 1], ':')
        {
            at += 3;
            match &tokens[at - 1] {
                TokenTree::Ident(name) => path.push(name.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.names(group, &path, state);
                    return at;
                }
                TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => break,
            }
        }
        let is_macro = tokens.get(at).is_some_and(|it| is_punct(it, '!'))
            && tokens.get(at + 1).and_then(group).is_some();
        let kind = match (is_macro, is_method) {
            (true, _) => Kind::Macro,
            (false, true) => Kind::Method,
            (false, false) => Kind::Path,
        };
        path.retain(|it| it != "self" || path_is_self(prefix, it));
        if path.len() > 1 || kind != Kind::Path {
            let State { in_test, depth } = *state;
            self.mentions.push(Mention { path, line, kind, in_test, depth });
        }
        at
    }

    /// The names in the braces of an import.
    fn names(&mut self, braces: &Group, prefix: &[String], state: &State) {
        let tokens: Vec<TokenTree> = braces.stream().into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let is_name = at == 0 || is_punct(&tokens[at - 1], ',');
            let is_name = is_name && matches!(tokens[at], TokenTree::Ident(_));
            at = if is_name { self.path(&tokens, at, prefix, state) } else { at + 1 };
        }
    }
}

/// `self` in the braces of an import is the path before them.
fn path_is_self(prefix: &[String], name: &str) -> bool {
    prefix.is_empty() && name == "self"
}

fn group(token: &TokenTree) -> Option<&Group> {
    if let TokenTree::Group(group) = token { Some(group) } else { None }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == character)
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(it) if it == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let source = Source::new("src/page/home.rs", text);
        source.mentions.iter().map(|it| it.path.join("::")).collect()
    }

    #[test]
    fn every_name_of_an_import_is_a_mention() {
        assert_eq!(
            paths("use std::{fs, io::{self, Read as R}, path::*};"),
            ["std::fs", "std::io", "std::io::Read", "std::path"]
        );
    }

    #[test]
    fn what_is_given_to_a_macro_is_read_too() {
        assert_eq!(paths("fn f() { g!(a, crate::cli::run()); }"), ["g", "crate::cli::run"]);
    }

    #[test]
    fn literals_of_macros_are_found_and_doc_comments_are_none() {
        let text = "/// \"a\"\nfn f() { g!(\"b\", 'c'); }\n#[cfg(test)]\nmod tests { const D: &str = \"d\"; }";
        let source = Source::new("src/a.rs", text);
        let found: Vec<_> =
            source.literals.iter().map(|it| (&*it.text, it.line, it.in_test)).collect();
        assert_eq!(found, [("\"b\"", 2, false), ("'c'", 2, false), ("\"d\"", 4, true)]);
    }

    #[test]
    fn tests_are_told_from_code() {
        let text = "fn f() { a::b() }\n#[cfg(test)]\nmod tests { fn g() { c::d() } }\n\
                    fn h() { e::f() }";
        let source = Source::new("src/a.rs", text);
        let found: Vec<_> = source.mentions.iter().map(|it| (it.line, it.in_test)).collect();
        assert_eq!(found, [(1, false), (3, true), (4, false)]);
    }

    #[test]
    fn a_file_declared_for_tests_is_a_test() {
        let root = Source::new("src/output/mod.rs", "#[cfg(test)]\nmod kill_tests;\nmod path;");
        let test = Source::new("src/output/kill_tests.rs", "use a::b;");
        let code = Source::new("src/output/path.rs", "use a::b;");
        let mut sources = [root, test, code];
        mark_tests(&mut sources);
        assert_eq!(sources.map(|it| it.is_test), [false, true, false]);
    }
}
