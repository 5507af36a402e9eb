//! The formats of `kohyo check`: valid by their schemas, right about places, safe for any text.

use jiff::civil::date;
use kohyo::diagnostic::{
    CODES, Diagnostic, Findings, Format, Place, Report, Severity, Span, UnitName, code, summary,
};
use kohyo::words::{Language, Message, Words};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

use crate::effort::cases;

const TEXT: &str = "---\n番号: 1\n担当課: 住民課\n---\n";

/// A finding at these words of [`TEXT`].
fn at(words: &str, severity: Severity) -> Diagnostic {
    let start = TEXT.find(words).expect("words of the text");
    let place = Place::at("content/市 1/a#b.md", Span { start, end: start + words.len() });
    let message = Message::new("unknown-unit").with("value", "住民課");
    let mut finding = Diagnostic::new(&code::UNKNOWN_UNIT, place, message);
    finding.severity = severity;
    finding.help([Message::new("help-suggestion").with("word", "町民課")])
}

fn unit(id: &str, name: &str) -> UnitName {
    UnitName { id: id.to_owned(), name: name.to_owned() }
}

/// Every severity and code, places of every kind, and text that would break out of a format.
fn all() -> Findings {
    let mut findings: Findings = CODES
        .iter()
        .map(|it| Diagnostic::new(it, Place::file("kohyo.yaml"), Message::new(it.name)))
        .collect();
    findings.push(at("住民課", Severity::Error));
    let mut lines = at("1\n担当課", Severity::Warning);
    lines.units = vec![unit("kita-ku", "北区"), unit("minami-ku", "南|区")];
    lines.place.field = Some("進捗管理.平成26年度上半期.状況".to_owned());
    findings.push(lines);
    let mut wild = at("住民課", Severity::Note);
    wild.message = Message::new("unknown-unit")
        .with("value", "%0A\r\n::error::a | b <script> ```@all`\u{7}\u{2028}\\");
    wild.place = Place::file("content/%:,\n`.md");
    wild.units = vec![unit("kita-ku", "北区")];
    findings.push(wild);
    findings.sorted()
}

fn format(name: &str) -> &'static Format {
    Format::find(name).expect("a format")
}

fn report<'a>(findings: &'a Findings, words: &'a Words) -> Report<'a> {
    let text: &dyn Fn(&str) -> Option<&'a str> = &|path| path.contains("a#b").then_some(TEXT);
    Report {
        findings,
        text,
        words,
        day: date(2015, 7, 31),
        units: 2,
        records: 1,
        left_out: [0; 3],
        prefix: "",
    }
}

fn written(format: &Format, findings: &Findings) -> String {
    let words = Words::new(Language::Ja);
    format.write(&report(findings, &words))
}

fn assert_valid(schema: &str, text: &str) {
    let schema: Value = serde_json::from_str(schema).expect("a schema");
    let value: Value = serde_json::from_str(text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn json_is_valid_by_its_schema() {
    let schema = include_str!("../../docs/schema/check.json");
    assert_valid(schema, &written(format("json"), &all()));
    assert_valid(schema, &written(format("json"), &Findings::default()));
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    // One bracket in its pattern for languages is none by today's rules of regular expressions.
    let schema = include_str!("schema/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema = schema.as_str();
    assert_valid(schema, &written(format("sarif"), &all()));
    assert_valid(schema, &written(format("sarif"), &Findings::default()));
}

#[test]
fn every_rule_index_of_sarif_is_that_of_its_rule() {
    let log: Value = serde_json::from_str(&written(format("sarif"), &all())).expect("JSON");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("one");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[test]
fn every_rule_is_described_in_both_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (code, what) in
            CODES.iter().flat_map(|it| ["what", "why", "fix"].map(|what| (it, what)))
        {
            assert!(words.has(&format!("{}.{what}", code.name)), "{}.{what}", code.name);
        }
    }
}

#[test]
fn places_are_bytes_lines_and_characters() {
    let findings = Findings::from_iter([at("住民課", Severity::Error)]);
    let json: Value = serde_json::from_str(&written(format("json"), &findings)).expect("JSON");
    assert_eq!(
        json["findings"][0]["range"],
        json!({
            "start": { "byte": 25, "line": 3, "column": 6 },
            "end": { "byte": 34, "line": 3, "column": 9 },
        })
    );
    let sarif: Value = serde_json::from_str(&written(format("sarif"), &findings)).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        *place,
        json!({
            "artifactLocation": { "uri": "content/%E5%B8%82%201/a%23b.md" },
            "region": { "startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 9 },
        })
    );
}

#[test]
fn fingerprints_stay_when_lines_move_and_differ_between_findings_alike() {
    let fingerprints = |text: &str| {
        let spans =
            text.match_indices("住民課").map(|(start, it)| Span { start, end: start + it.len() });
        let findings: Findings = spans
            .map(|it| {
                Diagnostic::new(&code::UNKNOWN_UNIT, Place::at("a.md", it), Message::new("x"))
            })
            .collect();
        let words = Words::new(Language::Ja);
        let text = &|_: &str| Some(text);
        let report = Report { text, ..report(&findings, &words) };
        let log: Value = serde_json::from_str(&format("sarif").write(&report)).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        results
            .iter()
            .map(|it| it["partialFingerprints"]["kohyo/v1"].to_string())
            .collect::<Vec<_>>()
    };
    let before = fingerprints("担当課: 住民課\n担当課: 住民課\n");
    assert_ne!(before[0], before[1]);
    assert_eq!(before, fingerprints("番号: 1\n\n  担当課: 住民課\n担当課: 住民課\n"));
    assert_ne!(before[0], fingerprints("実施部署: 住民課\n")[0]);
}

#[test]
fn github_gets_one_command_a_finding_the_gravest_first() {
    let findings = all();
    let text = written(format("github"), &findings);
    assert_eq!(text.lines().count(), findings.iter().len());
    let kinds: Vec<&str> =
        text.lines().map(|it| it.split([' ', ':']).nth(2).expect("a command")).collect();
    assert!(
        kinds.is_sorted_by_key(|it| ["error", "warning", "notice"].iter().position(|k| k == it))
    );
    // Columns would be wrong where a finding has several lines.
    let several = text.lines().find(|it| it.starts_with("::warning")).expect("one");
    assert!(several.contains(",line=2,endLine=3,title="), "{several}");
    let wild = text.lines().find(|it| it.starts_with("::notice file=content/%25")).expect("one");
    assert!(wild.starts_with("::notice file=content/%25%3A%2C\\n`.md,title=R024 unknown-unit::"));
    assert!(wild.contains("「%250A\\r\\n::error::a"), "{wild}");
}

#[test]
fn the_summary_is_by_unit_and_leaves_no_markup_alive() {
    let (findings, words) = (all(), Words::new(Language::Ja));
    let text = summary(&report(&findings, &words), usize::MAX);
    assert!(text.contains("| 北区 | 0 | 1 | 1 |"), "{text}");
    assert!(text.contains("| 南\\|区 | 0 | 1 | 0 |"), "{text}");
    assert!(text.contains("### 部署の決まらないもの"), "{text}");
    assert!(!text.contains("<script") && !text.contains("@all"), "{text}");
    let entries = text.lines().filter(|it| it.starts_with("- **")).count();
    assert_eq!(entries, findings.iter().len() + 1, "one of them concerns two units");
}

#[test]
fn a_summary_that_is_too_long_is_cut_and_says_so() {
    let (findings, words) = (all(), Words::new(Language::En));
    let report = report(&findings, &words);
    let whole = summary(&report, usize::MAX);
    for limit in [0, 1, 500, 1000, 1500, 3000, whole.len() + 500] {
        let text = summary(&report, limit);
        assert!(text.len() <= limit, "{limit}: {}", text.len());
        let is_whole = text == whole;
        assert_eq!(is_whole, limit > whole.len());
        assert!(is_whole || text.is_empty() || text.contains("more were left out"), "{text}");
    }
    assert!(summary(&report, 3000).contains("more were left out"));
}

#[test]
fn without_findings_every_format_says_so() {
    let words = Words::new(Language::En);
    let none = Findings::default();
    assert_eq!(written(format("github"), &none), "");
    assert!(summary(&report(&none, &words), usize::MAX).contains("no mistakes"));
}

proptest! {
    #![proptest_config(cases(128))]

    /// Whatever is in a file, its name and a message, and wherever a finding stands.
    #[test]
    fn no_text_breaks_out_of_a_format(
        text in "(?s)[あ𠮷\\r\\n:%a`|<-]{0,40}",
        file in "(?s).{1,20}",
        value in "(?s).{0,40}",
        start in 0_usize..60,
        length in 0_usize..60,
    ) {
        let span = Span { start, end: start + length };
        let message = Message::new("unknown-unit").with("value", &value);
        let mut finding = Diagnostic::new(&code::UNKNOWN_UNIT, Place::at(file.as_str(), span), message);
        finding.units = vec![unit("a", &value)];
        let findings = Findings::from_iter([finding]);
        let words = Words::new(Language::En);
        let read = |_: &str| Some(text.as_str());
        let report = Report { text: &read, ..report(&findings, &words) };

        let json: Value = serde_json::from_str(&format("json").write(&report)).expect("JSON");
        let at = |end: &str, key: &str| json["findings"][0]["range"][end][key].as_u64();
        prop_assert!(at("start", "line") <= at("end", "line"));
        prop_assert!(at("start", "byte") <= at("end", "byte"));
        assert_valid(include_str!("../../docs/schema/check.json"), &json.to_string());
        serde_json::from_str::<Value>(&format("sarif").write(&report)).expect("JSON");
        prop_assert_eq!(format("github").write(&report).lines().count(), 1);
        let markdown = summary(&report, 4096);
        prop_assert!(markdown.len() <= 4096);
        prop_assert_eq!(markdown.lines().filter(|it| it.starts_with("- **")).count(), 1);
    }
}
