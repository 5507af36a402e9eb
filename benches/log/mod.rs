//! What a log of publications costs: to verify, to add to, and in a build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ed25519_dalek::{Signer as _, SigningKey};
use jiff::civil::{Date, date};
use kohyo::digest::Hash;
use kohyo::publication_log::{
    Addition, Appended, Entry, Event, PublicationLog, Signer, VerifierKey, append, verify,
};
use kohyo::publish::{LogFolder, LogPublication, Signing};
use kohyo::{site, source};

use super::{build, measure, median, seconds};

struct Key(SigningKey);

impl Signer for Key {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> anyhow::Result<[u8; 64]> {
        Ok(self.0.sign(message).to_bytes())
    }
}

/// The years over which the entries are spread; the corpus ends before them.
const YEARS: [i16; 8] = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

/// Prints what so many entries cost in a city of so many sheets.
pub(crate) fn table(place: &Path, write: impl Fn(&Path), entries: usize, rounds: usize) {
    let (with, without) = (place.join("with-log"), place.join("without-log"));
    for root in [&with, &without] {
        write(root);
        // On the day of the last entry.
        let settings = root.join("kohyo.yaml");
        let text = fs::read_to_string(&settings).expect("settings");
        let lines = text.lines().filter(|it| !it.starts_with("as_of:"));
        let text: Vec<&str> = lines.chain(["as_of: 2025-12-31"]).collect();
        fs::write(settings, text.join("\n") + "\n").expect("settings");
    }
    let key = Key(SigningKey::from_bytes(&[7; 32]));
    let public = VerifierKey::new("www.example.jp", key.public_key()).expect("a key");
    let signer = (&public, &key as &dyn Signer);
    fill(&with, entries, signer);
    let folder = LogFolder::new(&with);
    let [mut verifying, mut appending, mut plain, mut logged] = [const { Vec::new() }; 4];
    let log = read(&with);
    assert!(log.entries().len() >= entries, "too few entries");
    for _ in 0..rounds {
        verifying.push(seconds(|| {
            let verdict = verify(&folder, YEARS.into_iter().rev(), None).expect("a log");
            assert!(verdict.damages.is_empty(), "{:?}", verdict.damages);
        }));
        let news = addition(*YEARS.last().expect("a year"), 20);
        appending.push(seconds(|| append(&log, &news, &|it| folder.read(it), Some(signer))));
        for (root, times) in [(&without, &mut plain), (&with, &mut logged)] {
            measure::clear(&root.join("public"));
            times.push(seconds(|| build(root)));
        }
    }
    let [verifying, appending, plain, logged] = [verifying, appending, plain, logged].map(median);
    println!("\n| entries | verify | append 20 | build without | with | more |");
    println!("|--:|--:|--:|--:|--:|--:|");
    println!(
        "| {} | {verifying:.2} s | {:.0} ms | {plain:.2} s | {logged:.2} s | {:.2} s |",
        log.entries().len(),
        appending * 1e3,
        logged - plain,
    );
}

fn read(root: &Path) -> PublicationLog {
    PublicationLog::read(&source::read(root).expect("a city"))
}

/// The city as it is, taken over, and updates until there are so many entries.
fn fill(root: &Path, entries: usize, signer: (&VerifierKey, &dyn Signer)) {
    let tree = source::read(root).expect("a city");
    let day = date(YEARS[0], 1, 1);
    let checked = site::read(&tree, day);
    let public = checked.public().expect("a library");
    let publication = LogPublication::new(&tree, public, &checked.routes, noon(day), day);
    let folder = LogFolder::new(root);
    let signing = Signing { key: signer.0, signer: signer.1, may_replace: false };
    let taken_over = publication.append(&BTreeMap::new(), &|it| folder.read(it), Some(signing));
    keep(folder, &taken_over.expect("a log"));
    let there = read(root).entries().len();
    let of_year = entries.saturating_sub(there).div_ceil(YEARS.len());
    for year in YEARS {
        let added =
            append(&read(root), &addition(year, of_year), &|it| folder.read(it), Some(signer));
        keep(folder, &added.expect("a log"));
    }
}

fn keep(folder: LogFolder, appended: &Appended) {
    folder.finish(appended).expect("a folder");
}

/// So many entries of a year, and the one with which a publication ends.
fn addition(year: i16, count: usize) -> Addition {
    let day = date(year, 12, 30);
    let entry = |nth: usize| Entry {
        record: format!("page/{}", nth % 1_000),
        name: "サービス憲章の実施状況".to_owned(),
        address: "/about/".to_owned(),
        content: None,
        reason: "件数を訂正した。".to_owned(),
        ..Entry::new(noon(day), day, Event::Corrected)
    };
    // The list of the files of a site without files.
    let content = Some(Hash::of(b""));
    let site = Entry { content, ..Entry::new(noon(day), day, Event::Site) };
    Addition { entries: (0..count).map(entry).chain([site]).collect(), ..Addition::default() }
}

fn noon(day: Date) -> jiff::Timestamp {
    day.at(3, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a time").timestamp()
}
