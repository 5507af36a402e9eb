//! Telephone numbers in a text that people wrote: `000-123-4567（内線1234）`.
//!
//! Only what is a whole number can be called. Which digits belong to one is known by how many it has
//! (ten, or eleven after 050, 070, 080, 090 and the like; up to fifteen after `+`), so that extensions,
//! hours and the rest of a range such as `〜9` are never taken in.

use std::ops::Range;

use super::half_width;

/// A number that can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TelephoneNumber {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The same as a link that works from everywhere: `tel:+81251234567`.
    pub link: String,
}

/// Numbers of three digits that every telephone in Japan knows.
const SERVICES: [&str; 12] =
    ["104", "110", "113", "115", "116", "117", "118", "119", "171", "177", "188", "189"];

/// Every number of a text, in order; not those of fax machines.
///
/// ```
/// use kohyo::japanese::telephone_numbers;
///
/// let numbers = telephone_numbers("電話 025-123-4567（内線1234）FAX 025-123-4568");
/// assert_eq!(numbers.len(), 1);
/// assert_eq!(numbers[0].link, "tel:+81251234567");
/// ```
#[must_use]
pub fn telephone_numbers(text: &str) -> Vec<TelephoneNumber> {
    let scan = Scan::new(text);
    let mut numbers: Vec<TelephoneNumber> = Vec::new();
    let mut label = 0;
    let mut at = 0;
    while at < scan.signs.len() {
        let Some((end, link)) = scan.number(at) else {
            // The digits that are no number are no beginning of one either.
            at += scan.digits(at).len().max(1);
            continue;
        };
        if scan.is_called(label, at, end) {
            numbers.push(TelephoneNumber { range: scan.byte(at)..scan.byte(end), link });
        }
        (label, at) = (end, end);
    }
    numbers
}

/// A text as its signs read, whatever their width.
struct Scan<'a> {
    text: &'a str,
    /// Each sign and the byte at which it stands.
    signs: Vec<(usize, char)>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        let signs = text.char_indices().map(|(at, c)| (at, sign(c))).collect();
        Self { text, signs }
    }

    fn byte(&self, at: usize) -> usize {
        self.signs.get(at).map_or(self.text.len(), |it| it.0)
    }

    fn sign(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|it| it.1)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|it| self.sign(it))
    }

    fn is_digit(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|it| it.is_ascii_digit())
    }

    /// The digits that stand together from here on.
    fn digits(&self, at: usize) -> String {
        let signs = self.signs[at..].iter().map(|it| it.1);
        signs.take_while(char::is_ascii_digit).collect()
    }

    /// The number that begins here: where it ends, and its link.
    fn number(&self, at: usize) -> Option<(usize, String)> {
        if self.is_within_digits(at) {
            return None;
        }
        match self.sign(at)? {
            '+' => self.international(at),
            '#' => self.short(at),
            '(' if self.sign(at + 1) == Some('0') => self.national(at),
            '0' => self.national(at),
            '1' => self.service(at),
            _ => None,
        }
    }

    /// Whether digits lead up to this place, such as those of a postal code or of a time.
    fn is_within_digits(&self, at: usize) -> bool {
        match self.before(at) {
            Some('-' | '.' | ':') => at > 1 && self.is_digit(at - 2),
            Some(sign) => sign.is_ascii_digit(),
            None => false,
        }
    }

    /// A number as it is dialled in Japan.
    fn national(&self, start: usize) -> Option<(usize, String)> {
        let bracketed = self.sign(start) == Some('(');
        let mut groups = Groups::new(self, start + usize::from(bracketed), bracketed);
        loop {
            groups.take();
            if groups.count > 3 {
                return None;
            }
            match length(&groups.digits) {
                Some(length) if groups.digits.len() > length => return None,
                Some(length) if groups.digits.len() == length => break,
                Some(_) | None => groups.separator()?,
            }
        }
        // 025-1-23: the last group of a number has three digits at least.
        if groups.last < 3 || (bracketed && groups.depth > 0) {
            return None;
        }
        let end = groups.end()?;
        Some((end, format!("tel:+81{}", &groups.digits[1..])))
    }

    /// A number that begins with a country: +81-25-123-4567, +81(0)25-123-4567.
    fn international(&self, start: usize) -> Option<(usize, String)> {
        const LONGEST: usize = 15;
        let mut groups = Groups::new(self, start + 1, false);
        let mut end = None;
        loop {
            let is_ours = groups.digits.starts_with("81");
            if groups.count > 0 && !is_ours && self.ends_before(groups.at) {
                break;
            }
            groups.take();
            if groups.digits.starts_with("81") {
                if let Some(national) = in_japan(&groups.digits[2..]) {
                    return Some((groups.end()?, format!("tel:+81{national}")));
                }
                groups.skip_zero();
            } else if groups.digits.len() <= LONGEST && groups.depth == 0 {
                end = Some((groups.at, groups.digits.len()));
            }
            if groups.digits.len() > LONGEST || groups.separator().is_none() {
                break;
            }
        }
        let (end, length) = end?;
        let known = length >= 8 && !groups.digits.starts_with('0');
        known.then(|| (end, format!("tel:+{}", &groups.digits[..length])))
    }

    /// Whether the digits from here on belong to something else than the number before them: another
    /// number, a time.
    fn ends_before(&self, at: usize) -> bool {
        let after = self.sign(at + self.digits(at).len());
        let is_time = after.is_some_and(|it| ":時分年月日".contains(it));
        is_time || (self.sign(at) == Some('0') && self.national(at).is_some())
    }

    /// A number such as #7119, which the telephone company completes.
    fn short(&self, start: usize) -> Option<(usize, String)> {
        let digits = self.digits(start + 1);
        let end = start + 1 + digits.len();
        let is_short = digits.len() == 4 && !self.goes_on(end);
        // In an address `#` would begin the name of a place in a page.
        is_short.then(|| (end, format!("tel:%23{digits}")))
    }

    /// 110, 119 and the like, where they stand alone.
    fn service(&self, start: usize) -> Option<(usize, String)> {
        let digits = self.digits(start);
        let end = start + digits.len();
        let parted = |it: char| it.is_whitespace() || "()番,、。，/・;；".contains(it);
        let is_alone = self.sign(end).is_none_or(parted)
            && self.before(start).is_none_or(|it| !it.is_ascii_graphic() || "(:/,;".contains(it))
            && extension(&self.folded(0, start)).is_none();
        (is_alone && SERVICES.contains(&&*digits)).then(|| (end, format!("tel:{digits}")))
    }

    /// Whether more digits follow that seem to be of the same number.
    fn goes_on(&self, end: usize) -> bool {
        self.sign(end) == Some('-') && self.digits((end + 1).min(self.signs.len())).len() > 2
    }

    fn folded(&self, from: usize, to: usize) -> String {
        self.signs[from..to].iter().map(|it| it.1.to_ascii_lowercase()).collect()
    }

    /// Whether a number is there to be called: what stands before it since the last number, and in
    /// brackets after it, names no fax machine, extension or postal code.
    fn is_called(&self, label: usize, start: usize, end: usize) -> bool {
        let label = self.folded(label, start);
        let clause = label.rsplit(['、', '。', ',', ';', '\n', '|']).next().unwrap_or_default();
        let is_postal = clause.trim_end().ends_with('〒');
        let is_extension =
            extension(clause).is_some_and(|rest| rest.trim_matches(NAMING).is_empty());
        !is_postal && !is_extension && !is_fax(clause) && !self.is_fax_after(end)
    }

    /// Whether brackets behind a number say that it is one of a fax machine only.
    fn is_fax_after(&self, end: usize) -> bool {
        let after = self.folded(end, self.signs.len());
        let Some(inside) = after.trim_start().strip_prefix('(') else { return false };
        let inside = inside.split(')').next().unwrap_or_default();
        let shared = TELEPHONE.iter().chain(&["兼", "共"]).any(|it| inside.contains(it));
        // A number in there is the one of the fax machine.
        let is_own = !inside.contains(|it: char| it.is_ascii_digit());
        last(inside, &FAX).is_some() && is_own && !shared
    }
}

const FAX: [&str; 7] = ["fax", "ファクス", "ファックス", "ファクシミリ", "ﾌｧｸｽ", "ﾌｧｯｸｽ", "ﾌｧｸｼﾐﾘ"];
const TELEPHONE: [&str; 3] = ["電話", "tel", "でんわ"];
/// What may stand between a name and its number.
const NAMING: [char; 9] = [' ', ':', '-', '(', ')', '.', '番', '号', '　'];

/// Whether a number behind this is one of a fax machine only: `電話・FAX` is both.
fn is_fax(label: &str) -> bool {
    let Some((at, end)) = last(label, &FAX) else { return false };
    match last(label, &TELEPHONE) {
        Some((telephone, _)) if telephone > at => false,
        Some((_, telephone)) => {
            let between = label[telephone..at].trim_matches(NAMING);
            let joined =
                ["", "/", "・", "と", "及び", "および", "兼", "&", "、"].contains(&between);
            !joined
        }
        None => !["兼", "共"].iter().any(|it| label[end..].contains(it)),
    }
}

/// What stands behind the last name of an extension.
fn extension(label: &str) -> Option<&str> {
    last(label, &["内線", "ext"]).map(|(_, end)| label[end..].trim_start_matches("ension"))
}

/// Where the last of these words is.
fn last(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    words.iter().filter_map(|it| text.rfind(it).map(|at| (at, at + it.len()))).max()
}

/// How many digits a number has that begins so in Japan; none while that is open, or where no number
/// begins so.
fn length(digits: &str) -> Option<usize> {
    match digits.as_bytes() {
        [_, b'1', b'0', ..] => Some(0),
        [_, b'2'..=b'9', b'0', ..] => Some(11),
        [_, _, _, ..] => Some(10),
        _ => None,
    }
}

/// A number behind +81, without the zero that belongs to calls inside Japan.
fn in_japan(digits: &str) -> Option<&str> {
    let is_whole = |number: &str| length(number) == Some(number.len());
    if is_whole(&format!("0{digits}")) {
        return Some(digits);
    }
    digits.strip_prefix('0').filter(|_| is_whole(digits))
}

/// Groups of digits, one after the other.
struct Groups<'s, 'a> {
    scan: &'s Scan<'a>,
    at: usize,
    digits: String,
    count: usize,
    /// How many digits the last one has.
    last: usize,
    /// Open brackets.
    depth: usize,
}

impl<'s, 'a> Groups<'s, 'a> {
    fn new(scan: &'s Scan<'a>, at: usize, bracketed: bool) -> Self {
        let depth = usize::from(bracketed);
        Self { scan, at, digits: String::new(), count: 0, last: 0, depth }
    }

    /// Takes the next group.
    fn take(&mut self) {
        let digits = self.scan.digits(self.at.min(self.scan.signs.len()));
        self.at += digits.len();
        self.last = digits.len();
        self.count += 1;
        self.digits.push_str(&digits);
    }

    /// Goes over what parts two groups: a hyphen, a bracket, a blank or these together.
    fn separator(&mut self) -> Option<()> {
        let (mut at, mut hyphens, mut brackets, mut blanks) = (self.at, 0, 0, 0);
        let mut depth = self.depth;
        while let Some(sign) = self.scan.sign(at).filter(|it| !it.is_ascii_digit()) {
            match sign {
                '-' | '.' => hyphens += 1,
                ' ' => blanks += 1,
                '(' if depth == 0 => (brackets, depth) = (brackets + 1, 1),
                ')' if depth == 1 => (brackets, depth) = (brackets + 1, 0),
                _ => return None,
            }
            at += 1;
        }
        let parted = at > self.at && self.scan.is_digit(at);
        if !parted || hyphens > 1 || brackets > 1 || blanks > 2 {
            return None;
        }
        (self.at, self.depth) = (at, depth);
        Some(())
    }

    /// Goes over the `(0)` of +81(0)25.
    fn skip_zero(&mut self) {
        if self.digits != "81" {
            return;
        }
        let mut at = self.at;
        while self.scan.sign(at) == Some(' ') || self.scan.sign(at) == Some('-') {
            at += 1;
        }
        let zero = [0, 1, 2].map(|it| self.scan.sign(at + it));
        if zero == [Some('('), Some('0'), Some(')')] {
            self.at = at + 3;
            // What follows may stand right behind it.
            if self.scan.is_digit(self.at) {
                self.take();
            }
        }
    }

    /// Where the number ends, its bracket closed; none where more digits follow that seem to be of it.
    fn end(&self) -> Option<usize> {
        let end = match (self.depth, self.scan.sign(self.at)) {
            (0, _) => self.at,
            (_, Some(')')) => self.at + 1,
            (_, _) => return None,
        };
        (!self.scan.goes_on(end)).then_some(end)
    }
}

/// A sign as it is read here: of half width, every dash a hyphen, every blank a space.
fn sign(c: char) -> char {
    let narrow = half_width(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
    match narrow {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{FE63}' | 'ー' | 'ｰ' => '-',
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{266F}' => '#',
        '〔' | '［' => '(',
        '〕' | '］' => ')',
        _ => narrow,
    }
}

#[cfg(test)]
mod tests;
