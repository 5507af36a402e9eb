//! Accepts connections: so many at once, and each has to say soon what it asks for, so that whoever hangs on keeps nobody
//! else from the preview.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::sleep;

/// How long a request may take to say what it asks for. It is also how long a connection may say nothing.
const HEADERS: Duration = Duration::from_secs(10);

/// How long such a request may be, in bytes; a page of kohyo asks with a few hundred.
const LONGEST: usize = 64 << 10;

/// How many connections there are at once: some for each of 50 colleagues, fewer than files that a program may open.
const MOST: usize = 400;

/// After this long a connection is accepted again when the system had none to give.
const RETRY: Duration = Duration::from_millis(100);

/// The address of this machine under which somebody has asked; none where the system does not say.
#[derive(Debug, Clone, Copy)]
pub(super) struct LocalAddress(pub(super) Option<IpAddr>);

/// Answers whoever connects, for ever.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(LONGEST);
    let free = Arc::new(Semaphore::new(MOST));
    while let Ok(permit) = Arc::clone(&free).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(RETRY).await;
            continue;
        };
        let local = stream.local_addr().ok().map(|it| it.ip().to_canonical());
        let service =
            TowerToHyperService::new(router.clone().layer(Extension(LocalAddress(local))));
        let connection = server.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // Whoever goes away, or hangs on, is no trouble of ours.
            let _ = connection.await;
            drop(permit);
        });
    }
}
