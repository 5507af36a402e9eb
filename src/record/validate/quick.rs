//! Whether what was read has its counterpart in the program and the organization: the quick look at
//! every record that decides whether it needs the slow one.

use std::collections::HashSet;

use crate::japanese::fold;
use crate::record::key::Key;
use crate::record::model::charter::{Charter, Promise};
use crate::record::model::color::Color;
use crate::record::model::evaluation::Evaluation;
use crate::record::model::exemption::{Duty, Exemption};
use crate::record::model::field::Extra;
use crate::record::model::fixed_word::FixedWord;
use crate::record::model::form::FormField;
use crate::record::model::glossary::GlossaryFile;
use crate::record::model::library::{Addressed, Program};
use crate::record::model::number::SheetNumber;
use crate::record::model::organization::{Contact, OrganizationFile};
use crate::record::model::page::StaticPage;
use crate::record::model::policy::Criterion;
use crate::record::model::program::ProgramFile;
use crate::record::model::publish::{Target, TargetAddress};
use crate::record::model::scope::{Scope, is_all_units};
use crate::record::model::settings::{RuleLevel, Settings};
use crate::record::model::sheet::{Correction, Sheet};
use crate::record::validate::context::Context;
use crate::record::validate::explain;
use crate::record::validate::judgements;
use crate::record::validate::scales;
use crate::record::validate::values;

use crate::diagnostic::{Family, code};
use crate::record::model::value::{Day, Names, PeriodKey, Table, Text, YearKey};
use crate::record::model::waiver::Waiver;
use crate::record::model::withdrawal::Withdrawal;

/// A kind of file that can be looked at.
pub(crate) trait QuickCheck {
    /// False when something in it must be explained: a mistake, or a remark.
    fn passes(&self, context: &Context) -> bool;
}

impl QuickCheck for Sheet {
    fn passes(&self, context: &Context) -> bool {
        let Some(program) = context.program else { return true };
        let filled = |key: Key| self.fills(key);
        !self.number.is_empty()
            && !self.title.is_empty()
            && !self.owner.0.is_empty()
            && units(&self.owner, context)
            && units(&self.participants, context)
            && form_is_kept(self, filled, &self.extra, program)
            && self.categories_are_sound(program)
            && self.schedule.iter().all(|it| values::is_course_sound(it, program))
            && self.indicators.iter().all(|it| {
                !it.name.is_empty()
                    && program.form.has_indicators_of(&it.kind)
                    && values::is_course_sound(it, program)
            })
            && are_periods(self.progress.iter().map(|(key, _)| key), program)
            && self.progress.iter().all(|(key, it)| {
                judgements::are_statuses(&it.status, key, program)
                    && days([&it.published, &it.new_due])
            })
            && evaluations(&self.annual_evaluations, program)
            && self.overall_evaluation.as_ref().is_none_or(|overall| {
                judgements::are_sound(&overall.fields(program), program)
                    && days([&overall.published, &overall.provisional_published])
                    && overall.assessments.iter().all(|(_, it)| days([&it.published]))
            })
            && corrections(&self.corrections)
            && exemptions(&self.exemptions, program)
            && waivers(&self.waivers)
            && withdrawal(self)
            && days([&self.updated])
    }
}

impl Sheet {
    /// Whether the block or key has something in it.
    fn fills(&self, key: Key) -> bool {
        let filled = [
            (Key::Background, !self.background.is_empty()),
            (Key::Purpose, !self.purpose.is_empty()),
            (Key::Measures, !self.measures.is_empty()),
            (Key::Schedule, !self.schedule.is_empty()),
            (Key::Indicators, !self.indicators.is_empty()),
            (Key::Progress, !self.progress.is_empty()),
            (Key::AnnualEvaluations, !self.annual_evaluations.is_empty()),
            (Key::OverallEvaluation, self.overall_evaluation.is_some()),
            (Key::Participants, !self.participants.0.is_empty()),
            (Key::Categories, !self.categories.is_empty()),
            (Key::Updated, self.updated.is_some()),
        ];
        !filled.contains(&(key, false))
    }

    fn categories_are_sound(&self, program: &Program) -> bool {
        self.categories.iter().all(|(name, category)| {
            let level = program.file.levels.iter().find(|it| it.name == *name);
            level.is_some_and(|it| {
                it.allowed.is_empty() || category.is_empty() || it.allowed.contains(category)
            })
        })
    }
}

impl QuickCheck for Charter {
    fn passes(&self, context: &Context) -> bool {
        let Some(program) = context.program else { return true };
        let filled = [
            (Key::Preamble, !self.preamble.is_empty()),
            (Key::Promises, !self.promises.is_empty()),
            (Key::Reports, !self.reports.is_empty()),
            (Key::AnnualEvaluations, !self.annual_evaluations.is_empty()),
            (Key::Slogan, !self.slogan.is_empty()),
            (Key::Posted, self.posted.is_some()),
        ];
        let filled = |key: Key| !filled.contains(&(key, false));
        let promised = |number: &Text| self.promises.iter().any(|it| same(&it.number, number));
        (self.unit.is_empty() || context.is_unit(&self.unit))
            && (!self.promises.is_empty() || self.withdrawn.is_some())
            && promises(&self.promises)
            && form_is_kept(self, filled, &self.extra, program)
            && are_periods(self.reports.iter().map(|(key, _)| key), program)
            && self.reports.iter().all(|(key, it)| {
                judgements::are_statuses(&it.status, key, program)
                    && days([&it.published, &it.new_due])
                    && it.results.iter().all(|(number, result)| {
                        promised(number) && judgements::is_result(result, key, program)
                    })
            })
            && evaluations(&self.annual_evaluations, program)
            && corrections(&self.corrections)
            && exemptions(&self.exemptions, program)
            && waivers(&self.waivers)
            && withdrawal(self)
            && days([&self.posted, &self.updated])
    }
}

impl QuickCheck for StaticPage {
    fn passes(&self, context: &Context) -> bool {
        !self.title.is_empty()
            && (self.contact.is_empty() || context.is_unit(&self.contact))
            && withdrawal(self)
            && days([&self.updated])
    }
}

impl QuickCheck for Settings {
    fn passes(&self, context: &Context) -> bool {
        !self.title.is_empty()
            && !self.municipality.name.is_empty()
            && (self.municipality.code.is_empty()
                || explain::is_municipality_code(&self.municipality.code))
            && (self.color.is_empty() || Color::parse(&self.color).is_some_and(Color::is_readable))
            && (self.theme.is_empty() || context.themes.iter().any(|it| **it == *self.theme))
            && (self.contact.is_empty() || context.is_unit(&self.contact))
            && rules(&self.rules)
            && days([&self.as_of])
            && self.moved.iter().all(|it| !it.from.is_empty() && !it.to.is_empty())
            && self
                .withdrawn
                .iter()
                .all(|it| !it.address.is_empty() && !it.reason.is_empty() && days([&Some(it.day)]))
            && [&self.translations.ja, &self.translations.en]
                .into_iter()
                .flatten()
                .all(|it| !it.title.is_empty())
            && self.publish.iter().all(|(name, target)| explain::is_id(name) && is_sound(target))
            && self.accessibility.as_ref().is_none_or(|it| {
                (it.contact.is_empty() || context.is_unit(&it.contact))
                    && it.tested_pages.iter().all(|page| page.is_empty() || explain::is_link(page))
                    && it.results.iter().all(|(number, _)| Criterion::find(number).is_some())
                    && days([&it.deadline, &it.tested_on])
            })
    }
}

/// Whether the address and the fingerprint of a target can be read.
fn is_sound(target: &Target) -> bool {
    TargetAddress::parse(&target.to).is_ok()
        && (target.region.is_empty() || explain::is_id(&target.region))
        && (target.fingerprint.is_empty() || explain::is_fingerprint(&target.fingerprint))
        && target
            .signing_key
            .as_ref()
            .is_none_or(|it| it.agent.is_empty() || explain::is_fingerprint(&it.agent))
        && [&target.endpoint, &target.time_stamps]
            .into_iter()
            .all(|it| it.is_empty() || explain::is_service_url(it))
}

impl QuickCheck for GlossaryFile {
    fn passes(&self, _: &Context) -> bool {
        let mut words = HashSet::with_capacity(self.terms.len());
        // A list that is there and empty is a key that is missing.
        let has_terms = !self.terms.is_empty();
        has_terms
            && self.terms.iter().all(|it| {
                !it.word.is_empty()
                    && !it.reading.is_empty()
                    && explain::is_kana(&it.reading)
                    && words.insert(&*it.word)
            })
    }
}

impl QuickCheck for OrganizationFile {
    fn passes(&self, context: &Context) -> bool {
        let known = |it: &Text| it.is_empty() || context.is_unit(it);
        let mut ids = HashSet::with_capacity(self.units.len());
        let has_units = !self.units.is_empty();
        has_units
            && self.units.iter().all(|it| {
                ids.insert(&*it.id)
                    && explain::is_id(&it.id)
                    && explain::is_kana(&it.reading)
                    && !it.name.is_empty()
                    && known(&it.parent)
                    && it.successors.0.iter().all(known)
                    && it.contact.as_ref().is_none_or(is_reachable)
                    && days([&it.from, &it.to])
            })
    }
}

/// Whether the addresses of a contact lead there and nowhere else.
fn is_reachable(contact: &Contact) -> bool {
    (contact.mail.is_empty() || explain::is_mail(&contact.mail))
        && (contact.form.is_empty() || explain::is_link(&contact.form))
}

impl QuickCheck for ProgramFile {
    fn passes(&self, context: &Context) -> bool {
        let kinds = |names: &Names| {
            context.organization.is_none_or(|it| {
                names.0.iter().all(|kind| it.units().iter().any(|unit| unit.kind == *kind))
            })
        };
        let scope = match &self.scope {
            Scope::All => true,
            Scope::Units(names) => units(names, context),
            Scope::Kinds(names) => kinds(names),
        };
        let unique = |labels: Vec<&Text>| {
            labels.iter().enumerate().all(|(index, it)| !labels[..index].contains(it))
        };
        scope
            && !self.name.is_empty()
            && !self.years.remarkable
            && self.value_years.is_none_or(|it| !it.remarkable)
            && (self.office.is_empty() || context.is_unit(&self.office))
            && (self.basis.is_empty() || context.sheets.iter().any(|it| **it == *self.basis))
            && scales::are_sound(self)
            && unique(self.assessors.iter().map(|it| &it.name).collect())
            && self.assessors.iter().all(|it| !it.name.is_empty())
            && unique(self.levels.iter().map(|it| &it.name).collect())
            && self.levels.iter().all(|it| unique(it.allowed.iter().collect()))
            && unique(self.form.fields.iter().map(|it| &it.name).collect())
            && self.items.iter().all(|(_, it)| units(it, context))
            && are_unique(self.items.iter().map(|(it, _)| SheetNumber::of(it)))
            && self
                .exemptions
                .iter()
                .all(|it| units(&it.units, context) && duties(&it.duties) && !it.reason.is_empty())
            && rules(&self.rules)
            && self
                .waivers
                .iter()
                .all(|it| is_waiver(&it.rule, &it.place, &it.reason) && units(&it.units, context))
    }
}

/// Whether the form's demands are met and its unused blocks are empty.
fn form_is_kept(
    record: &impl Addressed,
    filled: impl Fn(Key) -> bool,
    extra: &[Extra],
    program: &Program,
) -> bool {
    let form = &program.form;
    // What was withdrawn may have been deleted.
    let is_withdrawn = record.withdrawal().is_some();
    let given = |field: usize| extra.iter().any(|it| it.field == field && !it.value.is_empty());
    let required = |field: &FormField| match *field {
        FormField::Declared(field) => given(field),
        FormField::BuiltIn(key) => filled(key),
    };
    (is_withdrawn || form.required().iter().all(required))
        && form.unused().iter().all(|it| !filled(*it))
        && (is_withdrawn
            || form.fields().iter().enumerate().all(|(it, field)| !field.required || given(it)))
        && extra.iter().all(|it| values::is_field_sound(it, program))
}

fn units(names: &Names, context: &Context) -> bool {
    names.0.iter().all(|it| is_all_units(it) || context.is_unit(it))
}

fn years_of<T>(table: &Table<YearKey, T>, program: &Program) -> bool {
    table.iter().all(|(key, _)| !key.remarkable && program.file.years.contains(key.year))
}

pub(super) fn are_periods<'a>(
    keys: impl Iterator<Item = &'a PeriodKey>,
    program: &Program,
) -> bool {
    let mut seen = Vec::new();
    for key in keys {
        match program.read_period(&key.0) {
            Some(period) if period.note.is_none() && !seen.contains(&period.value) => {
                seen.push(period.value);
            }
            _ => return false,
        }
    }
    true
}

fn evaluations(table: &Table<YearKey, Evaluation>, program: &Program) -> bool {
    years_of(table, program)
        && table.iter().all(|(key, evaluation)| {
            judgements::are_sound(&evaluation.fields(key.year), program)
                && days([&evaluation.published])
                && evaluation.assessments.iter().all(|(_, it)| days([&it.published]))
        })
}

fn corrections(corrections: &[Correction]) -> bool {
    corrections.iter().all(|it| !it.date.remarkable && !it.text.is_empty())
}

fn exemptions(exemptions: &[Exemption], program: &Program) -> bool {
    exemptions.iter().all(|it| {
        !it.reason.is_empty()
            && duties(&it.duties)
            && it.when.0.iter().all(|when| !program.times(when).is_empty())
    })
}

fn duties(names: &Names) -> bool {
    names.0.iter().all(|it| Duty::find(it).is_some())
}

fn withdrawal(record: &impl Addressed) -> bool {
    record.withdrawal().is_none_or(Withdrawal::is_sound)
}

fn waivers(waivers: &[Waiver]) -> bool {
    waivers.iter().all(|it| is_waiver(&it.rule, &it.place, &it.reason))
}

fn is_waiver(rule: &str, place: &Text, reason: &Text) -> bool {
    !place.is_empty() && !reason.is_empty() && code::find(rule).is_some()
}

/// Whether a city may say how grave each of these rules is, and says so once.
fn rules(rules: &Table<Text, RuleLevel>) -> bool {
    rules.iter().all(|(name, _)| code::find(name).is_some_and(|it| it.family != Family::Reading))
}

fn promises(promises: &[Promise]) -> bool {
    promises.iter().enumerate().all(|(index, it)| {
        !it.number.is_empty()
            && !it.text.is_empty()
            && promises[..index].iter().all(|other| !same(&other.number, &it.number))
    })
}

/// Whether no number stands twice.
fn are_unique(numbers: impl Iterator<Item = SheetNumber>) -> bool {
    let mut seen = HashSet::new();
    numbers.into_iter().all(|it| seen.insert(it))
}

/// Whether two numbers are the same but for their width: ２ and 2.
fn same(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
}

pub(super) fn days<const N: usize>(days: [&Option<Day>; N]) -> bool {
    days.into_iter().flatten().all(|it| !it.remarkable)
}
