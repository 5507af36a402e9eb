//! Whether what was read may stand as it is: the quick look at every record.

pub(super) mod quick;
