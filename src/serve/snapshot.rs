//! What the server shows at a moment: one reading of the city, and what is wrong with it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use super::Days;
use super::findings_index::FindingsIndex;
use super::render_worker::{Inputs, Ready, RenderWorker};
use crate::diagnostic::Severity;
use crate::disclosure::{Audience, Obligations, Public};
use crate::source::Tree;

/// How many other days are kept at once, for whoever compares two.
const OTHER_DAYS: usize = 4;

/// A moment of the city.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Goes up when pages have changed.
    pub(super) revision: u64,
    /// Goes up when only style sheets have.
    pub(super) style: u64,
    /// The files as they are on disk.
    pub(super) disk: Tree,
    /// What is wrong with them.
    pub(super) findings: FindingsIndex,
    /// What the rules found in what is shown; they are asked after it is.
    pub(super) rules: OnceLock<FindingsIndex>,
    /// What is wrong besides that: with a template, or with the disk.
    pub(super) trouble: Option<String>,
    /// What is shown; none when the city could not be read even once.
    pub(super) shown: Option<Arc<Shown>>,
}

/// A draft that has a page.
#[derive(Debug)]
pub(super) struct DraftPage {
    /// The file.
    pub(super) file: String,
    /// The addresses of its page, from the top of the site, in each language; the main one first.
    pub(super) addresses: Vec<String>,
}

/// The pages of a moment. It is the last good one's where the city is wrong now.
#[derive(Debug)]
pub(super) struct Shown {
    /// What the pages are made from.
    pub(super) inputs: Inputs,
    /// The days it is shown for.
    pub(super) days: Days,
    /// What is known of its worker.
    pub(super) ready: Ready,
    /// The drafts, which are shown here only.
    pub(super) drafts: Vec<DraftPage>,
    render_worker: Arc<RenderWorker>,
    others: Mutex<Vec<(Date, Arc<RenderWorker>)>>,
}

impl Snapshot {
    /// How many findings there are of a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        let of_rules = self.rules.get().map_or(0, |it| it.count(severity));
        let trouble = usize::from(severity == Severity::Error && self.trouble.is_some());
        self.findings.count(severity) + of_rules + trouble
    }
}

impl Shown {
    pub(super) fn new(
        inputs: Inputs,
        days: Days,
        (render_worker, ready): (RenderWorker, Ready),
    ) -> Self {
        let public = Public::of(&inputs.library, &inputs.obligations, Audience::Preview);
        let languages = || inputs.routes.languages().iter().map(|it| it.folder);
        let draft = |file: &str| {
            let address = inputs.routes.page_of_file(file)?;
            let addresses = languages().map(|folder| format!("{folder}{address}")).collect();
            Some(DraftPage { file: file.to_owned(), addresses })
        };
        let drafts = public.drafts().into_iter().filter_map(draft).collect();
        Self {
            inputs,
            days,
            drafts,
            ready,
            render_worker: Arc::new(render_worker),
            others: Mutex::default(),
        }
    }

    /// What makes the pages of a day.
    ///
    /// # Errors
    ///
    /// It cannot be started.
    pub(super) fn render_worker(&self, day: Date) -> anyhow::Result<Arc<RenderWorker>> {
        if day == self.days.shown {
            return Ok(Arc::clone(&self.render_worker));
        }
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, render_worker)) = others.iter().find(|(it, _)| *it == day) {
            return Ok(Arc::clone(render_worker));
        }
        let obligations = Arc::new(Obligations::new(&self.inputs.library, day));
        let (render_worker, _) =
            RenderWorker::start(Inputs { obligations, ..self.inputs.clone() }, None)?;
        let render_worker = Arc::new(render_worker);
        others.insert(0, (day, Arc::clone(&render_worker)));
        others.truncate(OTHER_DAYS);
        Ok(render_worker)
    }
}
