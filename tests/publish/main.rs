//! Publishing: hosts of every kind, and what becomes of a site on them.

mod contract;
