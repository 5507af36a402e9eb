//! Words that stand on nearly every page, asked for once.

use super::prose::Html;
use crate::markdown::{self, Options};
use crate::words::Words;

/// Words of the catalogue that pages need again and again.
#[derive(Debug)]
pub(crate) struct Phrases {
    pub(crate) home: String,
    pub(crate) plans: String,
    pub(crate) charter_years: String,
    pub(crate) units: String,
    pub(crate) status: String,
    /// 部署
    pub(crate) unit: String,
    /// Between the members of a list: 、
    pub(crate) comma: String,
    /// After a label: ：
    pub(crate) colon: String,
    pub(crate) search: String,
    pub(crate) glossary: String,
    /// Before a number: No.
    pub(crate) number: String,
    /// There should be a text, and there is none.
    pub(crate) not_given: String,
    /// It is not time yet.
    pub(crate) to_come: String,
    /// No rule says that it be published.
    pub(crate) not_asked: String,
    /// It is not owed; why is said elsewhere.
    pub(crate) exempt: String,
    /// There is nothing to be said.
    pub(crate) none: String,
    /// Stands behind what the city did not type and the site computed.
    pub(crate) computed: String,
    /// A sheet laid out as on paper: 様式
    pub(crate) form: String,
    /// Over what the rows of a form are: 項目, 期
    pub(crate) form_item: String,
    pub(crate) form_period: String,
    /// Over what is said next to a grade: 内容
    pub(crate) form_text: String,
    pub(crate) form_scroll: String,
    /// Whether a promise was kept: yes, in part, no, nothing to measure.
    pub(crate) outcomes: [String; 4],
    table: String,
    footnotes: String,
    back_to_text: String,
}

impl Phrases {
    pub(crate) fn new(words: &Words) -> Self {
        let say = |id| words.word(id);
        Self {
            home: say("home"),
            plans: say("plans"),
            charter_years: say("charter-years"),
            units: say("units"),
            status: say("status"),
            unit: say("unit"),
            comma: say("comma"),
            colon: say("colon"),
            search: say("search"),
            glossary: say("glossary"),
            number: say("number-prefix"),
            not_given: say("not-given"),
            to_come: say("to-come"),
            not_asked: say("not-asked"),
            exempt: say("exempt"),
            none: say("none"),
            computed: say("value-computed"),
            form: say("form"),
            form_item: say("form-item"),
            form_period: say("form-period"),
            form_text: say("form-text"),
            form_scroll: say("form-scroll"),
            outcomes: [
                say("outcome-kept"),
                say("outcome-partly-kept"),
                say("outcome-not-kept"),
                say("outcome-not-applicable"),
            ],
            table: say("table"),
            footnotes: say("footnotes"),
            back_to_text: say("back-to-text"),
        }
    }

    /// An author's text on a page, its outermost headings at a level. Some authors begin with `#`,
    /// some with `##`, for the title is above.
    pub(crate) fn body(&self, text: &str, level: u8, id_prefix: &str) -> Html {
        let (table, footnotes) = (&*self.table, &*self.footnotes);
        let words = markdown::Words { table, footnotes, back_to_text: &self.back_to_text };
        let heading_offset = level.saturating_sub(outermost(text));
        markdown::render(text, &Options { heading_offset, id_prefix, words }).into()
    }
}

/// The level of the outermost heading in a text.
fn outermost(text: &str) -> u8 {
    let level = |line: &str| {
        let rest = line.trim_start_matches('#');
        let signs = line.len() - rest.len();
        (rest.starts_with([' ', '\u{3000}']) && signs > 0).then_some(signs)
    };
    let level = text.lines().filter_map(level).min().unwrap_or(1);
    u8::try_from(level).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn the_outermost_headings_of_a_text_stand_right_below_the_title() {
        let phrases = Phrases::new(&Words::new(Language::Ja));
        let html = |text| serde_json::to_string(&phrases.body(text, 2, "")).unwrap();
        assert!(html("# 一\n\n## 二").contains("<h2"));
        assert!(html("## 一\n\n### 二").contains("<h2"));
        assert!(!html("## 一\n\n### 二").contains("<h4"));
    }
}
