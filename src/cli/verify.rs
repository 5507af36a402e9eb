//! `kohyo verify`: what is online, against what was published.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::data_output::OutputArgs;
use super::progress::Terminal;
use super::public_view;
use super::shell::Shell;
use super::target::{self, Kind, SystemClock, Target};
use super::verify_log::{self, Site};
use super::{Common, Outcome};
use crate::publish::{LocalState, Manifest, Options, RemotePath, Session, Verified, verify_view};
use crate::record::{self, Settings, SiteUrl};
use crate::source::{self, Tree};
use crate::words::{Failure, Message, OrFail};

#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    /// The name of a target in kohyo.yaml, the address of any site, or the folder of one
    #[arg(value_name = "TARGET")]
    target: String,
    /// Prove that the log goes on from what this file remembers, and remember what is there now
    #[arg(long, value_name = "FILE")]
    pub(super) remember: Option<PathBuf>,
    /// Print the signed root with a signature by the private key in this file
    #[arg(long, value_name = "FILE", requires_all = ["remember", "cosign_as"])]
    pub(super) cosign: Option<PathBuf>,
    /// The name of whoever signs so
    #[arg(long, value_name = "NAME")]
    pub(super) cosign_as: Option<String>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// How many connections at once
    #[arg(long, value_name = "COUNT")]
    concurrency: Option<usize>,
}

pub(super) fn run(args: &VerifyArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let is_url = args.target.contains("://");
    let is_folder = !is_url && is_site_folder(&args.target);
    if is_url || is_folder {
        let site = if is_url {
            Site::At(public_view::of(&args.target)?)
        } else {
            Site::In(PathBuf::from(&args.target))
        };
        if let Some(outcome) = verify_log::run(args, &args.target, &site, shell)? {
            return Ok(outcome);
        }
        if is_folder || args.remember.is_some() {
            let message = Message::new("verify-log-none").with("place", &args.target);
            return Err(Failure::new(message).into());
        }
    }
    let root = Shell::root(common)?;
    let file = source::read_file(&root, "kohyo.yaml")?;
    let settings = record::settings(&Tree::new(file.into_iter().collect()));
    let settings = settings.or_fail(|| Message::new("publish-settings-unreadable"))?;
    let name = if is_url { named(&settings, &args.target)? } else { args.target.clone() };
    let target = Target::find(&settings, &name, &root)?;
    let progress = Terminal::new(shell);
    let options = Options {
        publisher: target::publisher(),
        keep: 0,
        concurrency: args.concurrency.or(target.connections),
        allow_in_place: true,
        take_over: false,
        break_lock: false,
    };
    let nothing = || Message::new("verify-nothing").with("target", &target.name);
    if let (Kind::Host(_), false) = (target.kind, is_url) {
        let host = target.connect()?;
        let session = Session::new(&*host, &SystemClock, &progress, &options);
        let (_, verified) = session.verify()?.or_fail(nothing)?;
        return Ok(print(shell, &target.name, &verified));
    }
    let url = target.public_url.as_ref();
    let no_url = || Message::new("verify-no-url").with("target", &target.name);
    let url = url.or_fail(no_url)?;
    let published = match target.kind {
        Kind::Host(_) => {
            let host = target.connect()?;
            Session::new(&*host, &SystemClock, &progress, &options).published()?
        }
        Kind::Bundle | Kind::Command => handed_over(&target)?,
    };
    let manifest: Manifest = published.or_fail(nothing)?;
    let view = public_view::of(url)?;
    let gone: Vec<RemotePath> = Vec::new();
    let verified = verify_view(&view, &manifest, &gone, &SystemClock, &progress)?;
    Ok(print(shell, url, &verified))
}

/// Whether it is the folder of a site with a log and no name of a target.
fn is_site_folder(typed: &str) -> bool {
    let path = Path::new(typed);
    path.is_dir() && (typed.contains(std::path::MAIN_SEPARATOR) || path.join("ledger").is_dir())
}

/// What shall be online of a target that remembers it here.
fn handed_over(target: &Target) -> Result<Option<Manifest>> {
    let state = LocalState::read(&target.state)?;
    Ok(state.handed_over.or(state.confirmed))
}

/// The target whose site is read at an address.
fn named(settings: &Settings, url: &str) -> Result<String> {
    let typed = SiteUrl::read(url);
    let is_same = |it: &SiteUrl| typed.as_ref() == Some(it);
    let found = settings.publish.iter().find(|(_, it)| is_same(&it.public_url));
    found.map(|(name, _)| name.to_string()).ok_or_else(|| {
        let message = Message::new("verify-unknown-url").with("url", url);
        Failure::new(message).help([Message::new("verify-unknown-url.help")]).into()
    })
}

/// Says what is not as it was published.
pub(super) fn print(shell: &Shell, place: &str, verified: &Verified) -> Outcome {
    let lists = [
        ("verify-missing", &verified.missing),
        ("verify-changed", &verified.changed),
        ("verify-still-there", &verified.still_there),
        ("verify-foreign", &verified.foreign),
    ];
    for (id, paths) in lists.into_iter().filter(|it| !it.1.is_empty()) {
        shell.say(&Message::new(id).with("count", paths.len()));
        let shown = if shell.is_verbose() { usize::MAX } else { 20 };
        for path in paths.iter().take(shown) {
            shell.say(&Message::new("publish-line").with("text", path.as_str()));
        }
        if paths.len() > shown {
            let more = Message::new("publish-more").with("count", paths.len() - shown);
            shell.say(&Message::new("publish-line").with("text", more));
        }
    }
    if verified.is_interrupted {
        shell.say(&Message::new("verify-interrupted"));
    }
    let id = if verified.is_right() { "verify-right" } else { "verify-wrong" };
    shell.say(&Message::new(id).with("place", place).with("files", verified.files));
    if verified.is_right() { Outcome::Clean } else { Outcome::Findings }
}
