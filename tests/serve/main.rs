//! The preview, as a browser and an editor meet it: the program itself, asked over TCP while files
//! are written under it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::TcpListener;

#[path = "../effort/mod.rs"]
mod effort;

mod escaping;
mod links;
mod many;
mod network;
mod preview;
mod watching;

use preview::City;

const SHEET: &str = "content/reforms/plan/001.md";
const PROGRAM: &str = "content/reforms/plan/_program.yaml";
const PAGE: &str = "/reforms/plan/001/";

#[test]
fn a_saved_sheet_is_shown_and_open_pages_are_told() {
    let city = City::new("saved");
    let mut preview = city.serve(&["--follow"]);
    let before = preview.page(PAGE);
    assert!(before.contains("証明書の休日交付") && before.contains("<kohyo-preview"));
    assert_eq!(preview.heard()["errors"], 0);
    city.change(SHEET, "証明書の休日交付", "証明書の夜間交付");
    let after = preview.until_page(PAGE, |it| it.has("証明書の夜間交付"));
    assert!(!after.contains("証明書の休日交付"));
    let state = preview.until(|it| it["follow"] == "reforms/plan/001/");
    assert!(state["revision"].as_u64() > Some(1));
}

#[test]
fn a_built_page_has_nothing_of_the_preview() {
    let city = City::new("built");
    let preview = city.serve(&[]);
    assert!(preview.page("/").contains("script-src 'self'"));
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_kohyo"))
        .args(["build", "-q", "--root"])
        .arg(&city.root)
        .status();
    assert!(built.unwrap().success());
    let home = city.read("public/index.html");
    assert!(!home.contains("kohyo-preview") && !home.contains("script-src"));
}

/// Its author sees a draft as a page, marked as one; whoever builds the site publishes nothing of it.
#[test]
fn a_draft_is_shown_to_those_who_write_and_marked() {
    let city = City::new("draft");
    let page = "---\n題名: 案の頁\n下書き: true\n---\n案の本文。\n";
    city.write("content/pages/plan-b.md", page);
    let preview = city.serve(&[]);
    let draft = preview.page("/plan-b/");
    assert!(draft.contains("案の本文。") && draft.contains("This page is a draft"), "{draft}");
    assert!(!draft.contains("One draft"), "it is not among others");
    let other = preview.page(PAGE);
    assert!(other.contains("One draft (下書き) is shown here"), "{other}");
    // Where it is, also without the script that marks the links of lists.
    assert!(other.contains("<a href=\"/plan-b/\">content/pages/plan-b.md</a>"), "{other}");
    assert!(other.contains("data-drafts=\"plan-b/\""), "{other}");
    let on_another_day = preview.page("/_kohyo/day/2014-10-30/about/");
    assert!(on_another_day.contains("<a href=\"/_kohyo/day/2014-10-30/plan-b/\">"));
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_kohyo"))
        .args(["build", "-q", "--root"])
        .arg(&city.root)
        .status();
    assert!(built.unwrap().success() && !city.root.join("public/plan-b").exists());
    assert!(!city.read("public/sitemap/index.html").contains("案の頁"));
}

#[test]
fn a_broken_sheet_is_explained_above_the_page_as_it_last_was() {
    let city = City::new("broken");
    let mut preview = city.serve(&[]);
    let good = city.read(SHEET);
    city.write(SHEET, &good.replacen("担当課:", "担当\"><script>alert(1)</script>:", 1));
    preview.until(|it| it["errors"].as_u64() > Some(0));
    let page = preview.page(PAGE);
    assert!(page.contains("証明書の休日交付") && page.contains("R017"));
    assert!(page.contains("content/reforms/plan/001.md:"), "the place");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"));
    // What is right next to it is shown all the same.
    city.change("content/pages/about.md", "このサイトについて", "この頁について");
    preview.until_page("/about/", |it| it.has("この頁について"));
    // Half a file, as it stands while an editor is saving; then none; then all of it.
    city.write(SHEET, &good[..good.floor_char_boundary(good.len() / 3)]);
    let half = preview.until_page(PAGE, |it| it.has("R010"));
    assert!(half.contains("証明書の休日交付"));
    // The year's charters are of this sheet, so that it cannot go alone.
    city.remove(SHEET);
    preview.until_page(PAGE, |it| it.status == 200 && it.has("R032"));
    city.write(SHEET, &good);
    preview.until_page(PAGE, |it| it.status == 200);
    preview.until(|it| it["errors"] == 0);
}

#[test]
fn what_everything_needs_may_be_gone_for_a_while() {
    let city = City::new("gone");
    let mut preview = city.serve(&[]);
    for path in [PROGRAM, "content/organization.yaml", "kohyo.yaml"] {
        let text = city.read(path);
        city.remove(path);
        preview.until(|it| it["errors"].as_u64() > Some(0));
        let page = preview.page(PAGE);
        assert!(page.contains("証明書の休日交付") && page.contains("R007"), "{path}");
        city.write(path, "題名: [");
        preview.until_page(PAGE, |it| it.has("R0") && !it.has("R007"));
        city.write(path, &text);
        preview.until(|it| it["errors"] == 0);
    }
    // A name that all records use: what they were stays until the name, or they, are mended.
    let text = city.read("content/organization.yaml");
    city.write("content/organization.yaml", &text.replace("西区", "新西区"));
    preview.until(|it| it["errors"].as_u64() > Some(0));
    assert!(preview.page(PAGE).contains("西区"));
    city.write("content/organization.yaml", &text);
    preview.until(|it| it["errors"] == 0);
}

#[test]
fn a_city_that_is_wrong_from_the_start_is_served_once_it_is_right() {
    let city = City::new("wrong");
    let text = city.read("content/organization.yaml");
    city.write("content/organization.yaml", "部署: [");
    let mut preview = city.serve(&[]);
    let reply = preview.get("/");
    assert_eq!(reply.status, 503);
    assert!(reply.has("content/organization.yaml"));
    city.write("content/organization.yaml", &text);
    preview.until_page(PAGE, |it| it.status == 200);
}

#[test]
fn a_broken_template_leaves_the_last_good_page() {
    let city = City::new("template");
    city.change("kohyo.yaml", "contact:", "theme: ours\ncontact:");
    let template = "themes/ours/templates/sheet.html";
    city.write("themes/ours/assets/ours.css", "p { color: red }");
    let mut preview = city.serve(&[]);
    preview.page(PAGE);
    city.write(template, "{% extends \"default/sheet.html\" %}{% block main %}");
    preview.until_page(PAGE, |it| it.has("sheet.html") && it.has("証明書の休日交付"));
    // One that can be read and not be filled in.
    city.write(template, "<body>{{ no.such.thing }}");
    let page = preview.until_page(PAGE, |it| it.has("no.such"));
    assert!(page.contains("証明書の休日交付") && page.contains("as it last could be"));
    city.write(template, "<title>OURS</title><body>{{ page.title }}");
    preview.until_page(PAGE, |it| it.has("OURS"));
    // A style sheet alone asks for no new page.
    let before = preview.until(|it| it["errors"] == 0);
    city.write("themes/ours/assets/ours.css", "p { color: blue }");
    let after = preview.until(|it| it["style"] != before["style"]);
    assert_eq!(after["revision"], before["revision"]);
    let styles = after["styles"].as_array().unwrap();
    let style =
        styles.iter().find_map(|it| it.as_str().filter(|link| link.contains("ours"))).unwrap();
    assert_eq!(preview.page(&format!("/{style}")), "p { color: blue }");
}

#[test]
fn another_day_can_be_looked_at_and_says_so() {
    let city = City::new("day");
    let preview = city.serve(&["--as-of", "2014-10-29"]);
    let text = "東区の開始が予定より3か月遅れた。";
    let today = preview.page(PAGE);
    assert!(!today.contains(text) && today.contains("Private preview"));
    let reply = preview.get("/_kohyo/day?day=2014-10-30&page=reforms/plan/001/");
    assert_eq!(reply.header("location"), Some("/_kohyo/day/2014-10-30/reforms/plan/001/"));
    let later = preview.page("/_kohyo/day/2014-10-30/reforms/plan/001/");
    assert!(later.contains(text) && later.contains("Private preview"));
    assert!(later.contains("value=\"2014-10-30\"") && !later.contains("Do not pass it on"));
    let future = preview.page("/_kohyo/day/2030-01-01/");
    assert!(future.contains("Do not pass it on"));
    let lost = preview.get("/_kohyo/day/2014-10-30/no-such-page/");
    assert_eq!(lost.status, 404);
    assert!(lost.has("href=\"/_kohyo/day/2014-10-30/units/"));
    let back = preview.get("/_kohyo/day?day=2014-10-29&page=units/");
    assert_eq!(back.header("location"), Some("/units/"));
    for path in ["/_kohyo/day?day=x", "/_kohyo/day", "/_kohyo/day?day=2014-02-30"] {
        assert_eq!(preview.get(path).status, 400, "{path}");
    }
    let away = preview.get("/_kohyo/day?day=2014-10-29&page=//example.jp/");
    assert_eq!(away.header("location"), Some("/example.jp/"));
}

#[test]
fn the_site_stands_below_its_own_path() {
    let city = City::new("base");
    city.change("kohyo.yaml", "https://www.example.jp/", "https://www.example.jp/a/b");
    let preview = city.serve(&[]);
    assert!(preview.url.ends_with("/a/b/"), "{}", preview.url);
    preview.page("/a/b/");
    assert_eq!(preview.get("/").header("location"), Some("/a/b/"));
    assert_eq!(preview.get("/a/b").header("location"), Some("/a/b/"));
    assert_eq!(preview.get("/a/b/units").header("location"), Some("/a/b/units/"));
    for path in ["/units/", "/a/b/none/", "/_kohyo/none"] {
        let reply = preview.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(reply.has("href=\"/a/b/units/") && reply.has("<kohyo-preview"), "{path}");
    }
}

#[test]
fn the_path_of_a_site_may_be_in_japanese() {
    let city = City::new("base-in-japanese");
    city.change("kohyo.yaml", "https://www.example.jp/", "https://www.example.jp/行政 改革/a");
    // A space is no part of it: there is nothing to show, and the settings say why.
    let mut preview = city.serve(&[]);
    assert!(preview.get("/").has("R031"));
    city.change("kohyo.yaml", "行政 改革", "行政改革");
    let base = "/%E8%A1%8C%E6%94%BF%E6%94%B9%E9%9D%A9/a/";
    preview.until_page(base, |it| it.status == 200);
    preview.page(&format!("{base}units/"));
    assert_eq!(preview.get("/").header("location"), Some(base));
    assert_eq!(preview.get(base.trim_end_matches('/')).header("location"), Some(base));
    let folder = preview.get(&format!("{base}units"));
    assert_eq!(folder.header("location"), Some(&*format!("{base}units/")));
    let lost = preview.get(&format!("{base}none/"));
    assert!(lost.status == 404 && lost.has(&format!("href=\"{base}units/")), "{}", lost.text());
    let day = preview.get("/_kohyo/day?day=2015-07-31&page=units/");
    assert_eq!(day.header("location"), Some(&*format!("{base}units/")));
}

#[test]
#[cfg(unix)]
fn nothing_outside_the_site_is_reached() {
    let city = City::new("outside");
    city.write("secret.txt", "SECRET");
    city.write("content/pages/inside.csv", "inside");
    std::os::unix::fs::symlink(city.path("secret.txt"), city.path("content/pages/in.csv")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", city.path("content/pages/out.csv")).unwrap();
    std::os::unix::fs::symlink("/etc", city.path("content/pages/etc")).unwrap();
    let mut preview = city.serve(&[]);
    assert_eq!(preview.page("/inside.csv"), "inside");
    for path in [
        "/../secret.txt",
        "/about/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/..%5csecret.txt",
        "/..%255csecret.txt",
        "/%252e%252e/secret.txt",
        "//etc/passwd",
        "///etc/passwd",
        "/etc/passwd",
        "/file:///etc/passwd",
        "/secret.txt",
        "/kohyo.yaml",
        "/content/organization.yaml",
        "/reforms/plan/001.md",
        "/out.csv",
        "/out.csv%00.png",
        "/etc/",
        "/_kohyo/day/2015-07-31/../../../secret.txt",
        "/_kohyo/day/2015-07-31//etc/passwd",
        "/_kohyo/preview.css/../../secret.txt",
    ] {
        let reply = preview.get(path);
        assert!([400, 404].contains(&reply.status), "{path}: {}", reply.status);
        assert!(!reply.has("SECRET") && !reply.has("root:"), "{path}");
    }
    // A file that becomes a link that leads out while the server runs.
    city.remove("content/pages/inside.csv");
    std::os::unix::fs::symlink("/etc/passwd", city.path("content/pages/inside.csv")).unwrap();
    let text = preview.until_page("/inside.csv", |it| !it.has("inside\n") && it.status != 200);
    assert!(!text.contains("root:"));
}

#[test]
fn only_whoever_asks_for_this_machine_is_answered() {
    let city = City::new("host");
    let preview = city.serve(&[]);
    for host in ["www.example.jp", "localhost.example.jp", "192.168.0.1"] {
        for path in ["/", "/_kohyo/state", "/_kohyo/events", "/none"] {
            let reply = preview.ask(path, host);
            assert_eq!(reply.status, 403, "{host}{path}");
            assert!(!reply.has("みほん"));
        }
    }
    for host in ["127.0.0.1:1", "LOCALHOST", "[::1]:80", "a.localhost"] {
        assert_eq!(preview.ask("/", host).status, 200, "{host}");
    }
}

#[test]
fn the_next_free_port_is_taken() {
    let city = City::new("port");
    let (taken, port) = loop {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        if port < 65_000 {
            break (listener, port);
        }
    };
    let preview = city.serve(&["--port", &port.to_string()]);
    assert!((port + 1..=port + 100).contains(&preview.address.port()));
    drop(taken);
}

#[test]
#[cfg(unix)]
fn it_ends_in_peace() {
    let city = City::new("end");
    assert_eq!(city.serve(&[]).interrupt(), Some(0));
}

#[test]
fn a_folder_that_tells_of_nothing_is_looked_through() {
    let city = City::new("poll");
    let mut preview = city.serve(&["--poll"]);
    city.change(SHEET, "証明書の休日交付", "証明書の夜間交付である");
    preview.until_page(PAGE, |it| it.has("証明書の夜間交付である"));
}

/// The rules of the start hold after each save, and nothing that is refused is shown.
#[test]
#[cfg(unix)]
fn what_is_refused_at_the_start_is_refused_after_a_save() {
    use std::os::unix::fs::symlink;
    for arguments in [&[][..], &["--poll"]] {
        let city = City::new(if arguments.is_empty() { "refused" } else { "refused-polled" });
        city.write("elsewhere/secret.csv", "HIMITSU");
        city.write("elsewhere/secret.md", "---\n題名: HIMITSU\n---\nHIMITSU\n");
        let mut preview = city.serve(arguments);
        let mut sequence = 0;
        let mut change = |what: &dyn Fn()| {
            what();
            sequence += 1;
            let mark = format!("印{sequence}です");
            city.write("content/pages/mark.md", &format!("---\n題名: 印\n---\n{mark}\n"));
            preview.until_page("/mark/", |it| it.has(&mark));
            for path in ["/g/secret.csv", "/g/secret/", "/g.csv", "/g/", "/099.md.txt", "/a.html"] {
                let reply = preview.get(path);
                assert!(reply.status == 404 && !reply.has("HIMITSU"), "{path}: {}", reply.status);
            }
        };
        let link = city.path("content/pages/g");
        change(&|| symlink(city.path("elsewhere"), &link).unwrap());
        change(&|| city.write("elsewhere/secret.csv", "HIMITSU HIMITSU"));
        change(&|| city.write("content/pages/099.md.txt", "---\n下書き: true\n---\nHIMITSU"));
        change(&|| city.write("content/pages/a.html", "HIMITSU"));
        change(&|| {
            symlink("../../elsewhere/secret.csv", city.path("content/pages/g.csv")).unwrap();
        });
        // A pipe in the place of a page, of an attachment and of a setting stops no noticing.
        let pipe = |path: &str| {
            let made = std::process::Command::new("mkfifo").arg(city.path(path)).status();
            assert!(made.unwrap().success());
        };
        change(&|| pipe("content/pages/pipe.md"));
        change(&|| pipe("content/pages/pipe.csv"));
        let settings = city.read("kohyo.yaml");
        city.remove("kohyo.yaml");
        pipe("kohyo.yaml");
        preview.until_page("/mark/", |it| it.has("R043") && it.has("kohyo.yaml"));
        city.remove("kohyo.yaml");
        city.write("kohyo.yaml", &settings);
        city.remove("content/pages/pipe.md");
        city.remove("content/pages/pipe.csv");
        for name in ["g", "g.csv", "099.md.txt", "a.html"] {
            city.remove(&format!("content/pages/{name}"));
        }
        preview.until(|it| it["errors"] == 0);
    }
}

/// A page through a link is what the page itself is, after a save too.
#[test]
#[cfg(unix)]
fn a_link_shows_what_it_leads_to_now() {
    let city = City::new("linked");
    city.write("content/pages/real.md", "---\n題名: 本物\n---\n前の文\n");
    std::os::unix::fs::symlink("real.md", city.path("content/pages/linked.md")).unwrap();
    let mut preview = city.serve(&[]);
    assert!(preview.page("/linked/").contains("前の文"));
    city.change("content/pages/real.md", "前の文", "後の文");
    preview.until_page("/linked/", |it| it.has("後の文"));
    city.remove("content/pages/real.md");
    preview.until(|it| it["errors"].as_u64() > Some(0));
    city.write("content/pages/real.md", "---\n題名: 本物\n---\n戻した文\n");
    preview.until_page("/linked/", |it| it.has("戻した文"));
}

#[test]
fn a_preview_that_runs_is_found_by_its_folder_and_by_no_other() {
    let (city, other) = (City::new("running"), City::new("not-running"));
    let preview = city.serve(&[]);
    let host = preview.url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    let port: u16 = host.rsplit(':').next().unwrap().parse().unwrap();
    let found = kohyo::serve::running(&city.root, port).unwrap();
    assert!(found.ends_with(&format!(":{port}/")), "{found}");
    assert!(kohyo::serve::running(&city.root.join("."), port.saturating_sub(2)).is_some());
    assert_eq!(kohyo::serve::running(&other.root, port), None);
    // Nobody learns which folder it is.
    let told = preview.page("/_kohyo/city");
    assert!(!told.contains("running"), "{told}");
}
