//! Every text that an author wrote, one by one, with the place of each: for rules that look at how
//! something is written, wherever it stands.

use super::context::{CityContext, Data, ProgramContext, RecordContext};
use super::reporter::{Finding, Reporter};
use crate::record::{
    Charter, Correction, Draft, Evaluation, Extra, ExtraValue, OverallEvaluation, Path, Program,
    ScaleLevel, Sheet, StaticPage, Step, Table, Text, YearKey,
};

/// A text, and what it is the text of.
pub(super) struct Written<'a, 'p> {
    pub(super) text: &'a str,
    /// The built-in key it stands next to: 内容, 前文; 本文 for what follows the front matter.
    pub(super) key: &'static str,
    path: &'p dyn Fn() -> Path,
}

/// What is done with each text.
type Visit<'v, 'a> = &'v mut dyn FnMut(Written<'a, '_>);

/// A text that a rule looks at, where it may report.
pub(super) struct TextLocation<'s, 'f, 'a> {
    pub(super) text: &'a str,
    pub(super) key: &'static str,
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
    /// Reports the rule's sentence at the text.
    pub(super) fn report(&mut self) -> &mut Finding<'a> {
        self.reporter.in_file(self.file, self.program, (self.path)())
    }
}

/// Shows a rule every text of a record.
pub(super) fn in_record<'a>(
    context: &RecordContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    let (file, program) = (context.file, Some(context.program));
    let is_draft = context.is_draft();
    let mut visit = |Written { text, key, path }: Written<'a, '_>| {
        look(&mut TextLocation {
            text,
            key,
            file,
            program,
            is_draft,
            path,
            reporter: &mut *reporter,
        });
    };
    match context.data {
        Data::Sheet(sheet) => of_sheet(sheet, context.program, &mut visit),
        Data::Charter(charter) => of_charter(charter, context.program, &mut visit),
    }
}

/// Every text of a record.
pub(super) fn each<'a>(context: &RecordContext<'a>, visit: &mut dyn FnMut(&'a str)) {
    match context.data {
        Data::Sheet(sheet) => of_sheet(sheet, context.program, &mut |it| visit(it.text)),
        Data::Charter(charter) => of_charter(charter, context.program, &mut |it| visit(it.text)),
    }
}

/// Shows a rule every text of a program's own file.
pub(super) fn in_program<'a>(
    context: &ProgramContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    let file = context.program.path.as_str();
    of_program(context.program, &mut |Written { text, key, path }| {
        let program = None;
        look(&mut TextLocation {
            text,
            key,
            file,
            program,
            is_draft: false,
            path,
            reporter: &mut *reporter,
        });
    });
}

/// Shows a rule every text of the static pages and of the settings.
pub(super) fn in_pages<'a>(
    city: CityContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    look: impl Fn(&mut TextLocation<'_, '_, 'a>),
) {
    for record in &city.library.pages {
        let (file, is_draft) = (record.file.as_str(), record.data.is_draft());
        of_page(&record.data, &mut |Written { text, key, path }| {
            look(&mut TextLocation {
                text,
                key,
                file,
                program: None,
                is_draft,
                path,
                reporter: &mut *reporter,
            });
        });
    }
    let (text, path) = (&*city.library.settings.notice, || Path::default().then("notice"));
    let (key, file) = ("notice", "kohyo.yaml");
    look(&mut TextLocation {
        text,
        key,
        file,
        program: None,
        is_draft: false,
        path: &path,
        reporter,
    });
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
fn cell<'a>(visit: Visit<'_, 'a>, above: &dyn Fn() -> Path, key: &'static str, text: &'a Text) {
    if !text.is_empty() {
        visit(Written { text, key, path: &|| above().then(key) });
    }
}

fn of_sheet<'a>(sheet: &'a Sheet, program: &'a Program, visit: Visit<'_, 'a>) {
    let top = &Path::default;
    cell(visit, top, "改革項目", &sheet.title);
    for (level, category) in sheet.categories.iter() {
        let step = || Path::default().then("分類").then(Step::Written((&**level).into()));
        if !category.is_empty() {
            visit(Written { text: category, key: "分類", path: &step });
        }
    }
    cell(visit, top, "現状と課題", &sheet.background);
    cell(visit, top, "目的と効果", &sheet.purpose);
    cell(visit, top, "取組の内容", &sheet.measures);
    for (index, row) in sheet.schedule.iter().enumerate() {
        let at = &|| Path::default().then("取組工程").then(index);
        cell(visit, at, "取組", &row.name);
        cell(visit, at, "現状", &row.baseline);
        years(visit, at, &row.years);
        cell(visit, at, "最終目標", &row.goal);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        let at = &|| Path::default().then("指標").then(index);
        cell(visit, at, "名称", &row.name);
        cell(visit, at, "単位", &row.unit);
        cell(visit, at, "説明", &row.note);
        cell(visit, at, "現状", &row.baseline);
        years(visit, at, &row.years);
        cell(visit, at, "最終目標", &row.goal);
    }
    for (key, report) in sheet.progress.iter() {
        let at = &|| Path::default().then("進捗管理").then(key);
        cell(visit, at, "内容", &report.text);
        cell(visit, at, "対応策", &report.countermeasure);
    }
    evaluations(visit, &sheet.annual_evaluations);
    if let Some(evaluation) = &sheet.overall_evaluation {
        overall(visit, evaluation);
    }
    rest(visit, &sheet.corrections, &sheet.extra, program, &sheet.body);
}

fn of_charter<'a>(charter: &'a Charter, program: &'a Program, visit: Visit<'_, 'a>) {
    let top = &Path::default;
    cell(visit, top, "標語", &charter.slogan);
    cell(visit, top, "前文", &charter.preamble);
    for (index, promise) in charter.promises.iter().enumerate() {
        let at = &|| Path::default().then("約束").then(index);
        cell(visit, at, "区分", &promise.group);
        cell(visit, at, "内容", &promise.text);
        if let Some(measure) = &promise.measure {
            let at = &|| at().then("指標");
            cell(visit, at, "名称", &measure.name);
            cell(visit, at, "単位", &measure.unit);
            cell(visit, at, "目標", &measure.target);
        }
    }
    for (key, report) in charter.reports.iter() {
        let at = &|| Path::default().then("実施状況").then(key);
        cell(visit, at, "内容", &report.text);
        cell(visit, at, "対応策", &report.countermeasure);
        for (number, result) in report.results.iter() {
            let number = || Step::Written((&**number).into());
            let at = &|| at().then("約束ごとの結果").then(number());
            cell(visit, at, "実績", &result.actual);
            cell(visit, at, "説明", &result.note);
        }
    }
    evaluations(visit, &charter.annual_evaluations);
    rest(visit, &charter.corrections, &charter.extra, program, &charter.body);
}

fn of_page<'a>(page: &'a StaticPage, visit: Visit<'_, 'a>) {
    cell(visit, &Path::default, "題名", &page.title);
    cell(visit, &Path::default, "概要", &page.summary);
    body(visit, &page.body);
}

fn of_program<'a>(program: &'a Program, visit: Visit<'_, 'a>) {
    let file = &program.file;
    cell(visit, &Path::default, "名称", &file.name);
    cell(visit, &Path::default, "説明", &file.description);
    scale(visit, &file.statuses, &|| Path::default().then("進捗区分"));
    for (axis, levels) in &file.grades.axes {
        scale(visit, levels, &|| axis_path(axis));
    }
}

/// Where the levels of an axis stand; a single scale's axis has no name.
pub(super) fn axis_path(axis: &Text) -> Path {
    let path = Path::default().then("評価区分");
    if axis.is_empty() { path } else { path.then(Step::Written((&**axis).into())) }
}

fn scale<'a>(visit: Visit<'_, 'a>, levels: &'a [ScaleLevel], at: &dyn Fn() -> Path) {
    for (index, level) in levels.iter().enumerate() {
        cell(visit, &|| at().then(index), "意味", &level.meaning);
    }
}

fn years<'a>(
    visit: Visit<'_, 'a>,
    at: &dyn Fn() -> Path,
    table: &'a Table<YearKey, crate::record::PlanActual>,
) {
    for (key, values) in table.iter() {
        let at = &|| at().then("年度").then(key.year);
        cell(visit, at, "計画", &values.plan);
        cell(visit, at, "実績", &values.actual);
    }
}

fn evaluations<'a>(visit: Visit<'_, 'a>, table: &'a Table<YearKey, Evaluation>) {
    for (key, evaluation) in table.iter() {
        let at = &|| Path::default().then("年度評価").then(key.year);
        cell(visit, at, "評価内容", &evaluation.text);
        cell(visit, at, "今後の方針", &evaluation.next_steps);
    }
}

fn overall<'a>(visit: Visit<'_, 'a>, evaluation: &'a OverallEvaluation) {
    let at = &|| Path::default().then("計画期間の評価");
    cell(visit, at, "評価内容", &evaluation.text);
    cell(visit, at, "今後の方針", &evaluation.next_steps);
    cell(visit, at, "計画期間後", &evaluation.after_plan);
}

fn rest<'a>(
    visit: Visit<'_, 'a>,
    corrections: &'a [Correction],
    extra: &'a [Extra],
    program: &'a Program,
    text: &'a Text,
) {
    for (index, correction) in corrections.iter().enumerate() {
        cell(visit, &|| Path::default().then("訂正").then(index), "内容", &correction.text);
    }
    for addition in extra {
        let name = || {
            Path::default()
                .then(Step::Written((&*program.form.fields()[addition.field].name).into()))
        };
        let mut say = |text: &'a Text, path: &dyn Fn() -> Path| {
            if !text.is_empty() {
                visit(Written { text, key: "追加項目", path });
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
        visit(Written { text, key: "本文", path: &Path::default });
    }
}
