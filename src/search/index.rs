//! Builds the files of the index.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::bigram::{Bigram, of_name, of_text};
use super::normalize::VARIANTS;
use super::postings::{Packed, number};
use crate::calendar::{FiscalYear, Naming};
use crate::markdown;
use crate::page::{SearchDocument, SearchDocumentKind};
use crate::route::SEARCH_INDEX;
use crate::words::Words;

/// About how many bytes of lists stand in one file.
const SHARD: usize = 8 << 10;

/// How many pages are told of in one file.
const CHUNK: usize = 16;

/// How many pages one core takes at once.
const BLOCK: usize = 512;

/// A file of the index: where it stands, and what is in it.
pub type File = (String, Vec<u8>);

/// What the script receives first.
#[derive(Serialize)]
struct All<'a> {
    /// Begins the addresses anew when the index changes.
    version: String,
    pages: usize,
    shards: usize,
    chunk: usize,
    variants: &'a str,
    kinds: Vec<String>,
    units: Vec<&'a str>,
    years: Vec<String>,
    /// Kind, count; kind, count; …
    kind: Vec<usize>,
    /// The units of each page.
    unit: Vec<Units>,
    /// Newest, oldest, count; … as places in `years`.
    year: Vec<isize>,
}

/// The units of a page; most have one.
#[derive(Serialize)]
#[serde(untagged)]
enum Units {
    One(usize),
    Several(Vec<usize>),
}

/// The files by which these pages are found. Of pages that are found alike, units stand first, then
/// those of the newest years.
#[must_use]
pub fn build(mut documents: Vec<SearchDocument>, naming: Naming, words: &Words) -> Vec<File> {
    documents.par_sort_by(|a, b| {
        let order = |it: &SearchDocument| (it.kind != SearchDocumentKind::Unit, Reverse(it.years));
        order(a).cmp(&order(b)).then_with(|| a.address.cmp(&b.address))
    });
    let documents = &*documents;
    let (mut files, pages) = rayon::join(|| shards(documents), || pages(documents, naming));
    let mut all = all(documents, naming, words, files.len());
    files.extend(pages);
    let mut hasher = Sha256::new();
    for (_, bytes) in &files {
        hasher.update(bytes);
    }
    for byte in hasher.finalize().iter().take(4) {
        // Writing to a string cannot fail.
        let _ = write!(all.version, "{byte:02x}");
    }
    files.push((format!("{SEARCH_INDEX}all.json"), serde_json::to_vec(&all).unwrap_or_default()));
    files
}

fn all<'a>(
    documents: &'a [SearchDocument],
    naming: Naming,
    words: &Words,
    shards: usize,
) -> All<'a> {
    let mut units: Vec<&str> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut place = |name: &'a str| {
        *places.entry(name).or_insert_with(|| {
            units.push(name);
            units.len() - 1
        })
    };
    let mut unit = Vec::with_capacity(documents.len());
    for document in documents {
        let places: Vec<usize> = document.units.iter().map(|it| place(it)).collect();
        unit.push(match places.as_slice() {
            [one] => Units::One(*one),
            _ => Units::Several(places),
        });
    }
    let spans = documents.iter().filter_map(|it| it.years);
    let known: BTreeSet<FiscalYear> = spans.flat_map(|(from, to)| from.through(to)).collect();
    let years: Vec<FiscalYear> = known.into_iter().rev().collect();
    let at = |year| years.iter().position(|it| *it == year).map_or(-1, usize::cast_signed);
    let year =
        documents.iter().map(|it| it.years.map_or([-1, -1], |(from, to)| [at(to), at(from)]));
    let kind = documents.iter().map(|it| [it.kind as usize]);
    All {
        version: String::new(),
        pages: documents.len(),
        shards,
        chunk: CHUNK,
        variants: VARIANTS,
        kinds: SearchDocumentKind::ALL.iter().map(|it| words.word(it.word())).collect(),
        years: years.iter().map(|it| naming.full_year(*it)).collect(),
        kind: runs(kind).into_iter().flat_map(|([it], count)| [it, count]).collect(),
        unit,
        year: runs(year)
            .into_iter()
            .flat_map(|([a, b], count)| [a, b, count.cast_signed()])
            .collect(),
        units,
    }
}

/// Equal values that follow one another, and how many.
fn runs<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut runs: Vec<(T, usize)> = Vec::new();
    for value in values {
        match runs.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

/// What is shown of the pages found: title, address, units, years, and the names found but not shown.
fn pages(documents: &[SearchDocument], naming: Naming) -> Vec<File> {
    let file = |(at, chunk): (usize, &[SearchDocument])| {
        let fields: Vec<_> = chunk.iter().map(|it| fields(it, naming)).collect();
        let bytes = serde_json::to_vec(&fields).unwrap_or_default();
        (format!("{SEARCH_INDEX}pages-{at}.json"), bytes)
    };
    documents.par_chunks(CHUNK).enumerate().map(file).collect()
}

fn fields<'a>(
    document: &'a SearchDocument,
    naming: Naming,
) -> (&'a str, &'a str, String, String, String) {
    let years = document.years.map_or_else(String::new, |(from, to)| naming.years(from, to));
    (
        &document.title,
        &document.address,
        document.units.join(match naming {
            Naming::Era => "、",
            Naming::Western => ", ",
        }),
        years,
        document.names.join("\n"),
    )
}

/// The lists of every bigram, in files by the bigram's hash.
fn shards(documents: &[SearchDocument]) -> Vec<File> {
    let mut lists: Vec<(u64, usize, Vec<u32>)> = documents
        .par_chunks(BLOCK)
        .enumerate()
        .flat_map_iter(|(block, documents)| {
            block_lists(documents, block * BLOCK).into_iter().map(move |(key, it)| (key, block, it))
        })
        .collect();
    lists.par_sort_unstable_by_key(|it| (it.0, it.1));
    let bigrams: Vec<_> = lists.chunk_by(|a, b| a.0 >> 2 == b.0 >> 2).collect();
    let written: Vec<(u32, Vec<u8>)> =
        bigrams.par_iter().map(|it| write(it, documents.len())).collect();
    let size: usize = written.iter().map(|it| it.1.len()).sum();
    let count = size.div_ceil(SHARD).max(1);
    let mut shards = vec![Vec::new(); count];
    for (hash, bytes) in written {
        shards[hash as usize % count].extend(bytes);
    }
    let named = |(at, bytes)| (format!("{SEARCH_INDEX}words-{at}.bin"), bytes);
    shards.into_iter().enumerate().map(named).collect()
}

/// Bigram and field → the pages that have the bigram there, for pages from a number on.
fn block_lists(
    documents: &[SearchDocument],
    first: usize,
) -> HashMap<u64, Vec<u32>, BuildHasherDefault<Mix>> {
    let mut lists: HashMap<u64, Vec<u32>, BuildHasherDefault<Mix>> = HashMap::default();
    // Pages share most of their names: units, programs, years.
    let mut names: HashMap<&str, Vec<Bigram>> = HashMap::new();
    for (document, page) in documents.iter().zip(first..) {
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        let mut add = |bigram: Bigram, field: u64| {
            let list = lists.entry(bigram.number() << 2 | field).or_default();
            if list.last() != Some(&page) {
                list.push(page);
            }
        };
        of_name(&document.title, |it| add(it, 0));
        for name in &document.names {
            let bigrams = names.entry(name).or_insert_with(|| {
                let mut bigrams = Vec::new();
                of_name(name, |it| bigrams.push(it));
                bigrams
            });
            for bigram in bigrams.iter() {
                add(*bigram, 1);
            }
        }
        // What stands on a page several times, such as a plan that was carried out as planned, is cut once.
        let mut texts = document.texts.clone();
        texts.sort_unstable();
        texts.dedup();
        for text in texts {
            of_text(&markdown::plain(text), |it| add(it, 2));
        }
    }
    lists
}

/// A bigram with its three lists, and its hash.
fn write(blocks: &[(u64, usize, Vec<u32>)], count: usize) -> (u32, Vec<u8>) {
    let text = Bigram::of(blocks[0].0 >> 2).text();
    let packed = [0, 1, 2].map(|field| {
        let of_field = blocks.iter().filter(|it| it.0 & 3 == field);
        let pages: Vec<u32> = of_field.flat_map(|it| &it.2).copied().collect();
        Packed::new(&pages, count)
    });
    let mut bytes = Vec::new();
    number(text.len(), &mut bytes);
    bytes.extend(text.as_bytes());
    for field in &packed {
        number(field.header(), &mut bytes);
    }
    for field in &packed {
        bytes.extend(&field.bytes);
    }
    (hash(&text), bytes)
}

/// FNV-1a over UTF-16, which a script can do as well.
fn hash(text: &str) -> u32 {
    let step = |hash: u32, unit: u16| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193);
    text.encode_utf16().fold(0x811C_9DC5, step)
}

/// Mixes a number well enough; nobody chooses the numbers to do harm.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}
