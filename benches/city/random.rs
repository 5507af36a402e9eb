//! Chance that repeats itself: the same seed gives the same city on every machine.

/// `SplitMix64`: ten lines, no state but a counter, and good enough to tell sheets apart.
pub(crate) struct Random(u64);

impl Random {
    /// The chance of one sheet. Each sheet has its own, so that a city of 1,000 sheets begins
    /// with the sheets of a city of 100.
    pub(crate) fn new(seed: u64, sheet: usize) -> Self {
        let mut random = Self(seed);
        let stream = random.next();
        Self(stream ^ (sheet as u64).wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` up to, and with, `high`.
    pub(crate) fn number(&mut self, low: usize, high: usize) -> usize {
        let span = (high - low + 1) as u64;
        low + usize::try_from(self.next() % span).expect("a small number")
    }

    /// One of these.
    pub(crate) fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.number(0, words.len() - 1)]
    }
}
