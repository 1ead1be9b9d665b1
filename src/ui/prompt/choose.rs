//! One of several.

use console::Term;
use dialoguer::Select;

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
        let select = Select::new().with_prompt(visible(question)).items(items).default(0).report(true);
        select.interact_on_opt(&Term::stderr()).map_err(from_dialoguer)?.ok_or(Trouble::Declined)
    }
}
