//! Words that one record should spell in one way, with the spelling of official documents and the source that settles
//! it. The list is short on purpose: only words for which the sources leave no choice, and which are spelled differently
//! for no reason of meaning.

/// A word in its spellings.
pub(super) struct Word {
    /// The spelling of official documents, which is never advised against.
    pub(super) official: &'static str,
    /// What may not follow it there, because it is another word or a name then.
    not: &'static [&'static str],
    /// The other spellings.
    pub(super) others: &'static [&'static str],
    /// Whether the others are the stem of a verb too: then only what is certainly the noun counts.
    is_stem: bool,
    pub(super) source: Source,
}

/// What settles how a word is spelled.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// 公用文における漢字使用等について (内閣訓令第1号, 2010), 2(1): nouns of which nobody misreads the reading.
    KanjiInOfficialDocuments,
    /// 法令における漢字使用等について (内閣法制局, 2010), 2(2): nouns by usage without any kana.
    KanjiInLaws,
    /// 送り仮名の付け方 (内閣告示第2号, 1973), rule 6.
    Okurigana,
    /// 常用漢字表 (内閣告示第2号, 2010).
    KanjiForCommonUse,
    /// 外来語の表記 (内閣告示第2号, 1991): long vowels of English -er.
    Loanwords,
}

impl Source {
    /// Its name in the catalogues.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::KanjiInOfficialDocuments => "official",
            Self::KanjiInLaws => "laws",
            Self::Okurigana => "okurigana",
            Self::KanjiForCommonUse => "common",
            Self::Loanwords => "loanwords",
        }
    }
}

/// A noun that comes from a verb: 取り組み from 取り組む.
const fn noun(
    source: Source,
    official: &'static str,
    not: &'static [&'static str],
    others: &'static [&'static str],
) -> Word {
    Word { official, not, others, is_stem: true, source }
}

/// Any other word.
const fn word(source: Source, official: &'static str, others: &'static [&'static str]) -> Word {
    Word { official, not: &[], others, is_stem: false, source }
}

use Source::{
    KanjiForCommonUse as COMMON, KanjiInLaws as LAWS, KanjiInOfficialDocuments as OFFICIAL,
};

/// Every word. The others of a noun by [`LAWS`] or [`OFFICIAL`] may be right elsewhere, such as in a leaflet; within one
/// record there is one of them.
pub(super) static WORDS: [Word; 25] = [
    noun(LAWS, "取組", &["み", "む", "ん", "め", "も"], &["取組み", "取り組み", "とりくみ"]),
    noun(LAWS, "受付", &["け"], &["受け付け", "受付け"]),
    noun(OFFICIAL, "手続", &["き", "法", "条例", "オンライン"], &["手続き"]),
    noun(OFFICIAL, "問合せ", &[], &["問い合わせ", "問合わせ", "問い合せ"]),
    noun(OFFICIAL, "打合せ", &[], &["打ち合わせ", "打合わせ", "打ち合せ"]),
    noun(OFFICIAL, "届出", &[], &["届け出"]),
    noun(OFFICIAL, "申出", &[], &["申し出"]),
    noun(OFFICIAL, "申込み", &[], &["申し込み"]),
    noun(OFFICIAL, "取扱い", &[], &["取り扱い"]),
    noun(OFFICIAL, "受入れ", &[], &["受け入れ"]),
    noun(OFFICIAL, "引継ぎ", &[], &["引き継ぎ"]),
    noun(OFFICIAL, "引渡し", &[], &["引き渡し"]),
    noun(OFFICIAL, "見積り", &[], &["見積もり"]),
    noun(OFFICIAL, "貸出し", &[], &["貸し出し"]),
    noun(OFFICIAL, "割当て", &[], &["割り当て"]),
    noun(OFFICIAL, "話合い", &[], &["話し合い"]),
    noun(OFFICIAL, "立入り", &[], &["立ち入り"]),
    noun(OFFICIAL, "払戻し", &[], &["払い戻し"]),
    noun(OFFICIAL, "切替え", &[], &["切り替え"]),
    noun(OFFICIAL, "組合せ", &[], &["組み合わせ"]),
    word(COMMON, "一人一人", &["一人ひとり", "ひとりひとり"]),
    word(COMMON, "様々", &["さまざま"]),
    word(Source::Okurigana, "引き続き", &["引続き", "ひきつづき"]),
    word(Source::Loanwords, "サーバー", &["サーバ"]),
    word(Source::Loanwords, "ユーザー", &["ユーザ"]),
];

impl Word {
    /// Every spelling, that of official documents first.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> + Clone {
        std::iter::once(self.official).chain(self.others.iter().copied())
    }

    /// Whether a spelling is this word, by what follows it.
    pub(super) fn is_before(&self, spelling: &str, after: &str) -> bool {
        if spelling == self.official {
            return !self.not.iter().any(|it| after.starts_with(it));
        }
        if self.is_stem {
            return is_noun_before(after);
        }
        // サーバ is no part of サーバー, nor ユーザ of ユーザビリティ.
        !after.starts_with(|it: char| it == 'ー' || is_katakana(it))
            || !spelling.ends_with(is_katakana)
    }
}

/// Whether what follows shows that 取り組み is the noun. 取り組みます, 取り組みながら, and 取り組み、 may be the verb.
fn is_noun_before(after: &str) -> bool {
    const VERB: [&str; 11] =
        ["やす", "もせ", "にく", "始", "続", "直", "終", "切", "得", "次第", "出"];
    const NOUN: [&str; 22] = [
        "を", "が", "の", "へ", "と", "は", "に", "で", "も", "や", "など", "から", "まで", "。",
        "」", "）", ")", "・", "：", "（", "(", "\n",
    ];
    if VERB.iter().any(|it| after.starts_with(it)) {
        return false;
    }
    let Some(first) = after.chars().next() else { return true };
    NOUN.iter().any(|it| after.starts_with(it))
        || matches!(first, '\u{4E00}'..='\u{9FFF}')
        || is_katakana(first)
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A1}'..='\u{30FA}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text has a word in a spelling other than the official one, which is advised against.
    fn is_advised_against(text: &str) -> bool {
        WORDS.iter().any(|word| {
            let mut others = word.others.iter();
            others.any(|spelling| {
                let mut places = text.match_indices(spelling);
                places.any(|(at, _)| word.is_before(spelling, &text[at + spelling.len()..]))
            })
        })
    }

    #[test]
    fn a_noun_is_advised_against_and_its_verb_never() {
        for text in [
            "取り組みを進める",
            "取り組み状況",
            "届け出の件数",
            "申し込みは多い",
            "手続きが要る",
            "受け入れ体制",
            "取り扱いについて",
            "さまざまな",
            "サーバの更新",
            "見積もりを取る",
            "問い合わせ（電話）",
            "話し合い",
        ] {
            assert!(is_advised_against(text), "{text}");
        }
        for text in [
            "取り組む",
            "取り組んで",
            "取り組みます",
            "取り組みながら",
            "全庁で取り組み、",
            "取り組み始めた",
            "取り組みやすい",
            "手続きする",
            "手続きした",
            "申し込む",
            "申し込み、",
            "申し込みます",
            "受け付ける",
            "受け付けた",
            "受け付けて",
            "届け出る",
            "届け出て",
            "取り扱う",
            "取り扱い、",
            "受け入れる",
            "引き継いだ",
            "引き継ぎ、",
            "話し合って",
            "サーバーの更新",
            "ユーザビリティ",
            "問い合わせて",
            "組み合わせた",
        ] {
            assert!(!is_advised_against(text), "{text}");
        }
    }

    #[test]
    fn what_official_documents_write_is_never_advised_against() {
        for text in [
            "取組",
            "取組を",
            "手続",
            "手続の",
            "行政手続法",
            "取扱い",
            "取扱件数",
            "取扱所",
            "申込み",
            "申込書",
            "届出",
            "受付",
            "受付窓口",
            "問合せ",
            "打合せ会",
            "受入れ",
            "受入先",
            "引継ぎ",
            "見積り",
            "見積書",
            "貸出し",
            "割当て",
            "様々な",
            "一人一人",
            "引き続き",
            "サーバー",
        ] {
            assert!(!is_advised_against(text), "{text}");
        }
    }
}
