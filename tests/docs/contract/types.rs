//! The views, as their Rust sources describe them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kohyo::page::PAGE_KINDS;
use syn::{Attribute, Expr, Fields, Item, Lit, Meta, Type};

/// Where the views are.
const FOLDERS: [&str; 7] =
    ["src/view", "src/chart", "src/status", "src/block", "src/paper", "src/page", "src/theme"];

/// Every serialized type by the file and the name it has.
pub(crate) struct Views {
    structs: BTreeMap<(String, String), View>,
    /// The imports of each file that give a type another name or take it from a certain file.
    imports: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Template → the file and the name of its view, in the order of the kinds of pages.
    pages: Vec<(&'static str, (String, String))>,
}

/// A serialized struct.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) fields: Vec<Field>,
    /// What it can be, each with its own fields; `kind` tells which.
    pub(crate) kinds: Vec<View>,
}

/// A field of a view.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) about: String,
}

/// What a value is in a template.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// string, number, bool, HTML
    Plain(&'static str),
    /// One of the views, by file and name, and what it is a list of.
    View(String, String, Option<Box<Shape>>),
    Array(Box<Shape>),
    Optional(Box<Shape>),
}

impl Views {
    pub(crate) fn read() -> Self {
        let mut views =
            Self { structs: BTreeMap::new(), imports: BTreeMap::new(), pages: Vec::new() };
        let mut parsed = Vec::new();
        for path in FOLDERS.iter().flat_map(|it| rust_files(Path::new(it))) {
            let text = fs::read_to_string(&path).expect("a source");
            let path = path.to_string_lossy().replace('\\', "/");
            parsed.push((path, syn::parse_file(&text).expect("Rust")));
        }
        for (path, file) in &parsed {
            views.imports.insert(path.clone(), imports(file));
        }
        // Types are known before fields are read, so that each field finds its type.
        for (path, file) in &parsed {
            for (name, about) in file.items.iter().filter_map(serialized) {
                let (fields, kinds) = (Vec::new(), Vec::new());
                let view = View { name: name.clone(), about, fields, kinds };
                views.structs.insert((path.clone(), name), view);
            }
        }
        for (path, file) in &parsed {
            for item in &file.items {
                views.fill(path, item);
            }
        }
        views.pages = PAGE_KINDS.iter().map(|it| views.of_template(it.template())).collect();
        views
    }

    /// The view of a template: the one that says at its end that it is this template's.
    fn of_template(&self, template: &'static str) -> (&'static str, (String, String)) {
        let end = format!(": `{template}`.");
        let mut found = self.structs.iter().filter(|(_, view)| view.about.ends_with(&end));
        let key = found.next().unwrap_or_else(|| panic!("no view ends with {end}")).0.clone();
        assert!(found.next().is_none(), "two views of {template}");
        (template, key)
    }

    /// Template → view, in the order of the pages.
    pub(crate) fn pages(&self) -> &[(&'static str, (String, String))] {
        &self.pages
    }

    pub(crate) fn view(&self, path: &str, name: &str) -> &View {
        self.structs
            .get(&(path.to_owned(), name.to_owned()))
            .unwrap_or_else(|| panic!("{path}: {name}"))
    }

    /// The view of a name that only one type has.
    pub(crate) fn named(&self, name: &str) -> ((String, String), &View) {
        let found = self.structs.iter().find(|((_, it), _)| it == name);
        let (key, view) = found.unwrap_or_else(|| panic!("no view {name}"));
        (key.clone(), view)
    }

    fn fill(&mut self, path: &str, item: &Item) {
        match item {
            Item::Struct(structure) if is_serialized(&structure.attrs) => {
                let fields = self.fields(path, &structure.fields, false);
                if let Some(view) =
                    self.structs.get_mut(&(path.to_owned(), structure.ident.to_string()))
                {
                    view.fields = fields;
                }
            }
            Item::Enum(enumeration) if is_serialized(&enumeration.attrs) => {
                let kind = |variant: &syn::Variant| View {
                    name: snake(&variant.ident.to_string()),
                    about: doc(&variant.attrs),
                    fields: self.fields(path, &variant.fields, true),
                    kinds: Vec::new(),
                };
                let kinds = enumeration.variants.iter().map(kind).collect();
                if let Some(view) =
                    self.structs.get_mut(&(path.to_owned(), enumeration.ident.to_string()))
                {
                    view.kinds = kinds;
                }
            }
            _ => {}
        }
    }

    fn fields(&self, path: &str, fields: &Fields, all: bool) -> Vec<Field> {
        let Fields::Named(fields) = fields else { return Vec::new() };
        let public = |it: &&syn::Field| all || matches!(it.vis, syn::Visibility::Public(_));
        let field = |it: &syn::Field| Field {
            name: field_name(it),
            shape: self.shape(path, &it.ty),
            about: doc(&it.attrs),
        };
        fields.named.iter().filter(public).map(field).collect()
    }

    fn shape(&self, path: &str, ty: &Type) -> Shape {
        match ty {
            Type::Reference(reference) => self.shape(path, &reference.elem),
            Type::Array(array) => Shape::Array(Box::new(self.shape(path, &array.elem))),
            Type::Slice(slice) => Shape::Array(Box::new(self.shape(path, &slice.elem))),
            Type::Path(type_path) => {
                let last = type_path.path.segments.last().expect("a name");
                let inner = || match &last.arguments {
                    syn::PathArguments::AngleBracketed(arguments) => {
                        arguments.args.iter().find_map(|argument| {
                            if let syn::GenericArgument::Type(inner_type) = argument {
                                Some(inner_type)
                            } else {
                                None
                            }
                        })
                    }
                    _ => None,
                };
                match last.ident.to_string().as_str() {
                    "String" | "str" | "Cow" | "char" => Shape::Plain("string"),
                    "Html" => Shape::Plain("HTML"),
                    "bool" => Shape::Plain("bool"),
                    "usize" | "u8" | "u16" | "u32" | "u64" | "i64" | "f64" | "i32" => {
                        Shape::Plain("number")
                    }
                    "Vec" => Shape::Array(Box::new(self.shape(path, inner().expect("a type")))),
                    "Option" => {
                        Shape::Optional(Box::new(self.shape(path, inner().expect("a type"))))
                    }
                    "Rc" | "Arc" | "Box" => self.shape(path, inner().expect("a type")),
                    // What a list is of.
                    name if name.len() == 1 => Shape::Plain("what is listed"),
                    name => self.find(path, name, inner().map(|it| self.shape(path, it))),
                }
            }
            _ => panic!("{path}: what is this in a template?"),
        }
    }

    /// The type of a name as it is meant in a file.
    fn find(&self, path: &str, name: &str, of: Option<Shape>) -> Shape {
        let imported = self.imports[path].get(name);
        let name = imported.and_then(|it| it.last()).map_or(name, |it| it.as_str());
        let mut found: Vec<&String> =
            self.structs.keys().filter(|(_, it)| it == name).map(|(path, _)| path).collect();
        if found.len() > 1 && found.iter().any(|it| *it == path) {
            found.retain(|it| *it == path);
        }
        if let (true, Some(import)) = (found.len() > 1, imported) {
            let module = &import[import.len().saturating_sub(2)];
            found.retain(|it| {
                it.ends_with(&format!("/{module}.rs")) || it.contains(&format!("/{module}/"))
            });
        }
        let [file] = &*found else { panic!("{path}: {name} is in {found:?}") };
        Shape::View((*file).clone(), name.to_owned(), of.map(Box::new))
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The name and the description of a serialized type.
fn serialized(item: &Item) -> Option<(String, String)> {
    match item {
        Item::Struct(structure) if is_serialized(&structure.attrs) => {
            Some((structure.ident.to_string(), doc(&structure.attrs)))
        }
        Item::Enum(enumeration) if is_serialized(&enumeration.attrs) => {
            Some((enumeration.ident.to_string(), doc(&enumeration.attrs)))
        }
        _ => None,
    }
}

fn is_serialized(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        list.path.is_ident("derive") && list.tokens.to_string().contains("Serialize")
    })
}

fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        if !pair.path.is_ident("doc") {
            return None;
        }
        let Expr::Lit(literal) = &pair.value else { return None };
        let Lit::Str(text) = &literal.lit else { return None };
        Some(text.value().trim().to_owned())
    });
    let paragraphs: Vec<String> = lines.collect();
    paragraphs.split(String::is_empty).map(|it| it.join(" ")).collect::<Vec<_>>().join(" ")
}

fn field_name(field: &syn::Field) -> String {
    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
    name.strip_prefix("r#").unwrap_or(&name).to_owned()
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// Name → path of what a file imports.
fn imports(file: &syn::File) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for item in &file.items {
        if let Item::Use(import) = item {
            walk(&import.tree, &mut Vec::new(), &mut found);
        }
    }
    found
}

fn walk(tree: &syn::UseTree, prefix: &mut Vec<String>, found: &mut BTreeMap<String, Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            walk(&path.tree, prefix, found);
            prefix.pop();
        }
        syn::UseTree::Name(name) => {
            let path = prefix.iter().cloned().chain([name.ident.to_string()]).collect();
            found.insert(name.ident.to_string(), path);
        }
        syn::UseTree::Rename(rename) => {
            let path = prefix.iter().cloned().chain([rename.ident.to_string()]).collect();
            found.insert(rename.rename.to_string(), path);
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|it| walk(it, prefix, found)),
        syn::UseTree::Glob(_) => {}
    }
}
