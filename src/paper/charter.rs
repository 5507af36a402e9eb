//! The form of a charter: what it is, then its blocks, as on paper.

use super::FormView;
use super::grid::Head;
use super::layout::{self, Fact};
use super::table_context::TableContext;
use super::writer::{Caption, Writer};
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
    let text = site.heading(form, Key::ServiceCharter).to_owned();
    let caption = Caption { kind: "facts", text, ..Caption::default() };
    out.table(&caption, &[1; 4], |out| {
        out.raw("<tbody>\n");
        for row in rows {
            out.raw("<tr>");
            // One fact alone takes the room of two.
            let col_span = if row.len() == 1 { 3 } else { 1 };
            for (label, fact) in row {
                let id = out.id();
                out.head(id, "row", 1, 1, Head::new(label, ""));
                out.cell([id].into_iter(), col_span, 1, |out| fact.write(site, out));
            }
            out.raw("</tr>\n");
        }
    });
}
