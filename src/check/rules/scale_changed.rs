//! C126: a scale differs from that of the program before, so that the same letter means two things.
//!
//! One city's matrix of A to H followed a scale of I to IV, another sharpened its criteria under the
//! same letters; in neither can two years be compared without a word about it.

use super::super::context::ProgramContext;
use super::super::enumerate::listed;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::axis_path;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::japanese::fold;
use crate::record::{Key, Path, Program, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::SCALE_CHANGED).of_program(look).needing(needs::SCALES);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(before) = before(context) else { return };
    let (old, new) = (&before.file, &context.program.file);
    let mut compare = |old: &[ScaleLevel], new: &[ScaleLevel], same_axis: bool, path: Path| {
        let shared = new.iter().any(|it| old.iter().any(|old| old.label == it.label));
        let changes = changes(old, new);
        if !old.is_empty() && !new.is_empty() && (shared || same_axis) && !changes.is_empty() {
            reporter
                .at(path)
                .with("before", &*before.file.name)
                .with("levels", listed(changes))
                .help(Message::new("help-scale-changed"));
        }
    };
    compare(&old.statuses, &new.statuses, false, Path::default().then(Key::Statuses));
    for (axis, levels) in &new.grades.axes {
        let former = old.grades.axis(axis).unwrap_or_default();
        compare(former, levels, !axis.is_empty(), axis_path(axis));
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
fn changes(old: &[ScaleLevel], new: &[ScaleLevel]) -> Vec<Message> {
    let find = |scale: &[ScaleLevel], it: &ScaleLevel| {
        scale.iter().find(|other| other.label == it.label).cloned()
    };
    let said = |name: &'static str, it: &ScaleLevel| Message::new(name).with("level", &*it.label);
    let kept = new.iter().filter_map(|it| match find(old, it) {
        None => Some(said("level-added", it)),
        Some(old) if fold(&old.meaning) != fold(&it.meaning) => Some(said("level-meaning", it)),
        Some(old) if old.tone != it.tone => Some(said("level-tone", it)),
        Some(_) => None,
    });
    let gone = old.iter().filter(|it| find(new, it).is_none()).map(|it| said("level-gone", it));
    kept.chain(gone).collect()
}
