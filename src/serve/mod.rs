//! A preview of the site that keeps up with the folder.
//!
//! ```text
//! watch           which files were saved                                → paths
//! worker          has them read, and the rules asked once all is quiet
//! state           reads those files again, puts what is wrong aside     → Snapshot
//! render_worker   a thread with the records of a snapshot               → a page when it is asked for
//! hub             the snapshot of the moment; tells open pages that it has changed
//! connections     so many at once, none for long without a request
//! answer          requests: guard lets them in, inject and overlay put the bar into a page
//! ```
//!
//! Nothing is written, and nothing is made that nobody asks for.

mod answer;
mod connections;
mod findings_index;
mod guard;
mod hub;
mod inject;
mod network;
mod overlay;
mod render_worker;
mod running;
mod snapshot;
mod state;
mod watch;
mod worker;

use std::future;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use jiff::civil::Date;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use self::guard::Hosts;
use self::hub::Hub;
pub use self::running::running;
use self::state::PreviewState;
pub use self::watch::PollReason;
use crate::record::Settings;
use crate::words::{Language, Message, OrFail};

/// How a preview is served.
pub struct Options {
    /// The city's folder.
    pub root: PathBuf,
    /// The name or the number of what is listened on.
    pub host: String,
    /// The port; the next free one is taken when it is not. 0 is any.
    pub port: u16,
    /// Further names by which it may be asked for, such as that of a server that passes requests on.
    pub allowed_hosts: Vec<String>,
    /// Whether the folder is looked through again and again, for it does not tell of changes.
    pub poll: bool,
    /// Whether open pages go to the page that was saved.
    pub follow: bool,
    /// The language of what the preview says.
    pub language: Language,
    /// The days that a city with these settings is shown for.
    pub days: Box<DaysOf>,
    /// Takes what there is to say in the meantime.
    pub on_event: Box<dyn Fn(Event) + Send + Sync>,
}

/// The days that a city with these settings, if they can be read, is shown for.
pub type DaysOf = dyn Fn(Option<&Settings>) -> Days + Send + Sync;

/// The days of a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The day that pages are shown for.
    pub shown: Date,
    /// The day that the public site would speak for now.
    pub public: Date,
}

/// What a server has to say.
#[derive(Debug)]
pub enum Event {
    /// Pages can be asked for at this address.
    Ready {
        /// The address of the home page.
        url: String,
        /// The port that was asked for, when it was taken.
        taken: Option<u16>,
        /// The addresses of the home page for others in the network; none when only this machine can ask.
        others: Option<Vec<String>>,
        /// How many errors there are.
        errors: usize,
    },
    /// The folder is looked through again and again from now on.
    Polling {
        /// Why.
        reason: PollReason,
    },
    /// Files have changed and were read.
    Changed {
        /// Which.
        paths: Vec<String>,
        /// How many errors there are now.
        errors: usize,
        /// How long it took.
        time: Duration,
    },
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("root", &self.root).finish_non_exhaustive()
    }
}

/// How many ports are tried.
const PORTS: u16 = 100;

/// Serves a preview until it is stopped by Ctrl-C or by the system.
///
/// # Errors
///
/// The folder cannot be read, or there is no port to listen on.
pub fn serve(options: Options) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (listener, address, taken) = runtime.block_on(listen(&options))?;
    let addresses = network::addresses(address.ip());
    let named = [options.host.clone()].into_iter().chain(options.allowed_hosts.iter().cloned());
    let hosts = Hosts::new(named, addresses.iter().flatten().copied());
    let options = Arc::new(options);
    let state = PreviewState::new(Arc::clone(&options))?;
    let hub = Arc::new(Hub::new(Arc::clone(&options), hosts, server(), state.now()));
    let port = address.port();
    let url = url(&options.host, port, &hub);
    let of_address = |it: &IpAddr| self::url(&it.to_string(), port, &hub);
    let others = addresses.map(|it| it.iter().map(of_address).collect());
    worker::start(&options.root, options.poll, Arc::clone(&hub), state)?;
    let served = runtime.spawn(connections::serve(listener, answer::router(Arc::clone(&hub))));
    let stop = runtime.block_on(async { StopSignals::new() })?;
    (options.on_event)(Event::Ready { url, taken, others, errors: hub.status().errors });
    runtime.block_on(stop.received())?;
    // Open pages listen for ever and are not waited for.
    served.abort();
    runtime.shutdown_background();
    Ok(())
}

/// The first free port from the one that was asked for on.
async fn listen(options: &Options) -> Result<(TcpListener, SocketAddr, Option<u16>)> {
    let mut port = options.port;
    let last = port.saturating_add(PORTS);
    loop {
        match bind(&options.host, port).await {
            Ok(listener) => {
                let address = listener.local_addr()?;
                let taken = (port != options.port).then_some(options.port);
                return Ok((listener, address, taken));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse && port < last => port += 1,
            Err(error) => {
                return Err(error).or_fail(|| {
                    Message::new("serve-cannot-listen")
                        .with("host", options.host.clone())
                        .with("port", port.to_string())
                });
            }
        }
    }
}

async fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let addresses: Vec<SocketAddr> = if let Ok(ip) = host.parse::<IpAddr>() {
        vec![SocketAddr::new(ip, port)]
    } else {
        let mut found: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
        // IPv4 first: what people type is `127.0.0.1`.
        found.sort_by_key(SocketAddr::is_ipv6);
        found
    };
    TcpListener::bind(addresses.as_slice()).await
}

/// Where a browser finds the home page.
fn url(host: &str, port: u16, hub: &Hub) -> String {
    let base = hub.now().shown.as_ref().map_or_else(|| "/".to_owned(), |it| it.ready.base.clone());
    let host = match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => "localhost".to_owned(),
        Ok(ip) if ip.is_ipv6() => format!("[{ip}]"),
        Ok(ip) => ip.to_string(),
        Err(_) => host.to_owned(),
    };
    format!("http://{host}:{port}{base}")
}

/// A name that no other server has.
fn server() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", now.as_nanos(), std::process::id())
}

/// What ends the server: Ctrl-C, or the system.
#[cfg(unix)]
struct StopSignals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignals {
    /// From now on the signals are received; without that they end the program at once. Inside a
    /// runtime.
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits for one of them.
    async fn received(mut self) -> io::Result<()> {
        future::poll_fn(|context| {
            let interrupted = self.interrupt.poll_recv(context).is_ready();
            if interrupted || self.terminate.poll_recv(context).is_ready() {
                return std::task::Poll::Ready(Ok(()));
            }
            std::task::Poll::Pending
        })
        .await
    }
}

/// What ends the server: Ctrl-C.
#[cfg(not(unix))]
struct StopSignals;

#[cfg(not(unix))]
impl StopSignals {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    /// Waits for it.
    async fn received(self) -> io::Result<()> {
        tokio::signal::ctrl_c().await
    }
}
