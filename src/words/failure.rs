//! What the machine could not do, as a sentence of the catalogues.

use std::error::Error;
use std::fmt;

use super::{Language, Message, Words};

/// Why something could not be done. The commands say it in the reader's language; as text by
/// itself, for a log or a test, it is English.
#[derive(Debug)]
pub struct Failure {
    message: Message,
    help: Vec<Message>,
    cause: Option<anyhow::Error>,
}

impl Failure {
    /// A failure with this sentence.
    #[must_use]
    pub fn new(message: Message) -> Self {
        Self { message, help: Vec::new(), cause: None }
    }

    /// The same with one more thing to do next.
    #[must_use]
    pub fn help(mut self, help: impl IntoIterator<Item = Message>) -> Self {
        self.help.extend(help);
        self
    }

    /// The same with what led to it.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// The sentence.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// What to do next.
    #[must_use]
    pub fn helps(&self) -> &[Message] {
        &self.help
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::new(Language::En).say(&self.message))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(AsRef::as_ref)
    }
}

/// Says what an error means for what was being done.
pub trait OrFail<T> {
    /// The value, or a [`Failure`] with this sentence, caused by the error.
    ///
    /// # Errors
    ///
    /// There is no value.
    fn or_fail(self, message: impl FnOnce() -> Message) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> OrFail<T> for Result<T, E> {
    fn or_fail(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.map_err(|it| Failure::new(message()).because(it).into())
    }
}

impl<T> OrFail<T> for Option<T> {
    fn or_fail(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.ok_or_else(|| Failure::new(message()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_of_a_chain_can_be_worded_anew() {
        let message = |id: &'static str| Message::new(id).with("path", "a.html");
        let inner: anyhow::Result<()> = None.or_fail(|| message("cannot-read"));
        let error = inner.or_fail(|| message("cannot-write")).unwrap_err();
        assert_eq!(format!("{error:#}"), "cannot write a.html: cannot read a.html");
        let ids: Vec<_> = error
            .chain()
            .map(|it| it.downcast_ref::<Failure>().map(|failure| failure.message().id.to_string()))
            .collect();
        assert_eq!(ids, [Some("cannot-write".to_owned()), Some("cannot-read".to_owned())]);
    }
}
