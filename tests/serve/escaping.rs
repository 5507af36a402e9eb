//! Nothing that a request asks for or a file is called becomes markup in what the preview answers.

use crate::PAGE;
use crate::preview::City;

/// As a text, and in an address.
const PLANTED: &str = "\"'><zq zq=1>&";
const ENCODED: &str = "%22%27%3E%3Czq%20zq=1%3E%26";

#[test]
fn what_is_asked_for_is_never_markup() {
    let city = City::new("asked");
    let preview = city.serve(&[]);
    for path in [
        format!("/{ENCODED}"),
        format!("/{ENCODED}/"),
        format!("/about/{ENCODED}/"),
        format!("/_kohyo/{ENCODED}"),
        format!("/_kohyo/day?day={ENCODED}"),
        format!("/_kohyo/day/{ENCODED}/"),
        format!("/_kohyo/day/2015-01-01/{ENCODED}/"),
        format!("/_kohyo/panel?source={ENCODED}"),
    ] {
        let reply = preview.get(&path);
        assert!(!reply.has("<zq") && !reply.has("\"'>"), "{path}: {}", reply.text());
    }
    let lost = preview.get(&format!("/_kohyo/day/2015-01-01/{ENCODED}/")).text();
    assert!(lost.contains("value=\"&quot;&#39;&gt;&lt;zq zq=1&gt;&amp;/\""), "{lost}");
    let away = preview.get(&format!("/_kohyo/day?day=2015-01-01&page={ENCODED}"));
    let to = away.header("location").unwrap();
    assert!(to.ends_with("/%22%27%3E%3Czq%20zq%3D1%3E%26"), "{to}");
}

#[test]
#[cfg(unix)]
fn what_a_file_is_called_or_says_is_never_markup() {
    let city = City::new("called");
    city.write(&format!("content/pages/{PLANTED}.md"), "題名: 三\n");
    city.write("content/pages/text.md", &format!("---\n題名{PLANTED}: 二\n---\n"));
    city.write(
        "content/pages/data.md",
        &format!("---\n題名: 一\n問い合わせ先: {PLANTED}課\n---\n"),
    );
    let mut preview = city.serve(&[]);
    preview.until(|it| it["errors"].as_u64() > Some(1));
    for path in [PAGE, "/", "/_kohyo/panel", "/_kohyo/state"] {
        let reply = preview.get(path);
        assert!(!reply.has("<zq") && !reply.has("\"'>"), "{path}: {}", reply.text());
    }
    let panel = preview.page("/_kohyo/panel");
    assert!(panel.contains("content/pages/&quot;&#39;&gt;&lt;zq zq=1&gt;&amp;.md"), "{panel}");
    assert!(panel.contains("題名&quot;&#39;&gt;&lt;zq zq=1&gt;&amp;"), "{panel}");
    assert!(panel.contains("&lt;zq zq=1&gt;&amp;課"), "{panel}");
}
