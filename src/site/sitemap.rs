//! The lists of addresses for search engines (sitemaps.org), and the file that leads to them.

use std::fmt::Write;

use crate::html::escape;
use crate::page::Page;
use crate::route::{SITEMAP_LIMIT, sitemap_names};
use crate::view::Site;

/// The list of a number among [`sitemap_names`]. `base` is where the site stands.
pub(super) fn list<'p, 'a: 'p>(
    number: usize,
    base: &str,
    pages: impl ExactSizeIterator<Item = (&'p Site<'a>, &'p Page<'a>)>,
) -> String {
    let base = base.trim_end_matches('/');
    let total = pages.len();
    if number == 0 && total > SITEMAP_LIMIT {
        return index(base, &sitemap_names(total)[1..]);
    }
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for (site, page) in pages.skip(number.saturating_sub(1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT) {
        let url = escape(&format!("{base}/{}{}", site.folder(), page.route.address));
        // Writing to a string cannot fail.
        let _ = write!(xml, "<url><loc>{url}</loc>");
        for language in page.languages(site).iter().filter(|it| !it.url.is_empty()) {
            let (lang, url) = (language.lang, escape(&language.url));
            let _ =
                write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn index(base: &str, names: &[String]) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for name in names {
        let _ = writeln!(xml, "<sitemap><loc>{}/{name}</loc></sitemap>", escape(base));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// `robots.txt`, which search engines ask for at the top of a host only.
pub(super) fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n", base.trim_end_matches('/'))
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_lists_names_each() {
        let xml = index("https://www.example.jp/a&b", &sitemap_names(SITEMAP_LIMIT + 1)[1..]);
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
            <sitemap><loc>https://www.example.jp/a&amp;b/sitemap-1.xml</loc></sitemap>\n\
            <sitemap><loc>https://www.example.jp/a&amp;b/sitemap-2.xml</loc></sitemap>\n\
            </sitemapindex>\n";
        assert_eq!(xml, expected);
    }
}
