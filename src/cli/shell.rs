//! The terminal: where text goes, in which language and colours.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use terminal_size::terminal_size_of;

use super::{Color, Common, table};
use crate::characters::visible_lines;
use crate::diagnostic::{self, Diagnostic, Findings, Style};
use crate::japanese::half_width;
use crate::record::{self, Library};
use crate::source::{self, Tree};
use crate::words::{Failure, Language, Message, OrFail, Words};

/// What is printed goes through here: text to standard error, data and the report of a check to standard output.
#[derive(Debug)]
pub(super) struct Shell {
    /// The catalogue.
    pub(super) words: Words,
    style: Style,
    screen: Screen,
    quiet: bool,
    verbose: bool,
}

/// What is known of that on which data are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// How findings are drawn.
    pub(super) style: Style,
    /// How many columns a table may take.
    pub(super) columns: usize,
    /// How many lines it has, if it is a terminal.
    pub(super) lines: Option<usize>,
}

impl Screen {
    /// A file, in which nothing is coloured.
    pub(super) const FILE: Self = Self { style: Style::Plain, columns: table::WIDTH, lines: None };

    /// Standard output.
    fn new(style: Style) -> Self {
        let terminal = terminal_size_of(io::stdout()).filter(|_| io::stdout().is_terminal());
        let columns = terminal.map_or(table::WIDTH, |it| usize::from(it.0.0).max(40));
        Self { style, columns, lines: terminal.map(|it| usize::from(it.1.0)) }
    }
}

impl Shell {
    /// The records of a city's folder; none when they cannot be read, once what is wrong with them
    /// has been printed.
    pub(super) fn library(&self, root: &Path) -> Result<Option<Library>> {
        Ok(self.city(root)?.map(|it| it.1))
    }

    /// The same with the files that they were read from.
    pub(super) fn city(&self, root: &Path) -> Result<Option<(Tree, Library)>> {
        let tree = source::read(root)?;
        let loaded = record::load(&tree);
        if loaded.library.is_none() {
            self.findings(&loaded.findings, &tree);
        }
        Ok(loaded.library.map(|it| (tree, it)))
    }

    pub(super) fn new(common: &Common, language: Language) -> Self {
        let style = |is_terminal: bool| {
            let colored = match common.color {
                Color::Always => true,
                Color::Never => false,
                // https://no-color.org: any value but the empty one means no.
                Color::Auto => {
                    is_terminal
                        && takes_escapes()
                        && env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
                }
            };
            if colored { Style::Colored } else { Style::Plain }
        };
        Self {
            words: Words::new(language),
            style: style(io::stderr().is_terminal()),
            screen: Screen::new(style(io::stdout().is_terminal())),
            quiet: common.quiet,
            verbose: common.verbose,
        }
    }

    /// Prints a line, unless only findings are asked for.
    pub(super) fn say(&self, message: &Message) {
        if !self.quiet {
            line(&self.words.say(message));
        }
    }

    /// Whether only findings are asked for.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// What is known of standard output.
    pub(super) fn screen(&self) -> Screen {
        self.screen
    }

    /// Whether more is asked for.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Asks a question that is answered by yes or no; none when nobody is there to answer.
    pub(super) fn asks(&self, question: &Message) -> Option<bool> {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return None;
        }
        print(&(visible_lines(&self.words.say(question)).into_owned() + " "));
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        let answer = half_width(answer.trim()).to_lowercase();
        Some(["y", "yes", "はい"].contains(&answer.as_str()))
    }

    /// Writes over the last line of a terminal; nothing elsewhere.
    pub(super) fn write_line(&self, message: &Message) {
        if !self.quiet && takes_escapes() {
            print(&format!("\r\x1b[K{}", visible_lines(&self.words.say(message))));
        }
    }

    /// Takes away what was written over the last line.
    pub(super) fn clear_line(&self) {
        if !self.quiet && takes_escapes() {
            print("\r\x1b[K");
        }
    }

    /// Prints a line that only the curious want.
    pub(super) fn detail(&self, message: &Message) {
        if self.verbose {
            line(&self.words.say(message));
        }
    }

    /// Prints every finding, then how many there are.
    pub(super) fn findings(&self, findings: &Findings, tree: &Tree) {
        self.list(findings, tree);
        self.counts(findings.counts(), [0; 3]);
    }

    /// Prints every finding.
    pub(super) fn list(&self, findings: &Findings, tree: &Tree) {
        for finding in findings {
            self.finding(finding, tree);
        }
    }

    /// Prints what is in the way of a build, then how many findings there are and how to see the
    /// others.
    pub(super) fn errors<'a>(
        &self,
        errors: impl IntoIterator<Item = &'a Diagnostic>,
        counts: [usize; 3],
        tree: &Tree,
    ) {
        for finding in errors {
            self.finding(finding, tree);
        }
        self.counts(counts, [0; 3]);
        if counts[1..] != [0, 0] {
            self.say(&Message::new("build-more-findings"));
        }
    }

    fn finding(&self, finding: &Diagnostic, tree: &Tree) {
        let text = tree.text(&finding.place.file);
        // What is drawn can be seen, but for the colours of the terminal.
        print(&(diagnostic::render(finding, text, &self.words, self.style) + "\n"));
        line("");
    }

    /// Prints how many errors, warnings and notes there are, of which others may have been left out.
    pub(super) fn counts(&self, shown: [usize; 3], left_out: [usize; 3]) {
        if !self.quiet || shown != [0; 3] {
            line(self.words.say(&counts(shown, left_out)).trim());
        }
    }

    /// Prints why the command could not run.
    pub(super) fn failure(&self, error: &anyhow::Error) {
        self.explain(error, "could-not-run");
    }

    /// Prints what is wrong with an answer that can be given again.
    pub(super) fn problem(&self, error: &anyhow::Error) {
        self.explain(error, "severity-error");
    }

    fn explain(&self, error: &anyhow::Error, mut title: &'static str) {
        for (nth, cause) in error.chain().enumerate() {
            let failure = cause.downcast_ref::<Failure>();
            let text = failure.map_or_else(|| quoted(cause), |it| self.words.say(it.message()));
            let indent = if nth == 0 { "" } else { "  " };
            line(&format!("{indent}{}: {text}", self.words.word(title)));
            for help in failure.map(Failure::helps).unwrap_or_default() {
                line(&format!("  {}: {}", self.words.word("level-help"), self.words.say(help)));
            }
            title = "cause";
        }
    }

    /// Prints what is for other programs, to standard output.
    ///
    /// # Errors
    ///
    /// It cannot be written, such as to a full disk; half a file must not pass for a whole one.
    pub(super) fn data(text: &str) -> Result<()> {
        let mut output = io::stdout().lock();
        match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
            // A reader who has closed the pipe has read enough; that is no failure.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => written.or_fail(|| Message::new("cannot-print")),
        }
    }

    /// The city's folder: the one that was named, or the nearest upward with a `kohyo.yaml`.
    pub(super) fn root(common: &Common) -> Result<PathBuf> {
        let start = match &common.root {
            Some(root) => root.clone(),
            None => env::current_dir()?,
        };
        city_folder(common.root.as_deref()).ok_or_else(|| {
            let named = common.root.is_some();
            let no_city = Message::new(if named { "no-city-here" } else { "no-city" })
                .with("folder", start.display().to_string());
            let nearly = nearly_settings(&start)
                .map(|it| Message::new("help-settings-name").with("name", it));
            Failure::new(no_city).help(nearly).help([Message::new("help-no-city")]).into()
        })
    }
}

/// The folder with a `kohyo.yaml`: the one that was named, or the nearest upward.
pub(super) fn city_folder(named: Option<&Path>) -> Option<PathBuf> {
    let Some(folder) = named else {
        let here = env::current_dir().ok()?;
        return here.ancestors().find(|it| has_settings(it)).map(Path::to_path_buf);
    };
    has_settings(folder).then(|| folder.to_path_buf())
}

/// Whether a terminal takes colours for colours. Older consoles of Windows print them as letters,
/// unless they are asked first, and some do even then.
fn takes_escapes() -> bool {
    anstyle_query::windows::enable_ansi_colors() != Some(false)
}

/// Whether something is called `kohyo.yaml`; what is wrong with it is told when it is read.
fn has_settings(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join("kohyo.yaml")).is_ok_and(|it| !it.is_dir())
}

/// What is called `kohyo.yaml` in a folder but for case or its ending.
fn nearly_settings(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let mut names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    let near = ["kohyo.yaml", "kohyo.yml", "kohyo.yaml.txt", "kohyo.yml.txt"];
    names.find(|it| near.contains(&it.to_ascii_lowercase().as_str()))
}

/// How many errors, warnings and notes there are. Where a build would refuse because of others that were left out, nobody
/// is told that there are no mistakes.
pub(super) fn counts(shown: [usize; 3], left_out: [usize; 3]) -> Message {
    if shown == [0; 3] {
        let is_sound = left_out[0] == 0;
        return Message::new(if is_sound { "findings-none" } else { "findings-none-asked" });
    }
    let [errors, warnings, notes] = shown;
    Message::new("findings-summary")
        .with("errors", errors)
        .with("warnings", warnings)
        .with("notes", notes)
}

/// A duration as people say it: 0.42 s, 41 ms.
pub(super) fn spell(time: Duration) -> String {
    if time.as_millis() < 100 {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

/// What another part of the machine says of a failure. Its further lines are marked, so that none of
/// them passes for one of ours, or for a command to the program that reads the log.
fn quoted(cause: &dyn Error) -> String {
    visible_lines(&cause.to_string()).trim_end().replace('\r', "").replace('\n', "\n  | ")
}

fn line(text: &str) {
    print(&(visible_lines(text).into_owned() + "\n"));
}

/// Prints a text that was made visible already to standard error.
pub(super) fn print(text: &str) {
    let mut output = io::stderr();
    // A reader who has closed the pipe has read enough; that is no failure.
    let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
}
