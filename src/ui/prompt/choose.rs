//! One of several.

use std::io;

use dialoguer::theme::{SimpleTheme, Theme};
use unicode_normalization::UnicodeNormalization;

use super::keys::{Key, Keys};
use crate::ui::{Trouble, Ui, prose, terminal, visible};

const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;

impl Ui {
    /// Asks to choose one of the items, and returns its index; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when the person leaves it (Esc, Ctrl-D); nobody to ask; Ctrl-C.
    pub fn choose(&self, question: &str, items: &[String], flag: &str) -> Result<usize, Trouble> {
        self.gate(flag)?;
        self.head();
        let items: Vec<String> = items.iter().map(|item| visible(item)).collect();
        if !self.look.redraws {
            return self.choose_by_number(question, &items);
        }
        let keys = Keys::begin(true).map_err(terminal::failed)?;
        let chosen = List { ui: self, question, items: &items, keys, rows: 0 }.chosen()?;
        self.streams().err(&items[chosen]);
        Ok(chosen)
    }

    fn choose_by_number(&self, question: &str, items: &[String]) -> Result<usize, Trouble> {
        items.iter().enumerate().for_each(|(index, item)| self.streams.err(&format!("{}. {item}", index + 1)));
        loop {
            let typed = self.line(question)?;
            let number = typed.nfkc().collect::<String>().trim().parse::<usize>().ok();
            let index = number.and_then(|number| number.checked_sub(1)).filter(|index| *index < items.len());
            if let Some(index) = index {
                return Ok(index);
            }
        }
    }
}

/// A list on the screen, with a mark before one of its items.
struct List<'a> {
    ui: &'a Ui,
    /// What stands above it.
    question: &'a str,
    items: &'a [String],
    keys: Keys,
    /// The rows of the screen that it takes now.
    rows: usize,
}

impl List<'_> {
    /// The item that Enter was pressed at; the list is taken from the screen.
    fn chosen(mut self) -> Result<usize, Trouble> {
        let mut at = 0;
        self.ui.write_down(self.question);
        self.draw(at)?;
        loop {
            match self.keys.next().map_err(terminal::failed)? {
                Key::Byte(b'\r' | b'\n') => break,
                Key::Byte(CTRL_C) => return Err(terminal::interrupted()),
                Key::Byte(CTRL_D) | Key::Esc | Key::End => {
                    self.clear()?;
                    return Err(Trouble::NothingTyped);
                }
                Key::Down => at = (at + 1) % self.items.len(),
                Key::Up => at = (at + self.items.len() - 1) % self.items.len(),
                Key::Resumed => {
                    self.rows = 0;
                    self.ui.write_down(self.question);
                }
                Key::Byte(_) | Key::Pasted(_) => continue,
            }
            self.draw(at)?;
        }
        self.clear()?;
        Ok(at)
    }

    fn draw(&mut self, at: usize) -> Result<(), Trouble> {
        self.clear()?;
        let width = self.ui.streams().err_size.map(|(columns, _)| columns);
        let mut drawn = String::new();
        for (index, item) in self.items.iter().enumerate() {
            let mut line = String::new();
            let themed = SimpleTheme.format_select_prompt_item(&mut line, item, index == at);
            themed.map_err(|error| Trouble::Terminal(io::Error::other(error)))?;
            // Broken by us, so that its rows are known whatever the widths of its characters.
            drawn.push_str(&prose::wrapped(&line, width));
            drawn.push('\n');
        }
        self.rows = drawn.lines().count();
        self.keys.write(&drawn).map_err(terminal::failed)
    }

    fn clear(&mut self) -> Result<(), Trouble> {
        let rows = std::mem::take(&mut self.rows);
        if rows == 0 { Ok(()) } else { self.keys.write(&format!("\x1b[{rows}A\x1b[J")).map_err(terminal::failed) }
    }
}
