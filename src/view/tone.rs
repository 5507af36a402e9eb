//! The tones of pictures. A tone has one sign, one fill and one tint, which the style sheet gives to `data-tone` once, and
//! whatever shows a standing or a level shows it so: chips, bars, cells of tables, time lines and keys.

use crate::disclosure::StandingKind;
use crate::record::Tone;

/// The tone of what is there, on a day that nobody knows.
const UNKNOWN: &str = "unknown";

/// The tone of what is to come.
const PENDING: &str = "pending";

/// All tones: those of levels, from the best, and those that only standings have.
pub const TONES: [&str; 7] = ["best", "good", "caution", "bad", "none", UNKNOWN, PENDING];

/// The tone of a standing.
pub(crate) fn of_standing(kind: StandingKind) -> &'static str {
    match kind {
        StandingKind::OnTime => Tone::Good.name(),
        StandingKind::Late => Tone::Caution.name(),
        StandingKind::Overdue => Tone::Bad.name(),
        StandingKind::Exempt => Tone::None.name(),
        StandingKind::Undated => UNKNOWN,
        StandingKind::NotDue => PENDING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::FixedWord;

    #[test]
    fn every_standing_and_every_level_has_one_of_the_tones() {
        let standings: Vec<&str> = StandingKind::ALL.map(of_standing).to_vec();
        let levels = Tone::WORDS.iter().map(|it| it.0.name());
        for tone in levels.chain(standings.iter().copied()) {
            assert!(TONES.contains(&tone), "{tone}");
        }
        let alike = |tone: &str| standings.iter().filter(|it| **it == tone).count() > 1;
        assert!(!standings.iter().any(|it| alike(it)), "two standings look alike");
    }
}
