//! A plan as people read it before they agree to it: in records, then in files with the reason for each.

use super::plan::{ObstacleKind, Plan, Reason};
use super::record_changes::record_changes;
use crate::words::Message;

/// How many lines of a kind are shown unless all are asked for.
const SHOWN: usize = 20;

/// The lines of a plan.
#[must_use]
pub fn plan_lines(plan: &Plan, target: &str, all: bool) -> Vec<Message> {
    let shown = if all { usize::MAX } else { SHOWN };
    let title = Message::new("publish-plan-title")
        .with("target", target)
        .with("day", plan.next.as_of.to_string());
    let mut lines = vec![title];
    lines.extend(of_records(plan, shown));
    lines.extend(of_files(plan, shown));
    lines
}

fn of_records(plan: &Plan, shown: usize) -> Vec<Message> {
    let changes = record_changes(plan.before.manifest.as_ref(), &plan.next);
    if changes.is_empty() {
        return vec![Message::new("publish-records-none")];
    }
    let heading = Message::new("publish-records").with("count", changes.len());
    let lines = changes.iter().map(|it| indented(it.message()));
    [heading].into_iter().chain(limited(lines.collect(), shown)).collect()
}

fn of_files(plan: &Plan, shown: usize) -> Vec<Message> {
    let count = |reason| plan.uploads.iter().filter(|it| it.reason == reason).count();
    let heading = Message::new("publish-files")
        .with("new", count(Reason::New))
        .with("changed", count(Reason::Changed))
        .with("lost", count(Reason::Lost))
        .with("taken-over", count(Reason::TakenOver))
        .with("removed", plan.removals.len())
        .with("unchanged", plan.unchanged())
        .with("size", spelled_size(plan.size()));
    let mut lines = vec![heading];
    let uploads = plan.uploads.iter().map(|upload| {
        let reason = match upload.reason {
            Reason::New => "new",
            Reason::Changed => "changed",
            Reason::Lost => "lost",
            Reason::TakenOver => "taken-over",
        };
        file("publish-file", upload.path.as_str(), reason)
    });
    lines.extend(limited(uploads.collect(), shown));
    let removals = plan.removals.iter().map(|it| file("publish-file", it.path.as_str(), "removed"));
    lines.extend(limited(removals.collect(), shown));
    if plan.present > 0 {
        lines.push(Message::new("publish-present").with("count", plan.present));
    }
    lines
}

/// What is in the way, and what can be done about it.
#[must_use]
pub fn obstacle_lines(plan: &Plan, all: bool) -> Vec<Message> {
    let shown = if all { usize::MAX } else { SHOWN };
    let heading = Message::new("publish-obstacles").with("count", plan.obstacles.len());
    let obstacles = plan.obstacles.iter().map(|obstacle| {
        let kind = match obstacle.kind {
            ObstacleKind::Foreign => "foreign",
            ObstacleKind::Edited => "edited",
            ObstacleKind::EditedAndGone => "edited-and-gone",
        };
        file("publish-obstacle", obstacle.path.as_str(), kind)
    });
    let mut lines = vec![heading];
    lines.extend(limited(obstacles.collect(), shown));
    lines.push(Message::new("publish-obstacles-help"));
    lines
}

fn file(id: &'static str, path: &str, reason: &str) -> Message {
    indented(Message::new(id).with("path", path).with("reason", reason))
}

fn indented(message: Message) -> Message {
    Message::new("publish-line").with("text", message)
}

/// The first of these, and how many there are besides.
fn limited(mut lines: Vec<Message>, shown: usize) -> Vec<Message> {
    // A line that says "one more" is no shorter than that one.
    if lines.len() > shown.saturating_add(1) {
        let more = lines.len() - shown;
        lines.truncate(shown);
        lines.push(indented(Message::new("publish-more").with("count", more)));
    }
    lines
}

/// A size as people say it: 340 B, 12.3 KB, 1.2 MB.
#[must_use]
pub fn spelled_size(bytes: u64) -> String {
    let mut unit = 1;
    for name in ["B", "KB", "MB", "GB"] {
        if bytes < unit * 1000 || name == "GB" {
            let tenths = bytes * 10 / unit;
            return if name == "B" {
                format!("{bytes} B")
            } else {
                format!("{}.{} {name}", tenths / 10, tenths % 10)
            };
        }
        unit *= 1000;
    }
    format!("{bytes} B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        for (bytes, expected) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 KB"),
            (12_345, "12.3 KB"),
            (999_999, "999.9 KB"),
            (1_200_000, "1.2 MB"),
            (7_000_000_000, "7.0 GB"),
        ] {
            assert_eq!(spelled_size(bytes), expected);
        }
    }
}
