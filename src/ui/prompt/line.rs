//! A line of text.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rustyline::{
    Behavior, Cmd, ColorMode, ConditionalEventHandler, Config, Editor, Event, EventContext, EventHandler, KeyEvent,
    Modifiers, RepeatCount, error::ReadlineError, history::MemHistory,
};

use super::{
    escape::{ALONE, ESC},
    resumed::Resumed,
};
use crate::ui::{Trouble, Ui, display_width, terminal, visible_lines};

/// The least room for an answer beside its question, in columns; with less it gets a line of its own.
const ANSWER: usize = 12;

impl Ui {
    /// Asks for a line of text; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] at Esc or Ctrl-D; nobody to ask, Ctrl-C, or a terminal that fails.
    pub fn ask_line(&self, question: &str, flag: &str) -> Result<String, Trouble> {
        self.gate(flag)?;
        self.head();
        self.line(question)
    }

    /// Asks until something is typed.
    pub(super) fn line(&self, question: &str) -> Result<String, Trouble> {
        loop {
            let typed = self.typed(question)?;
            if !typed.is_empty() {
                return Ok(typed);
            }
        }
    }

    /// What was typed after a question, trimmed.
    pub(super) fn typed(&self, question: &str) -> Result<String, Trouble> {
        let prompt = self.put(question);
        let typed = if self.look.redraws { edited_line(&prompt) } else { self.plain_line(&prompt) };
        typed.map(|text| text.trim().to_owned())
    }

    /// Writes a question down to its last line, and returns the prompt that stands before the answer: that last line,
    /// where an answer fits beside it, else `> `.
    pub(super) fn put(&self, question: &str) -> String {
        terminal::forget_typed_ahead();
        let width = self.streams().err_size.map(|(columns, _)| columns);
        let question = self.talk(&visible_lines(question));
        let (above, last) =
            question.rsplit_once('\n').map_or((None, question.as_str()), |(above, last)| (Some(above), last));
        above.into_iter().for_each(|above| self.streams().err(above));
        let prompt = format!("{last}: ");
        if width.is_none_or(|width| display_width(&prompt) + ANSWER <= width) {
            return prompt;
        }
        self.streams().err(last);
        "> ".to_owned()
    }

    /// A line as the terminal itself reads it: nothing is redrawn, and Esc is seen with the Enter behind it. What was typed
    /// before Ctrl-Z is forgotten by the terminal.
    fn plain_line(&self, prompt: &str) -> Result<String, Trouble> {
        let resumed = Resumed::watch().map_err(Trouble::Terminal)?;
        self.streams().before_answer(prompt);
        while resumed.comes_before_a_line().map_err(terminal::failed)? {
            self.streams().before_answer(prompt);
        }
        let mut line = String::new();
        match io::stdin().read_line(&mut line).map_err(terminal::failed)? {
            0 => {
                self.streams().err("");
                Err(Trouble::NothingTyped)
            }
            _ if line.trim_end().ends_with(char::from(ESC)) => Err(Trouble::NothingTyped),
            _ => Ok(line),
        }
    }
}

/// A line that can be edited over several rows of the screen.
fn edited_line(prompt: &str) -> Result<String, Trouble> {
    let config = Config::builder().behavior(Behavior::PreferTerm).color_mode(ColorMode::Disabled);
    let config = config.keyseq_timeout(u16::try_from(ALONE.as_millis()).ok()).build();
    let history = MemHistory::with_config(&config);
    let mut editor = Editor::<(), _>::with_history(config, history).map_err(from_editor)?;
    let left = Arc::new(AtomicBool::new(false));
    let esc = KeyEvent::new(char::from(ESC), Modifiers::NONE);
    editor.bind_sequence(esc, EventHandler::Conditional(Box::new(Leaves(Arc::clone(&left)))));
    editor.readline(prompt).map_err(|error| match error {
        ReadlineError::Interrupted if left.load(Ordering::Relaxed) => Trouble::NothingTyped,
        error => from_editor(error),
    })
}

/// Esc leaves the question, whatever stands in its line; it is told apart from Ctrl-C.
struct Leaves(Arc<AtomicBool>);

impl ConditionalEventHandler for Leaves {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, _: &EventContext<'_>) -> Option<Cmd> {
        self.0.store(true, Ordering::Relaxed);
        Some(Cmd::Interrupt)
    }
}

fn from_editor(error: ReadlineError) -> Trouble {
    match error {
        ReadlineError::Eof => Trouble::NothingTyped,
        ReadlineError::Interrupted => terminal::interrupted(),
        ReadlineError::Io(error) => terminal::failed(error),
        other => Trouble::Terminal(io::Error::other(other)),
    }
}
