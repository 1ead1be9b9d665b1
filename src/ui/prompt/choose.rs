//! One of several.

use console::Term;
use dialoguer::Select;
use unicode_normalization::UnicodeNormalization;

use crate::ui::{Trouble, Ui, terminal, visible, visible_lines};

impl Ui {
    /// Asks to choose one of the items, and returns its index; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when the person leaves it (Esc, Ctrl-D); nobody to ask; Ctrl-C.
    pub fn choose(&self, question: &str, items: &[String], flag: &str) -> Result<usize, Trouble> {
        self.gate(flag)?;
        let items: Vec<String> = items.iter().map(|item| visible(item)).collect();
        if self.look.accessible {
            return self.choose_by_number(question, &items, flag);
        }
        // What stands above a list is drawn once, however long it is.
        self.complain(&visible_lines(question));
        let select = Select::new().items(&items).default(0).report(false);
        let chosen = select.interact_on_opt(&Term::stderr()).map_err(from_dialoguer)?.ok_or(Trouble::NothingTyped)?;
        self.streams().err(&items[chosen]);
        Ok(chosen)
    }

    fn choose_by_number(&self, question: &str, items: &[String], flag: &str) -> Result<usize, Trouble> {
        items.iter().enumerate().for_each(|(index, item)| self.streams.err(&format!("{}. {item}", index + 1)));
        loop {
            let typed = self.ask_line(question, flag)?;
            let number = typed.nfkc().collect::<String>().trim().parse::<usize>().ok();
            let index = number.and_then(|number| number.checked_sub(1)).filter(|index| *index < items.len());
            if let Some(index) = index {
                return Ok(index);
            }
        }
    }
}

fn from_dialoguer(error: dialoguer::Error) -> Trouble {
    match error {
        dialoguer::Error::IO(error) => terminal::failed(error),
    }
}
