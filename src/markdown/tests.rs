//! Properties that hold for every text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::place::Place;
use super::{Options, html, plain, plain_text, render, render_cell, render_value, source};

const OPTIONS: Options = Options {
    heading_offset: 1,
    id_prefix: "x",
    words: super::Words { table: "表", footnotes: "脚注", back_to_text: "戻る" },
};

fn slow(text: &str) -> String {
    html::render(&source::prepare(text), Place::Body(&OPTIONS))
}

fn assert_same_on_both_paths(text: &str) {
    if plain_text::is_plain_text(text) {
        assert_eq!(plain_text::render(text), slow(text), "{text:?}");
        let cell = super::unwrap(html::render(&source::prepare(text), Place::Cell));
        assert_eq!(render_cell(text), cell, "{text:?}");
        let parsed = plain::render(&source::prepare(text));
        assert_eq!(plain::render_literal(text), parsed, "{text:?}");
    }
}

/// Splits HTML into its tags, and fails if any `<` or attribute is not of our making.
fn assert_clean(html: &str) {
    const TAGS: &[&str] = &[
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "strong",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    const VOID: &[&str] = &["br", "hr", "img"];
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("open tag in {html}"));
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        assert!(TAGS.contains(&name), "{name} in {html}");
        assert!(name != "a" || !open.contains(&"a"), "link in link: {html}");
        if !VOID.contains(&name) {
            open.push(name);
        }
        assert_eq!(rest.matches('"').count() % 2, 0, "{html}");
        for address in rest.split("href=\"").skip(1).chain(rest.split("src=\"").skip(1)) {
            let scheme = address.split(['"', '/', '?', '#']).next().unwrap().split_once(':');
            let scheme = scheme.map(|(it, _)| it.to_ascii_lowercase());
            assert!(
                scheme.as_deref().is_none_or(|it| ["http", "https", "mailto", "tel"].contains(&it)),
                "{html}"
            );
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{html}");
    assert!(!html.contains(super::stand_in::is_dropped), "{html:?}");
}

/// Bits of Markdown, Japanese and mischief, thrown together.
fn mixture() -> impl Strategy<Value = String> {
    const BITS: &[&str] = &[
        "あ",
        "漢字",
        "「",
        "」",
        "。",
        "（",
        "）",
        "・",
        "①",
        "（1）",
        "※",
        "■",
        "　",
        "a",
        "1",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "*",
        "**",
        "***",
        "_",
        "~",
        "~~",
        "~~~",
        "`",
        "```",
        "[",
        "]",
        "](",
        "(",
        ")",
        "](資料 一覧.pdf)",
        "![",
        "[^1]",
        "[^1]:",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<div>",
        "<https://a.jp/*あ>",
        "javascript:",
        "data:",
        "&",
        "&amp;",
        "&#106;",
        "&#xFDD0;",
        "&#0;",
        "|",
        "|-|-|-|-|-|",
        "| a ",
        "#",
        "# ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        "---",
        "===",
        ":",
        "\\",
        "\"",
        "'",
        "\0",
        "\u{1}",
        "\u{FDD0}",
        "\u{FDD1}",
        "\u{85}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{A0}",
        "$",
        "^",
        "!",
        "=",
        "@",
        "http://a.jp",
        "[a](u)",
        "](u)",
        "[^1]: あ\n",
        "<a@b.jp>",
    ];
    prop::collection::vec(prop::sample::select(BITS), 0..40).prop_map(|bits| bits.concat())
}

fn documents() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(
            &[
                "あ", "い。", "「", "・", "①", "②", "（1）", "1）", "(ア)", "※", "■", "○", "　",
                "a", "b ", "4~9月", "\n", "\n\n", "\n・", "\n①", "!", "\"", "'", ">", "1", ".",
                ")", "#", "-", "+", ":", "=", "\u{A0}", "\u{2028}", "\u{3000}", "$", "^", "{", "@",
                ";", "\u{FEFF}", "www.a.jp", "ｱ", "～",
            ][..],
        ),
        0..24,
    )
    .prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text_gives_clean_html(text in prop_oneof![mixture(), documents(), any::<String>()]) {
        assert_clean(&render(&text, &OPTIONS));
        assert_clean(&render_cell(&text));
        assert_clean(&render_value(&text));
        prop_assert!(!plain(&text).contains(['\n', '\t', '\0']));
    }

    #[test]
    fn emphasis_in_latin_text_is_left_to_commonmark(
        words in prop::collection::vec(r#"\*{0,2}[a-z"'.,!]{1,6}\*{0,2}"#, 0..8)
    ) {
        let text = words.join(" ");
        let ours = html::render(&source::mark(&text), Place::Cell);
        prop_assert_eq!(ours, html::render(&text, Place::Cell));
    }

    #[test]
    fn literal_text_is_the_same_on_both_paths(
        text in prop_oneof![documents(), mixture(), any::<String>()]
    ) {
        assert_same_on_both_paths(&text);
    }
}

#[test]
fn every_character_is_the_same_on_both_paths() {
    for c in '\0'..='\u{FFFF}' {
        assert_same_on_both_paths(&format!("{c}"));
        assert_same_on_both_paths(&format!("{c}a\n{c}あ{c}\nい{c}"));
    }
}

#[test]
fn the_seed_is_mostly_literal() {
    for text in ["サービス憲章の実施(4~9月)", "・職員が自ら定めた「約束」を実行する。", "23部"]
    {
        assert!(plain_text::is_plain_text(text), "{text}");
    }
}

#[test]
fn depth_costs_no_more_than_length() {
    const TIMES: usize = 40_000;
    for bit in [
        ">",
        "> ",
        "[",
        "![",
        "]",
        "](",
        "*",
        "*a ",
        "**a ",
        "_",
        "~~a ",
        "`",
        "``a`",
        "<",
        "<a ",
        "<!--",
        "- ",
        "1. ",
        "(",
        "[a](",
        "[^a]",
        "&",
        "・\n",
        "*a_ ",
        "a**b",
        "「**",
        "[a][",
        "\\",
        "|",
        "a\n",
        "・a\n①b\n",
        "**「a」**あ",
        "](a b",
        "[^1]: ",
        "|a\n|-\n",
        "![a",
        "**a\n",
        "~~~\n",
        "# ",
        "> - ",
        "*あ_い",
    ] {
        let text = bit.repeat(TIMES);
        let begun = Instant::now();
        let html = render(&text, &OPTIONS);
        assert!(begun.elapsed() < Duration::from_secs(3), "{bit:?} took {:?}", begun.elapsed());
        assert_clean(&html);
    }
}
