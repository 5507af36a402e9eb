//! A packed file (ZIP) with parts, and which kind of workbook it is.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limit::Budget;
use super::xml::{Node, Xml};
use super::{Workbook, WorkbookError, ods, xlsx};

/// A part while it is unpacked.
type Part<'a, 'b> = Xml<ZipFile<'a, Cursor<&'b [u8]>>>;

/// As many parts an archive has at most, but for those of a newer kind (ZIP64), which no workbook needs.
const MOST_PARTS: usize = 65_535;

/// The parts of a packed file. They are unpacked one after another and only when they are read, so that pictures
/// cost nothing.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// By path in small letters: writers do not agree with themselves about the case.
    parts: BTreeMap<String, usize>,
}

/// A reference of one part to another.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, as `worksheet`.
    pub(super) kind: String,
    /// The path of what is referred to.
    pub(super) target: String,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], budget: &mut Budget) -> Result<Self, WorkbookError> {
        // The archive is opened with all entries of its directory, however many there are.
        if bytes.windows(4).filter(|it| it == b"PK\x01\x02").count() > MOST_PARTS {
            return Err(WorkbookError::Broken(format!("more than {MOST_PARTS} parts")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| broken(&it))?;
        budget.take_cells(archive.len())?;
        let path = |it: &str| it.replace('\\', "/").trim_start_matches('/').to_lowercase();
        let parts = (0..archive.len())
            .filter_map(|at| {
                let name = archive.name_for_index(at)?.ok()?;
                Some((path(&name), at))
            })
            .collect();
        Ok(Self { archive, parts })
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.parts.contains_key(&path.to_lowercase())
    }

    /// A part from its beginning, or none.
    pub(super) fn part(
        &mut self,
        path: &str,
        budget: &Budget,
    ) -> Result<Option<Part<'_, 'b>>, WorkbookError> {
        let Some(file) = self.file(path)? else { return Ok(None) };
        // The directory may say less than there is, which is counted while unpacking; what says more is not begun.
        if file.size() > budget.unpacked.get() {
            return Err(WorkbookError::TooLarge { limit: budget.limits.unpacked });
        }
        Ok(Some(Xml::new(file, path, budget)))
    }

    /// The beginning of a part.
    pub(super) fn start(&mut self, path: &str) -> Result<Vec<u8>, WorkbookError> {
        let mut bytes = Vec::new();
        if let Some(file) = self.file(path)? {
            let read = file.take(256).read_to_end(&mut bytes);
            read.map_err(|it| WorkbookError::Broken(format!("{path}: {it}")))?;
        }
        Ok(bytes)
    }

    fn file(&mut self, path: &str) -> Result<Option<ZipFile<'_, Cursor<&'b [u8]>>>, WorkbookError> {
        let Some(at) = self.parts.get(&path.to_lowercase()).copied() else { return Ok(None) };
        self.archive.by_index(at).map(Some).map_err(|it| broken(&it))
    }

    /// To what a part refers; nothing when it does not.
    pub(super) fn relations(
        &mut self,
        of: &str,
        budget: &mut Budget,
    ) -> Result<Vec<Relation>, WorkbookError> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let path = resolve(&format!("{folder}/"), &format!("_rels/{name}.rels"));
        let mut relations = Vec::new();
        let Some(mut part) = self.part(&path, budget)? else { return Ok(relations) };
        loop {
            match part.next()? {
                Node::Start(tag) if tag.name() == "Relationship" => {
                    let external = tag.attribute("TargetMode").is_some_and(|it| it == "External");
                    let (id, target) = (tag.attribute("Id"), tag.attribute("Target"));
                    let kind = tag.attribute("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    if let Some((id, target)) = id.zip(target).filter(|_| !external) {
                        budget.take(&target)?;
                        relations.push(Relation { id, kind, target: resolve(of, &target) });
                    }
                }
                Node::Eof => return Ok(relations),
                Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }
}

/// A path as a part writes it, from the root of the file.
fn resolve(from: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let folder = from.rsplit_once('/').map_or("", |it| it.0);
    let mut steps: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

fn broken(error: &ZipError) -> WorkbookError {
    let password = ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED).to_string();
    let text = error.to_string();
    if text == password || matches!(error, ZipError::InvalidPassword) {
        WorkbookError::Encrypted
    } else {
        WorkbookError::Broken(text)
    }
}

/// Reads a packed file as the workbook that it is.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook, WorkbookError> {
    let mut package = Package::open(bytes, budget)?;
    let kind = package.start("mimetype")?;
    if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return ods::read(package, budget);
    }
    if kind.starts_with(b"application/vnd.oasis.opendocument.") {
        return Err(WorkbookError::UnknownFormat("OpenDocument"));
    }
    if !package.has("[Content_Types].xml") {
        // Some writers leave out the part that names the kind.
        return if package.has("content.xml") {
            ods::read(package, budget)
        } else {
            Err(WorkbookError::UnknownFormat("ZIP"))
        };
    }
    let relations = package.relations("", budget)?;
    let document = relations.into_iter().find(|it| it.kind == "officeDocument");
    let path = document.map_or("xl/workbook.xml".to_owned(), |it| it.target);
    let folder = path.split('/').next().unwrap_or_default().to_lowercase();
    match (folder.as_str(), path.to_lowercase().ends_with(".bin")) {
        (_, true) => Err(WorkbookError::UnknownFormat("Excel binary workbook (.xlsb)")),
        ("word", _) => Err(WorkbookError::UnknownFormat("Word")),
        ("ppt", _) => Err(WorkbookError::UnknownFormat("PowerPoint")),
        (_, false) => xlsx::read(package, &path, budget),
    }
}
