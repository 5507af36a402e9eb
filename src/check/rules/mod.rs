//! Every rule, one file each. A row here makes it known.

use super::rule::Rule;

/// Declares each rule's file and the table of all rules.
macro_rules! rules {
    ($($rule:ident,)*) => {
        $(pub(super) mod $rule;)*

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
    claim_contradicts_obligations,
    indicator_without_unit,
    unit_variants,
    no_outcome_indicator,
    indicator_without_values,
    unmeasurable_promise,
    direction_missing,
    target_against_direction,
    scale_undefined,
    scale_changed,
    number_gap,
    owner_abolished,
    wrong_year,
    promise_without_result,
    duplicate_indicator,
    misspelt_number,
    missing_axis,
    result_without_outcome,
    letter_among_digits,
    category_one_letter_apart,
    judgement_contradicts_value,
    sum_differs,
    overdue,
    late_publication,
    undated,
    no_due_date,
    no_record,
    embargoed,
    published_early,
    date_without_content,
    late_repeatedly,
    not_final,
    published_out_of_order,
    exempt_but_published,
    correction_before_publication,
    contact_missing,
    file_link_unmarked,
    dead_link,
    bare_url,
    unlinked_attachment,
    telephone_without_link,
    platform_characters,
    spelling_drift,
    dash_variants,
    placeholder,
    personal_name,
    html_tag,
    table_row_too_long,
}
