//! Readings in the order of the fifty sounds (五十音).

use unicode_normalization::UnicodeNormalization;

/// The rows of the fifty sounds.
const ROWS: [&str; 10] = [
    "あいうえお",
    "かきくけこ",
    "さしすせそ",
    "たちつてと",
    "なにぬねの",
    "はひふへほ",
    "まみむめも",
    "やゆよ",
    "らりるれろ",
    "わゐゑをん",
];

/// The sounds that a long one repeats, each with the sounds that end in it.
const VOWELS: [(char, &str); 5] = [
    ('あ', "あかさたなはまやらわ"),
    ('い', "いきしちにひみりゐ"),
    ('う', "うくすつぬふむゆる"),
    ('え', "えけせてねへめれゑ"),
    ('お', "おこそとのほもよろを"),
];

/// How a reading is sorted: first by its plain sounds, then as it is written. Dictionaries do so (JIS
/// X 4061): か and が, つ and っ, ア and あ are one sound, and ー is the vowel before it.
///
/// ```
/// use kohyo::japanese::reading_order;
///
/// assert!(reading_order("ざいせいか") < reading_order("さかく"));
/// assert!(reading_order("スポーツか") < reading_order("すほか"));
/// assert!(reading_order("かくか") < reading_order("がくか"));
/// ```
#[must_use]
pub fn reading_order(reading: &str) -> (String, String) {
    let mut sounds = String::with_capacity(reading.len());
    for sound in plain(reading) {
        let before = sounds.chars().next_back();
        let long = VOWELS.iter().find(|it| before.is_some_and(|sound| it.1.contains(sound)));
        match (sound, long) {
            ('ー', Some((vowel, _))) => sounds.push(*vowel),
            (sound, _) => sounds.push(sound),
        }
    }
    (sounds, reading.to_owned())
}

/// The row in which a reading stands, by its first sound: か for がっこう. None where it does not
/// begin with kana.
///
/// ```
/// use kohyo::japanese::kana_row;
///
/// assert_eq!(kana_row("ぎょうせい"), Some('か'));
/// assert_eq!(kana_row("ヴィラ"), Some('あ'));
/// assert_eq!(kana_row("NPO"), None);
/// ```
#[must_use]
pub fn kana_row(reading: &str) -> Option<char> {
    let first = plain(reading).next()?;
    ROWS.iter().find(|it| it.contains(first))?.chars().next()
}

/// The sounds of a reading in large hiragana without marks.
fn plain(reading: &str) -> impl Iterator<Item = char> {
    let sounds = reading.nfkd().filter(|it| !matches!(it, '\u{3099}' | '\u{309A}'));
    sounds.map(|sound| {
        let hiragana = match sound {
            '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(sound) - 0x60).unwrap_or(sound),
            _ => sound,
        };
        match hiragana {
            'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
                char::from_u32(u32::from(hiragana) + 1).unwrap_or(hiragana)
            }
            'ゕ' => 'か',
            'ゖ' => 'け',
            _ => hiragana,
        }
    })
}
