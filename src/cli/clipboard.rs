//! The clipboard, for what is shown once (`--copy`): the desktop's, or else the terminal's.

use std::{
    io::{self, Write},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use super::{
    context::{Context, environment::Environment},
    failure::{Failure, local_code::LocalCode},
};
use crate::{rules::Secret, texts::args};

/// How long a secret stays on a clipboard that can be read back, in seconds.
const SECONDS: &str = "45";

/// The programs of a desktop that write its clipboard and read it.
struct Desktop {
    /// The variable that says where its display is.
    display: Option<&'static str>,
    copy: &'static str,
    paste: &'static str,
}

const DESKTOPS: &[Desktop] = &[
    Desktop { display: Some("WAYLAND_DISPLAY"), copy: "wl-copy", paste: "wl-paste --no-newline" },
    Desktop {
        display: Some("DISPLAY"),
        copy: "xclip -selection clipboard -in",
        paste: "xclip -selection clipboard -out",
    },
    Desktop { display: None, copy: "pbcopy", paste: "pbpaste" },
];

/// Reads a secret; after some seconds empties the clipboard, where that still holds it. The programs are words of ours.
const CLEARS: &str = r#"secret=$(cat)
sleep "$1"
[ "$($2)" != "$secret" ] || $3 </dev/null"#;

/// Where secrets are copied to.
pub(crate) enum Clipboard {
    /// It can be read back, and is cleared.
    Desktop(Programs),
    /// It is only ever written.
    Terminal,
}

/// The programs of the desktop at hand.
pub(crate) struct Programs(&'static Desktop);

impl Clipboard {
    /// The one at hand, where one is asked for; before anything is sent.
    ///
    /// # Errors
    /// `clipboard_missing` (2): there is neither a desktop with its programs nor a terminal.
    pub(crate) fn asked(copy: bool, context: &Context) -> Result<Option<Self>, Failure> {
        if !copy {
            return Ok(None);
        }
        let desktop = DESKTOPS.iter().find(|desktop| desktop.is_at_hand(&context.environment));
        match desktop {
            Some(desktop) => Ok(Some(Self::Desktop(Programs(desktop)))),
            None if context.ui.streams().err_terminal => Ok(Some(Self::Terminal)),
            None => Err(Failure::new(LocalCode::ClipboardMissing)),
        }
    }

    /// Copies secrets, one a line, and says what becomes of them there.
    ///
    /// # Errors
    /// `clipboard_failed` (12): the desktop's program did not take it.
    pub(crate) fn take<'a>(
        &self,
        secrets: impl IntoIterator<Item = &'a Secret>,
        context: &Context,
    ) -> Result<(), Failure> {
        let text = Secret::from(secrets.into_iter().map(Secret::expose).collect::<Vec<_>>().join("\n"));
        let said = match self {
            Self::Desktop(Programs(desktop)) => {
                desktop.hold(&text).map_err(|error| Failure::new(LocalCode::ClipboardFailed).because(error))?;
                context.ui.text("clipboard-desktop", args![seconds = SECONDS])
            }
            Self::Terminal => {
                context.ui.copy_by_terminal(text.expose());
                context.ui.text("clipboard-terminal", args![])
            }
        };
        context.ui.note(&said);
        Ok(())
    }
}

impl Desktop {
    fn is_at_hand(&self, environment: &Environment) -> bool {
        let is_program = |name: &str| {
            let path = environment.get("PATH").unwrap_or_default();
            std::env::split_paths(path).any(|folder| folder.join(name).is_file())
        };
        let programs = [self.copy, self.paste].map(|words| words.split(' ').next().unwrap_or_default());
        self.display.is_none_or(|display| environment.get(display).is_some()) && programs.into_iter().all(is_program)
    }

    /// Puts it there, and leaves somebody behind who clears it. What is secret goes through pipes, never into arguments.
    fn hold(&self, secret: &Secret) -> io::Result<()> {
        let mut words = self.copy.split(' ');
        let mut copying = Command::new(words.next().unwrap_or_default());
        let status = fed(copying.args(words), secret)?.wait()?;
        if !status.success() {
            return Err(io::Error::other(status.to_string()));
        }
        // In a group of its own: Ctrl-C at the terminal is not meant for it.
        let mut clearing = Command::new("sh");
        clearing.args(["-c", CLEARS, "sh", SECONDS, self.paste, self.copy]).process_group(0);
        fed(&mut clearing, secret).map(drop)
    }
}

/// Starts a program that reads a secret and says nothing.
fn fed(command: &mut Command, secret: &Secret) -> io::Result<Child> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(secret.expose().as_bytes())?;
    }
    Ok(child)
}
