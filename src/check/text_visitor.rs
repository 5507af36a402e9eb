//! Every text that an author wrote, one by one, with the place of each: for rules that look at how
//! something is written, wherever it stands.

use super::context::{CityContext, Data, ProgramContext, RecordContext};
use super::reporter::{Finding, Reporter};
use super::scanned_texts::ScannedText;
use super::signs::{Sign, Signs};
use crate::record::{
    Charter, Correction, Draft, Evaluation, Extra, ExtraValue, Key, OverallEvaluation, Path,
    Program, ScaleLevel, Sheet, StaticPage, Step, Table, Text, YearKey,
};

/// A text, and what it is the text of.
pub(super) struct Written<'a, 'p> {
    pub(super) text: &'a str,
    /// The built-in key it stands next to: 内容, 前文; none for what follows the front matter, and for settings.
    pub(super) key: Option<Key>,
    path: &'p dyn Fn() -> Path,
}

/// What is done with each text.
type Visit<'v, 'a> = &'v mut dyn FnMut(Written<'a, '_>);

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
    for record in &city.library.pages {
        let (file, is_draft) = (record.file.as_str(), record.data.is_draft());
        of_page(&record.data, &mut |it| show(file, is_draft, it));
    }
    let (text, path) =
        (&*city.library.settings.notice, &|| Path::default().then(Step::Written("notice".into())));
    show("kohyo.yaml", false, Written { text, key: None, path });
}

/// Every text of a record.
pub(super) fn of_record<'a>(data: Data<'a>, program: &'a Program, visit: Visit<'_, 'a>) {
    match data {
        Data::Sheet(sheet) => of_sheet(sheet, program, visit),
        Data::Charter(charter) => of_charter(charter, program, visit),
    }
}

/// Every text of the city with the file that it stands in.
pub(super) fn everywhere<'a>(city: CityContext<'a>, visit: &mut dyn FnMut(&'a str, &'a str)) {
    for plan in &city.library.plans {
        of_program(&plan.program, &mut |it| visit(&plan.program.path, it.text));
        for sheet in &plan.sheets {
            of_sheet(&sheet.data, &plan.program, &mut |it| visit(&sheet.file, it.text));
        }
    }
    for charter_year in &city.library.charter_years {
        let program = &charter_year.program;
        of_program(program, &mut |it| visit(&program.path, it.text));
        for charter in &charter_year.charters {
            of_charter(&charter.data, program, &mut |it| visit(&charter.file, it.text));
        }
    }
    for page in &city.library.pages {
        of_page(&page.data, &mut |it| visit(&page.file, it.text));
    }
    visit("kohyo.yaml", &city.library.settings.notice);
}

/// One text next to a key below a path.
fn cell<'a>(visit: Visit<'_, 'a>, above: &dyn Fn() -> Path, key: Key, text: &'a Text) {
    if !text.is_empty() {
        visit(Written { text, key: Some(key), path: &|| above().then(key) });
    }
}

fn of_sheet<'a>(sheet: &'a Sheet, program: &'a Program, visit: Visit<'_, 'a>) {
    let top = &Path::default;
    cell(visit, top, Key::Title, &sheet.title);
    for (level, category) in sheet.categories.iter() {
        let step = || Path::default().then(Key::Categories).then(Step::Written((&**level).into()));
        if !category.is_empty() {
            visit(Written { text: category, key: Some(Key::Categories), path: &step });
        }
    }
    cell(visit, top, Key::Background, &sheet.background);
    cell(visit, top, Key::Purpose, &sheet.purpose);
    cell(visit, top, Key::Measures, &sheet.measures);
    for (index, row) in sheet.schedule.iter().enumerate() {
        let at = &|| Path::default().then(Key::Schedule).then(index);
        cell(visit, at, Key::Action, &row.name);
        cell(visit, at, Key::Baseline, &row.baseline);
        years(visit, at, &row.years);
        cell(visit, at, Key::Goal, &row.goal);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        let at = &|| Path::default().then(Key::Indicators).then(index);
        cell(visit, at, Key::Name, &row.name);
        cell(visit, at, Key::Unit, &row.unit);
        cell(visit, at, Key::Note, &row.note);
        cell(visit, at, Key::Baseline, &row.baseline);
        years(visit, at, &row.years);
        cell(visit, at, Key::Goal, &row.goal);
    }
    for (key, report) in sheet.progress.iter() {
        let at = &|| Path::default().then(Key::Progress).then(key);
        cell(visit, at, Key::Text, &report.text);
        cell(visit, at, Key::Countermeasure, &report.countermeasure);
    }
    evaluations(visit, &sheet.annual_evaluations);
    if let Some(evaluation) = &sheet.overall_evaluation {
        overall(visit, evaluation);
    }
    rest(visit, &sheet.corrections, &sheet.extra, program, &sheet.body);
}

fn of_charter<'a>(charter: &'a Charter, program: &'a Program, visit: Visit<'_, 'a>) {
    let top = &Path::default;
    cell(visit, top, Key::Slogan, &charter.slogan);
    cell(visit, top, Key::Preamble, &charter.preamble);
    for (index, promise) in charter.promises.iter().enumerate() {
        let at = &|| Path::default().then(Key::Promises).then(index);
        cell(visit, at, Key::Label, &promise.group);
        cell(visit, at, Key::Text, &promise.text);
        if let Some(measure) = &promise.measure {
            let at = &|| at().then(Key::Indicators);
            cell(visit, at, Key::Name, &measure.name);
            cell(visit, at, Key::Unit, &measure.unit);
            cell(visit, at, Key::Target, &measure.target);
        }
    }
    for (key, report) in charter.reports.iter() {
        let at = &|| Path::default().then(Key::Reports).then(key);
        cell(visit, at, Key::Text, &report.text);
        cell(visit, at, Key::Countermeasure, &report.countermeasure);
        for (number, result) in report.results.iter() {
            let number = || Step::Written((&**number).into());
            let at = &|| at().then(Key::Results).then(number());
            cell(visit, at, Key::Actual, &result.actual);
            cell(visit, at, Key::Note, &result.note);
        }
    }
    evaluations(visit, &charter.annual_evaluations);
    rest(visit, &charter.corrections, &charter.extra, program, &charter.body);
}

/// Every text of a static page.
pub(super) fn of_page<'a>(page: &'a StaticPage, visit: Visit<'_, 'a>) {
    cell(visit, &Path::default, Key::Heading, &page.title);
    cell(visit, &Path::default, Key::Summary, &page.summary);
    body(visit, &page.body);
}

/// Every text of a program's own file.
pub(super) fn of_program<'a>(program: &'a Program, visit: Visit<'_, 'a>) {
    let file = &program.file;
    cell(visit, &Path::default, Key::Name, &file.name);
    cell(visit, &Path::default, Key::Note, &file.description);
    scale(visit, &file.statuses, &|| Path::default().then(Key::Statuses));
    for (axis, levels) in &file.grades.axes {
        scale(visit, levels, &|| axis_path(axis));
    }
}

/// Where the levels of an axis stand; a single scale's axis has no name.
pub(super) fn axis_path(axis: &Text) -> Path {
    let path = Path::default().then(Key::Grades);
    if axis.is_empty() { path } else { path.then(Step::Written((&**axis).into())) }
}

fn scale<'a>(visit: Visit<'_, 'a>, levels: &'a [ScaleLevel], at: &dyn Fn() -> Path) {
    for (index, level) in levels.iter().enumerate() {
        cell(visit, &|| at().then(index), Key::Meaning, &level.meaning);
    }
}

fn years<'a>(
    visit: Visit<'_, 'a>,
    at: &dyn Fn() -> Path,
    table: &'a Table<YearKey, crate::record::PlanActual>,
) {
    for (key, values) in table.iter() {
        let at = &|| at().then(Key::ByYear).then(key.year);
        cell(visit, at, Key::Plan, &values.plan);
        cell(visit, at, Key::Actual, &values.actual);
    }
}

fn evaluations<'a>(visit: Visit<'_, 'a>, table: &'a Table<YearKey, Evaluation>) {
    for (key, evaluation) in table.iter() {
        let at = &|| Path::default().then(Key::AnnualEvaluations).then(key.year);
        cell(visit, at, Key::ReasonForGrade, &evaluation.text);
        cell(visit, at, Key::NextSteps, &evaluation.next_steps);
    }
}

fn overall<'a>(visit: Visit<'_, 'a>, evaluation: &'a OverallEvaluation) {
    let at = &|| Path::default().then(Key::OverallEvaluation);
    cell(visit, at, Key::ReasonForGrade, &evaluation.text);
    cell(visit, at, Key::NextSteps, &evaluation.next_steps);
    cell(visit, at, Key::AfterPlan, &evaluation.after_plan);
}

fn rest<'a>(
    visit: Visit<'_, 'a>,
    corrections: &'a [Correction],
    extra: &'a [Extra],
    program: &'a Program,
    text: &'a Text,
) {
    for (index, correction) in corrections.iter().enumerate() {
        cell(
            visit,
            &|| Path::default().then(Key::Corrections).then(index),
            Key::Text,
            &correction.text,
        );
    }
    for addition in extra {
        let name = || {
            Path::default()
                .then(Step::Written((&*program.form.fields()[addition.field].name).into()))
        };
        let mut say = |text: &'a Text, path: &dyn Fn() -> Path| {
            if !text.is_empty() {
                visit(Written { text, key: Some(Key::Fields), path });
            }
        };
        match &addition.value {
            ExtraValue::One(text) => say(text, &name),
            ExtraValue::Yearly(table) => {
                for (key, text) in table.iter() {
                    say(text, &|| name().then(key.year));
                }
            }
        }
    }
    body(visit, text);
}

fn body<'a>(visit: Visit<'_, 'a>, text: &'a Text) {
    if !text.is_empty() {
        visit(Written { text, key: None, path: &Path::default });
    }
}
