//! The keys of the terminal, one by one, none of them shown. What Ctrl-Z, Esc and a paste do is the same wherever keys are read.

use std::{
    fs::File,
    io::{self, Read, Write},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Signal, getpgrp, kill_process_group},
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
};

use super::escape::{ALONE, ESC};

/// Asks a terminal to put marks around what is pasted, so that a line end in it is no Enter.
const MARK_PASTES: &str = "\x1b[?2004h";
/// Ends that.
pub(in crate::ui) const NO_PASTE_MARKS: &str = "\x1b[?2004l";

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A byte of a character, or a control character.
    Byte(u8),
    /// A byte of a character that was pasted.
    Pasted(u8),
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// Esc alone.
    Esc,
    /// Nothing: the program was stopped by Ctrl-Z and goes on. What was asked is no longer on the screen.
    Resumed,
    /// The terminal is gone.
    End,
}

/// The terminal while its keys are read; its modes come back when it is dropped.
pub(super) struct Keys {
    terminal: File,
    before: Termios,
    /// Whether pastes are marked. Terminals that cannot redraw may show the request itself.
    marks: bool,
    in_paste: bool,
}

impl Keys {
    /// From now on keys are read one by one.
    ///
    /// # Errors
    /// There is no terminal.
    pub(super) fn begin(marks: bool) -> io::Result<Self> {
        let terminal = File::options().read(true).write(true).open("/dev/tty")?;
        let before = tcgetattr(&terminal)?;
        let mut keys = Self { terminal, before, marks, in_paste: false };
        keys.hold()?;
        Ok(keys)
    }

    /// Writes on the terminal itself.
    pub(super) fn write(&mut self, text: &str) -> io::Result<()> {
        self.terminal.write_all(text.as_bytes())
    }

    /// Waits for the next key. Ctrl-Z stops the program here, with the terminal as it was before.
    ///
    /// # Errors
    /// The terminal cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Key> {
        loop {
            let Some(byte) = self.byte()? else { return Ok(Key::End) };
            match byte {
                ESC if self.in_paste || self.is_followed()? => {
                    if let Some(key) = self.sequence()? {
                        return Ok(key);
                    }
                }
                ESC => return Ok(Key::Esc),
                // A paste is text of one line: its line ends and control characters are none of the person's keys.
                byte if self.in_paste && byte.is_ascii_control() => {}
                byte if self.in_paste => return Ok(Key::Pasted(byte)),
                byte if byte == self.before.special_codes[SpecialCodeIndex::VSUSP] => {
                    self.stop()?;
                    return Ok(Key::Resumed);
                }
                byte => return Ok(Key::Byte(byte)),
            }
        }
    }

    /// What stands behind an Esc that is not alone: an arrow, or nothing that is wanted here.
    fn sequence(&mut self) -> io::Result<Option<Key>> {
        let mut code = Vec::new();
        while let Some(byte) = self.byte()? {
            code.push(byte);
            let is_begun = code.len() == 1 && matches!(byte, b'[' | b'O');
            if !is_begun && (code.len() == 1 || matches!(byte, b'@'..=b'~')) {
                break;
            }
        }
        match code.as_slice() {
            b"[200~" => self.in_paste = true,
            b"[201~" => self.in_paste = false,
            b"[A" | b"OA" if !self.in_paste => return Ok(Some(Key::Up)),
            b"[B" | b"OB" if !self.in_paste => return Ok(Some(Key::Down)),
            _ => {}
        }
        Ok(None)
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let mut byte = [0];
        loop {
            match self.terminal.read(&mut byte) {
                Ok(0) => return Ok(None),
                Ok(_) => return Ok(Some(byte[0])),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn is_followed(&self) -> io::Result<bool> {
        let mut waiting = [PollFd::new(&self.terminal, PollFlags::IN)];
        Ok(poll(&mut waiting, Timespec::try_from(ALONE).ok().as_ref())? > 0)
    }

    fn stop(&mut self) -> io::Result<()> {
        self.release()?;
        kill_process_group(getpgrp(), Signal::TSTP)?;
        self.hold()
    }

    fn hold(&mut self) -> io::Result<()> {
        let mut held = self.before.clone();
        held.local_modes -= LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG;
        held.special_codes[SpecialCodeIndex::VMIN] = 1;
        held.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(&self.terminal, OptionalActions::Now, &held)?;
        if self.marks { self.write(MARK_PASTES) } else { Ok(()) }
    }

    fn release(&mut self) -> io::Result<()> {
        if self.marks {
            self.write(NO_PASTE_MARKS)?;
        }
        Ok(tcsetattr(&self.terminal, OptionalActions::Now, &self.before)?)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = self.release();
    }
}
