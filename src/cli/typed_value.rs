//! Values to choose from, typed as tables print them: in Japanese or English, full-width or half-width, in capitals or not.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};

use crate::japanese::fold;

/// Reads a value by its name or another word for it.
#[derive(Debug, Clone)]
pub(super) struct ByName<T>(PhantomData<T>);

impl<T> ByName<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for ByName<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        let folded = fold(&typed.to_string_lossy()).into_owned();
        let is_meant = |value: &&T| {
            let possible = value.to_possible_value();
            possible.is_some_and(|value| value.get_name_and_aliases().any(|it| fold(it) == folded))
        };
        match T::value_variants().iter().find(is_meant) {
            Some(value) => Ok(value.clone()),
            None => EnumValueParser::new().parse_ref(command, arg, typed),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(T::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}
