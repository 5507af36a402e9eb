//! What is owed, by when, and whether it was published.

use jiff::civil::Date;

use crate::calendar::{FiscalYear, Naming, Period};
use crate::publication_log::History;
use crate::record::{
    Charter, Day, Duty, Evaluation, Key, OverallEvaluation, Program, Sheet, Stage, Written,
};
use crate::words::Message;

/// What is owed: one column of the obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The charter itself.
    Posting,
    /// The report of a period.
    Report(Period),
    /// The evaluation of a year.
    Annual(FiscalYear),
    /// The provisional evaluation of the whole plan.
    Provisional,
    /// The final evaluation of the whole plan.
    Final,
}

/// Something that a program asks for, or records carry, without a due day: nobody can be late with
/// it, so it is no obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithoutDueDate(pub Item);

/// Whether and when something was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// On a day.
    On(Date),
    /// Nobody says on which day; the log saw it first on this one.
    Seen(Date),
    /// The content is there, the day is not.
    Undated,
    /// It is not there, or its day has not come.
    Not,
}

impl Published {
    /// The same, by the day on which the log first saw it where nobody says when it was.
    pub(super) fn or_seen(self, item: Item, history: History, as_of: Date) -> Self {
        if self != Self::Undated {
            return self;
        }
        let seen = history.first_seen(&item.part()).filter(|it| *it <= as_of);
        seen.map_or(self, Self::Seen)
    }

    /// What content with this date is on a day: what is dated later is not there yet.
    fn new(content: bool, date: Option<Day>, as_of: Date) -> Self {
        match date {
            Some(day) if day.date <= as_of => Self::On(day.date),
            None if content => Self::Undated,
            Some(_) | None => Self::Not,
        }
    }
}

impl Item {
    /// The evaluation of a whole plan at a stage; one that says no stage is final.
    #[must_use]
    pub fn overall(stage: Option<Stage>) -> Self {
        match stage {
            Some(Stage::Provisional) => Self::Provisional,
            Some(Stage::Final) | None => Self::Final,
        }
    }

    /// Which kind of duty it is.
    #[must_use]
    pub fn duty(self) -> Duty {
        match self {
            Self::Posting => Duty::Posting,
            Self::Report(_) => Duty::Report,
            Self::Annual(_) => Duty::Annual,
            Self::Provisional => Duty::Provisional,
            Self::Final => Duty::Final,
        }
    }

    /// The fiscal year it belongs to; none for what concerns the whole program.
    #[must_use]
    pub fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Report(period) => Some(period.year),
            Self::Annual(year) => Some(year),
            Self::Posting | Self::Provisional | Self::Final => None,
        }
    }

    /// Its name in data, the same in every city: `posting`, `report:2013-1`, `annual:2013`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Posting => "posting".to_owned(),
            Self::Report(period) => format!("report:{}", period.slug()),
            Self::Annual(year) => format!("annual:{}", year.western()),
            Self::Provisional => "provisional".to_owned(),
            Self::Final => "final".to_owned(),
        }
    }

    /// The name of the part of a record that it is in the log of publications; empty for the record itself.
    #[must_use]
    pub fn part(self) -> String {
        if self == Self::Posting { String::new() } else { self.key() }
    }

    /// The item of a program that a part of a record is; none of what no program asks for.
    #[must_use]
    pub fn of_part(part: &str, program: &Program) -> Option<Self> {
        let reports = program.periods().map(Self::Report);
        let years = program.file.years.years().map(Self::Annual);
        let mut items = reports.chain(years).chain([Self::Provisional, Self::Final]);
        items.find(|it| it.key() == part)
    }

    /// What it is called: 平成26年度上半期, 平成26年度の年度評価.
    #[must_use]
    pub fn name(self, program: &Program) -> Message {
        let form = &program.form;
        // Where the sentence has words of its own for it, those of the city's form go before, if it is in its language.
        let called = |id: &'static str, own: &'static str, key| match form.own(key) {
            Some(word) if program.naming() == Naming::Western => Message::new(own).with("it", word),
            Some(_) | None => Message::new(id),
        };
        match self {
            Self::Posting => called("item-posting", "item-posting-called", Key::ServiceCharter)
                .with("charter", form.heading(Key::ServiceCharter)),
            Self::Report(period) => {
                Message::new("item-report").with("period", program.cadence.said_name(period))
            }
            Self::Annual(year) => {
                called("item-annual", "item-annual-called", Key::AnnualEvaluations)
                    .with("year", program.naming().said_year(year))
                    .with("evaluation", form.heading(Key::AnnualEvaluations))
            }
            Self::Provisional => {
                called("item-provisional", "item-provisional-called", Key::OverallEvaluation)
                    .with("evaluation", form.heading(Key::OverallEvaluation))
            }
            Self::Final => called("item-final", "item-final-called", Key::OverallEvaluation)
                .with("evaluation", form.heading(Key::OverallEvaluation)),
        }
    }

    /// The days it speaks for.
    #[must_use]
    pub fn interval(self, program: &Program) -> (Date, Date) {
        let (first, last) = program.days();
        match self {
            Self::Report(period) => program.cadence.interval(period).unwrap_or((first, last)),
            Self::Annual(year) => {
                let month = program.first_month();
                (year.first_day(month), year.last_day(month))
            }
            Self::Posting | Self::Final => (first, last),
            Self::Provisional => {
                let year = program.file.years.last;
                let first_period = program.cadence.periods_of(year).next();
                let end = first_period.and_then(|it| program.cadence.interval(it));
                (first, end.map_or(last, |it| it.1))
            }
        }
    }

    /// By when it is due; none when the city has no rule for it, or says なし.
    pub(super) fn due(self, program: &Program) -> Option<Date> {
        let file = &program.file;
        let (first, end) = self.interval(program);
        let last_of = |year: FiscalYear| year.last_day(program.first_month());
        let (rule, end, year_end) = match self {
            // Counted from the eve of the first day, so that 30日以内 is thirty days of the year.
            Self::Posting => {
                (&file.posting_due, first.yesterday().unwrap_or(first), last_of(file.years.first))
            }
            Self::Report(period) => {
                (&file.reporting.get(period.index)?.due, end, last_of(period.year))
            }
            Self::Annual(year) => (&file.annual_due, end, end.max(last_of(year))),
            Self::Provisional => (&file.overall_due.provisional, end, last_of(file.years.last)),
            Self::Final => (&file.overall_due.last, end, end),
        };
        rule.as_ref()?.0.due(end, year_end)
    }

    /// Whether the city has a rule for it, even one that says なし.
    pub(super) fn is_ruled(self, program: &Program) -> bool {
        let file = &program.file;
        match self {
            Self::Posting => file.posting_due.is_some(),
            Self::Report(period) => {
                file.reporting.get(period.index).is_some_and(|it| it.due.is_some())
            }
            Self::Annual(_) => file.annual_due.is_some(),
            Self::Provisional => file.overall_due.provisional.is_some(),
            Self::Final => file.overall_due.last.is_some(),
        }
    }

    /// Whether the time that it speaks for has begun by a day.
    #[must_use]
    pub fn has_begun(self, program: &Program, as_of: Date) -> bool {
        self.interval(program).0 <= as_of
    }

    /// What was published, unless nobody knows when and the time it speaks for has not begun:
    /// nobody reports on what is still to come.
    fn once_begun(self, published: Published, program: &Program, as_of: Date) -> Published {
        if published == Published::Undated && !self.has_begun(program, as_of) {
            Published::Not
        } else {
            published
        }
    }

    /// Whether and when a sheet published it.
    pub(super) fn of_sheet(self, sheet: &Sheet, program: &Program, as_of: Date) -> Published {
        if sheet.draft {
            return Published::Not;
        }
        let published = match self {
            Self::Posting => Published::Not,
            Self::Report(period) => {
                let mut rows = sheet.progress.iter();
                let found = rows.find(|(key, _)| program.period(key) == Some(period));
                found.map_or(Published::Not, |(_, it)| {
                    Published::new(it.is_written(), it.published, as_of)
                })
            }
            Self::Annual(year) => annual(sheet.annual_evaluations.year(year), as_of),
            Self::Provisional => provisional(sheet.overall_evaluation.as_ref(), as_of),
            Self::Final => last(sheet.overall_evaluation.as_ref(), as_of),
        };
        self.once_begun(published, program, as_of)
    }

    /// Whether and when a charter published it.
    pub(super) fn of_charter(self, charter: &Charter, program: &Program, as_of: Date) -> Published {
        let posting = Published::new(true, charter.posted, as_of);
        // Nothing of a charter is on the site before the charter is.
        if charter.draft || posting == Published::Not {
            return Published::Not;
        }
        let published = match self {
            // A charter is posted before its year begins.
            Self::Posting => return posting,
            Self::Report(period) => {
                let mut rows = charter.reports.iter();
                let found = rows.find(|(key, _)| program.period(key) == Some(period));
                found.map_or(Published::Not, |(_, it)| {
                    Published::new(it.is_written(), it.published, as_of)
                })
            }
            Self::Annual(year) => annual(charter.annual_evaluations.year(year), as_of),
            Self::Provisional | Self::Final => Published::Not,
        };
        self.once_begun(published, program, as_of)
    }
}

fn annual(evaluation: Option<&Evaluation>, as_of: Date) -> Published {
    evaluation.map_or(Published::Not, |it| Published::new(it.is_written(), it.day(), as_of))
}

/// A final evaluation shows that there was a provisional one, not when.
fn provisional(evaluation: Option<&OverallEvaluation>, as_of: Date) -> Published {
    let Some(overall) = evaluation else { return Published::Not };
    let day = match overall.stage {
        Some(Stage::Provisional) => overall.provisional_published.or_else(|| overall.day()),
        Some(Stage::Final) | None => overall.provisional_published,
    };
    if day.is_none() && last(evaluation, as_of) == Published::Not && overall.day().is_some() {
        return Published::Not;
    }
    Published::new(overall.is_written(), day, as_of)
}

fn last(evaluation: Option<&OverallEvaluation>, as_of: Date) -> Published {
    match evaluation {
        Some(overall) if overall.stage != Some(Stage::Provisional) => {
            Published::new(overall.is_written(), overall.day(), as_of)
        }
        Some(_) | None => Published::Not,
    }
}
