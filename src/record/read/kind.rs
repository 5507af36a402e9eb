//! The kinds of file.

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::record::file_kind::FileKind;
use crate::record::model::charter::Charter;
use crate::record::model::field::Extra;
use crate::record::model::glossary::GlossaryFile;
use crate::record::model::organization::OrganizationFile;
use crate::record::model::page::StaticPage;
use crate::record::model::program::ProgramFile;
use crate::record::model::settings::Settings;
use crate::record::model::sheet::Sheet;
use crate::record::model::value::Text;
use crate::record::validate::explain;
use crate::record::validate::quick::QuickCheck;

/// A kind of file: how it is checked, and what it takes besides its keys.
pub(crate) trait Kind:
    DeserializeOwned + JsonSchema + QuickCheck + Send + Sync + 'static
{
    /// Its schema, made once.
    fn schema() -> &'static Value;

    /// Takes in what does not stand in the front matter's own keys.
    fn complete(&mut self, _extra: Vec<Extra>, _body: &str) {}

    /// Whether the record is a draft, which may lack what it must have in the end.
    fn is_draft(&self) -> bool {
        false
    }
}

/// Each kind with its struct; `taking extra` of a record with declared fields, `taking body` of one with a text alone.
macro_rules! kinds {
    ($($kind:ident: $type:ty $(, taking $part:ident)?;)*) => {
        $(impl Kind for $type {
            fn schema() -> &'static Value {
                static SCHEMA: LazyLock<Value> = LazyLock::new(schema::<$type>);
                &SCHEMA
            }

            $(record!($part);)?
        })*

        impl FileKind {
            /// What may stand in such a file, as the structs have it: built-in keys, and the names of
            /// formats where a value depends on the city.
            #[must_use]
            pub fn schema(self) -> &'static Value {
                match self {
                    $(Self::$kind => <$type>::schema(),)*
                }
            }
        }
    };
}

/// What a kind of record says besides its schema.
macro_rules! record {
    (extra) => {
        fn complete(&mut self, extra: Vec<Extra>, body: &str) {
            self.extra = extra;
            self.body = Text::new(body);
        }

        record!();
    };
    (body) => {
        fn complete(&mut self, _: Vec<Extra>, body: &str) {
            self.body = Text::new(body);
        }

        record!();
    };
    () => {
        fn is_draft(&self) -> bool {
            self.draft
        }
    };
}

kinds! {
    Settings: Settings;
    Organization: OrganizationFile;
    Glossary: GlossaryFile;
    Program: ProgramFile;
    Sheet: Sheet, taking extra;
    Charter: Charter, taking extra;
    Page: StaticPage, taking body;
}

/// The schema of a kind of file, in one piece.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| it.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    explain::simplify(&mut schema);
    schema
}
