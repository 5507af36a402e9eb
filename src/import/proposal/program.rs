//! A plan as a table shows it: years, periods, categories, scales, what its fields are called, fields of its own.

use std::fmt::Write as _;

use super::own_field::{ProposedField, kind, own_name, years};
use super::scale::{ProposedLevel, scale};
use super::unit_table::{UnitColumns, is_of_units};
use super::values;
use crate::calendar::{FirstMonth, Naming, parse_date};
use crate::import::column_mapping::{ColumnMapping, ColumnTarget, scalar};
use crate::import::row_table::RowTable;
use crate::japanese::fold;
use crate::record::{FieldKind, FixedWord as _, Key, Program, Role, Scales, YearSpan, usual_names};
use crate::record_edit::Step;

/// What is proposed of a plan.
#[derive(Debug, Clone, Default)]
pub struct ProposedProgram {
    /// Its years; none where the table names none.
    pub years: Option<YearSpan>,
    /// How many reports there are in a year: none, one, two or four.
    pub reports: usize,
    /// The levels of its categories.
    pub levels: Vec<String>,
    /// The scale of statuses.
    pub statuses: Vec<ProposedLevel>,
    /// The scale of grades.
    pub grades: Vec<ProposedLevel>,
    /// What the table calls a field.
    pub headings: Vec<(Key, String)>,
    /// Fields that only this table has.
    pub fields: Vec<ProposedField>,
    /// The blocks that are used; all where none is named.
    pub blocks: Vec<Key>,
    /// The columns of indicators; the usual ones where none is named.
    pub columns: Vec<String>,
}

/// What levels of categories are called.
const LEVELS: [&str; 17] = [
    "基本目標",
    "政策",
    "施策",
    "基本施策",
    "重点項目",
    "重点改革項目",
    "大項目",
    "中項目",
    "小項目",
    "分野",
    "柱",
    "基本方針",
    "方針",
    "重点分野",
    "大分類",
    "中分類",
    "小分類",
];

/// Keys at the top of a record: no field of a city has their names.
const TOP: [Key; 20] = [
    Key::Number,
    Key::Title,
    Key::Owner,
    Key::Participants,
    Key::Categories,
    Key::Background,
    Key::Purpose,
    Key::Measures,
    Key::Schedule,
    Key::Indicators,
    Key::Progress,
    Key::AnnualEvaluations,
    Key::OverallEvaluation,
    Key::Corrections,
    Key::Updated,
    Key::Draft,
    Key::Withdrawn,
    Key::FormerAddresses,
    Key::Exemptions,
    Key::Waivers,
];

/// The blocks of a form, in their order.
const BLOCKS: [Key; 8] = [
    Key::Background,
    Key::Purpose,
    Key::Measures,
    Key::Schedule,
    Key::Indicators,
    Key::Progress,
    Key::AnnualEvaluations,
    Key::OverallEvaluation,
];

/// What the heads and values of tables show of their plan. Fields of its own come later, when it is known what the heads say.
#[must_use]
pub fn propose(tables: &[RowTable]) -> ProposedProgram {
    let mut program = ProposedProgram::default();
    let (mut statuses, mut grades) = (Vec::new(), Vec::new());
    for table in tables {
        let texts = table.heads.iter().flat_map(|it| &it.path).chain(&table.titles);
        for text in texts {
            program.reports = program.reports.max(reports(text));
            for year in years(text) {
                let known = program.years.unwrap_or(YearSpan {
                    first: year,
                    last: year,
                    remarkable: false,
                });
                let (first, last) = (known.first.min(year), known.last.max(year));
                program.years = Some(YearSpan { first, last, remarkable: false });
            }
        }
        for head in table.heads.iter().filter(|it| !is_of_units(table, it.column)) {
            let (name, whole) = (head.path.last().map_or("", String::as_str), head.name());
            if LEVELS.contains(&name) && !program.levels.iter().any(|it| it == name) {
                program.levels.push(name.to_owned());
            }
            let is_about = |words: &[&str]| words.iter().any(|it| whole.contains(it));
            let column = values(table, head.column);
            if is_about(&[Key::Grade.word(), Key::Judgement.word(), "評点"])
                && scale(&column).is_some()
            {
                grades.extend(column);
            } else if is_about(&["進捗", Key::Status.word()]) && scale(&column).is_some() {
                statuses.extend(column);
            }
        }
        name_fields(table, &mut program);
        name_columns(table, &mut program);
    }
    (program.statuses, program.grades) =
        (scale(&statuses).unwrap_or_default(), scale(&grades).unwrap_or_default());
    if !program.statuses.is_empty() {
        program.reports = program.reports.max(1);
    }
    program
}

/// What the table calls the title and the unit.
fn name_fields(table: &RowTable, program: &mut ProposedProgram) {
    let own = UnitColumns::of(table).own;
    for head in &table.heads {
        let [name] = head.path.as_slice() else { continue };
        let is_title = usual_names(Key::Title).iter().any(|it| fold(it) == fold(name));
        let key = if own == Some(head.column) {
            Key::Owner
        } else if is_title {
            Key::Title
        } else {
            continue;
        };
        if name != key.word() && !program.headings.iter().any(|it| it.0 == key) {
            program.headings.push((key, name.clone()));
        }
    }
}

/// What the table calls the values of indicators, where it has some.
fn name_columns(table: &RowTable, program: &mut ProposedProgram) {
    let is_indicator = |it: &crate::import::TableHead| it.name().contains(Key::Indicators.word());
    if !table.heads.iter().any(is_indicator) {
        return;
    }
    for head in &table.heads {
        let (name, _, year) = own_name(&head.path);
        let name = name.rsplit('・').next().unwrap_or_default();
        let is_value = Role::usual(name) != Role::None
            && !matches!(Role::usual(name), Role::Budget | Role::Settled);
        if year.is_some() && is_value && !program.columns.iter().any(|it| it == name) {
            program.columns.push(name.to_owned());
        }
    }
}

/// How many reports in a year a text shows.
fn reports(text: &str) -> usize {
    let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
    match (has(&["四半期"]), has(&["上半期", "下半期", "上期", "下期"])) {
        (true, _) => 4,
        (false, true) => 2,
        (false, false) => 0,
    }
}

impl ProposedProgram {
    /// Makes fields of the columns whose heads say nothing that a plan has, and of those in which something stands that the
    /// field does not take.
    pub fn declare(&mut self, table: &RowTable, mapping: &mut ColumnMapping, program: &Program) {
        for nth in 0..table.heads.len() {
            let column = values(table, table.heads[nth].column);
            let target = &mapping.columns[nth].target;
            let is_above =
                is_of_units(table, table.heads[nth].column) && !is_owner(target, program);
            if is_above || column.is_empty() && *target == ColumnTarget::Unknown {
                // A unit above others is in the organization.
                mapping.columns[nth].target = ColumnTarget::OnPurpose;
                continue;
            }
            let is_right = match target {
                ColumnTarget::Identity | ColumnTarget::OnPurpose => true,
                ColumnTarget::Unknown => false,
                ColumnTarget::Field { path, .. } => takes(path, &column, program),
            };
            if is_right {
                continue;
            }
            let (name, unit, year) = own_name(&table.heads[nth].path);
            let year = year.map(|it| program.naming().year(it));
            let field = self.add_field(name, unit, year.is_some(), &column);
            let steps = std::iter::once(field).chain(year).map(Step::Key);
            mapping.columns[nth].target =
                ColumnTarget::Field { path: steps.collect(), is_guess: true };
        }
        let first = |target: &ColumnTarget| match target {
            ColumnTarget::Field { path, .. } => path.first().cloned(),
            ColumnTarget::Identity | ColumnTarget::OnPurpose | ColumnTarget::Unknown => None,
        };
        let firsts: Vec<Step> = mapping.columns.iter().filter_map(|it| first(&it.target)).collect();
        let used = |key: &Key| firsts.contains(&Step::Key(key.word().to_owned()));
        let known = std::mem::take(&mut self.blocks);
        self.blocks = BLOCKS.into_iter().filter(|it| known.contains(it) || used(it)).collect();
    }

    /// Takes out the scales on which nothing is judged.
    pub fn leave_out_unused(&mut self) {
        if !self.blocks.contains(&Key::Progress) {
            self.statuses.clear();
            self.reports = 0;
        }
        if !self.blocks.contains(&Key::AnnualEvaluations)
            && !self.blocks.contains(&Key::OverallEvaluation)
        {
            self.grades.clear();
        }
        if !self.blocks.contains(&Key::Indicators) {
            self.columns.clear();
        }
    }

    /// The field of a name: one that is there already, when it has the same shape.
    fn add_field(&mut self, name: String, unit: String, yearly: bool, values: &[String]) -> String {
        let is_top = TOP.iter().any(|it| it.word() == name) || self.levels.contains(&name);
        let mut name = if is_top { format!("{name}欄") } else { name };
        let kind = kind(&name, &unit, values);
        while let Some(known) = self.fields.iter_mut().find(|it| it.name == name) {
            if known.yearly == yearly && yearly {
                if known.kind != kind {
                    (known.kind, known.choices) = (FieldKind::Text, Vec::new());
                }
                return name;
            }
            name.push('2');
        }
        let labels = || Some(scale(values)?.into_iter().map(|it| it.label).collect());
        let choices = labels().filter(|_| kind == FieldKind::Choice).unwrap_or_default();
        self.fields.push(ProposedField { name: name.clone(), kind, unit, yearly, choices });
        name
    }

    /// `_program.yaml`. The comments say what to look at.
    #[must_use]
    pub fn yaml(&self, name: &str, years: YearSpan, first_month: FirstMonth, look: &str) -> String {
        let mut text = format!("{}: {}\n", Key::Name, scalar(name));
        let _ = writeln!(text, "{}: {}", Key::Years, scalar(&years.name(Naming::Era)));
        if !self.levels.is_empty() {
            let _ = writeln!(text, "{}: [{}]", Key::Categories, list(&self.levels));
        }
        if self.reports > 0 {
            let _ = writeln!(text, "{}:", Key::Reporting);
            for (name, months) in periods(self.reports, first_month) {
                let months =
                    months.map_or_else(String::new, |it| format!(", {}: {it}", Key::Months));
                let _ = writeln!(text, "  - {{ {}: {name}{months} }}", Key::Name);
            }
        }
        for (key, levels) in [(Key::Statuses, &self.statuses), (Key::Grades, &self.grades)] {
            if levels.is_empty() {
                continue;
            }
            let _ = writeln!(text, "# {look}\n{key}:");
            for level in levels {
                let tone = crate::record::Tone::WORDS
                    .iter()
                    .find(|it| it.0 == level.tone)
                    .map_or("", |it| it.1);
                let label = scalar(&level.label);
                let _ = writeln!(
                    text,
                    "  - {{ {}: {label}, {}: {label}, {}: {tone} }}",
                    Key::Label,
                    Key::Meaning,
                    Key::Tone
                );
            }
        }
        self.form(&mut text);
        text
    }

    fn form(&self, text: &mut String) {
        let _ = writeln!(text, "{}:", Key::Form);
        if !self.headings.is_empty() {
            let headings: Vec<String> =
                self.headings.iter().map(|(key, it)| format!("{key}: {}", scalar(it))).collect();
            let _ = writeln!(text, "  {}: {{ {} }}", Key::Headings, headings.join(", "));
        }
        if !self.columns.is_empty() {
            let columns = list(&self.columns);
            let _ = writeln!(text, "  {}: {{ {}: [{columns}] }}", Key::Columns, Key::Indicators);
        }
        let blocks = self.blocks.iter().map(|it| it.word().to_owned());
        let blocks: Vec<String> =
            blocks.chain(self.fields.iter().map(|it| it.name.clone())).collect();
        if !blocks.is_empty() {
            let _ = writeln!(text, "  {}: [{}]", Key::Blocks, list(&blocks));
        }
        if !self.fields.is_empty() {
            let _ = writeln!(text, "  {}:", Key::Fields);
        }
        for field in &self.fields {
            let kind = FieldKind::WORDS.iter().find(|it| it.0 == field.kind).map_or("", |it| it.1);
            let mut parts = vec![
                format!("{}: {}", Key::Name, scalar(&field.name)),
                format!("{}: {kind}", Key::Kind),
            ];
            if !field.unit.is_empty() && field.kind.is_numeric() {
                parts.push(format!("{}: {}", Key::Unit, scalar(&field.unit)));
            }
            if field.yearly {
                parts.push(format!("{}: true", Key::Yearly));
            }
            if !field.choices.is_empty() {
                parts.push(format!("{}: [{}]", Key::Choices, list(&field.choices)));
            }
            let _ = writeln!(text, "    - {{ {} }}", parts.join(", "));
        }
    }
}

/// The reporting periods, with the months of those that are not the whole year.
fn periods(count: usize, first: FirstMonth) -> Vec<(String, Option<String>)> {
    let month = |after: i8| (first.get() - 1 + after) % 12 + 1;
    let span = |from: i8, to: i8| Some(format!("{}月から{}月", month(from), month(to)));
    match count {
        4 => (0..4).map(|it| (format!("第{}四半期", it + 1), span(it * 3, it * 3 + 2))).collect(),
        2 => vec![("上半期".to_owned(), span(0, 5)), ("下半期".to_owned(), span(6, 11))],
        _ => vec![("年間".to_owned(), None)],
    }
}

fn list(words: &[String]) -> String {
    words.iter().map(|it| scalar(it)).collect::<Vec<_>>().join(", ")
}

fn is_owner(target: &ColumnTarget, program: &Program) -> bool {
    let owner = program.form.word(Key::Owner);
    matches!(target, ColumnTarget::Field { path, .. } if matches!(path.as_slice(), [Step::Key(key)] if key == owner))
}

/// Whether all values may stand in a built-in field, as far as that follows from its key.
fn takes(path: &[Step], values: &[String], program: &Program) -> bool {
    let file = &program.file;
    let is_in = |scales: &Scales| {
        let labels = || scales.axes.iter().flat_map(|it| &it.scale.0).map(|it| &*it.label);
        values.iter().all(|value| labels().any(|it| it == value.as_str()))
    };
    let key = path
        .iter()
        .rev()
        .find_map(|it| if let Step::Key(word) = it { Key::find(word) } else { None });
    match key {
        Some(Key::Status) => is_in(&file.statuses),
        Some(Key::Grade) => is_in(&file.grades),
        Some(Key::Published | Key::NewDue | Key::ProvisionalPublished) => {
            values.iter().all(|it| parse_date(it).is_ok())
        }
        Some(Key::Stage | Key::Direction | Key::Assessors) => false,
        _ => true,
    }
}
