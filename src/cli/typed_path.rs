//! Files of a city that somebody names on the command line.

use std::path::Path;

/// The file's path from the city's folder: it is named as it is there, or from where one stands.
pub(super) fn from_root(typed: &str, root: &Path) -> String {
    let place = Path::new(typed).canonicalize().ok();
    let below = place.zip(root.canonicalize().ok()).and_then(|(place, root)| {
        place.strip_prefix(root).ok().and_then(Path::to_str).map(ToOwned::to_owned)
    });
    below.unwrap_or_else(|| typed.to_owned()).replace('\\', "/")
}
