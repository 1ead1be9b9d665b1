//! Runs commands as a person would, and shows each before its output.

use std::{
    ffi::OsString,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use super::campus::{Campus, PROFILE};
use crate::{
    cli::{
        args::shell::{flag, quoted},
        context::{Context, environment::Environment},
        failure::{Failure, local_code::LocalCode},
    },
    client::token,
    texts::{FluentArgs, args},
    ui::visible_lines,
};

/// Settings from the environment that would lead a profile of its own elsewhere.
const ELSEWHERE: &[&str] = &["MEIBO_SERVICE", "MEIBO_PROFILE", "MEIBO_DATA", "MEIBO_CA_FILE", "MEIBO_PROXY"];
/// Settings that would change what is shown, or who asks.
const STRANGE: &[&str] = &[token::VARIABLE, "MEIBO_OUTPUT", "MEIBO_COLOR", "MEIBO_NO_INPUT"];

/// Where commands are shown and run.
pub(super) struct Shell<'a> {
    campus: &'a Campus,
    context: &'a Context,
}

/// A command about to run.
pub(super) struct Step<'a> {
    shell: &'a Shell<'a>,
    shown: String,
    command: Command,
    stdin: Option<String>,
}

impl<'a> Shell<'a> {
    pub(super) fn new(campus: &'a Campus, context: &'a Context) -> Self {
        Self { campus, context }
    }

    /// Says something to the person.
    pub(super) fn tell(&self, key: &str, values: FluentArgs<'_>) -> Result<(), Failure> {
        self.write(&format!("{}\n", self.context.ui.text(key, values)))
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> String {
        self.context.ui.text(key, args![])
    }

    /// Says what follows.
    pub(super) fn title(&self, key: &str) -> Result<(), Failure> {
        self.tell(key, args![])
    }

    /// Data goes to stdout only in the form that was asked for; the walk is talk then.
    pub(super) fn write(&self, text: &str) -> Result<(), Failure> {
        let ui = &self.context.ui;
        if ui.look.format.is_text() {
            return Ok(ui.out(text)?);
        }
        ui.complain(text.trim_end());
        Ok(())
    }

    /// How a person types `meibo` for this campus.
    pub(super) fn prefix(&self) -> String {
        if !self.campus.is_apart {
            let profile = self.context.global.profile.as_ref();
            return profile.map_or_else(|| "meibo".to_owned(), |name| format!("meibo{}", flag("-p", name)));
        }
        let set = set_of(ELSEWHERE, &self.context.environment);
        let unset: String = set.map(|name| format!(" -u {name}")).collect();
        if unset.is_empty() { format!("meibo -p {PROFILE}") } else { format!("env{unset} meibo -p {PROFILE}") }
    }

    /// `meibo` with these arguments.
    pub(super) fn meibo(&'a self, arguments: &[&str]) -> Step<'a> {
        let own = std::env::current_exe().unwrap_or_else(|_| "meibo".into());
        let mut command = self.command(&own);
        if self.campus.is_apart {
            command.args(["-p", PROFILE]);
            ELSEWHERE.iter().for_each(|name| {
                command.env_remove(name);
            });
        } else {
            command.args(self.given());
        }
        command.args(arguments).env("MEIBO_LANG", self.context.settings.lang().to_string());
        self.step(format!("{} {}", self.prefix(), self.line(arguments)), command)
    }

    /// Writes rows into a file beside the data, and shows it: its name, and that of a file for what comes of them.
    pub(super) fn file_of_rows(&self, rows: &str) -> Result<[String; 2], Failure> {
        let paths = self.campus.write_rows(rows)?.map(|path| path.display().to_string());
        self.write(&format!("\n$ cat {}\n{rows}", self.word(&paths[0])))?;
        Ok(paths)
    }

    /// Arguments as a shell takes them.
    fn line(&self, arguments: &[&str]) -> String {
        arguments.iter().map(|word| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    /// An argument as a shell takes it, a path of the data's folder as people write it.
    fn word(&self, word: &str) -> String {
        let path = Path::new(word);
        if path.starts_with(&self.campus.folder) { self.context.environment.typed_path(path) } else { quoted(word) }
    }

    /// `meibod` with these arguments, on this campus's data.
    pub(super) fn meibod(&'a self, arguments: &[&str]) -> Step<'a> {
        let mut command = self.command(&self.campus.meibod);
        command.args(arguments).arg("--data-dir").arg(&self.campus.folder);
        let folder = self.context.environment.typed_path(&self.campus.folder);
        self.step(format!("meibod {} --data-dir {folder}", self.line(arguments)), command)
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        STRANGE.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
    }

    /// The flags that chose the profile in force.
    fn given(&self) -> Vec<OsString> {
        let global = &self.context.global;
        global.profile.iter().flat_map(|name| [OsString::from("-p"), name.into()]).collect()
    }

    fn step(&'a self, shown: String, command: Command) -> Step<'a> {
        Step { shell: self, shown, command, stdin: None }
    }
}

impl Step<'_> {
    /// The same with a secret on stdin; it is not shown.
    pub(super) fn reads(self, secret: &str) -> Self {
        Self { stdin: Some(format!("{secret}\n")), ..self }
    }

    /// Shows it, runs it, shows what it wrote, and gives its stdout.
    ///
    /// # Errors
    /// When it fails.
    pub(super) fn run(self) -> Result<String, Failure> {
        let (shell, shown) = (self.shell, self.shown.clone());
        let (ended, said) = self.shown()?;
        if ended.status.success() { Ok(said) } else { Err(failed(shell, &shown, &ended)) }
    }

    /// As [`run`](Self::run), whatever comes of it.
    pub(super) fn try_run(self) -> Result<bool, Failure> {
        Ok(self.shown()?.0.status.success())
    }

    /// Runs it without showing anything: its output holds what is shown later.
    pub(super) fn silently(mut self) -> Result<String, Failure> {
        let ended = self.ended()?;
        if !ended.status.success() {
            return Err(failed(self.shell, &self.shown, &ended));
        }
        Ok(text(&ended.stdout))
    }

    fn shown(mut self) -> Result<(Output, String), Failure> {
        self.shell.write(&format!("\n$ {}\n", self.shown))?;
        let ended = self.ended()?;
        let said = text(&ended.stdout);
        self.shell.write(&said)?;
        self.shell.write(&text(&ended.stderr))?;
        Ok((ended, said))
    }

    fn ended(&mut self) -> Result<Output, Failure> {
        let command = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(Failure::unexpected)?;
        if let (Some(mut stdin), Some(secret)) = (child.stdin.take(), self.stdin.take()) {
            // Who ends without reading has a reason, and tells it.
            let _ = stdin.write_all(secret.as_bytes());
        }
        child.wait_with_output().map_err(Failure::unexpected)
    }
}

fn failed(shell: &Shell<'_>, shown: &str, ended: &Output) -> Failure {
    let why = text(&ended.stderr);
    shell.context.ui.detail(&why);
    let why = why.lines().next().unwrap_or_default().to_owned();
    Failure::new(LocalCode::QuickstartStepFailed).fact("command", shown).fact("why", why)
}

fn text(bytes: &[u8]) -> String {
    visible_lines(&String::from_utf8_lossy(bytes))
}

fn set_of<'a>(names: &'a [&'a str], environment: &'a Environment) -> impl Iterator<Item = &'a str> {
    names.iter().copied().filter(|name| environment.get(name).is_some())
}
