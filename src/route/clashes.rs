//! Addresses that cannot be written, or not next to one another.

use super::Routes;
use crate::diagnostic::{Diagnostic, Place, code};
use crate::file_name;
use crate::output::SitePath;
use crate::words::Message;

/// Something that takes an address. Claims are sorted by address.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim<'a> {
    /// From the top of the site, in lower case once it is compared: addresses that differ by case only are
    /// one address on many hosts.
    address: String,
    /// The file of the city that it is made from; empty for what kohyo makes by itself.
    file: &'a str,
    kind: ClaimKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ClaimKind {
    /// A page, a file of the city or of the theme, or one of kohyo's own.
    File,
    /// A page that shows again what has a page of its own, where what is wrong is reported already.
    Form,
    /// A folder in which nothing else may be.
    Folder,
}

impl Routes {
    /// Pages and files of the city whose addresses are taken, differ by case only, need a folder where
    /// a file is, or cannot be created on every system.
    #[must_use]
    pub fn clashes(&self) -> Vec<Diagnostic> {
        let pages = self.page_claims();
        let mut found: Vec<Diagnostic> =
            pages.iter().filter(|it| it.kind == ClaimKind::File).filter_map(unwritable).collect();
        let attached = self.attachments.iter().map(|it| Claim::new(&it.address, &it.file));
        let attached: Vec<Claim> = attached.collect();
        found.extend(attached.iter().filter_map(unwritable));
        let mut claims: Vec<Claim> = pages.into_iter().chain(attached).collect();
        claims.extend(self.own_claims());
        for claim in &mut claims {
            claim.address = file_name::folded(&claim.address);
        }
        claims.sort_unstable();
        found.extend(claims.windows(2).filter_map(same_address));
        let of_city = claims.iter().filter(|it| !it.file.is_empty() && it.kind != ClaimKind::Form);
        found.extend(of_city.filter_map(|it| in_the_way(it, &claims)));
        found
    }

    /// The claims of pages, as they are written.
    fn page_claims(&self) -> Vec<Claim<'_>> {
        let mut claims = Vec::new();
        for language in &self.languages {
            claims.extend(language.pages.iter().map(|route| Claim {
                address: format!("{}{}", language.folder, route.address.file()),
                file: route.file.as_deref().unwrap_or_default(),
                kind: if route.is_form { ClaimKind::Form } else { ClaimKind::File },
            }));
        }
        claims
    }

    /// The claims of what kohyo writes next to the pages.
    fn own_claims(&self) -> impl Iterator<Item = Claim<'_>> {
        let brought = |it: &&String| self.attachment(it).is_none();
        let defaults = self.reserved.defaults.iter().filter(brought);
        let files = self.assets.iter().chain(&self.reserved.files).chain(&self.reserved.records);
        let files = files.chain(defaults);
        let folders = self.reserved.folders.iter().map(|it| Claim {
            address: it.clone(),
            file: "",
            kind: ClaimKind::Folder,
        });
        files.map(|it| Claim::new(it, "")).chain(folders)
    }
}

impl<'a> Claim<'a> {
    fn new(address: &str, file: &'a str) -> Self {
        Self { address: address.to_owned(), file, kind: ClaimKind::File }
    }

    /// What it is called in a finding: its file, else its address.
    fn name(&self) -> &str {
        if self.file.is_empty() { &self.address } else { self.file }
    }
}

/// An address that the site cannot have on every system, such as one that Windows keeps for itself.
fn unwritable(claim: &Claim) -> Option<Diagnostic> {
    SitePath::new(claim.address.as_str()).err()?;
    let place = Place::file(claim.file);
    let message = Message::new(code::FILE_NAME.name).with("name", &claim.address);
    let help = Message::new("help-file-name-reserved");
    Some(Diagnostic::new(&code::FILE_NAME, place, message).help([help]))
}

fn same_address(double: &[Claim]) -> Option<Diagnostic> {
    let [one, other] = double else { return None };
    let both_are = |kind| one.kind == kind && other.kind == kind;
    if one.address != other.address || both_are(ClaimKind::Form) || both_are(ClaimKind::Folder) {
        return None;
    }
    // A page of kohyo's own making has no file; what is in its way has one.
    match (one.file, other.file) {
        ("", "") => None,
        (file, "") | ("", file) => Some(clash(&one.address, file, &one.address)),
        // The form of a record has its place by right.
        (file, form) if other.kind == ClaimKind::Form => Some(clash(&one.address, file, form)),
        (other, file) => Some(clash(&one.address, file, other)),
    }
}

/// What a claim of the city is in the way of as a file, or what is in its way: a file where it needs a
/// folder, or a folder that is kohyo's own.
fn in_the_way(claim: &Claim, claims: &[Claim]) -> Option<Diagnostic> {
    let place = |address: &str| claims.partition_point(|it| it.address.as_str() < address);
    let inside = format!("{}/", claim.address);
    let first = claims.get(place(&inside)).filter(|it| it.address.starts_with(&inside));
    if let Some(first) = first {
        return Some(clash(&claim.address, claim.file, first.name()));
    }
    let mut ends = claim.address.match_indices('/').map(|(end, _)| end);
    let found = ends.find_map(|end| {
        let (file, folder) = (&claim.address[..end], &claim.address[..=end]);
        let is_file = claims.get(place(file)).filter(|it| it.address == file);
        is_file.or_else(|| claims.get(place(folder)).filter(|it| it.address == folder))
    })?;
    Some(clash(&claim.address, claim.file, found.name()))
}

fn clash(address: &str, file: &str, other: &str) -> Diagnostic {
    let address = address.strip_suffix("index.html").unwrap_or(address);
    let place = Place::file(file);
    let message = Message::new(code::SAME_ADDRESS.name).with("address", format!("/{address}"));
    let help = Message::new("help-same-address").with("other", other);
    Diagnostic::new(&code::SAME_ADDRESS, place, message).help([help])
}
