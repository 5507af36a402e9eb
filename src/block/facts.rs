//! What a sheet is: its number, title, categories and units, as at the head of its form, and the blocks of its form.

use serde::Serialize;

use super::{Filled, GroupView, OnForm, PublicationView, groups};
use crate::disclosure::{Item, PublicCharter, PublicSheet};
use crate::record::{Key, Program, Sheet, is_all_units};
use crate::view::Site;
use crate::view::frame::Link;
use crate::view::prose::{Html, Labelled, numbered};
use crate::words::Message;

/// Units under a label of the form.
#[derive(Debug, Serialize)]
pub struct UnitsView<'a> {
    /// The form's word for them: 担当課.
    pub label: &'a str,
    /// Every unit of the plan, said in one word; empty when they are named.
    pub all: String,
    /// The units by name, with links to their pages; empty where `all` says it.
    pub units: Vec<Link>,
}

/// What a sheet is, as it is at the head of its form.
pub(crate) struct Facts<'a> {
    pub(crate) overline: String,
    pub(crate) categories: Vec<Labelled<'a>>,
    pub(crate) owner: UnitsView<'a>,
    pub(crate) participants: Option<UnitsView<'a>>,
}

/// What a sheet is.
pub(crate) fn facts<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> Facts<'a> {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let owners = program.named(&data.owner, site.public.organization());
    let mut categories = categories(site, program, data);
    let overline = program.file.levels.first().and_then(|level| {
        numbered(site.heading_of(&program.form, &level.name), data.categories.of(&level.name)?)
    });
    if overline.is_some() {
        categories.remove(0);
    }
    Facts {
        overline: overline.unwrap_or_default(),
        categories,
        owner: UnitsView {
            label: site.heading(&program.form, Key::Owner),
            all: String::new(),
            units: site.unit_links(&owners),
        },
        participants: participants(site, program, data),
    }
}

/// The blocks of a sheet's form.
pub(crate) fn blocks<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> Vec<GroupView<'a>> {
    groups(OnForm {
        site,
        program: &sheet.plan.program,
        filled: Filled::Sheet(sheet.data()),
        owed: site.owed_by(sheet),
        carried_out: site.carried_out(sheet),
    })
}

/// The blocks of a charter, as its page for reading and its form have them.
pub(crate) fn charter_blocks<'a>(
    site: &'a Site<'a>,
    charter: PublicCharter<'a>,
) -> Vec<GroupView<'a>> {
    groups(of_charter(site, charter))
}

/// When a charter had to be posted, and when it was.
pub(crate) fn posting<'a>(
    site: &'a Site<'a>,
    charter: PublicCharter<'a>,
) -> Vec<PublicationView<'a>> {
    of_charter(site, charter).publications(&[Item::Posting], charter.record.data.posted)
}

fn of_charter<'a>(site: &'a Site<'a>, charter: PublicCharter<'a>) -> OnForm<'a> {
    OnForm {
        site,
        program: &charter.charter_year.program,
        filled: Filled::Charter(&charter.record.data),
        owed: site.owed_in(&charter.record.file),
        carried_out: &[],
    }
}

fn categories<'a>(site: &'a Site, program: &'a Program, sheet: &'a Sheet) -> Vec<Labelled<'a>> {
    let levels = program.file.levels.iter();
    let labelled = |level: &'a crate::record::Level| {
        let text = sheet.categories.of(&level.name).filter(|it| !it.is_empty())?;
        let label = site.heading_of(&program.form, &level.name);
        Some(Labelled { label, html: Html::value(text) })
    };
    levels.filter_map(labelled).collect()
}

fn participants<'a>(
    site: &'a Site<'a>,
    program: &'a Program,
    sheet: &'a Sheet,
) -> Option<UnitsView<'a>> {
    if sheet.participants.0.is_empty() {
        return None;
    }
    let label = site.heading(&program.form, Key::Participants);
    let units = program.named(&sheet.participants, site.public.organization());
    // Two dozen links say less than one word does.
    Some(if sheet.participants.0.iter().any(|it| is_all_units(it)) {
        let all = Message::new("all-units").with("count", units.len());
        UnitsView { label, all: site.words.say(&all), units: Vec::new() }
    } else {
        UnitsView { label, all: String::new(), units: site.unit_links(&units) }
    })
}
