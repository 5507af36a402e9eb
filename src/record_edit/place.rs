//! The way to what stands at a byte of a record.

use super::node::{Content, Node};
use super::{Step, read};

/// The way to the innermost value at a byte of the file, or at its key; none outside the front matter.
#[must_use]
pub fn path_at(text: &str, byte: usize) -> Option<Vec<Step>> {
    let (place, parsed) = read(text).ok()?;
    let byte = byte.checked_sub(place.start)?;
    let mut path = Vec::new();
    descend(&parsed.root, byte, &mut path);
    Some(path).filter(|it| !it.is_empty())
}

fn descend(node: &Node, byte: usize, path: &mut Vec<Step>) {
    let Some(origin) = &node.origin else { return };
    for (nth, entry) in node.entries().iter().enumerate() {
        let seat = entry.seat.and_then(|it| origin.seats.get(it));
        if seat.is_some_and(|it| (it.start..it.end).contains(&byte)) {
            let is_list = matches!(node.content, Content::List(_));
            path.push(if is_list { Step::Item(nth) } else { Step::Key(entry.key.clone()) });
            return descend(&entry.node, byte, path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_leads_to_its_value() {
        let text = "---\n番号: 45\n進捗管理:\n  H26下: { 状況: 遅れ }\n指標:\n  - 名称: a\n---\n";
        let path = |word: &str| path_at(text, text.find(word).expect("a word"));
        let key = |it: &str| Step::Key(it.to_owned());
        assert_eq!(path("45"), Some(vec![key("番号")]));
        assert_eq!(path("遅れ"), Some(vec![key("進捗管理"), key("H26下"), key("状況")]));
        assert_eq!(path("名称"), Some(vec![key("指標"), Step::Item(0), key("名称")]));
        assert_eq!(path_at(text, 0), None);
        assert_eq!(path_at(text, 1000), None);
    }
}
