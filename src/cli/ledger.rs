//! `kohyo ledger`: the log of publications in the city's folder.

use anyhow::Result;
use clap::Subcommand;

use super::progress::Terminal;
use super::shell::Shell;
use super::target::{self, Kind, SystemClock, Target};
use super::verify_log;
use super::{Common, Outcome};
use crate::publish::{LogFolder, LogOnHost, Options, Session};
use crate::record;
use crate::source::{self, Tree};
use crate::words::{Failure, Message, OrFail};

#[derive(Debug, clap::Args)]
pub(super) struct LedgerArgs {
    #[command(subcommand)]
    command: LedgerCommand,
}

#[derive(Debug, Subcommand)]
enum LedgerCommand {
    /// Take over the log of a host, once it is verified and goes on from the one in the folder
    Pull(PullArgs),
}

#[derive(Debug, clap::Args)]
struct PullArgs {
    /// The name of a target in kohyo.yaml
    #[arg(value_name = "TARGET")]
    target: String,
}

pub(super) fn run(args: &LedgerArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    match &args.command {
        LedgerCommand::Pull(args) => pull(args, common, shell),
    }
}

fn pull(args: &PullArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let file = source::read_file(&root, "kohyo.yaml")?;
    let settings = record::settings(&Tree::new(file.into_iter().collect()));
    let settings = settings.or_fail(|| Message::new("publish-settings-unreadable"))?;
    let target = Target::find(&settings, &args.target, &root)?;
    if !matches!(target.kind, Kind::Host(_)) {
        shell.say(&Message::new("ledger-pull-nothing").with("target", &target.name));
        return Ok(Outcome::Clean);
    }
    let host = target.connect()?;
    let progress = Terminal::new(shell);
    let options = Options {
        publisher: target::publisher(),
        keep: 0,
        concurrency: target.connections,
        allow_in_place: true,
        take_over: false,
        break_lock: false,
    };
    let session = Session::new(&*host, &SystemClock, &progress, &options);
    let folder = LogFolder::new(&root);
    match session.compare_log(folder)? {
        LogOnHost::NotAhead => {
            shell.say(&Message::new("ledger-pull-nothing").with("target", &target.name));
            Ok(Outcome::Clean)
        }
        LogOnHost::Apart => {
            let message = Message::new("publish-log-apart").with("target", &target.name);
            Err(Failure::new(message).help([Message::new("publish-log-apart.help")]).into())
        }
        LogOnHost::Ahead { missing } => {
            let pulled = session.pull_log(folder)?;
            if !pulled.damages().is_empty() {
                verify_log::print_damages(shell, pulled.damages());
                let message = Message::new("publish-log-damaged").with("target", &target.name);
                return Err(Failure::new(message).into());
            }
            folder.finish(&pulled.files)?;
            let lines = missing.split(|it| *it == b'\n').count() - 1;
            let message = Message::new("ledger-pulled").with("target", &target.name);
            shell.say(&message.with("count", lines));
            Ok(Outcome::Clean)
        }
    }
}
