//! Target: `content/organization.yaml`.

use super::city;

/// Reads, explains, checks and prints it, and makes the site.
pub fn run(data: &[u8]) {
    city::try_text("content/organization.yaml", data);
}
