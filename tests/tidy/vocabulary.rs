//! The keys of the form are said by `record::Key`, so that a misspelt one does not compile.

use kohyo::record::Key;

use crate::source::Source;

/// Modules below `record`, to which a word such as 年度 is a part of a date.
const BELOW: [&str; 4] = ["calendar", "japanese", "markdown", "words"];

/// Where keys are literals: the vocabulary itself, and the structs, whose attributes take nothing else.
const MODEL: [&str; 2] = ["src/record/key.rs", "src/record/model/"];

/// Words that authors write in their texts and in names of their own, and that only look like keys.
const OF_TEXTS: &[(&str, &[&str])] = &[
    ("src/achievement/amount.rs", &["年度"]),
    ("src/achievement/mod.rs", &["対象外"]),
    ("src/check/choices.rs", &["理由", "根拠", "説明", "内容"]),
    ("src/check/comparison.rs", &["年度"]),
    ("src/check/phrases.rs", &["理由"]),
    ("src/check/polarity.rs", &["廃止"]),
    ("src/check/rules/category_variants.rs", &["取組"]),
    ("src/check/rules/claim_contradicts_obligations.rs", &["実施状況"]),
    ("src/check/rules/indicator_grade_conflict.rs", &["指標", "目標"]),
    ("src/check/rules/numbers_of_another_sheet.rs", &["合計", "実績", "対象"]),
    ("src/check/rules/other_year_mentioned.rs", &["年度", "計画"]),
    ("src/check/official_spelling.rs", &["取組"]),
    ("src/check/rules/outcome_copies_output.rs", &["実績"]),
    ("src/check/rules/result_copies_description.rs", &["理由", "根拠", "評価", "計画"]),
    ("src/check/rules/target_weakened.rs", &["段階", "目標", "計画", "指標"]),
    ("src/check/rules/unit_variants.rs", &["箇所"]),
    ("src/check/sign_words.rs", &["年度"]),
    ("src/check/wording.rs", &["部署", "担当", "対象", "所管", "箇所", "月", "年度"]),
    ("src/scaffold/spelling.rs", &["年度"]),
];

/// Literals that are keys of the form.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let path = source.path.as_str();
    if source.is_test
        || BELOW.contains(&source.module())
        || MODEL.iter().any(|it| path.starts_with(it))
    {
        return Vec::new();
    }
    let of_texts = OF_TEXTS.iter().find(|it| it.0 == path).map_or(&[][..], |it| it.1);
    let literals = source.literals.iter().filter(|it| !it.in_test);
    let key =
        |text: &str| Key::find(text.trim_matches('"')).filter(|it| !of_texts.contains(&it.word()));
    literals
        .filter_map(|it| Some((it.line, key(&it.text)?)))
        .map(|(line, key)| format!("{path}:{line}: {key} is Key::{key:?}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_quotation_marks_is_found() {
        let code = r#"fn f() { path.then("評価内容"); say("評價內容"); json!({ "番号": 1 }); }"#;
        let found = check(&Source::new("src/check/rules/new.rs", code));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("評価内容 is Key::ReasonForGrade"), "{found:?}");
        assert!(check(&Source::new("src/calendar/new.rs", code)).is_empty());
        assert!(check(&Source::new("src/check/wording.rs", r#"fn f() { a("年度"); }"#)).is_empty());
    }
}
