//! The clipboard of a terminal.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::Ui;

impl Ui {
    /// Asks the terminal to put text on its clipboard (OSC 52). No terminal says whether it has, or what became of it since.
    pub fn copy_by_terminal(&self, text: &str) {
        self.streams().before_answer(&format!("\x1b]52;c;{}\x07", STANDARD.encode(text)));
    }
}
