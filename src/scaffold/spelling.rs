//! How the years and periods of a program can be written as keys.

use crate::calendar::{FiscalYear, Naming};
use crate::record::{Program, YearSpan};

/// Keys of a table: how they are written first of all, and how else they may be.
pub(super) struct Keys {
    /// The names to offer.
    pub(super) names: Vec<String>,
    /// A regular expression for every other spelling.
    pub(super) pattern: Option<String>,
}

/// The years of a program.
pub(super) fn years(program: &Program) -> Keys {
    of_years(program, program.file.years)
}

/// The years for which there may be values; those of duty are offered.
pub(super) fn value_years(program: &Program) -> Keys {
    of_years(program, program.file.years_of_values())
}

fn of_years(program: &Program, allowed: YearSpan) -> Keys {
    let naming = program.naming();
    let spellings: Vec<String> = allowed.years().map(|it| year(it, naming)).collect();
    Keys {
        names: program.file.years.years().map(|it| naming.year(it)).collect(),
        pattern: Some(format!("^ *(?:{})年?度? *(?:[(（].*)?$", spellings.join("|"))),
    }
}

/// The periods of a program. Which period of the year is meant, only kohyo knows: what begins with
/// a year of the program may go on in any way.
pub(super) fn periods(program: &Program) -> Keys {
    let span = program.file.years;
    let naming = program.naming();
    let spellings: Vec<String> = span.years().map(|it| year(it, naming)).collect();
    let end = "(?![0-9０-９])";
    let mut alternatives = format!("(?:{}){end}.*", spellings.join("|"));
    let mut names = program.period_names();
    if span.first == span.last {
        // In a program of one year the year need not be said, and its periods have other names.
        alternatives.push_str(match naming {
            Naming::Era => "|(?![明大昭平令A-Za-zＡ-Ｚａ-ｚ]|[0-9０-９]{4}).*",
            // Names of periods are in Latin letters, and their year may stand last.
            Naming::Western => "|(?![明大昭平令]|(?:[Ff][Yy] *)?[0-9]{4}).*",
        });
        names = program.file.reporting.iter().map(|it| it.name.to_string()).collect();
    }
    Keys { names, pattern: Some(format!("^ *(?:{alternatives})")) }
}

/// A regular expression for the spellings of a year: 平成25, H25, 平25, 2013, in any width.
fn year(year: FiscalYear, naming: Naming) -> String {
    if naming == Naming::Western {
        let (first, next) = (year.western(), year.western() + 1);
        let second = format!("{:02}|{next}", next % 100);
        return format!("(?:[Ff][Yy] *)?{first}(?:[/–-](?:{second}))?");
    }
    let era = year.era();
    let wareki = year.wareki();
    let number = wareki.trim_start_matches(era.name).trim_end_matches("年度");
    let number = if number == "元" { "(?:元|0?1|０?１)".to_owned() } else { digits(number) };
    let short: String = era.name.chars().take(1).collect();
    let (upper, lower) = (era.letter, era.letter.to_ascii_lowercase());
    let [wide_upper, wide_lower] = [upper, lower].map(wide);
    let western = digits(&year.western().to_string());
    format!(
        "(?:{}|{short}|{}|[{upper}{lower}{wide_upper}{wide_lower}]\\.?) *{number}|{western}",
        era.name, era.sign
    )
}

/// Digits of either width.
fn digits(number: &str) -> String {
    number.chars().flat_map(|it| ['[', it, wide(it), ']']).collect()
}

/// The full-width form of an ASCII character.
fn wide(narrow: char) -> char {
    char::from_u32(u32::from(narrow) + 0xfee0).unwrap_or(narrow)
}
