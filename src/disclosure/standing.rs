//! What became of an obligation by a day.

use jiff::civil::Date;

use super::Published;

/// What became of an obligation by the day the obligations speak for. It stays as it is until something is published
/// or comes due: the days that pass until then are [`Obligation::days`](super::Obligation::days).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 期限内公表: published on or before the due day.
    OnTime {
        /// 公表日 or 掲載日.
        published: Date,
    },
    /// 遅れて公表: published after it.
    Late {
        /// 公表日 or 掲載日.
        published: Date,
        /// Days from the due day to that day, at least 1.
        days: u32,
    },
    /// 公表（日付不明）: the content is there, the day is not.
    Undated,
    /// 期限前: nothing yet, and the due day is not past.
    NotDue,
    /// 未公表: nothing, and the due day is past.
    Overdue,
    /// 対象外: not owed; `Obligations::reason` tells why.
    Exempt,
}

/// A standing without its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingKind {
    /// 期限内公表
    OnTime,
    /// 遅れて公表
    Late,
    /// 公表（日付不明）
    Undated,
    /// 期限前
    NotDue,
    /// 未公表
    Overdue,
    /// 対象外
    Exempt,
}

impl StandingKind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::OnTime, Self::Late, Self::Undated, Self::Overdue, Self::NotDue, Self::Exempt];

    /// Whether it is one of what came due: all but what is not due yet and what is not owed.
    #[must_use]
    pub fn is_due(self) -> bool {
        match self {
            Self::OnTime | Self::Late | Self::Undated | Self::Overdue => true,
            Self::NotDue | Self::Exempt => false,
        }
    }

    /// Its name in data and in the catalogues: `on_time`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Undated => "undated",
            Self::NotDue => "not_due",
            Self::Overdue => "overdue",
            Self::Exempt => "exempt",
        }
    }

    /// The name of its word in the catalogues: `standing-on-time`.
    #[must_use]
    pub fn word(self) -> String {
        format!("standing-{}", self.name().replace('_', "-"))
    }
}

impl Standing {
    /// The standing, by `as_of`, of what is due on `due` and was published so.
    #[must_use]
    pub(super) fn new(published: Published, due: Date, as_of: Date) -> Self {
        match published {
            Published::On(day) | Published::Seen(day) if day <= due => {
                Self::OnTime { published: day }
            }
            Published::On(day) | Published::Seen(day) => {
                Self::Late { published: day, days: days(due, day) }
            }
            Published::Undated => Self::Undated,
            Published::Not if as_of <= due => Self::NotDue,
            Published::Not => Self::Overdue,
        }
    }

    /// The standing without its days.
    #[must_use]
    pub fn kind(self) -> StandingKind {
        match self {
            Self::OnTime { .. } => StandingKind::OnTime,
            Self::Late { .. } => StandingKind::Late,
            Self::Undated => StandingKind::Undated,
            Self::NotDue => StandingKind::NotDue,
            Self::Overdue => StandingKind::Overdue,
            Self::Exempt => StandingKind::Exempt,
        }
    }

    /// The day it was published, if that is known.
    #[must_use]
    pub fn published(self) -> Option<Date> {
        match self {
            Self::OnTime { published } | Self::Late { published, .. } => Some(published),
            Self::Undated | Self::NotDue | Self::Overdue | Self::Exempt => None,
        }
    }

    /// Days from the due day to a later day of publication, which no day that passes changes; none of all others.
    #[must_use]
    pub fn days_late(self) -> Option<u32> {
        match self {
            Self::Late { days, .. } => Some(days),
            Self::OnTime { .. } | Self::Undated | Self::NotDue | Self::Overdue | Self::Exempt => {
                None
            }
        }
    }
}

/// Days from one day to a later one.
pub(super) fn days(from: Date, to: Date) -> u32 {
    let days = from.until(to).map_or(0, |it| it.get_days());
    u32::try_from(days).unwrap_or(0)
}
