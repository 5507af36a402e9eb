//! No call waits for ever.

use std::future::Future;
use std::time::Duration;

use tokio::time::timeout;

use super::{HostError, HostErrorKind};

/// Waits for what may hang, and no longer than it may take.
pub(in crate::publish) async fn in_time<T>(
    limit: Duration,
    place: &str,
    work: impl Future<Output = T>,
) -> Result<T, HostError> {
    let seconds = limit.as_secs_f32();
    timeout(limit, work).await.map_err(|_| {
        let detail = format!("no answer in {seconds} seconds");
        HostError::new(HostErrorKind::Temporary, place, detail)
    })
}
