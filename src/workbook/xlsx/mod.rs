//! Workbooks of Office Open XML (ECMA-376): `.xlsx` and `.xlsm`.

mod cells;
mod drawing;
mod remarks;
mod strings;
mod styles;

use std::collections::BTreeMap;
use std::io::Read;

use super::control::ticked;
use super::limit::{Budget, SHEET};
use super::number_format::Epoch;
use super::package::{Package, Relation};
use super::sheet::SheetReader;
use super::style::{RichText, StyledSheet, Styles};
use super::xml::{Node, Xml};
use super::{Format, Unread, UnreadKind, Visibility, Workbook, WorkbookError};

pub(super) use remarks::header_words;

use cells::{CellReader, SheetParts};
use strings::shared_strings;

/// What the cells of all sheets refer to.
struct Shared {
    strings: Vec<RichText>,
    styles: Styles,
    epoch: Epoch,
}

/// A sheet as the workbook names it.
struct Tab {
    name: String,
    relation: String,
    visibility: Visibility,
}

/// Reads a workbook whose main part has a path.
pub(super) fn read(
    mut package: Package<'_>,
    path: &str,
    budget: &mut Budget,
) -> Result<Workbook, WorkbookError> {
    let (tabs, epoch) = match package.part(path, budget)? {
        Some(part) => tabs(part, budget)?,
        None => return Err(WorkbookError::Broken(format!("no part {path}"))),
    };
    let relations = package.relations(path, budget)?;
    let target = |kind: &str| relations.iter().find(|it| it.kind == kind).map(|it| &it.target);
    let mut shared = Shared { strings: Vec::new(), styles: Styles::default(), epoch };
    if let Some(path) = target("styles")
        && let Some(part) = package.part(path, budget)?
    {
        shared.styles = styles::read(part, budget)?;
    }
    if let Some(path) = target("sharedStrings")
        && let Some(part) = package.part(path, budget)?
    {
        shared.strings = shared_strings(part, budget)?;
    }
    let by_id: BTreeMap<&str, &Relation> =
        relations.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut workbook = Workbook { format: Format::Xlsx, sheets: Vec::new(), unread: Vec::new() };
    for tab in tabs {
        let relation = by_id.get(tab.relation.as_str());
        match relation.map(|it| (it.kind.as_str(), it.target.as_str())) {
            Some(("worksheet", path)) => {
                let mut sheet = SheetReader::new(tab.name, tab.visibility);
                read_sheet(&mut package, path, &shared, &mut sheet, budget)?;
                sheet.finish(&mut workbook, budget)?;
            }
            Some((kind, _)) => workbook.unread.push(Unread {
                sheet: tab.name,
                at: None,
                what: UnreadKind::Unseeable,
                text: kind.to_owned(),
            }),
            None => return Err(WorkbookError::Broken(format!("no part of sheet {}", tab.name))),
        }
    }
    Ok(workbook)
}

/// Reads which sheets there are, and from which day days are counted.
fn tabs<R: Read>(
    mut part: Xml<R>,
    budget: &mut Budget,
) -> Result<(Vec<Tab>, Epoch), WorkbookError> {
    let mut tabs = Vec::new();
    let mut epoch = Epoch::Of1900;
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "workbookPr" => {
                if tag.flag("date1904") == Some(true) {
                    epoch = Epoch::Of1904;
                }
            }
            Node::Start(tag) if tag.name() == "sheet" => {
                let name = tag.attribute("name").unwrap_or_default();
                budget.take(&name)?;
                budget.take_cells(SHEET)?;
                let visibility = match tag.attribute("state").as_deref() {
                    Some("hidden") => Visibility::Hidden,
                    Some("veryHidden") => Visibility::VeryHidden,
                    Some(_) | None => Visibility::Visible,
                };
                let relation = tag.attribute("id").unwrap_or_default();
                tabs.push(Tab { name, relation, visibility });
            }
            Node::Eof => return Ok((tabs, epoch)),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

fn read_sheet(
    package: &mut Package<'_>,
    path: &str,
    shared: &Shared,
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<(), WorkbookError> {
    let Some(part) = package.part(path, budget)? else {
        return Err(WorkbookError::Broken(format!("no part {path}")));
    };
    let (styles, epoch) = (&shared.styles, shared.epoch);
    let cells = StyledSheet { sheet: &mut *sheet, budget: &mut *budget, styles, epoch };
    let parts = CellReader::new(&shared.strings, cells).read(part)?;
    let relations = package.relations(path, budget)?;
    let mut controls = read_controls(package, &relations, &parts, sheet, budget)?;
    for relation in &relations {
        let used = parts.drawing.as_ref() == Some(&relation.id);
        if relation.kind == "drawing"
            && used
            && let Some(part) = package.part(&relation.target, budget)?
        {
            drawing::read(part, &mut controls, sheet, budget)?;
        }
    }
    for (name, state) in controls {
        sheet.unread(UnreadKind::TextBox, None, &ticked(&name, state), budget)?;
    }
    let of = |kind: &'static str| relations.iter().filter(move |it| it.kind == kind);
    let mut threads = Vec::new();
    for relation in of("threadedComment") {
        if let Some(part) = package.part(&relation.target, budget)? {
            threads.extend(remarks::read_threads(part, sheet, budget)?);
        }
    }
    threads.sort_unstable();
    for relation in of("comments") {
        if let Some(part) = package.part(&relation.target, budget)? {
            remarks::read_comments(part, &threads, sheet, budget)?;
        }
    }
    Ok(())
}

/// Reads which form controls are ticked, by their names; what is chosen in others cannot be told.
fn read_controls(
    package: &mut Package<'_>,
    relations: &[Relation],
    parts: &SheetParts,
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<BTreeMap<String, bool>, WorkbookError> {
    let by_id: BTreeMap<&str, &str> =
        relations.iter().map(|it| (it.id.as_str(), it.target.as_str())).collect();
    let mut controls = BTreeMap::new();
    for (name, id) in &parts.controls {
        let Some(path) = by_id.get(id.as_str()) else { continue };
        let Some(part) = package.part(path, budget)? else { continue };
        match control(part)? {
            Control::Box(ticked) => {
                controls.insert(name.clone(), ticked);
            }
            Control::Choice => sheet.unread(UnreadKind::Unseeable, None, name, budget)?,
            Control::Other => {}
        }
    }
    Ok(controls)
}

/// A form control.
enum Control {
    /// A box, with whether it is ticked.
    Box(bool),
    /// A list, or a text that is not in the drawing.
    Choice,
    Other,
}

fn control<R: Read>(mut part: Xml<R>) -> Result<Control, WorkbookError> {
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "formControlPr" => {
                let ticked = tag.attribute("checked").is_some_and(|it| it == "Checked");
                return Ok(match tag.attribute("objectType").as_deref() {
                    Some("CheckBox" | "Radio") => Control::Box(ticked),
                    Some("Drop" | "List" | "EditBox" | "Spin" | "Scroll") => Control::Choice,
                    Some(_) | None => Control::Other,
                });
            }
            // A control of another kind (ActiveX) keeps its state in a form of its own.
            Node::Eof => return Ok(Control::Choice),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}
