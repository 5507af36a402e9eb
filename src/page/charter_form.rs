//! The page of a charter's form: `charter-form.html`.

use serde::Serialize;

use super::{PageKind, View, charter};
use crate::disclosure::PublicCharter;
use crate::paper::{self, FormView};
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::words::Message;

/// The page of a charter's form: `charter-form.html`.
#[derive(Debug, Serialize)]
pub struct CharterFormView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What the charter is called: 東区のサービス憲章.
    pub heading: String,
    /// The charter year it belongs to.
    pub charter_year: Link,
    /// The charter's page for reading.
    pub charter: String,
    /// The form, filled in.
    pub form: FormView<'a>,
    /// The form before this one.
    pub previous: Option<Link>,
    /// The form after this one.
    pub next: Option<Link>,
}

/// A charter, laid out as on paper.
pub(super) static CHARTER_FORM: PageKind = PageKind::of_charter(
    "charter-form.html",
    |place| place.has_forms.then(|| Address::charter_form(place.program, place.unit)),
    |site, charter| View::of(&view(site, charter)),
)
.on_paper()
.cited();

fn address(site: &Site, charter: PublicCharter) -> Address {
    Address::charter_form(&charter.charter_year.program, site.named(charter.unit))
}

/// The view of the form of a charter.
fn view<'a>(site: &'a Site<'a>, charter: PublicCharter<'a>) -> CharterFormView<'a> {
    let program = &charter.charter_year.program;
    let mut page = charter::frame(site, charter);
    page.layout = "form";
    page.title = site.words.say(&Message::new("form-of").with("it", &page.title));
    page.breadcrumb.push(Link::new(&site.phrases.form, &address(site, charter)));
    let charters: Vec<PublicCharter> = site.public.charters(charter.charter_year).collect();
    let at = charters.iter().position(|it| it.unit == charter.unit).unwrap_or_default();
    let link = |it: &PublicCharter| Link::new(&*site.named(it.unit).name, &address(site, *it));
    CharterFormView {
        page,
        heading: charter.name(site),
        charter_year: Link::new(&*program.file.name, &Address::charter_year(program)),
        charter: charter.address(site).link(),
        form: paper::charter_form(site, charter),
        previous: at.checked_sub(1).and_then(|it| charters.get(it)).map(link),
        next: charters.get(at + 1).map(link),
    }
}
