//! Whether a target was met, and what part of it: the one reading of a target and of what came of it. The rules ask here
//! before they doubt a grade, and the charts before they tell citizens, so that the two never
//! disagree.
//!
//! What is said of an achievement errs on the side of silence: [`Achievement::Unclear`] is an answer.

mod amount;
mod rate;

pub use amount::Amount;
pub use rate::{NotComputed, Percent, Rate, rate};

use crate::japanese::{fold, is_letter};
use crate::record::{Direction, Present};

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Achievement {
    /// What was planned came about.
    Met,
    /// It did not.
    Missed,
    /// Only a reader can tell.
    Unclear,
}

/// Marks for what was done and for what was not, or not all of it (○△×).
const DONE: [&str; 5] = ["○", "◯", "〇", "◎", "済"];
const NOT_DONE: [&str; 6] = ["×", "✕", "✖", "✗", "☓", "△"];

/// What a mark stands for in a plan.
const CARRIED_OUT: &str = "実施";

/// Words that take something of a result back.
const WANTING: [&str; 9] = ["一部", "除", "未", "ない", "なか", "遅", "延期", "中止", "見送"];

/// Words for what is yet to be done.
const NOT_YET: [&str; 7] = ["未", "不", "非", "準備", "検討", "予定", "途中"];

/// Whether the result is what the target asks for; none where nothing was planned.
///
/// `unit` is that of numbers which stand alone (単位). Amounts are compared when they are of one unit:
/// in the direction that is the better one, and against the words of the target (以上, 以内, 3〜5件),
/// which need none. Other texts are met when they are said again.
///
/// ```
/// use kohyo::achievement::{Achievement::{Met, Missed, Unclear}, assess};
/// use kohyo::record::Direction;
///
/// assert_eq!(assess("20", "18分", "分", Some(Direction::Lower)), Some(Met));
/// assert_eq!(assess("80％以上", "79.5％", "", None), Some(Missed));
/// assert_eq!(assess("80％", "79.5％", "", None), Some(Unclear));
/// assert_eq!(assess("実施", "全庁実施", "", None), Some(Met));
/// assert_eq!(assess("－", "実施", "", None), None);
/// ```
#[must_use]
pub fn assess(
    target: &str,
    result: &str,
    unit: &str,
    direction: Option<Direction>,
) -> Option<Achievement> {
    if !is_planned(target) {
        return None;
    }
    if !result.is_given() {
        return Some(Achievement::Unclear);
    }
    Some(match (Amount::parse(target, unit), Amount::parse(result, unit)) {
        (Some(target), Some(result)) if target.is_in_unit_of(&result) => {
            of_amounts(&target, &result, direction)
        }
        (target_amount, _) => of_words(target, result, target_amount.is_some()),
    })
}

/// Whether a text plans anything: a dash and 実施予定なし do not.
#[must_use]
pub fn is_planned(target: &str) -> bool {
    const NOTHING: &[&str] = &["予定なし", "計画なし", "事項なし", "実施なし", "対象外", "未定"];
    target.is_given() && !NOTHING.iter().any(|it| target.ends_with(it))
}

/// Whether a value is worse than another by the direction that is the better one; not where there is
/// none, nor where the two cannot be compared.
#[must_use]
pub fn is_worse(value: &Amount, other: &Amount, direction: Option<Direction>) -> bool {
    let (Some(value_number), Some(other_number)) = (value.number(), other.number()) else {
        return false;
    };
    value.is_in_unit_of(other)
        && match direction {
            Some(Direction::Higher) => value_number < other_number,
            Some(Direction::Lower) => value_number > other_number,
            Some(Direction::Maintain | Direction::None) | None => false,
        }
}

fn of_amounts(target: &Amount, result: &Amount, direction: Option<Direction>) -> Achievement {
    let wanted = match direction {
        Some(Direction::Higher) => target.or_more(),
        Some(Direction::Lower) => target.or_less(),
        Some(Direction::Maintain | Direction::None) | None => Some(target.clone()),
    };
    // 20人以上, of which less is better: one of the two is a slip.
    let Some(wanted) = wanted else { return Achievement::Unclear };
    // A number of which nobody said which way is better can be met to the letter only.
    let is_bare = wanted.is_exact();
    match (wanted.contains(result), wanted.is_apart_from(result)) {
        (true, _) => Achievement::Met,
        (false, true) if !is_bare => Achievement::Missed,
        (false, _) => Achievement::Unclear,
    }
}

fn of_words(target: &str, result: &str, is_target_amount: bool) -> Achievement {
    let (target, result) = (fold(target), fold(result));
    if DONE.contains(&&*result) {
        // A mark does not say how many.
        return if is_target_amount { Achievement::Unclear } else { Achievement::Met };
    }
    if NOT_DONE.contains(&&*result) {
        return Achievement::Missed;
    }
    let target = if DONE.contains(&&*target) { CARRIED_OUT } else { &target };
    let (target_letters, result_letters) = (letters(target), letters(&result));
    let is_same = if is_target_amount || target_letters.is_empty() {
        *target == *result
    } else {
        target_letters == result_letters
    };
    if is_same {
        return Achievement::Met;
    }
    if WANTING.iter().any(|it| result_letters.contains(it) && !target_letters.contains(it)) {
        return Achievement::Missed;
    }
    let is_said_again = if is_target_amount {
        // 100%達成 and 12回（毎月1回）, but not 20件から15件に減少.
        let has_digits = |text: &str| text.contains(|it: char| it.is_ascii_digit());
        result.strip_prefix(target).is_some_and(|it| it.starts_with('(') || !has_digits(it))
    } else {
        !target_letters.is_empty() && says_again(&result_letters, &target_letters)
    };
    if is_said_again && !NOT_YET.iter().any(|it| result_letters.contains(it)) {
        Achievement::Met
    } else {
        Achievement::Unclear
    }
}

/// Whether a text has another in it, and not in the midst of a number: 約10 is not in 約100.
fn says_again(text: &str, part: &str) -> bool {
    let is_number = |a: Option<char>, b: Option<char>| {
        a.zip(b).is_some_and(|(a, b)| a.is_ascii_digit() && b.is_ascii_digit())
    };
    let (first, last) = (part.chars().next(), part.chars().next_back());
    text.match_indices(part).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + part.len()..].chars().next();
        !is_number(before, first) && !is_number(last, after)
    })
}

/// A folded text without its punctuation.
fn letters(folded: &str) -> String {
    let mut letters = String::with_capacity(folded.len());
    letters.extend(folded.chars().filter(|it| is_letter(*it) || *it == '%'));
    letters
}
