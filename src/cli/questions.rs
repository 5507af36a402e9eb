//! Questions on the terminal: one that is answered wrong is asked again, with what is wrong, and the answers so far stay.

use std::io::BufRead;

use anyhow::Result;

use super::shell::{Shell, print};
use crate::words::{Failure, Message, OrFail};

/// What is asked.
pub(super) struct Questions<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) shell: &'a Shell,
    /// Whether every answer is the one that is offered.
    pub(super) silent: bool,
}

impl Questions<'_> {
    /// What an answer means that can be used; `offered` is the answer of who gives none.
    ///
    /// # Errors
    ///
    /// There is nobody to answer any more, or nobody is asked and what is offered cannot be used.
    pub(super) fn ask<T>(
        &mut self,
        id: &'static str,
        offered: &str,
        read: impl Fn(&str) -> Result<T>,
    ) -> Result<T> {
        if self.silent {
            return read(offered);
        }
        loop {
            let answer = self.answer(&Message::new(id).with("offered", offered))?;
            match read(if answer.is_empty() { offered } else { &answer }) {
                Ok(read) => return Ok(read),
                Err(error) => self.shell.problem(&error),
            }
        }
    }

    /// The next line that somebody types.
    fn answer(&mut self, question: &Message) -> Result<String> {
        // Where nobody can read the question, the answer may be there all the same.
        print(&format!("{} ", self.shell.words.say(question)));
        let mut answer = Vec::new();
        let ended = || Message::new("init-no-answer");
        let length = self.input.read_until(b'\n', &mut answer).or_fail(ended)?;
        if length == 0 {
            print("\n");
            let help = Message::new("help-init-no-answer");
            return Err(Failure::new(ended()).help([help]).into());
        }
        // A terminal of another encoding than ours shows that it is, in what is told of the answer.
        Ok(String::from_utf8_lossy(&answer).trim().to_owned())
    }
}
