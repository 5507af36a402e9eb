//! `.htaccess` of Apache. Every line needs `AllowOverride FileInfo` only: one that is not allowed would make every
//! answer an error.

use std::fmt::Write;

use super::{FEEDS, Facts, HASHED, IMMUTABLE, REVALIDATED, of_drawings, of_every_file, of_pages};

pub(super) fn write(facts: &Facts) -> String {
    let mut text =
        "# Written by kohyo at each publication; what is changed here is overwritten.\n".to_owned();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "ErrorDocument 404 {}404.html", facts.base);
    text.push_str("<IfModule mod_mime.c>\n");
    text.push_str("  AddCharset utf-8 .html .css .js .csv .json .jsonl .txt .xml .svg\n");
    text.push_str("</IfModule>\n");
    let (feeds, media_type) = FEEDS;
    let _ = writeln!(text, "<FilesMatch \"{feeds}\">\n  ForceType {media_type}\n</FilesMatch>");
    text.push_str("<IfModule mod_alias.c>\n");
    let mut lines = vec!["RedirectMatch 404 \"(?i)/\\.(kohyo|htaccess)(/|$)\"".to_owned()];
    lines.extend(facts.forwarding.for_apache(&facts.folder()));
    if facts.is_webdav {
        // Whoever writes here over HTTP comes with a password.
        let lines = lines.join("\n    ");
        let _ = writeln!(text, "  <If \"-z req('Authorization')\">\n    {lines}\n  </If>");
    } else {
        let _ = writeln!(text, "  {}", lines.join("\n  "));
    }
    text.push_str("</IfModule>\n<IfModule mod_headers.c>\n");
    for (name, value) in of_every_file(facts) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{REVALIDATED}\"");
    for (files, (name, value)) in
        [("(?i)\\.html$", of_pages(facts)), ("(?i)\\.svg$", of_drawings())]
    {
        let _ = writeln!(
            text,
            "  <FilesMatch \"{files}\">\n    Header always set {name} \"{value}\"\n  </FilesMatch>"
        );
    }
    let _ = writeln!(
        text,
        "  <FilesMatch \"{HASHED}\">\n    Header set Cache-Control \"{IMMUTABLE}\"\n  </FilesMatch>"
    );
    text.push_str("</IfModule>\n");
    text
}
