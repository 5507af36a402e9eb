//! What a value must be, by the name that the schema gives it, and what is said when it is not.

use crate::calendar::{DueRule, FirstMonth, FiscalYear, MonthDay, Naming, Span as Months};
use crate::diagnostic::code;
use crate::japanese::{fold, half_width, suggest};
use crate::record::key::Key;
use crate::record::model::field::FieldKind;
use crate::record::model::number::SheetNumber;
use crate::record::model::policy::Criterion;
use crate::record::model::scope::is_all_units;
use crate::record::model::threshold::Threshold;
use crate::record::model::value::Text;
use crate::record::validate::context::Context;
use crate::record::validate::explain::dates::{
    applies, calendar_year, date, period, value_year, year, years,
};
use crate::record::validate::explain::finding::{CHOICES, Finding, choice, offered, rule};
use crate::record::validate::explain::node::Node;
use crate::record::validate::explain::{address, color, exemption, publish, spelling};
use crate::words::Message;

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
        "date" => date(text, context.naming),
        "year" => year(text, context),
        "value-year" => value_year(text, context),
        "period" => period(text, context),
        "unit" => unit(text, context),
        "units" => {
            if is_all_units(text) {
                None
            } else {
                unit(text, context)
            }
        }
        "kinds" => kind(text, context),
        "when" => exemption::when(text, context),
        "duty" => exemption::duty(text, context.naming),
        "rule" | "graded-rule" => exemption::rule(text, format == "graded-rule"),
        "indicator-kind" => indicator_kind(text, context),
        "level" => category_level(text, context),
        "promise" => promise(text, root, context),
        "id" => (!spelling::is_id(text)).then(|| {
            Finding::new(&code::NOT_AN_ID).with("value", text).help(Message::new("help-id"))
        }),
        "due-rule" => rule(text, format, DueRule::parse(text).is_err()),
        "months" => rule(text, format, Months::parse(text).is_err()),
        "month-day" => rule(text, format, MonthDay::parse(text).is_err()),
        "years" => years(text, context.naming),
        "threshold" => rule(text, format, Threshold::parse(text).is_none()),
        "applies" => applies(text, context.naming),
        "time-zone" => rule(text, format, jiff::tz::TimeZone::get(text).is_err()),
        "first-month" => {
            let month = half_width(text).parse::<i8>().ok().and_then(FirstMonth::new);
            rule(text, format, month.is_none())
        }
        "criterion" => Criterion::find(text).is_none().then(|| choice(text, &Criterion::numbers())),
        "kana" => rule(text, format, !spelling::is_kana(text)),
        "url" | "service-url" | "link" | "mail" => address::check(format, text),
        "municipality-code" => rule(text, format, !spelling::is_municipality_code(text)),
        "region" => rule(text, format, !spelling::is_id(text)),
        "color" => color::check(text),
        "theme" => reference(text, context.themes),
        "sheet" => reference(text, context.sheets),
        "target" => (!spelling::is_id(text)).then(|| {
            Finding::new(&code::NOT_AN_ID).with("value", text).help(Message::new("help-target"))
        }),
        "publish-address" => publish::address(text),
        "fingerprint" => rule(text, format, !publish::is_fingerprint(text)),
        _ => None,
    }
}

/// The form of a key under which two spellings of one thing are equal.
pub(super) fn canonical(format: &str, text: &str, context: &Context) -> String {
    match format {
        "year" | "value-year" => {
            FiscalYear::parse(text).map_or(text.to_owned(), |it| it.value.wareki())
        }
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

/// A text where a number was expected.
pub(super) fn number(text: &str) -> Finding {
    Finding::new(&code::NOT_A_NUMBER).with("value", text).help(Message::new("help-number"))
}

/// A value that a field or a column of this kind does not allow.
pub(super) fn of_kind(kind: FieldKind, choices: &[Text], text: &str, naming: Naming) -> Finding {
    match kind {
        FieldKind::Number | FieldKind::Amount | FieldKind::Text | FieldKind::Table => number(text),
        FieldKind::Date => date(text, naming).unwrap_or_else(|| number(text)),
        FieldKind::Year => calendar_year(text, naming),
        FieldKind::Choice => {
            let choices: Vec<&str> = choices.iter().map(|it| &**it).collect();
            choice(text, &choices)
        }
    }
}

/// What is typed between the names of units.
const BETWEEN_NAMES: [char; 7] = ['、', '，', ',', '・', '／', '/', '　'];

fn unit(text: &str, context: &Context) -> Option<Finding> {
    if context.is_unit(text) {
        return None;
    }
    let organization = context.organization?;
    let finding = Finding::new(&code::UNKNOWN_UNIT).with("value", text);
    let names: Vec<&str> = text.split(BETWEEN_NAMES).map(str::trim).collect();
    if names.len() > 1 && names.iter().all(|it| context.is_unit(it)) {
        return Some(finding.several(text, &names));
    }
    if let Some(near) = suggest(text, organization.names()) {
        return Some(finding.help(Message::new("help-suggestion").with("word", near)));
    }
    let names: Vec<&str> = organization.units().iter().map(|it| &*it.name).take(CHOICES).collect();
    if names.is_empty() {
        return Some(finding);
    }
    Some(finding.help(Message::new("help-choices").with("choices", names)))
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

fn category_level(text: &str, context: &Context) -> Option<Finding> {
    let levels: Vec<&str> = context.program?.file.levels.iter().map(|it| &*it.name).collect();
    (!levels.contains(&text))
        .then(|| offered(Finding::new(&code::UNKNOWN_LEVEL).with("key", text), text, &levels))
}

/// Where the form gives each kind of indicators a place of its own, another kind would stand nowhere.
fn indicator_kind(text: &str, context: &Context) -> Option<Finding> {
    let form = context.form().filter(|it| !it.has_indicators_of(text))?;
    let kinds: Vec<&str> = form.indicator_kinds().iter().map(|it| &**it).collect();
    Some(choice(text, &kinds))
}

fn promise(text: &str, root: Option<&Node>, context: &Context) -> Option<Finding> {
    let word = |key: Key| context.form().map_or(key.word(), |it| it.word(key));
    let promises = root.and_then(|it| it.get(word(Key::Promises))).map_or(&[][..], Node::items);
    let number = word(Key::Number);
    let numbers: Vec<&str> =
        promises.iter().filter_map(|it| it.get(number).and_then(Node::text)).collect();
    (!numbers.iter().any(|it| fold(it) == fold(text))).then(|| {
        let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", text);
        if numbers.is_empty() {
            return finding;
        }
        finding.help(Message::new("help-choices").with("choices", numbers))
    })
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
