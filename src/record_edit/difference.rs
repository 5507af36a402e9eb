//! Two texts of a file as a patch.

use similar::TextDiff;

/// What changed in a file, as `git diff` shows it and `git apply` takes it. Empty when nothing did.
#[must_use]
pub fn unified_diff(before: &str, after: &str, name: &str) -> String {
    let difference = TextDiff::from_lines(before, after);
    difference.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_what_stands_around_it() {
        let difference = unified_diff("a\nb\nc\n", "a\nx\nc\n", "045.md");
        assert_eq!(difference, "--- a/045.md\n+++ b/045.md\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
        assert_eq!(unified_diff("a\n", "a\n", "045.md"), "");
    }
}
