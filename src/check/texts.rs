//! Every text that an author wrote, one by one, with the key it is next to and the way to it.

use crate::record::{
    Assessment, Axis, Charter, Correction, Course, Evaluation, Extra, Grade, Key, Library,
    OverallEvaluation, Path, Program, ProgramFile, Scale, ScaleLevel, Scales, Sheet, StaticPage,
    Step, Table, Text, YearKey,
};

/// What kind of record it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Data<'a> {
    Sheet(&'a Sheet),
    Charter(&'a Charter),
}

/// A text, and what it is the text of.
pub(super) struct Written<'a, 'p> {
    pub(super) text: &'a str,
    /// The built-in key it stands next to: 内容, 前文; none for what follows the front matter, and for settings.
    pub(super) key: Option<Key>,
    pub(super) path: &'p dyn Fn() -> Path,
}

/// What is done with each text.
pub(super) type Visit<'v, 'a> = &'v mut dyn FnMut(Written<'a, '_>);

/// Every text of a record.
pub(super) fn of_record<'a>(data: Data<'a>, program: &'a Program, visit: Visit<'_, 'a>) {
    match data {
        Data::Sheet(sheet) => of_sheet(sheet, program, visit),
        Data::Charter(charter) => of_charter(charter, program, visit),
    }
}

/// Every text of the city with the file that it stands in.
pub(super) fn everywhere<'a>(library: &'a Library, visit: &mut dyn FnMut(&'a str, &'a str)) {
    for plan in &library.plans {
        of_program(&plan.program, &mut |it| visit(&plan.program.path, it.text));
        for sheet in &plan.sheets {
            of_sheet(&sheet.data, &plan.program, &mut |it| visit(&sheet.file, it.text));
        }
    }
    for charter_year in &library.charter_years {
        let program = &charter_year.program;
        of_program(program, &mut |it| visit(&program.path, it.text));
        for charter in &charter_year.charters {
            of_charter(&charter.data, program, &mut |it| visit(&charter.file, it.text));
        }
    }
    for page in &library.pages {
        of_page(&page.data, &mut |it| visit(&page.file, it.text));
    }
    visit("kohyo.yaml", &library.settings.notice);
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
        values(visit, at, program, row);
        cell(visit, at, Key::Goal, &row.goal);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        let at = &|| Path::default().then(Key::Indicators).then(index);
        cell(visit, at, Key::Name, &row.name);
        cell(visit, at, Key::Unit, &row.unit);
        cell(visit, at, Key::Note, &row.note);
        cell(visit, at, Key::Baseline, &row.baseline);
        values(visit, at, program, row);
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
    for (path, levels) in scales(file) {
        scale(visit, levels, &|| path.clone());
    }
}

/// Every scale of a program's file, with where it stands.
pub(super) fn scales(file: &ProgramFile) -> Vec<(Path, &Scale)> {
    let top = |key: Key| Path::default().then(key);
    let mut scales: Vec<(Path, &Scale)> = Vec::new();
    let all = [(Key::Statuses, &file.statuses), (Key::Grades, &file.grades)];
    let mut all: Vec<(Path, &Scales)> = all.map(|(key, it)| (top(key), it)).into();
    for (index, assessor) in file.assessors.iter().enumerate() {
        if let Some(own) = &assessor.grades {
            all.push((top(Key::Assessors).then(index).then(Key::Grades), own));
        }
    }
    all.push((top(Key::ValueScales), &file.value_scales));
    for (path, of) in all {
        scales.extend(axes(&path, of).map(|(path, axis)| (path, &axis.scale)));
    }
    scales.push((top(Key::Outcomes), &file.outcomes));
    scales
}

/// The axes of scales, each with where its levels stand; a single scale's axis has no name.
pub(super) fn axes<'a>(path: &Path, scales: &'a Scales) -> impl Iterator<Item = (Path, &'a Axis)> {
    scales.axes.iter().map(|axis| {
        let path = path.clone();
        let path = match &*axis.name {
            "" => path,
            name => path.then(Step::Written(name.into())),
        };
        // What an axis is for stands next to its levels.
        let path = if axis.kind.is_some() { path.then(Key::Label) } else { path };
        (path, axis)
    })
}

fn scale<'a>(visit: Visit<'_, 'a>, levels: &'a [ScaleLevel], at: &dyn Fn() -> Path) {
    for (index, level) in levels.iter().enumerate() {
        cell(visit, &|| at().then(index), Key::Meaning, &level.meaning);
    }
}

fn values<'a, C: Course>(
    visit: Visit<'_, 'a>,
    at: &dyn Fn() -> Path,
    program: &'a Program,
    course: &'a C,
) {
    for row in program.rows(course) {
        for (column, text) in row.values().filter(|(_, text)| !text.is_empty()) {
            // What a city calls its own columns is a value of the form as 計画 and 実績 are.
            let key = if column.role.is_result() { Key::Actual } else { Key::Plan };
            let path = &|| row.column_path(at(), Some(column));
            visit(Written { text, key: Some(key), path });
        }
    }
}

fn evaluations<'a>(visit: Visit<'_, 'a>, table: &'a Table<YearKey, Evaluation>) {
    for (key, evaluation) in table.iter() {
        let at = &|| Path::default().then(Key::AnnualEvaluations).then(key.year);
        cell(visit, at, Key::ReasonForGrade, &evaluation.text);
        cell(visit, at, Key::NextSteps, &evaluation.next_steps);
        judged(visit, at, &evaluation.grade, &evaluation.assessments);
    }
}

/// The reasons that are given on axes and by assessors.
fn judged<'a>(
    visit: Visit<'_, 'a>,
    at: &dyn Fn() -> Path,
    grade: &'a Grade,
    assessments: &'a Table<Text, Assessment>,
) {
    let written = |name: &Text| Step::Written((&**name).into());
    for (axis, text) in grade.texts() {
        cell(visit, &|| at().then(Key::Grade).then(written(axis)), Key::ReasonForGrade, text);
    }
    for (name, assessment) in assessments.iter() {
        let at = &|| at().then(Key::Assessors).then(written(name));
        cell(visit, at, Key::ReasonForGrade, &assessment.text);
        for (axis, text) in assessment.grade.texts() {
            cell(visit, &|| at().then(Key::Grade).then(written(axis)), Key::ReasonForGrade, text);
        }
    }
}

fn overall<'a>(visit: Visit<'_, 'a>, evaluation: &'a OverallEvaluation) {
    let at = &|| Path::default().then(Key::OverallEvaluation);
    cell(visit, at, Key::ReasonForGrade, &evaluation.text);
    cell(visit, at, Key::NextSteps, &evaluation.next_steps);
    cell(visit, at, Key::AfterPlan, &evaluation.after_plan);
    judged(visit, at, &evaluation.grade, &evaluation.assessments);
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
        addition.value.visit(program.form.field_columns(addition.field), &name, &mut say);
    }
    body(visit, text);
}

fn body<'a>(visit: Visit<'_, 'a>, text: &'a Text) {
    if !text.is_empty() {
        visit(Written { text, key: None, path: &Path::default });
    }
}
