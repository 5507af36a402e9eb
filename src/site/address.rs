//! Addresses that cannot be written, or not next to one another.

use crate::diagnostic::{Diagnostic, Place, code};
use crate::output::SitePath;
use crate::source::File;
use crate::words::Message;

/// Stands for the files of the theme, whose folder no other file may take the place of.
const THEME: &str = "assets/theme.css";

/// Stands for the files of the index, likewise.
const INDEX: &str = "search/index/all.json";

/// A file of the site. They are sorted by where they stand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Taken<'a> {
    pub(super) address: String,
    /// What it is made from; empty for a page of kohyo's own making.
    pub(super) file: &'a str,
    /// Whether it shows again what has a page of its own, where what is wrong is said already.
    pub(super) is_form: bool,
}

impl<'a> Taken<'a> {
    fn new(address: impl Into<String>, file: &'a str) -> Self {
        Self { address: address.into(), file, is_form: false }
    }
}

/// Pages and attachments whose addresses are taken, differ by case only (which is one address on
/// many hosts), need a folder where a file is, or cannot be created on every system.
pub(super) fn clashes<'a>(
    pages: impl Iterator<Item = Taken<'a>>,
    attachments: impl Iterator<Item = (&'a str, &'a File)> + Clone,
) -> Vec<Diagnostic> {
    let attached = attachments.clone().map(|(address, _)| address);
    let mut taken: Vec<Taken> =
        pages.chain(attachments.map(|(address, file)| Taken::new(address, &file.path))).collect();
    let mut found: Vec<Diagnostic> = taken.iter().filter_map(unwritable).collect();
    taken.extend([THEME, INDEX].map(|it| Taken::new(it, "")));
    for claim in &mut taken {
        claim.address.make_ascii_lowercase();
    }
    taken.sort_unstable();
    found.extend(taken.windows(2).filter_map(same_address));
    for address in attached {
        found.extend(in_the_way(&address.to_ascii_lowercase(), &taken));
    }
    found
}

/// What an attachment is in the way of as a file, or what lies in its way. Pages alone never are
/// in one another's, for each is the `index.html` of its folder.
fn in_the_way(address: &str, taken: &[Taken]) -> Option<Diagnostic> {
    let named =
        |it: &Taken| if it.file.is_empty() { it.address.clone() } else { it.file.to_owned() };
    let place = |address: &str| taken.partition_point(|it| it.address.as_str() < address);
    let inside = format!("{address}/");
    let first = taken.get(place(&inside)).filter(|it| it.address.starts_with(&inside));
    if let Some(first) = first {
        return Some(clash(address, taken[place(address)].file, &named(first)));
    }
    let mut folders = address.match_indices('/').map(|(end, _)| &address[..end]);
    let file = folders.find_map(|it| taken.get(place(it)).filter(|other| other.address == it))?;
    Some(clash(address, taken[place(address)].file, &named(file)))
}

/// An address that the site cannot have on every system, such as one that Windows keeps for itself.
fn unwritable(taken: &Taken) -> Option<Diagnostic> {
    SitePath::new(taken.address.as_str()).err().filter(|_| !taken.is_form)?;
    let place = Place::file(taken.file);
    let message = Message::new(code::FILE_NAME.name).with("name", &taken.address);
    let help = Message::new("help-file-name-reserved");
    Some(Diagnostic::new(&code::FILE_NAME, place, message).help([help]))
}

fn same_address(double: &[Taken]) -> Option<Diagnostic> {
    let [one, other] = double else { return None };
    if one.address != other.address || one.is_form && other.is_form {
        return None;
    }
    // A page of kohyo's own making has no file; what is in its way has one.
    Some(match (one.file, other.file) {
        (file, "") | ("", file) => clash(&one.address, file, &one.address),
        // The form of a record has its place by right.
        (file, form) if other.is_form => clash(&one.address, file, form),
        (other, file) => clash(&one.address, file, other),
    })
}

fn clash(address: &str, file: &str, other: &str) -> Diagnostic {
    let address = address.strip_suffix("index.html").unwrap_or(address);
    let place = Place::file(file);
    let message = Message::new(code::SAME_ADDRESS.name).with("address", format!("/{address}"));
    let help = Message::new("help-same-address").with("other", other);
    Diagnostic::new(&code::SAME_ADDRESS, place, message).help([help])
}
