//! `kohyo build`: check, then write the site; refuse when there are errors.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use super::shell::{Shell, spell};
use super::{Common, Outcome, day, out_folder};
use crate::output::{Output, Summary};
use crate::site::{self, BuildCache};
use crate::source::{self, Tree};
use crate::words::{Message, OrFail};

#[derive(Debug, Default, clap::Args)]
pub(super) struct BuildArgs {
    /// Where the site is written [default: public/ in the city's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Leave out records with errors, show the gaps, and build all the same
    #[arg(long)]
    keep_going: bool,
    /// Build everything anew even if nothing has changed since the last build
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &BuildArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (outcome, tree) = of_tree(args, tree, common, shell)?;
    // The program ends here; giving a city's texts back one by one would take longer than ending.
    std::mem::forget(tree);
    Ok(outcome)
}

/// Builds the site of a tree, which is that of the city's folder but for what a publication is about to add to it.
pub(super) fn of_tree(
    args: &BuildArgs,
    tree: Tree,
    common: &Common,
    shell: &Shell,
) -> Result<(Outcome, Tree)> {
    let start = Instant::now();
    let root = Shell::root(common)?;
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    out_folder::accept(&root, &out)?;
    // A folder is not touched before there is something to put in it.
    let former = Output::exists(&out).then(|| open(&out, shell)).transpose()?;

    // The day may come from the settings, which are read first for it alone.
    let settings = crate::record::settings(&tree);
    let (day, as_of) = day::resolve(common, settings.as_ref())?;
    shell.detail(&as_of);
    let remembered =
        former.as_ref().and_then(Output::cache).and_then(|it| BuildCache::from_bytes(&it));
    let usable = |it: &BuildCache| !args.force && (args.keep_going || !it.has_errors());
    let (digest, checked) = if let Some(cache) = remembered.filter(usable) {
        let digest = site::digest(&tree, day)?;
        if let Some(unchanged) =
            former.as_ref().filter(|_| cache.digest == digest).and_then(Output::intact)
        {
            let summary = Summary { unchanged, ..Summary::default() };
            return Ok((report(shell, &tree, &cache, &summary, &out, start), tree));
        }
        (digest, site::check_for_build(&tree, day))
    } else {
        let (digest, checked) =
            rayon::join(|| site::digest(&tree, day), || site::check_for_build(&tree, day));
        (digest?, checked)
    };

    let left = args.keep_going.then(|| site::without_misplaced(&tree, &checked, day)).flatten();
    let (from, used) = left.as_ref().map_or((&tree, &checked), |it| (&it.0, &it.1));
    let is_refused = if args.keep_going { used.is_misplaced() } else { checked.has_errors() };
    let Some(public) = used.public().filter(|_| !is_refused) else {
        shell.errors(checked.findings.errors(), checked.findings.counts(), &tree);
        shell.say(&Message::new(if former.is_some() { "build-refused" } else { "build-nothing" }));
        return Ok((Outcome::Findings, tree));
    };
    let output = match former {
        Some(output) => output,
        None => open(&out, shell)?,
    };
    let staging = output.begin()?;
    let built = site::build(from, public, &used.routes, &staging)
        .or_fail(|| Message::new("build-failed"))?;
    let cache = BuildCache::new(digest, &checked, built);
    let summary = staging.commit(&cache.to_bytes())?;
    for notice in &summary.notices {
        shell.say(notice);
    }
    let outcome = report(shell, &tree, &cache, &summary, &out, start);
    // Giving a city's records back one by one would take longer than what follows.
    std::mem::forget((checked, left));
    Ok((outcome, tree))
}

/// Takes the folder of the site, and says what was damaged in it.
fn open(out: &Path, shell: &Shell) -> Result<Output> {
    let output = Output::open(out)?;
    for notice in output.notices() {
        shell.say(notice);
    }
    Ok(output)
}

fn report(
    shell: &Shell,
    tree: &Tree,
    cache: &BuildCache,
    summary: &Summary,
    out: &Path,
    start: Instant,
) -> Outcome {
    shell.errors(cache.errors(), cache.counts, tree);
    shell.say(
        &Message::new("build-done")
            .with("units", cache.units)
            .with("records", cache.records)
            .with("pages", cache.pages)
            .with("time", spell(start.elapsed())),
    );
    shell.say(
        &Message::new("build-changed")
            .with("written", summary.written)
            .with("unchanged", summary.unchanged)
            .with("removed", summary.removed),
    );
    let home = out.join("index.html").display().to_string();
    shell.say(&Message::new("build-home").with("path", home));
    if cache.has_errors() { Outcome::Findings } else { Outcome::Clean }
}
