//! The files of a theme that are no templates.

use std::borrow::Cow;
use std::fmt::Write;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::record::{FileRole, FileRoles, Settings};
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
        .map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)))
        .collect();
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

/// Sets the city's colour at the end of the style sheet, where it is over the theme's own.
fn color_in(assets: &mut [(String, Cow<'static, [u8]>)], color: &str) {
    let sheet = assets.iter_mut().find(|(name, _)| name == "theme.css");
    if let Some((_, bytes)) = sheet.filter(|_| !color.is_empty()) {
        bytes.to_mut().extend_from_slice(format!("\n:root {{ --key: {color}; }}\n").as_bytes());
    }
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
