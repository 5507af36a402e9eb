//! What the open data cost in a build: tables, and each record beside its page.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use kohyo::output::{Output, Sink as _, SitePath};
use kohyo::site::{self, Outputs};
use kohyo::source;
use rayon::prelude::*;

use super::{measure, median, peak_in, seconds};

/// Prints what a cold build of so many sheets costs without the open data, and with them.
pub(crate) fn table(place: &Path, write: impl Fn(&Path), sheets: usize, rounds: usize) {
    let root = place.join("data");
    write(&root);
    let [mut without, mut with] = [const { (Vec::new(), 0) }; 2];
    for _ in 0..rounds {
        for ((times, peak), has_data) in [(&mut without, false), (&mut with, true)] {
            measure::clear(&root.join("public"));
            forget_peak();
            times.push(seconds(|| build(&root, has_data)));
            *peak = peak_of_this().max(*peak);
        }
    }
    let [(without, less), (with, more)] = [without, with].map(|it| (median(it.0), it.1 / 1024));
    println!(
        "\n| sheets | build without open data | with | with ÷ without | peak memory without | with |"
    );
    println!("|--:|--:|--:|--:|--:|--:|");
    let ratio = with / without;
    println!("| {sheets} | {without:.2} s | {with:.2} s | {ratio:.3} | {less} MiB | {more} MiB |");
}

/// Begins to measure the peak of this process anew (proc(5), `clear_refs`). Elsewhere than on Linux nothing is measured.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The peak in KiB.
fn peak_of_this() -> u64 {
    fs::read_to_string("/proc/self/status").map_or(0, |it| peak_in(&it))
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
        if has_data {
            outputs.each_table(|address, bytes| staging.put(&SitePath::new(address)?, bytes))?;
        }
        // Without the data, the page that explains them is not made: it asks how large they are.
        let is_made = |file: &usize| {
            let address = outputs.address(*file);
            has_data || !is_data(address) && !address.ends_with("data/index.html")
        };
        let others = (0..outputs.count()).filter(|it| !outputs.is_table(*it)).filter(is_made);
        let others: Vec<usize> = others.collect();
        others.into_par_iter().try_for_each(put)
    })
    .expect("a site");
    staging.commit(b"").expect("a written site");
}
