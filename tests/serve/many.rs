//! A thousand saves, broken saves, renames and deletions, after which the preview shows what a build
//! would write.

use std::collections::BTreeMap;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use kohyo::output::Memory;
use kohyo::{record, site, source};

use crate::effort::plain_or_long;
use crate::preview::{City, Preview};

const CHANGES: usize = 50;

/// How long after the last change the preview may be behind, on a busy machine.
const SOON: Duration = Duration::from_secs(10);

/// Numbers that are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// A file as it is when nothing is wrong with it.
struct Right {
    text: String,
    /// Whether it is there.
    is_there: bool,
}

#[test]
fn after_a_thousand_changes_the_preview_is_what_a_build_would_be() {
    let city = City::new("many");
    city.change("kohyo.yaml", "contact:", "theme: ours\ncontact:");
    city.write("themes/ours/assets/ours.css", "p { color: red }");
    city.write("themes/ours/templates/plans.html", "<title>{{ page.title }}</title>");
    city.write("content/pages/about/map.csv", "map");
    let sheet = city.read("content/reforms/plan/001.md");
    for number in 2..8 {
        city.write(&format!("content/reforms/plan/00{number}.md"), &numbered(&sheet, number));
    }
    let mut right: BTreeMap<String, Right> = source::read(&city.root)
        .unwrap()
        .files()
        .iter()
        .map(|it| (it.path.clone(), Right { text: city.read(&it.path), is_there: true }))
        .collect();
    let names: Vec<String> = right.keys().cloned().collect();
    let mut preview = city.serve(&[]);
    let mut dice = Dice(2013);
    for round in 0..plain_or_long(20, 100) {
        for change in 0..CHANGES {
            let name = &names[dice.roll(names.len())];
            let count = round * CHANGES + change;
            right.get_mut(name).unwrap().change(&city, name, count, &mut dice);
            // At the pace of anything from a script to a swift typist.
            thread::sleep(Duration::from_millis([0, 0, 0, 2, 10][dice.roll(5)]));
        }
        mend(&city, &right);
        let token = format!("nothing more is saved in round {round}");
        city.write("content/pages/settled.md", &format!("---\n題名: {token}\n---\n本文\n"));
        preview.until_page("/settled/", |it| it.status == 200 && it.has(&token));
        // Files are read as each comes to rest, so that others may come after that one.
        let built = build(&city);
        let start = Instant::now();
        while let Some(address) = difference(&built, &preview) {
            let wrong = preview.page("/_kohyo/panel");
            assert!(start.elapsed() < SOON, "round {round}, {address}: {wrong}");
            thread::sleep(Duration::from_millis(20));
        }
        preview.until(|it| it["errors"] == 0);
    }
}

/// A draft is in the preview as a build has it once it is none, and in no build before.
#[test]
fn with_drafts_the_preview_is_what_a_build_would_be_once_they_are_none() {
    let page = "---\n題名: 案の頁\n下書き: true\n---\n案の本文。\n";
    let (city, done) = (City::new("drafts"), City::new("drafts-done"));
    city.write("content/pages/plan-b.md", page);
    done.write("content/pages/plan-b.md", &page.replace("下書き: true\n", ""));
    let preview = city.serve(&[]);
    let built = build(&done);
    assert!(built.iter().any(|(address, _)| address == "plan-b/index.html"));
    assert_eq!(difference(&built, &preview), None);
    let built = build(&city);
    assert!(built.iter().all(|(at, text)| !at.contains("plan-b") && !text.contains("案の頁")));
}

fn numbered(sheet: &str, number: usize) -> String {
    assert!(sheet.contains("番号: 1\n"));
    sheet.replace("番号: 1\n", &format!("番号: {number}\n"))
}

impl Right {
    /// One change to a file.
    fn change(&mut self, city: &City, name: &str, count: usize, dice: &mut Dice) {
        let path = city.path(name);
        let text = &self.text;
        let is_record = is_kind(name, "md");
        match dice.roll(10) {
            // Saved with other words in it, at once or in two steps or by renaming.
            0..5 if is_record || is_kind(name, "txt") => {
                let text =
                    format!("{}\n本文{count}\n", text.split("\n本文").next().unwrap().trim_end());
                match dice.roll(3) {
                    0 => city.write(name, &text),
                    1 => {
                        city.write(name, &text[..text.floor_char_boundary(text.len() / 2)]);
                        city.write(name, &text);
                    }
                    _ => {
                        let temporary = format!("{name}.{count}.tmp~");
                        city.write(&temporary, &text);
                        fs::rename(city.path(&temporary), &path).unwrap();
                    }
                }
                *self = Self { text, is_there: true };
            }
            5 if is_kind(name, "css") => {
                let text = format!("p {{ margin: {count}px }}");
                city.write(name, &text);
                *self = Self { text, is_there: true };
            }
            // Deleted for good; what all need is put back in the end.
            6 if is_record && !name.ends_with("001.md") => {
                let _ = fs::remove_file(&path);
                self.is_there = false;
            }
            7 => drop(fs::remove_file(&path)),
            // Half of it, or something else.
            8 => city.write(name, &text[..text.floor_char_boundary(dice.roll(text.len() + 1))]),
            9 => city.write(name, "{% {{ : [ \u{0}"),
            // A folder goes and comes.
            _ if dice.roll(20) == 0 => {
                let away = city.path("away");
                let folder = path.parent().filter(|it| *it != city.root).unwrap_or(&away);
                if fs::rename(folder, &away).is_ok() {
                    fs::rename(&away, folder).unwrap();
                }
            }
            _ => {}
        }
    }
}

/// Whether a file's name has an ending.
fn is_kind(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, it)| it == ending)
}

/// Puts everything right.
fn mend(city: &City, right: &BTreeMap<String, Right>) {
    for (name, right) in right {
        if right.is_there {
            city.write(name, &right.text);
        } else {
            let _ = fs::remove_file(city.path(name));
        }
    }
}

/// The files of a fresh build: where each stands, and what is in it.
fn build(city: &City) -> Vec<(String, String)> {
    let tree = source::read(&city.root).unwrap();
    let day = record::settings(&tree).unwrap().as_of.unwrap().date;
    let checked = site::read(&tree, day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let text = |it: Vec<u8>| String::from_utf8_lossy(&it).into_owned();
    memory.into_files().into_iter().map(|(at, it)| (at.as_str().to_owned(), text(it))).collect()
}

/// Where the preview shows something else than the build has.
fn difference<'a>(built: &'a [(String, String)], preview: &Preview) -> Option<&'a str> {
    let differs = |(address, built): &&(String, String)| {
        let shown = preview.get(&format!("/{address}"));
        shown.status != 200 || plain(&shown.text()) != plain(built)
    };
    built.iter().find(differs).map(|(address, _)| address.as_str())
}

/// A page without what the preview adds to it.
fn plain(page: &str) -> String {
    const END: &str = "/_kohyo/preview.js\" defer></script>";
    let mut page = page.to_owned();
    if let (Some(start), Some(end)) = (page.find("<kohyo-preview"), page.find(END)) {
        page.replace_range(start..end + END.len(), "");
    }
    let policy = page.find("content=\"default-src").map(|it| it + "content=\"".len());
    if let Some(start) = policy {
        let end = start + page[start..].find('"').unwrap();
        page.replace_range(start..end, "");
    }
    page
}
