//! Bars of several parts that together are the whole.

use crate::disclosure::share;

/// A part of a bar, in tenths of a per cent of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Where it begins.
    pub(crate) from: usize,
    /// How wide it is.
    pub(crate) width: usize,
}

/// What a part must have in width, in tenths, so that its name fits into it on a phone.
const ROOM: usize = 150;

/// The parts of a bar, which fill it to the end unless there is nothing at all.
pub(crate) fn stack(counts: &[usize]) -> Vec<Part> {
    let total = counts.iter().sum();
    let mut before = 0;
    // Rounded where parts meet, so that they leave no gap and fill the bar.
    let part = |count: &usize| {
        let from = share(before, total);
        before += count;
        Part { from, width: share(before, total) - from }
    };
    counts.iter().map(part).collect()
}

impl Part {
    /// Its middle, where its name stands.
    pub(super) fn middle(self) -> usize {
        self.from + self.width / 2
    }

    /// Whether its name fits into it.
    pub(super) fn has_room(self) -> bool {
        self.width >= ROOM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_bar_follow_each_other_and_fill_it() {
        let parts = stack(&[6, 15, 0, 7, 2]);
        let expected = [(0, 200), (200, 500), (700, 0), (700, 233), (933, 67)];
        assert_eq!(parts, expected.map(|(from, width)| Part { from, width }));
        assert_eq!(parts[1].middle(), 450);
        let named: Vec<bool> = parts.iter().map(|it| it.has_room()).collect();
        assert_eq!(named, [true, true, false, true, false]);
    }

    #[test]
    fn a_bar_of_nothing_is_empty() {
        assert_eq!(stack(&[0, 0]), [Part { from: 0, width: 0 }; 2]);
    }
}
