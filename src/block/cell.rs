//! What stands in a cell of a table of values: as it was typed, or as it follows from the others.

use serde::Serialize;

use super::OnForm;
use super::field::in_cell;
use crate::achievement::{Amount, NotComputed, Percent, Rate, rate};
use crate::calendar::FiscalYear;
use crate::disclosure::Vacancy;
use crate::record::{Cells, Column, Columns, Direction, Presence, Role};
use crate::view::Site;
use crate::view::prose::{Html, line_or, value_or};
use crate::view::scale::Chip;
use crate::words::Message;

/// What stands in a column of a row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellView<'a> {
    /// The value as HTML; a number is a `span.num`. Empty where a judgement stands.
    pub html: Html,
    /// A judgement as it was typed; no key where there is none, as in most cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Chip<'a>>,
    /// The level that its scale has for the computed rate, where nothing or something else was typed; no key where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<Chip<'a>>,
}

impl From<Html> for CellView<'_> {
    fn from(html: Html) -> Self {
        Self { html, ..Self::default() }
    }
}

impl CellView<'_> {
    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.html.is_empty() && self.judgement.is_none() && self.computed.is_none()
    }
}

/// Of what a row of values is.
#[derive(Clone, Copy)]
pub(super) struct Measured<'a> {
    /// The unit of numbers that stand alone.
    pub(super) unit: &'a str,
    /// Which way is better, where that is said.
    pub(super) direction: Option<Direction>,
    /// The fiscal year that it is of or in.
    pub(super) year: FiscalYear,
}

impl<'a> OnForm<'a> {
    /// What stands in each column of a row, or why nothing does; `vacancy` is none for a year in which nothing is owed.
    pub(super) fn cells(
        self,
        columns: &'a Columns,
        cells: Option<&'a Cells>,
        measured: Measured<'_>,
        vacancy: Option<Vacancy<'_>>,
    ) -> Vec<CellView<'a>> {
        let computed = cells.map_or(Rate::NotComputed(NotComputed::NoTarget), |cells| {
            let target = columns.target(cells).map_or("", |it| cells.at(it));
            let result = columns.result().map_or("", |it| cells.at(it));
            match rate(target, result, measured.unit, measured.direction) {
                // Nobody expects a rate of words.
                Rate::NotComputed(_) if Amount::parse(result, measured.unit).is_none() => {
                    Rate::NotComputed(NotComputed::NoResult)
                }
                computed @ (Rate::Of(_) | Rate::NotComputed(_)) => computed,
            }
        });
        let cell = |column: &'a Column| {
            let text = cells.map_or("", |it| it.at(column));
            match column.role {
                Role::Rate => self.rate_cell(text, computed).into(),
                Role::Judgement => self.judgement_cell(column, text, computed, measured.year),
                Role::Target
                | Role::Revised
                | Role::Expected
                | Role::Actual
                | Role::Budget
                | Role::Settled
                | Role::None => {
                    let unit = if column.unit.is_empty() { measured.unit } else { &column.unit };
                    let unit = if column.role == Role::None { &*column.unit } else { unit };
                    let nothing = self.nothing_in(column, vacancy);
                    in_cell(self.site, column.kind, unit, text, nothing).into()
                }
            }
        };
        columns.iter().map(cell).collect()
    }

    /// What is said in a column where nothing stands.
    fn nothing_in(self, column: &Column, vacancy: Option<Vacancy<'_>>) -> &'a str {
        let is_asked = column.role.is_target() || column.role.is_result();
        match vacancy {
            // A revision, a forecast or a remark need not be there, nor what belongs to no year of the plan.
            None => "",
            Some(_) if !is_asked || column.role == Role::Revised => "",
            // A plan is there before its year; only what is exempt has none.
            Some(Vacancy::Missing | Vacancy::ToCome | Vacancy::NotAsked)
                if column.role.is_target() =>
            {
                &self.site.phrases.not_given
            }
            Some(vacancy) => self.site.vacancy_of_value(vacancy),
        }
    }

    /// A rate as it was typed, and as it is computed where nothing or something else was typed.
    fn rate_cell(self, typed: &str, computed: Rate) -> Html {
        let sign = percent_sign(self.site);
        let percent = computed.percent();
        let is_same = percent.is_some_and(|it| it.is_typed_as(typed) == Some(true));
        let Some(percent) = percent.filter(|_| !is_same) else {
            let refusal = match computed {
                Rate::Of(_) => String::new(),
                Rate::NotComputed(why) => self.refusal(why),
            };
            return value_or(typed, &sign, &refusal);
        };
        if typed.is_empty() {
            let computed = self.site.words.word("value-computed");
            return value_or(&percent.to_string(), &sign, "").followed_by(&computed);
        }
        let computed = Message::new("value-computed-as").with("value", format!("{percent}{sign}"));
        value_or(typed, &sign, "").followed_by(&self.site.words.say(&computed))
    }

    /// A judgement as it was typed, and the level that the scale has for the rate where that is another.
    fn judgement_cell(
        self,
        column: &'a Column,
        typed: &'a str,
        computed: Rate,
        year: FiscalYear,
    ) -> CellView<'a> {
        let scale = self.program.value_scale(column);
        let of = |percent: Percent| scale.and_then(|it| it.level_for(percent.number(), year));
        let level = computed.percent().and_then(of).filter(|it| *it.label != *typed);
        let is_given = Presence::of_level(typed) == Presence::Given;
        let chip = || Chip::new(typed, scale.and_then(|it| it.level(typed, year)));
        CellView {
            html: if is_given { Html::default() } else { line_or(typed, "") },
            judgement: is_given.then(chip),
            computed: level.map(|it| Chip::new(&it.label, Some(it))),
        }
    }

    /// Why a rate is not computed though there are a target and a result; empty where one of them is missing.
    pub(super) fn refusal(self, why: NotComputed) -> String {
        let id = match why {
            NotComputed::NoTarget | NotComputed::NoResult => return String::new(),
            NotComputed::NoDirection => "rate-no-direction",
            NotComputed::NoNumber => "rate-no-number",
            NotComputed::OtherUnit => "rate-other-unit",
            NotComputed::AgainstDirection => "rate-against-direction",
            NotComputed::Negative => "rate-negative",
        };
        self.site.words.word(id)
    }

    /// How rates are computed, where a table shows any; else nothing.
    pub(super) fn rate_note(self, columns: &Columns) -> String {
        let has_rates = columns.iter().any(|it| it.role.is_derived());
        if has_rates { self.site.words.word("rate-note") } else { String::new() }
    }
}

/// The unit of rates, as the site's language writes it.
pub(super) fn percent_sign(site: &Site) -> String {
    site.words.word("percent-sign")
}
