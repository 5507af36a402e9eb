//! The page of a sheet's form: `form.html`.

use serde::Serialize;

use super::{PageKind, View};
use super::{book, sheet};
use crate::block::facts;
use crate::disclosure::PublicSheet;
use crate::paper::{self, FormView};
use crate::record::Key;
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::words::Message;

/// The page of a sheet's form: `form.html`.
#[derive(Debug, Serialize)]
pub struct FormPageView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The sheet's number as it is spoken of: No.45.
    pub number: String,
    /// Its title.
    pub title: &'a str,
    /// The form's word for a sheet: 改革シート.
    pub sheet_label: &'a str,
    /// The sheet's page for reading.
    pub sheet: String,
    /// The book with every sheet of the plan.
    pub book: Link,
    /// The form, filled in.
    pub form: FormView<'a>,
    /// The form before this one.
    pub previous: Option<Link>,
    /// The form after this one.
    pub next: Option<Link>,
}

/// A sheet, laid out as on paper.
pub(super) static FORM: PageKind = PageKind::of_sheet(
    "form.html",
    |plan, record| plan.has_forms.then(|| Address::form(plan.program, &record.slug)),
    |site, sheet| View::of(&view(site, sheet)),
)
.on_paper()
.cited();

fn form_address(sheet: PublicSheet) -> Address {
    Address::form(&sheet.plan.program, &sheet.record().slug)
}

/// The view of the form of a sheet.
fn view<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> FormPageView<'a> {
    let mut page = sheet::frame(site, sheet);
    page.layout = "form";
    page.title = site.words.say(&Message::new("form-of").with("it", &page.title));
    page.breadcrumb.push(Link::new(&site.phrases.form, &form_address(sheet)));
    let (previous, next) = sheet::neighbours(site, sheet);
    let link = |it: PublicSheet| Link::new(it.name(site), &form_address(it));
    FormPageView {
        page,
        number: sheet.number(site),
        title: &sheet.data().title,
        sheet_label: site.heading(&sheet.plan.program.form, Key::ReformSheet),
        sheet: sheet.address().link(),
        book: book::link(site, sheet.plan),
        form: paper::form(site, sheet, &facts(site, sheet)),
        previous: previous.map(link),
        next: next.map(link),
    }
}
