//! What is in a folder: by `MLSD`, which is made for it, or by `LIST`, which is made for people.

use std::collections::BTreeSet;

use super::super::super::RemotePath;
use super::super::{HostErrorKind, RemoteFile};
use super::fault::Fault;
use super::session::Session;

/// Nobody looks deeper: folders without end are links that the server shows as folders.
const DEEPEST: usize = 40;

/// One thing in a folder. Links and what else is neither a file nor a folder are not there for us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, without its folder.
    pub(super) name: String,
    /// Its size; none for a folder.
    pub(super) size: Option<u64>,
    /// What is the same for one folder by whichever path it is found, if the server tells.
    identity: Option<String>,
}

impl Session {
    /// Every file below a folder of the site.
    pub(super) fn files_below(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Fault> {
        let mut files = Vec::new();
        let mut seen = BTreeSet::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in self.entries_or_none(&folder)? {
                let path = joined(&folder, &entry.name);
                if let Some(size) = entry.size {
                    let file = |path| RemoteFile { path, size, checksum: None };
                    files.extend(RemotePath::told(&path).map(file));
                    continue;
                }
                // Some servers show a link as the folder that it leads to, which may be one above.
                let is_new = entry.identity.is_none_or(|it| seen.insert(it));
                let is_ours = RemotePath::told(&joined(&path, "x")).is_some();
                if is_new && is_ours && path.matches('/').count() < DEEPEST {
                    folders.push(path);
                }
            }
        }
        Ok(files)
    }

    /// What is at a path of the site, as the listing of its folder says.
    pub(super) fn entry(&mut self, path: &str) -> Result<Option<Entry>, Fault> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let entries = self.entries_or_none(folder)?;
        Ok(entries.into_iter().find(|it| it.name == name))
    }

    /// What is in a folder; nothing if the folder is not there.
    fn entries_or_none(&mut self, folder: &str) -> Result<Vec<Entry>, Fault> {
        match self.entries(folder) {
            Err(fault) if fault.is_about_path() => {
                let is_there = match folder {
                    // Nobody can look into the folder above the site.
                    "" => self.enters(""),
                    _ => self.entry(folder).map(|it| it.is_some()),
                };
                if is_there? { Err(fault) } else { Ok(Vec::new()) }
            }
            entries => entries,
        }
    }

    fn entries(&mut self, folder: &str) -> Result<Vec<Entry>, Fault> {
        if self.has_mlsd {
            match self.download(&format!("MLSD {}", self.place(folder))) {
                Ok(bytes) => return Ok(entries_of(&bytes, mlsd_entry)),
                Err(fault) if fault.is_about_command() => {
                    self.has_mlsd = false;
                }
                Err(fault) => return Err(fault),
            }
        }
        self.entries_for_people(folder)
    }

    /// By `LIST`. The folder is entered first: what servers make of spaces and brackets after `LIST` differs.
    fn entries_for_people(&mut self, folder: &str) -> Result<Vec<Entry>, Fault> {
        self.enter(folder)?;
        // Without `-a` many leave out names that begin with a dot; some look for a file called `-a`.
        let mut bytes = match self.download("LIST -a") {
            Err(fault @ Fault::Known { .. }) => return Err(fault),
            Err(Fault::Refused { .. }) => Vec::new(),
            Ok(bytes) => bytes,
        };
        if bytes.is_empty() {
            bytes = self.download("LIST")?;
        }
        let entries = entries_of(&bytes, list_entry);
        let text = String::from_utf8_lossy(&bytes);
        let is_read = |it: &str| it.starts_with("total") || list_line(it).is_some();
        if entries.is_empty() && text.lines().any(|it| !it.trim().is_empty() && !is_read(it)) {
            let line = text.lines().next().unwrap_or_default();
            return Err(Fault::known(HostErrorKind::Unsupported, format!("no listing: {line}")));
        }
        Ok(entries)
    }
}

/// The path of something in a folder of the site.
fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The entries of a listing. Names that are not UTF-8 are none of ours.
fn entries_of(bytes: &[u8], entry: fn(&str) -> Option<Entry>) -> Vec<Entry> {
    let lines = bytes.split(|it| *it == b'\n').filter_map(|it| std::str::from_utf8(it).ok());
    let entries = lines.filter_map(|it| entry(it.strip_suffix('\r').unwrap_or(it)));
    entries.filter(|it| it.name != "." && it.name != "..").collect()
}

/// A line of `MLSD` (RFC 3659): `type=file;size=12;modify=20261129120000; name`.
fn mlsd_entry(line: &str) -> Option<Entry> {
    let (facts, name) = line.split_once(' ')?;
    let fact = |name: &str| {
        let mut facts = facts.split(';').filter_map(|it| it.split_once('='));
        facts.find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1)
    };
    let size = match fact("type")?.to_ascii_lowercase().as_str() {
        "file" => Some(fact("size")?.parse().ok()?),
        "dir" => None,
        _ => return None,
    };
    let identity = fact("unique").map(str::to_owned);
    Some(Entry { name: name.to_owned(), size, identity })
}

/// A file or a folder in a line of `LIST`.
fn list_entry(line: &str) -> Option<Entry> {
    match list_line(line)? {
        ListLine::Entry(entry) => Some(entry),
        ListLine::Other => None,
    }
}

/// A line of `LIST` that has been understood.
enum ListLine {
    Entry(Entry),
    /// A link, or what else is none of ours.
    Other,
}

/// A line of `LIST`, as `ls -l` of Unix or `dir` of DOS write it. The library's parser also reads the day, and
/// gives up a line whose day it does not know: 11月 29, or 11-29-2026.
fn list_line(line: &str) -> Option<ListLine> {
    let words = words(line);
    let mode = words.first()?.1;
    let kind = mode.chars().next()?;
    if kind.is_ascii_digit() {
        return dos_line(line, &words);
    }
    if mode.len() < 10 {
        return None;
    }
    let word = |index: usize| words.get(index).map(|it| it.1);
    let rest = |index: usize| words.get(index).map(|it| &line[it.0..]);
    // The size stands before the day; some servers name no group, and the day has one word or two.
    let (size, name) = (2..=4).rev().find_map(|at| {
        let size: u64 = word(at)?.parse().ok()?;
        let day = word(at + 2)?;
        let is_iso = word(at + 1)?.matches('-').count() == 2 && day.contains(':');
        let is_day = day.len() <= 2 && day.bytes().all(|it| it.is_ascii_digit());
        let name = if is_iso { rest(at + 3)? } else { rest(at + 4).filter(|_| is_day)? };
        Some((size, name.to_owned()))
    })?;
    match kind {
        '-' => Some(ListLine::Entry(Entry { name, size: Some(size), identity: None })),
        'd' => Some(ListLine::Entry(Entry { name, size: None, identity: None })),
        _ => Some(ListLine::Other),
    }
}

/// `11-29-26  03:19PM  <DIR>  pub`.
fn dos_line(line: &str, words: &[(usize, &str)]) -> Option<ListLine> {
    let [(_, day), _, (_, size), (name, _), ..] = words else { return None };
    let size = match *size {
        "<DIR>" => None,
        size => Some(size.replace(',', "").parse().ok()?),
    };
    let entry = Entry { name: line[*name..].to_owned(), size, identity: None };
    Some(ListLine::Entry(entry)).filter(|_| day.contains(['-', '/']))
}

/// The words of a line, and where they begin.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut end = 0;
    for word in line.split_ascii_whitespace() {
        let begin = end + line[end..].find(word).unwrap_or_default();
        words.push((begin, word));
        end = begin + word.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_machines() {
        for (line, expected) in [
            ("type=file;size=12;modify=20261129120000; a b.html", Some(("a b.html", Some(12)))),
            ("Type=dir;UNIX.mode=0755; 改革", Some(("改革", None))),
            ("size=7;type=file; a;b= c", Some(("a;b= c", Some(7)))),
            ("type=file;size=0;modify=19700230; odd day", Some(("odd day", Some(0)))),
            ("type=cdir; .", None),
            ("type=OS.unix=slink:/etc; link", None),
            ("nothing", None),
            ("", None),
        ] {
            let entry = mlsd_entry(line);
            let entry = entry.as_ref().map(|it| (it.name.as_str(), it.size));
            assert_eq!(entry, expected, "{line}");
        }
    }

    #[test]
    fn lines_for_people() {
        for (line, expected) in [
            ("-rw-r--r--   1 user group  12 Nov  5 13:46 a b.html", Some(("a b.html", Some(12)))),
            ("-rw-r--r--   1 user group  12 Feb 29 13:46 leap", Some(("leap", Some(12)))),
            ("-rw-r--r--   1 user group  12 11月  5 13:46 改革", Some(("改革", Some(12)))),
            ("-rw-r--r--+  1 user group  12 2026-11-29 13:46 iso", Some(("iso", Some(12)))),
            ("-rw-r--r--   1 user  4096 Nov  5  2018 no group", Some(("no group", Some(4096)))),
            ("drwxr-xr-x   2 1000 1000  4096 Nov  5  2018 123", Some(("123", None))),
            ("lrwxrwxrwx   1 user group  4 Nov  5 13:46 link -> page", None),
            ("11-29-26  03:19PM       <DIR>          pub", Some(("pub", None))),
            ("11-29-2026  03:19PM   1,403 read me.txt", Some(("read me.txt", Some(1403)))),
            ("total 12", None),
            ("-rw-r--r--", None),
            ("", None),
        ] {
            let entry = list_entry(line);
            let entry = entry.as_ref().map(|it| (it.name.as_str(), it.size));
            assert_eq!(entry, expected, "{line}");
        }
    }

    #[test]
    fn what_is_no_name_of_ours_is_left_out() {
        let bytes = b"type=file;size=1; a\r\ntype=file;size=1; \xff\r\ntype=dir; ..\r\n";
        assert_eq!(entries_of(bytes, mlsd_entry).len(), 1);
    }
}
