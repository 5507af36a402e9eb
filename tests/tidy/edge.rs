//! Disk, clock, terminal, environment, network and processes are touched at the edge only, so that
//! a build is a function from a tree of files and a day to a tree of files.

use crate::source::{Kind, Mention, Source};

/// Something outside the program, what reaches it, and the modules that may.
struct Edge {
    what: &'static str,
    /// Paths; `*` is any name. One that ends in `!` is a macro.
    reached_by: &'static [&'static str],
    modules: &'static [&'static str],
}

const EDGES: &[Edge] = &[
    Edge {
        what: "the disk",
        reached_by: &[
            "std::fs",
            "fs::*",
            "File::open",
            "File::create",
            "OpenOptions",
            "walkdir",
            "rustix",
            "gix",
        ],
        modules: &["source", "output", "publish", "cli"],
    },
    Edge {
        what: "the clock",
        reached_by: &["SystemTime", "Instant", "Zoned::now", "Timestamp::now", "TimeZone::system"],
        modules: &["cli", "serve"],
    },
    Edge {
        what: "the terminal",
        reached_by: &[
            "print!",
            "println!",
            "eprint!",
            "eprintln!",
            "dbg!",
            "io::stdout",
            "io::stderr",
            "io::stdin",
            "IsTerminal",
            "anstyle_query",
        ],
        modules: &["cli"],
    },
    Edge { what: "the environment", reached_by: &["std::env", "env::*"], modules: &["cli"] },
    Edge {
        what: "the network",
        reached_by: &[
            "std::net",
            "net::*",
            "axum",
            "hyper",
            "hyper_util",
            "if_addrs",
            "tokio",
            "opendal",
            "opendal_http_transport_reqwest",
            "reqwest",
            "russh",
            "russh_sftp",
            "suppaftp",
            "rustls",
            "rustls_platform_verifier",
        ],
        modules: &["serve", "publish"],
    },
    Edge {
        what: "processes and threads",
        reached_by: &["std::process", "process::*", "std::thread", "thread::*"],
        modules: &["output", "cli", "serve", "publish", "main"],
    },
];

/// What prints, and the only file in which it stands: there everything that is printed is made visible.
const PRINTING: [&str; 6] =
    ["print!", "println!", "eprint!", "eprintln!", "io::stdout", "io::stderr"];
const PRINTER: &str = "src/cli/shell.rs";

/// Paths that reach outside from a module that may not.
pub(crate) fn check(source: &Source) -> Vec<String> {
    let module = source.module();
    let mut findings = Vec::new();
    for mention in source.mentions.iter().filter(|it| !it.in_test) {
        let edges = EDGES.iter().filter(|it| !it.modules.contains(&module));
        for edge in edges.filter(|it| it.reached_by.iter().any(|pattern| matches(pattern, mention)))
        {
            let (path, line, what) = (&source.path, mention.line, edge.what);
            let mention = mention.path.join("::");
            findings.push(format!("{path}:{line}: '{module}' may not touch {what} ({mention})"));
        }
        let prints = module == "cli" && PRINTING.iter().any(|it| matches(it, mention));
        if prints && source.path != PRINTER {
            let (path, line, mention) = (&source.path, mention.line, mention.path.join("::"));
            findings.push(format!("{path}:{line}: only '{PRINTER}' prints ({mention})"));
        }
    }
    findings
}

fn matches(pattern: &str, mention: &Mention) -> bool {
    let (pattern, is_macro) = match pattern.strip_suffix('!') {
        Some(name) => (name, true),
        None => (pattern, false),
    };
    if is_macro != (mention.kind == Kind::Macro) || mention.kind == Kind::Method {
        return false;
    }
    // Modules of this crate may share a name with one of the world's: `crate::source::File`.
    if ["crate", "self", "super"].contains(&mention.path[0].as_str()) {
        return false;
    }
    let pattern: Vec<&str> = pattern.split("::").collect();
    let mut windows = mention.path.windows(pattern.len());
    windows.any(|names| {
        pattern.iter().zip(names).all(|(pattern, name)| *pattern == "*" || pattern == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text))
    }

    #[test]
    fn only_one_file_prints() {
        for text in ["fn f() { std::io::stderr(); }", "fn f() { println!(\"a\"); }"] {
            assert_eq!(findings("src/cli/shell.rs", text), Vec::<String>::new());
            assert_eq!(findings("src/cli/new.rs", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn each_way_out_is_found() {
        for (text, what) in [
            ("use std::fs;", "the disk (std::fs)"),
            ("use std::{io, fs::File};", "the disk (std::fs::File)"),
            ("fn f() { walkdir::WalkDir::new(p) }", "the disk (walkdir::WalkDir::new)"),
            ("use std::time::Instant;", "the clock (std::time::Instant)"),
            ("fn f() { jiff::Zoned::now(); }", "the clock (jiff::Zoned::now)"),
            ("fn f() { println!(\"a\"); }", "the terminal (println)"),
            ("fn f() { std::io::stderr(); }", "the terminal (std::io::stderr)"),
            ("fn f() { std::env::var(\"A\"); }", "the environment (std::env::var)"),
            ("use std::net::TcpListener;", "the network (std::net::TcpListener)"),
            ("use std::process::Command;", "processes and threads (std::process::Command)"),
        ] {
            let expected = format!("src/page/home.rs:1: 'page' may not touch {what}");
            assert_eq!(findings("src/page/home.rs", text), [expected], "{text}");
        }
    }

    #[test]
    fn tests_the_edge_itself_and_what_only_looks_alike_are_no_findings() {
        for (path, text) in [
            ("src/page/home.rs", "#[cfg(test)]\nmod tests { use std::fs; }"),
            ("src/source/read.rs", "use std::fs;"),
            ("src/cli/shell.rs", "fn f() { println!(\"a\"); }"),
            ("src/page/home.rs", "const VERSION: &str = env!(\"CARGO_PKG_VERSION\");"),
            ("src/page/home.rs", "use crate::source::File;\nfn f() { File::text(net(1)); }"),
            ("src/page/home.rs", "use std::path::Path;"),
        ] {
            assert_eq!(findings(path, text), Vec::<String>::new(), "{text}");
        }
    }
}
