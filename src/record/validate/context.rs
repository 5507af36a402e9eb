//! What a record is read against: the city's units and the program it belongs to.

use jiff::civil::Date;

use crate::calendar::Naming;
use crate::record::model::form::Form;
use crate::record::model::library::Program;
use crate::record::model::organization::{Organization, UnitIndex};

/// What is known when a file is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The units; none while `organization.yaml` itself is missing or wrong.
    pub(crate) organization: Option<&'a Organization>,
    /// The program of the folder that the file is in.
    pub(crate) program: Option<&'a Program>,
    /// What the city calls years and days.
    pub(crate) naming: Naming,
    /// The names of the folders under `themes/`.
    pub(crate) themes: &'a [String],
    /// The addresses of all sheets: gyokaku-2013/045.
    pub(crate) sheets: &'a [String],
    /// A file that is explained although it is sound at first sight, so that tests see whether both agree.
    pub(crate) explained: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The form of the file's program.
    pub(crate) fn form(&self) -> Option<&'a Form> {
        self.program.map(|it| &it.form)
    }

    /// The unit of a name, if there are units to ask for.
    pub(crate) fn unit(&self, name: &str) -> Option<UnitIndex> {
        let (first, last) = self.program.map_or((Date::MIN, Date::MAX), Program::days);
        self.organization?.find(name, first, last)
    }

    /// Whether a unit of this name exists, as far as can be known.
    pub(crate) fn is_unit(&self, name: &str) -> bool {
        self.organization.is_none() || self.unit(name).is_some()
    }
}
