//! Every field that records of a program may have, with what may stand over a column of it.

use serde_json::Value;

use crate::calendar::FiscalYear;
use crate::export::ASIDE;
use crate::japanese::fold;
use crate::record::{Key, Program};

/// A field, with years, periods, numbers and items left open.
#[derive(Debug, Clone)]
pub(super) struct FieldTemplate {
    pub(super) slots: Vec<Slot>,
}

impl FieldTemplate {
    /// Whether it is in a report or in an evaluation.
    pub(super) fn is_told_of_a_time(&self) -> bool {
        let told = [Key::Progress, Key::Reports, Key::AnnualEvaluations];
        matches!(self.slots.first(), Some(Slot::Key { key: Some(key), .. }) if told.contains(key))
    }
}

/// A step on the way to a field.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// A key.
    Key {
        /// As records have it.
        word: String,
        /// The built-in one.
        key: Option<Key>,
        /// What it is called, folded.
        names: Vec<String>,
        /// What others call it, folded.
        usual: Vec<String>,
    },
    /// A fiscal year.
    Year,
    /// A period.
    Period,
    /// The number of a promise.
    Number,
    /// An item of a list.
    Item,
}

/// What workbooks of offices call the fields that every record has.
const USUAL: [(Key, &[&str]); 14] = [
    (
        Key::Number,
        &[
            "No.",
            "No",
            "№",
            "事業番号",
            "取組番号",
            "項目番号",
            "整理番号",
            "管理番号",
            "通番",
            "項番",
            "連番",
        ],
    ),
    (
        Key::Title,
        &[
            "事業名",
            "事務事業名",
            "取組名",
            "取組項目",
            "取組事項",
            Key::Action.word(),
            "項目名",
            "実施項目",
            "改革項目名",
            "件名",
            "事業名称",
            "取組名称",
        ],
    ),
    (
        Key::Owner,
        &[
            Key::Owner.word(),
            "所管課",
            "主管課",
            "担当部署",
            "所管部署",
            Key::ContactSection.word(),
            Key::Office.word(),
            "担当課名",
            "所管課名",
            "担当課室",
            "所属",
            Key::Units.word(),
            "部署名",
        ],
    ),
    (Key::Participants, &["実施課", "関係課", "関係部署", "実施主体"]),
    (Key::Background, &[Key::Baseline.word(), "課題", "現状・課題", "現状及び課題", "背景"]),
    (Key::Purpose, &["目的", "効果", "目的・効果", "期待される効果", "期待効果"]),
    (
        Key::Measures,
        &[
            "取組内容",
            "事業内容",
            "事業概要",
            "取組概要",
            "実施内容",
            "具体的な取組",
            Key::Text.word(),
            Key::Summary.word(),
        ],
    ),
    (Key::Indicators, &["成果指標", "活動指標", "数値目標", "目標指標"]),
    (Key::Status, &["進捗", "進捗状況", "進捗度", Key::Statuses.word(), "進捗評価"]),
    (Key::Text, &["取組状況", Key::Reports.word(), "取組実績", "実施内容", "取組の状況"]),
    (
        Key::Grade,
        &[
            Key::Grades.word(),
            "評価結果",
            Key::OverallGrade.word(),
            "評点",
            "自己評価",
            Key::Judgement.word(),
        ],
    ),
    (Key::ReasonForGrade, &["評価理由", "評価の理由", "評価コメント", "評価の内容"]),
    (Key::NextSteps, &["今後の取組", "今後の方向性", "今後の対応", "次年度の取組"]),
    (Key::Goal, &["目標値", "最終目標値"]),
];

/// What an indicator's name is called.
const INDICATOR_NAMES: [&str; 5] = ["指標名", "指標名称", "指標の名称", "成果指標名", "活動指標名"];

/// What stands over numbers in workbooks of offices.
pub(super) fn usual_names(key: Key) -> &'static [&'static str] {
    USUAL.iter().find(|it| it.0 == key).map_or(&[], |it| it.1)
}

/// The fields of a program's records, by the schema of these.
pub(super) fn templates(schema: &Value, program: &Program) -> Vec<FieldTemplate> {
    let mut templates = Vec::new();
    let walk = Walk { program };
    walk.below(schema, &mut Vec::new(), &mut templates);
    templates
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    program: &'a Program,
}

impl Walk<'_> {
    fn below(self, schema: &Value, slots: &mut Vec<Slot>, templates: &mut Vec<FieldTemplate>) {
        let is_table = |it: &&Value| it["properties"].is_object();
        let table = schema["anyOf"].as_array().and_then(|it| it.iter().find(is_table));
        let (properties, items) = (schema["properties"].as_object(), &schema["items"]);
        let further = &schema["additionalProperties"];
        if let Some(times) = schema["patternProperties"].as_object() {
            let first = properties.and_then(|it| it.keys().next());
            // A period of a whole year has the year's name.
            let is_of_periods =
                matches!(slots.last(), Some(Slot::Key { key: Some(Key::When), .. }));
            let is_year = !is_of_periods && first.is_none_or(|it| FiscalYear::parse(it).is_ok());
            let slot = if is_year { Slot::Year } else { Slot::Period };
            for child in times.values().take(1) {
                self.then(slot.clone(), child, slots, templates);
            }
        } else if items["properties"].is_object() {
            self.then(Slot::Item, items, slots, templates);
        } else if properties.is_some() || further["properties"].is_object() {
            for (word, child) in properties.into_iter().flatten() {
                let slot = self.key(word, slots);
                if !matches!(slot, Slot::Key { key: Some(key), .. } if slots.is_empty() && ASIDE.contains(&key))
                {
                    self.then(slot, child, slots, templates);
                }
            }
            if further["properties"].is_object() {
                self.then(Slot::Number, further, slots, templates);
            }
        } else {
            templates.push(FieldTemplate { slots: slots.clone() });
            if let Some(table) = table {
                self.below(table, slots, templates);
            }
        }
    }

    fn then(
        self,
        slot: Slot,
        child: &Value,
        slots: &mut Vec<Slot>,
        templates: &mut Vec<FieldTemplate>,
    ) {
        slots.push(slot);
        self.below(child, slots, templates);
        slots.pop();
    }

    /// A key with all that it may be called below the slots above it.
    fn key(self, word: &str, above: &[Slot]) -> Slot {
        let form = &self.program.form;
        let block =
            above.iter().find_map(|it| if let Slot::Key { key, .. } = it { *key } else { None });
        let declared =
            form.field(word).filter(|_| above.is_empty()).and_then(|it| form.fields().get(it));
        let key = form.key(word).and_then(Key::find).filter(|_| declared.is_none());
        let mut names = vec![word, form.heading_of(word)];
        names.extend(declared.map(|it| form.field_heading(it)));
        if let Some(key) = key {
            names.extend([form.heading(key), key.word()]);
            names.extend(block.map(|it| form.heading_in(it, key)));
        }
        // What an office calls a field of its own is not what others call another one.
        let own = |it: &&&str| form.field(it).is_none();
        let usual = key.map_or(&[][..], usual_names).iter().filter(own);
        let is_name = key == Some(Key::Name) && block == Some(Key::Indicators);
        let usual = usual.chain(INDICATOR_NAMES.iter().filter(|_| is_name));
        let folded = |it: &str| fold(it).into_owned();
        let mut names: Vec<String> = names.into_iter().map(folded).collect();
        names.dedup();
        Slot::Key { word: word.to_owned(), key, names, usual: usual.map(|it| folded(it)).collect() }
    }
}

impl Slot {
    /// Whether it is a key that says no more than the times below it: 年度, 時期.
    pub(super) fn is_time_table(&self) -> bool {
        matches!(self, Self::Key { key: Some(Key::ByYear | Key::When), .. })
    }

    /// Whether it is called so; some only by others.
    pub(super) fn is_called(&self, name: &str) -> Option<IsUsual> {
        match self {
            Self::Key { names, usual, .. } => {
                let own = names.iter().any(|it| it == name).then_some(false);
                own.or_else(|| usual.iter().any(|it| it == name).then_some(true))
            }
            Self::Year | Self::Period | Self::Number | Self::Item => None,
        }
    }
}

/// Whether a name is one that others use.
pub(super) type IsUsual = bool;
