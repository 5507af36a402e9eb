//! Where a page is in the site.

use std::fmt;

use super::{Cut, Facet};
use crate::disclosure::ProgramRef;
use crate::record::{Program, Unit};

/// The address of a page from the top of the site: `reforms/gyokaku-2013/045/`, or nothing for the
/// home page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address(String);

impl Address {
    /// The address of these parts, which are names of folders.
    ///
    /// ```
    /// let address = kohyo::route::Address::new(&["units", "kita-ku"]);
    /// assert_eq!(address.file(), "units/kita-ku/index.html");
    /// assert_eq!(address.root(), "../../");
    /// ```
    #[must_use]
    pub fn new(parts: &[&str]) -> Self {
        let mut path = String::with_capacity(parts.iter().map(|it| it.len() + 1).sum());
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Self(path)
    }

    /// The home page.
    #[must_use]
    pub fn home() -> Self {
        Self::default()
    }

    /// The list of plans.
    #[must_use]
    pub fn plans() -> Self {
        Self::new(&["reforms"])
    }

    /// A plan.
    #[must_use]
    pub fn plan(plan: &Program) -> Self {
        Self::new(&["reforms", &plan.slug])
    }

    /// The sheet of a file's name in a plan.
    #[must_use]
    pub fn sheet(plan: &Program, slug: &str) -> Self {
        Self::new(&["reforms", &plan.slug, slug])
    }

    /// The same sheet, laid out as on paper.
    #[must_use]
    pub fn form(plan: &Program, slug: &str) -> Self {
        Self::new(&["reforms", &plan.slug, slug, "form"])
    }

    /// Every form of a plan on one page.
    #[must_use]
    pub fn book(plan: &Program) -> Self {
        Self::new(&["reforms", &plan.slug, "book"])
    }

    /// A part of this page, by its place at each depth. What is below the page of a plan are its sheets, so that
    /// its parts have a folder of their own.
    #[must_use]
    pub fn part(&self, cut: Cut, path: &[usize]) -> Self {
        let folder = match cut {
            Cut::Plan => "category/",
            Cut::Facet(_) | Cut::Book => "",
        };
        let mut address = format!("{}{folder}", self.0);
        for place in path {
            address.push_str(&place.to_string());
            address.push('/');
        }
        Self(address)
    }

    /// The list of every sheet.
    #[must_use]
    pub fn sheets() -> Self {
        Self::new(&["sheets"])
    }

    /// The sheets of a plan by something that they have in common.
    #[must_use]
    pub fn sheets_by(plan: &Program, facet: Facet) -> Self {
        Self::new(&["reforms", &plan.slug, facet.name()])
    }

    /// The list of charter years.
    #[must_use]
    pub fn charter_years() -> Self {
        Self::new(&["charters"])
    }

    /// The charters of a year.
    #[must_use]
    pub fn charter_year(charter_year: &Program) -> Self {
        Self::new(&["charters", &charter_year.slug])
    }

    /// The charter of a unit, whatever its file is called.
    #[must_use]
    pub fn charter(charter_year: &Program, unit: &Unit) -> Self {
        Self::new(&["charters", &charter_year.slug, &unit.id])
    }

    /// The same charter, laid out as on paper.
    #[must_use]
    pub fn charter_form(charter_year: &Program, unit: &Unit) -> Self {
        Self::new(&["charters", &charter_year.slug, &unit.id, "form"])
    }

    /// A plan or a charter year.
    #[must_use]
    pub fn program(program_ref: ProgramRef, program: &Program) -> Self {
        match program_ref {
            ProgramRef::Plan(_) => Self::plan(program),
            ProgramRef::CharterYear(_) => Self::charter_year(program),
        }
    }

    /// The list of units.
    #[must_use]
    pub fn units() -> Self {
        Self::new(&["units"])
    }

    /// A unit.
    #[must_use]
    pub fn unit(unit: &Unit) -> Self {
        Self::new(&["units", &unit.id])
    }

    /// Who published what and when, in the whole city.
    #[must_use]
    pub fn status() -> Self {
        Self::new(&["status"])
    }

    /// The same of one program.
    #[must_use]
    pub fn program_status(program_ref: ProgramRef, program: &Program) -> Self {
        Self::new(&["status", program_ref.folder(), &program.slug])
    }

    /// Units, years and plans side by side.
    #[must_use]
    pub fn compare() -> Self {
        Self::new(&["compare"])
    }

    /// The open data, explained. Their files are in its folder.
    #[must_use]
    pub fn data() -> Self {
        Self::new(&["data"])
    }

    /// What was published and corrected, the newest first.
    #[must_use]
    pub fn news() -> Self {
        Self::new(&["news"])
    }

    /// Every correction.
    #[must_use]
    pub fn corrections() -> Self {
        Self::new(&["corrections"])
    }

    /// The page that looks words up.
    #[must_use]
    pub fn search() -> Self {
        Self::new(&["search"])
    }

    /// A former address, as it is in its language.
    pub(super) fn former(inside: &str) -> Self {
        Self(inside.to_owned())
    }

    /// The page shown where there is none: a file, for a host shows it at any address.
    #[must_use]
    pub fn not_found() -> Self {
        Self("404.html".to_owned())
    }

    /// The address as text, from the top of the site.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A link to the page as it is written in templates and Markdown: from the top of the site.
    #[must_use]
    pub fn link(&self) -> String {
        format!("/{}", self.0)
    }

    /// The file of the page.
    #[must_use]
    pub fn file(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.clone()
        }
    }

    /// The relative path from the page to the top of the site.
    #[must_use]
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_site_is_found_from_every_depth() {
        assert_eq!(
            (Address::default().file(), Address::default().root()),
            pair("index.html", "./")
        );
        let lost = Address::not_found();
        assert_eq!((lost.file(), lost.root()), pair("404.html", "./"));
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }
}
