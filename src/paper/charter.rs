//! The form of a charter: what it is, then its blocks, as on paper.

use super::FormView;
use super::layout::{self, Fact};
use super::table_context::TableContext;
use super::writer::Writer;
use crate::block::charter_blocks;
use crate::disclosure::PublicCharter;
use crate::record::Key;
use crate::view::Site;

/// The form of a charter, made of the same blocks as its page for reading.
pub(crate) fn charter_form<'a>(site: &'a Site<'a>, charter: PublicCharter<'a>) -> FormView<'a> {
    let context = TableContext { site, program: &charter.charter_year.program };
    let groups = charter_blocks(site, charter);
    let unit = site.named(charter.unit);
    let name = unit.name.to_string();
    let mut out = Writer::new(site, &unit.id, name, charter.address(site).link());
    write_facts(&mut out, context, charter);
    layout::write_blocks(&mut out, context, &groups);
    FormView { overline: String::new(), pieces: out.finish() }
}

/// Whose charter it is, when it was posted, its slogan.
fn write_facts<'a>(out: &mut Writer<'a>, context: TableContext<'a>, charter: PublicCharter<'a>) {
    let (site, form, data) = (context.site, &context.program.form, &charter.record.data);
    let units = site.unit_links(&[charter.unit]);
    let posted = data.posted.map(|it| site.day(it.date));
    let not_known = site.words.word("not-known");
    let posted = posted.as_ref().map_or(Fact::Plain(&not_known), Fact::Day);
    let mut rows = vec![vec![
        (site.heading(form, Key::Units), Fact::Links(&units)),
        (site.heading(form, Key::Posted), posted),
    ]];
    if !data.slogan.is_empty() {
        rows.push(vec![(site.heading(form, Key::Slogan), Fact::Plain(&data.slogan))]);
    }
    layout::write_fact_rows(out, site, site.heading(form, Key::ServiceCharter), rows);
}
