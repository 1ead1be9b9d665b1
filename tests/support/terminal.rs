//! A real terminal, as a person sits at it: tmux holds the screen, the keys and the line discipline.

use std::{ffi::OsString, fs, path::PathBuf};

use tempfile::TempDir;

use super::{Ended, Program, deadline::wait_for};

/// Runs the program as a shell with job control does, which says where a program was stopped; keeps its exit code and the terminal's modes before and after it, and
/// where Ctrl-Z stops it. The trap makes the shell outlive a Ctrl-C that is meant for the program; it waits for its screen to be
/// read, and not for ever, should the tests be killed.
const SHELL: &str = r#"trap : INT
set -m
exec 3>&2 2>/dev/null
stty -a >"$0/before"
"$@" 2>&3 3>&-
code=$?
while [ $code -eq 148 ]; do
    printf '\nStopped\n' >&3
    stty -a >"$0/stopped.new" && mv "$0/stopped.new" "$0/stopped"
    until [ -e "$0/go" ]; do sleep 0.02; done
    rm "$0/go"
    fg >/dev/null
    code=$?
done
stty -a >"$0/after"
echo $code >"$0/code.new" && mv "$0/code.new" "$0/code"
exec sleep 600"#;

/// A program running in a terminal of its own.
pub(crate) struct Terminal {
    folder: TempDir,
    socket: PathBuf,
}

impl Terminal {
    /// Starts it in a terminal of 100 columns and 40 lines.
    pub(crate) fn start(program: Program) -> Self {
        Self::sized(program, 100, 40)
    }

    /// Starts it in a terminal of this size.
    pub(crate) fn sized(program: Program, columns: u16, lines: u16) -> Self {
        let folder = tempfile::Builder::new().prefix("meibo-tty-").tempdir().unwrap();
        let terminal = Self { socket: folder.path().join("tmux"), folder };
        let (columns, lines) = (columns.to_string(), lines.to_string());
        let mut words: Vec<OsString> = [
            "-u",
            "-f",
            "/dev/null",
            "start-server",
            ";",
            "set",
            "-s",
            "set-clipboard",
            "on",
            ";",
            "new-session",
            "-d",
            "-x",
            &columns,
            "-y",
            &lines,
        ]
        .map(OsString::from)
        .to_vec();
        // An empty environment has no TERM; tmux draws what `screen` means.
        words.extend(["--", "sh", "-c", SHELL].map(OsString::from));
        words.push(terminal.folder.path().into());
        words.extend(program.env("TERM", "screen-256color").words());
        terminal.tmux(words);
        terminal
    }

    /// Types text, without Enter.
    pub(crate) fn types(&self, text: &str) -> &Self {
        self.tmux(["send-keys", "-l", "--", text].map(OsString::from).to_vec());
        self
    }

    /// Presses a key by tmux's name for it: `Enter`, `Up`, `Escape`, `C-c`, `C-d`.
    pub(crate) fn presses(&self, key: &str) -> &Self {
        self.tmux(["send-keys", key].map(OsString::from).to_vec());
        self
    }

    /// Presses a key so many times.
    pub(crate) fn presses_often(&self, key: &str, times: usize) -> &Self {
        self.tmux(["send-keys", "-N", &times.to_string(), key].map(OsString::from).to_vec());
        self
    }

    /// Pastes text as a terminal does: with marks around it where the program has asked for them.
    pub(crate) fn pastes(&self, text: &str) -> &Self {
        self.tmux(["set-buffer", "--", text].map(OsString::from).to_vec());
        self.tmux(["paste-buffer", "-p", "-r"].map(OsString::from).to_vec());
        self
    }

    /// What programs in the terminal have put on its clipboard (OSC 52).
    pub(crate) fn clipboard(&self) -> String {
        self.tmux(["show-buffer"].map(OsString::from).to_vec()).stdout
    }

    /// Presses Ctrl-Z and waits until the program has stopped, the terminal being as it was before.
    #[track_caller]
    pub(crate) fn is_stopped(&self) -> &Self {
        self.presses("C-z");
        let read = |name: &str| fs::read_to_string(self.folder.path().join(name));
        let Some(modes) = wait_for(|| read("stopped").ok()) else {
            panic!("Ctrl-Z does not stop the program:\n{}", self.screen());
        };
        assert_eq!(modes, read("before").unwrap(), "the terminal of a stopped program is not restored");
        self
    }

    /// Lets a stopped program go on, as `fg` does.
    pub(crate) fn resumes(&self) -> &Self {
        fs::write(self.folder.path().join("go"), "").unwrap();
        self
    }

    /// Types a line.
    pub(crate) fn answers(&self, line: &str) -> &Self {
        self.types(line).presses("Enter")
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        if wait_for(|| self.screen().contains(text).then_some(())).is_none() {
            panic!("the screen never shows {text:?}:\n{}", self.screen());
        }
        self
    }

    /// Waits until the screen shows `text` so many times.
    #[track_caller]
    pub(crate) fn shows_often(&self, text: &str, times: usize) -> &Self {
        if wait_for(|| (self.screen().matches(text).count() >= times).then_some(())).is_none() {
            panic!("the screen never shows {text:?} {times} times:\n{}", self.screen());
        }
        self
    }

    /// What stands on the screen and above it, long lines joined, without colours.
    pub(crate) fn screen(&self) -> String {
        self.tmux(["capture-pane", "-p", "-J", "-S", "-"].map(OsString::from).to_vec()).stdout.trim_end().to_owned()
    }

    /// The same row by row, as the screen breaks it.
    pub(crate) fn rows(&self) -> String {
        self.tmux(["capture-pane", "-p", "-S", "-"].map(OsString::from).to_vec()).stdout.trim_end().to_owned()
    }

    /// Whether what is typed is shown: off at a secret.
    pub(crate) fn echoes(&self) -> bool {
        let tty = self.tmux(["display-message", "-p", "#{pane_tty}"].map(OsString::from).to_vec()).stdout;
        let modes = Program::new("stty").args(["-a", "-F", tty.trim()]).run().ok();
        echo_of(&modes)
    }

    /// Waits until what is typed is hidden: a secret is asked for.
    #[track_caller]
    pub(crate) fn hides(&self) -> &Self {
        if wait_for(|| (!self.echoes()).then_some(())).is_none() {
            panic!("the terminal still shows what is typed:\n{}", self.screen());
        }
        self
    }

    /// Waits for the program's end: its exit code, once the terminal is as it was before.
    #[track_caller]
    pub(crate) fn ends(&self) -> i32 {
        let read = |name: &str| fs::read_to_string(self.folder.path().join(name));
        let Some(code) = wait_for(|| read("code").ok()) else {
            panic!("the program does not end:\n{}", self.screen());
        };
        assert_eq!(read("after").unwrap(), read("before").unwrap(), "the terminal is not restored");
        code.trim().parse().unwrap()
    }

    fn tmux(&self, words: Vec<OsString>) -> Ended {
        let mut args = vec![OsString::from("-S"), self.socket.clone().into()];
        args.extend(words);
        let ended = Program::new("tmux").args(args).env("TERM", "screen-256color").run();
        assert_eq!(ended.code, 0, "tmux: {ended}");
        ended
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let socket = self.socket.clone().into_os_string();
        Program::new("tmux").args([OsString::from("-S"), socket, "kill-server".into()]).run();
    }
}

/// Reads `stty -a`: the word `echo`, with a minus where it is off.
fn echo_of(modes: &str) -> bool {
    modes.split([' ', ';', '\n']).any(|word| word == "echo")
}
