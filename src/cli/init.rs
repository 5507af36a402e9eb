//! `kohyo init`: a folder for a city to start from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::Value;

use super::init_from;
use super::questions::Questions;
use super::shell::Shell;
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
    output::is_writable(&args.folder)?;
    let words = &shell.words;
    let files = if args.sample {
        scaffold::sample(&args.services(), words)?
    } else if let Some(from) = &args.from {
        let Some(files) = init_from::files(from, args, common, shell)? else {
            return Ok(Outcome::Findings);
        };
        files
    } else {
        scaffold::city(&args.city(None, shell)?, &args.services(), words)?
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

    /// What is said of the city; its units may be known from elsewhere. What was given is judged before anything is
    /// asked, so that no answer is lost.
    pub(super) fn city(&self, units: Option<&str>, shell: &Shell) -> Result<City> {
        let missing = |it: &str| it.trim().is_empty();
        if self.name.as_deref().map_or(self.yes, missing) {
            let failure = Failure::new(Message::new("init-no-name"));
            return Err(failure.help([Message::new("help-init-no-name")]).into());
        }
        let name = self.name.as_deref().map(|it| read_name(it, &shell.words)).transpose()?;
        let month = self.first_month.as_deref().map(read_month).transpose()?;
        let table = match (units, &self.units) {
            (Some(units), _) => Some(units.to_owned()),
            (None, Some(file)) => Some(table(file)?),
            (None, None) => None,
        };
        let units = table.map(|it| scaffold::units(&it)).transpose()?;
        let mut input = io::stdin().lock();
        let questions = &mut Questions { input: &mut input, shell, silent: self.yes };
        let asked = |it: &str| read_name(it, &shell.words);
        let name = name.map_or_else(|| questions.ask("init-ask-name", "", asked), Ok)?;
        let first_month =
            month.map_or_else(|| questions.ask("init-ask-first-month", "4", read_month), Ok)?;
        let units = units.map_or_else(|| ask_units(questions), Ok)?;
        Ok(City { name, first_month, units })
    }
}

/// What a city is called, if a folder can be made for one that is.
fn read_name(typed: &str, words: &Words) -> Result<String> {
    let name = typed.trim().to_owned();
    if name.is_empty() {
        return Err(Failure::new(Message::new("init-no-name")).into());
    }
    let (first_month, units) = (FirstMonth::default(), scaffold::units(EXAMPLE)?);
    let city = City { name, first_month, units };
    scaffold::city(&city, &[], words)?;
    Ok(city.name)
}

/// The first month of a fiscal year.
fn read_month(typed: &str) -> Result<FirstMonth> {
    let digits = half_width(typed.trim().trim_end_matches('月')).into_owned();
    let first_month = digits.parse().ok().and_then(FirstMonth::new);
    first_month.or_fail(|| Message::new("init-no-month").with("value", typed))
}

/// The units: a file with a table of them, or line by line.
fn ask_units(questions: &mut Questions) -> Result<Vec<Value>> {
    /// What is typed first.
    enum First {
        Table(Vec<Value>),
        Line(String),
    }
    let is_line = |it: &str| it.contains([',', '，', '、']);
    let first = questions.ask("init-ask-units", "", |typed| {
        if typed.is_empty() {
            return Ok(First::Table(scaffold::units(EXAMPLE)?));
        }
        if !is_line(typed) {
            return Ok(First::Table(scaffold::units(&table(Path::new(typed))?)?));
        }
        scaffold::typed_units(&[typed.to_owned()])?;
        Ok(First::Line(typed.to_owned()))
    })?;
    let mut lines = match first {
        First::Table(units) => return Ok(units),
        First::Line(line) => vec![line],
    };
    loop {
        let next = questions.ask("init-ask-more-units", "", |typed| {
            let mut all = lines.clone();
            all.extend((!typed.is_empty()).then(|| typed.to_owned()));
            scaffold::typed_units(&all)?;
            Ok(all)
        })?;
        if next.len() == lines.len() {
            return Ok(scaffold::typed_units(&lines)?);
        }
        lines = next;
    }
}

/// The text of a table, however the office saved it.
pub(super) fn table(file: &Path) -> Result<String> {
    let message = || Message::new("cannot-read").with("path", file.display().to_string());
    from_office(&fs::read(file).or_fail(message)?).or_fail(message)
}
