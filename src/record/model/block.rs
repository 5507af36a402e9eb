//! The blocks that the form of a sheet or a charter can have.

use crate::record::key::Key;

/// A block of a sheet's or a charter's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// 現状と課題
    Background,
    /// 目的と効果
    Purpose,
    /// 取組の内容
    Measures,
    /// 取組工程
    Schedule,
    /// 指標
    Indicators,
    /// 指標 of the kind (種類) of this number among those that the form gives a place of their own.
    IndicatorsOfKind(usize),
    /// 進捗管理
    Progress,
    /// 年度評価
    AnnualEvaluations,
    /// 計画期間の評価
    OverallEvaluation,
    /// 前文
    Preamble,
    /// 約束
    Promises,
    /// 実施状況
    Reports,
    /// The declared field of this number.
    Field(usize),
}

impl Block {
    /// The blocks of a sheet, in the order of the form of 行政改革プラン2013.
    pub const OF_SHEET: [Self; 8] = [
        Self::Background,
        Self::Purpose,
        Self::Measures,
        Self::Schedule,
        Self::Indicators,
        Self::Progress,
        Self::AnnualEvaluations,
        Self::OverallEvaluation,
    ];
    /// The blocks of a charter.
    pub const OF_CHARTER: [Self; 4] =
        [Self::Preamble, Self::Promises, Self::Reports, Self::AnnualEvaluations];

    /// The built-in key of the block; of a declared field, that of all of them.
    #[must_use]
    pub fn key(self) -> Key {
        match self {
            Self::Background => Key::Background,
            Self::Purpose => Key::Purpose,
            Self::Measures => Key::Measures,
            Self::Schedule => Key::Schedule,
            Self::Indicators | Self::IndicatorsOfKind(_) => Key::Indicators,
            Self::Progress => Key::Progress,
            Self::AnnualEvaluations => Key::AnnualEvaluations,
            Self::OverallEvaluation => Key::OverallEvaluation,
            Self::Preamble => Key::Preamble,
            Self::Promises => Key::Promises,
            Self::Reports => Key::Reports,
            Self::Field(_) => Key::Fields,
        }
    }
}
