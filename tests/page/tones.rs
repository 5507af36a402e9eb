//! The colours of the built-in theme: what can be read on what, and that every tone has all that it needs.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;

use kohyo::record::Color;
use kohyo::view::TONES;

/// What WCAG asks of text (1.4.3) and of parts of drawings (1.4.11).
const TEXT: f64 = 4.5;
const PART: f64 = 3.0;

/// Colours by the element that they are set for, `:root` or a tone, and their name.
type Colors = BTreeMap<(String, String), Color>;

/// The colours of the style sheet: on light paper, and where the reader's system is dark, which changes some of them.
fn colors() -> [Colors; 2] {
    let css = fs::read_to_string("themes/default/assets/theme.css").unwrap();
    let (light, rest) = css.split_once("@media screen and (prefers-color-scheme: dark) {").unwrap();
    let (changed, _) = rest.split_once("\n}").unwrap();
    let read = |css: &str, colors: &mut Colors| {
        for (selector, body) in rules(css) {
            for (name, value) in body.split(';').filter_map(|it| it.split_once(':')) {
                if let Some(color) = Color::parse(value.trim()) {
                    let name = name.trim().trim_start_matches("--").to_owned();
                    colors.insert((selector.clone(), name), color);
                }
            }
        }
    };
    let mut colors = Colors::new();
    read(light, &mut colors);
    let mut dark = colors.clone();
    read(changed, &mut dark);
    assert_ne!(colors, dark);
    [colors, dark]
}

/// The rules that set colours by name: `:root` and those of tones.
fn rules(css: &str) -> impl Iterator<Item = (String, &str)> {
    let begins = [":root {", "[data-tone] {", "[data-tone="];
    let starts = move |it: &str| begins.iter().any(|begin| it.starts_with(begin));
    let rules = css.split_inclusive('}').filter_map(|it| it.trim_end_matches('}').split_once('{'));
    let selector = |it: &str| it.lines().last().unwrap_or_default().trim().to_owned();
    rules
        .map(move |(head, body)| (selector(head), body))
        .filter(move |(it, _)| starts(&format!("{it} {{")))
}

/// The colour of this name that a tone has: its own, else that of all tones, else that of the page.
fn of(colors: &Colors, tone: &str, name: &str) -> Color {
    let places = [format!("[data-tone={tone}]"), "[data-tone]".to_owned(), ":root".to_owned()];
    let found = places.into_iter().find_map(|it| colors.get(&(it, name.to_owned())));
    *found.unwrap_or_else(|| panic!("{tone} has no --{name}"))
}

fn holds(colors: &Colors, (tone, front): (&str, &str), back: &str, enough: f64) {
    let contrast = of(colors, tone, front).contrast(of(colors, tone, back));
    assert!(contrast >= enough, "{tone}: --{front} on --{back}: {contrast:.2}");
}

#[test]
fn every_tone_has_a_sign_of_its_own() {
    let css = fs::read_to_string("themes/default/assets/theme.css").unwrap();
    let sign = |tone: &str| {
        let own = format!("[data-tone={tone}] {{ --sign: ");
        let line = css.lines().find_map(|it| it.strip_prefix(&own));
        let line = line.or(css.lines().find_map(|it| it.strip_prefix("[data-tone] { --sign: ")));
        line.unwrap().split(';').next().unwrap().to_owned()
    };
    let signs: Vec<String> = TONES.iter().map(|it| sign(it)).collect();
    assert_eq!(signs.join(" "), "\"★\" \"○\" \"△\" \"×\" \"－\" \"？\" \"…\"");
}

#[test]
fn signs_and_words_of_every_tone_can_be_read_and_an_outline_carries_its_fill() {
    for colors in colors() {
        for tone in TONES {
            holds(&colors, (tone, "on-fill"), "fill", TEXT);
            holds(&colors, (tone, "tone"), "tint", TEXT);
            for ink in ["link", "visited", "active", "key", "text"] {
                holds(&colors, (tone, ink), "tint", TEXT);
            }
        }
        holds(&colors, ("", "ink"), "paper", PART);
    }
}

#[test]
fn text_can_be_read_on_every_paper() {
    for colors in colors() {
        for ink in ["ink", "text", "muted", "key", "link", "visited", "active", "alert"] {
            for paper in ["paper", "shade"] {
                holds(&colors, ("", ink), paper, TEXT);
            }
        }
        for ink in ["ink", "muted"] {
            holds(&colors, ("", ink), "shade-2", TEXT);
        }
        holds(&colors, ("", "on-key"), "key", TEXT);
        holds(&colors, ("", "line"), "paper", PART);
    }
}
