//! One of several.

use console::Term;
use dialoguer::Select;
use unicode_normalization::UnicodeNormalization;

use super::line::from_dialoguer;
use crate::ui::{Trouble, Ui, visible};

impl Ui {
    /// Asks to choose one of the items; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::Declined`] when the person leaves it (Esc); nobody to ask; Ctrl-C.
    pub fn choose(&self, question: &str, items: &[String], flag: &str) -> Result<usize, Trouble> {
        self.gate(flag)?;
        let items: Vec<String> = items.iter().map(|item| visible(item)).collect();
        if self.look.accessible {
            return self.choose_by_number(question, &items, flag);
        }
        let select = Select::new().with_prompt(visible(question)).items(items).default(0).report(true);
        select.interact_on_opt(&Term::stderr()).map_err(from_dialoguer)?.ok_or(Trouble::Declined)
    }

    fn choose_by_number(&self, question: &str, items: &[String], flag: &str) -> Result<usize, Trouble> {
        items.iter().enumerate().for_each(|(index, item)| self.streams.err(&format!("{}. {item}", index + 1)));
        let typed = self.ask_line(question, flag)?;
        let number = typed.nfkc().collect::<String>().trim().parse::<usize>().ok();
        number.and_then(|number| number.checked_sub(1)).filter(|index| *index < items.len()).ok_or(Trouble::Declined)
    }
}
