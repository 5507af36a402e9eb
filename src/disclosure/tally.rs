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
        self.total() - self.count(StandingKind::NotDue) - self.count(StandingKind::Exempt)
    }

    /// Each standing with its count and its share in tenths of a per cent, which add up to 1000.
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

/// Shares of counts in tenths of a per cent that add up to 1000, by the method of the largest
/// remainder; of equal remainders the earlier count gets the tenth. All 0 when there is nothing.
#[must_use]
pub fn shares(counts: &[usize]) -> Vec<usize> {
    const WHOLE: usize = 1000;
    let total: usize = counts.iter().sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|it| it * WHOLE / total).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&it| std::cmp::Reverse(counts[it] * WHOLE % total));
    let missing = WHOLE - shares.iter().sum::<usize>();
    for &index in order.iter().take(missing) {
        shares[index] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_by_the_largest_remainder() {
        for (counts, expected) in [
            (vec![1, 1, 1], vec![334, 333, 333]),
            (vec![21, 2, 0], vec![913, 87, 0]),
            (vec![0, 0], vec![0, 0]),
            (vec![7], vec![1000]),
            (vec![20, 3, 0, 0, 0, 0], vec![870, 130, 0, 0, 0, 0]),
        ] {
            assert_eq!(shares(&counts), expected);
        }
    }
}
