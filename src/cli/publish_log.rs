//! What a publication to the official target adds to the log, with the city's folder, the clock and the key.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;

use super::shell::Shell;
use super::target::{TIMEOUT, Target, now};
use super::verify_log;
use crate::digest::Hash;
use crate::publication_log::{Appended, CHECKPOINT, LogFile, stamp_path, verify};
use crate::publish::{
    BuiltSite, LogFolder, LogMeeting, LogPublication, Session, Signing, failure, time_stamp,
};
use crate::record::Settings;
use crate::site;
use crate::source::Tree;
use crate::words::{Failure, Message, OrFail};

/// What is added, from before the build until it is final.
pub(super) struct LogWriter<'a> {
    root: PathBuf,
    target: &'a Target,
    settings: &'a Settings,
    may_replace_key: bool,
}

impl<'a> LogWriter<'a> {
    /// None of a target that the log does not have the publications of.
    pub(super) fn of(
        target: &'a Target,
        settings: &'a Settings,
        root: &Path,
        may_replace_key: bool,
    ) -> Option<Self> {
        let root = root.to_path_buf();
        target.is_official.then_some(Self { root, target, settings, may_replace_key })
    }

    /// The entries about records; none when the records cannot be read, which a build says.
    pub(super) fn entries(&self, tree: &Tree, as_of: Date) -> Result<Option<LogPublication>> {
        let checked = site::read(tree, as_of);
        let Some(public) = checked.public() else { return Ok(None) };
        let at = publication_time()?;
        let day = at.to_zoned(self.settings.time_zone.0.clone()).date();
        let log = LogPublication::new(tree, public, &checked.routes, at, day);
        log.check_time(as_of)?;
        Ok(Some(log))
    }

    /// The files of the log as they become with what was built, which are published with it.
    pub(super) fn append(
        &self,
        log: LogPublication,
        content: &mut BuiltSite,
        shell: &Shell,
    ) -> Result<Appended> {
        let folder = LogFolder::new(&self.root);
        let key = self.target.signing_key(self.settings)?;
        let signing = key.as_ref().map(|(key, signer)| Signing {
            key,
            signer,
            may_replace: self.may_replace_key,
        });
        let mut appended = log.append(&content.files()?, &|path| folder.read(path), signing)?;
        if let (Some(url), Some((size, _))) = (&self.target.time_stamps, appended.signed)
            && let Some(checkpoint) = appended.files.get(CHECKPOINT)
        {
            match time_stamp(url, Hash::of(checkpoint), TIMEOUT) {
                Ok(stamp) => _ = appended.files.insert(stamp_path(size), stamp),
                Err(error) => {
                    let detail = format!("{:#}", anyhow::Error::from(failure(&error)));
                    shell.say(&Message::new("publish-log-no-stamp").with("detail", detail));
                }
            }
        }
        if !appended.lines.is_empty() && appended.signed.is_none() {
            shell.say(&Message::new("publish-log-chain-only"));
        }
        content.put_log(&appended);
        Ok(appended)
    }

    /// Writes down what is going to be added, before anything is sent.
    pub(super) fn begin(&self, appended: &Appended) -> Result<()> {
        if appended.lines.is_empty() {
            return Ok(());
        }
        LogFolder::new(&self.root).begin(appended)
    }

    /// Puts the files of the log into the city's folder.
    pub(super) fn finish(&self, appended: &Appended, shell: &Shell) -> Result<()> {
        if appended.files.is_empty() {
            return Ok(());
        }
        LogFolder::new(&self.root).finish(appended)?;
        shell.say(&Message::new("publish-log-done").with("count", appended.lines.len()));
        Ok(())
    }

    /// Looks whether the log on the host goes on from the one in the folder. What the last run was going to add and
    /// brought to the host is made final.
    pub(super) fn meet_host(&self, session: &Session, shell: &Shell) -> Result<()> {
        match session.meet_log(LogFolder::new(&self.root))? {
            LogMeeting::Ready => Ok(()),
            LogMeeting::Completed => {
                shell.say(&Message::new("publish-log-completed"));
                Ok(())
            }
            LogMeeting::Behind => Err(self.refusal("publish-log-behind")),
            LogMeeting::Apart => Err(self.refusal("publish-log-apart")),
            LogMeeting::Damaged => Err(self.refusal("publish-log-damaged")),
        }
    }

    fn refusal(&self, id: &'static str) -> anyhow::Error {
        let command = format!("kohyo ledger pull {}", self.target.name);
        let help = Message::new("publish-log-pull.help").with("command", command);
        let message = Message::new(id).with("target", &self.target.name);
        Failure::new(message).help([help]).into()
    }
}

/// Whether the log in the folder is whole, before it goes to a target that does not add to it. What is wrong is
/// printed.
pub(super) fn is_whole(root: &Path, shell: &Shell) -> Result<bool> {
    let folder = LogFolder::new(root);
    let year = |path: String| {
        let Some(LogFile::Year(year)) = LogFile::at(&path) else { return None };
        Some(year)
    };
    let years: Vec<i16> = folder.paths().into_iter().rev().filter_map(year).collect();
    if years.is_empty() {
        return Ok(true);
    }
    let verdict = verify(&folder, years.into_iter(), None)?;
    verify_log::print_damages(shell, &verdict.damages);
    Ok(verdict.damages.is_empty())
}

/// When something is published: now, or when the environment says, for publications that can be repeated.
fn publication_time() -> Result<Timestamp> {
    let Some(seconds) = env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(Timestamp::from_second(now().as_second())?);
    };
    let text = seconds.to_string_lossy();
    let unreadable = || Message::new("as-of-unreadable").with("text", &*text);
    let seconds = text.parse().ok().or_fail(unreadable)?;
    Timestamp::from_second(seconds).ok().or_fail(unreadable)
}
