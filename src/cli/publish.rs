//! `kohyo publish`: build, show what would change on a host, ask, and publish.

use std::collections::BTreeMap;

use anyhow::Result;

use super::build::{self, BuildArgs};
use super::progress::Terminal;
use super::publish_log::{self, LogWriter};
use super::shell::Shell;
use super::target::{self, Kind, Target};
use super::{Common, Outcome, day, publish_local};
use crate::publication_log::Appended;
use crate::publish::headers::Forwarding;
use crate::publish::{
    BuiltSite, Done, Edition, Manifest, Options, Plan, Session, obstacle_lines, plan_lines,
    records, spelled_size,
};
use crate::record;
use crate::words::{Failure, Message, OrFail};
use crate::{record_content, site, source};

#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, clap::Args)]
pub(super) struct PublishArgs {
    /// The name of a target in kohyo.yaml
    #[arg(value_name = "TARGET")]
    target: String,
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Do it without asking
    #[arg(long)]
    pub(super) yes: bool,
    /// How many files may be removed; when there are more, nothing is done
    #[arg(long, value_name = "COUNT")]
    pub(super) max_deletes: Option<usize>,
    /// How many connections at once
    #[arg(long, value_name = "COUNT")]
    concurrency: Option<usize>,
    /// Begin although somebody else seems to be publishing
    #[arg(long)]
    break_lock: bool,
    /// Replace files on the host that kohyo did not put there, or that were changed by hand
    #[arg(long)]
    adopt: bool,
    /// Go back to the former release, or to the one of a number
    #[arg(long, value_name = "RELEASE", num_args = 0..=1, default_missing_value = NEWEST,
        conflicts_with = "confirm")]
    rollback: Option<u64>,
    /// Let the log of publications be signed by another key from here on
    #[arg(long)]
    pub(super) new_key: bool,
    /// Say that what was carried by hand has arrived
    #[arg(long)]
    pub(super) confirm: bool,
}

/// What `--rollback` stands for without a number; releases are counted from 1.
const NEWEST: &str = "0";

/// A built site, and what its manifest says.
pub(super) struct Built {
    pub(super) manifest: Manifest,
    pub(super) content: BuiltSite,
    /// What becomes of the log of publications.
    pub(super) log: Appended,
}

pub(super) fn run(args: &PublishArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let Some(settings) = record::settings(&tree) else {
        let (day, _) = day::resolve(common, None)?;
        let checked = site::read(&tree, day);
        shell.findings(&checked.findings, &tree);
        return Ok(Outcome::Findings);
    };
    let target = Target::find(&settings, &args.target, &root)?;
    let log = LogWriter::of(&target, &settings, &root, args.new_key);
    if args.confirm {
        return publish_local::confirm(&target, &root, shell);
    }
    if log.is_none() && !publish_log::is_whole(&root, shell)? {
        let message = Message::new("publish-log-not-whole").with("target", &target.name);
        return Err(Failure::new(message).help([Message::new("help-damaged-log")]).into());
    }
    match target.kind {
        Kind::Host(_) => {}
        Kind::Bundle | Kind::Command => {
            return publish_local::run(args, (&target, log.as_ref()), common, shell);
        }
    }
    let host = target.connect()?;
    let progress = Terminal::new(shell);
    let options = options(args, &target);
    let session = Session::new(&*host, &target::SystemClock, &progress, &options);
    if let Some(number) = args.rollback {
        if target.is_official {
            let message = Message::new("publish-log-rollback").with("target", &target.name);
            return Err(Failure::new(message)
                .help([Message::new("publish-log-rollback.help")])
                .into());
        }
        let rollback = session.plan_rollback(Some(number).filter(|it| *it > 0))?;
        if let Some(outcome) = agreed(args, &target, &rollback.plan, shell)? {
            return Ok(outcome);
        }
        finish(shell, &target, session.roll_back(&rollback)?);
        return Ok(Outcome::Clean);
    }
    if let Some(log) = &log {
        log.meet_host(&session, shell)?;
    }
    let built = built((&target, log.as_ref()), common, shell)?;
    let Some(built) = built else { return Ok(Outcome::Findings) };
    let plan = session.plan(built.manifest)?;
    if let Some(outcome) = agreed(args, &target, &plan, shell)? {
        return Ok(outcome);
    }
    if let Some(log) = &log {
        log.begin(&built.log)?;
    }
    finish(shell, &target, session.publish(&plan, &built.content)?);
    if let Some(log) = &log {
        log.finish(&built.log, shell)?;
    }
    Ok(Outcome::Clean)
}

/// Builds the site, with what is going to be added to the log; none when there are errors, which are printed.
pub(super) fn built(
    (target, log): (&Target, Option<&LogWriter>),
    common: &Common,
    shell: &Shell,
) -> Result<Option<Built>> {
    let root = Shell::root(common)?;
    let mut tree = source::read(&root)?;
    let (day, _) = day::resolve(common, record::settings(&tree).as_ref())?;
    let entries = log.map(|it| it.entries(&tree, day)).transpose()?.flatten();
    if let Some(entries) = &entries {
        tree = entries.tree(&tree);
    }
    let (outcome, tree) = build::of_tree(&BuildArgs::default(), tree, common, shell)?;
    if outcome == Outcome::Findings {
        return Ok(None);
    }
    let checked = site::read(&tree, day);
    let public = checked.public().or_fail(|| Message::new("build-nothing"))?;
    let edition = Edition {
        published: target::now(),
        as_of: day,
        base_url: public.settings().base_url.to_string(),
    };
    let mut content = BuiltSite::new(root.join("public"), BTreeMap::new());
    if let Some(kind) = target.headers {
        let forwarding = Forwarding::of(&checked.routes, public);
        content.add_server_files(kind, &edition.base_url, target.is_webdav(), forwarding)?;
    }
    let log = match (log, entries) {
        (Some(log), Some(entries)) => log.append(entries, &mut content, shell)?,
        _ => Appended::default(),
    };
    let records = records(&record_content::contents(public));
    let manifest = Manifest::new(&edition, 0, content.files()?, records);
    Ok(Some(Built { manifest, content, log }))
}

fn options(args: &PublishArgs, target: &Target) -> Options {
    Options {
        publisher: target::publisher(),
        keep: target.keep,
        concurrency: args.concurrency.or(target.connections),
        allow_in_place: target.allow_in_place,
        take_over: args.adopt,
        break_lock: args.break_lock,
    }
}

/// Shows a plan and asks; the outcome, when nothing is to be done.
pub(super) fn agreed(
    args: &PublishArgs,
    target: &Target,
    plan: &Plan,
    shell: &Shell,
) -> Result<Option<Outcome>> {
    if !plan.obstacles.is_empty() {
        say(&obstacle_lines(plan, shell.is_verbose()), shell);
        return Ok(Some(Outcome::Findings));
    }
    if plan.is_nothing() {
        shell.say(&Message::new("publish-nothing").with("target", &target.name));
        return Ok(Some(Outcome::Clean));
    }
    if plan.before.was_interrupted() {
        shell.say(&Message::new("publish-resumed"));
    }
    say(&plan_lines(plan, &target.name, shell.is_verbose()), shell);
    let max = args.max_deletes.unwrap_or(target.max_deletes);
    if plan.removals.len() > max {
        let message = Message::new("publish-too-many-deletes")
            .with("count", plan.removals.len())
            .with("max", max);
        shell.say(&message);
        return Ok(Some(Outcome::Findings));
    }
    if args.dry_run {
        shell.say(&Message::new("publish-dry-run"));
        return Ok(Some(Outcome::Clean));
    }
    if args.yes {
        return Ok(None);
    }
    match shell.asks(&Message::new("publish-ask").with("target", &target.name)) {
        Some(true) => Ok(None),
        Some(false) => {
            shell.say(&Message::new("publish-not-done"));
            Ok(Some(Outcome::Clean))
        }
        None => {
            let command = format!("kohyo publish {} --yes", target.name);
            let help = Message::new("publish-not-asked.help").with("command", command);
            Err(Failure::new(Message::new("publish-not-asked")).help([help]).into())
        }
    }
}

fn say(lines: &[Message], shell: &Shell) {
    for line in lines {
        shell.say(line);
    }
}

fn finish(shell: &Shell, target: &Target, done: Done) {
    let message = Message::new("publish-done")
        .with("target", &target.name)
        .with("release", done.release.to_string())
        .with("uploaded", done.uploaded)
        .with("size", spelled_size(done.bytes))
        .with("removed", done.removed);
    shell.say(&message);
    if done.kept.releases > 0 {
        let message = Message::new("publish-kept")
            .with("count", done.kept.releases)
            .with("size", spelled_size(done.kept.bytes));
        shell.say(&message);
    }
}
