//! What a value must be, by the name that the schema gives it, and what is said when it is not.

use super::super::absence::Presence;
use super::super::context::Context;
use super::super::field::{Field, FieldKind};
use super::super::key::Key;
use super::super::number::SheetNumber;
use super::super::policy::Criterion;
use super::super::program::YearSpan;
use super::super::scale::ScaleLevel;
use super::super::scope::ALL_UNITS;
use super::node::Node;
use super::{color, exemption, spelling};
use crate::calendar::{
    DateError, DueRule, FirstMonth, FiscalYear, MonthDay, Note, Span as Months, YearError,
    parse_date,
};
use crate::diagnostic::{Code, Diagnostic, Place, code};
use crate::japanese::{fold, half_width, suggest};
use crate::words::{Fact, Message};

/// A diagnostic that has no place yet.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    code: &'static Code,
    message: Message,
    label: Option<Message>,
    help: Vec<Message>,
}

impl Finding {
    pub(crate) fn new(code: &'static Code) -> Self {
        Self { code, message: Message::new(code.name), label: None, help: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.message = self.message.with(name, fact);
        self
    }

    pub(crate) fn label(mut self, id: &'static str) -> Self {
        self.label = Some(Message::new(id));
        self
    }

    pub(crate) fn help(mut self, help: Message) -> Self {
        self.help.push(help);
        self
    }

    pub(crate) fn at(self, place: Place) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code, place, self.message).help(self.help);
        diagnostic.label = self.label;
        diagnostic
    }
}

/// What is wrong with a value of this format, if anything.
pub(super) fn check(
    format: &str,
    text: &str,
    context: &Context,
    root: Option<&Node>,
) -> Option<Finding> {
    if text.is_empty() {
        return None;
    }
    match format {
        "date" => date(text),
        "year" => year(text, context),
        "period" => period(text, context),
        "unit" => unit(text, context),
        "units" => {
            if text == ALL_UNITS {
                None
            } else {
                unit(text, context)
            }
        }
        "kinds" => kind(text, context),
        "when" => exemption::when(text, context),
        "duty" => exemption::duty(text),
        "rule" | "graded-rule" => exemption::rule(text, format == "graded-rule"),
        "status" => level(text, &context.program?.file.statuses, &code::UNKNOWN_STATUS),
        "grade" => grade(text, context),
        "axis" => axis(text, context),
        "level" => category_level(text, context),
        "promise" => promise(text, root),
        "id" => (!spelling::is_id(text)).then(|| {
            Finding::new(&code::NOT_AN_ID).with("value", text).help(Message::new("help-id"))
        }),
        "due-rule" => rule(text, format, DueRule::parse(text).is_err()),
        "months" => rule(text, format, Months::parse(text).is_err()),
        "month-day" => rule(text, format, MonthDay::parse(text).is_err()),
        "years" => years(text),
        "time-zone" => rule(text, format, jiff::tz::TimeZone::get(text).is_err()),
        "first-month" => {
            let month = half_width(text).parse::<i8>().ok().and_then(FirstMonth::new);
            rule(text, format, month.is_none())
        }
        "criterion" => Criterion::find(text).is_none().then(|| choice(text, &Criterion::numbers())),
        "kana" => rule(text, format, !spelling::is_kana(text)),
        "url" => rule(text, format, !spelling::is_url(text)),
        "color" => color::check(text),
        "theme" => reference(text, context.themes),
        "sheet" => reference(text, context.sheets),
        _ => None,
    }
}

/// The form of a key under which two spellings of one thing are equal.
pub(super) fn canonical(format: &str, text: &str, context: &Context) -> String {
    match format {
        "year" => FiscalYear::parse(text).map_or(text.to_owned(), |it| it.value.wareki()),
        "period" => {
            let named = context.program.and_then(|program| {
                program.read_period(text).map(|it| program.cadence.name(it.value))
            });
            named.unwrap_or_else(|| text.to_owned())
        }
        "promise" => fold(text).into_owned(),
        "number" => SheetNumber::of(text).as_str().to_owned(),
        _ => text.to_owned(),
    }
}

/// What YAML's own error means to the person who typed the file.
pub(super) fn syntax(info: &str, first_of_line: bool) -> Finding {
    if info.contains("recursion limit") {
        return Finding::new(&code::TOO_DEEP);
    }
    let help = if first_of_line {
        "help-uneven"
    } else if info.contains("quoted scalar") {
        "help-quote-open"
    } else if info.contains("tab") {
        "help-indentation"
    } else {
        "help-quote"
    };
    Finding::new(&code::SYNTAX).help(Message::new(help))
}

/// A word that is not among the choices.
pub(super) fn choice(text: &str, choices: &[&str]) -> Finding {
    let finding = Finding::new(&code::UNKNOWN_CHOICE).with("value", text);
    offered(finding, text, choices)
}

/// A text where a number was expected.
pub(super) fn number(text: &str) -> Finding {
    Finding::new(&code::NOT_A_NUMBER).with("value", text).help(Message::new("help-number"))
}

/// A value that a declared field does not allow.
pub(super) fn field(field: &Field, text: &str) -> Finding {
    match field.kind {
        FieldKind::Number | FieldKind::Amount | FieldKind::Text => number(text),
        FieldKind::Date => date(text).unwrap_or_else(|| number(text)),
        FieldKind::Choice => {
            let choices: Vec<&str> = field.choices.iter().map(|it| &**it).collect();
            choice(text, &choices)
        }
    }
}

/// A grade on a named axis.
pub(super) fn axis_grade(axis: &str, text: &str, context: &Context) -> Option<Finding> {
    let levels = context.program?.file.grades.axis(axis)?;
    if text.is_empty() {
        return None;
    }
    level(text, levels, &code::UNKNOWN_GRADE)
}

/// How many words are offered to choose from: more than a screen is no help.
const CHOICES: usize = 30;

/// Adds the word that was probably meant, or else all that can be chosen.
fn offered(finding: Finding, text: &str, choices: &[&str]) -> Finding {
    match suggest(text, choices.iter().copied()) {
        Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
        None if choices.is_empty() => finding,
        None => {
            let shown: Vec<&str> = choices.iter().copied().take(CHOICES).collect();
            finding.help(Message::new("help-choices").with("choices", shown.join("、")))
        }
    }
}

fn date(text: &str) -> Option<Finding> {
    match parse_date(text) {
        Ok(reading) => reading.note.map(|note| corrected_date(text, reading.value, &note)),
        Err(error) => {
            let finding = Finding::new(&code::NOT_A_DATE).with("value", text);
            Some(match error {
                DateError::NoSuchDay { year, month, last, .. } => finding.help(
                    Message::new("help-date-days")
                        .with("year", year.map_or_else(String::new, |it| it.to_string()))
                        .with("month", month.to_string())
                        .with("days", last.to_string()),
                ),
                DateError::NoYear => finding.help(Message::new("help-date-year")),
                DateError::YearLast => finding.help(Message::new("help-date-order")),
                DateError::Incomplete => finding.help(Message::new("help-date-day")),
                DateError::FiscalYear { .. } => finding.help(Message::new("help-date-fiscal")),
                DateError::Year(YearError::NoEra { candidates, .. }) => {
                    finding.help(candidate_years(&candidates))
                }
                DateError::TrailingText { rest } => {
                    finding.help(Message::new("help-rest").with("rest", rest))
                }
                DateError::NotADate
                | DateError::Year(_)
                | DateError::NoSuchMonth { .. }
                | DateError::OldCalendar => finding.help(Message::new("help-date")),
            })
        }
    }
}

fn candidate_years(candidates: &[FiscalYear]) -> Message {
    let candidates: Vec<String> = candidates.iter().map(|it| it.wareki()).collect();
    Message::new("help-year-candidates").with("candidates", candidates.join("、"))
}

fn corrected_date(text: &str, date: jiff::civil::Date, note: &Note) -> Finding {
    let right = crate::calendar::wareki_date(date);
    let finding =
        Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", right.as_str());
    match note {
        Note::Weekday { right, .. } => {
            finding.help(Message::new("help-weekday").with("weekday", right.to_string()))
        }
        Note::Era { .. } => finding,
    }
}

fn year(text: &str, context: &Context) -> Option<Finding> {
    let reading = match FiscalYear::parse(text) {
        Ok(reading) => reading,
        Err(error) => return Some(bad_year(text, &error)),
    };
    if let Some(finding) = outside(reading.value, context) {
        return Some(finding);
    }
    reading.note.is_some().then(|| corrected_year(text, reading.value))
}

fn corrected_year(text: &str, year: FiscalYear) -> Finding {
    Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", year.canonical())
}

fn bad_year(text: &str, error: &YearError) -> Finding {
    let finding = Finding::new(&code::NOT_A_YEAR).with("value", text);
    match error {
        YearError::NoEra { candidates, .. } => finding.help(candidate_years(candidates)),
        YearError::Disagree { first, second } => finding.help(
            Message::new("help-years-disagree")
                .with("first", first.canonical())
                .with("second", second.canonical()),
        ),
        YearError::TrailingText { rest } => {
            finding.help(Message::new("help-rest").with("rest", rest))
        }
        YearError::NotAYear | YearError::OutOfRange { .. } => {
            finding.help(Message::new("help-year"))
        }
    }
}

fn outside(year: FiscalYear, context: &Context) -> Option<Finding> {
    let span = context.program?.file.years;
    (!span.contains(year)).then(|| {
        Finding::new(&code::OUTSIDE_PLAN).with("year", year.canonical()).with("span", span.name())
    })
}

pub(super) fn period(text: &str, context: &Context) -> Option<Finding> {
    let program = context.program?;
    if let Some(reading) = program.read_period(text) {
        return reading.note.is_some().then(|| corrected_year(text, reading.value.year));
    }
    let year = FiscalYear::parse_prefix(text).map(|(it, _)| it.value);
    if let Some(finding) = year.and_then(|it| outside(it, context)) {
        return Some(finding);
    }
    let names = program.period_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(offered(Finding::new(&code::UNKNOWN_PERIOD).with("value", text), text, &names))
}

fn unit(text: &str, context: &Context) -> Option<Finding> {
    if context.is_unit(text) {
        return None;
    }
    let organization = context.organization?;
    let finding = Finding::new(&code::UNKNOWN_UNIT).with("value", text);
    if let Some(near) = suggest(text, organization.names()) {
        return Some(finding.help(Message::new("help-suggestion").with("word", near)));
    }
    let names: Vec<&str> = organization.units().iter().map(|it| &*it.name).take(CHOICES).collect();
    Some(finding.help(Message::new("help-choices").with("choices", names.join("、"))))
}

fn kind(text: &str, context: &Context) -> Option<Finding> {
    let mut kinds: Vec<&str> = context
        .organization?
        .units()
        .iter()
        .map(|it| &*it.kind)
        .filter(|it| !it.is_empty())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    (!kinds.contains(&text)).then(|| choice(text, &kinds))
}

fn level(text: &str, scale: &[ScaleLevel], unknown: &'static Code) -> Option<Finding> {
    if Presence::of_level(text) != Presence::Given {
        return None;
    }
    let labels: Vec<&str> = scale.iter().map(|it| &*it.label).collect();
    (!labels.contains(&text))
        .then(|| offered(Finding::new(unknown).with("value", text), text, &labels))
}

fn grade(text: &str, context: &Context) -> Option<Finding> {
    let grades = &context.program?.file.grades;
    if Presence::of_level(text) == Presence::Given && grades.has_axes() {
        let axes: Vec<&str> = grades.axes.iter().map(|(it, _)| &**it).collect();
        return Some(
            Finding::new(&code::IMPOSSIBLE).with("what", "one-axis").with("axes", axes.join("、")),
        );
    }
    level(text, grades.axis("").unwrap_or(&[]), &code::UNKNOWN_GRADE)
}

fn axis(text: &str, context: &Context) -> Option<Finding> {
    let axes: Vec<&str> = context.program?.file.grades.axes.iter().map(|(it, _)| &**it).collect();
    (!axes.contains(&text)).then(|| choice(text, &axes))
}

fn category_level(text: &str, context: &Context) -> Option<Finding> {
    let levels: Vec<&str> = context.program?.file.levels.iter().map(|it| &*it.name).collect();
    (!levels.contains(&text))
        .then(|| offered(Finding::new(&code::UNKNOWN_LEVEL).with("key", text), text, &levels))
}

fn promise(text: &str, root: Option<&Node>) -> Option<Finding> {
    let promises = root.and_then(|it| it.get(Key::Promises.word())).map_or(&[][..], Node::items);
    let numbers: Vec<&str> =
        promises.iter().filter_map(|it| it.get(Key::Number.word()).and_then(Node::text)).collect();
    (!numbers.iter().any(|it| fold(it) == fold(text))).then(|| {
        let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", text);
        if numbers.is_empty() {
            return finding;
        }
        finding.help(Message::new("help-choices").with("choices", numbers.join("、")))
    })
}

pub(super) fn rule(text: &str, kind: &str, wrong: bool) -> Option<Finding> {
    wrong.then(|| {
        Finding::new(&code::NOT_A_RULE)
            .with("value", text)
            .with("kind", kind)
            .help(Message::new(format!("help-{kind}")))
    })
}

fn years(text: &str) -> Option<Finding> {
    match YearSpan::parse(text) {
        Some(span) if span.first > span.last => Some(
            Finding::new(&code::IMPOSSIBLE)
                .with("what", "end-before-start")
                .with("start", span.first.canonical())
                .with("end", span.last.canonical()),
        ),
        Some(span) => span.remarkable.then(|| {
            Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", span.name())
        }),
        None => rule(text, "years", true),
    }
}

fn reference(text: &str, names: &[String]) -> Option<Finding> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.contains(&text)).then(|| {
        let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", text);
        match suggest(text, names.iter().copied()) {
            Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
            None => finding,
        }
    })
}
