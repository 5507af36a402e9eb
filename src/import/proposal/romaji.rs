//! Readings in Latin letters (Hepburn, without long marks), for identifiers.

/// The sounds of hiragana, those of two letters first.
const SOUNDS: [(&str, &str); 103] = [
    ("きゃ", "kya"),
    ("きゅ", "kyu"),
    ("きょ", "kyo"),
    ("しゃ", "sha"),
    ("しゅ", "shu"),
    ("しょ", "sho"),
    ("ちゃ", "cha"),
    ("ちゅ", "chu"),
    ("ちょ", "cho"),
    ("にゃ", "nya"),
    ("にゅ", "nyu"),
    ("にょ", "nyo"),
    ("ひゃ", "hya"),
    ("ひゅ", "hyu"),
    ("ひょ", "hyo"),
    ("みゃ", "mya"),
    ("みゅ", "myu"),
    ("みょ", "myo"),
    ("りゃ", "rya"),
    ("りゅ", "ryu"),
    ("りょ", "ryo"),
    ("ぎゃ", "gya"),
    ("ぎゅ", "gyu"),
    ("ぎょ", "gyo"),
    ("じゃ", "ja"),
    ("じゅ", "ju"),
    ("じょ", "jo"),
    ("びゃ", "bya"),
    ("びゅ", "byu"),
    ("びょ", "byo"),
    ("ぴゃ", "pya"),
    ("ぴゅ", "pyu"),
    ("ぴょ", "pyo"),
    ("あ", "a"),
    ("い", "i"),
    ("う", "u"),
    ("え", "e"),
    ("お", "o"),
    ("か", "ka"),
    ("き", "ki"),
    ("く", "ku"),
    ("け", "ke"),
    ("こ", "ko"),
    ("さ", "sa"),
    ("し", "shi"),
    ("す", "su"),
    ("せ", "se"),
    ("そ", "so"),
    ("た", "ta"),
    ("ち", "chi"),
    ("つ", "tsu"),
    ("て", "te"),
    ("と", "to"),
    ("な", "na"),
    ("に", "ni"),
    ("ぬ", "nu"),
    ("ね", "ne"),
    ("の", "no"),
    ("は", "ha"),
    ("ひ", "hi"),
    ("ふ", "fu"),
    ("へ", "he"),
    ("ほ", "ho"),
    ("ま", "ma"),
    ("み", "mi"),
    ("む", "mu"),
    ("め", "me"),
    ("も", "mo"),
    ("や", "ya"),
    ("ゆ", "yu"),
    ("よ", "yo"),
    ("ら", "ra"),
    ("り", "ri"),
    ("る", "ru"),
    ("れ", "re"),
    ("ろ", "ro"),
    ("わ", "wa"),
    ("を", "o"),
    ("ん", "n"),
    ("が", "ga"),
    ("ぎ", "gi"),
    ("ぐ", "gu"),
    ("げ", "ge"),
    ("ご", "go"),
    ("ざ", "za"),
    ("じ", "ji"),
    ("ず", "zu"),
    ("ぜ", "ze"),
    ("ぞ", "zo"),
    ("だ", "da"),
    ("ぢ", "ji"),
    ("づ", "zu"),
    ("で", "de"),
    ("ど", "do"),
    ("ば", "ba"),
    ("び", "bi"),
    ("ぶ", "bu"),
    ("べ", "be"),
    ("ぼ", "bo"),
    ("ぱ", "pa"),
    ("ぴ", "pi"),
    ("ぷ", "pu"),
    ("ぺ", "pe"),
];

/// What is left of the table above.
const FURTHER: [(&str, &str); 6] =
    [("ぽ", "po"), ("ゔ", "bu"), ("ぁ", "a"), ("ぃ", "i"), ("ぇ", "e"), ("ぉ", "o")];

/// A reading in Latin letters: しょうがいふくしか is shogai-fukushika only where a blank parts the words, else shogaifukushika.
/// Nothing where it is not all kana.
#[must_use]
pub fn romaji(reading: &str) -> Option<String> {
    let kana: String = reading.trim().chars().map(hiragana).collect();
    let mut rest = kana.as_str();
    let mut latin = String::new();
    let mut is_doubled = false;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            'っ' => {
                is_doubled = true;
                &rest[first.len_utf8()..]
            }
            'ー' => &rest[first.len_utf8()..],
            ' ' | '\u{3000}' | '・' => {
                latin.push('-');
                &rest[first.len_utf8()..]
            }
            _ => {
                let (sound, letters) =
                    SOUNDS.iter().chain(&FURTHER).find(|it| rest.starts_with(it.0))?;
                let begin = letters.chars().next().filter(|_| is_doubled);
                latin.extend(begin.map(|it| if it == 'c' { 't' } else { it }));
                is_doubled = false;
                // A long o or u is written short.
                let is_long = *sound == "う" && latin.ends_with(['o', 'u']);
                if !is_long {
                    latin.push_str(letters);
                }
                &rest[sound.len()..]
            }
        };
    }
    (!latin.is_empty()).then_some(latin)
}

fn hiragana(sound: char) -> char {
    match sound {
        '\u{30A1}'..='\u{30F4}' => char::from_u32(u32::from(sound) - 0x60).unwrap_or(sound),
        _ => sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_written_as_road_signs_write_them() {
        for (reading, latin) in [
            ("そうむか", "somuka"),
            ("じょうげすいどうか", "jogesuidoka"),
            ("ざいせい か", "zaisei-ka"),
            ("スポーツか", "supotsuka"),
            ("がっこうきょういくか", "gakkokyoikuka"),
            ("ほっちか", "hotchika"),
            ("ぎょうかくすいしんしつ", "gyokakusuishinshitsu"),
        ] {
            assert_eq!(romaji(reading).as_deref(), Some(latin), "{reading}");
        }
        assert_eq!(romaji("総務課"), None);
        assert_eq!(romaji(""), None);
    }
}
