//! The ledger: who published what by when, and who did not.

use std::path::Path;

use jiff::civil::{Date, date};
use kohyo::disclosure::{Item, Kind, Ledger, StandingKind, Tally};
use kohyo::record::{self, Library};
use kohyo::source;

fn sample() -> Library {
    let tree = source::read(Path::new(".")).expect("the sample city");
    record::load(&tree).library.expect("a city that can be read")
}

/// How many stand on time, late, undated, overdue, not due, exempt.
fn counts(tally: Tally) -> [usize; 6] {
    StandingKind::ALL.map(|it| tally.count(it))
}

/// The late and overdue ones of a column: unit and days.
fn behind(ledger: &Ledger, library: &Library, program: usize, item: Item) -> Vec<(String, u32)> {
    let program = &ledger.programs[program];
    let late = ledger
        .column(program, item)
        .filter(|it| matches!(it.standing.kind(), StandingKind::Late | StandingKind::Overdue));
    let name = |it: &kohyo::disclosure::Entry| {
        let unit = ledger.subject(it).units[0];
        library.organization.units()[unit].name.to_string()
    };
    late.map(|it| (name(it), it.standing.days().unwrap_or(0))).collect()
}

/// The day the sample city speaks for.
const AS_OF: Date = date(2015, 7, 31);

/// Counted by hand from the files; the lists stand at the top of both `_program.yaml`.
#[test]
fn the_sample_city_stands_as_counted_by_hand() {
    let library = sample();
    let ledger = Ledger::new(&library, AS_OF);
    let found: Vec<(String, usize, String, [usize; 6], String)> = ledger
        .programs
        .iter()
        .enumerate()
        .filter(|(_, it)| matches!(it.kind, Kind::Programme(_)))
        .flat_map(|(index, program)| {
            let slug = match program.kind {
                Kind::Plan(at) => library.plans[at].program.slug.clone(),
                Kind::Programme(at) => library.programmes[at].program.slug.clone(),
            };
            let (ledger, library) = (&ledger, &library);
            program.items.iter().map(move |&(item, due)| {
                let tally = Tally::of(ledger.column(program, item));
                let behind = behind(ledger, library, index, item);
                let behind: Vec<String> =
                    behind.iter().map(|it| format!("{} {}", it.0, it.1)).collect();
                (
                    format!("{slug} {} {due}", item.key()),
                    tally.total(),
                    String::new(),
                    counts(tally),
                    behind.join(", "),
                )
            })
        })
        .collect();
    let text: Vec<String> =
        found.iter().map(|it| format!("{} {:?} {}", it.0, it.3, it.4)).collect();
    //                on time, late, undated, overdue, not due, exempt
    let expected = [
        "2013 posting 2013-04-30 [21, 2, 0, 0, 0, 0] 文化スポーツ部 10, 都市部 20",
        "2013 report:2013-1 2013-10-31 [21, 2, 0, 0, 0, 0] 文化スポーツ部 40, 農水部 12",
        "2013 report:2013-2 2014-04-30 [23, 0, 0, 0, 0, 0] ",
        "2014 posting 2014-04-30 [22, 1, 0, 0, 0, 0] 土木部 15",
        "2014 report:2014-1 2014-10-31 [20, 3, 0, 0, 0, 0] 文化スポーツ部 35, 経済部 25, 都市部 14",
        "2014 report:2014-2 2015-04-30 [19, 2, 1, 1, 0, 0] 文化スポーツ部 92, 経済部 12, 都市部 29",
    ];
    assert_eq!(text, expected);
}
