//! y/N, and confirmation by typing.

use unicode_normalization::UnicodeNormalization;

use crate::texts::args;
use crate::ui::{Trouble, Ui};

/// More rows than this are confirmed by typing how many they are.
pub const MANY_ROWS: usize = 50;

impl Ui {
    /// Asks before that many rows are acted on: y/N, or to type the number where it is above [`MANY_ROWS`].
    ///
    /// # Errors
    /// As [`Self::confirm`].
    pub fn confirm_rows(&self, question: &str, rows: usize) -> Result<(), Trouble> {
        if rows > MANY_ROWS { self.confirm_typed(question, &rows.to_string()) } else { self.confirm(question) }
    }

    /// Asks y/N; Enter alone is no. `--yes` answers it.
    ///
    /// # Errors
    /// [`Trouble::Declined`] for anything but yes; nobody to ask; Ctrl-C.
    pub fn confirm(&self, question: &str) -> Result<(), Trouble> {
        if self.gate.yes {
            return Ok(());
        }
        self.gate("--yes")?;
        self.head_again();
        let answer = self.answer(&self.texts.say("prompt-yes-no", args![question = question]))?;
        if is_yes(&answer) { Ok(()) } else { Err(Trouble::Declined) }
    }

    /// Asks to type what is about to be acted on. Only `--confirm` answers it, never `--yes`.
    ///
    /// # Errors
    /// [`Trouble::NotTyped`] for anything else; nobody to ask; Ctrl-C.
    pub fn confirm_typed(&self, question: &str, expected: &str) -> Result<(), Trouble> {
        let answer = match &self.gate.confirm {
            Some(given) => given.clone(),
            None => {
                self.gate(&format!("--confirm {expected}"))?;
                self.head_again();
                self.answer(&self.texts.say("prompt-type", args![question = question, expected = expected]))?
            }
        };
        if fold(&answer) == fold(expected) { Ok(()) } else { Err(Trouble::NotTyped { expected: expected.to_owned() }) }
    }

    /// What was typed; the end of input counts as Enter alone.
    fn answer(&self, question: &str) -> Result<String, Trouble> {
        match self.typed(question) {
            Err(Trouble::NothingTyped) => Ok(String::new()),
            typed => typed,
        }
    }
}

fn fold(typed: &str) -> String {
    typed.nfkc().collect::<String>().trim().to_lowercase()
}

fn is_yes(answer: &str) -> bool {
    matches!(fold(answer).as_str(), "y" | "yes" | "はい")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::ui::{Captured, Gate, Look, Streams};

    fn ui(gate: Gate) -> Ui {
        let nowhere = Captured::default();
        Ui::new(Lang::En, Look::default(), gate, Streams::captured(&nowhere, &nowhere))
    }

    #[test]
    fn more_than_fifty_rows_are_confirmed_by_their_number_and_never_by_yes() {
        let given = |confirm: &str| Gate { yes: true, confirm: Some(confirm.to_owned()), ..Gate::default() };
        assert!(ui(Gate { yes: true, ..Gate::default() }).confirm_rows("Stop?", 50).is_ok());
        assert!(ui(Gate { yes: true, ..Gate::default() }).confirm_rows("Stop?", 51).is_err());
        assert!(ui(given("51")).confirm_rows("Stop?", 51).is_ok());
        assert!(
            matches!(ui(given("50")).confirm_rows("Stop?", 51), Err(Trouble::NotTyped { expected }) if expected == "51")
        );
    }

    #[test]
    fn full_width_and_japanese_yes_count_and_enter_alone_does_not() {
        assert!(["y", "Y", "yes", "ｙ", "ＹＥＳ", "はい", " y "].into_iter().all(is_yes));
        assert!(!["", "n", "yep", "いいえ"].into_iter().any(is_yes));
    }

    #[test]
    fn without_a_terminal_the_flag_that_answers_is_named() {
        let asked = ui(Gate::default()).confirm("Stop?");
        assert!(matches!(asked, Err(Trouble::InputNeeded { flag }) if flag == "--yes"));
        let typed = ui(Gate { yes: true, ..Gate::default() }).confirm_typed("Delete?", "a1");
        assert!(matches!(typed, Err(Trouble::InputNeeded { flag }) if flag == "--confirm a1"));
    }

    #[test]
    fn yes_answers_y_n_and_confirm_answers_the_typed_one() {
        assert!(ui(Gate { yes: true, no_input: true, confirm: None }).confirm("Stop?").is_ok());
        let given = |id: &str| Gate { confirm: Some(id.to_owned()), no_input: true, yes: false };
        assert!(ui(given("Ａ1")).confirm_typed("Delete?", "a1").is_ok());
        assert!(matches!(ui(given("a2")).confirm_typed("Delete?", "a1"), Err(Trouble::NotTyped { .. })));
        assert!(matches!(ui(given("a1")).confirm("Stop?"), Err(Trouble::InputNeeded { .. })));
    }
}
