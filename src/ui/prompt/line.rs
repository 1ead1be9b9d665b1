//! A line of text.

use console::Term;
use dialoguer::Input;

use crate::ui::{Trouble, Ui, terminal, visible};

impl Ui {
    /// Asks for a line of text; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// Nobody to ask, Ctrl-C, or a terminal that fails.
    pub fn ask_line(&self, question: &str, flag: &str) -> Result<String, Trouble> {
        self.gate(flag)?;
        self.typed(question, false)
    }

    /// What was typed, trimmed. Of a question of several lines the last one is the prompt.
    pub(super) fn typed(&self, question: &str, allow_empty: bool) -> Result<String, Trouble> {
        let (above, prompt) = question.rsplit_once('\n').unwrap_or(("", question));
        above.lines().for_each(|line| self.streams().err(&visible(line)));
        // interact_text() counts two-column characters as one; interact() erases them whole.
        let input = Input::<String>::new().with_prompt(visible(prompt)).allow_empty(allow_empty).report(true);
        input.interact_on(&Term::stderr()).map(|text| text.trim().to_owned()).map_err(from_dialoguer)
    }
}

pub(super) fn from_dialoguer(error: dialoguer::Error) -> Trouble {
    match error {
        dialoguer::Error::IO(error) => terminal::failed(error),
    }
}
