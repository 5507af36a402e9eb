//! Text as search compares it. `themes/default/assets/search.js` folds a query in the same way;
//! `tests/site/search/fold.json` holds both to one table.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::era::eras;
use crate::japanese::is_blank;

/// Kanji that people write for each other, in pairs: what is written, and what it is compared as.
/// Names of people and places, and the old forms that old documents have.
pub const VARIANTS: &str = "齋斉斎斉齊斉澤沢邊辺邉辺濱浜濵浜廣広國国學学髙高﨑崎嵜崎德徳圓円\
藏蔵榮栄眞真惠恵龍竜櫻桜瀧滝嶋島嶌島槇槙驛駅關関實実舊旧會会體体縣県應応澁渋壽寿禮礼萬万與与豐豊籠篭\
鹽塩舘館冨富峯峰淵渕檜桧彌弥靜静條条區区號号齒歯變変廳庁戶戸黑黒步歩壹一貳二參参竝並佛仏傳伝價価\
勞労勸勧單単團団圖図壓圧奧奥寶宝對対專専將将帶帯廢廃從従惡悪戰戦拂払擔担據拠擧挙收収數数斷断晝昼曉暁\
條条檢検權権歐欧殘残氣気淺浅溪渓滿満灣湾點点燒焼爐炉獨独當当疊畳發発盡尽禪禅稱称穗穂竊窃經経緣縁總総\
縱縦聲声聽聴臺台莊荘萠萌處処號号蟲虫裝装覺覚觀観觸触譯訳證証讀読讓譲豫予賣売贊賛轉転遲遅遞逓鄕郷\
醫医釋釈鐵鉄錢銭鎭鎮鑛鉱陷陥隨随險険靈霊顯顕餘余驗験鷄鶏麥麦默黙凛凜遥遙桒桑";

/// The first and the last kanji of the table below.
const KANJI: (char, char) = ('\u{4E00}', '\u{9FFF}');

/// What each kanji is compared as.
static COMPARED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut compared: Vec<char> = (KANJI.0..=KANJI.1).collect();
    let pairs: Vec<char> = VARIANTS.chars().collect();
    for pair in pairs.chunks_exact(2) {
        if let Some(kanji) = compared.get_mut(pair[0] as usize - KANJI.0 as usize) {
            *kanji = pair[1];
        }
    }
    compared
});

/// A text in the spelling that search compares: width, case, kana, dashes, long vowels at the end
/// of a word, old and new kanji, and the names of years make no difference, nor does a blank.
///
/// ```
/// use kohyo::search::normalize;
///
/// assert_eq!(normalize("平成２５年度"), normalize("H25年度"));
/// assert_eq!(normalize("ﾎｰﾑﾍﾟｰｼﾞ"), normalize("ホームページ"));
/// assert_eq!(normalize("サーバー"), "さーば");
/// ```
#[must_use]
pub fn normalize(text: &str) -> String {
    let spelled = spelled(text);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for era in eras(&spelled) {
        out.extend(&spelled[done..era.start]);
        out.push_str(&era.year());
        done = era.end;
    }
    out.extend(&spelled[done..]);
    out.retain(|it| it != ' ');
    out
}

/// Everything of [`normalize`] but the years, with one space where there are blanks.
pub(super) fn spelled(text: &str) -> Vec<char> {
    let mut line =
        Line { out: Vec::with_capacity(text.len() / 3 + 8), script: Script::Other, run: 0 };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let alone = chars.peek().is_none_or(|it| !is_mark(*it));
        match c {
            _ if !alone => {
                let mut cluster = String::from(c);
                while let Some(mark) = chars.next_if(|it| is_mark(*it)) {
                    cluster.push(mark);
                }
                line.cluster(&cluster);
            }
            '\u{21}'..='\u{7E}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FC}'
            | '\u{4E00}'..='\u{9FFF}'
            | '、'
            | '。'
            | '「'
            | '」' => line.push(c),
            '！'..='～' => {
                let narrow = u32::from(c) - (u32::from('！') - u32::from('!'));
                line.push(char::from_u32(narrow).unwrap_or(c));
            }
            _ => line.cluster(c.encode_utf8(&mut [0; 4])),
        }
    }
    line.end_run();
    line.out
}

/// Whether a character belongs to the one before it.
fn is_mark(c: char) -> bool {
    match c {
        '\u{FF9E}' | '\u{FF9F}' | '\u{3099}' | '\u{309A}' => true,
        '\0'..='\u{2FF}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{9FFF}' => false,
        _ => is_combining_mark(c),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Other,
}

struct Line {
    out: Vec<char>,
    /// The script of what was written last, and how long it has been that.
    script: Script,
    run: usize,
}

impl Line {
    /// A character with its marks, or one that is rare.
    fn cluster(&mut self, cluster: &str) {
        let plain: String = cluster.nfkc().collect();
        for c in plain.to_lowercase().chars() {
            self.push(c);
        }
    }

    fn push(&mut self, c: char) {
        let c = match c {
            _ if is_blank(c) => ' ',
            '〜' | '∼' | '⁓' => '~',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '-'
                if self.script == Script::Katakana =>
            {
                'ー'
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' => '-',
            'ー' if self.script == Script::Other => '-',
            'A'..='Z' => c.to_ascii_lowercase(),
            '﨑' => '崎',
            _ if (KANJI.0..=KANJI.1).contains(&c) => {
                COMPARED.get(c as usize - KANJI.0 as usize).copied().unwrap_or(c)
            }
            _ => c,
        };
        if c == ' ' && self.out.last().is_none_or(|it| *it == ' ') {
            return;
        }
        let script = match c {
            'ー' => self.script,
            '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}' => Script::Hiragana,
            '\u{30A1}'..='\u{30FA}' | '\u{30FD}' | '\u{30FE}' => Script::Katakana,
            _ => Script::Other,
        };
        if script != self.script {
            self.end_run();
            self.script = script;
            self.run = 0;
        }
        self.run += 1;
        self.out.push(match c {
            '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            _ => c,
        });
    }

    /// コンピューター is コンピュータ, but ビル is not ビール: only the last sound of a word of four
    /// characters or more is taken off.
    fn end_run(&mut self) {
        if self.script != Script::Other && self.run > 3 && self.out.last() == Some(&'ー') {
            self.out.pop();
        }
    }
}
