//! Charts, drawn when the site is built: what stands where, in per cent of the width, so that bars
//! stretch with the page while their words keep their size. Each is also given in words next to it, and
//! stands next to a table of the same numbers.

mod axes;
mod comparison;
mod good_grades;
mod grades;
mod heat;
mod indicator;
mod measured;
mod punctual;
mod stack;
mod timeline;
mod trend;

pub use axes::{AxesView, AxisRow, LevelColumn};
pub use comparison::{ComparedCell, ComparedRow, ComparisonView};
pub use grades::{DistributionView, PartView};
pub use heat::{HeatCell, HeatRow, HeatView, LevelCount, WithoutLevel};
pub use indicator::{AxisView, DotView, GridView, SeriesView, TrendView};
pub use punctual::{PunctualView, PunctualityView};
pub use timeline::{BarsView, DrawingView, DueView, KeyView, StretchView, TimelineView};

pub(crate) use axes::side_by_side;
pub(crate) use comparison::{CELLS, Compared};
pub(crate) use good_grades::{good_grades, good_shares};
pub(crate) use grades::distributions;
pub(crate) use heat::heat;
pub(crate) use indicator::trend;
pub(crate) use measured::measured;
pub(crate) use stack::{Part, stack};
pub(crate) use timeline::timeline;
