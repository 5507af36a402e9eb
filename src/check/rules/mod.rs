//! Every rule, one file each. A row here makes it known.

use super::rule::Rule;

/// Declares each rule's file and the table of all rules.
macro_rules! rules {
    ($($rule:ident,)*) => {
        $(mod $rule;)*

        /// Every rule, in the order of the codes.
        pub static RULES: &[&Rule] = &[$(&$rule::RULE,)*];
    };
}

rules! {
    text_unchanged,
    text_near_duplicate,
    boilerplate,
    actual_copies_plan,
    grade_without_text,
    text_without_grade,
    empty_remark,
    late_without_countermeasure,
    late_units_unnamed,
    late_unquantified,
    behind_repeatedly,
    grade_unexplained,
    grade_despite_delay,
    indicator_grade_conflict,
    target_weakened,
    missing_result,
    other_year_mentioned,
    new_due_passed,
    new_due_too_early,
    overall_above_annual,
    overdue,
}
