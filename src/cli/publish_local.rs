//! `kohyo publish` to a target that nothing can be asked of: a bundle for hands to carry, or a program of the city's.

use std::path::Path;

use anyhow::Result;

use super::progress::Terminal;
use super::public_view;
use super::publish::{PublishArgs, agreed, built};
use super::publish_log::LogWriter;
use super::shell::Shell;
use super::target::{Kind, SystemClock, Target};
use super::{Common, Outcome, verify};
use crate::publish::{
    LocalState, LogFolder, Told, lay_out, run as run_program, verify_view, write_bundle,
};
use crate::words::{Failure, Message, OrFail};

pub(super) fn run(
    args: &PublishArgs,
    (target, log): (&Target, Option<&LogWriter>),
    common: &Common,
    shell: &Shell,
) -> Result<Outcome> {
    let mut state = LocalState::read(&target.state)?;
    let built = built((target, log), common, shell)?;
    let Some(built) = built else { return Ok(Outcome::Findings) };
    let plan = state.plan(built.manifest);
    if let Some(outcome) = agreed(args, target, &plan, shell)? {
        return Ok(outcome);
    }
    if let Some(log) = log {
        log.begin(&built.log)?;
        state.hold_log(&built.log)?;
    }
    state.hand_over(&plan.next)?;
    let root = Shell::root(common)?;
    if let Kind::Command = target.kind {
        let (site, changes) = lay_out(&target.state, &plan, &built.content)?;
        let told = Told { site: &site, changes: &changes };
        run_program(&root, &target.run, &told)?;
        return confirm(target, &root, shell);
    }
    let path = write_bundle(&target.state, &target.name, &plan, &built.content)?;
    let message = Message::new("publish-bundle-done")
        .with("path", path.display().to_string())
        .with("target", &target.name);
    shell.say(&message);
    Ok(Outcome::Clean)
}

/// Looks whether what was handed over has arrived, where there is an address to look at; else it is taken on the word
/// of whoever says so.
pub(super) fn confirm(target: &Target, root: &Path, shell: &Shell) -> Result<Outcome> {
    if let Kind::Host(_) = target.kind {
        let message = Message::new("publish-confirm-host").with("target", &target.name);
        return Err(Failure::new(message).into());
    }
    let mut state = LocalState::read(&target.state)?;
    let nothing = || Message::new("publish-confirm-nothing").with("target", &target.name);
    let manifest = state.handed_over.clone().or_fail(nothing)?;
    let message = Message::new("publish-confirmed")
        .with("target", &target.name)
        .with("release", manifest.release.to_string());
    let Some(url) = &target.public_url else {
        arrived(&mut state, root)?;
        shell.say(&message.with("checked", "no"));
        return Ok(Outcome::Clean);
    };
    let view = public_view::of(url)?;
    let progress = Terminal::new(shell);
    let verified = verify_view(&view, &manifest, &state.gone(), &SystemClock, &progress)?;
    if !verified.is_right() {
        verify::print(shell, url, &verified);
        return Ok(Outcome::Findings);
    }
    arrived(&mut state, root)?;
    shell.say(&message.with("checked", "yes"));
    Ok(Outcome::Clean)
}

/// Makes final what was handed over, and what it adds to the log.
fn arrived(state: &mut LocalState, root: &Path) -> Result<()> {
    if let Some(log) = state.held_log() {
        LogFolder::new(root).finish(&log)?;
    }
    state.confirm()?;
    state.drop_log();
    Ok(())
}
