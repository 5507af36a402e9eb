//! The public address of a site, as a visitor gets it.

use anyhow::Result;

use super::target::TIMEOUT;
use crate::publish::{VisitorView, failure};

/// A view of the site at an address.
pub(super) fn of(url: &str) -> Result<VisitorView> {
    VisitorView::new(url, None, TIMEOUT).map_err(|it| failure(&it).into())
}
