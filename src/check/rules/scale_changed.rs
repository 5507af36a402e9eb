//! C126: a scale differs from that of the program before, so that the same letter means two things.
//!
//! One city's matrix of A to H followed a scale of I to IV, another sharpened its criteria under the
//! same letters; in neither can two years be compared without a word about it.

use super::super::context::ProgramContext;
use super::super::enumerate::listed;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::axes;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::japanese::fold;
use crate::record::{Key, Path, Program, Scale, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::SCALE_CHANGED).of_program(look).needing(needs::SCALES);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(before) = before(context) else { return };
    let (old, new) = (&before.file, &context.program.file);
    let (last, first) = (old.years.last, new.years.first);
    let mut compare = |old: Option<&Scale>, new: &Scale, same_axis: bool, path: Path| {
        let old: Vec<&ScaleLevel> = old.into_iter().flat_map(|it| it.in_year(last)).collect();
        let new: Vec<&ScaleLevel> = new.in_year(first).collect();
        let shared = new.iter().any(|it| old.iter().any(|old| old.label == it.label));
        let changes = changes(&old, &new);
        if !old.is_empty() && !new.is_empty() && (shared || same_axis) && !changes.is_empty() {
            reporter
                .at(path)
                .with("before", &*before.file.name)
                .with("levels", listed(changes))
                .help(Message::new("help-scale-changed"));
        }
    };
    for (key, old, new) in [
        (Key::Statuses, &old.statuses, &new.statuses),
        (Key::Grades, &old.grades, &new.grades),
        (Key::ValueScales, &old.value_scales, &new.value_scales),
    ] {
        for (path, axis) in axes(&Path::default().then(key), new) {
            compare(old.scale(&axis.name), &axis.scale, !axis.name.is_empty(), path);
        }
    }
}

/// The newest program of the same kind that was over before this one began.
fn before<'a>(context: &ProgramContext<'a>) -> Option<&'a Program> {
    let library = context.city.library;
    let first = context.program.file.years.first;
    let kind = context.schedule.program.folder();
    let programs = ProgramRef::all(library).filter(|it| it.folder() == kind);
    let earlier = programs.map(|it| it.resolve(library)).filter(|it| it.file.years.last < first);
    earlier.max_by_key(|it| it.file.years.last)
}

/// What became of each level that is not the same any more.
fn changes(old: &[&ScaleLevel], new: &[&ScaleLevel]) -> Vec<Message> {
    let find = |scale: &[&ScaleLevel], it: &ScaleLevel| {
        scale.iter().copied().find(|other| other.label == it.label).cloned()
    };
    let said = |name: &'static str, it: &ScaleLevel| Message::new(name).with("level", &*it.label);
    let kept = new.iter().filter_map(|it| match find(old, it) {
        None => Some(said("level-added", it)),
        Some(old) if fold(&old.meaning) != fold(&it.meaning) => Some(said("level-meaning", it)),
        Some(old) if old.threshold != it.threshold => Some(said("level-meaning", it)),
        Some(old) if old.tone != it.tone => Some(said("level-tone", it)),
        Some(_) => None,
    });
    let gone = old.iter().filter(|it| find(new, it).is_none()).map(|it| said("level-gone", it));
    kept.chain(gone).collect()
}
