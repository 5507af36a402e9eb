//! The log of publications of a site, verified by anyone: at its address or in a folder, with nothing of the city's.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use jiff::Timestamp;

use super::Outcome;
use super::progress::Terminal;
use super::shell::{Shell, spell};
use super::target::{SystemClock, now};
use super::verify::VerifyArgs;
use crate::output::{self, SitePath};
use crate::publication_log::{
    Checkpoint, Cosigner, Damage, DamageKind, FileSum, LogFiles, Remembered, Signer as _, Verdict,
    VerifierKey, verify,
};
use crate::publish::host::{HostError, Secret};
use crate::publish::{PublicView, SigningKey, Viewing, VisitorView, failure, verify_sums};
use crate::words::{Failure, Message, OrFail};

/// The first year for which a site is asked, going back from this one: no site is older than the Web.
const FIRST_YEAR: i16 = 1991;

/// Where a site is.
pub(super) enum Site {
    /// At an address.
    At(VisitorView),
    /// In a folder.
    In(PathBuf),
}

impl LogFiles for Site {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match self {
            Self::In(folder) => Ok(fs::read(folder.join(path)).ok()),
            Self::At(view) => {
                let answer = view.get(&SitePath::new(path)?).map_err(|it| failure(&it))?;
                match answer.status {
                    200 => Ok(Some(answer.bytes)),
                    404 | 410 => Ok(None),
                    status => {
                        let message = Message::new("verify-log-status").with("path", path);
                        Err(Failure::new(message.with("status", status.to_string())).into())
                    }
                }
            }
        }
    }
}

/// Verifies the log of a site and, by its list of files, the site; none if it keeps no log.
pub(super) fn run(
    args: &VerifyArgs,
    place: &str,
    site: &Site,
    shell: &Shell,
) -> Result<Option<Outcome>> {
    let start = Instant::now();
    let remembered = args.remember.as_deref().map(remembered).transpose()?.flatten();
    let last = now().to_zoned(jiff::tz::TimeZone::UTC).year() + 1;
    let mut verdict = verify(site, (FIRST_YEAR..=last).rev(), remembered.as_ref())?;
    if verdict.size == 0 && verdict.damages.iter().all(|it| it.kind == DamageKind::Missing) {
        return Ok(None);
    }
    let time = start.elapsed();
    verdict.damages.extend(damages_of_files(site, &verdict.files, shell)?);
    print(shell, place, &verdict, args);
    shell.detail(&Message::new("verify-log-time").with("time", spell(time)));
    if !verdict.damages.is_empty() {
        return Ok(Some(Outcome::Findings));
    }
    if let Some(path) = &args.cosign {
        cosign(args, path, &verdict, shell)?;
    }
    if let Some(path) = &args.remember {
        remember(path, &verdict)?;
        shell.say(&Message::new("verify-log-remembered").with("path", path.display().to_string()));
    }
    Ok(Some(Outcome::Clean))
}

/// Files of the site that are not as they were published.
fn damages_of_files(site: &Site, files: &FileSum, shell: &Shell) -> Result<Vec<Damage>> {
    let progress = Terminal::new(shell);
    let verified = match site {
        Site::At(view) => verify_sums(view, files, &SystemClock, &progress)?,
        Site::In(folder) => verify_sums(&FolderView(folder), files, &SystemClock, &progress)?,
    };
    let damage = |path: &crate::publish::RemotePath, kind| Damage::new(path.as_str(), kind);
    let changed = verified.changed.iter().map(|it| damage(it, DamageKind::Changed));
    Ok(verified.missing.iter().map(|it| damage(it, DamageKind::Gone)).chain(changed).collect())
}

/// A folder as a visitor would get it.
struct FolderView<'a>(&'a Path);

impl PublicView for FolderView<'_> {
    fn get(&self, path: &SitePath) -> Result<Viewing, HostError> {
        let read = fs::read(self.0.join(path.as_str()));
        let status = if read.is_ok() { 200 } else { 404 };
        Ok(Viewing { status, leads_to: None, bytes: read.unwrap_or_default() })
    }
}

fn remembered(path: &Path) -> Result<Option<Remembered>> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(None) };
    let message =
        || Message::new("verify-log-not-remembered").with("path", path.display().to_string());
    Ok(Some(Remembered::parse(&text).or_fail(message)?))
}

fn remember(path: &Path, verdict: &Verdict) -> Result<()> {
    let message = || Message::new("cannot-write").with("path", path.display().to_string());
    let temporary = path.with_extension("new~");
    let written = fs::write(&temporary, Remembered::of(verdict).to_text())
        .and_then(|()| output::rename(&temporary, path));
    written.or_fail(message)
}

/// Prints the signed root with a signature of whoever verified it.
fn cosign(args: &VerifyArgs, path: &Path, verdict: &Verdict, shell: &Shell) -> Result<()> {
    let unsigned = || Message::new("verify-log-cosign-unsigned");
    let bytes = verdict.checkpoint.as_deref().or_fail(unsigned)?;
    let checkpoint = Checkpoint::parse(bytes).or_fail(unsigned)?;
    let cannot_read = || Message::new("cannot-read").with("path", path.display().to_string());
    let text = Secret::new(fs::read_to_string(path).or_fail(cannot_read)?);
    let signer = SigningKey::parse(&text)?;
    let name = args.cosign_as.as_deref().unwrap_or_default();
    let no_name = || Message::new("verify-log-cosign-name").with("name", name);
    let key = VerifierKey::new(name, signer.public_key()).or_fail(no_name)?;
    let at: Timestamp = now();
    let cosigned = checkpoint.cosigned(&Cosigner { key: &key, signer: &signer, at })?;
    args.output.write(&String::from_utf8_lossy(&cosigned.to_bytes()), shell)
}

pub(super) fn print_damages(shell: &Shell, damages: &[Damage]) {
    let shown = if shell.is_verbose() { usize::MAX } else { 20 };
    for damage in damages.iter().take(shown) {
        shell.say(&Message::new("publish-line").with("text", damage.message()));
    }
    if damages.len() > shown {
        let more = Message::new("publish-more").with("count", damages.len() - shown);
        shell.say(&Message::new("publish-line").with("text", more));
    }
}

fn print(shell: &Shell, place: &str, verdict: &Verdict, args: &VerifyArgs) {
    print_damages(shell, &verdict.damages);
    let id = if verdict.damages.is_empty() { "verify-log-right" } else { "verify-log-wrong" };
    let day = verdict.last_day.map_or_else(String::new, |it| it.to_string());
    shell.say(
        &Message::new(id)
            .with("place", place)
            .with("entries", verdict.size.to_string())
            .with("day", day)
            .with("files", verdict.files.len()),
    );
    match &verdict.key {
        Some(key) => shell.say(&Message::new("verify-log-signed").with("key", key.to_string())),
        None => shell.say(&Message::new("verify-log-chain-only")),
    }
    if let Some((size, time)) = verdict.stamps.last() {
        let message = Message::new("verify-log-stamps").with("count", verdict.stamps.len());
        let message = message.with("size", size.to_string()).with("time", time.to_string());
        shell.say(&message);
    }
    match verdict.since {
        Some(since) if since.is_kept => {
            let message = Message::new("verify-log-since").with("size", since.former.to_string());
            shell.say(&message);
        }
        Some(_) => {}
        None if args.remember.is_some() => shell.say(&Message::new("verify-log-first")),
        None => shell.say(&Message::new("verify-log-not-proved")),
    }
}
