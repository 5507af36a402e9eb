//! The files of a theme that are no templates.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};

use crate::record::{Color, FileRole, FileRoles, Settings};
use crate::route::ASSETS;
use crate::source::Tree;

/// Every asset: where it stands, and what is in it. Those of the city's theme are over the built-in
/// ones. A style sheet or a script has a hash of its content in its name, so that browsers may keep it for ever.
pub(super) fn collect(
    tree: &Tree,
    own: &str,
    settings: &Settings,
) -> Result<Vec<(String, Cow<'static, [u8]>)>> {
    let mut assets: Vec<(String, Cow<'static, [u8]>)> = super::built_in("assets")
        .map(|(name, bytes)| Ok((name.to_owned(), minified(name, bytes)?)))
        .collect::<Result<_>>()?;
    let folder = format!("{own}assets/");
    let roles = FileRoles::new(tree, Some(settings));
    for file in roles.below(&folder, FileRole::Asset).filter(|_| !own.is_empty()) {
        let name = &file.path[folder.len()..];
        let bytes = file.bytes().with_context(|| file.path.clone())?.into_owned();
        assets.retain(|(it, _)| it != name);
        assets.push((name.to_owned(), Cow::Owned(bytes)));
    }
    color_in(&mut assets, &settings.color);
    for (name, bytes) in &mut assets {
        *name = match name.rsplit_once('.') {
            Some((stem, end @ ("css" | "js"))) => format!("{ASSETS}{stem}.{}.{end}", hash(bytes)),
            Some(_) | None => format!("{ASSETS}{name}"),
        };
    }
    assets.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(assets)
}

/// Where every asset is that can be read.
pub(super) fn names(tree: &Tree, own: &str, settings: &Settings) -> Vec<String> {
    let built_in = |_| collect(&Tree::default(), "", settings);
    let assets = collect(tree, own, settings).or_else(built_in);
    assets.unwrap_or_default().into_iter().map(|(address, _)| address).collect()
}

/// A link to the asset whose name begins like this; nothing when there is none.
pub(super) fn link(assets: &[(String, Cow<'static, [u8]>)], start: &str) -> String {
    let named = |it: &str| it.strip_prefix(ASSETS).is_some_and(|name| name.starts_with(start));
    let found = assets.iter().find(|(it, _)| named(it));
    found.map(|(it, _)| format!("/{it}")).unwrap_or_default()
}

/// A built-in style sheet without what only its authors need, a seventh of what a citizen loads before there is something to
/// read. The first comment stays, since it names the licence. What a city wrote is never touched.
fn minified(name: &str, bytes: &'static [u8]) -> Result<Cow<'static, [u8]>> {
    let sheet = str::from_utf8(bytes).ok().filter(|_| is_style_sheet(name));
    let Some((licence, rules)) = sheet.and_then(|it| it.split_once("*/")) else {
        return Ok(Cow::Borrowed(bytes));
    };
    let rules = minifier::css::minify(rules).map_err(|it| anyhow!("{name}: {it}"))?;
    Ok(Cow::Owned(format!("{licence}*/\n{rules}\n").into_bytes()))
}

fn is_style_sheet(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "css")
}

/// Sets the city's colour at the end of the style sheet, where it is over the theme's own.
fn color_in(assets: &mut [(String, Cow<'static, [u8]>)], color: &str) {
    let sheet = assets.iter_mut().find(|(name, _)| name == "theme.css");
    let Some(((_, bytes), color)) = sheet.zip(Color::parse(color)) else { return };
    let dark = color.on_dark();
    let rules = format!(
        "\n:root {{ --key: {color}; }}\n\
         @media screen and (prefers-color-scheme: dark) {{ :root {{ --key: {dark}; }} }}\n"
    );
    bytes.to_mut().extend_from_slice(rules.as_bytes());
}

/// The beginning of the hash: enough to tell versions apart.
fn hash(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(16);
    for byte in Sha256::digest(bytes).iter().take(8) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_style_sheet, minified};
    use crate::theme::built_in;

    #[test]
    fn comments_and_blanks_go_and_nothing_else() {
        let sheet = b"/* Licence. */\n\na b { c: d  e }\n\n/* Why: a\n > b */\n\n@media x {\n  /* d */\n  p :is(e, f) { g: \"h  i\" / \"\"; }\n}\n";
        assert_eq!(
            str::from_utf8(&minified("theme.css", sheet).unwrap()).unwrap(),
            "/* Licence. */\na b{c:d e}@media x{p :is(e,f){g:\"h  i\"/\"\";}}\n",
        );
        assert_eq!(&*minified("search.js", sheet).unwrap(), &sheet[..]);
    }

    /// That they say the same is asked of a browser (`tests/browser/checks/styles.mjs`).
    #[test]
    fn every_built_in_style_sheet_keeps_its_licence_and_its_rules() {
        for (name, sheet) in built_in("assets").filter(|(name, _)| is_style_sheet(name)) {
            let shown = minified(name, sheet).unwrap();
            let (before, after) = (str::from_utf8(sheet).unwrap(), str::from_utf8(&shown).unwrap());
            assert_eq!(after.matches("/*").count(), 1, "{name}");
            assert_eq!(before.lines().next(), after.lines().next());
            assert_eq!(before.matches('{').count(), after.matches('{').count(), "{name}");
        }
    }
}
