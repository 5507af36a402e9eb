//! Files that import each other in a circle, and rooms that do.
//!
//! A path is followed to the file it ends in, through re-exports. What a file says of others in its comments is no import.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Kind, Source};

/// The most files that may import each other in one circle.
const MOST: usize = 4;

/// Rooms inside a module, lowest first: a room uses those before it only. Modules are held by the layers.
const ROOMS: [&[&str]; 1] = [&["record::model", "record::validate", "record::read"]];

/// Which file uses which, by the paths of their modules: `record::model::sheet`.
struct Imports(BTreeMap<String, BTreeSet<String>>);

/// Circles that are too large, and rooms that use a later one.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let imports = Imports::of(sources);
    let mut findings = Vec::new();
    for circle in imports.circles().iter().filter(|it| it.len() > MOST) {
        findings.push(format!("a circle of {}: {}", circle.len(), circle.join(", ")));
    }
    for rooms in ROOMS {
        let room =
            |module: &str| rooms.iter().position(|it| module.starts_with(&format!("{it}::")));
        for (from, to) in
            imports.0.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to)))
        {
            if let (Some(own), Some(other)) = (room(from), room(to))
                && own < other
            {
                findings.push(format!(
                    "{from} may not use {to}: {} is before {}",
                    rooms[own], rooms[other]
                ));
            }
        }
    }
    findings
}

/// `src/record/model/sheet.rs` is `record::model::sheet`, `src/record/mod.rs` is `record`.
fn module_of(path: &str) -> String {
    let path = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.replace('/', "::")
}

impl Imports {
    fn of(sources: &[Source]) -> Self {
        let files: BTreeMap<String, &Source> =
            sources.iter().filter(|it| !it.is_test).map(|it| (module_of(&it.path), it)).collect();
        let exported: BTreeMap<&str, BTreeMap<String, String>> = files
            .iter()
            .map(|(module, source)| (module.as_str(), re_exports(module, source, &files)))
            .collect();
        let mut imports = BTreeMap::new();
        for (module, source) in &files {
            let own = &exported[module.as_str()];
            let mut used = BTreeSet::new();
            for path in paths(source) {
                let Some((file, rest)) = followed(module, &path, &files) else { continue };
                let name = rest.first().map_or("", String::as_str);
                let file = exported[file.as_str()].get(name).cloned().unwrap_or(file);
                // What a module only passes on is no use of it.
                let is_passed_on = own.get(name).is_some_and(|it| *it == file);
                if file != *module && !is_passed_on {
                    used.insert(file);
                }
            }
            imports.insert(module.clone(), used);
        }
        Self(imports)
    }

    /// Files that can be reached from each other, the largest circle first (Tarjan).
    fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.0.keys().map(|it| (it.as_str(), self.reached(it))).collect();
        let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
        for (one, others) in &reached {
            let both =
                others.iter().filter(|it| reached.get(*it).is_some_and(|back| back.contains(one)));
            let circle: BTreeSet<String> =
                both.map(|it| (*it).to_owned()).chain([(*one).to_owned()]).collect();
            if circle.len() > 1 {
                circles.insert(circle.into_iter().collect());
            }
        }
        let mut circles: Vec<Vec<String>> = circles.into_iter().collect();
        circles.sort_by_key(|it| std::cmp::Reverse(it.len()));
        circles
    }

    fn reached(&self, from: &str) -> BTreeSet<&str> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let mut left: Vec<&str> = vec![from];
        while let Some(module) = left.pop() {
            for next in self.0.get(module).into_iter().flatten() {
                if found.insert(next) {
                    left.push(next);
                }
            }
        }
        found
    }
}

/// The paths by which a file uses others: those of its imports, and those in its code that begin at the crate or above.
/// That a parent calls its children by their names alone is how it is their parent.
fn paths(source: &Source) -> Vec<Vec<String>> {
    let from_above = |path: &[String]| {
        path.first().is_some_and(|it| ["crate", "super", "self"].contains(&it.as_str()))
    };
    let mentions = source.mentions.iter().filter(|it| !it.in_test && it.kind == Kind::Path);
    let mentions = mentions.map(|it| it.path.clone()).filter(|it| from_above(it));
    let mut paths: Vec<Vec<String>> = mentions.collect();
    for item in &source.syntax.items {
        if let syn::Item::Use(import) = item {
            expand(&import.tree, &mut Vec::new(), &mut paths);
        }
    }
    paths
}

/// The file in which a path that is written in a module ends, and what of the path is left there.
fn followed(
    module: &str,
    path: &[String],
    files: &BTreeMap<String, &Source>,
) -> Option<(String, Vec<String>)> {
    let mut rest = path;
    let mut at: Vec<&str> = match rest.first()?.as_str() {
        "crate" => Vec::new(),
        _ => module.split("::").collect(),
    };
    while let Some((first, others)) = rest.split_first() {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => {
                at.pop();
            }
            _ => break,
        }
        rest = others;
    }
    while let Some((first, others)) = rest.split_first() {
        let next = [&at[..], &[first.as_str()]].concat().join("::");
        if !files.contains_key(&next) {
            break;
        }
        at.push(first);
        rest = others;
    }
    let file = at.join("::");
    files.contains_key(&file).then(|| (file, rest.to_vec()))
}

/// The names that a file passes on, each with the file it comes from.
fn re_exports(
    module: &str,
    source: &Source,
    files: &BTreeMap<String, &Source>,
) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for item in &source.syntax.items {
        let syn::Item::Use(import) = item else { continue };
        if matches!(import.vis, syn::Visibility::Inherited) {
            continue;
        }
        let mut paths = Vec::new();
        expand(&import.tree, &mut Vec::new(), &mut paths);
        for path in paths {
            let Some(name) = path.last().cloned() else { continue };
            if let Some((file, _)) = followed(module, &path, files).filter(|it| it.0 != module) {
                names.insert(name, file);
            }
        }
    }
    names
}

/// Each path of an import with braces.
fn expand(tree: &syn::UseTree, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            expand(&path.tree, before, paths);
            before.pop();
        }
        syn::UseTree::Name(name) => paths.push([&before[..], &[name.ident.to_string()]].concat()),
        syn::UseTree::Rename(name) => paths.push([&before[..], &[name.ident.to_string()]].concat()),
        syn::UseTree::Glob(_) => {}
        syn::UseTree::Group(group) => group.items.iter().for_each(|it| expand(it, before, paths)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source::new(&format!("src/{path}"), text)).collect();
        Imports::of(&sources).circles()
    }

    #[test]
    fn a_circle_is_found_through_re_exports_and_braces() {
        let found = circles(&[
            ("a/mod.rs", "mod one;\nmod two;\npub use one::One;\npub use two::Two;"),
            ("a/one.rs", "use super::Two;\npub struct One(Two);"),
            ("a/two.rs", "use crate::a::{one::One, Two as _};\npub struct Two;"),
        ]);
        assert_eq!(found, [["a::one", "a::two"]]);
    }

    #[test]
    fn what_is_passed_on_or_said_in_comments_or_tests_is_no_import() {
        let found = circles(&[
            ("a/mod.rs", "mod one;\npub use one::One;"),
            (
                "a/one.rs",
                "//! See [`crate::b`].\npub struct One;\n#[cfg(test)]\nmod tests { use crate::b::B; }",
            ),
            ("b.rs", "use crate::a::One;\npub struct B(One);"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_room_that_uses_a_later_one_is_found() {
        let sources = [
            Source::new("src/record/model/sheet.rs", "use crate::record::read::load::load;"),
            Source::new("src/record/read/load.rs", "pub fn load() {}"),
            Source::new("src/record/read/mod.rs", "pub mod load;"),
            Source::new("src/record/mod.rs", "mod model;\nmod read;"),
        ];
        let found = check(&sources);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("record::model::sheet may not use record::read::load"),
            "{found:?}"
        );
    }
}
