//! The parts of a format code between its semicolons, as tokens (ECMA-376, 18.8.31).

/// A part of a code.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    /// For which numbers it is, when it says so (`[>=100]`).
    pub(super) condition: Option<Condition>,
    /// Whether the first year of an era is 元 (`[$-ja-JP-x-gannen]`).
    pub(super) gannen: bool,
    /// Whether it names a language that is not Japanese: its years are those of our era.
    pub(super) foreign: bool,
    /// Which digits it shows, by the number of `[DBNum1]` to `[DBNum4]`; 0 for the usual ones.
    pub(super) digits: u8,
}

/// For which numbers a part of a code is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Condition {
    Less(f64),
    LessOrEqual(f64),
    Equal(f64),
    NotEqual(f64),
    GreaterOrEqual(f64),
    Greater(f64),
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Literal(String),
    /// `_x`: as much room as `x` takes.
    Space,
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `E+` or `E-`, with whether the plus is shown.
    Exponent(bool),
    /// `/`, which is the line of a fraction or a stroke in a date.
    Stroke,
    /// `@`.
    Text,
    General,
    /// A letter of a date and how often it is written.
    Date(char, usize),
    /// `[h]`, `[m]` or `[s]`: hours, minutes or seconds that go on beyond a day.
    Elapsed(char, usize),
    /// `.0`, `.00` or `.000` of seconds.
    Subsecond(usize),
    /// `AM/PM` or `A/P`, with whether it is the long one.
    Noon(bool),
}

impl Condition {
    pub(super) fn holds(self, number: f64) -> bool {
        // What a user types as a bound is compared as it is.
        let near = |bound: f64| (number - bound).abs() < f64::EPSILON;
        match self {
            Self::Less(bound) => number < bound,
            Self::LessOrEqual(bound) => number <= bound,
            Self::Equal(bound) => near(bound),
            Self::NotEqual(bound) => !near(bound),
            Self::GreaterOrEqual(bound) => number >= bound,
            Self::Greater(bound) => number > bound,
        }
    }

    /// Whether it holds for negative numbers only.
    pub(super) fn is_negative(self) -> bool {
        match self {
            Self::Less(bound) => bound <= 0.0,
            Self::LessOrEqual(bound) | Self::Equal(bound) => bound < 0.0,
            Self::NotEqual(_) | Self::GreaterOrEqual(_) | Self::Greater(_) => false,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let at = text.find(|it| !matches!(it, '<' | '>' | '='))?;
        let (operator, bound) = text.split_at(at);
        let bound: f64 = bound.trim().parse().ok()?;
        Some(match operator {
            "<" => Self::Less(bound),
            "<=" => Self::LessOrEqual(bound),
            "=" => Self::Equal(bound),
            "<>" => Self::NotEqual(bound),
            ">=" => Self::GreaterOrEqual(bound),
            ">" => Self::Greater(bound),
            _ => return None,
        })
    }
}

impl Section {
    /// Whether it shows a date, a time of day or a duration.
    pub(super) fn is_date(&self) -> bool {
        let date = |it: &Token| matches!(it, Token::Date(..) | Token::Elapsed(..) | Token::Noon(_));
        self.tokens.iter().any(date)
    }

    pub(super) fn has_text(&self) -> bool {
        self.tokens.contains(&Token::Text)
    }

    /// Notes what stands in brackets.
    fn bracket(&mut self, inner: &str) {
        let lower = inner.to_ascii_lowercase();
        if let Some(currency) = inner.strip_prefix('$') {
            let (symbol, locale) = currency.split_once('-').unwrap_or((currency, ""));
            if !symbol.is_empty() {
                self.tokens.push(Token::Literal(symbol.to_owned()));
            }
            let locale = locale.to_ascii_lowercase();
            self.gannen |= locale.contains("gannen");
            self.locale(&locale);
        } else if let Some(digits) = lower.strip_prefix("dbnum") {
            self.digits = digits.parse().unwrap_or(0);
        } else if let Some(letter @ ('h' | 'm' | 's')) = lower.chars().next()
            && lower.chars().all(|it| it == letter)
        {
            self.tokens.push(Token::Elapsed(letter, lower.len()));
        } else {
            // The rest are colours.
            self.condition = Condition::parse(inner).or(self.condition);
        }
    }

    fn locale(&mut self, locale: &str) {
        // The long date and the time of the system, whose language is taken to be Japanese.
        if locale.starts_with("f800") || locale.starts_with("f400") || locale.is_empty() {
            return;
        }
        // The last four digits are the language, those before are the calendar and the digits.
        let language = locale.get(locale.len().saturating_sub(4)..).unwrap_or(locale);
        self.foreign = !locale.starts_with("ja") && !language.trim_start_matches('0').eq("411");
    }
}

/// The parts of a code. A code is 255 characters at most where it is valid; of a longer one the rest is left.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let code: Vec<char> = code.chars().take(1000).collect();
    let mut sections = vec![Section::default()];
    let mut rest = code.as_slice();
    while let [first, after @ ..] = rest {
        if *first == ';' {
            sections.push(Section::default());
            rest = after;
        } else if let Some(section) = sections.last_mut() {
            rest = token(section, rest);
        }
    }
    sections
}

/// Reads a token; the rest is shorter than what is given.
fn token<'a>(section: &mut Section, text: &'a [char]) -> &'a [char] {
    let [first, after @ ..] = text else { return text };
    match first {
        '"' => {
            let end = after.iter().position(|it| *it == '"').unwrap_or(after.len());
            let (inner, rest) = after.split_at(end);
            section.tokens.push(Token::Literal(inner.iter().collect()));
            rest.get(1..).unwrap_or_default()
        }
        '[' => {
            let Some(end) = after.iter().position(|it| *it == ']') else { return &[] };
            let (inner, rest) = after.split_at(end);
            section.bracket(&inner.iter().collect::<String>());
            rest.get(1..).unwrap_or_default()
        }
        '\\' | '!' => {
            section.tokens.extend(after.first().map(|it| Token::Literal(it.to_string())));
            after.get(1..).unwrap_or_default()
        }
        '_' => {
            section.tokens.push(Token::Space);
            after.get(1..).unwrap_or_default()
        }
        '*' => after.get(1..).unwrap_or_default(),
        _ => words(section, text),
    }
}

/// Reads a token that is a word, a letter that is repeated or a mark.
fn words<'a>(section: &mut Section, text: &'a [char]) -> &'a [char] {
    let known = [
        ("General", Token::General),
        ("G/標準", Token::General),
        ("AM/PM", Token::Noon(true)),
        ("A/P", Token::Noon(false)),
        ("午前/午後", Token::Noon(true)),
        ("E+", Token::Exponent(true)),
        ("E-", Token::Exponent(false)),
    ];
    for (word, token) in known {
        let length = word.chars().count();
        let same = text.get(..length).is_some_and(|it| {
            it.iter().zip(word.chars()).all(|(one, other)| one.eq_ignore_ascii_case(&other))
        });
        if same {
            section.tokens.push(token);
            return text.get(length..).unwrap_or_default();
        }
    }
    let [first, after @ ..] = text else { return text };
    let letter = first.to_ascii_lowercase();
    let repeated = text.iter().take_while(|it| it.to_ascii_lowercase() == letter).count();
    let seconds =
        matches!(section.tokens.last(), Some(Token::Date('s', _) | Token::Elapsed('s', _)));
    let zeros = after.iter().take_while(|it| **it == '0').count();
    let (token, length) = match letter {
        '.' if seconds && zeros > 0 => (Token::Subsecond(zeros.min(3)), 1 + zeros),
        'y' | 'm' | 'd' | 'h' | 's' | 'e' | 'g' | 'r' | 'b' => {
            (Token::Date(letter, repeated), repeated)
        }
        'a' if repeated >= 3 => (Token::Date(letter, repeated), repeated),
        '0' | '#' | '?' => (Token::Digit(letter), 1),
        '.' => (Token::Point, 1),
        ',' => (Token::Comma, 1),
        '%' => (Token::Percent, 1),
        '/' => (Token::Stroke, 1),
        '@' => (Token::Text, 1),
        _ => (Token::Literal(first.to_string()), 1),
    };
    section.tokens.push(token);
    text.get(length..).unwrap_or_default()
}
