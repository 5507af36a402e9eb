//! How pages look: templates, style sheet and words, the built-in ones or a city's own.
//!
//! A city overrides the built-in theme file by file: `themes/NAME/templates/sheet.html` is that page
//! only, a component of a name replaces the built-in one, and `{% extends "default/sheet.html" %}`
//! changes a part of what it overrides.

mod assets;
mod filter;
mod finish;
mod globals;
mod lang_markup;
mod links;
mod ruby;

use std::borrow::Cow;

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::html;
use crate::page::Page;
use crate::record::Settings;
use crate::route;
use crate::source::Tree;
use crate::view::Site;
use crate::words::{Failure, Language, Message, Words};
use lang_markup::LanguageMarkup;
use links::Links;
use ruby::Ruby;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// About as long as a page is, in bytes.
const PAGE: usize = 32 << 10;

/// What stands before the name of a built-in template.
const DEFAULT: &str = "default/";

/// Templates that were called otherwise once, with what they are called now. A city that replaces one
/// under its former name would otherwise lose its page without a word.
const RENAMED: [(&str, &str); 2] =
    [("programme.html", "charter-year.html"), ("programmes.html", "charter-years.html")];

/// Sentences of a theme that were called otherwise once, likewise.
const RENAMED_WORDS: [(&str, &str); 2] =
    [("programmes", "charter-years"), ("no-programmes", "no-charter-years")];

/// A theme, ready to render pages.
pub struct Theme {
    tera: Tera,
    /// Where the city's own templates are; empty where it has no theme.
    own: String,
    assets: Vec<(String, Cow<'static, [u8]>)>,
    /// A link to the script of the search page, which alone runs one.
    script: String,
    /// Where the picture is that goes with a page that is passed on; empty where there is none.
    picture: String,
    /// Puts readings over words; none where no word has one.
    ruby: Option<Ruby>,
    /// The path of the site on its host, with `/` at both ends.
    base: String,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut templates: Vec<&str> = self.tera.get_template_names().collect();
        templates.sort_unstable();
        f.debug_struct("Theme").field("templates", &templates).finish_non_exhaustive()
    }
}

impl Theme {
    /// The theme that the city's settings name, over the built-in one.
    ///
    /// # Errors
    ///
    /// A template is wrong, or has a name that is in use no more: the error shows which.
    pub fn new(tree: &Tree, site: &Site) -> Result<Self> {
        let settings = site.public.settings();
        let own = own_folder(settings);
        let templates = format!("{own}templates/");
        let mut tera = Tera::default();
        // What stands under its whole path is named by it when something is wrong in it.
        let prefixes = if own.is_empty() { vec![DEFAULT] } else { vec![&*templates, DEFAULT] };
        tera.set_fallback_prefixes(prefixes.into_iter().map(str::to_owned))?;
        filter::register(&mut tera);
        tera.set_escape_fn(html::write_escaped);
        if !own.is_empty() {
            refuse_former_names(tree, &templates)?;
        }
        let built_in = built_in("templates");
        let own_templates = tree.below(&templates).filter(|_| !own.is_empty());
        let own_templates = own_templates
            .filter_map(|it| Some((Cow::Borrowed(it.path.as_str()), Cow::Borrowed(it.text()?))));
        let named = built_in.filter_map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).ok()?;
            Some((Cow::Owned(format!("{DEFAULT}{name}")), Cow::Borrowed(text)))
        });
        tera.add_raw_templates(named.chain(own_templates).collect::<Vec<_>>())?;
        let assets = assets::collect(tree, &own, settings)?;
        globals::set_globals(&mut tera, site, &assets)?;
        let ruby = Ruby::new(site.public.glossary())?;
        let script = assets::link(&assets, "search.");
        let picture = assets::link(&assets, "share.");
        let own = if own.is_empty() { String::new() } else { templates };
        Ok(Self {
            tera,
            own,
            assets,
            script,
            picture,
            ruby,
            base: route::base_path(&settings.base_url),
        })
    }

    /// A page as HTML.
    ///
    /// # Errors
    ///
    /// A template asks for something that its page does not have: the error shows where.
    pub fn render(&self, page: &Page, site: &Site) -> Result<String> {
        Ok(String::from_utf8(self.render_bytes(page, site)?)?)
    }

    /// The same as bytes, which need not be looked at again before they are written.
    ///
    /// # Errors
    ///
    /// Those of [`Theme::render`].
    pub fn render_bytes(&self, page: &Page, site: &Site) -> Result<Vec<u8>> {
        self.render_below(&self.base, page, site)
    }

    /// The same for a site that is at another path of its host than its settings say: `base`,
    /// with `/` at both ends.
    ///
    /// # Errors
    ///
    /// Those of [`Theme::render`].
    pub fn render_below(&self, base: &str, page: &Page, site: &Site) -> Result<Vec<u8>> {
        let mut context = page.view(site).into_context();
        context.insert("share", &page.share(site, &self.picture));
        context.insert("citation", &page.citation(site).unwrap_or_default());
        context.insert("languages", &page.languages(site));
        context.insert("script", if page.is_search() { self.script.as_str() } else { "" });
        context.insert("unlisted", &page.is_unlisted());
        context.insert("forward", &page.forward(site));
        let mut html = Vec::with_capacity(PAGE);
        self.tera
            .render_to(page.template(), &context, &mut html)
            .with_context(|| format!("/{}", page.route.address))?;
        self.require_page(page, &html)?;
        let links = match site.folder() {
            "" if page.is_everywhere() => Links::from_root(base),
            "" => Links::from_root(&page.route.address.root()),
            folder => Links::in_folder(folder, page.route.address.as_str()),
        };
        // The city's form is set as the city wrote it.
        let ruby = self.ruby.as_ref().filter(|_| !page.is_form());
        let is_japanese = site.words.language() == Language::Ja;
        let city = site.public.settings();
        let languages = (!is_japanese).then(|| LanguageMarkup::new(city.is_in_japanese()));
        Ok(finish::finish(&html, languages, ruby, &links))
    }

    /// Fails if a template made nothing that a browser or a screen reader could name: an empty file, or
    /// one of which only the beginning was saved.
    fn require_page(&self, page: &Page, html: &[u8]) -> Result<()> {
        let what = if html.trim_ascii().is_empty() {
            "nothing"
        } else if memchr::memmem::find(html, b"<title").is_none() {
            "no-title"
        } else {
            return Ok(());
        };
        // The page's own template, else the one on which it stands.
        let names = [page.template(), "base.html"].map(|it| format!("{}{it}", self.own));
        let is_own = |name: &&String| self.tera.get_template_names().any(|it| it == name.as_str());
        let template = names.iter().filter(|_| !self.own.is_empty()).find(is_own);
        let message = Message::new("template-makes-no-page")
            .with("template", template.map_or(page.template(), String::as_str))
            .with("address", format!("/{}", page.route.address))
            .with("what", what);
        Err(Failure::new(message).help([Message::new("help-template-makes-no-page")]).into())
    }

    /// The path of the site on its host, with `/` at both ends.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The files next to the pages: where each stands, and what is in it.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }
}

/// Where the files of the theme that the city's settings name are, from the top of the site. A file of
/// its own that cannot be read has no hash in its name here; the build says what is wrong with it.
#[must_use]
pub fn asset_names(tree: &Tree, settings: &Settings) -> Vec<String> {
    assets::names(tree, &own_folder(settings), settings)
}

/// Fails if a city's theme replaces a template by the name that it had in an earlier version.
fn refuse_former_names(tree: &Tree, templates: &str) -> Result<()> {
    for (former, name) in RENAMED {
        let path = format!("{templates}{former}");
        if tree.file(&path).is_some() {
            return Err(renamed("template-renamed", &path, former, name));
        }
    }
    Ok(())
}

/// Fails if a city's words replace a sentence by the name that it had in an earlier version.
fn refuse_former_words(path: &str, source: &str) -> Result<()> {
    let defines = |name: &str| {
        let mut names = source.lines().filter_map(|it| it.split_once('='));
        names.any(|(defined, _)| defined.trim_end() == name)
    };
    match RENAMED_WORDS.into_iter().find(|(former, _)| defines(former)) {
        Some((former, name)) => Err(renamed("word-renamed", path, former, name)),
        None => Ok(()),
    }
}

fn renamed(id: &'static str, path: &str, former: &str, name: &str) -> anyhow::Error {
    let message = Message::new(id).with("path", path).with("former", former).with("name", name);
    Failure::new(message).into()
}

/// The words of a language, those of the city's theme over the built-in ones.
///
/// # Errors
///
/// A file of words of the city's theme cannot be read as one, or defines a sentence under a name
/// that is in use no more.
pub fn words(tree: &Tree, settings: &Settings, language: Language) -> Result<Words> {
    let words = Words::new(language);
    let own = own_folder(settings);
    let path = format!("{own}i18n/{}.ftl", language.tag());
    match tree.text(&path).filter(|_| !own.is_empty()) {
        Some(source) => {
            refuse_former_words(&path, source)?;
            words.with(source).map_err(|it| anyhow::anyhow!("{path}: {it}"))
        }
        None => Ok(words),
    }
}

/// The folder of the city's own theme, `themes/mycity/`; nothing when it has none.
fn own_folder(settings: &Settings) -> String {
    match &*settings.theme {
        "" => String::new(),
        name => format!("themes/{name}/"),
    }
}

/// The files of a folder of the built-in theme: their names in it, and what is in them.
fn built_in(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let files = BUILT_IN.get_dir(folder).into_iter().flat_map(Dir::files);
    files.filter_map(|it| Some((it.path().file_name()?.to_str()?, it.contents())))
}
