//! What in an English sentence of a finding is not English: punctuation of Japanese, and days and years by an era, outside of
//! what is quoted. Keys and words of the form may stand as they are, and so may what a help offers to be typed.

use kohyo::diagnostic::Diagnostic;
use kohyo::words::{Language, Message, Words};

/// Signs that no English sentence has.
const PUNCTUATION: [char; 9] = ['、', '。', '「', '」', '（', '）', '：', '，', '・'];

const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// What goes before what may be typed.
const OFFERS: [&str; 4] =
    ["choices: ", "possible keys: ", "such as ", "add the era or the western year "];

/// The sentences of a finding that are not English, each as it is said.
pub(crate) fn not_english(finding: &Diagnostic) -> Vec<String> {
    let words = Words::new(Language::En);
    let said = [&finding.message].into_iter().chain(&finding.label).chain(&finding.help);
    said.map(|it: &Message| words.say(it)).filter(|it| is_foreign(it)).collect()
}

fn is_foreign(sentence: &str) -> bool {
    let own = without_quotations(sentence);
    let offer = OFFERS.iter().filter_map(|it| own.find(it)).min();
    let own = &own[..offer.unwrap_or(own.len())];
    own.contains(PUNCTUATION) || ERAS.iter().any(|it| own.contains(it))
}

/// A sentence without what stands between quotation marks or is to be typed as it is.
fn without_quotations(sentence: &str) -> String {
    let mut own = String::new();
    let mut end = None;
    for letter in sentence.chars() {
        match (end, letter) {
            (Some(mark), _) if mark == letter => end = None,
            (Some(_), _) => {}
            (None, '“') => end = Some('”'),
            (None, '`' | '"') => end = Some(letter),
            (None, _) => own.push(letter),
        }
    }
    own
}

#[test]
fn quotations_are_left_out_and_the_rest_is_held() {
    for sentence in [
        "“平成25年度、上半期。” alone",
        "use `、` here",
        "choices: 平成25年度, 平成26年度",
        "the key 評価内容 is empty",
    ] {
        assert!(!is_foreign(sentence), "{sentence}");
    }
    for sentence in [
        "平成25年度 is over",
        "due on 令和元年（2019年）5月31日",
        "A、B",
        "“A”、“B”",
        "write 5月31日（金）",
    ] {
        assert!(is_foreign(sentence), "{sentence}");
    }
}
