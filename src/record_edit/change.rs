//! Edits of the values, before anything is written.

use serde_json::Value;

use super::node::{Content, Entry, Node};
use super::parse::{self, DEPTH};
use super::{Change, Edit, EditError, Keys, Step};

/// Makes one edit.
pub(super) fn make(root: &mut Node, edit: &Edit, keys: &dyn Keys) -> Result<(), EditError> {
    let walk = Walk { path: &edit.path, keys };
    match &edit.change {
        Change::Set(_) | Change::Write(_) if edit.path.len() > DEPTH => Err(walk.cannot()),
        Change::Set(value) => walk.set(root, 0, value),
        Change::Write(yaml) => walk.write(root, yaml),
        Change::Remove if edit.path.is_empty() => Err(walk.cannot()),
        Change::Remove => walk.remove(root, 0).map(|_| ()),
    }
}

/// What stands at a path.
pub(super) fn find<'n>(
    root: &'n Node,
    path: &[Step],
    keys: &dyn Keys,
) -> Result<Option<&'n Node>, EditError> {
    let walk = Walk { path, keys };
    let mut node = root;
    for depth in 0..path.len() {
        match walk.position(node, depth)? {
            Some(at) => node = &node.entries()[at].node,
            None => return Ok(None),
        }
    }
    Ok(Some(node))
}

/// A way through the values.
struct Walk<'a> {
    path: &'a [Step],
    keys: &'a dyn Keys,
}

impl Walk<'_> {
    fn cannot(&self) -> EditError {
        EditError::CannotEdit { path: self.path.to_vec() }
    }

    /// Where the next step leads to among the rows or items of a value.
    fn position(&self, node: &Node, depth: usize) -> Result<Option<usize>, EditError> {
        match (&self.path[depth], &node.content) {
            (Step::Key(key), Content::Table(rows)) => {
                same(self.keys, &self.path[..depth], rows, key)
            }
            (Step::Item(item), Content::List(items)) => {
                Ok(Some(*item).filter(|it| *it < items.len()))
            }
            (Step::Key(_) | Step::Item(_), _) => Ok(None),
        }
    }

    fn set(&self, node: &mut Node, depth: usize, value: &Value) -> Result<(), EditError> {
        let Some(step) = self.path.get(depth) else {
            return assign(node, value, self.path, self.keys);
        };
        if node.is_alias() {
            return Err(self.cannot());
        }
        if let Some(at) = self.position(node, depth)?
            && let Some(entry) = node.entries_mut().and_then(|it| it.get_mut(at))
        {
            return self.set(&mut entry.node, depth + 1, value);
        }
        self.make_room(node, depth)?;
        let (key, at) = match step {
            Step::Key(key) => {
                (key.as_str(), place(self.keys, &self.path[..depth], node.entries(), key))
            }
            Step::Item(item) if *item == node.entries().len() => ("", *item),
            Step::Item(_) => {
                return Err(EditError::BeyondList { path: self.path[..=depth].to_vec() });
            }
        };
        let mut entry = Entry::new(key, Content::Nothing);
        self.set(&mut entry.node, depth + 1, value)?;
        node.entries_mut().ok_or_else(|| self.cannot())?.insert(at, entry);
        Ok(())
    }

    /// Puts lines of YAML where nothing stands.
    fn write(&self, root: &mut Node, yaml: &str) -> Result<(), EditError> {
        if self.path.is_empty() || find(root, self.path, self.keys)?.is_some() {
            return Err(self.cannot());
        }
        let parsed = parse::parse(yaml)?;
        if parsed.unusual {
            return Err(self.cannot());
        }
        self.set(root, 0, &Value::Null)?;
        let mut node = root;
        for depth in 0..self.path.len() {
            let at = self.position(node, depth)?;
            let entries = node.entries_mut().ok_or_else(|| self.cannot())?;
            let entry = at.and_then(|it| entries.get_mut(it)).ok_or_else(|| self.cannot())?;
            node = &mut entry.node;
        }
        *node = parsed.root.without_places();
        node.typed = Some(yaml.to_owned());
        Ok(())
    }

    /// Makes a table or a list, as the next step needs it, of what is nothing.
    fn make_room(&self, node: &mut Node, depth: usize) -> Result<(), EditError> {
        let path = || self.path[..depth].to_vec();
        let is_key = matches!(self.path[depth], Step::Key(_));
        match &node.content {
            Content::Text { .. } => return Err(EditError::PathThroughScalar { path: path() }),
            Content::List(_) if is_key => return Err(EditError::WrongStep { path: path() }),
            Content::Table(_) if !is_key => return Err(EditError::WrongStep { path: path() }),
            // The front matter is a table.
            Content::Nothing if depth == 0 && !is_key => {
                return Err(EditError::WrongStep { path: path() });
            }
            Content::Nothing if is_key => node.content = Content::Table(Vec::new()),
            Content::Nothing => node.content = Content::List(Vec::new()),
            Content::List(_) | Content::Table(_) => {}
        }
        if let Some(origin) = node.origin.as_ref().filter(|it| it.seats.is_empty()) {
            if origin.guarded {
                return Err(self.cannot());
            }
            node.changed = true;
        }
        Ok(())
    }

    /// Takes out what the path leads to, if it is there. Whether the value has nothing left then.
    fn remove(&self, node: &mut Node, depth: usize) -> Result<bool, EditError> {
        let Some(at) = self.position(node, depth)? else { return Ok(false) };
        if node.is_alias() {
            return Err(self.cannot());
        }
        let is_last = depth + 1 == self.path.len();
        let Some(entries) = node.entries_mut() else { return Ok(false) };
        if !is_last && !self.remove(&mut entries[at].node, depth + 1)? {
            return Ok(false);
        }
        entries.remove(at);
        Ok(entries.is_empty())
    }
}

/// Which of the rows has the key, in any spelling.
fn same(
    keys: &dyn Keys,
    parent: &[Step],
    rows: &[Entry],
    key: &str,
) -> Result<Option<usize>, EditError> {
    let is = |it: &Entry| it.key == key || keys.same(parent, &it.key, key);
    let mut found = rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(at, _)| at);
    let first = found.next();
    if found.next().is_some() {
        let path = parent.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
        return Err(EditError::KeyTwice { path });
    }
    Ok(first)
}

/// Where a new key goes among the rows.
fn place(keys: &dyn Keys, parent: &[Step], rows: &[Entry], key: &str) -> usize {
    let is_greater = |it: &Entry| keys.compare(parent, &it.key, key).is_gt();
    rows.iter().position(is_greater).unwrap_or(rows.len())
}

/// Gives a value to what stands at a path. What of it stays the same stays as it is typed.
fn assign(node: &mut Node, value: &Value, path: &[Step], keys: &dyn Keys) -> Result<(), EditError> {
    let new = Content::of(value);
    if is_equal(node, &new, path, keys)? {
        return Ok(());
    }
    if node.is_alias() {
        return Err(EditError::CannotEdit { path: path.to_vec() });
    }
    match (&mut node.content, &new) {
        (Content::Table(rows), Content::Table(wanted))
            if !rows.is_empty() && !wanted.is_empty() =>
        {
            merge(rows, wanted, value, path, keys)
        }
        (Content::List(items), Content::List(wanted))
            if !items.is_empty() && !wanted.is_empty() =>
        {
            items.truncate(wanted.len());
            let values = value.as_array().map_or(&[][..], Vec::as_slice);
            for (at, (item, value)) in items.iter_mut().zip(values).enumerate() {
                assign(&mut item.node, value, &below(path, Step::Item(at)), keys)?;
            }
            items.extend(wanted.iter().skip(items.len()).cloned());
            Ok(())
        }
        _ => replace(node, new, path),
    }
}

/// Makes the rows of a table those that are wanted.
fn merge(
    rows: &mut Vec<Entry>,
    wanted: &[Entry],
    value: &Value,
    path: &[Step],
    keys: &dyn Keys,
) -> Result<(), EditError> {
    let is = |a: &Entry, b: &Entry| a.key == b.key || keys.same(path, &a.key, &b.key);
    rows.retain(|row| wanted.iter().any(|it| is(row, it)));
    for new in wanted {
        if let Some(at) = same(keys, path, rows, &new.key)? {
            let key = below(path, Step::Key(new.key.clone()));
            assign(&mut rows[at].node, &value[&new.key], &key, keys)?;
        } else {
            rows.insert(place(keys, path, rows, &new.key), new.clone());
        }
    }
    Ok(())
}

/// Puts a value into the place of another one as a whole.
fn replace(node: &mut Node, new: Content, path: &[Step]) -> Result<(), EditError> {
    let is_guarded = !node.changed && node.origin.as_ref().is_some_and(|it| it.guarded);
    let is_root = path.is_empty();
    let is_table = matches!(new, Content::Table(_));
    let is_nothing = matches!(node.content, Content::Nothing);
    if is_guarded || is_root && !(is_table && is_nothing) {
        return Err(EditError::CannotEdit { path: path.to_vec() });
    }
    node.content = new;
    node.changed = true;
    Ok(())
}

/// Whether a value says the same already.
fn is_equal(node: &Node, new: &Content, path: &[Step], keys: &dyn Keys) -> Result<bool, EditError> {
    match (&node.content, new) {
        (Content::Nothing, Content::Nothing) => Ok(true),
        (Content::Text { text: a, .. }, Content::Text { text: b, .. }) => Ok(a == b),
        (Content::List(items), Content::List(wanted)) if items.len() == wanted.len() => {
            for (at, (item, new)) in items.iter().zip(wanted).enumerate() {
                let path = below(path, Step::Item(at));
                if !is_equal(&item.node, &new.node.content, &path, keys)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        (Content::Table(rows), Content::Table(wanted)) if rows.len() == wanted.len() => {
            for new in wanted {
                let Some(at) = same(keys, path, rows, &new.key)? else { return Ok(false) };
                let path = below(path, Step::Key(new.key.clone()));
                if !is_equal(&rows[at].node, &new.node.content, &path, keys)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn below(path: &[Step], step: Step) -> Vec<Step> {
    path.iter().cloned().chain([step]).collect()
}
