//! One file of a city's folder: where it is, what is in it, and where it leads if it is a link.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::regular;

/// So many bytes of a file are enough to know its first line.
pub(super) const HEAD: u64 = 1 << 10;

/// One file of the folder.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path from the city's folder, with `/` between the parts.
    pub path: String,
    /// What is in it.
    pub content: Content,
    /// Of a symbolic link, the path of the file in which all links end.
    leads_to: Option<String>,
    /// Of an attachment, whether its first line is that of a record.
    begins_as_record: bool,
}

/// What is in a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// The text of a record, a setting or a template, in UTF-8 and without a byte order mark.
    /// Many trees may share it, so that one in which a file has changed costs that file only.
    Text(Arc<String>),
    /// A picture, a PDF, a style sheet: bytes that are copied as they are, when they are needed.
    Attachment(PathBuf),
    /// A file that cannot be taken as it is, and why.
    Unreadable(Unreadable),
}

/// Why a file cannot be read as what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is in another encoding, whose common name is given, such as `Shift_JIS`.
    Encoding(&'static str),
    /// It is larger than [`LIMIT`](super::LIMIT); its size in bytes.
    TooLarge(u64),
    /// It is a symbolic link that leads out of the city's folder, to a folder, or nowhere.
    Outside,
    /// Its name is not UTF-8.
    Name,
    /// It is no file with something in it: whoever reads it may wait for ever.
    Special(Special),
    /// The system does not let it be read.
    Denied,
}

/// What has a name in a folder and is neither a file nor a folder nor a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// A pipe with a name (FIFO).
    Fifo,
    /// A socket.
    Socket,
    /// A device, such as a disk or a terminal.
    Device,
}

impl Content {
    /// Whether it is the same, as far as can be known without a look at the disk.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::Attachment(a), Self::Attachment(b)) => a == b,
            (Self::Unreadable(a), Self::Unreadable(b)) => a == b,
            (Self::Text(_) | Self::Attachment(_) | Self::Unreadable(_), _) => false,
        }
    }
}

impl File {
    /// A file that is no link.
    #[must_use]
    pub fn new(path: impl Into<String>, content: Content) -> Self {
        Self { path: path.into(), content, leads_to: None, begins_as_record: false }
    }

    /// The same as a link to the file at a path.
    #[must_use]
    pub fn leading_to(self, target: Option<String>) -> Self {
        Self { leads_to: target, ..self }
    }

    /// The same as an attachment whose first bytes are these.
    pub(super) fn beginning_with(self, head: &[u8]) -> Self {
        Self { begins_as_record: is_fence(head), ..self }
    }

    /// Of a symbolic link, the path of the file that it leads to, from the city's folder.
    #[must_use]
    pub fn leads_to(&self) -> Option<&str> {
        self.leads_to.as_deref()
    }

    /// Whether it is a symbolic link, also one that cannot be followed.
    pub(super) fn is_link(&self) -> bool {
        self.leads_to.is_some() || matches!(self.content, Content::Unreadable(Unreadable::Outside))
    }

    /// Whether its first line is `---`, as that of a record is, whatever it is called and in
    /// whichever encoding it was saved.
    #[must_use]
    pub fn begins_as_record(&self) -> bool {
        match &self.content {
            Content::Text(text) => is_fence(text.as_bytes()),
            Content::Attachment(_) => self.begins_as_record,
            Content::Unreadable(_) => false,
        }
    }

    /// Whether it is the same, as far as can be known without a look at the disk.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.content.is(&other.content)
            && self.leads_to == other.leads_to
            && self.begins_as_record == other.begins_as_record
    }

    /// The file's text, when it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Attachment(_) | Content::Unreadable(_) => None,
        }
    }

    /// The file's bytes: of a text at once, of an attachment from disk.
    ///
    /// # Errors
    ///
    /// The attachment cannot be read any more, or something else stands in its place.
    pub fn bytes(&self) -> io::Result<Cow<'_, [u8]>> {
        match &self.content {
            Content::Text(text) => Ok(text.as_bytes().into()),
            Content::Attachment(path) => Ok(regular::read_later(path)?.into()),
            Content::Unreadable(_) => Ok([].as_slice().into()),
        }
    }
}

/// Whether the first line of bytes that says anything is `---`. The byte order marks of UTF-8 and
/// UTF-16 and the zeros of the latter are passed over.
fn is_fence(bytes: &[u8]) -> bool {
    let is_mark = |it: &u8| matches!(it, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let head: Vec<u8> = bytes.iter().take(1 << 10).filter(|it| !is_mark(it)).copied().collect();
    let mut lines = head.split(|it| matches!(it, b'\n' | b'\r')).map(<[u8]>::trim_ascii);
    lines.find(|it| !it.is_empty()) == Some(b"---".as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_record_is_known_in_every_encoding() {
        let utf16 = |mark: char, text: &str, big: bool| -> Vec<u8> {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            let bytes = |it: u16| if big { it.to_be_bytes() } else { it.to_le_bytes() };
            units.into_iter().flat_map(bytes).collect()
        };
        for head in [
            b"---\n".to_vec(),
            b"---".to_vec(),
            b"--- \r\n\x8b\xe6".to_vec(),
            b"\r\n\n ---\t\nx".to_vec(),
            "\u{feff}---\n下書き: true".into(),
            utf16('\u{feff}', "---\r\n番号", false),
            utf16('\u{feff}', "---\r\n番号", true),
        ] {
            assert!(is_fence(&head), "{head:?}");
        }
        for head in [&b""[..], b"\n\n", b"----\n", b"--", b"-- -\n", b"a\n---\n", b"%PDF-1.7\n---"]
        {
            assert!(!is_fence(head), "{head:?}");
        }
    }
}
