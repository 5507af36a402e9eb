//! How many obligations stand how, and their shares.

use super::{Obligation, StandingKind};

/// How many obligations stand how. Every one is counted, the unknown ones too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally([usize; 6]);

impl Tally {
    /// Counts obligations.
    #[must_use]
    pub fn of<'a>(owed: impl IntoIterator<Item = &'a Obligation>) -> Self {
        let mut tally = Self::default();
        for obligation in owed {
            tally.add(obligation.standing.kind());
        }
        tally
    }

    /// Counts one more.
    pub fn add(&mut self, kind: StandingKind) {
        self.0[kind as usize] += 1;
    }

    /// Counts all that another counts.
    pub fn add_all(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many stand so.
    #[must_use]
    pub fn count(&self, kind: StandingKind) -> usize {
        self.0[kind as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// How many came due by the day: all but those that are not due yet and those not owed.
    #[must_use]
    pub fn due(&self) -> usize {
        StandingKind::ALL.into_iter().filter(|it| it.is_due()).map(|it| self.count(it)).sum()
    }

    /// Each standing with its count and its share in tenths of a per cent.
    #[must_use]
    pub fn shares(&self) -> [(StandingKind, usize, usize); 6] {
        let counts = StandingKind::ALL.map(|it| self.count(it));
        let shares = shares(&counts);
        let mut rows = StandingKind::ALL.map(|it| (it, self.count(it), 0));
        for (row, share) in rows.iter_mut().zip(shares) {
            row.2 = share;
        }
        rows
    }
}

/// The share of a count in a total, in tenths of a per cent, rounded half up; 0 of nothing. What is not all is never
/// 1000 and what is there is never 0, so that 1,999 of 2,000 is 99.9 % and not 100.0 %.
#[must_use]
pub fn share(count: usize, total: usize) -> usize {
    const WHOLE: usize = 1000;
    match (count * WHOLE * 2 + total).checked_div(total * 2) {
        Some(rounded) if count > 0 && count < total => rounded.clamp(1, WHOLE - 1),
        Some(rounded) => rounded,
        None => 0,
    }
}

/// The share of each count in their total. Equal counts have equal shares, which need not add up to 1000.
#[must_use]
pub fn shares(counts: &[usize]) -> Vec<usize> {
    let total = counts.iter().sum();
    counts.iter().map(|it| share(*it, total)).collect()
}

/// Whether shares of something do not add up to 1000, which readers are told.
#[must_use]
pub fn is_rounded(counts: &[usize]) -> bool {
    counts.iter().any(|it| *it > 0) && shares(counts).iter().sum::<usize>() != 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_equal_counts_have_equal_ones() {
        for (counts, expected, rounded) in [
            (vec![1, 1, 1], vec![333, 333, 333], true),
            (vec![1, 1, 1, 1, 1, 1], vec![167; 6], true),
            (vec![21, 2, 0], vec![913, 87, 0], false),
            (vec![0, 0], vec![0, 0], false),
            (vec![7], vec![1000], false),
            (vec![1999, 1], vec![999, 1], false),
            (vec![5000, 1], vec![999, 1], false),
            (vec![20, 3, 0, 0, 0, 0], vec![870, 130, 0, 0, 0, 0], false),
        ] {
            assert_eq!(shares(&counts), expected);
            assert_eq!(is_rounded(&counts), rounded, "{counts:?}");
        }
        assert_eq!(share(0, 0), 0);
    }
}
