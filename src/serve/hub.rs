//! What the server shows now, and the word to open pages that it has changed.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::response::sse::{self, KeepAlive, Sse};
use jiff::civil::Date;
use serde::Serialize;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::Options;
use super::guard::Hosts;
use super::snapshot::Snapshot;
use crate::diagnostic::Severity;
use crate::words::Words;

/// How many pages are remembered for the case that their template breaks.
const REMEMBERED: usize = 200;

/// What all answers are made from.
#[derive(Debug)]
pub(super) struct Hub {
    pub(super) options: Arc<Options>,
    /// What a request may be for.
    pub(super) hosts: Hosts,
    /// What is said to whoever looks at a preview.
    pub(super) words: Words,
    /// Tells a page of an earlier server that it is not of this one.
    server: String,
    now: Mutex<Arc<Snapshot>>,
    status: watch::Sender<Status>,
    /// Pages as they could last be made, with their days and addresses, the newest first.
    good: Mutex<VecDeque<(Date, String, Vec<u8>)>>,
}

/// What an open page needs to know to be as new as the folder. Each says all of it, so that none
/// has to arrive.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Status {
    /// Which server speaks.
    pub(super) server: String,
    /// The pages are other ones.
    pub(super) revision: u64,
    /// The style sheets are other ones.
    pub(super) style: u64,
    /// The rules have been asked.
    pub(super) checked: bool,
    /// Where the style sheets stand.
    pub(super) styles: Vec<String>,
    /// The page to go to, from the top of the site, if pages are to follow what is saved.
    pub(super) follow: Option<String>,
    /// How many errors, warnings and notes there are.
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    /// How many pages there are.
    pub(super) pages: usize,
}

impl Status {
    /// It as JSON.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Hub {
    pub(super) fn new(
        options: Arc<Options>,
        hosts: Hosts,
        server: String,
        now: Arc<Snapshot>,
    ) -> Self {
        let words = Words::new(options.language);
        let (status, _) = watch::channel(Status::default());
        let now = Mutex::new(now);
        let hub = Self { options, hosts, words, server, now, status, good: Mutex::default() };
        hub.publish_status();
        hub
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows something else from now on, and tells open pages.
    pub(super) fn put(&self, now: Arc<Snapshot>) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
        self.publish_status();
    }

    /// Tells open pages how things are.
    pub(super) fn publish_status(&self) {
        self.status.send_replace(self.status());
    }

    /// How things are.
    pub(super) fn status(&self) -> Status {
        let now = self.now();
        let ready = now.shown.as_ref().map(|it| it.ready.clone()).unwrap_or_default();
        Status {
            server: self.server.clone(),
            revision: now.revision,
            style: now.style,
            checked: now.rules.get().is_some(),
            styles: ready.styles,
            follow: ready.page.filter(|_| self.options.follow),
            errors: now.count(Severity::Error),
            warnings: now.count(Severity::Warning),
            notes: now.count(Severity::Note),
            pages: ready.pages,
        }
    }

    /// The stream of events of an open page: how things are, and again whenever that changes.
    pub(super) fn events(&self) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>> + use<>> {
        let statuses = WatchStream::new(self.status.subscribe());
        let event = |it: Status| sse::Event::default().data(it.json());
        Sse::new(statuses.map(move |it| Ok(event(it)))).keep_alive(KeepAlive::default())
    }

    /// Remembers a page that could be made.
    pub(super) fn remember(&self, day: Date, address: &str, page: &[u8]) {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        good.retain(|(of, at, _)| (*of, at.as_str()) != (day, address));
        good.truncate(REMEMBERED - 1);
        good.push_front((day, address.to_owned(), page.to_vec()));
    }

    /// The page of an address as it could last be made.
    pub(super) fn remembered(&self, day: Date, address: &str) -> Option<Vec<u8>> {
        let good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        let found = good.iter().find(|(of, at, _)| (*of, at.as_str()) == (day, address));
        found.map(|(_, _, page)| page.clone())
    }
}
