//! Addresses that cannot be written, or not beside one another.

use crate::diagnostic::{Diagnostic, Place, code};
use crate::output::SitePath;
use crate::source::File;
use crate::words::Message;

/// Stands for the files of the theme, whose folder no other file may take the place of.
const THEME: &str = "assets/theme.css";

/// Stands for the files of the index, likewise.
const INDEX: &str = "search/index/all.json";

/// Pages, by their files and what they are made from, and attachments whose addresses are taken,
/// differ by case only (which is one address on
/// many hosts), need a folder where a file is, or cannot be created on every system.
pub(super) fn clashes<'a>(
    pages: impl Iterator<Item = (String, &'a str)>,
    attachments: impl Iterator<Item = (&'a str, &'a File)> + Clone,
) -> Vec<Diagnostic> {
    let attached = attachments.clone().map(|(address, _)| address);
    let mut taken: Vec<(String, &str)> = pages
        .chain(attachments.map(|(address, file)| (address.to_owned(), file.path.as_str())))
        .collect();
    let mut found: Vec<Diagnostic> = taken.iter().filter_map(unwritable).collect();
    taken.extend([THEME, INDEX].map(|it| (it.to_owned(), "")));
    for (address, _) in &mut taken {
        address.make_ascii_lowercase();
    }
    taken.sort_unstable();
    found.extend(taken.windows(2).filter(|it| it[0].0 == it[1].0).map(same_address));
    for address in attached {
        found.extend(in_the_way(&address.to_ascii_lowercase(), &taken));
    }
    found
}

/// What an attachment is in the way of as a file, or what lies in its way. Pages alone never are
/// in one another's, for each is the `index.html` of its folder.
fn in_the_way(address: &str, taken: &[(String, &str)]) -> Option<Diagnostic> {
    let named = |(address, file): &(String, &'_ str)| {
        if file.is_empty() { address.clone() } else { (*file).to_owned() }
    };
    let place = |it: &str| taken.partition_point(|(other, _)| other.as_str() < it);
    let inside = format!("{address}/");
    let first = taken.get(place(&inside)).filter(|(it, _)| it.starts_with(&inside));
    if let Some(first) = first {
        return Some(clash(address, taken[place(address)].1, &named(first)));
    }
    let mut folders = address.match_indices('/').map(|(end, _)| &address[..end]);
    let file = folders.find_map(|it| taken.get(place(it)).filter(|(other, _)| other == it))?;
    Some(clash(address, taken[place(address)].1, &named(file)))
}

/// An address that the site cannot have on every system, such as one that Windows keeps for itself.
fn unwritable((address, file): &(String, &str)) -> Option<Diagnostic> {
    SitePath::new(address.as_str()).err()?;
    let place = Place::file(*file);
    let message = Message::new(code::FILE_NAME.name).with("name", address);
    let help = Message::new("help-file-name-reserved");
    Some(Diagnostic::new(&code::FILE_NAME, place, message).help([help]))
}

fn same_address(double: &[(String, &str)]) -> Diagnostic {
    let address = &double[0].0;
    // A page of kohyo's own making has no file; what is in its way has one.
    match (double[0].1, double[1].1) {
        (file, "") | ("", file) => clash(address, file, address),
        (other, file) => clash(address, file, other),
    }
}

fn clash(address: &str, file: &str, other: &str) -> Diagnostic {
    let address = address.strip_suffix("index.html").unwrap_or(address);
    let place = Place::file(file);
    let message = Message::new(code::SAME_ADDRESS.name).with("address", format!("/{address}"));
    let help = Message::new("help-same-address").with("other", other);
    Diagnostic::new(&code::SAME_ADDRESS, place, message).help([help])
}
