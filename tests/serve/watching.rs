//! What the system does not tell is noticed all the same.

use std::fs;

use crate::preview::City;
use crate::{PAGE, SHEET};

/// A shell in which the system watches so many folders, or tells of nothing.
#[cfg(target_os = "linux")]
fn limited(limit: &str, number: u32) -> std::process::Command {
    let mut shell = std::process::Command::new("unshare");
    let script = format!("echo {number} > /proc/sys/user/{limit} && exec \"$@\"");
    shell.args(["--user", "--map-root-user", "sh", "-c", &script, "sh"]);
    shell
}

/// Whether limits can be set here: in a container that allows no namespaces they cannot. `watch::tests` has the same without
/// a system.
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "who reads the tests should know what was not tried")]
fn has_limits() -> bool {
    let status = limited("max_inotify_watches", 9).arg("true").status();
    let has_limits = status.is_ok_and(|it| it.success());
    if !has_limits {
        println!("no namespace of users can be made here: limits of watches are not tried");
    }
    has_limits
}

#[test]
#[cfg(target_os = "linux")]
fn where_watches_run_out_saves_are_looked_for_and_it_is_said() {
    // None at all, none for the folders of the city, too few for those in them, none for an instance.
    let limits = [0, 1, 3].map(|it| ("max_inotify_watches", it));
    for (limit, number) in limits.into_iter().chain([("max_inotify_instances", 0)]) {
        if !has_limits() {
            return;
        }
        let city = City::new(&format!("{limit}-{number}"));
        let mut preview = city.serve_by(limited(limit, number));
        let printed = preview.until_printed("raise fs.inotify.max_user_watches");
        assert_eq!(printed.matches("the system watches as many").count(), 1, "{printed}");
        city.change(SHEET, "証明書の休日交付", "証明書の夜間交付");
        preview.until_page(PAGE, |it| it.has("証明書の夜間交付"));
    }
}

/// The folders of the city are watched, and one more that is made later is not.
#[test]
#[cfg(target_os = "linux")]
fn a_new_folder_for_which_there_is_no_watch_is_looked_through() {
    if !has_limits() {
        return;
    }
    let city = City::new("one-too-many");
    let folders = walk(&city.path("content")) + 1;
    let mut preview = city.serve_by(limited("max_inotify_watches", folders));
    city.change(SHEET, "証明書の休日交付", "証明書の夜間交付");
    preview.until_page(PAGE, |it| it.has("証明書の夜間交付"));
    city.write("content/pages/new/one.md", "---\n題名: 一\n---\n前の文\n");
    preview.until_printed("raise fs.inotify.max_user_watches");
    preview.until_page("/new/one/", |it| it.has("前の文"));
    city.change("content/pages/new/one.md", "前の文", "後の文");
    preview.until_page("/new/one/", |it| it.has("後の文"));
}

/// How many folders there are, with the one that is named.
#[cfg(target_os = "linux")]
fn walk(folder: &std::path::Path) -> u32 {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    1 + entries.filter(|it| it.is_dir()).map(|it| walk(&it)).sum::<u32>()
}

/// Nothing tells that the folder is another one, or of what is saved in it.
#[test]
fn a_city_that_is_moved_away_and_put_back_is_followed() {
    let city = City::new("moved");
    let mut preview = city.serve(&[]);
    let away = city.root.with_extension("away");
    let _ = fs::remove_dir_all(&away);
    for round in ["一", "二"] {
        fs::rename(&city.root, &away).unwrap();
        preview.until(|it| it["errors"].as_u64() > Some(0));
        assert!(preview.page(PAGE).contains("証明書の休日交付"));
        fs::rename(&away, &city.root).unwrap();
        preview.until(|it| it["errors"] == 0);
        city.write("content/pages/settled.md", &format!("---\n題名: 頁\n---\n{round}回目\n"));
        preview.until_page("/settled/", |it| it.has(&format!("{round}回目")));
    }
    // Another city takes its place.
    fs::rename(&city.root, &away).unwrap();
    let other = City::new("moved");
    other.change(SHEET, "証明書の休日交付", "証明書の早朝交付");
    preview.until_page(PAGE, |it| it.has("証明書の早朝交付"));
    other.change(SHEET, "証明書の早朝交付", "証明書の深夜交付");
    preview.until_page(PAGE, |it| it.has("証明書の深夜交付"));
    fs::remove_dir_all(&away).unwrap();
}
