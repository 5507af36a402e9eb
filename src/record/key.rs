//! The vocabulary of the form: every Japanese key of the files below `content/`, once.
//!
//! The derive attributes of `record/model` repeat the words, because attributes must be literals; a test compares them
//! with this table both ways. Everywhere else a key is a [`Key`], so that a misspelt one does not compile.

use std::fmt;

/// What may be under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text, number, date or word.
    Scalar,
    /// true or false.
    Flag,
    /// A list.
    List,
    /// A table with keys of its own, or with years, periods or names as keys.
    Table,
}

/// Declares the keys: the variant, the word that people type unless the city has its own (呼び名), its name in the
/// catalogues and in English headings, and what may be under it.
macro_rules! keys {
    ($($variant:ident = $word:literal $name:literal [$($shape:ident)*],)*) => {
        /// A key of the form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $(#[doc = $word] $variant,)*
        }

        impl Key {
            /// Every key.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word that people type, unless the city calls it otherwise.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// Its name in the catalogues of sentences, which need ASCII: `office-to-ask`. Keys that say the same
            /// share one.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The key of a name in data; of two keys that say the same, the one that records have.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().rfind(|it| it.name() == name)
            }

            /// What may be under it, in whichever file it is.
            #[must_use]
            pub const fn shapes(self) -> &'static [Shape] {
                match self {
                    $(Self::$variant => &[$(Shape::$shape),*],)*
                }
            }

            /// The key of a word that people type, unless the city calls it otherwise.
            #[must_use]
            pub fn find(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

keys! {
    Identifier = "識別子" "id" [Scalar],
    Name = "名称" "name" [Scalar],
    Reading = "読み" "reading" [Scalar],
    UnitKind = "種別" "kind" [Scalar List],
    Kind = "種類" "kind" [Scalar],
    Parent = "上位" "parent" [Scalar],
    Aliases = "別名" "aliases" [Scalar List],
    From = "設置" "from" [Scalar],
    To = "廃止" "to" [Scalar],
    Successors = "後継" "successors" [Scalar List],
    Contact = "連絡先" "contact" [Table],
    ContactSection = "担当" "owner" [Scalar],
    Telephone = "電話" "telephone" [Scalar],
    Mail = "メール" "mail" [Scalar],
    Hours = "受付時間" "hours" [Scalar],
    Address = "所在地" "address" [Scalar],
    ContactForm = "問い合わせフォーム" "form" [Scalar],
    Units = "部署" "units" [Scalar List],
    Terms = "用語" "terms" [List],
    Word = "語" "word" [Scalar],
    Years = "期間" "years" [Scalar],
    Office = "所管" "office" [Scalar],
    Categories = "分類" "categories" [List Table],
    Scope = "対象部署" "scope" [Scalar List Table],
    Reporting = "報告時期" "reporting" [List],
    AnnualDue = "年度評価の期限" "annual-due" [Scalar],
    OverallDue = "計画期間の評価の期限" "overall-due" [Table],
    PostingDue = "掲載期限" "posting-due" [Scalar],
    Basis = "根拠" "basis" [Scalar],
    Title = "改革項目" "title" [Scalar Table],
    Exemptions = "対象外" "exemptions" [List],
    Waivers = "確認済み" "waivers" [List],
    Statuses = "進捗区分" "statuses" [List Table],
    Grades = "評価区分" "grades" [List Table],
    ValueScales = "判定区分" "value-scales" [List Table],
    Outcomes = "結果区分" "outcomes" [List],
    Assessors = "評価者" "assessors" [List Table],
    Incompatible = "両立しない" "incompatible" [List],
    Form = "様式" "form" [Table],
    AllowedCategories = "項目" "choices" [List],
    Choices = "選択肢" "choices" [List],
    Months = "月" "months" [Scalar],
    AsOf = "時点" "as-of" [Scalar],
    Due = "公表期限" "due" [Scalar],
    Provisional = "中間" "provisional" [Scalar],
    Final = "確定" "final" [Scalar],
    When = "時期" "when" [Scalar List Table],
    Duties = "対象" "duties" [Scalar List],
    Reason = "理由" "reason" [Scalar],
    Rule = "規則" "rule" [Scalar Table],
    Place = "箇所" "place" [Scalar],
    Label = "区分" "label" [Scalar List],
    Meaning = "意味" "meaning" [Scalar],
    Tone = "色調" "tone" [Scalar],
    Demands = "求める記載" "demands" [Scalar List],
    Threshold = "基準" "threshold" [Scalar],
    Applies = "適用" "applies" [Scalar],
    Words = "呼び名" "words" [Table],
    Headings = "見出し" "headings" [Table],
    Notes = "注記" "notes" [Table],
    Blocks = "欄" "blocks" [List],
    LeftOut = "使わない項目" "left-out" [Scalar List],
    Required = "必須" "required" [Flag Scalar List],
    Fields = "追加項目" "fields" [List],
    Unit = "単位" "unit" [Scalar],
    Yearly = "年度ごと" "yearly" [Flag],
    Periodic = "時期ごと" "periodic" [Flag],
    Several = "複数選択" "several" [Flag],
    Dated = "時点つき" "dated" [Flag],
    Summed = "合計" "summed" [Flag],
    Parts = "内訳" "parts" [Scalar List],
    Columns = "列" "columns" [List Table],
    Role = "役割" "role" [Scalar],
    ValueYears = "値の年度" "value-years" [Scalar],
    Note = "説明" "note" [Scalar],
    Number = "番号" "number" [Scalar List],
    Owner = "担当課" "owner" [Scalar List],
    Participants = "実施部署" "participants" [Scalar List],
    Background = "現状と課題" "background" [Scalar],
    Purpose = "目的と効果" "purpose" [Scalar],
    Measures = "取組の内容" "measures" [Scalar],
    Schedule = "取組工程" "schedule" [List],
    Indicators = "指標" "indicators" [List Table],
    Progress = "進捗管理" "progress" [Table],
    AnnualEvaluations = "年度評価" "annual-evaluations" [Table],
    OverallEvaluation = "計画期間の評価" "overall-evaluation" [Table],
    Corrections = "訂正" "corrections" [List],
    Updated = "更新日" "updated" [Scalar],
    Draft = "下書き" "draft" [Flag],
    Withdrawn = "取下げ" "withdrawn" [Table],
    WithdrawnOn = "年月日" "day" [Scalar],
    FormerAddresses = "旧アドレス" "former-addresses" [Scalar List],
    Action = "取組" "action" [Scalar],
    Baseline = "現状" "baseline" [Scalar],
    ByYear = "年度" "by-year" [Table],
    Goal = "最終目標" "goal" [Scalar],
    Plan = "計画" "plan" [Scalar],
    Actual = "実績" "actual" [Scalar],
    Direction = "望ましい方向" "direction" [Scalar],
    Target = "目標" "target" [Scalar],
    Status = "状況" "status" [Scalar Table],
    Text = "内容" "text" [Scalar],
    Countermeasure = "対応策" "countermeasure" [Scalar],
    NewDue = "新期限" "new-due" [Scalar],
    Published = "公表日" "published" [Scalar],
    Grade = "評価" "grade" [Scalar Table],
    ReasonForGrade = "評価内容" "reason-for-grade" [Scalar],
    NextSteps = "今後の方針" "next-steps" [Scalar],
    Stage = "段階" "stage" [Scalar],
    AfterPlan = "計画期間後" "after-plan" [Scalar],
    ProvisionalPublished = "中間公表日" "provisional-published" [Scalar],
    Date = "日付" "date" [Scalar],
    Slogan = "標語" "slogan" [Scalar],
    Preamble = "前文" "preamble" [Scalar],
    Posted = "掲載日" "posted" [Scalar],
    Promises = "約束" "promises" [List],
    Reports = "実施状況" "reports" [Table],
    Results = "約束ごとの結果" "results" [Table],
    Outcome = "結果" "outcome" [Scalar],
    Rate = "達成率" "rate" [Scalar],
    Judgement = "判定" "judgement" [Scalar],
    Heading = "題名" "heading" [Scalar],
    Summary = "概要" "summary" [Scalar],
    OfficeToAsk = "問い合わせ先" "office-to-ask" [Scalar],
    Position = "順番" "position" [Scalar],
    // What a form is called, and its grade of the whole plan: headings without a key of their own.
    ReformSheet = "改革シート" "reform-sheet" [],
    ServiceCharter = "サービス憲章" "service-charter" [],
    OverallGrade = "総合評価" "overall-grade" [],
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::Value;

    use super::*;
    use crate::record::FileKind;

    /// Japanese keys of a schema, each with what may be under it.
    fn keys_of(schema: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (key, value) in properties.iter().filter(|(key, _)| !key.is_ascii()) {
                found.entry(key.clone()).or_default().extend(shapes_of(value));
            }
        }
        match schema {
            Value::Array(items) => items.iter().for_each(|it| keys_of(it, found)),
            Value::Object(object) => object.values().for_each(|it| keys_of(it, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn shapes_of(schema: &Value) -> BTreeSet<String> {
        let types: Vec<&str> = match &schema["type"] {
            Value::String(name) => vec![name],
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ if schema.get("enum").is_some() => vec!["string"],
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
        };
        let shape = |name: &str| match name {
            "string" | "number" | "integer" => Some(Shape::Scalar),
            "boolean" => Some(Shape::Flag),
            "array" => Some(Shape::List),
            "object" => Some(Shape::Table),
            _ => None,
        };
        let own = types.iter().filter_map(|it| shape(it)).map(|it| format!("{it:?}"));
        let parts = ["anyOf", "oneOf"].into_iter().filter_map(|it| schema[it].as_array()).flatten();
        own.chain(parts.flat_map(shapes_of)).collect()
    }

    #[test]
    fn the_vocabulary_is_that_of_the_schemas_in_both_directions() {
        let mut found = BTreeMap::new();
        for kind in FileKind::ALL.iter().filter(|it| **it != FileKind::Settings) {
            keys_of(kind.schema(), &mut found);
        }
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for key in Key::ALL.iter().filter(|it| !it.shapes().is_empty()) {
            let shapes = key.shapes().iter().map(|it| format!("{it:?}")).collect();
            expected.insert(key.word().to_owned(), shapes);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_that_keys_share_is_that_of_sheets_and_charters() {
        let mut found = BTreeMap::new();
        keys_of(FileKind::Sheet.schema(), &mut found);
        keys_of(FileKind::Charter.schema(), &mut found);
        assert!(found.len() > 40, "{found:?}");
        for word in found.keys() {
            let key = Key::find(word);
            assert_eq!(key.and_then(|it| Key::named(it.name())), key, "{word}");
        }
    }

    #[test]
    fn a_word_is_one_key() {
        for key in Key::ALL {
            assert_eq!(Key::find(key.word()), Some(*key));
        }
        assert_eq!(Key::find("評價內容"), None);
    }
}
