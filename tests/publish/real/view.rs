//! A site as a server of HTTP shows it, against what was published.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kohyo::output::SitePath;
use kohyo::publish::{Silent, Verified, VisitorView, verify_view};

use super::{QuickClock, Site, manifest, page, path, site};
use crate::line::{answer, answering};

/// What a server shows that has a site, but for these addresses and answers.
fn seen(site: &Site, other: &[(&str, &'static str)], gone: &[&str]) -> anyhow::Result<Verified> {
    let view_of = |port| VisitorView::new(&format!("http://127.0.0.1:{port}"), None, WAIT).unwrap();
    let spelled = |name: &str| {
        let url = view_of(1).url(&SitePath::new(name).ok()?);
        url.strip_prefix("http://127.0.0.1:1").map(str::to_owned)
    };
    let shown = site.iter().map(|(path, bytes)| (path.as_str(), ("200 OK", bytes.clone())));
    let other = other.iter().map(|(name, status)| (*name, (*status, b"other".to_vec())));
    let answers: BTreeMap<_, _> =
        shown.chain(other).filter_map(|(name, it)| Some((spelled(name)?, it))).collect();
    let asked = Arc::new(AtomicUsize::new(0));
    let port = answering(move |line| {
        let address = line.split(' ').nth(1).unwrap_or_default();
        // One answer of many is an error that passes.
        if asked.fetch_add(1, Ordering::Relaxed) == 3 {
            return answer("503 Service Unavailable", "", "");
        }
        match answers.get(address) {
            Some((status, bytes)) => answer(status, "", &String::from_utf8_lossy(bytes)),
            None => answer("404 Not Found", "", "no"),
        }
    });
    let gone: Vec<_> = gone.iter().map(|it| path(it)).collect();
    verify_view(&view_of(port), &manifest(site), &gone, &QuickClock, &Silent)
}

const WAIT: Duration = Duration::from_secs(5);

#[test]
fn a_site_that_visitors_get_as_it_was_published_is_right() {
    let mut site = site(8, 0);
    // It is for the server, which shows it to nobody.
    site.insert(path(".htaccess"), b"Options -Indexes".to_vec());
    let verified = seen(&site, &[(&page(9), "410 Gone")], &[&page(8), &page(9)]).unwrap();
    assert!(verified.is_right(), "{verified:?}");
    assert_eq!(verified.files, 8 + 2 + 2, "the pages, two files and what is gone");
}

#[test]
fn what_visitors_do_not_get_as_it_was_published_is_named() {
    let site = site(8, 0);
    let (changed, missing, gone) = (page(1), page(2), page(8));
    let other = [(&*changed, "200 OK"), (&*missing, "404 Not Found"), (&*gone, "200 OK")];
    let verified = seen(&site, &other, &[&gone]).unwrap();
    assert_eq!(verified.changed, [path(&changed)]);
    assert_eq!(verified.missing, [path(&missing)]);
    assert_eq!(verified.still_there, [path(&gone)]);
    assert!(!verified.is_right());
}

#[test]
fn a_server_that_refuses_or_leads_elsewhere_is_no_missing_page() {
    for status in ["403 Forbidden", "302 Found", "500 Internal Server Error"] {
        let error = seen(&site(8, 0), &[(&page(1), status)], &[]).unwrap_err().to_string();
        assert!(error.contains(&status[..3]) && error.contains(&page(1)), "{error}");
    }
}

#[test]
fn a_former_address_from_which_the_server_leads_on_in_the_site_is_right() {
    let to_another = "301 Moved Permanently\r\nLocation: /reforms/%E6%94%B9%E9%9D%A9%20002/";
    let other = [(&*page(1), to_another), (&*page(8), "308 Permanent Redirect\r\nLocation: /")];
    let verified = seen(&site(8, 0), &other, &[&page(8)]).unwrap();
    assert!(verified.is_right(), "{verified:?}");
    // To itself, to what was not published, and to another host nobody was told to lead.
    for elsewhere in [
        "301 Moved Permanently\r\nLocation: /reforms/%E6%94%B9%E9%9D%A9%20001/",
        "301 Moved Permanently\r\nLocation: /reforms/nowhere/",
        "301 Moved Permanently\r\nLocation: https://www.example.jp/",
        "301 Moved Permanently",
    ] {
        let error = seen(&site(8, 0), &[(&page(1), elsewhere)], &[]).unwrap_err().to_string();
        assert!(error.contains("301") && error.contains(&page(1)), "{error}");
    }
}
