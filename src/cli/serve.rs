//! `kohyo serve`: a preview of the site that keeps up with the folder.

use std::process::{Command, Stdio};

use anyhow::Result;

use super::shell::{Shell, spell};
use super::{Common, Outcome, day};
use crate::record::{self, Settings};
use crate::serve::{self, Days, Event, Options, PollReason};
use crate::source::{self, Tree};
use crate::words::Message;

/// No other program is known for it.
pub(super) const PORT: u16 = 4545;

/// This machine only.
const HOST: &str = "127.0.0.1";

#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// The port to listen on; the next free one when it is taken
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
    /// The address to listen on
    #[arg(long, value_name = "HOST", default_value = HOST)]
    host: String,
    /// A further name by which it may be asked for
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open the home page in a browser
    #[arg(long)]
    open: bool,
    /// Go to the page that was saved
    #[arg(long)]
    follow: bool,
    /// Look the folder through again and again
    #[arg(long)]
    poll: bool,
}

impl ServeArgs {
    /// What a preview is that nobody asked anything particular of.
    pub(super) fn usual() -> Self {
        Self {
            port: PORT,
            host: HOST.to_owned(),
            allow_host: Vec::new(),
            open: true,
            follow: false,
            poll: false,
        }
    }
}

pub(super) fn run(args: &ServeArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    run_at("", args, common, shell)
}

/// The same, where a page is opened: its address from the top of the site.
pub(super) fn run_at(
    page: &str,
    args: &ServeArgs,
    common: &Common,
    shell: &Shell,
) -> Result<Outcome> {
    let root = Shell::root(common)?;
    // A day that cannot be read is reported before anything is served.
    let file = source::read_file(&root, "kohyo.yaml")?;
    let settings = record::settings(&Tree::new(file.into_iter().collect()));
    let (_, as_of) = day::resolve(common, settings.as_ref())?;
    shell.detail(&as_of);

    let asked = common.as_of.clone();
    let days = move |settings: Option<&Settings>| {
        let public = day::named(None, settings).map(|(day, _)| day).unwrap_or_default();
        let shown = day::named(asked.as_deref(), settings).map_or(public, |(day, _)| day);
        Days { shown, public }
    };
    let teller = Shell::new(common, shell.words.language());
    let page = args.open.then(|| page.to_owned());
    let on_event = move |it: Event| print_event(&teller, it, page.as_deref());
    serve::serve(Options {
        root,
        host: args.host.clone(),
        port: args.port,
        allowed_hosts: args.allow_host.clone(),
        poll: args.poll,
        follow: args.follow,
        language: shell.words.language(),
        days: Box::new(days),
        on_event: Box::new(on_event),
    })?;
    shell.say(&Message::new("serve-stopped"));
    Ok(Outcome::Clean)
}

/// Says what there is to say; `page` is opened once there is one.
fn print_event(shell: &Shell, event: Event, page: Option<&str>) {
    let wrong = |errors: usize| {
        if errors > 0 {
            shell.say(&Message::new("serve-wrong").with("errors", errors));
        }
    };
    match event {
        Event::Ready { url, taken, others, errors } => {
            if let Some(port) = taken {
                shell.say(&Message::new("serve-port-taken").with("port", port.to_string()));
            }
            wrong(errors);
            shell.say(&Message::new("serve-ready").with("url", &url));
            if let Some(others) = others {
                warn_of_others(shell, &others);
            }
            if let Some(page) = page {
                open(&format!("{url}{page}"), shell);
            }
        }
        Event::Polling { reason } => {
            let reason = match reason {
                PollReason::Limit => "limit",
                PollReason::Refused => "refused",
                PollReason::Untold => "untold",
            };
            shell.say(&Message::new("serve-polling").with("reason", reason));
        }
        Event::Changed { paths, errors, time } => {
            let changed = Message::new("serve-changed")
                .with("path", paths.first().map_or("", String::as_str))
                .with("more", paths.len().saturating_sub(1))
                .with("time", spell(time));
            shell.say(&changed);
            wrong(errors);
        }
    }
}

/// Says that others can look, and where.
fn warn_of_others(shell: &Shell, urls: &[String]) {
    let places = if urls.is_empty() { "none" } else { "some" };
    shell.say(&Message::new("serve-others").with("places", places));
    for url in urls {
        shell.say(&Message::new("serve-other-url").with("url", url));
    }
}

/// Has the system show an address, or says that it cannot.
pub(super) fn open(url: &str, shell: &Shell) {
    if browse(url).is_err() {
        shell.say(&Message::new("serve-no-browser"));
    }
}

/// Has the system show an address.
fn browse(url: &str) -> std::io::Result<()> {
    let mut command = if cfg!(windows) {
        Command::new("explorer")
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
