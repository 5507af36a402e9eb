//! The bytes of files, with many pieces on their way at once.

use std::collections::VecDeque;

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{Attrs, Data, FileAttributes, OpenFlags, Packet, Status, StatusCode};
use tokio::sync::SemaphorePermit;

use super::fault::Fault;
use super::session::{COPY_DATA, HARD_LINK, PIECE, POSIX_RENAME, Sent, Session, sent};

/// A piece of a file that is on its way, and the room that it takes there.
struct Piece<'a, T> {
    length: usize,
    sent: Sent<'a, Result<T, Error>>,
    _room: SemaphorePermit<'a>,
}

impl Session {
    /// Opens a file that is to be written, in folders that are made if need be.
    pub(super) async fn create(
        &self,
        path: &str,
        folders: &[String],
        how: OpenFlags,
    ) -> Result<String, Fault> {
        let flags = OpenFlags::WRITE | OpenFlags::CREATE | how;
        let open = || self.raw.open(path, flags, FileAttributes::empty());
        Ok(self.in_folders(folders, open).await?.handle)
    }

    /// Writes an open file, asks how long it is, and closes it, all on one way.
    pub(super) async fn fill(&self, handle: &str, bytes: &[u8]) -> Result<(), Fault> {
        let mut pieces = VecDeque::new();
        let written = self.write_pieces(handle, bytes, &mut pieces).await;
        let length = sent(self.raw.fstat(handle)).await;
        // Once, whatever happened: a second time it would be another file that has this handle by then.
        let closed = sent(self.raw.close(handle)).await;
        written?;
        for piece in pieces {
            self.answer(piece.sent).await?;
        }
        expect_length(&self.answer(length).await?, bytes.len() as u64)?;
        self.answer(closed).await?;
        Ok(())
    }

    async fn write_pieces<'a>(
        &'a self,
        handle: &'a str,
        bytes: &[u8],
        pieces: &mut VecDeque<Piece<'a, Status>>,
    ) -> Result<(), Fault> {
        let mut offset = 0_u64;
        for piece in bytes.chunks(PIECE) {
            let Some(room) = self.room(pieces).await? else { break };
            let write = self.raw.write(handle, offset, piece.to_vec());
            pieces.push_back(Piece { length: piece.len(), sent: sent(write).await, _room: room });
            offset += piece.len() as u64;
        }
        Ok(())
    }

    /// Room for one more piece of a file. Who waits for others holds nothing, so that nobody waits for ever; the
    /// answers that come meanwhile to pieces that were written only need to be good.
    async fn room(
        &self,
        pieces: &mut VecDeque<Piece<'_, Status>>,
    ) -> Result<Option<SemaphorePermit<'_>>, Fault> {
        loop {
            if let Ok(room) = self.pieces.try_acquire() {
                return Ok(Some(room));
            }
            match pieces.pop_front() {
                Some(piece) => self.answer(piece.sent).await.map(drop)?,
                None => return Ok(self.pieces.acquire().await.ok()),
            }
        }
    }

    /// The content of a file; none when there is no file.
    pub(super) async fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let _open = self.open.acquire().await;
        let opening = self.raw.open(path, OpenFlags::READ, FileAttributes::empty());
        let handle = match self.ask(opening).await {
            Ok(opened) => opened.handle,
            Err(fault) if fault.is(StatusCode::NoSuchFile) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        let content = self.content(&handle).await;
        self.close(&handle).await;
        content
    }

    /// Closes what was opened, and waits for no answer.
    pub(super) async fn close(&self, handle: &str) {
        drop(sent(self.raw.close(handle)).await);
    }

    async fn content(&self, handle: &str) -> Result<Option<Vec<u8>>, Fault> {
        let length = sent(self.raw.fstat(handle)).await;
        // Most files end in their first piece.
        let first = sent(self.raw.read(handle, 0, piece_length(PIECE as u64))).await;
        let attributes = self.answer(length).await?.attrs;
        if attributes.is_dir() {
            return Ok(None);
        }
        let expected = attributes.size.unwrap_or(0);
        let mut content = Vec::new();
        if !self.append(first, &mut content).await? {
            expect(content.len() as u64, expected)?;
            return Ok(Some(content));
        }
        let mut pieces: VecDeque<Piece<'_, Data>> = VecDeque::new();
        let mut asked = content.len() as u64;
        loop {
            while asked < expected {
                let room = match (self.pieces.try_acquire(), pieces.is_empty()) {
                    (Ok(room), _) => room,
                    (Err(_), false) => break,
                    (Err(_), true) => match self.pieces.acquire().await {
                        Ok(room) => room,
                        Err(_) => break,
                    },
                };
                let length = piece_length(expected - asked);
                let read = sent(self.raw.read(handle, asked, length)).await;
                pieces.push_back(Piece { length: length as usize, sent: read, _room: room });
                asked += u64::from(length);
            }
            let Some(piece) = pieces.pop_front() else { break };
            let end = content.len() + piece.length;
            self.append(piece.sent, &mut content).await?;
            // Hosts may send less than was asked for.
            while content.len() < end {
                let length = piece_length((end - content.len()) as u64);
                let more = sent(self.raw.read(handle, content.len() as u64, length)).await;
                if !self.append(more, &mut content).await? {
                    break;
                }
            }
        }
        expect(content.len() as u64, expected)?;
        Ok(Some(content))
    }

    /// Adds what was read; false at the end of the file.
    async fn append(
        &self,
        read: Sent<'_, Result<Data, Error>>,
        content: &mut Vec<u8>,
    ) -> Result<bool, Fault> {
        match self.answer(read).await {
            Ok(data) if data.data.is_empty() => Ok(false),
            Ok(data) => {
                content.extend(data.data);
                Ok(true)
            }
            Err(fault) if fault.is(StatusCode::Eof) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Puts a file in the place of another at once.
    pub(super) async fn replace(
        &self,
        from: &str,
        to: &str,
        folders: &[String],
    ) -> Result<(), Fault> {
        let both = texts(&[from.as_bytes(), to.as_bytes()]);
        let rename = || self.extended(POSIX_RENAME, both.clone());
        self.in_folders(folders, rename).await
    }

    /// Gives a file a second name that is not taken yet.
    pub(super) async fn link(&self, from: &str, to: &str, folders: &[String]) -> Result<(), Fault> {
        let both = texts(&[from.as_bytes(), to.as_bytes()]);
        let link = || self.extended(HARD_LINK, both.clone());
        self.in_folders(folders, link).await
    }

    /// Copies the bytes of one open file into another, and closes this one.
    pub(super) async fn copy_data(&self, from: &str, to: &str) -> Result<(), Fault> {
        let mut request = texts(&[from.as_bytes()]);
        // From the beginning, to the end.
        request.extend([0; 16]);
        request.extend(texts(&[to.as_bytes()]));
        request.extend([0; 8]);
        let copied = sent(self.extended(COPY_DATA, request)).await;
        let expected = sent(self.raw.fstat(from)).await;
        let length = sent(self.raw.fstat(to)).await;
        let closed = sent(self.raw.close(to)).await;
        self.answer(copied).await?;
        let expected = self.answer(expected).await?.attrs.size.unwrap_or(0);
        expect_length(&self.answer(length).await?, expected)?;
        self.answer(closed).await?;
        Ok(())
    }

    async fn extended(&self, name: &str, request: Vec<u8>) -> Result<(), Error> {
        let Packet::Status(status) = self.raw.extended(name, request).await? else {
            return Err(Error::UnexpectedPacket);
        };
        if status.status_code == StatusCode::Ok { Ok(()) } else { Err(Error::Status(status)) }
    }
}

/// Texts as the protocol has them, each after its length.
fn texts(texts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(*text);
    }
    bytes
}

fn piece_length(left: u64) -> u32 {
    u32::try_from(left.min(PIECE as u64)).unwrap_or(u32::MAX)
}

fn expect_length(told: &Attrs, expected: u64) -> Result<(), Fault> {
    // Who does not tell has at least said of each piece that it was written.
    expect(told.attrs.size.unwrap_or(expected), expected)
}

fn expect(told: u64, expected: u64) -> Result<(), Fault> {
    if told == expected { Ok(()) } else { Err(Fault::Length { told, expected }) }
}
