//! What changed last.

use jiff::civil::Date;

use super::super::feed::{of_program as news_of_program, of_unit as news_of_unit};
use super::super::news_text::NewsText;
use crate::disclosure::{NewsEvent, NewsItem, NewsLine, NewsRecord, ProgramRef};
use crate::record::UnitIndex;
use crate::view::Site;
use crate::view::summary::ChangedView;

/// What changed last in a record; where its history does not tell, the day on which it was.
pub(super) fn of_record<'a>(
    site: &Site<'a>,
    record: NewsRecord<'a>,
    day: Option<Date>,
) -> Option<ChangedView> {
    let history = site.public.history(record);
    let (lines, _) = NewsLine::newest(&history, 1);
    let Some(line) = lines.first().filter(|it| day.is_none_or(|day| day <= it.first.day)) else {
        return day.map(|it| ChangedView {
            day: Some(site.day(it)),
            about: None,
            what: String::new(),
            is_correction: false,
        });
    };
    Some(ChangedView { about: None, ..of_line(site, line)? })
}

/// What changed last in a plan or a charter year.
pub(super) fn of_program(site: &Site, program: ProgramRef) -> Option<ChangedView> {
    newest(site, &news_of_program(site, program))
}

/// What changed last in what a unit answers for.
pub(super) fn of_unit(site: &Site, unit: UnitIndex) -> Option<ChangedView> {
    newest(site, &news_of_unit(site, unit))
}

/// What changed last in the city.
pub(super) fn of_city(site: &Site) -> Option<ChangedView> {
    site.news.lines.iter().find_map(|it| of_line(site, it))
}

/// A change that is told in a sentence; none where there is nothing to compare.
pub(super) fn said(sentence: &str) -> Option<ChangedView> {
    (!sentence.is_empty()).then(|| ChangedView {
        day: None,
        about: None,
        what: sentence.to_owned(),
        is_correction: false,
    })
}

fn newest(site: &Site, items: &[NewsItem]) -> Option<ChangedView> {
    NewsLine::newest(items, 1).0.first().and_then(|it| of_line(site, it))
}

fn of_line(site: &Site, line: &NewsLine) -> Option<ChangedView> {
    let NewsText { link, what, .. } = NewsText::of(site, line)?;
    Some(ChangedView {
        day: Some(site.day(line.first.day)),
        about: Some(link),
        what,
        is_correction: line.first.event == NewsEvent::Corrected,
    })
}
