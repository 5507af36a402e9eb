//! Forms that were typed elsewhere: what becomes of each of their cells.
//!
//! `tests/cli/import/NAME.md` is a form, `NAME.expected` what is said of it and the record that comes of it;
//! `SNAPSHOTS=overwrite cargo test --test cli import` writes the expectations anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kohyo::disclosure::ProgramRef;
use kohyo::export::record_schema;
use kohyo::import::{
    Document, FilledRecord, Imported, Place, RecordDraft, SetError, merge, read_form,
};
use kohyo::record::{self, Library};
use kohyo::record_edit::ProgramKeys;
use kohyo::source::{self, Tree};
use kohyo::words::{Language, Words};
use proptest::prelude::*;
use snapbox::{Assert, Data};

const PUBLISHED: &str = include_str!("import/gyokaku-045.md");

fn library(tree: &Tree) -> Library {
    record::load(tree).library.expect("a city that can be read")
}

fn sample() -> Library {
    library(&source::read(Path::new(".")).expect("the sample city"))
}

/// The record that comes of a form of the first plan.
fn written(record: &RecordDraft, library: &Library) -> String {
    let program = &library.plans[0].program;
    let schema = record_schema(library, ProgramRef::Plan(0), &Words::new(Language::Ja));
    let (file, sheet, exported) = (String::new(), String::new(), None);
    let filled =
        FilledRecord { file, sheet, exported, is_untouched: false, fields: record.filled(program) };
    merge(None, &filled, (&schema, &ProgramKeys::new(program)), false).expect("a record").text
}

fn value(file: &str) -> serde_json::Value {
    let yaml = file.trim_start_matches("---\n").split("\n---").next().expect("a record");
    serde_yaml::from_str(yaml).expect("YAML")
}

#[test]
fn the_published_form_becomes_its_record_key_for_key() {
    let library = sample();
    let program = &library.plans[0].program;
    let mut imported = read_form(&Document::parse(PUBLISHED), program);
    assert_eq!(imported.unread, []);
    assert_eq!(imported.record.missing(program), ["実施部署", "計画期間の評価.段階"]);
    for assignment in ["実施部署=全部署", "計画期間の評価.段階=確定"] {
        imported.record.set(program, assignment).expect("a key that the paper does not have");
    }
    let record = fs::read_to_string("content/reforms/gyokaku-2013/045.md").expect("the record");
    let written = written(&imported.record, &library);
    assert_eq!(value(&written), value(&record));
    assert!(imported.record.missing(program).is_empty());
}

#[test]
fn each_form_is_read_as_expected() {
    let library = library(&Tree::from_fixture(include_str!("import/city.txt")));
    let program = &library.plans[0].program;
    let files =
        fs::read_dir("tests/cli/import").expect("the forms").map(|it| it.expect("a form").path());
    let mut forms: Vec<_> =
        files.filter(|it| it.extension().and_then(|end| end.to_str()) == Some("md")).collect();
    forms.retain(|it| !it.ends_with("gyokaku-045.md"));
    assert!(forms.len() >= 3, "{forms:?}");
    for form in forms {
        let document = Document::parse(&fs::read_to_string(&form).expect("a form"));
        let imported = read_form(&document, program);
        let mut said = String::new();
        for unread in &imported.unread {
            let _ = writeln!(said, "{} {} {:?}", line(unread.at), unread.text, unread.why);
        }
        let missing = imported.record.missing(program).join(" ");
        let _ = writeln!(said, "missing: {missing}\n{}", written(&imported.record, &library));
        let expected = Data::read_from(&form.with_extension("expected"), None);
        Assert::new().action_env("SNAPSHOTS").eq(said, expected);
        assert_eq!(counted(&imported), document.texts(), "{}", form.display());
    }
}

fn line(at: Place) -> String {
    match at {
        Place::Line { line, column } => format!("{line}:{column:?}"),
        Place::Cell(_) | Place::Given => String::new(),
    }
}

fn counted(imported: &Imported) -> usize {
    imported.labels + imported.read + imported.unread.len()
}

#[test]
fn what_cannot_be_set_is_said() {
    let library = sample();
    let program = &library.plans[0].program;
    let set = |assignment| RecordDraft::default().set(program, assignment);
    assert_eq!(set("実施部署"), Err(SetError::NoValue));
    assert_eq!(set("実施部所=全部署"), Err(SetError::UnknownKey("実施部所".to_owned())));
    assert_eq!(set("段階=確定"), Ok(()));
    assert_eq!(set("進捗管理.H25上.公表日=2013-10-31"), Ok(()));
    let mut draft = RecordDraft::default();
    assert_eq!(draft.set(program, "番号=45"), Ok(()));
    assert_eq!(draft.set(program, "番号=46"), Err(SetError::Taken("番号".to_owned())));
    assert_eq!(draft.set(program, "番号.内容=a"), Err(SetError::Taken("番号.内容".to_owned())));
    assert_eq!(draft.set(program, "進捗管理.H25上.内容=a"), Ok(()));
    assert_eq!(draft.set(program, "進捗管理=a"), Err(SetError::Taken("進捗管理".to_owned())));
}

/// The published form with some cells emptied, typed over or put elsewhere.
fn spoiled() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just(String::new()),
        Just("45".to_owned()),
        Just("平成26年度".to_owned()),
        Just("取組の状況".to_owned()),
        Just("B".to_owned()),
        Just("指標".to_owned()),
        "[ -~あ-んァ-ン一-龠（）／]{0,12}",
    ];
    proptest::collection::vec((0_usize..400, text), 0..40).prop_map(|changes| {
        let mut cells: Vec<String> = PUBLISHED.split('|').map(str::to_owned).collect();
        for (at, text) in changes {
            let at = at % cells.len();
            // Lines stay what they are, and so do the rows below heads.
            if !cells[at].contains(['\n', '-']) {
                cells[at] = text.replace(['|', '\\', '\n'], "");
            }
        }
        cells.join("|")
    })
}

proptest! {
    #[test]
    fn every_text_lands_in_a_field_or_is_named(text in spoiled()) {
        let library = sample();
        let document = Document::parse(&text);
        let imported = read_form(&document, &library.plans[0].program);
        prop_assert_eq!(counted(&imported), document.texts());
        prop_assert!(written(&imported.record, &library).ends_with("---\n"));
    }
}
