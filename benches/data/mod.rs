//! What the open data cost in a build: tables, and each record beside its page.

use std::path::Path;

use jiff::civil::date;
use kohyo::output::{Output, Sink as _, SitePath};
use kohyo::site::{self, Outputs};
use kohyo::source;
use rayon::prelude::*;

use super::{measure, median, seconds};

/// Prints what a cold build of so many sheets costs without the open data, and with them.
pub(crate) fn table(place: &Path, write: impl Fn(&Path), sheets: usize, rounds: usize) {
    let root = place.join("data");
    write(&root);
    let [mut without, mut with] = [const { Vec::new() }; 2];
    for _ in 0..rounds {
        for (times, has_data) in [(&mut without, false), (&mut with, true)] {
            measure::clear(&root.join("public"));
            times.push(seconds(|| build(&root, has_data)));
        }
    }
    let [without, with] = [without, with].map(median);
    println!("\n| sheets | build without open data | with | with ÷ without |");
    println!("|--:|--:|--:|--:|");
    println!("| {sheets} | {without:.2} s | {with:.2} s | {:.3} |", with / without);
}

/// A cold build: from the folder of the records to that of the site.
fn build(root: &Path, has_data: bool) {
    let tree = source::read(root).expect("a city");
    let checked = site::check_for_build(&tree, date(2016, 7, 31));
    let public = checked.public().expect("a library");
    let output = Output::open(&root.join("public")).expect("a folder");
    let staging = output.begin().expect("a build");
    Outputs::of(&tree, public, &checked.routes, |outputs| {
        let is_data = |address: &str| {
            address.starts_with("data/") && !address.ends_with("/index.html")
                || address.ends_with("/data.json")
        };
        let put = |file: usize| {
            let path = SitePath::new(outputs.address(file))?;
            staging.put(&path, &outputs.bytes(file)?)
        };
        let (first, others): (Vec<usize>, Vec<usize>) =
            (0..outputs.count()).partition(|it| outputs.is_table(*it));
        if has_data {
            first.into_par_iter().with_max_len(1).try_for_each(put)?;
        }
        // Without the data, the page that explains them is not made: it asks how large they are.
        let is_made = |file: &usize| {
            let address = outputs.address(*file);
            has_data || !is_data(address) && !address.ends_with("data/index.html")
        };
        let others: Vec<usize> = others.into_iter().filter(is_made).collect();
        others.into_par_iter().try_for_each(put)
    })
    .expect("a site");
    staging.commit(b"").expect("a written site");
}
