//! How the sheets of a plan were graded on many axes, as one table with a bar for each axis.

use serde::Serialize;

use super::grades::{DistributionView, PartView};
use crate::record::{Program, ScaleLevel, Tone};
use crate::view::Site;
use crate::words::Message;

/// How sheets were graded on many axes that have the same levels.
#[derive(Debug, Serialize)]
pub struct AxesView<'a> {
    /// Its name on its page, for the words that tell what it shows.
    pub id: String,
    /// What it shows, in one sentence: the axes with the largest and the smallest share of good grades.
    pub headline: String,
    /// When was judged: 総合評価, 平成26年度.
    pub caption: String,
    /// The levels in the order of the scale, and last why there is no grade, where there is none.
    pub columns: Vec<LevelColumn>,
    /// The axes, in the order of the plan.
    pub rows: Vec<AxisRow<'a>>,
}

/// A level, over its column.
#[derive(Debug, Serialize)]
pub struct LevelColumn {
    /// Which fill and sign carry it.
    pub tone: &'static str,
    /// The level; of the sheets without a grade, what is said of them.
    pub label: String,
    /// What the level means; may be empty.
    pub meaning: String,
}

/// An axis, and how many sheets have each level on it.
#[derive(Debug, Serialize)]
pub struct AxisRow<'a> {
    /// The axis.
    pub axis: &'a str,
    /// The parts of its bar.
    pub parts: Vec<PartView<'a>>,
    /// How many sheets have the level of each column.
    pub counts: Vec<usize>,
}

/// Whether all axes have the same levels, which then are explained once.
fn share_levels(program: &Program) -> bool {
    let said = |level: &ScaleLevel| (level.label.clone(), level.meaning.clone(), level.tone);
    let axes = &program.file.grades.axes;
    let levels = |at: usize| axes[at].scale.iter().map(said);
    axes.len() > 1 && (1..axes.len()).all(|it| levels(it).eq(levels(0)))
}

/// These charts as one, if there are more than can be read one after the other and all have the same levels.
pub(crate) fn side_by_side<'a>(
    site: &Site,
    program: &Program,
    charts: Vec<DistributionView<'a>>,
) -> Result<AxesView<'a>, Vec<DistributionView<'a>>> {
    if !program.file.grades.are_many() || charts.is_empty() || !share_levels(program) {
        return Err(charts);
    }
    let mut columns: Vec<LevelColumn> = Vec::new();
    for part in charts.iter().flat_map(|it| &it.parts) {
        if !columns.iter().any(|it| it.label == part.label) {
            let (label, meaning) = (part.label.clone(), part.meaning.to_owned());
            columns.push(LevelColumn { tone: part.tone, label, meaning });
        }
    }
    // What has no grade comes after all that has one.
    columns.sort_by_key(|it| it.tone == Tone::None.name());
    let headline = headline(site, &charts);
    let caption = charts.first().map(|it| it.when.clone()).unwrap_or_default();
    let row = |chart: DistributionView<'a>| AxisRow {
        counts: columns.iter().map(|it| count(&chart, &it.label)).collect(),
        axis: chart.axis,
        parts: chart.parts,
    };
    let rows = charts.into_iter().map(row).collect();
    Ok(AxesView { id: "grades-by-axis".to_owned(), headline, caption, columns, rows })
}

fn count(chart: &DistributionView, label: &str) -> usize {
    chart.parts.iter().filter(|it| it.label == label).map(|it| it.count).sum()
}

/// On which axis the most and on which the fewest sheets have a good grade.
fn headline(site: &Site, charts: &[DistributionView]) -> String {
    let is_good = |it: &&PartView| it.tone == Tone::Best.name() || it.tone == Tone::Good.name();
    let good = |it: &DistributionView| -> usize {
        it.parts.iter().filter(is_good).map(|part| part.count).sum()
    };
    let most = charts.iter().rev().max_by_key(|it| good(it));
    let fewest = charts.iter().min_by_key(|it| good(it));
    let (Some(most), Some(fewest)) = (most, fewest) else { return String::new() };
    let message = Message::new("grades-by-axis")
        .with("most", most.axis)
        .with("mostCount", good(most))
        .with("fewest", fewest.axis)
        .with("fewestCount", good(fewest))
        .with("total", most.total);
    site.words.say(&message)
}
