//! The inputs: what each is called, which file of the city it is, and its text at a size in bytes.

use std::fmt::Write as _;

/// One kind of large input.
pub(super) struct Input {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) text: fn(usize) -> String,
}

const SHEET: &str = "content/reforms/plan/001.md";
const PROGRAM: &str = "content/reforms/plan/_program.yaml";
const CHARTER: &str = "content/charters/2014/somu.md";
const PAGE: &str = "content/pages/large.md";
const GLOSSARY: &str = "content/glossary.yaml";
const ORGANIZATION: &str = "content/organization.yaml";
const SETTINGS: &str = "kohyo.yaml";

/// What a file of the city has as it is.
fn original(file: &str) -> String {
    let city = kohyo::source::Tree::from_fixture(include_str!("../../rules/base.city"));
    city.text(file).expect("a file of the city").to_owned()
}

/// So many bytes of a piece that is repeated.
fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

/// So many bytes of pieces that count.
fn counted(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    for number in 1.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

/// A sheet with nothing but a YAML of this form.
fn yaml(text: &str) -> String {
    format!("---\n番号: 1\n{text}\n---\n")
}

/// The sheet of the city with more at the end of its front matter.
fn sheet(more: &str) -> String {
    original(SHEET).trim_end().trim_end_matches("---").to_owned() + more + "\n---\n"
}

/// The sheet of the city with another text for a value.
fn sheet_with(value: &str, by: &str) -> String {
    original(SHEET).replacen(value, by, 1)
}

/// A text as a block below a key, indented by so much.
fn block(text: &str, indent: usize) -> String {
    let mut block = String::from("|");
    for line in text.lines() {
        let _ = write!(block, "\n{:indent$}{line}", "");
    }
    block
}

fn page(body: &str) -> String {
    format!("---\n題名: 大きいページ\n---\n{body}\n")
}

/// Kana that do not repeat soon.
fn kana(size: usize) -> String {
    let mut number = 7_u32;
    let mut text = String::with_capacity(size + 4);
    while text.len() < size {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push(char::from_u32(0x3042 + (number >> 16) % 80).unwrap_or('あ'));
        if (number >> 16).trailing_zeros() >= 5 {
            text.push('。');
        }
    }
    text
}

/// Every kind that we know.
pub(super) const INPUTS: &[Input] = &[
    Input {
        name: "keys without a colon",
        file: SHEET,
        text: |size| yaml(&repeated("担当課 総務課\n", size)),
    },
    Input {
        name: "two keys on each line",
        file: SHEET,
        text: |size| yaml(&repeated("担当課: 総務課 番号: 1\n", size)),
    },
    Input {
        name: "texts that go on without a bar",
        file: SHEET,
        text: |size| yaml(&repeated("改革項目: 窓口の短縮\n続きの文。\n", size)),
    },
    Input {
        name: "blocks that are not indented",
        file: SHEET,
        text: |size| yaml(&repeated("改革項目: |\n続きの文。\n", size)),
    },
    Input {
        name: "full-width commas in braces",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {{ {} }}", repeated("計画: 1、実績: 2、", size))),
    },
    Input {
        name: "brackets that are left open on each line",
        file: SHEET,
        text: |size| yaml(&repeated("改革項目: [a, b\n", size)),
    },
    Input {
        name: "colons in each text",
        file: SHEET,
        text: |size| yaml(&repeated("改革項目: 窓口: 短縮\n", size)),
    },
    Input {
        name: "tabs before each line",
        file: SHEET,
        text: |size| yaml(&format!("進捗管理:\n{}", repeated("\t平成25年度上半期: x\n", size))),
    },
    Input {
        name: "dashes without a space",
        file: SHEET,
        text: |size| yaml(&format!("担当課:\n{}", repeated("  －総務課\n", size))),
    },
    Input {
        name: "indents that go up and down",
        file: SHEET,
        text: |size| yaml(&counted(size, |it| format!("{:1$}内容: x\n", "", it % 7))),
    },
    Input {
        name: "value of brackets",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("[", size))),
    },
    Input {
        name: "value of braces",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("{", size))),
    },
    Input {
        name: "value of brackets that are closed",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("[]", size))),
    },
    Input {
        name: "value of brackets, one by one",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("[ ", size))),
    },
    Input {
        name: "value of lists of lists in brackets",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("[a, ", size))),
    },
    Input {
        name: "value of tables in tables in braces",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("{a: ", size))),
    },
    Input {
        name: "value of questions",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("? ", size))),
    },
    Input {
        name: "value of colons",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated(": ", size))),
    },
    Input {
        name: "value of dashes in a row",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("- ", size))),
    },
    Input {
        name: "value of bars",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("| ", size))),
    },
    Input {
        name: "value of exclamation marks",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("! ", size))),
    },
    Input {
        name: "value of ampersands",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("& ", size))),
    },
    Input {
        name: "value of asterisks",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("* ", size))),
    },
    Input {
        name: "value of commas",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated(", ", size))),
    },
    Input {
        name: "value of quotation marks",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("\"", size))),
    },
    Input {
        name: "value of apostrophes",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("'", size))),
    },
    Input {
        name: "value of hashes",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("# ", size))),
    },
    Input {
        name: "value of hashes after words",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("あ # ", size))),
    },
    Input {
        name: "value of percent signs",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: {}", repeated("% ", size))),
    },
    Input { name: "lines of brackets", file: SHEET, text: |size| yaml(&repeated("[\n", size)) },
    Input { name: "lines of braces", file: SHEET, text: |size| yaml(&repeated("{\n", size)) },
    Input { name: "lines of questions", file: SHEET, text: |size| yaml(&repeated("? a\n", size)) },
    Input {
        name: "lines of empty questions",
        file: SHEET,
        text: |size| yaml(&repeated("?\n", size)),
    },
    Input { name: "lines of empty keys", file: SHEET, text: |size| yaml(&repeated(": a\n", size)) },
    Input { name: "lines of items", file: SHEET, text: |size| yaml(&repeated("- a\n", size)) },
    Input {
        name: "lines of items of items",
        file: SHEET,
        text: |size| yaml(&repeated("- - - - a\n", size)),
    },
    Input {
        name: "lines of anchors",
        file: SHEET,
        text: |size| yaml(&repeated("- &a b\n- *a\n", size)),
    },
    Input { name: "lines of tags", file: SHEET, text: |size| yaml(&repeated("- !a b\n", size)) },
    Input { name: "lines of merges", file: SHEET, text: |size| yaml(&repeated("<<: *a\n", size)) },
    Input { name: "lines of documents", file: SHEET, text: |size| yaml(&repeated("---a\n", size)) },
    Input {
        name: "lines of directives",
        file: SHEET,
        text: |size| yaml(&repeated("%YAML 1.2\n", size)),
    },
    Input { name: "lines of comments", file: SHEET, text: |size| yaml(&repeated("# a\n", size)) },
    Input {
        name: "lines of comments after texts",
        file: SHEET,
        text: |size| yaml(&repeated("a: b # c\n", size)),
    },
    Input {
        name: "lines of full-width colons",
        file: SHEET,
        text: |size| yaml(&repeated("番号：1\n", size)),
    },
    Input {
        name: "lines of missing spaces",
        file: SHEET,
        text: |size| yaml(&repeated("番号:1\n", size)),
    },
    Input {
        name: "lines of tabs", file: SHEET, text: |size| yaml(&repeated("\t番号: 1\n", size))
    },
    Input {
        name: "lines of wide indents",
        file: SHEET,
        text: |size| yaml(&repeated("　番号: 1\n", size)),
    },
    Input {
        name: "lines of one key",
        file: SHEET,
        text: |size| yaml(&repeated("番号: 1\n", size)),
    },
    Input {
        name: "lines of one unknown key",
        file: SHEET,
        text: |size| yaml(&repeated("何: 1\n", size)),
    },
    Input {
        name: "lines of unclosed quotation marks",
        file: SHEET,
        text: |size| yaml(&repeated("a: \"b\n", size)),
    },
    Input {
        name: "lines of unclosed apostrophes",
        file: SHEET,
        text: |size| yaml(&repeated("a: 'b\n", size)),
    },
    Input {
        name: "lines of blocks",
        file: SHEET,
        text: |size| yaml(&repeated("a: |\n b\n", size)),
    },
    Input {
        name: "lines of blocks that are not indented",
        file: SHEET,
        text: |size| yaml(&repeated("a: |\nb\n", size)),
    },
    Input {
        name: "lines of words alone",
        file: SHEET,
        text: |size| yaml(&repeated("あいう\n", size)),
    },
    Input {
        name: "keys",
        file: SHEET,
        text: |size| yaml(&counted(size, |it| format!("項目{it}: 値\n"))),
    },
    Input {
        name: "keys that are nearly known",
        file: SHEET,
        text: |size| {
            yaml(&counted(size, |it| {
                format!(
                    "担当課{}: 値\n",
                    char::from_u32(0x4E00 + u32::try_from(it % 20_000).unwrap_or(0))
                        .unwrap_or('一')
                )
            }))
        },
    },
    Input {
        name: "keys at which a full-width colon stands",
        file: SHEET,
        text: |size| yaml(&counted(size, |it| format!("項目{it}：値\n"))),
    },
    Input {
        name: "anchors of their own",
        file: SHEET,
        text: |size| {
            yaml(&("追加: [".to_owned() + &counted(size, |it| format!("&a{it} b, *a{it}, ")) + "]"))
        },
    },
    Input {
        name: "an anchored list that is often referred to",
        file: SHEET,
        text: |size| {
            yaml(&format!(
                "a: &a [{}]\nb: [{}]",
                repeated("x, ", size / 2),
                repeated("*a, ", size / 2)
            ))
        },
    },
    Input { name: "a long key", file: SHEET, text: |size| yaml(&(repeated("長", size) + ": 1")) },
    Input {
        name: "a long key in quotation marks",
        file: SHEET,
        text: |size| yaml(&format!("\"{}\": 1", repeated("長", size))),
    },
    Input {
        name: "a long line",
        file: SHEET,
        text: |size| sheet_with("窓口の待ち時間の短縮", &repeated("長", size)),
    },
    Input {
        name: "a text of many lines",
        file: SHEET,
        text: |size| sheet_with("番号札を配っている", &block(&repeated("一行。\n", size), 6)),
    },
    Input {
        name: "a text of kana",
        file: SHEET,
        text: |size| sheet_with("番号札を配っている", &kana(size)),
    },
    Input {
        name: "an empty line a thousand times",
        file: SHEET,
        text: |size| yaml(&repeated("\n", size)),
    },
    Input {
        name: "blank lines of spaces",
        file: SHEET,
        text: |size| yaml(&repeated("    \n", size)),
    },
    Input {
        name: "spaces before a key",
        file: SHEET,
        text: |size| yaml(&(repeated(" ", size) + "改革項目: a")),
    },
    Input {
        name: "spaces in a value",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: a{}b", repeated(" ", size))),
    },
    Input {
        name: "escapes",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: \"{}\"", repeated("\\x41", size))),
    },
    Input {
        name: "escapes of what nobody can see",
        file: SHEET,
        text: |size| yaml(&format!("改革項目: \"{}\"", repeated("\\u200Ba", size))),
    },
    Input {
        name: "escapes in items",
        file: SHEET,
        text: |size| yaml(&format!("実施部署: [{}]", repeated("\"\\u200Ba\", ", size))),
    },
    Input {
        name: "what nobody can see",
        file: SHEET,
        text: |size| sheet_with("番号札を配っている", &repeated("あ\u{200B}", size)),
    },
    Input {
        name: "what nobody can see in keys",
        file: SHEET,
        text: |size| yaml(&counted(size, |it| format!("項\u{200B}目{it}: 値\n"))),
    },
    Input {
        name: "rows of indicators",
        file: SHEET,
        text: |size| {
            sheet(&("指標:\n".to_owned() + &counted(size, |it| format!("  - 名称: 指標{it}\n"))))
                .replacen("指標:\n  - 名称: 平均", "別の指標:\n  - 名称: 平均", 1)
        },
    },
    Input {
        name: "rows of indicators in a list",
        file: SHEET,
        text: |size| {
            sheet_with(
                "  - 名称: 平均の待ち時間",
                &(counted(size, |it| format!("  - {{ 名称: 指標{it} }}\n"))
                    + "  - 名称: 平均の待ち時間"),
            )
        },
    },
    Input {
        name: "empty rows of indicators",
        file: SHEET,
        text: |size| {
            sheet_with(
                "  - 名称: 平均の待ち時間",
                &(repeated("  - {}\n", size) + "  - 名称: 平均の待ち時間"),
            )
        },
    },
    Input {
        name: "rows of one indicator",
        file: SHEET,
        text: |size| {
            sheet_with(
                "  - 名称: 平均の待ち時間",
                &(repeated(
                    "  - 名称: 件数\n    年度: { 平成25年度: { 計画: 1, 実績: 2 } }\n",
                    size,
                ) + "  - 名称: 平均の待ち時間"),
            )
        },
    },
    Input {
        name: "rows of a schedule",
        file: SHEET,
        text: |size| {
            sheet_with(
                "指標:",
                &format!(
                    "{}指標:",
                    repeated(
                        "  - 現状: あ\n    年度: { 平成25年度: { 計画: い, 実績: う } }\n",
                        size
                    )
                ),
            )
        },
    },
    Input {
        name: "values by year",
        file: SHEET,
        text: |size| {
            sheet_with(
                "      平成25年度: { 計画: 20, 実績: 18 }",
                &counted(size, |it| format!("      {}年度: {{ 計画: 1 }}\n", 1000 + it)),
            )
        },
    },
    Input {
        name: "values of one year",
        file: SHEET,
        text: |size| {
            sheet_with(
                "      平成25年度: { 計画: 20, 実績: 18 }",
                &repeated("      平成25年度: { 計画: 20, 実績: 18 }\n", size),
            )
        },
    },
    Input {
        name: "reports of one period",
        file: SHEET,
        text: |size| {
            sheet_with(
                "年度評価:",
                &(repeated("  平成25年度上半期: { 内容: あ }\n", size) + "年度評価:"),
            )
        },
    },
    Input {
        name: "reports of unknown periods",
        file: SHEET,
        text: |size| {
            sheet_with(
                "年度評価:",
                &(counted(size, |it| format!("  第{it}期: {{ 内容: あ }}\n")) + "年度評価:"),
            )
        },
    },
    Input {
        name: "names of units that there are",
        file: SHEET,
        text: |size| sheet(&format!("実施部署: [{}]", repeated("北区, ", size))),
    },
    Input {
        name: "names of units that there are not",
        file: SHEET,
        text: |size| sheet(&format!("実施部署: [{}]", counted(size, |it| format!("北{it}, ")))),
    },
    Input {
        name: "corrections",
        file: SHEET,
        text: |size| {
            sheet(
                &("訂正:\n".to_owned()
                    + &repeated("  - { 日付: 2015-01-05, 内容: 数を改めた }\n", size)),
            )
        },
    },
    Input {
        name: "waivers",
        file: SHEET,
        text: |size| {
            sheet(
                &("確認済み:\n".to_owned()
                    + &repeated("  - { 規則: C102, 箇所: 取組工程, 理由: 同じでよい }\n", size)),
            )
        },
    },
    Input { name: "fences", file: SHEET, text: |size| repeated("---\n", size) },
    Input { name: "no fence", file: SHEET, text: |size| repeated("番号: 1\n", size) },
    Input {
        name: "a fence that is not closed",
        file: SHEET,
        text: |size| "---\n".to_owned() + &repeated("番号: 1\n\n", size),
    },
    Input {
        name: "one text in two fields",
        file: SHEET,
        text: |size| {
            let text = kana(size / 2);
            sheet_with("番号札を配っている", &text).replacen("全窓口で予約できる", &text, 1)
        },
    },
    Input {
        name: "nearly one text in two fields",
        file: SHEET,
        text: |size| {
            let text = kana(size / 2);
            sheet_with("予約の仕組みを業者と決め、職員の研修を終えた。", &text).replacen(
                "税の窓口にも広げた。予約は3018件で、前の年の同じ時期より多い。",
                &(text.clone() + "ん"),
                1,
            )
        },
    },
    Input {
        name: "nearly one text in two evaluations",
        file: SHEET,
        text: |size| {
            let text = kana(size / 2);
            sheet_with("税の窓口へ広げる。", &format!("平成25年度{text}")).replacen(
                "電話での受付を始める。",
                &format!("平成26年度{text}"),
                1,
            )
        },
    },
    Input {
        name: "numbers in a text",
        file: SHEET,
        text: |size| sheet_with("番号札を配っている", &counted(size, |it| format!("{it}件、"))),
    },
    Input {
        name: "years in a text",
        file: SHEET,
        text: |size| {
            sheet_with("番号札を配っている", &counted(size, |it| format!("平成{}年度", it % 40)))
        },
    },
    Input {
        name: "telephone numbers in a text",
        file: SHEET,
        text: |size| {
            sheet_with("番号札を配っている", &counted(size, |it| format!("053-457-{it:04}、")))
        },
    },
    Input {
        name: "digits in a text",
        file: SHEET,
        text: |size| sheet_with("番号札を配っている", &repeated("1", size)),
    },
    Input {
        name: "digits as a value",
        file: SHEET,
        text: |size| sheet_with("計画: 20", &format!("計画: {}", repeated("1", size))),
    },
    Input {
        name: "words that a rule knows",
        file: SHEET,
        text: |size| {
            sheet_with("番号札を配っている", &repeated("検討する。未定。全ての部で。", size))
        },
    },
    Input { name: "page of brackets", file: PAGE, text: |size| page(&repeated("[", size)) },
    Input { name: "page of closing brackets", file: PAGE, text: |size| page(&repeated("]", size)) },
    Input { name: "page of asterisks", file: PAGE, text: |size| page(&repeated("*", size)) },
    Input {
        name: "page of pairs of asterisks",
        file: PAGE,
        text: |size| page(&repeated("**あ ", size)),
    },
    Input {
        name: "page of asterisks and words",
        file: PAGE,
        text: |size| page(&repeated("*あ ", size)),
    },
    Input { name: "page of underscores", file: PAGE, text: |size| page(&repeated("_a ", size)) },
    Input { name: "page of tildes", file: PAGE, text: |size| page(&repeated("~~あ ", size)) },
    Input { name: "page of backticks", file: PAGE, text: |size| page(&repeated("`", size)) },
    Input {
        name: "page of backticks and words",
        file: PAGE,
        text: |size| page(&repeated("`あ``い", size)),
    },
    Input { name: "page of less-than signs", file: PAGE, text: |size| page(&repeated("<", size)) },
    Input { name: "page of tags", file: PAGE, text: |size| page(&repeated("<b>", size)) },
    Input { name: "page of open tags", file: PAGE, text: |size| page(&repeated("<a ", size)) },
    Input { name: "page of comments", file: PAGE, text: |size| page(&repeated("<!-- ", size)) },
    Input {
        name: "page of processing instructions",
        file: PAGE,
        text: |size| page(&repeated("<?a ", size)),
    },
    Input { name: "page of declarations", file: PAGE, text: |size| page(&repeated("<!A ", size)) },
    Input {
        name: "page of sections of characters",
        file: PAGE,
        text: |size| page(&repeated("<![CDATA[", size)),
    },
    Input { name: "page of images", file: PAGE, text: |size| page(&repeated("![", size)) },
    Input { name: "page of links", file: PAGE, text: |size| page(&repeated("[a](", size)) },
    Input {
        name: "page of links in links",
        file: PAGE,
        text: |size| page(&repeated("[a](b ", size)),
    },
    Input {
        name: "page of whole links",
        file: PAGE,
        text: |size| page(&repeated("[a](/units/) ", size)),
    },
    Input {
        name: "page of links without a name",
        file: PAGE,
        text: |size| page(&repeated("[](/a) ", size)),
    },
    Input { name: "page of quotations", file: PAGE, text: |size| page(&repeated(">", size)) },
    Input {
        name: "page of quotations in lines",
        file: PAGE,
        text: |size| page(&repeated("> あ\n", size)),
    },
    Input { name: "page of items in items", file: PAGE, text: |size| page(&repeated("- ", size)) },
    Input { name: "page of items", file: PAGE, text: |size| page(&repeated("- あ\n", size)) },
    Input {
        name: "page of numbered items",
        file: PAGE,
        text: |size| page(&repeated("1. あ\n", size)),
    },
    Input {
        name: "page of items with signs",
        file: PAGE,
        text: |size| page(&repeated("・あ\n", size)),
    },
    Input { name: "page of footnotes", file: PAGE, text: |size| page(&repeated("[^1]", size)) },
    Input { name: "page of headings", file: PAGE, text: |size| page(&repeated("# あ\n", size)) },
    Input {
        name: "page of headings below",
        file: PAGE,
        text: |size| page(&repeated("あ\n---\n", size)),
    },
    Input {
        name: "page of hard breaks", file: PAGE, text: |size| page(&repeated("あ  \n", size))
    },
    Input { name: "page of backslashes", file: PAGE, text: |size| page(&repeated("\\", size)) },
    Input { name: "page of entities", file: PAGE, text: |size| page(&repeated("&amp;", size)) },
    Input { name: "page of ampersands", file: PAGE, text: |size| page(&repeated("&", size)) },
    Input { name: "page of fences", file: PAGE, text: |size| page(&repeated("```\n", size)) },
    Input {
        name: "page of fences of tildes",
        file: PAGE,
        text: |size| page(&repeated("~~~\n", size)),
    },
    Input { name: "page of tabs", file: PAGE, text: |size| page(&repeated("\t", size)) },
    Input {
        name: "page of indented code",
        file: PAGE,
        text: |size| page(&repeated("    あ\n\n", size)),
    },
    Input { name: "page of bars", file: PAGE, text: |size| page(&repeated("|", size)) },
    Input {
        name: "page of rows of bars",
        file: PAGE,
        text: |size| page(&repeated("|a|b|\n", size)),
    },
    Input { name: "page of rules", file: PAGE, text: |size| page(&repeated("***\n", size)) },
    Input { name: "page of empty lines", file: PAGE, text: |size| page(&repeated("\n", size)) },
    Input {
        name: "page of addresses",
        file: PAGE,
        text: |size| page(&repeated("https://example.jp/a ", size)),
    },
    Input {
        name: "page of mail addresses",
        file: PAGE,
        text: |size| page(&repeated("<a@example.jp> ", size)),
    },
    Input {
        name: "page of reference definitions",
        file: PAGE,
        text: |size| page(&repeated("[a]: /b\n", size)),
    },
    Input {
        name: "page of kana", file: PAGE, text: |size| page(&repeated("かなの文。", size))
    },
    Input { name: "page of long lines", file: PAGE, text: |size| page(&repeated("かな", size)) },
    Input {
        name: "page of letters in brackets",
        file: PAGE,
        text: |size| page(&repeated("[a] ", size)),
    },
    Input {
        name: "page of letters in double brackets",
        file: PAGE,
        text: |size| page(&repeated("[a][b] ", size)),
    },
    Input {
        name: "page of check boxes",
        file: PAGE,
        text: |size| page(&repeated("- [ ] あ\n", size)),
    },
    Input {
        name: "page of numbers that multiply",
        file: PAGE,
        text: |size| page(&repeated("5*3=15、", size)),
    },
    Input {
        name: "page of stars without an end",
        file: PAGE,
        text: |size| page(&repeated("*あ*い", size)),
    },
    Input {
        name: "page of strong without an end",
        file: PAGE,
        text: |size| page(&repeated("**あ*", size)),
    },
    Input {
        name: "page of terms", file: PAGE, text: |size| page(&repeated("窓口の窓口", size))
    },
    Input {
        name: "page of nested items",
        file: PAGE,
        text: |size| {
            page(&counted(size, |it| format!("{:indent$}- あ\n", "", indent = it % 200 * 2)))
        },
    },
    Input {
        name: "page of items that go deeper and deeper",
        file: PAGE,
        text: |size| page(&counted(size, |it| format!("{:indent$}- あ\n", "", indent = it * 2))),
    },
    Input {
        name: "page of quotations that go deeper and deeper",
        file: PAGE,
        text: |size| page(&counted(size, |it| ">".repeat(it) + "あ\n")),
    },
    Input {
        name: "page of a table with many columns",
        file: PAGE,
        text: |size| {
            page(&{
                let half = size / 4;
                format!(
                    "{}\n{}\n{}",
                    repeated("|あ", half),
                    repeated("|--", half),
                    repeated("|い", half)
                )
            })
        },
    },
    Input {
        name: "page of a table with many rows",
        file: PAGE,
        text: |size| page(&format!("|あ|い|\n|--|--|\n{}", repeated("|う|え|\n", size))),
    },
    Input {
        name: "page of a table with many columns and short rows",
        file: PAGE,
        text: |size| {
            page(&{
                let half = size / 3;
                format!(
                    "{}\n{}\n{}",
                    repeated("|あ", half),
                    repeated("|-", half),
                    repeated("|い|\n", half)
                )
            })
        },
    },
    Input {
        name: "page of footnotes with their texts",
        file: PAGE,
        text: |size| page(&counted(size, |it| format!("あ[^{it}]\n\n[^{it}]: い\n\n"))),
    },
    Input {
        name: "page of footnotes in footnotes",
        file: PAGE,
        text: |size| page(&counted(size, |it| format!("[^{it}]: い[^{}]\n\n", it + 1))),
    },
    Input {
        name: "page of one footnote",
        file: PAGE,
        text: |size| page(&(repeated("あ[^1] ", size) + "\n\n[^1]: い")),
    },
    Input {
        name: "page of definitions that are used",
        file: PAGE,
        text: |size| page(&counted(size, |it| format!("[あ][{it}]\n\n[{it}]: /units/\n\n"))),
    },
    Input {
        name: "page of backticks that get longer",
        file: PAGE,
        text: |size| page(&counted(size, |it| "`".repeat(it) + "あ")),
    },
    Input {
        name: "page of definitions that refer to one",
        file: PAGE,
        text: |size| page(&(repeated("[a] ", size / 2) + "\n\n[a]: /" + &repeated("b", size / 2))),
    },
    Input {
        name: "page of headings of one name and a list",
        file: PAGE,
        text: |size| page(&counted(size, |it| format!("## 見出し{}\n\n- あ\n\n", it % 3))),
    },
    Input {
        name: "page whose title is long",
        file: PAGE,
        text: |size| format!("---\n題名: {}\n---\nあ\n", repeated("長い", size)),
    },
    Input {
        name: "page with unknown keys",
        file: PAGE,
        text: |size| {
            format!("---\n題名: あ\n{}---\nあ\n", counted(size, |it| format!("題名{it}: い\n")))
        },
    },
    Input {
        name: "units",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| format!("  - {{ 識別子: u{it}, 名称: 第{it}課 }}\n"))
        },
    },
    Input {
        name: "units with one identifier",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION) + &repeated("  - { 識別子: somu, 名称: 総務部 }\n", size)
        },
    },
    Input {
        name: "units in units",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| {
                    format!(
                        "  - {{ 識別子: u{it}, 名称: 第{it}課, 上位: {} }}\n",
                        if it == 1 { "somu".to_owned() } else { format!("u{}", it - 1) }
                    )
                })
        },
    },
    Input {
        name: "units above that there are not",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| {
                    format!("  - {{ 識別子: u{it}, 名称: 第{it}課, 上位: 第{it}部 }}\n")
                })
        },
    },
    Input {
        name: "units that follow each other",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| {
                    format!(
                        "  - {{ 識別子: u{it}, 名称: 第{it}課, 廃止: 2014-04-01, 承継先: [u{}] }}\n",
                        it + 1
                    )
                })
        },
    },
    Input {
        name: "other names of a unit",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &format!("    別名: [{}]\n", counted(size, |it| format!("北区{it}, ")))
        },
    },
    Input {
        name: "units with unknown keys",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| format!("  - {{ 識別子: u{it}, 名前: 第{it}課 }}\n"))
        },
    },
    Input {
        name: "units that are broken off",
        file: ORGANIZATION,
        text: |size| {
            original(ORGANIZATION)
                + &counted(size, |it| format!("  - {{ 識別子: u{it}, 名称: 第{it}課\n"))
        },
    },
    Input {
        name: "categories of a plan",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM).replacen(
                "[大項目]",
                &format!("[大項目, {}]", counted(size, |it| format!("分類{it}, "))),
                1,
            )
        },
    },
    Input {
        name: "levels of a plan",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM)
                + &counted(size, |it| format!("  - {{ 区分: 第{it}, 意味: あ, 色調: 良好 }}\n"))
        },
    },
    Input {
        name: "levels of one name",
        file: PROGRAM,
        text: |size| original(PROGRAM) + &repeated("  - { 区分: A, 意味: あ, 色調: 良好 }\n", size),
    },
    Input {
        name: "periods of a plan",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM).replacen(
                "報告時期:\n",
                &("報告時期:\n".to_owned()
                    + &counted(size, |it| {
                        format!("  - {{ 名称: 時期{it}, 月: 4月から9月, 公表期限: 10月31日 }}\n")
                    })),
                1,
            )
        },
    },
    Input {
        name: "fields of a plan's own",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM)
                + "様式:\n  追加項目:\n"
                + &counted(size, |it| format!("    - {{ 名称: 欄{it}, 種類: 文章 }}\n"))
        },
    },
    Input {
        name: "names that a plan gives to one key",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM) + "様式:\n  呼び名:\n" + &repeated("    担当課: 所管課\n", size)
        },
    },
    Input {
        name: "exemptions of a plan",
        file: PROGRAM,
        text: |size| {
            original(PROGRAM) + "対象外:\n" + &repeated("  - { 部署: 北区, 理由: あ }\n", size)
        },
    },
    Input {
        name: "units in the scope of a plan",
        file: PROGRAM,
        text: |size| original(PROGRAM) + &format!("対象部署: [{}]\n", repeated("北区, ", size)),
    },
    Input {
        name: "promises",
        file: CHARTER,
        text: |size| {
            original(CHARTER).replacen(
                "実施状況:",
                &(counted(size, |it| format!("  - {{ 番号: {}, 内容: 守ります。 }}\n", it + 1))
                    + "実施状況:"),
                1,
            )
        },
    },
    Input {
        name: "promises with one number",
        file: CHARTER,
        text: |size| {
            original(CHARTER).replacen(
                "実施状況:",
                &(repeated("  - { 番号: 1, 内容: 守ります。 }\n", size) + "実施状況:"),
                1,
            )
        },
    },
    Input {
        name: "results of promises that there are not",
        file: CHARTER,
        text: |size| {
            original(CHARTER).replacen(
                "{ 1: { 結果: 達成, 実績: 93 } }",
                &format!("{{ {} }}", counted(size, |it| format!("{it}: {{ 結果: 達成 }}, "))),
                1,
            )
        },
    },
    Input {
        name: "promises with results",
        file: CHARTER,
        text: |size| {
            let half = size / 2;
            let results = counted(half, |it| format!("{it}: {{ 結果: 達成 }}, "));
            original(CHARTER)
                .replacen(
                    "実施状況:",
                    &(counted(half, |it| {
                        format!("  - {{ 番号: {}, 内容: 守ります。 }}\n", it + 1)
                    }) + "実施状況:"),
                    1,
                )
                .replacen("{ 1: { 結果: 達成, 実績: 93 } }", &format!("{{ {results} }}"), 1)
        },
    },
    Input {
        name: "terms of a glossary",
        file: GLOSSARY,
        text: |size| {
            "用語:\n".to_owned()
                + &counted(size, |it| format!("  - {{ 語: 用語{it}, 説明: あ }}\n"))
        },
    },
    Input {
        name: "one term of a glossary",
        file: GLOSSARY,
        text: |size| "用語:\n".to_owned() + &repeated("  - { 語: 窓口, 説明: あ }\n", size),
    },
    Input {
        name: "terms of a glossary that begin alike",
        file: GLOSSARY,
        text: |size| {
            "用語:\n".to_owned()
                + &counted(size, |it| {
                    format!("  - {{ 語: {}, 説明: あ }}\n", "窓".repeat(it % 60 + 1))
                })
        },
    },
    Input {
        name: "settings with unknown keys",
        file: SETTINGS,
        text: |size| original(SETTINGS) + &counted(size, |it| format!("midashi{it}: a\n")),
    },
    Input {
        name: "settings of rules",
        file: SETTINGS,
        text: |size| {
            original(SETTINGS)
                + "rules:\n"
                + &counted(size, |it| format!("  late-without-{it}: off\n"))
        },
    },
    Input {
        name: "settings of one rule",
        file: SETTINGS,
        text: |size| original(SETTINGS) + "rules:\n" + &repeated("  title-long: off\n", size),
    },
    Input {
        name: "settings of targets",
        file: SETTINGS,
        text: |size| {
            original(SETTINGS)
                + "publish:\n"
                + &counted(size, |it| format!("  t{it}: {{ to: \"folder:/srv/{it}\" }}\n"))
        },
    },
    Input {
        name: "settings of targets that are wrong",
        file: SETTINGS,
        text: |size| {
            original(SETTINGS)
                + "publish:\n"
                + &counted(size, |it| format!("  t{it}: {{ to: \"sftpx:/srv/{it}\" }}\n"))
        },
    },
    Input {
        name: "settings of brackets",
        file: SETTINGS,
        text: |size| format!("title: {}", repeated("[", size)),
    },
    Input {
        name: "settings of withdrawn addresses",
        file: SETTINGS,
        text: |size| {
            original(SETTINGS)
                + "withdrawn:\n"
                + &counted(size, |it| {
                    format!("  - {{ address: \"/a{it}/\", on: 2015-01-01, reason: a }}\n")
                })
        },
    },
];
