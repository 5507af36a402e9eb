//! The kinds of file.

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::record::model::charter::Charter;
use crate::record::model::field::Extra;
use crate::record::model::glossary::GlossaryFile;
use crate::record::model::organization::OrganizationFile;
use crate::record::model::page::StaticPage;
use crate::record::model::program::ProgramFile;
use crate::record::model::settings::Settings;
use crate::record::model::sheet::Sheet;
use crate::record::model::value::Text;
use crate::record::read::cache::{Cache, KindCache};
use crate::record::validate::explain;
use crate::record::validate::quick::QuickCheck;

/// A kind of file: how it is checked, and what it takes besides its keys.
pub(crate) trait Kind: DeserializeOwned + JsonSchema + QuickCheck + Send + Sync {
    /// Its schema, made once.
    fn schema() -> &'static Value;

    /// Takes in what does not stand in the front matter's own keys.
    fn complete(&mut self, _extra: Vec<Extra>, _body: &str) {}

    /// Whether the record is a draft, which may lack what it must have in the end.
    fn is_draft(&self) -> bool {
        false
    }

    /// Where records of the kind are kept; none of a kind of which there are few.
    fn cache(_kept: &Cache) -> Option<&KindCache<Self>> {
        None
    }
}

macro_rules! kinds {
    ($($type:ty $(, $extra:ident on $cache:ident)?;)*) => {$(
        impl Kind for $type {
            fn schema() -> &'static Value {
                static SCHEMA: LazyLock<Value> = LazyLock::new(schema::<$type>);
                &SCHEMA
            }

            $(fn complete(&mut self, $extra: Vec<Extra>, body: &str) {
                self.extra = $extra;
                self.body = Text::new(body);
            }

            fn is_draft(&self) -> bool {
                self.draft
            }

            fn cache(cache: &Cache) -> Option<&KindCache<Self>> {
                Some(&cache.$cache)
            })?
        }
    )*};
}

kinds! {
    Sheet, extra on sheets;
    Charter, extra on charters;
    Settings;
    OrganizationFile;
    ProgramFile;
    GlossaryFile;
}

impl Kind for StaticPage {
    fn schema() -> &'static Value {
        static SCHEMA: LazyLock<Value> = LazyLock::new(schema::<StaticPage>);
        &SCHEMA
    }

    fn complete(&mut self, _: Vec<Extra>, body: &str) {
        self.body = Text::new(body);
    }

    fn is_draft(&self) -> bool {
        self.draft
    }

    fn cache(cache: &Cache) -> Option<&KindCache<Self>> {
        Some(&cache.pages)
    }
}

/// A kind of file, as its schema is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `kohyo.yaml`
    Settings,
    /// `content/organization.yaml`
    Organization,
    /// `content/glossary.yaml`
    Glossary,
    /// `_program.yaml`
    Program,
    /// A reform sheet.
    Sheet,
    /// A unit's charter.
    Charter,
    /// A static page.
    Page,
}

impl FileKind {
    /// All of them, the settings first.
    pub const ALL: [Self; 7] = [
        Self::Settings,
        Self::Organization,
        Self::Glossary,
        Self::Program,
        Self::Sheet,
        Self::Charter,
        Self::Page,
    ];

    /// What may stand in such a file, as the structs have it: built-in keys, and the names of
    /// formats where a value depends on the city.
    #[must_use]
    pub fn schema(self) -> &'static Value {
        match self {
            Self::Settings => Settings::schema(),
            Self::Organization => OrganizationFile::schema(),
            Self::Glossary => GlossaryFile::schema(),
            Self::Program => ProgramFile::schema(),
            Self::Sheet => Sheet::schema(),
            Self::Charter => Charter::schema(),
            Self::Page => StaticPage::schema(),
        }
    }
}

/// The schema of a kind of file, in one piece.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| it.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    explain::simplify(&mut schema);
    schema
}
