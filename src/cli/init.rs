//! `kohyo init`: a folder for a city to start from.

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::init_from;
use super::shell::{Shell, print};
use super::{Common, Outcome};
use crate::calendar::FirstMonth;
use crate::japanese::half_width;
use crate::output;
use crate::scaffold::{self, Ci, City, EXAMPLE};
use crate::source::from_office;
use crate::words::{Failure, Message, OrFail, Words};

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// The folder to write
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// Write みほん市, the sample city
    #[arg(long, conflicts_with_all = ["name", "first_month", "units", "from", "plan"])]
    sample: bool,
    /// A workbook with one record in each row
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// The folder of its plan
    #[arg(long, value_name = "NAME", requires = "from")]
    pub(super) plan: Option<String>,
    /// What the city is called
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The first month of its fiscal year
    #[arg(long, value_name = "MONTH")]
    first_month: Option<String>,
    /// A table of its units
    #[arg(long, value_name = "FILE")]
    pub(super) units: Option<PathBuf>,
    /// The services that shall check and build the site
    #[arg(long, value_enum, value_name = "CI")]
    ci: Vec<Service>,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Service {
    Github,
    Gitlab,
    Plain,
    None,
}

pub(super) fn run(args: &InitArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    // What is in the way is reported before anything is asked.
    output::is_free(&args.folder, args.units.as_deref())?;
    let words = &shell.words;
    let files = if args.sample {
        scaffold::sample(&args.services(), words)?
    } else if let Some(from) = &args.from {
        let Some(files) = init_from::files(from, args, common, shell)? else {
            return Ok(Outcome::Findings);
        };
        files
    } else {
        scaffold::city(&args.city(None, words)?, &args.services(), words)?
    };
    let bytes = files.iter().map(|it| (it.path.as_str(), it.text.as_bytes()));
    output::create_all(&args.folder, args.units.as_deref(), bytes)?;
    let folder = args.folder.display().to_string();
    let done = Message::new("init-done").with("folder", &folder).with("count", files.len());
    shell.say(&done);
    shell.say(&Message::new("init-next").with("folder", &folder));
    if !args.services().is_empty() {
        shell.say(&Message::new("init-next-ci"));
    }
    Ok(Outcome::Clean)
}

impl InitArgs {
    /// The services for which files are written; all, when none is named.
    pub(super) fn services(&self) -> Vec<Ci> {
        let all = [Service::Github, Service::Gitlab, Service::Plain];
        let named = if self.ci.is_empty() { &all[..] } else { &self.ci };
        let ci = named.iter().filter_map(|it| match it {
            Service::Github => Some(Ci::Github),
            Service::Gitlab => Some(Ci::Gitlab),
            Service::Plain => Some(Ci::Plain),
            Service::None => None,
        });
        ci.collect()
    }

    /// What is said of the city; its units may be known from elsewhere.
    pub(super) fn city(&self, units: Option<&str>, words: &Words) -> Result<City> {
        let mut input = io::stdin().lock();
        let questions = &mut Questions { input: &mut input, words, silent: self.yes };
        let name = match &self.name {
            Some(name) => name.clone(),
            None => questions.ask("init-ask-name", "")?,
        };
        if name.trim().is_empty() {
            return Err(Failure::new(Message::new("init-no-name")).into());
        }
        let month = match &self.first_month {
            Some(month) => month.clone(),
            None => questions.ask("init-ask-first-month", "4")?,
        };
        let digits = half_width(month.trim().trim_end_matches('月')).into_owned();
        let first_month = digits.parse().ok().and_then(FirstMonth::new);
        let no_month = || Message::new("init-no-month").with("value", month.as_str());
        let first_month = first_month.or_fail(no_month)?;
        let table = match (units, &self.units) {
            (Some(units), _) => units.to_owned(),
            (None, Some(file)) => table(file)?,
            (None, None) => questions.table()?,
        };
        Ok(City { name: name.trim().to_owned(), first_month, units: scaffold::units(&table)? })
    }
}

/// The text of a table, however the office saved it.
pub(super) fn table(file: &Path) -> Result<String> {
    let message = || Message::new("cannot-read").with("path", file.display().to_string());
    from_office(&fs::read(file).or_fail(message)?).or_fail(message)
}

/// What is asked on the terminal.
struct Questions<'a> {
    input: &'a mut dyn BufRead,
    words: &'a Words,
    /// Whether every answer is the one that is offered.
    silent: bool,
}

impl Questions<'_> {
    /// The answer to a question, or what is offered when there is none.
    fn ask(&mut self, id: &'static str, offered: &str) -> Result<String> {
        if self.silent {
            return Ok(offered.to_owned());
        }
        let question = self.words.say(&Message::new(id).with("offered", offered));
        // Where nobody can read the question, the answer may be there all the same.
        print(&format!("{question} "));
        let mut answer = String::new();
        self.input.read_line(&mut answer).or_fail(|| Message::new("init-no-answer"))?;
        let answer = answer.trim();
        Ok(if answer.is_empty() { offered.to_owned() } else { answer.to_owned() })
    }

    /// The units: a file with a table of them, or line by line.
    fn table(&mut self) -> Result<String> {
        let first = self.ask("init-ask-units", "")?;
        if first.is_empty() {
            return Ok(EXAMPLE.to_owned());
        }
        if !first.contains([',', '，', '、']) {
            return table(Path::new(&first));
        }
        let header = EXAMPLE.lines().next().unwrap_or_default();
        let mut lines = vec![header.to_owned(), first];
        loop {
            let line = self.ask("init-ask-more-units", "")?;
            if line.is_empty() {
                return Ok(lines.join("\n").replace(['，', '、'], ","));
            }
            lines.push(line);
        }
    }
}
