//! Shows rules that look at how something is written each text that has what they look for.

use super::context::{CityContext, ProgramContext, RecordContext};
use super::reporter::{Finding, Reporter};
use super::scanned_texts::ScannedText;
use super::signs::{Sign, Signs};
use super::texts::{Written, of_page, of_program, of_record};
use crate::record::{Draft, Key, Path, Program, Step};

/// A text that a rule looks at, where it may report.
pub(super) struct TextLocation<'s, 'f, 'a> {
    pub(super) text: &'s ScannedText<'a>,
    /// The built-in key it stands next to, if it does.
    pub(super) key: Option<Key>,
    pub(super) city: CityContext<'a>,
    /// The file it stands in.
    pub(super) file: &'a str,
    /// The program it belongs to, if it does.
    pub(super) program: Option<&'a Program>,
    /// Whether it is not on the site yet.
    pub(super) is_draft: bool,
    path: &'s dyn Fn() -> Path,
    reporter: &'s mut Reporter<'f, 'a>,
}

impl<'a> TextLocation<'_, '_, 'a> {
    /// The text itself.
    pub(super) fn as_str(&self) -> &'a str {
        self.text.text
    }

    /// Reports the rule's sentence at the text.
    pub(super) fn report(&mut self) -> &mut Finding<'a> {
        self.reporter.in_file(self.file, self.program, (self.path)())
    }
}

/// Shows a rule every text of a record whose signs are wanted.
pub(super) fn in_record<'a>(
    context: &RecordContext<'a>,
    wanted: impl Fn(Signs) -> bool,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    if !wanted(context.texts.all_signs()) {
        return;
    }
    let (city, file, program) = (context.city, context.file, Some(context.program));
    let is_draft = context.is_draft();
    of_record(context.data, context.program, &mut |Written { text, key, path }| {
        if let Some(text) = context.texts.get(text).filter(|it| wanted(it.signs)) {
            let reporter = &mut *reporter;
            look(&mut TextLocation { text, key, city, file, program, is_draft, path, reporter });
        }
    });
}

/// Shows a rule every text of a program's own file that has a sign.
pub(super) fn in_program<'a>(
    context: &ProgramContext<'a>,
    sign: Sign,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    let (city, file) = (context.city, context.program.path.as_str());
    let (program, is_draft) = (None, false);
    of_program(context.program, &mut |Written { text, key, path }| {
        if let Some(text) = context.texts.get(text).filter(|it| it.signs.has(sign)) {
            let reporter = &mut *reporter;
            look(&mut TextLocation { text, key, city, file, program, is_draft, path, reporter });
        }
    });
}

/// Shows a rule every text of the static pages and of the settings that has a sign.
pub(super) fn in_pages<'a>(
    city: CityContext<'a>,
    sign: Sign,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    let mut show = |file: &'a str, is_draft, Written { text, key, path }: Written<'a, '_>| {
        if let Some(text) = city.texts.get(text).filter(|it| it.signs.has(sign)) {
            let (program, reporter) = (None, &mut *reporter);
            look(&mut TextLocation { text, key, city, file, program, is_draft, path, reporter });
        }
    };
    let pages = city.library.pages.iter().filter(|it| !city.is_withdrawn(&*it.data));
    for record in pages {
        let (file, is_draft) = (record.file.as_str(), record.data.is_draft());
        of_page(&record.data, &mut |it| show(file, is_draft, it));
    }
    let (text, path) =
        (&*city.library.settings.notice, &|| Path::default().then(Step::Written("notice".into())));
    show("kohyo.yaml", false, Written { text, key: None, path });
}
