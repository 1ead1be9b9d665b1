//! A secret, typed without being seen.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rpassword::ConfigBuilder;

use super::keys::{Key, Keys};
use crate::ui::{Trouble, Ui, terminal};

impl Ui {
    /// Asks for a secret, which goes as it was typed into the caller's own type of secrets: no copy stays here. Nothing typed,
    /// Esc or Ctrl-D gives up; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when nothing was typed; nobody to ask; Ctrl-C.
    pub fn ask_secret<S: From<String>>(&self, question: &str, flag: &str) -> Result<S, Trouble> {
        self.gate(flag)?;
        self.head();
        let prompt = self.put(question);
        let left = Arc::new(AtomicBool::new(false));
        let mut keys = Keys::begin(self.look.redraws).map_err(terminal::failed)?;
        keys.write(&prompt).map_err(terminal::failed)?;
        let unseen = Unseen { keys, prompt, left: Arc::clone(&left) };
        let config = ConfigBuilder::new().input_reader(unseen).output_discard().build();
        let typed = rpassword::read_password_with_config(config).map(|typed| (typed.is_empty(), S::from(typed)));
        self.streams().err("");
        if left.load(Ordering::Relaxed) {
            return Err(Trouble::NothingTyped);
        }
        match typed.map_err(terminal::failed)? {
            (true, _) => Err(Trouble::NothingTyped),
            (false, typed) => Ok(typed),
        }
    }
}

/// What is typed behind a prompt. It ends where Esc is pressed alone.
struct Unseen {
    keys: Keys,
    prompt: String,
    left: Arc<AtomicBool>,
}

impl Read for Unseen {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(first) = buffer.first_mut() else { return Ok(0) };
        loop {
            match self.keys.next()? {
                Key::Byte(byte) | Key::Pasted(byte) => {
                    *first = byte;
                    return Ok(1);
                }
                Key::Up | Key::Down => {}
                Key::Resumed => self.keys.write(&self.prompt)?,
                Key::Esc => {
                    self.left.store(true, Ordering::Relaxed);
                    return Ok(0);
                }
                Key::End => return Ok(0),
            }
        }
    }
}
