//! What a rule found, before it has a place in a file.

use super::context::{ProgramContext, RecordContext};
use crate::diagnostic::{Code, Severity};
use crate::record::{Path, Program, UnitIndex};
use crate::words::{Fact, Message};

/// A finding of a rule at a field.
#[derive(Debug, Clone)]
pub(super) struct Finding<'a> {
    pub(super) code: &'static Code,
    pub(super) file: &'a str,
    /// The program whose words the file is written in, if it belongs to one.
    pub(super) program: Option<&'a Program>,
    pub(super) path: Path,
    pub(super) message: Message,
    pub(super) label: Option<Message>,
    pub(super) help: Vec<Message>,
    pub(super) units: Vec<UnitIndex>,
    /// How grave it is where the city does not say how grave its rule is, if not as the rule.
    pub(super) severity: Option<Severity>,
    /// What in the field it is about, as its author wrote it.
    pub(super) words: Option<String>,
    /// What certainly can stand in the place of words of the field: those and the others.
    pub(super) spellings: Vec<(String, String)>,
}

/// Where a rule reports what it finds.
pub(super) struct Reporter<'f, 'a> {
    code: &'static Code,
    file: &'a str,
    program: Option<&'a Program>,
    units: &'f [UnitIndex],
    findings: &'f mut Vec<Finding<'a>>,
    /// How many things it looked at that may lack what the rule asks for.
    asked: usize,
}

impl<'f, 'a> Reporter<'f, 'a> {
    /// In a record.
    pub(super) fn in_record(
        code: &'static Code,
        context: &'f RecordContext<'a>,
        findings: &'f mut Vec<Finding<'a>>,
    ) -> Self {
        let (file, program) = (context.file, Some(context.program));
        Self { code, file, program, units: &context.units, findings, asked: 0 }
    }

    /// In the file of a program.
    pub(super) fn in_program(
        code: &'static Code,
        context: &'f ProgramContext<'a>,
        findings: &'f mut Vec<Finding<'a>>,
    ) -> Self {
        let file = context.program.path.as_str();
        Self { code, file, program: None, units: &context.office, findings, asked: 0 }
    }

    /// In the settings.
    pub(super) fn in_city(code: &'static Code, findings: &'f mut Vec<Finding<'a>>) -> Self {
        Self { code, file: "kohyo.yaml", program: None, units: &[], findings, asked: 0 }
    }

    /// Notes that something is looked at which may lack what a rule that can be summed asks for.
    pub(super) fn asks(&mut self) {
        self.asked += 1;
    }

    /// How often that was.
    pub(super) fn asked(&self) -> usize {
        self.asked
    }

    /// Reports the rule's own sentence at a field. Facts, help and more can be added to what is
    /// returned.
    pub(super) fn at(&mut self, path: Path) -> &mut Finding<'a> {
        self.findings.push(Finding {
            code: self.code,
            file: self.file,
            program: self.program,
            path,
            message: Message::new(self.code.name),
            label: None,
            help: Vec::new(),
            units: self.units.to_vec(),
            severity: None,
            words: None,
            spellings: Vec::new(),
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// The same in another file, with the program whose words it is written in.
    pub(super) fn in_file(
        &mut self,
        file: &'a str,
        program: Option<&'a Program>,
        path: Path,
    ) -> &mut Finding<'a> {
        let finding = self.at(path);
        finding.file = file;
        finding.program = program;
        finding
    }
}

impl Finding<'_> {
    /// Whether it says of the same field what another finding of its rule says.
    pub(super) fn says_what(&self, other: &Self) -> bool {
        self.file == other.file
            && self.path == other.path
            && self.message == other.message
            && self.label == other.label
            && self.help == other.help
            && self.units == other.units
            && self.words == other.words
    }

    /// The same with one more fact in its sentence.
    pub(super) fn with(&mut self, name: &'static str, fact: impl Into<Fact>) -> &mut Self {
        self.message.facts.push((name.into(), fact.into()));
        self
    }

    /// The same with a word next to the caret.
    pub(super) fn label(&mut self, label: Message) -> &mut Self {
        self.label = Some(label);
        self
    }

    /// The same with something to do next.
    pub(super) fn help(&mut self, help: Message) -> &mut Self {
        self.help.push(help);
        self
    }

    /// The same, as grave as this where the city does not say how grave its rule is.
    pub(super) fn as_grave_as(&mut self, severity: Severity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// The same about these words of the field, if they stand there as they are.
    pub(super) fn on(&mut self, words: &str) -> &mut Self {
        self.words = Some(words.to_owned());
        self
    }

    /// The same with words that certainly can stand in the place of others in the field.
    pub(super) fn spelled(&mut self, words: &str, right: &str) -> &mut Self {
        self.spellings.push((words.to_owned(), right.to_owned()));
        self
    }

    /// The same about other units than those of the file.
    pub(super) fn about(&mut self, units: &[UnitIndex]) -> &mut Self {
        self.units = units.to_vec();
        self
    }
}
