//! Makes the pages of one reading of the city for one day, when they are asked for.
//!
//! What a page is made from refers to the records that it is about. So that nothing has to own both,
//! a thread holds them for as long as pages are asked of it.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use anyhow::{Result, anyhow};
use tokio::sync::oneshot;

use crate::disclosure::{Audience, Obligations, Public};
use crate::record::Library;
use crate::route::Routes;
use crate::site::Outputs;
use crate::source::Tree;

/// What pages are made from.
#[derive(Debug, Clone)]
pub(super) struct Inputs {
    /// The tree as it is shown, and those to fall back on when the theme in it is wrong.
    pub(super) trees: Vec<Tree>,
    pub(super) library: Arc<Library>,
    pub(super) obligations: Arc<Obligations>,
    /// The addresses for those who write, drafts among them.
    pub(super) routes: Arc<Routes>,
    /// The addresses for citizens, by which it is judged what is wrong.
    pub(super) public_routes: Arc<Routes>,
}

/// A thread that makes pages; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct RenderWorker {
    jobs: Sender<Job>,
}

/// What is known of a worker once it runs.
#[derive(Debug, Clone, Default)]
pub(super) struct Ready {
    /// What is wrong with the theme, so that another one is in use.
    pub(super) trouble: Option<String>,
    /// The path of the site on its host, with `/` at both ends.
    pub(super) base: String,
    /// Where the style sheets stand.
    pub(super) styles: Vec<String>,
    /// The address of the page of the file that was asked about.
    pub(super) page: Option<String>,
    /// How many pages there are.
    pub(super) pages: usize,
}

#[derive(Debug)]
struct Job {
    address: String,
    base: String,
    reply: oneshot::Sender<Answer>,
}

/// What a worker answers for an address.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page, and the file that it was written in.
    Page(Vec<u8>, Option<String>),
    /// A file of the theme, a table of data, an attachment.
    File(Vec<u8>),
    /// There is a page, but at the address with `/` at its end.
    Folder,
    /// There is nothing; the page that says so.
    Nothing(Vec<u8>),
    /// It cannot be made: why, and the file that it was written in.
    Failed(String, Option<String>),
}

impl RenderWorker {
    /// Starts a thread and waits until it can make pages. The page of the file `about` is looked
    /// for on the way.
    pub(super) fn start(inputs: Inputs, about: Option<String>) -> Result<(Self, Ready)> {
        let (jobs, received) = mpsc::channel();
        let (ready, is_ready) = mpsc::sync_channel(1);
        thread::Builder::new()
            .name("render-worker".to_owned())
            .spawn(move || work(&inputs, about.as_deref(), &ready, &received))?;
        let ready = is_ready.recv().map_err(|_| anyhow!("no page can be made"))??;
        Ok((Self { jobs }, ready))
    }

    /// Asks for what is at an address of the site, which is shown at the path `base` of the host.
    pub(super) async fn ask(&self, address: &str, base: &str) -> Answer {
        let (reply, answer) = oneshot::channel();
        let (address, base) = (address.to_owned(), base.to_owned());
        let asked = self.jobs.send(Job { address, base, reply }).is_ok();
        let ended = || Answer::Failed("the page could not be made".to_owned(), None);
        if asked { answer.await.unwrap_or_else(|_| ended()) } else { ended() }
    }
}

fn work(
    inputs: &Inputs,
    about: Option<&str>,
    ready: &SyncSender<Result<Ready>>,
    jobs: &Receiver<Job>,
) {
    let Inputs { trees, library, obligations, routes, .. } = inputs;
    let public = Public::of(library, obligations, Audience::Preview);
    let page = about.and_then(|it| routes.page_of_file(it));
    let mut trouble = None;
    for tree in trees {
        let made = Outputs::of(tree, public, routes, |outputs| {
            let told = ready.send(Ok(describe(outputs, trouble.clone(), page.clone())));
            for job in jobs.iter().take_while(|_| told.is_ok()) {
                // Whoever asked may have gone.
                let _ = job.reply.send(answer(outputs, &job.address, &job.base));
            }
            Ok(())
        });
        let Err(error) = made else { return };
        trouble.get_or_insert_with(|| format!("{error:#}"));
    }
    let _ = ready.send(Err(anyhow!(trouble.unwrap_or_default())));
}

fn describe(outputs: &Outputs, trouble: Option<String>, page: Option<String>) -> Ready {
    Ready {
        trouble,
        base: outputs.base().to_owned(),
        styles: outputs.styles().map(ToOwned::to_owned).collect(),
        page,
        pages: outputs.pages(),
    }
}

fn answer(outputs: &Outputs, address: &str, base: &str) -> Answer {
    let is_folder = address.is_empty() || address.ends_with('/');
    let file = if is_folder { format!("{address}index.html") } else { address.to_owned() };
    let Some(index) = outputs.find(&file) else {
        if !is_folder && outputs.find(&format!("{address}/index.html")).is_some() {
            return Answer::Folder;
        }
        let lost = outputs.find("404.html").map(|it| outputs.bytes_below(base, it));
        return match lost {
            Some(Ok(page)) => Answer::Nothing(page.into_owned()),
            Some(Err(error)) => Answer::Failed(format!("{error:#}"), None),
            None => Answer::Nothing(Vec::new()),
        };
    };
    let source = outputs.source(index).map(ToOwned::to_owned);
    match outputs.bytes_below(base, index) {
        Ok(page) if outputs.is_page(index) => Answer::Page(page.into_owned(), source),
        Ok(file) => Answer::File(file.into_owned()),
        Err(error) => Answer::Failed(format!("{error:#}"), source),
    }
}
