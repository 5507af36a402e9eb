//! Files that are changed at random go the whole way in: read, found to be ours or not, read by labels, put into records.
//!
//! It takes two seconds, in the long run sixty, or as many as `KOHYO_FUZZ_SECONDS` says, and prints how many files it tried.

use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};
use std::time::{Duration, Instant};

use kohyo::disclosure::{Obligations, ProgramRef};
use kohyo::export::{self, FormRequest, RecordTable, record_schema};
use kohyo::import::{self, FilledRecord, Source};
use kohyo::record::Library;
use kohyo::record_edit::ProgramKeys;
use kohyo::source::Tree;
use kohyo::words::Words;
use kohyo::workbook::Limits;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::effort::plain_or_long;
use crate::round_trip::{cities, day, forms, library};

/// A generator of numbers by shifts and exclusive ors (Marsaglia, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 1).expect("64 bits") % end.max(1)
    }
}

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 24] = [
    "\"99999999999\"",
    "\"-1\"",
    "\"XFD1048576\"",
    "<c t=\"s\"><v>",
    "</row>",
    "<rPh>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "&#x0;",
    "<![CDATA[",
    "table:number-rows-repeated=\"1048576\" ",
    "<office:annotation>",
    "1e308",
    "NaN",
    "[$-411]ggge",
    "kohyo",
    "field",
    "record",
    "column",
    "[\"指標\",9999999]",
    "'No.9'!#REF!",
    "平成26年度",
    "取組の状況",
    "|",
    "\n",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..(at + random.below(64)).min(bytes.len()))),
            3 => {
                let part = bytes[at..(at + random.below(256)).min(bytes.len())].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
        }
    }
}

/// The file changed at random; of a ZIP file one of its parts, so that what is read is what was changed.
fn changed(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = file.to_vec();
    if !file.starts_with(b"PK") || random.below(8) == 0 {
        mutate(&mut bytes, random);
        return bytes;
    }
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a workbook");
    let which = random.below(archive.len());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part");
        if at == which {
            mutate(&mut content, random);
        }
        zip.start_file(part.name().expect("a name").into_owned(), options).expect("a part");
        zip.write_all(&content).expect("a part");
    }
    zip.finish().expect("a workbook").into_inner()
}

/// Files of every kind that is read.
fn seeds(library: &Library, tree: &Tree) -> Vec<Vec<u8>> {
    let obligations = Obligations::new(library, day());
    let words = Words::new(library.settings.language.into());
    let mut seeds: Vec<Vec<u8>> = vec![
        include_bytes!("workbook/fixtures/form.xlsx").to_vec(),
        include_bytes!("workbook/fixtures/form.ods").to_vec(),
        include_bytes!("workbook/fixtures/form.xls").to_vec(),
        include_bytes!("../cli/import/gyokaku-045.md").to_vec(),
    ];
    for program in ProgramRef::all(library) {
        let request = FormRequest {
            library,
            tree,
            obligations: &obligations,
            program,
            period: None,
            words: &words,
        };
        let table = RecordTable::of(request);
        seeds.push(table.csv().expect("CSV"));
        seeds.push(table.workbook().expect("a workbook"));
        let form = forms(library, tree, program).into_iter().next().expect("a form");
        seeds.push(export::write(&form.workbook).expect("a workbook"));
    }
    seeds
}

/// The whole way in; how far it went.
fn import(
    bytes: &[u8],
    tree: &Tree,
    library: &Library,
    schema: &serde_json::Value,
) -> &'static str {
    let limits = Limits { cells: 20_000, text: 1 << 20, unpacked: 8 << 20, piece: 1 << 20 };
    let Ok(read) = import::read(bytes, &limits) else { return "refused" };
    let program = ProgramRef::Plan(0).resolve(library);
    let keys = ProgramKeys::new(program);
    let merge = |filled: &FilledRecord| {
        let _ = import::merge(tree.text(&filled.file), filled, (schema, &keys), true);
    };
    let of_form = |document: &import::Document| {
        let imported = import::read_form(document, program);
        let fields = imported.record.filled(program);
        let file = "content/reforms/gyokaku-2013/045.md".to_owned();
        merge(&FilledRecord {
            file,
            sheet: String::new(),
            exported: None,
            is_untouched: false,
            fields,
        });
    };
    match read.source {
        Source::Own(own) => {
            own.records.iter().for_each(merge);
            "ours"
        }
        Source::Text(document) => {
            of_form(&document);
            "a text"
        }
        Source::Sheets(sheets) => {
            for sheet in &sheets {
                of_form(&import::document(sheet));
            }
            "sheets"
        }
    }
}

#[test]
fn nothing_that_is_sent_in_ends_the_program() {
    let seconds = std::env::var("KOHYO_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(plain_or_long(2, 60)));
    let tree = &cities().iter().find(|it| it.0.ends_with(".")).expect("the sample city").1;
    let library = library(tree);
    let words = Words::new(library.settings.language.into());
    let schema = record_schema(&library, ProgramRef::Plan(0), &words);
    let seeds = seeds(&library, tree);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut went: HashMap<&str, usize> = HashMap::new();
    let mut slowest = Duration::ZERO;
    while Instant::now() < end {
        let bytes = changed(&seeds[random.below(seeds.len())], &mut random);
        let start = Instant::now();
        *went.entry(import(&bytes, tree, &library, &schema)).or_default() += 1;
        slowest = slowest.max(start.elapsed());
    }
    println!("{went:?}, the slowest {slowest:?}");
    // Some of each kind get through, or nothing is tried.
    assert!(went.contains_key("refused") && went.len() > 1, "{went:?}");
}
