//! The terminal device: how wide text is, and putting it back in order after Ctrl-C.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::unix::net::UnixStream,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};
use unicode_width::UnicodeWidthStr;

use super::{Trouble, prompt::NO_PASTE_MARKS};

/// Columns that a text takes; kanji take two.
pub fn display_width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Text padded with spaces to a width in columns.
pub fn fit(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}

/// How many [`Listening`]s are held.
static LISTENERS: AtomicUsize = AtomicUsize::new(0);

/// Whoever holds it handles Ctrl-C itself, and ends when it is ready to; meanwhile [`guard`] leaves Ctrl-C alone.
pub struct Listening(());

impl Listening {
    /// Takes over Ctrl-C until the value is dropped.
    pub fn begin() -> Self {
        LISTENERS.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        LISTENERS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// From now on Ctrl-C puts the terminal back as it is now (echo on, cursor shown) and ends with 130, unless somebody
/// is [`Listening`].
///
/// Prompt libraries leave it with echo off or the cursor hidden. Called before the first prompt; later calls
/// do nothing.
///
/// # Errors
/// When there is no terminal, or the signal cannot be watched.
pub(super) fn guard() -> io::Result<()> {
    static GUARDED: OnceLock<()> = OnceLock::new();
    if GUARDED.get().is_some() {
        return Ok(());
    }
    let terminal = File::options().read(true).write(true).open("/dev/tty")?;
    let before = tcgetattr(&terminal)?;
    let (mut told, teller) = UnixStream::pair()?;
    signal_hook::low_level::pipe::register(signal_hook::consts::SIGINT, teller)?;
    std::thread::Builder::new().name("ctrl-c".into()).spawn(move || {
        while told.read_exact(&mut [0]).is_ok() {
            if LISTENERS.load(Ordering::SeqCst) == 0 {
                restore(&terminal, &before);
                leave();
            }
        }
    })?;
    let _ = GUARDED.set(());
    Ok(())
}

/// Forgets what was typed or pasted before a question is seen: the second line of a paste is no answer to it.
pub(super) fn forget_typed_ahead() {
    let _ = tcflush(io::stdin(), QueueSelector::IFlush);
}

/// Ctrl-C at a prompt that has switched the terminal's own signals off.
pub(super) fn interrupted() -> Trouble {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGINT);
    failed(io::ErrorKind::Interrupted.into())
}

/// What a prompt's error means. After Ctrl-C the guard is about to end the program; it is given time to do so, or
/// the terminal would stay as the prompt left it.
pub(super) fn failed(error: io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::Interrupted => {
            std::thread::sleep(Duration::from_millis(500));
            Trouble::Interrupted
        }
        io::ErrorKind::UnexpectedEof => Trouble::NothingTyped,
        _ => Trouble::Terminal(error),
    }
}

fn restore(mut terminal: &File, before: &Termios) {
    let _ = tcsetattr(terminal, OptionalActions::Now, before);
    let _ = writeln!(terminal, "{NO_PASTE_MARKS}\x1b[?25h");
}

#[expect(clippy::disallowed_methods, clippy::exit, reason = "main is blocked in a prompt that cannot be woken")]
fn leave() -> ! {
    std::process::exit(130)
}
