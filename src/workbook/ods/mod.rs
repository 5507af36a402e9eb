//! Workbooks of ODF 1.3: `.ods`.

mod cell;
mod content;
mod styles;
mod words;

use super::limit::Budget;
use super::package::Package;
use super::xml::Node;
use super::{Format, Workbook, WorkbookError};

use content::ContentReader;
use styles::Styles;

/// Reads a workbook.
pub(super) fn read(
    mut package: Package<'_>,
    budget: &mut Budget,
) -> Result<Workbook, WorkbookError> {
    if is_encrypted(&mut package, budget)? {
        return Err(WorkbookError::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml", budget)? {
        styles.read(part, budget)?;
    }
    let mut workbook = Workbook { format: Format::Ods, sheets: Vec::new(), unread: Vec::new() };
    let Some(part) = package.part("content.xml", budget)? else {
        return Err(WorkbookError::Broken("no part content.xml".into()));
    };
    ContentReader::new(&mut styles, &mut workbook, budget).read(part)?;
    Ok(workbook)
}

/// Whether the parts need a password. The list of the parts itself does not.
fn is_encrypted(package: &mut Package<'_>, budget: &mut Budget) -> Result<bool, WorkbookError> {
    // Since ODF 1.4 the whole package may be in one encrypted part.
    if package.has("encrypted-package") {
        return Ok(true);
    }
    let Some(mut part) = package.part("META-INF/manifest.xml", budget)? else { return Ok(false) };
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "encryption-data" => return Ok(true),
            Node::Eof => return Ok(false),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}
