//! Lines for nginx, which its administrator includes in the `server` of the site. A location with headers of its own
//! inherits none, so each has them all.

use std::fmt::Write;

use super::{
    FEEDS, Facts, HASHED, Header, IMMUTABLE, REVALIDATED, of_drawings, of_every_file, of_pages,
};

pub(super) fn write(facts: &Facts) -> String {
    // The server compares, and leads within itself, by what an address stands for.
    let base = &*facts.folder();
    let every = of_every_file(facts);
    let with = |more: Option<Header>, caching: &str| {
        let kept = ("Cache-Control", caching.to_owned());
        every.iter().cloned().chain(more).chain([kept]).collect::<Vec<_>>()
    };
    let mut text = format!(
        "# Written by kohyo: include it in the server of the site.\n\
         {}location ^~ {base}.kohyo/ {{\n    return 404;\n}}\n\
         location {base} {{\n\
         \x20   charset utf-8;\n\
         \x20   charset_types text/css text/javascript application/javascript text/csv text/plain text/xml \
         application/xml application/atom+xml application/json image/svg+xml;\n\
         \x20   error_page 404 {base}404.html;\n",
        facts.forwarding.for_nginx(base)
    );
    add(&mut text, "    ", &with(None, REVALIDATED));
    for (files, headers) in [
        ("~* \"\\.html$\"", with(Some(of_pages(facts)), REVALIDATED)),
        ("~* \"\\.svg$\"", with(Some(of_drawings()), REVALIDATED)),
        (&*format!("~ \"{HASHED}\""), with(None, IMMUTABLE)),
    ] {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    location {files} {{");
        add(&mut text, "        ", &headers);
        text.push_str("    }\n");
    }
    let (feeds, media_type) = FEEDS;
    let _ = writeln!(
        text,
        "    location ~ \"{feeds}\" {{\n        types {{ }}\n        default_type {media_type};"
    );
    add(&mut text, "        ", &with(None, REVALIDATED));
    text.push_str("    }\n}\n");
    text
}

fn add(text: &mut String, margin: &str, headers: &[Header]) {
    for (name, value) in headers {
        // A file that may be kept for ever has to be there for that.
        let always = if *name == "Cache-Control" { "" } else { " always" };
        let _ = writeln!(text, "{margin}add_header {name} \"{value}\"{always};");
    }
}
