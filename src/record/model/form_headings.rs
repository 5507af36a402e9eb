//! What stands over the parts of a form for citizens: the city's own headings (見出し), words (呼び名) and remarks (注記).

use crate::record::key::Key;
use crate::record::model::field::Field;
use crate::record::model::form::Form;

impl Form {
    /// What citizens read for a built-in key.
    #[must_use]
    pub fn heading(&self, key: Key) -> &str {
        self.own(key).unwrap_or(key.word())
    }

    /// The city's own heading or word for a built-in key.
    #[must_use]
    pub fn own(&self, key: Key) -> Option<&str> {
        let heading = self.file.headings.iter().find(|(it, _)| self.is_named(it, key));
        let word = || self.words.iter().find(|(it, _)| *it == key);
        heading.map(|(_, it)| &**it).or_else(|| word().map(|(_, it)| &**it))
    }

    /// What citizens read for a declared field.
    #[must_use]
    pub fn field_heading<'a>(&'a self, field: &'a Field) -> &'a str {
        self.file.headings.iter().find(|(it, _)| *it == field.name).map_or(&field.name, |it| &it.1)
    }

    /// The remark below the heading of a declared field.
    #[must_use]
    pub fn field_note<'a>(&'a self, field: &'a Field) -> &'a str {
        self.file.notes.iter().find(|(it, _)| *it == field.name).map_or(&field.note, |it| &it.1)
    }

    /// What citizens read for a name that the city has given: of a declared field, a level, a period.
    #[must_use]
    pub fn heading_of<'a>(&'a self, name: &'a str) -> &'a str {
        self.own_of(name).unwrap_or(name)
    }

    /// The city's own heading for a name: of a built-in key, a declared field, a level, a period.
    #[must_use]
    pub fn own_of(&self, name: &str) -> Option<&str> {
        if let Some(key) = Key::find(name) {
            return self.own(key);
        }
        let heading = self.file.headings.iter().find(|(it, _)| **it == *name);
        heading.map(|(_, it)| &**it)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    #[must_use]
    pub fn heading_in(&self, block: Key, key: Key) -> &str {
        self.own_in(block, key).unwrap_or(key.word())
    }

    /// The city's own heading for a key of one block, or for the key.
    #[must_use]
    pub fn own_in(&self, block: Key, key: Key) -> Option<&str> {
        let scoped = self.file.headings.iter().find(|(name, _)| {
            let parts = name.split_once('.');
            parts.is_some_and(|(a, b)| self.is_named(a, block) && self.is_named(b, key))
        });
        scoped.map(|(_, it)| &**it).or_else(|| self.own(key))
    }

    /// The remark below the heading of a built-in key.
    #[must_use]
    pub fn note(&self, key: Key) -> &str {
        let note = self.file.notes.iter().find(|(it, _)| self.is_named(it, key));
        note.map_or("", |(_, it)| it)
    }

    /// What citizens read over a group.
    #[must_use]
    pub fn group_heading<'a>(&'a self, name: &'a str) -> &'a str {
        self.file.headings.iter().find(|(it, _)| **it == *name).map_or(name, |it| &it.1)
    }

    /// The remark below a heading that the city has given: of a group, a declared field.
    #[must_use]
    pub fn note_on(&self, name: &str) -> &str {
        match Key::find(name) {
            Some(key) => self.note(key),
            None => self.file.notes.iter().find(|(it, _)| **it == *name).map_or("", |it| &it.1),
        }
    }

    /// Whether a name is that of a built-in key or the word that people type for it. A name that the city gave a field of
    /// its own is that field's.
    fn is_named(&self, name: &str, key: Key) -> bool {
        (name == key.word() || name == self.word(key)) && self.field(name).is_none()
    }
}
