//! What offices call the fields that every record has, whatever their form calls them.

use crate::japanese::fold;
use crate::record::key::Key;

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

/// What else a field is called in workbooks of offices.
#[must_use]
pub fn usual_names(key: Key) -> &'static [&'static str] {
    USUAL.iter().find(|it| it.0 == key).map_or(&[], |it| it.1)
}

/// The fields that are called by a word, in the order of the form.
pub(crate) fn called(word: &str) -> impl Iterator<Item = Key> {
    let word = fold(word).into_owned();
    USUAL.iter().filter(move |it| it.1.iter().any(|name| fold(name) == word)).map(|it| it.0)
}
