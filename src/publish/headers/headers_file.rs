//! `_headers` of Netlify, Cloudflare Pages and others. A file gets the headers of every rule that fits it, and twice the
//! same header is not one: so no rule names kinds of files. The policy is left to the pages but for the frame, and
//! pages are revalidated there as it is. Feeds are what such a host takes `.xml` for, which readers of feeds take too.

use std::fmt::Write;

use super::{FRAMES, Facts, IMMUTABLE, of_every_file};
use crate::url_path;

pub(super) fn write(facts: &Facts) -> String {
    let mut text = "# Written by kohyo: for the root of the host.\n".to_owned();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}*", facts.base);
    for (name, value) in of_every_file(facts) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = writeln!(text, "  Content-Security-Policy: {FRAMES}");
    for address in &facts.hashed {
        let _ = writeln!(
            text,
            "{}{}\n  Cache-Control: {IMMUTABLE}",
            facts.base,
            url_path::encode(address)
        );
    }
    text
}
