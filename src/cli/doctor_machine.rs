//! What `kohyo doctor` looks at outside the files: folder, disk, clock, terminal, program.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process;

use jiff::tz::TimeZone;

use super::day;
use super::doctor::{Answer, Examined, Level};
use super::target::now;
use crate::words::{Language, Message};

/// A clock before the first or after the last of these years is wrong.
const YEARS: std::ops::RangeInclusive<i16> = 2025..=2099;

/// With less room than this, in MB, a build of a large city may fail, or soon will.
const ROOM: [u64; 2] = [200, 1000];

/// Kinds of file systems that are on another machine, as Linux numbers them: NFS, SMB, CIFS, SMB2, FUSE (sshfs and others).
#[cfg(target_os = "linux")]
const SHARES: [u64; 5] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546];

/// Whether files can be made, replaced and linked, in a folder that is gone afterwards.
pub(super) fn folder(examined: &Examined) -> Vec<Answer> {
    let trial = examined.root.join(format!(".kohyo-doctor-{}", process::id()));
    let tried = try_out(&trial);
    let removed = fs::remove_dir_all(&trial);
    let tried = match (tried, removed) {
        (Err(error), _) => {
            let message = Message::new("doctor-folder").with("cause", error.to_string());
            return vec![Answer::new(Level::Wrong, message).help("doctor-folder-fix")];
        }
        (Ok(_), Err(error)) => {
            let message = Message::new("doctor-folder").with("cause", error.to_string());
            let path = trial.display().to_string();
            let help = Message::new("doctor-folder-left").with("path", path);
            return vec![Answer::new(Level::Wrong, message).saying(help)];
        }
        (Ok(tried), Ok(())) => tried,
    };
    let mut answers = vec![Answer::good("doctor-folder-good")];
    if tried.ignores_case {
        let notice = Answer::new(Level::Notice, Message::new("doctor-ignores-case"));
        answers.push(notice.help("doctor-ignores-case-fix"));
    }
    if is_share(&examined.root) {
        let notice = Answer::new(Level::Notice, Message::new("doctor-share"));
        answers.push(notice.help("doctor-share-fix"));
    }
    answers
}

/// What a folder can do.
struct Tried {
    ignores_case: bool,
}

fn try_out(trial: &Path) -> io::Result<Tried> {
    fs::create_dir(trial)?;
    let (first, second) = (trial.join("first"), trial.join("second"));
    fs::write(&first, "1")?;
    let ignores_case = trial.join("FIRST").exists();
    fs::write(&second, "2")?;
    fs::rename(&second, &first)?;
    Ok(Tried { ignores_case })
}

/// Whether a folder is on another machine.
fn is_share(folder: &Path) -> bool {
    let path = folder.as_os_str().to_string_lossy();
    let is_named = cfg!(windows)
        && (path.starts_with(r"\\?\UNC\") || !path.starts_with(r"\\?\") && path.starts_with(r"\\"));
    #[cfg(target_os = "linux")]
    let is_named = is_named
        || rustix::fs::statfs(folder)
            .is_ok_and(|it| u64::try_from(it.f_type).is_ok_and(|kind| SHARES.contains(&kind)));
    is_named
}

/// How much room there is.
pub(super) fn disk(examined: &Examined) -> Vec<Answer> {
    #[cfg(unix)]
    let room = rustix::fs::statvfs(&examined.root)
        .ok()
        .map(|it| it.f_bavail.saturating_mul(it.f_frsize) / 1_000_000);
    #[cfg(not(unix))]
    let room = {
        let _ = examined;
        None::<u64>
    };
    let Some(room) = room else { return vec![Answer::good("doctor-disk-unknown")] };
    let level = match room {
        room if room < ROOM[0] => Level::Wrong,
        room if room < ROOM[1] => Level::Notice,
        _ => Level::Good,
    };
    let message = Message::new("doctor-disk").with("megabytes", room.to_string());
    let answer = Answer::new(level, message);
    vec![if level == Level::Good { answer } else { answer.help("doctor-disk-fix") }]
}

/// Whether the clock can be right, and in which zone it is.
pub(super) fn clock(examined: &Examined) -> Vec<Answer> {
    let now = now();
    let zone = examined.settings.as_ref().map_or(TimeZone::UTC, |it| it.time_zone.0.clone());
    let here = TimeZone::system();
    let year = now.to_zoned(zone.clone()).year();
    if !YEARS.contains(&year) {
        let message = Message::new("doctor-clock").with("year", year.to_string());
        return vec![Answer::new(Level::Wrong, message).help("doctor-clock-fix")];
    }
    let mut answers = vec![Answer::good("doctor-clock-good")];
    if zone.to_offset(now) != here.to_offset(now) {
        let name = |zone: &TimeZone| zone.iana_name().unwrap_or("UTC").to_owned();
        let message = Message::new("doctor-zone").with("here", name(&here));
        answers.push(Answer::new(Level::Good, message.with("city", name(&zone))));
    }
    answers
}

/// For which day the site speaks, if it is not that of the clock.
pub(super) fn day(examined: &Examined) -> Vec<Answer> {
    let settings = examined.settings.as_ref();
    let fixed = settings.and_then(|it| it.as_of).map(|it| it.date.to_string());
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().filter(|it| !it.is_empty());
    match (fixed, epoch) {
        (Some(day), _) => {
            let message = Message::new("doctor-day-fixed").with("day", day);
            vec![Answer::new(Level::Notice, message).help("doctor-day-fixed-fix")]
        }
        (None, Some(epoch)) => {
            let answer = if let Ok((day, _)) = day::named(None, settings) {
                let message = Message::new("doctor-day-epoch").with("day", day.to_string());
                Answer::new(Level::Notice, message)
            } else {
                let message = Message::new("doctor-day-unreadable").with("value", epoch);
                Answer::new(Level::Wrong, message)
            };
            vec![answer.help("doctor-day-epoch-fix")]
        }
        (None, None) => vec![Answer::good("doctor-day-good")],
    }
}

/// In which encoding the terminal is, and which language it is set to.
pub(super) fn terminal(_: &Examined) -> Vec<Answer> {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|it| env::var(it).ok());
    let locale = set.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    vec![of_locale(&locale, cfg!(windows))]
}

fn of_locale(locale: &str, is_windows: bool) -> Answer {
    let encoding = locale.split_once('.').map_or("", |it| it.1).to_lowercase().replace('-', "");
    let encoding = encoding.split('@').next().unwrap_or_default();
    let message = |id| Message::new(id).with("locale", locale);
    // On Windows the program writes to the console in its own way.
    if is_windows || encoding == "utf8" {
        return Answer::new(Level::Good, message("doctor-terminal-good"));
    }
    Answer::new(Level::Notice, message("doctor-terminal")).help("doctor-terminal-fix")
}

/// Which kohyo this is, and where it lies.
pub(super) fn program(_: &Examined) -> Vec<Answer> {
    let place = env::current_exe().map(|it| it.display().to_string()).unwrap_or_default();
    let message = Message::new("doctor-program").with("version", env!("CARGO_PKG_VERSION"));
    let languages: Vec<&str> = Language::ALL.iter().map(|it| it.tag()).collect();
    vec![Answer::new(
        Level::Good,
        message.with("path", place).with("languages", languages.join(", ")),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_a_terminal_is_in_its_locale() {
        for (locale, is_good) in [
            ("ja_JP.UTF-8", true),
            ("ja_JP.utf8", true),
            ("C.UTF-8", true),
            ("de_DE.UTF-8@euro", true),
            ("ja_JP.eucJP", false),
            ("ja_JP.SJIS", false),
            ("C", false),
            ("", false),
        ] {
            assert_eq!(of_locale(locale, false).level == Level::Good, is_good, "{locale}");
            assert_eq!(of_locale(locale, true).level, Level::Good);
        }
    }
}
