//! What is drawn over the cells of a sheet, and remarks at them.

use std::collections::BTreeMap;

use super::record::{Pieces, Record, u16_at};
use super::strings::text;
use crate::workbook::control::ticked;
use crate::workbook::style::StyledSheet;
use crate::workbook::{Area, CellAddress, UnreadKind, WorkbookError};

/// The head of the part of a drawing that says where it is (MS-ODRAW 2.2.46 and MS-XLS 2.5.193).
const ANCHOR: [u8; 8] = [0x00, 0x00, 0x10, 0xF0, 0x12, 0x00, 0x00, 0x00];

/// What is drawn.
#[derive(Default)]
pub(super) struct Objects {
    drawn: Vec<Object>,
    /// The cells of remarks by the numbers of their objects.
    notes: BTreeMap<u16, CellAddress>,
    anchor: Option<Area>,
}

struct Object {
    kind: u16,
    /// Whether it is ticked, when it is a box.
    ticked: Option<bool>,
    number: u16,
    text: String,
    area: Option<Area>,
}

impl Objects {
    /// Reads a record; none when it is too short.
    pub(super) fn record(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        match record.kind {
            // Note.
            0x001C => {
                let at = CellAddress::from_zero(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
                self.notes.insert(u16_at(data, 6)?, at);
            }
            // Obj.
            0x005D => {
                let (kind, number) = (u16_at(data, 4)?, u16_at(data, 6)?);
                let area = self.anchor.take();
                let ticked = matches!(kind, 0x0B | 0x0C).then(|| is_ticked(data));
                self.drawn.push(Object { kind, ticked, number, text: String::new(), area });
            }
            // MsoDrawing.
            0x00EC => self.anchor = anchor(data).or(self.anchor),
            // TxO, which comes after its object.
            0x01B6 => {
                let count = usize::from(u16_at(data, 10)?);
                let mut pieces = Pieces::new(record, data.len());
                let words = pieces.characters(count, false);
                if let Some((object, words)) = self.drawn.last_mut().zip(words) {
                    object.text = text(&words);
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Notes all of it, which is in no cell.
    pub(super) fn finish(self, styled: &mut StyledSheet<'_>) -> Result<(), WorkbookError> {
        for object in self.drawn {
            let note = self.notes.get(&object.number).filter(|_| object.kind == 0x19);
            let area = note.map(|it| (*it).into()).or(object.area);
            let words = match object.ticked {
                Some(state) => ticked(&object.text, state),
                None => object.text.trim().to_owned(),
            };
            let what = match object.kind {
                0x19 => UnreadKind::Comment,
                0x05 | 0x08 => UnreadKind::Picture,
                _ => UnreadKind::TextBox,
            };
            if !words.is_empty() || what == UnreadKind::Picture {
                styled.sheet.unread(what, area, &words, styled.budget)?;
            }
        }
        Ok(())
    }
}

/// Whether a box is ticked (MS-XLS 2.5.144). An object is described in parts with a kind and a length.
fn is_ticked(mut data: &[u8]) -> bool {
    while let Some((kind, length)) = u16_at(data, 0).zip(u16_at(data, 2)) {
        let rest = data.get(4..).unwrap_or_default();
        if kind == 0x0012 {
            return u16_at(rest, 0) == Some(1);
        }
        data = rest.get(usize::from(length)..).unwrap_or_default();
    }
    false
}

/// Where a drawing is.
fn anchor(data: &[u8]) -> Option<Area> {
    let at = data.windows(ANCHOR.len()).rposition(|it| it == ANCHOR)? + ANCHOR.len();
    let corner = |row, column| {
        let (row, column) = (u16_at(data, at + row)?, u16_at(data, at + column)?);
        Some(CellAddress::from_zero(row.into(), column.into()))
    };
    Some(Area::between(corner(6, 2)?, corner(14, 10)?))
}
