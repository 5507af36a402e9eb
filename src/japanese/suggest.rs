//! "Did you mean …?"

use strsim::damerau_levenshtein;

use super::fold;

/// The candidate that `word` was most likely meant to be, if one is near enough.
///
/// Kanji words are short, so one wrong character is already much: two of two characters wrong is
/// another word. Where two are equally near, neither is: 束区 may be 東区 or 西区.
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &fold(candidate))?, candidate)))
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.dedup_by_key(|&mut (_, candidate)| candidate);
    match near.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, candidate), ..] => Some(candidate),
        [] => None,
    }
}

/// How far the words are apart, unless they are too far apart to be mistaken for each other.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    let (word_length, length) = (word.chars().count(), candidate.chars().count());
    let allowed = match word_length.min(length) {
        0 | 1 => 0,
        2..=4 => 1,
        5..=7 => 2,
        shorter => shorter / 3,
    };
    // Comparing a whole paragraph with every field name would take long and find nothing.
    if word_length.abs_diff(length) > allowed {
        return None;
    }
    Some(damerau_levenshtein(word, candidate)).filter(|&distance| distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested() {
        let form = ["番号", "改革項目", "担当課", "実施部署", "進捗管理", "取組の内容", "状況"];
        for (typed, meant) in [
            ("担当化", Some("担当課")),
            ("担当科", Some("担当課")),
            ("改革頂目", Some("改革項目")),
            ("改革項目名", Some("改革項目")),
            ("進渉管理", Some("進捗管理")),
            ("実施部所", Some("実施部署")),
            ("取組内容", Some("取組の内容")),
            ("取り組みの内容", Some("取組の内容")),
            ("番 号", Some("番号")),
            ("番", None),
            ("状態", Some("状況")),
            ("項目改革", None),
            ("電話", None),
            ("", None),
        ] {
            assert_eq!(suggest(typed, form), meant, "{typed}");
        }
        assert_eq!(suggest("電話", ["担当課", "番号"]), None);
        assert_eq!(suggest("Statsu", ["theme", "status"]), Some("status"));
        assert_eq!(suggest("ｻｰﾋﾞｽ", ["サイト", "サービス"]), Some("サービス"));
        assert_eq!(suggest("何か", []), None);
        assert_eq!(suggest("束区", ["西区", "東区"]), None);
    }
}
