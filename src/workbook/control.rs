//! Form controls: boxes that are ticked belong to what a form says, and are in no cell.

/// The text of a control that is ticked or not, as a reader sees it.
pub(super) fn ticked(label: &str, ticked: bool) -> String {
    let mark = if ticked { '☑' } else { '☐' };
    format!("{mark} {}", label.trim()).trim_end().to_owned()
}
