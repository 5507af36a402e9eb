//! What is wrong between the levels of a scale: two of one name, and thresholds that overlap or are in no order.

use crate::diagnostic::code;
use crate::record::key::Key;
use crate::record::model::program::ProgramFile;
use crate::record::model::scale::{Scale, ScaleLevel};
use crate::record::validate::explain::Finding;
use crate::record::validate::relations::Problem;
use crate::words::Message;

/// Whether nothing is wrong between the levels of any scale, and no year in them is written under another name.
pub(super) fn are_sound(file: &ProgramFile) -> bool {
    all(file).iter().all(|(_, scale)| {
        scale.iter().all(|it| !it.applies.remarkable)
            && pairs(scale).all(|(_, one, other)| one.label != other.label)
    })
}

/// What is wrong between the thresholds of a scale.
pub(crate) fn of_thresholds(file: &ProgramFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, scale) in all(file) {
        let at =
            |index: usize| [&path[..], &[index.to_string(), Key::Threshold.to_string()]].concat();
        let mut is_told = false;
        for (index, one, other) in pairs(scale) {
            let Some((first, second)) = one.threshold.as_ref().zip(other.threshold.as_ref()) else {
                continue;
            };
            if first.overlaps(second) {
                is_told = true;
                let finding = Finding::new(&code::IMPOSSIBLE)
                    .with("what", "thresholds-overlap")
                    .with("value", &*second.typed)
                    .with("other", &*first.typed)
                    .help(Message::new("help-thresholds-overlap").with("level", &*one.label));
                problems.push((at(index), finding));
            }
        }
        if let Some(index) = out_of_order(scale).filter(|_| !is_told) {
            let typed = scale[index].threshold.as_ref().map_or("", |it| &*it.typed);
            let finding = Finding::new(&code::IMPOSSIBLE)
                .with("what", "thresholds-unordered")
                .with("value", typed)
                .help(Message::new("help-thresholds-unordered"));
            problems.push((at(index), finding));
        }
    }
    problems
}

/// The place of the first threshold that is neither above nor below all before it, as the others are.
fn out_of_order(scale: &Scale) -> Option<usize> {
    let rows = scale.iter().enumerate();
    let known: Vec<(usize, &ScaleLevel, f64)> =
        rows.filter_map(|(index, it)| Some((index, it, it.threshold.as_ref()?.middle()))).collect();
    let mut falls = None;
    for pair in known.windows(2) {
        let [(_, one, before), (index, other, after)] = pair else { continue };
        if !one.applies.overlaps(other.applies) {
            falls = None;
            continue;
        }
        let is_lower = after < before;
        if *falls.get_or_insert(is_lower) != is_lower {
            return Some(*index);
        }
    }
    None
}

/// Each two levels that hold in some year together, with the place of the later one.
fn pairs(scale: &Scale) -> impl Iterator<Item = (usize, &ScaleLevel, &ScaleLevel)> {
    scale.iter().enumerate().flat_map(move |(index, other)| {
        let earlier = scale[..index].iter().filter(|it| it.applies.overlaps(other.applies));
        earlier.map(move |one| (index, one, other))
    })
}

/// Every scale of a program, with where it stands.
fn all(file: &ProgramFile) -> Vec<(Vec<String>, &Scale)> {
    let mut scales = vec![
        (vec![Key::Statuses.to_string()], &file.statuses),
        (vec![Key::Grades.to_string()], &file.grades),
        (vec![Key::ValueScales.to_string()], &file.value_scales),
    ];
    for (index, assessor) in file.assessors.iter().enumerate() {
        let path = vec![Key::Assessors.to_string(), index.to_string(), Key::Grades.to_string()];
        scales.extend(assessor.grades.as_ref().map(|it| (path, it)));
    }
    let mut all = vec![(vec![Key::Outcomes.to_string()], &file.outcomes)];
    for (path, scales) in scales {
        for axis in &scales.axes {
            let mut path = path.clone();
            if !axis.name.is_empty() {
                path.push(axis.name.to_string());
            }
            if axis.kind.is_some() {
                path.push(Key::Label.to_string());
            }
            all.push((path, &axis.scale));
        }
    }
    all
}
