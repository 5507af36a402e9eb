//! Records as they were read before, so that of a city that is read again only what has changed is.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::record::layout;
use crate::record::read::kind::Kind;
use crate::record::read::record::{Read, record};
use crate::record::validate::context::Context;
use crate::source::{Content, File, Tree};

/// What the last reading of a city leaves to the next. It may be of another state of the city, or
/// of another city: what is not the same text, read against the same texts, is read anew.
#[derive(Debug, Default)]
pub struct Cache {
    /// A [`Folder`] of its kind of records for each folder, by its path.
    folders: Mutex<HashMap<String, Arc<dyn Any + Send + Sync>>>,
}

/// The records of a folder, by path, and what they were read against.
#[derive(Debug)]
struct Folder<T> {
    inputs: Inputs,
    records: Vec<CachedRecord<T>>,
}

#[derive(Debug)]
struct CachedRecord<T> {
    path: String,
    text: Arc<String>,
    read: Read<T>,
}

/// The texts of the files that say what may stand in a record: a record is not read again for a
/// change of any other.
#[derive(Debug)]
struct Inputs([Option<Arc<String>>; 3]);

/// Reads the records of a folder, each in its own turn; those that are kept are not read.
pub(crate) fn read_all<T: Kind>(
    cache: Option<&Cache>,
    tree: &Tree,
    folder: &str,
    files: &[(&File, String)],
    context: &Context,
) -> Vec<Read<T>> {
    use rayon::prelude::*;

    let Some(cache) = cache else {
        return files.par_iter().map(|(file, _)| record(file, context)).collect();
    };
    let inputs = Inputs::of(tree, folder);
    let former = cache.folder::<T>(folder).filter(|it| it.inputs.is(&inputs));
    let read = |(file, _): &(&File, String)| {
        let former = former.as_ref().filter(|_| context.explained != Some(&*file.path));
        let known = former.and_then(|it| it.find(file));
        known.map_or_else(|| record(file, context), |it| it.read.clone())
    };
    let read: Vec<Read<T>> = files.par_iter().map(read).collect();
    let records = files.iter().zip(&read).filter_map(|((file, _), read)| {
        let text = text(file)?.clone();
        Some(CachedRecord { path: file.path.clone(), text, read: read.clone() })
    });
    cache.put(folder, Folder { inputs, records: records.collect() });
    read
}

impl Cache {
    fn folder<T: Kind>(&self, name: &str) -> Option<Arc<Folder<T>>> {
        let folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(folders.get(name)?).downcast().ok()
    }

    fn put<T: Kind>(&self, name: &str, folder: Folder<T>) {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.insert(name.to_owned(), Arc::new(folder));
    }
}

impl<T> Folder<T> {
    /// The record of a file whose text is the same.
    fn find(&self, file: &File) -> Option<&CachedRecord<T>> {
        let at = self.records.binary_search_by(|it| it.path.as_str().cmp(&file.path)).ok()?;
        let one = &self.records[at];
        Arc::ptr_eq(&one.text, text(file)?).then_some(one)
    }
}

impl Inputs {
    fn of(tree: &Tree, folder: &str) -> Self {
        let program = format!("{folder}_program.yaml");
        let files = [layout::SETTINGS, layout::ORGANIZATION, &program];
        Self(files.map(|it| tree.file(it).and_then(text).cloned()))
    }

    fn is(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        })
    }
}

fn text(file: &File) -> Option<&Arc<String>> {
    match &file.content {
        Content::Text(text) => Some(text),
        Content::Attachment(_) | Content::Unreadable(_) => None,
    }
}
