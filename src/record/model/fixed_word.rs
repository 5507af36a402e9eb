//! Values that are one of a few words, whatever the form calls its fields: each can be typed in Japanese and in English.

use crate::calendar::Naming;

/// A value that is one of a few words.
pub trait FixedWord: Sized + Copy + 'static {
    /// Each with its word in Japanese and in English.
    const WORDS: &'static [(Self, &'static str, &'static str)];

    /// The value that a text says, in whatever case its letters are.
    #[must_use]
    fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        let is = |it: &&(Self, &str, &str)| text == it.1 || text.eq_ignore_ascii_case(it.2);
        Self::WORDS.iter().find(is).map(|it| it.0)
    }

    /// The words to choose from in a city's language.
    #[must_use]
    fn words(naming: Naming) -> Vec<&'static str> {
        let word = |it: &(Self, &'static str, &'static str)| match naming {
            Naming::Era => it.1,
            Naming::Western => it.2,
        };
        Self::WORDS.iter().map(word).collect()
    }
}

/// Gives an enum its words, reads it by them, and says so in the schema.
macro_rules! fixed_words {
    ($type:ident { $($variant:ident = $japanese:literal $english:literal,)* }) => {
        impl crate::record::model::fixed_word::FixedWord for $type {
            const WORDS: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$variant, $japanese, $english)),*];
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use crate::record::model::fixed_word::FixedWord as _;

                let text = crate::record::model::value::Text::deserialize(deserializer)?;
                Self::find(&text).ok_or_else(|| serde::de::Error::custom("none of the words"))
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string", "enum": [$($japanese),*], "english": [$($english),*],
                })
            }
        }
    };
}
pub(crate) use fixed_words;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Direction, Duty, EvaluationKind, FieldKind, Outcome, Role, Stage, Tone};

    fn reads_back<T: FixedWord + PartialEq + std::fmt::Debug>() {
        for (value, japanese, english) in T::WORDS {
            for word in [*japanese, english, &english.to_uppercase()] {
                assert_eq!(T::find(word), Some(*value), "{word}");
            }
        }
        assert_eq!(T::find("いずれでもない"), None);
    }

    #[test]
    fn each_word_is_read_in_both_languages() {
        reads_back::<Tone>();
        reads_back::<Direction>();
        reads_back::<Stage>();
        reads_back::<EvaluationKind>();
        reads_back::<FieldKind>();
        reads_back::<Role>();
        reads_back::<Outcome>();
        reads_back::<Duty>();
    }
}
