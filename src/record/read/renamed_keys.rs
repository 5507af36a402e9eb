//! Reads a record whose keys are the city's own words into the structs, whose keys are built in.
//!
//! A renamed key is translated wherever a struct is read, never where the keys are data (years,
//! periods, categories). A declared field at the top of a record is set aside as an [`Extra`]. A field that the form
//! does not have (使わない項目) is no key.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};

use crate::record::key::Key;
use crate::record::model::field::Extra;
use crate::record::model::form::Form;
use crate::record::read::field_value::FieldSeed;

/// What is shared by all levels of one record while it is read.
#[derive(Clone, Copy)]
struct Reading<'f> {
    form: &'f Form,
    extra: &'f RefCell<Vec<Extra>>,
    /// The keys above what is read, and the one whose value is read.
    path: &'f RefCell<Vec<Key>>,
}

/// Reads a `T` and the declared fields next to it.
pub(crate) fn deserialize<'de, T, D>(form: &Form, inner: D) -> Result<(T, Vec<Extra>), D::Error>
where
    T: serde::Deserialize<'de>,
    D: Deserializer<'de>,
{
    let (extra, path) = (RefCell::default(), RefCell::default());
    let record = T::deserialize(Translated {
        inner,
        reading: Reading { form, extra: &extra, path: &path },
        level: Level::Top,
    })?;
    let mut extra = extra.into_inner();
    extra.sort_by_key(|it| it.field);
    Ok((record, extra))
}

/// Where in a record something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Top,
    Inside,
}

/// A deserializer, visitor or seed whose structs have translated keys.
struct Translated<'f, I> {
    inner: I,
    reading: Reading<'f>,
    level: Level,
}

impl<'f, I> Translated<'f, I> {
    fn wrap<J>(&self, inner: J) -> Translated<'f, J> {
        Translated { inner, reading: self.reading, level: Level::Inside }
    }
}

macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(
            self, $($argument: $type,)* visitor: V
        ) -> Result<V::Value, D::Error> {
            let visitor = Keys { visitor, reading: self.reading, level: self.level, of: Of::Data };
            self.inner.$method($($argument,)* visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Translated<'_, D> {
    type Error = D::Error;

    forward! {
        deserialize_any(); deserialize_bool(); deserialize_i8(); deserialize_i16();
        deserialize_i32(); deserialize_i64(); deserialize_u8(); deserialize_u16();
        deserialize_u32(); deserialize_u64(); deserialize_f32(); deserialize_f64();
        deserialize_char(); deserialize_str(); deserialize_string(); deserialize_bytes();
        deserialize_byte_buf(); deserialize_option(); deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str); deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize); deserialize_map();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier(); deserialize_ignored_any();
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = Keys { visitor, reading: self.reading, level: self.level, of: Of::Struct };
        self.inner.deserialize_struct(name, fields, visitor)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Translated<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let deserializer = self.wrap(deserializer);
        self.inner.deserialize(deserializer)
    }
}

/// Whether the keys of a map are those of a struct, or data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Struct,
    Data,
}

/// A visitor or a map whose keys are translated if they are a struct's.
struct Keys<'f, V> {
    visitor: V,
    reading: Reading<'f>,
    level: Level,
    of: Of,
}

impl<'f, V> Keys<'f, V> {
    fn wrap<I>(&self, inner: I) -> Translated<'f, I> {
        Translated { inner, reading: self.reading, level: Level::Inside }
    }
}

macro_rules! visit {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.visitor.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Keys<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    visit! {
        visit_bool: bool; visit_i64: i64; visit_u64: u64; visit_f64: f64; visit_char: char;
        visit_str: &str; visit_borrowed_str: &'de str; visit_string: String;
        visit_bytes: &[u8]; visit_borrowed_bytes: &'de [u8]; visit_byte_buf: Vec<u8>;
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let inner = self.wrap(inner);
        self.visitor.visit_some(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let inner = self.wrap(inner);
        self.visitor.visit_newtype_struct(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        let list = self.wrap(list);
        self.visitor.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let Self { visitor, reading, level, of } = self;
        visitor.visit_map(Keys { visitor: map, reading, level, of })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(data)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Translated<'_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        let seed = self.wrap(seed);
        self.inner.next_element_seed(seed)
    }
}

/// Reads one word that stands as a key, without keeping it.
struct Word<'f, 's, K> {
    reading: Reading<'f>,
    level: Level,
    /// Reads the built-in key; still there when the word was a declared field.
    seed: &'s mut Option<K>,
}

/// What a word stands for.
enum Found<T> {
    Field(usize),
    Key(T),
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Word<'_, '_, K> {
    type Value = Found<K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Word<'_, '_, K> {
    type Value = Found<K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        let Reading { form, path, .. } = self.reading;
        if let (Level::Top, Some(field)) = (self.level, form.field(word)) {
            return Ok(Found::Field(field));
        }
        let key = form.key(word).unwrap_or_default();
        if let Some(key) = Key::find(key) {
            path.borrow_mut().push(key);
            if form.leaves_out(&path.borrow()) {
                return Err(E::custom("a key that the form does not have"));
            }
        }
        // A built-in key that was renamed is no key any more: the empty word is none either.
        let key: StrDeserializer<E> = key.into_deserializer();
        let seed = self.seed.take().ok_or_else(|| E::custom("a key read twice"))?;
        seed.deserialize(key).map(Found::Key)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Keys<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if self.of == Of::Data {
            return self.visitor.next_key_seed(seed);
        }
        let Reading { form, extra, .. } = self.reading;
        let mut seed = Some(seed);
        loop {
            let word = Word { reading: self.reading, level: self.level, seed: &mut seed };
            let field = match self.visitor.next_key_seed(word)? {
                None => return Ok(None),
                Some(Found::Key(key)) => return Ok(Some(key)),
                Some(Found::Field(field)) => field,
            };
            let value = self.visitor.next_value_seed(FieldSeed(&form.fields()[field]))?;
            if extra.borrow().iter().any(|it| it.field == field) {
                return Err(A::Error::custom("a key stands twice"));
            }
            extra.borrow_mut().push(Extra { field, value });
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        let seed = self.wrap(seed);
        let value = self.visitor.next_value_seed(seed);
        if self.of == Of::Struct {
            self.reading.path.borrow_mut().pop();
        }
        value
    }
}
