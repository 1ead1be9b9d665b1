//! stdin, stdout and stderr, and what they are connected to.

use std::{
    cell::RefCell,
    io::{self, IsTerminal, Write},
    os::{fd::AsFd, unix::fs::MetadataExt},
    sync::{Arc, Mutex},
};

use rustix::event::{self, PollFd, PollFlags, Timespec};

use super::Trouble;

/// stdin, stdout and stderr: the process's own, or captured ones.
pub struct Streams {
    out: RefCell<Box<dyn Write>>,
    err: RefCell<Box<dyn Write>>,
    /// Whether stdin is a terminal.
    pub in_terminal: bool,
    /// Whether stdout is a terminal.
    pub out_terminal: bool,
    /// Whether stderr is a terminal.
    pub err_terminal: bool,
    /// The columns of stdout, when it is a terminal.
    pub width: Option<usize>,
    /// The columns and lines of stderr, when it is a terminal.
    pub err_size: Option<(usize, usize)>,
    /// Whether they are this process's own.
    own: bool,
}

/// What a test reads back from [`Streams::captured`].
#[derive(Clone, Default)]
pub struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    /// What was written so far.
    pub fn text(&self) -> String {
        self.0.lock().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(mut all) = self.0.lock() {
            all.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Streams {
    /// The streams of this process.
    pub fn standard() -> Self {
        let (out_terminal, err_terminal) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        Self {
            out: RefCell::new(Box::new(io::stdout())),
            err: RefCell::new(Box::new(io::stderr())),
            in_terminal: io::stdin().is_terminal(),
            out_terminal,
            err_terminal,
            width: out_terminal.then(|| size(io::stdout())).flatten().map(|(columns, _)| columns),
            err_size: err_terminal.then(|| size(io::stderr())).flatten(),
            own: true,
        }
    }

    /// Streams into memory that are no terminals: stdout, stderr.
    pub fn captured(out: &Captured, err: &Captured) -> Self {
        Self::onto(Box::new(out.clone()), Box::new(err.clone()))
    }

    /// Streams that are no terminals.
    pub fn onto(out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self {
            out: RefCell::new(out),
            err: RefCell::new(err),
            in_terminal: false,
            out_terminal: false,
            err_terminal: false,
            width: None,
            err_size: None,
            own: false,
        }
    }

    /// Checks that stdout can be written, without writing: called before an act whose result must be shown there.
    ///
    /// # Errors
    /// As [`out`](Self::out), as far as that can be known.
    pub fn can_be_written(&self) -> Result<(), Trouble> {
        if self.own { writable(io::stdout()) } else { Ok(()) }
    }

    /// Whether nobody will ever read stdout: it is `/dev/null`, or was closed, which comes to the same.
    pub fn leads_nowhere(&self) -> bool {
        self.own && is_null(io::stdout())
    }

    /// Writes on stdout.
    ///
    /// # Errors
    /// When the reader has gone, or stdout cannot be written (a full disk).
    pub fn out(&self, text: &str) -> Result<(), Trouble> {
        self.out_bytes(text.as_bytes())
    }

    /// The same with bytes of an encoding.
    ///
    /// # Errors
    /// As [`out`](Self::out).
    pub fn out_bytes(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut out = self.out.borrow_mut();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Trouble::ClosedPipe,
            _ => Trouble::Output(error),
        })
    }

    /// Writes a line on stderr. Where stderr is gone there is nobody left to tell.
    pub fn err(&self, text: &str) {
        let mut err = self.err.borrow_mut();
        let _ = writeln!(err, "{text}");
        let _ = err.flush();
    }

    /// Writes on stderr without a newline: the answer is typed after it.
    pub(super) fn before_answer(&self, text: &str) {
        let mut err = self.err.borrow_mut();
        let _ = write!(err, "{text}");
        let _ = err.flush();
    }

    /// Whether a person can be asked: stdin and stderr are both terminals.
    pub fn can_ask(&self) -> bool {
        self.in_terminal && self.err_terminal
    }
}

fn size(terminal: impl AsFd) -> Option<(usize, usize)> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    (size.ws_col > 0).then_some((usize::from(size.ws_col), usize::from(size.ws_row)))
}

fn writable(to: impl AsFd) -> Result<(), Trouble> {
    let mut poll = [PollFd::new(&to, PollFlags::OUT)];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    if event::poll(&mut poll, Some(&now)).is_ok() && poll[0].revents().contains(PollFlags::ERR) {
        return Err(Trouble::ClosedPipe);
    }
    // An empty write changes nothing, and fails where stdout cannot be written.
    rustix::io::write(&to, &[]).map(drop).map_err(|error| Trouble::Output(error.into()))
}

fn is_null(to: impl AsFd) -> bool {
    let null = std::fs::metadata("/dev/null").map(|known| known.rdev());
    matches!((rustix::fs::fstat(to), null), (Ok(known), Ok(null)) if known.st_rdev == null && null != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_cannot_be_written_is_known_without_writing() {
        let open = |path: &str| std::fs::OpenOptions::new().write(true).open(path).unwrap();
        assert!(matches!(writable(open("/dev/full")), Err(Trouble::Output(_))));
        assert!(matches!(writable(std::fs::File::open("/dev/null").unwrap()), Err(Trouble::Output(_))));
        let (reader, writer) = std::io::pipe().unwrap();
        assert!(writable(&writer).is_ok());
        drop(reader);
        assert!(matches!(writable(&writer), Err(Trouble::ClosedPipe)));
        assert!(writable(open("/dev/null")).is_ok() && is_null(open("/dev/null")) && !is_null(open("/dev/full")));
        assert!(!is_null(tempfile::tempfile().unwrap()) && writable(tempfile::tempfile().unwrap()).is_ok());
    }

    #[test]
    fn a_closed_pipe_and_a_full_disk_are_told_apart() {
        let write = |kind| Streams::onto(Box::new(Failing(kind)), Box::new(io::sink())).out("x");
        assert!(matches!(write(io::ErrorKind::BrokenPipe), Err(Trouble::ClosedPipe)));
        assert!(matches!(write(io::ErrorKind::StorageFull), Err(Trouble::Output(_))));
    }
}
