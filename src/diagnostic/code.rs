//! The table of codes. A code is never used again for something else.

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The site cannot be built from this.
    Error,
    /// Citizens will ask about it.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The name of its sentence.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "severity-error",
            Self::Warning => "severity-warning",
            Self::Note => "severity-note",
        }
    }
}

/// What a code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Reading a file: its form, keys and values.
    Reading,
    /// When something was published, and what is missing.
    Disclosure,
    /// What contradicts itself or something else.
    Consistency,
    /// Links, addresses and whom to ask.
    Links,
    /// How something is written.
    Text,
}

/// Names of rules in earlier versions, which cities may still have in their settings and records.
const FORMER_NAMES: [(&str, &str); 1] =
    [("claim-contradicts-ledger", "claim-contradicts-obligations")];

impl Code {
    /// Whether a city means this kind of finding: it writes the code, the name, or a name that it had
    /// in an earlier version.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let is_former = |it: &(&str, &str)| it.0 == name && it.1 == self.name;
        self.code == name || self.name == name || FORMER_NAMES.iter().any(is_former)
    }

    /// Whether it keeps the values of a file from being read at all, so that nothing else is found in them.
    #[must_use]
    pub fn hides_the_file(&self) -> bool {
        let hiding = [
            &ENCODING,
            &TOO_LARGE,
            &OUTSIDE,
            &FILE_NAME,
            &STRAY_FILE,
            &MISSING_FILE,
            &EMPTY_FILE,
            &NO_FRONT_MATTER,
            &UNCLOSED_FRONT_MATTER,
            &SYNTAX,
            &WIDE_COLON,
            &INDENTATION,
            &TOO_DEEP,
            &TOO_MANY_ROWS,
            &UNEXPLAINED,
            &NEARLY_RECORD,
            &SPECIAL_FILE,
            &NO_PERMISSION,
        ];
        hiding.contains(&self)
    }
}

impl Family {
    /// The family of a code, by its first letter.
    const fn of(code: &str) -> Self {
        match code.as_bytes()[0] {
            b'D' => Self::Disclosure,
            b'C' => Self::Consistency,
            b'L' => Self::Links,
            b'T' => Self::Text,
            _ => Self::Reading,
        }
    }
}

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its short name, such as `R012`.
    pub code: &'static str,
    /// Its long name in kebab case, which is also the name of its sentence in the catalogues.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// How grave it is unless the city says otherwise.
    pub severity: Severity,
}

macro_rules! codes {
    ($($constant:ident = $code:literal $name:literal $severity:ident $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub static $constant: Code = Code {
                code: $code,
                name: $name,
                family: Family::of($code),
                severity: Severity::$severity,
            };
        )*
        /// Every code, in order.
        pub static CODES: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    TEXT_UNCHANGED = "C101" "text-unchanged" Warning "A report or an evaluation says what an earlier one said.";
    TEXT_NEAR_DUPLICATE = "C102" "text-near-duplicate" Warning "A text differs from an earlier one in a few words only.";
    BOILERPLATE = "C103" "boilerplate" Note "The same text stands in several records of a program.";
    ACTUAL_COPIES_PLAN = "C104" "actual-copies-plan" Warning "What was done is written in the words of what was planned.";
    GRADE_WITHOUT_TEXT = "C105" "grade-without-text" Warning "A grade stands without a reason.";
    TEXT_WITHOUT_GRADE = "C106" "text-without-grade" Warning "A reason stands without a grade.";
    EMPTY_REMARK = "C107" "empty-remark" Warning "A remark says nothing where one is due.";
    LATE_WITHOUT_COUNTERMEASURE = "C108" "late-without-countermeasure" Warning "A level demands something that is not written.";
    LATE_UNITS_UNNAMED = "C109" "late-units-unnamed" Warning "A text speaks of some units and does not name them.";
    LATE_UNQUANTIFIED = "C110" "late-unquantified" Note "A delay without a number, a date or a count.";
    BEHIND_REPEATEDLY = "C111" "behind-repeatedly" Warning "A status of delay in successive periods.";
    GRADE_UNEXPLAINED = "C112" "grade-unexplained" Warning "All went as planned, and the grade is not the best.";
    GRADE_DESPITE_DELAY = "C113" "grade-despite-delay" Warning "The last period was late, and the grade is the best.";
    INDICATOR_GRADE_CONFLICT = "C114" "indicator-grade-conflict" Warning "Every target was met, and the grade or the status says otherwise.";
    TARGET_WEAKENED = "C115" "target-weakened" Warning "A target is lower, or worded more weakly, than the year before.";
    MISSING_RESULT = "C116" "missing-result" Warning "A year is over and its result is not written.";
    CLAIM_CONTRADICTS_OBLIGATIONS = "C117" "claim-contradicts-obligations" Warning "A sheet says more than was published.";
    INDICATOR_WITHOUT_UNIT = "C118" "indicator-without-unit" Warning "A number without its unit.";
    UNIT_VARIANTS = "C119" "unit-variants" Note "One unit of measure in several spellings.";
    NO_OUTCOME_INDICATOR = "C120" "no-outcome-indicator" Note "Indicators of activity only.";
    INDICATOR_WITHOUT_VALUES = "C121" "indicator-without-values" Warning "An indicator that was never measured.";
    UNMEASURABLE_PROMISE = "C122" "unmeasurable-promise" Note "A promise with neither an indicator nor a time.";
    DIRECTION_MISSING = "C123" "direction-missing" Note "A number of which nobody knows whether more is better.";
    TARGET_AGAINST_DIRECTION = "C124" "target-against-direction" Warning "A goal that is worse than the baseline.";
    SCALE_UNDEFINED = "C125" "scale-undefined" Warning "A level of a scale without its meaning.";
    SCALE_CHANGED = "C126" "scale-changed" Note "A scale differs from that of the program before.";
    NUMBER_GAP = "C127" "number-gap" Note "A number is missing among the sheets.";
    OWNER_ABOLISHED = "C128" "owner-abolished" Warning "The unit in charge is no more and nobody took over.";
    WRONG_YEAR = "C129" "wrong-year" Warning "A date or a folder belongs to another year.";
    OTHER_YEAR_MENTIONED = "C130" "other-year-mentioned" Note "A text speaks of another year than its own.";
    PROMISE_WITHOUT_RESULT = "C131" "promise-without-result" Warning "A measured promise without a result in a report.";
    NEW_DUE_PASSED = "C132" "new-due-passed" Warning "A new due day is past and the status is still one of delay.";
    NEW_DUE_TOO_EARLY = "C133" "new-due-too-early" Warning "A new due day lies before its own report.";
    DUPLICATE_INDICATOR = "C134" "duplicate-indicator" Note "Two indicators of a sheet have one name.";
    OVERALL_ABOVE_ANNUAL = "C135" "overall-above-annual" Warning "The overall grade is better than every year's.";
    UNUSED_WAIVER = "C136" "unused-waiver" Warning "A waiver that nothing needs.";
    MISSPELT_NUMBER = "C137" "misspelt-number" Warning "A value that was to be a number and is none.";
    MISSING_AXIS = "C138" "missing-axis" Warning "Something is judged on some axes of a scale only.";
    RESULT_WITHOUT_OUTCOME = "C139" "result-without-outcome" Warning "A measured promise of which nobody says whether it was kept.";
    LETTER_AMONG_DIGITS = "C140" "letter-among-digits" Warning "A letter among the digits of a number.";
    CATEGORY_ONE_LETTER_APART = "C141" "category-one-letter-apart" Note "Two categories of a level that differ by one letter.";
    JUDGEMENT_CONTRADICTS_VALUE = "C142" "judgement-contradicts-value" Warning "A rate or a judgement is not what the target and the result give.";
    SUM_DIFFERS = "C143" "sum-differs" Warning "A total that is not the sum of its parts.";
    NUMBERS_OF_ANOTHER_SHEET = "C144" "numbers-of-another-sheet" Warning "The numbers of a row are those of another sheet for three years or more.";
    ISOLATED_AMOUNT = "C145" "isolated-amount" Warning "A value that is fifty times every other one of its row.";
    RESULTS_COPY_TARGETS = "C146" "results-copy-targets" Warning "The results of a year are its plans in every indicator.";
    PERCENT_AS_FRACTION = "C147" "percent-as-fraction" Warning "A percentage that is typed as a fraction.";
    ZERO_OR_DASH = "C148" "zero-or-dash" Note "Nothing is 0 in some years of a row and a dash in others.";
    INDICATOR_CONTRADICTED = "C149" "indicator-contradicted" Warning "Two indicators of one name have different values for one year.";
    PLAN_COPIES_RESULT = "C150" "plan-copies-result" Warning "A year's plan is the result of the year before.";
    INCOMPATIBLE_CHOICES = "C151" "incompatible-choices" Warning "Choices that the program says exclude each other.";
    OUTCOME_COPIES_OUTPUT = "C152" "outcome-copies-output" Note "An indicator of outcome that counts the output again.";
    CHOICE_AGAINST_REASON = "C153" "choice-against-reason" Warning "A choice whose reason ends with the opposite.";
    CATEGORY_VARIANTS = "C154" "category-variants" Note "One category in two spellings.";
    RESULT_NOT_PAST = "C155" "result-not-past" Note "A result that tells what is to be done.";
    RESULT_COPIES_DESCRIPTION = "C156" "result-copies-description" Warning "A result that is the description of the item.";
    UNPORTABLE_NAME = "C158" "unportable-name" Warning "A file that a colleague's Windows or Mac cannot hold.";
    OVERDUE = "D101" "overdue" Warning "Something is due and not published.";
    LATE_PUBLICATION = "D102" "late-publication" Note "Something was published after its due day.";
    UNDATED = "D103" "undated-publication" Warning "Something is published and nobody knows since when.";
    NO_DUE_DATE = "D104" "no-due-date" Warning "A report is asked for without a due day.";
    NO_RECORD = "D105" "no-record" Warning "A unit or a sheet of the program has no file.";
    EMBARGOED = "D106" "embargoed" Note "Something is written and its day has not come.";
    PUBLISHED_EARLY = "D107" "published-early" Warning "A report dated before its period ended.";
    DATE_WITHOUT_CONTENT = "D108" "date-without-content" Warning "A date of publication with nothing that was published.";
    LATE_REPEATEDLY = "D109" "late-repeatedly" Warning "A unit published late in successive periods.";
    NOT_FINAL = "D110" "not-final" Warning "The plan is over and its evaluation still provisional.";
    PUBLISHED_OUT_OF_ORDER = "D111" "published-out-of-order" Warning "A later report dated before an earlier one.";
    EXEMPT_BUT_PUBLISHED = "D112" "exempt-but-published" Note "Something not owed is there all the same.";
    CORRECTION_BEFORE_PUBLICATION = "D113" "correction-before-publication" Warning "A correction dated before what it corrects.";
    PUBLISHED_BEFORE_SEEN = "D114" "published-before-seen" Warning "A date of publication before the day on which it was first online.";
    CHANGED_WITHOUT_CORRECTION = "D115" "changed-without-correction" Error "What was published says something else, and no correction says so.";
    RESPELLED_AFTER_PUBLICATION = "D116" "respelled-after-publication" Note "What was published is spelled another way.";
    CONTACT_MISSING = "L101" "contact-missing" Warning "A unit that citizens cannot reach.";
    FILE_LINK_UNMARKED = "L102" "file-link-unmarked" Note "A link to a file does not say its kind and size.";
    DEAD_LINK = "L103" "dead-link" Warning "A link leads to nothing in the site.";
    BARE_URL = "L104" "bare-url" Note "An address that is not a link.";
    UNLINKED_ATTACHMENT = "L105" "unlinked-attachment" Note "A file that no page links to.";
    TELEPHONE_WITHOUT_LINK = "L106" "telephone-without-link" Note "A telephone that cannot be called from its page.";
    MOVED_LINK = "L107" "moved-link" Note "A link leads to a former address.";
    ENCODING = "R001" "encoding" Error "The file is not in UTF-8.";
    TOO_LARGE = "R002" "too-large" Error "The file is too large to be a record.";
    OUTSIDE = "R003" "outside" Error "A symbolic link leads out of the folder.";
    FILE_NAME = "R004" "file-name" Error "The file's name cannot be an address.";
    SAME_ADDRESS = "R005" "same-address" Error "Two files would stand at one address.";
    STRAY_FILE = "R006" "stray-file" Error "A record stands where none is read.";
    MISSING_FILE = "R007" "missing-file" Error "A file that others need is not there.";
    EMPTY_FILE = "R008" "empty-file" Error "The file is empty.";
    NO_FRONT_MATTER = "R009" "no-front-matter" Error "The file does not begin with `---`.";
    UNCLOSED_FRONT_MATTER = "R010" "unclosed-front-matter" Error "The second `---` is missing.";
    SYNTAX = "R011" "syntax" Error "The file is not YAML.";
    WIDE_COLON = "R012" "wide-colon" Error "A full-width colon stands after a key.";
    INDENTATION = "R013" "indentation" Error "A line is indented with something else than spaces.";
    ALIAS = "R014" "alias" Error "An anchor, an alias or a merge key.";
    TOO_DEEP = "R015" "too-deep" Error "Brackets or levels nested beyond reason.";
    DUPLICATE_KEY = "R016" "duplicate-key" Error "A key stands twice.";
    UNKNOWN_KEY = "R017" "unknown-key" Error "A key that the form does not have.";
    MISSING_KEY = "R018" "missing-key" Error "A key that the form demands is not there.";
    WRONG_TYPE = "R019" "wrong-type" Error "A list, a table or a text where another was expected.";
    NOT_A_DATE = "R020" "not-a-date" Error "A value that is no date.";
    NOT_A_YEAR = "R021" "not-a-year" Error "A value that is no fiscal year.";
    OUTSIDE_PLAN = "R022" "outside-plan" Error "A year outside the program.";
    UNKNOWN_PERIOD = "R023" "unknown-period" Error "A period that the program does not have.";
    UNKNOWN_UNIT = "R024" "unknown-unit" Error "A unit that the organization does not have.";
    UNKNOWN_STATUS = "R025" "unknown-status" Error "A status that is not on the program's scale.";
    UNKNOWN_GRADE = "R026" "unknown-grade" Error "A grade that is not on the program's scale.";
    UNKNOWN_LEVEL = "R027" "unknown-level" Error "A category level that the program does not have.";
    UNKNOWN_CHOICE = "R028" "unknown-choice" Error "A word that is not among those allowed.";
    NOT_A_NUMBER = "R029" "not-a-number" Error "A value that is no number.";
    NOT_AN_ID = "R030" "not-an-id" Error "A value that cannot be part of an address.";
    NOT_A_RULE = "R031" "not-a-rule" Error "A value that is no due rule, span, time zone or colour.";
    UNKNOWN_REFERENCE = "R032" "unknown-reference" Error "A reference to what does not exist.";
    IMPOSSIBLE = "R033" "impossible" Error "Values that contradict each other.";
    CORRECTED_NAME = "R034" "corrected-name" Note "A year or date read under another name than typed.";
    UNEXPLAINED = "R035" "unexplained" Error "A file that could not be read.";
    COMMENT_IN_TEXT = "R036" "comment-in-text" Error "A `#` cuts off the rest of a text.";
    NEARLY_RECORD = "R040" "nearly-record" Error "A file looks like a record and is not read as one.";
    ATTACHMENT_KIND = "R041" "attachment-kind" Error "A kind of file that is not published.";
    LINK_TARGET = "R042" "link-target" Error "A symbolic link leads to what is not published itself.";
    SPECIAL_FILE = "R043" "special-file" Error "A pipe, a socket or a device in the place of a file.";
    NO_PERMISSION = "R044" "no-permission" Error "A file or folder that may not be read.";
    INVISIBLE_CHARACTER = "R045" "invisible-character" Error "A character that nobody can see, or that turns the text around.";
    SECRET_IN_FILE = "R046" "secret-in-file" Error "A password or key is written in the settings.";
    LOST_ADDRESS = "R047" "lost-address" Error "An address that was published leads nowhere.";
    FORMER_ADDRESS = "R048" "former-address" Error "A former address that cannot be one, or is none.";
    PUBLISHED_LIST = "R049" "published-list" Error "The list of what was published cannot be read.";
    DAMAGED_LOG = "R050" "damaged-log" Error "The log of publications was changed or is not whole.";
    TOO_MANY_ROWS = "R051" "too-many-rows" Error "A list or a table has more rows than any record.";
    MORE_FINDINGS = "R052" "more-findings" Note "Of a file, only the first findings are told.";
    PLATFORM_CHARACTERS = "T101" "platform-characters" Warning "Characters that some machines show wrongly.";
    SPELLING_DRIFT = "T102" "spelling-drift" Note "One word in several spellings in one record.";
    DASH_VARIANTS = "T103" "dash-variants" Note "Several kinds of dash or wave dash in one record.";
    PLACEHOLDER = "T104" "placeholder" Warning "A text that was to be filled in.";
    PERSONAL_NAME = "T106" "personal-name" Warning "A field that holds a person's name or extension.";
    HTML_TAG = "T107" "html-tag" Warning "A tag of HTML stands in a text.";
    TABLE_ROW_TOO_LONG = "T108" "table-row-too-long" Error "A row of a table has more cells than its head.";
}

/// The code of this short or long name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().copied().find(|it| it.is_called(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_code_has_its_sentence() {
        let words = Words::new(Language::Ja);
        for code in CODES {
            assert!(words.has(code.name), "{}", code.name);
        }
    }

    #[test]
    fn a_former_name_leads_to_the_code_and_is_no_name_of_another() {
        for (former, name) in FORMER_NAMES {
            assert_eq!(find(former).map(|it| it.name), Some(name));
            assert_eq!(CODES.iter().filter(|it| it.is_called(former)).count(), 1, "{former}");
        }
    }

    #[test]
    fn every_code_is_explained() {
        let mut missing = Vec::new();
        for language in Language::ALL {
            let words = Words::new(language);
            for code in CODES {
                let parts =
                    ["what", "why", "example", "fix"].map(|it| format!("{}.{it}", code.name));
                missing.extend(parts.into_iter().filter(|it| !words.has(it)));
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn codes_stand_in_order_and_once() {
        assert!(CODES.windows(2).all(|it| it[0].code < it[1].code));
        let mut names: Vec<_> = CODES.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CODES.len());
    }
}
