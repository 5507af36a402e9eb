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
    overdue,
}
