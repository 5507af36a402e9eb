//! A thousand saves, broken saves, renames and deletions, after which the preview shows what a build
//! would write.

use std::collections::BTreeMap;
use std::fs;
use std::thread;
use std::time::Duration;

use kohyo::output::Memory;
use kohyo::words::{Language, Words};
use kohyo::{record, site, source};

use crate::preview::{City, Preview};

const ROUNDS: usize = 20;
const CHANGES: usize = 50;

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

/// What is in each file when nothing is wrong with it; none when it is deleted.
type Right = BTreeMap<String, Option<String>>;

#[test]
fn after_a_thousand_changes_the_preview_is_what_a_build_would_be() {
    let city = City::new("many");
    city.change("kohyo.yaml", "contact:", "theme: ours\ncontact:");
    city.write("themes/ours/assets/ours.css", "p { color: red }");
    city.write("themes/ours/templates/plans.html", "<body>{{ page.title }}");
    city.write("content/pages/about/map.txt", "map");
    let sheet = city.read("content/reforms/plan/001.md");
    for number in 2..8 {
        city.write(&format!("content/reforms/plan/00{number}.md"), &numbered(&sheet, number));
    }
    let mut right: Right = source::read(&city.root)
        .unwrap()
        .files()
        .iter()
        .map(|it| (it.path.clone(), Some(city.read(&it.path))))
        .collect();
    let names: Vec<String> = right.keys().cloned().collect();
    let mut preview = city.serve(&[]);
    let mut dice = Dice(2013);
    for round in 0..ROUNDS {
        for change in 0..CHANGES {
            let name = &names[dice.roll(names.len())];
            let count = round * CHANGES + change;
            one(&city, &mut right, name, count, &mut dice);
            // At the pace of anything from a script to a swift typist.
            thread::sleep(Duration::from_millis([0, 0, 0, 2, 10][dice.roll(5)]));
        }
        mend(&city, &right);
        let token = format!("nothing more is saved in round {round}");
        city.write("content/pages/settled.md", &format!("---\n題名: {token}\n---\n本文\n"));
        preview.until_page("/settled/", |it| it.status == 200 && it.has(&token));
        preview.until(|it| it["errors"] == 0);
        compare(&city, &preview, round);
    }
}

fn numbered(sheet: &str, number: usize) -> String {
    assert!(sheet.contains("番号: 1\n"));
    sheet.replace("番号: 1\n", &format!("番号: {number}\n"))
}

/// One change to a file.
fn one(city: &City, right: &mut Right, name: &str, count: usize, dice: &mut Dice) {
    let path = city.path(name);
    let text = right[name].clone().unwrap_or_else(|| "---\n題名: また\n---\n".to_owned());
    let is_record = name.ends_with(".md");
    match dice.roll(10) {
        // Saved with other words in it, at once or in two steps or by renaming.
        0..5 if is_record || name.ends_with(".txt") => {
            let text =
                format!("{}\n本文{count}\n", text.split("\n本文").next().unwrap().trim_end());
            match dice.roll(3) {
                0 => city.write(name, &text),
                1 => {
                    city.write(name, &text[..text.floor_char_boundary(text.len() / 2)]);
                    city.write(name, &text);
                }
                _ => {
                    let beside = format!("{name}.{count}.tmp~");
                    city.write(&beside, &text);
                    fs::rename(city.path(&beside), &path).unwrap();
                }
            }
            right.insert(name.to_owned(), Some(text));
        }
        5 if name.ends_with(".css") => {
            let text = format!("p {{ margin: {count}px }}");
            city.write(name, &text);
            right.insert(name.to_owned(), Some(text));
        }
        // Deleted for good; what all need is put back in the end.
        6 if is_record && !name.ends_with("001.md") => {
            let _ = fs::remove_file(&path);
            right.insert(name.to_owned(), None);
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

/// Puts everything right.
fn mend(city: &City, right: &Right) {
    for (name, text) in right {
        match text {
            Some(text) => city.write(name, text),
            None => drop(fs::remove_file(city.path(name))),
        }
    }
}

/// Holds that each file of a fresh build is what the preview shows.
fn compare(city: &City, preview: &Preview, round: usize) {
    let tree = source::read(&city.root).unwrap();
    let day = record::settings(&tree).unwrap().as_of.unwrap().date;
    let words = Words::new(Language::Ja);
    let checked = site::read(&tree, day, &words);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(&tree, &checked.library.unwrap(), &checked.ledger, &words, &memory).unwrap();
    for (address, built) in memory.into_files() {
        let shown = preview.get(&format!("/{}", address.as_str()));
        assert_eq!(shown.status, 200, "round {round}: {}", address.as_str());
        let shown = String::from_utf8_lossy(&shown.body).into_owned();
        let built = String::from_utf8_lossy(&built).into_owned();
        let same = plain(&shown) == plain(&built);
        assert!(same, "round {round}: {}", address.as_str());
    }
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
