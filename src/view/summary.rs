//! What a page says first (要点): whether what was promised was kept, whether it was published in time, whom to ask and
//! what changed last. Each answer is a sentence as citizens say it, with the formal word beside it.

use serde::Serialize;

use super::frame::{DateView, Link};

/// What a page says first. Each part is empty where the page cannot tell.
#[derive(Debug, Default, Serialize)]
pub struct SummaryView<'a> {
    /// Whether what was promised was kept, of each thing that the page is about.
    pub kept: Vec<AnswerView>,
    /// Whether it was published in time, and who is late.
    pub late: Option<AnswerView>,
    /// Whom to ask, by name: the unit whose contact is at the end of the page.
    pub ask: &'a str,
    /// What changed last.
    pub changed: Option<ChangedView>,
    /// The periods and years of a sheet side by side.
    pub course: Option<CourseView>,
    /// What the newest value of each indicator is, and whether its target was met.
    pub indicators: Vec<MeasuredView>,
    /// What is said of indicators that are left out; empty when they are all there.
    pub rest: String,
}

/// An answer.
#[derive(Debug, Default, Serialize)]
pub struct AnswerView {
    /// What it is about, where a page is about several things.
    pub about: Option<Link>,
    /// The formal words, each with its tone.
    pub signs: Vec<SignView>,
    /// The answer as sentences, in parts, of which some are links.
    pub sentence: Vec<SentencePart>,
}

/// A formal word with its tone: 未公表 4件, C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignView {
    /// best, good, caution, bad or none: which sign and colour carry it.
    pub tone: &'static str,
    /// The word.
    pub label: String,
}

/// A part of a sentence.
#[derive(Debug, Serialize)]
pub struct SentencePart {
    /// What it says.
    pub text: String,
    /// Where it leads; empty where it is no link.
    pub href: String,
}

/// What changed last.
#[derive(Debug, Serialize)]
pub struct ChangedView {
    /// The day; none where the sentence says it.
    pub day: Option<DateView>,
    /// To what it happened, where the page is about several things.
    pub about: Option<Link>,
    /// What happened: 平成26年度の年度評価を公表.
    pub what: String,
    /// Whether something was wrong and is right now.
    pub is_correction: bool,
}

/// The reports and grades of a sheet: a row for each year, a column for each period and for the year.
#[derive(Debug, Serialize)]
pub struct CourseView {
    /// What stands over the columns.
    pub heads: Vec<String>,
    /// The years, in order of time.
    pub rows: Vec<CourseRow>,
}

/// A year of a sheet.
#[derive(Debug, Serialize)]
pub struct CourseRow {
    /// The year: 平成25年度.
    pub year: String,
    /// Its periods, and the year itself.
    pub cells: Vec<CourseCell>,
}

/// How a period or a year went.
#[derive(Debug, Serialize)]
pub struct CourseCell {
    /// The status or the grade; none while there is none, and where there are grades on many axes.
    pub signs: Vec<SignView>,
    /// How many axes have which grade, or why there is none: （これから）; else empty.
    pub text: String,
}

/// The newest value of an indicator next to its target.
#[derive(Debug, Serialize)]
pub struct MeasuredView {
    /// What is measured.
    pub name: String,
    /// When: 平成26年度.
    pub when: String,
    /// The target with its unit; what is said where there is none.
    pub target: String,
    /// The value with its unit.
    pub actual: String,
    /// Whether the target was met; none where nobody can tell.
    pub sign: Option<SignView>,
}

impl SignView {
    /// A formal word with its tone.
    pub(crate) fn new(tone: &'static str, label: impl Into<String>) -> Self {
        Self { tone, label: label.into() }
    }
}

impl AnswerView {
    /// An answer with these formal words.
    pub(crate) fn new(signs: Vec<SignView>, sentence: Vec<SentencePart>) -> Self {
        Self { about: None, signs, sentence }
    }

    /// The same about one of several things.
    pub(crate) fn about(self, link: Link) -> Self {
        Self { about: Some(link), ..self }
    }
}

impl SentencePart {
    /// Words that lead nowhere.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: String::new() }
    }

    /// The parts of a sentence in which [`SentencePart::PLACE`] stands where these links belong.
    pub(crate) fn around(sentence: &str, links: Vec<Link>, comma: &str) -> Vec<Self> {
        let (before, after) = sentence.split_once(Self::PLACE).unwrap_or((sentence, ""));
        let mut parts = vec![Self::text(before)];
        for (at, Link { label, href }) in links.into_iter().enumerate() {
            if at > 0 {
                parts.push(Self::text(comma));
            }
            parts.push(Self { text: label, href });
        }
        parts.push(Self::text(after));
        parts.retain(|it| !it.text.is_empty());
        parts
    }

    /// Stands in a sentence where links belong; no text of an author reaches such a sentence.
    pub(crate) const PLACE: &'static str = "[links]";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stand_where_the_sentence_has_their_place() {
        let link = |it: &str| Link { label: it.to_owned(), href: format!("/{it}/") };
        let told = |sentence: &str, links| {
            let parts = SentencePart::around(sentence, links, "、");
            parts.iter().map(|it| format!("{}{}", it.text, it.href)).collect::<Vec<_>>().join("|")
        };
        let sentence = format!("まだなのは{}です。", SentencePart::PLACE);
        assert_eq!(told(&sentence, vec![link("a"), link("b")]), "まだなのは|a/a/|、|b/b/|です。");
        assert_eq!(told("ありません。", Vec::new()), "ありません。");
    }
}
