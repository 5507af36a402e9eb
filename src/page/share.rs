//! What a page gives those who pass it on: its whole address.

use serde::Serialize;

use super::Page;
use crate::view::Site;

/// How a page is passed on. Only where the settings say at which address the site is.
#[derive(Debug, Serialize)]
pub struct SharingView {
    /// The page's whole address.
    pub url: String,
    /// The picture that goes with it, as a whole address: `assets/share.png` of the theme; empty where it has none.
    pub image: String,
}

impl Page<'_> {
    /// How it is passed on; none where nobody knows the site's address, and of what says nothing of its own.
    ///
    /// `image` is where the theme's picture is, from the top of the site (`/assets/share.png`); empty where it has none.
    #[must_use]
    pub fn share(&self, site: &Site, image: &str) -> Option<SharingView> {
        if self.is_everywhere() || self.is_unlisted() {
            return None;
        }
        let url = site.whole_address(&format!("{}{}", site.folder(), self.route.address))?;
        let image = image.strip_prefix('/').and_then(|it| site.whole_address(it));
        Some(SharingView { url, image: image.unwrap_or_default() })
    }
}
