//! A secret, typed without being seen.

use std::{
    fs::File,
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rpassword::ConfigBuilder;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
};

use super::escape::{ALONE, ESC};
use crate::ui::{Trouble, Ui, terminal};

impl Ui {
    /// Asks for a secret, which goes as it was typed into the caller's own type of secrets: no copy stays here. Nothing typed,
    /// Esc or Ctrl-D gives up; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when nothing was typed; nobody to ask; Ctrl-C.
    pub fn ask_secret<S: From<String>>(&self, question: &str, flag: &str) -> Result<S, Trouble> {
        self.gate(flag)?;
        let prompt = self.put(question);
        let left = Arc::new(AtomicBool::new(false));
        let keys = Unseen::begin(Arc::clone(&left)).map_err(terminal::failed)?;
        self.streams().before_answer(&prompt);
        let config = ConfigBuilder::new().input_reader(keys).output_discard().build();
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

/// The keys of the terminal one by one, none of them shown while it is held. It ends where Esc is pressed alone.
struct Unseen {
    terminal: File,
    before: Termios,
    left: Arc<AtomicBool>,
}

impl Unseen {
    fn begin(left: Arc<AtomicBool>) -> io::Result<Self> {
        let terminal = File::open("/dev/tty")?;
        let before = tcgetattr(&terminal)?;
        let mut unseen = before.clone();
        unseen.local_modes -= LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG;
        unseen.special_codes[SpecialCodeIndex::VMIN] = 1;
        unseen.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(&terminal, OptionalActions::Now, &unseen)?;
        Ok(Self { terminal, before, left })
    }

    fn is_followed(&self) -> io::Result<bool> {
        let mut waiting = [PollFd::new(&self.terminal, PollFlags::IN)];
        Ok(poll(&mut waiting, Timespec::try_from(ALONE).ok().as_ref())? > 0)
    }
}

impl Read for Unseen {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(key) = buffer.get_mut(..1) else { return Ok(0) };
        let read = self.terminal.read(key)?;
        let is_esc = read == 1 && key[0] == ESC;
        if is_esc && !self.is_followed()? {
            self.left.store(true, Ordering::Relaxed);
            return Ok(0);
        }
        Ok(read)
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
    }
}
