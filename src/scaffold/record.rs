//! Records and programs to fill in, each from the schema of its kind.

use crate::record::Key;
use jiff::ToSpan;
use jiff::civil::date;
use serde_json::{Map, Value, json};

use super::editor::Subject;
use super::skeleton::Skeleton;
use crate::calendar::{FirstMonth, Naming};
use crate::record::{
    CharterYear, FileKind, Form, Library, Plan, Program, SheetNumber, Unit, YearSpan,
};
use crate::words::Words;

/// A file that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path from the city's folder.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The keys that a record rarely has.
const RARE: [&str; 7] = [
    Key::Withdrawn.word(),
    Key::FormerAddresses.word(),
    Key::Corrections.word(),
    Key::Updated.word(),
    Key::Exemptions.word(),
    Key::Waivers.word(),
    // Most forms have values for years.
    Key::When.word(),
];

/// A sheet with every key of its plan's form.
#[must_use]
pub fn sheet(
    library: &Library,
    plan: &Plan,
    number: &str,
    title: &str,
    owner: &[String],
    words: &Words,
) -> NewFile {
    let owner = if let [only] = owner { json!(only) } else { json!(owner) };
    let mut given = vec![
        (Key::Number.word(), json!(number)),
        (Key::Title.word(), json!(title)),
        (Key::Owner.word(), owner),
    ];
    given.retain(|(_, it)| *it != json!("") && *it != json!([]));
    let path = sheet_path(plan, number);
    let subject = Subject::of(FileKind::Sheet, Some(&plan.program), library);
    NewFile { path, text: record(subject, Some(&plan.program), given, &RARE, words) }
}

/// Where the sheet of a number is written.
#[must_use]
pub fn sheet_path(plan: &Plan, number: &str) -> String {
    format!("content/reforms/{}/{}.md", plan.program.slug, slug_of(number, plan))
}

/// The file name of a number: as wide as those next to it, so that files stand in order.
fn slug_of(number: &str, plan: &Plan) -> String {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = plan.sheets.iter().filter(|it| is_number(&it.slug));
    let width = numbers.map(|it| it.slug.len()).max().unwrap_or(3);
    let number = SheetNumber::of(number);
    let number = number.as_str();
    if is_number(number) { format!("{number:0>width$}") } else { number.to_owned() }
}

/// A unit's charter with every key of its charter year's form.
#[must_use]
pub fn charter(
    library: &Library,
    charter_year: &CharterYear,
    unit: &Unit,
    words: &Words,
) -> NewFile {
    let program = &charter_year.program;
    let path = format!("content/charters/{}/{}.md", program.slug, unit.id);
    let subject = Subject::of(FileKind::Charter, Some(program), library);
    let silent: Vec<&str> = RARE.into_iter().chain([Key::Units.word()]).collect();
    NewFile { path, text: record(subject, Some(program), Vec::new(), &silent, words) }
}

/// A static page.
#[must_use]
pub fn page(library: &Library, page_path: &str, title: &str, words: &Words) -> NewFile {
    let path = format!("content/pages/{page_path}.md");
    let subject = Subject::of(FileKind::Page, None, library);
    let given = vec![(Key::Heading.word(), json!(title))];
    NewFile {
        path,
        text: record(
            subject,
            None,
            given,
            &[
                Key::Updated.word(),
                Key::Position.word(),
                Key::OfficeToAsk.word(),
                Key::Withdrawn.word(),
                Key::FormerAddresses.word(),
            ],
            words,
        ),
    }
}

fn record(
    subject: Subject<'_>,
    program: Option<&Program>,
    given: Vec<(&str, Value)>,
    silent: &[&str],
    words: &Words,
) -> String {
    let form = Form::default();
    let form = program.map_or(&form, |it| &it.form);
    let given = given.into_iter().chain([(Key::Draft.word(), json!(true))]);
    let given: Map<String, Value> =
        given.map(|(key, value)| (form.word_for(key).to_owned(), value)).collect();
    let silent = |word: &str| silent.iter().any(|it| form.word_for(it) == word);
    let keys = Skeleton::write(&subject.schema(words), &given, &silent, words);
    let about = words.word("new-draft");
    format!("---\n# {about}\n{keys}---\n")
}

/// A plan or a charter year, with scales and due days that a city can take or change.
#[must_use]
pub fn program(
    library: &Library,
    is_plan: bool,
    (slug, name): (&str, &str),
    years: YearSpan,
    words: &Words,
) -> NewFile {
    let naming = library.settings.naming();
    let template = match (naming, is_plan) {
        (Naming::Era, true) => include_str!("templates/plan.yaml"),
        (Naming::Era, false) => include_str!("templates/charters.yaml"),
        (Naming::Western, true) => include_str!("templates/plan.en.yaml"),
        (Naming::Western, false) => include_str!("templates/charters.en.yaml"),
    };
    let template = dated(template, library.settings.first_month.0, naming);
    let mut given: Map<String, Value> = serde_yaml::from_str(&template).unwrap_or_default();
    given.insert(Key::Name.word().to_owned(), json!(name));
    given.insert(Key::Years.word().to_owned(), json!(years.name(naming)));
    let below = if is_plan { "reforms" } else { "charters" };
    let schema = Subject::of_program(is_plan, library).schema(words);
    let text = Skeleton::write(&schema, &given, &|_| true, words);
    NewFile { path: format!("content/{below}/{slug}/_program.yaml"), text }
}

/// A template with the half-years that begin in the first month of the fiscal year: reports are due
/// a month after each, evaluations two.
fn dated(template: &str, first: FirstMonth, naming: Naming) -> String {
    // Any year that is not a leap year has the days that every year has.
    let start = date(2001, first.get(), 1);
    let month = |after: i32| naming.month(start.saturating_add(after.months()));
    let end_of =
        |after: i32| naming.day_of_year(start.saturating_add(after.months()).last_of_month());
    let span = |from: i32, to: i32| match naming {
        Naming::Era => format!("{}から{}", month(from), month(to)),
        Naming::Western => format!("{} to {}", month(from), month(to)),
    };
    let facts = [
        ("first-half", span(0, 5)),
        ("second-half", span(6, 11)),
        ("posting-due", end_of(0)),
        ("first-due", end_of(6)),
        ("second-due", end_of(12)),
        ("provisional-due", end_of(7)),
        ("annual-due", end_of(13)),
    ];
    let fill =
        |text: String, (name, fact): &(&str, String)| text.replace(&format!("@{name}@"), fact);
    facts.iter().fold(template.to_owned(), fill)
}
