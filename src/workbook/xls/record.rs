//! Records of BIFF8 (MS-XLS 2.1.4), with those that go on in records of their own.

use std::slice::Iter;

/// A record that goes on what is before it.
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    /// The data of the records that go on it.
    pub(super) more: Vec<&'a [u8]>,
}

/// The records of a stream from a place in it.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Records<'a> {
    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (head, rest) = self.0.split_at_checked(4)?;
        let kind = u16_at(head, 0)?;
        let (data, rest) = rest.split_at_checked(u16_at(head, 2)?.into())?;
        self.0 = rest;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    /// The next record; none at the end and where the stream is cut.
    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.take()?;
        let mut more = Vec::new();
        while u16_at(self.0, 0) == Some(CONTINUE) {
            more.push(self.take()?.1);
        }
        Some(Record { kind, data, more })
    }
}

/// The number of two bytes at a place.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    bytes.try_into().ok().map(u16::from_le_bytes)
}

/// The number of four bytes at a place.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    bytes.try_into().ok().map(u32::from_le_bytes)
}

/// The number of eight bytes at a place.
pub(super) fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    let bytes = data.get(at..at.checked_add(8)?)?;
    bytes.try_into().ok().map(f64::from_le_bytes)
}

/// The data of a record and of those that go on it, one piece after another.
pub(super) struct Pieces<'r, 'a> {
    piece: &'a [u8],
    more: Iter<'r, &'a [u8]>,
}

impl<'r, 'a> Pieces<'r, 'a> {
    /// From a place in the data of a record.
    pub(super) fn new(record: &'r Record<'a>, from: usize) -> Self {
        Self { piece: record.data.get(from..).unwrap_or_default(), more: record.more.iter() }
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.piece.is_empty() && self.more.len() == 0
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        while self.piece.is_empty() {
            self.piece = self.more.next()?;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(u32::from(high) << 16 | u32::from(low))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.piece.len() {
            count -= self.piece.len();
            self.piece = self.more.next()?;
        }
        self.piece = self.piece.get(count..)?;
        Some(())
    }

    /// UTF-16 in two bytes each, or in one when all of the others are zero. Each piece says anew which.
    pub(super) fn characters(&mut self, count: usize, wide: bool) -> Option<Vec<u16>> {
        let mut wide = wide;
        let mut characters = Vec::new();
        while characters.len() < count {
            if self.piece.is_empty() {
                self.piece = self.more.next()?;
                wide = self.byte()? & 1 == 1;
                continue;
            }
            if wide {
                let (low, rest) = self.piece.split_first()?;
                let (high, rest) = rest.split_first()?;
                characters.push(u16::from_le_bytes([*low, *high]));
                self.piece = rest;
            } else {
                characters.push(self.byte()?.into());
            }
        }
        Some(characters)
    }
}
