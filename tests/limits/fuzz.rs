//! What the fuzzers of `fuzz/` try for hours, for some seconds: each input of their corpus, and inputs made of these by a
//! generator that starts from the same number each time.
//!
//! `KOHYO_FUZZ_SECONDS` says for how long each target is tried besides its corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kohyo::record::Key;

use crate::effort::plain_or_long;

#[allow(unreachable_pub, reason = "they are public to the drivers of fuzz/")]
#[path = "../../fuzz/src/targets/mod.rs"]
mod targets;

use targets::TARGETS;

const CORPUS: &str = "fuzz/corpus";
const DICTIONARY: &str = "fuzz/dictionary.txt";

/// A generator of numbers by shifts and exclusive ors (Marsaglia, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 1).expect("64 bits") % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The inputs of a target, by the names of their files.
fn corpus(target: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(CORPUS).join(target);
    let files =
        fs::read_dir(folder).expect("a corpus for each target").map(|it| it.expect("a file"));
    let read = |it: fs::DirEntry| {
        (it.file_name().to_string_lossy().into_owned(), fs::read(it.path()).expect("a file"))
    };
    files.map(read).collect()
}

/// The words of the dictionary, which is as libFuzzer reads it: in ASCII, other bytes as `\xe3`.
fn dictionary() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(DICTIONARY).expect("a dictionary");
    let words = text.lines().filter_map(|it| it.strip_prefix('"')?.strip_suffix('"'));
    words.map(unescaped).collect()
}

fn unescaped(word: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = word.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                (u8::from_str_radix(digits, 16).expect("two digits"), after)
            }
            (b'\\', [escaped, after @ ..]) => (*escaped, after),
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    bytes
}

/// One input made of two others and of words.
fn changed(inputs: &[&Vec<u8>], words: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = (*random.one(inputs)).clone();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(12)).min(bytes.len());
        match random.below(6) {
            0 => drop(bytes.splice(at..at, random.one(words).iter().copied())),
            1 => drop(bytes.splice(at..end, random.one(words).iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let other = *random.one(inputs);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            4 => {
                let piece = bytes[at..end].repeat(random.below(20));
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let byte = u8::try_from(random.below(256)).expect("below 256");
                drop(bytes.splice(at..end.min(at + 1), [byte]));
            }
        }
    }
    bytes.truncate(4096);
    bytes
}

/// Tries a target; the input is told when it fails.
fn hold(target: &str, run: fn(&[u8]), name: &str, data: &[u8]) {
    let held = std::panic::catch_unwind(|| run(data));
    assert!(held.is_ok(), "{target}, input {name}: {:?}", String::from_utf8_lossy(data));
}

#[test]
fn what_was_ever_found_stays_mended() {
    for (target, run) in TARGETS {
        let corpus = corpus(target);
        assert!(!corpus.is_empty(), "no corpus for {target}");
        for (name, data) in corpus {
            hold(target, run, &name, &data);
        }
    }
}

#[test]
fn nothing_that_is_changed_at_random_breaks_a_rule() {
    let seconds = std::env::var("KOHYO_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok());
    let time = Duration::from_secs(seconds.unwrap_or(plain_or_long(2, 60)));
    let words = dictionary();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for (target, run) in TARGETS {
        let corpus = corpus(target);
        let inputs: Vec<&Vec<u8>> = corpus.values().collect();
        let end = Instant::now() + time;
        let mut tried = 0;
        // Some are tried however slow the machine is.
        while tried < 10 || Instant::now() < end {
            let data = changed(&inputs, &words, &mut random);
            hold(target, run, &format!("number {tried}"), &data);
            tried += 1;
        }
        println!("{target}: {} of the corpus, {tried} others", inputs.len());
    }
}

#[test]
fn the_dictionary_has_every_key_of_the_form() {
    let words = dictionary();
    let missing: Vec<&str> = Key::ALL
        .iter()
        .map(|it| it.word())
        .filter(|key| !words.contains(&format!("{key}: ").into_bytes()))
        .collect();
    assert!(missing.is_empty(), "add to {DICTIONARY}:\n\"{}: \"", missing.join(": \"\n\""));
}

#[test]
fn each_target_is_driven_by_both() {
    let manifest = fs::read_to_string("fuzz/Cargo.toml").expect("the crate of the fuzzers");
    for (target, _) in TARGETS {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
        assert!(Path::new("fuzz/fuzz_targets").join(target).with_extension("rs").is_file());
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}
