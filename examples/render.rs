//! Temporary.
#![allow(missing_docs, clippy::pedantic, clippy::print_stdout, clippy::unwrap_used, clippy::print_stderr)]
use kohyo::{page, record, source, theme, words};
use std::path::Path;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let tree = source::read(Path::new(&a[1])).unwrap();
    let loaded = record::load(&tree);
    let library = loaded.library.unwrap_or_else(|| panic!("{:?}", loaded.findings));
    let lang = if a.len() > 3 && a[3] == "en" { words::Language::En } else { words::Language::Ja };
    let words = theme::words(&tree, &library.settings, lang).unwrap();
    let day = library.settings.as_of.map_or(jiff::civil::date(2015, 7, 31), |it| it.date);
    let site = page::Site::new(&library, day, &words);
    let pages = page::plan(&site);
    let t = theme::Theme::new(&tree, &site).unwrap_or_else(|e| panic!("{e:#}"));
    let out = Path::new(&a[2]);
    for p in &pages {
        let html = t.render(p, &site).unwrap_or_else(|e| panic!("{e:#}"));
        let f = out.join(p.address.file());
        std::fs::create_dir_all(f.parent().unwrap()).unwrap();
        std::fs::write(f, html).unwrap();
    }
    for (p, b) in t.assets() {
        let f = out.join(p);
        std::fs::create_dir_all(f.parent().unwrap()).unwrap();
        std::fs::write(f, b).unwrap();
    }
    println!("{} pages", pages.len());
    if std::env::var("BENCH").is_ok() {
        for kind in ["sheet.html", "charter.html", "unit.html"] {
            let s: Vec<_> = pages.iter().filter(|p| p.template() == kind).collect();
            if s.is_empty() { continue; }
            let n = 300;
            for (what, which) in [("view", 0), ("view+value", 1), ("all", 2)] {
                let start = std::time::Instant::now();
                let mut bytes = 0;
                for _ in 0..n { for p in &s {
                    match which {
                        0 => { std::hint::black_box(p.view(&site)); }
                        1 => { std::hint::black_box(tera::Context::from_serialize(&p.view(&site)).unwrap()); }
                        _ => { bytes += t.render(p, &site).unwrap().len(); }
                    }
                } }
                let us = start.elapsed().as_secs_f64() * 1e6 / (n * s.len()) as f64;
                println!("{kind} {what}: {us:.1} µs, {} bytes, {} pages", bytes / n / s.len(), s.len());
            }
        }
    }
}
