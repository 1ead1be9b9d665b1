//! `meibo completions --install`: a line where the shell reads it, and how it is taken out again.

use std::{
    ffi::OsStr,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use etcetera::{BaseStrategy, base_strategy::Xdg};
use serde_json::json;

use crate::{
    cli::{
        args::shell::quoted,
        context::{Context, environment::Environment},
        failure::{Failure, local_code::LocalCode, os_error},
    },
    texts::args,
    ui::Done,
};

/// By which our line is known again.
const MARK: &str = "# meibo completions";

/// Where a shell reads, and what.
struct Place {
    shell: &'static str,
    file: PathBuf,
    line: &'static str,
    /// Whether the file is ours alone.
    own: bool,
}

/// Installs them for the shell of that name, or the one that this person uses.
pub(super) fn run(shell: Option<&str>, context: &Context) -> Result<(), Failure> {
    let shell = match shell {
        Some(shell) => shell.to_owned(),
        None => found(&context.environment).ok_or_else(|| Failure::new(LocalCode::ShellUnknown))?,
    };
    let place = place(&shell, &context.environment).ok_or_else(|| Failure::new(LocalCode::NoHome))?;
    let changed = install(&place).map_err(|error| {
        let failure = Failure::new(LocalCode::FileUnwritable).fact("file", place.file.display().to_string());
        failure.fact("why", os_error::why(&error)).because(error)
    })?;
    context.show(&told(&place, changed, context))
}

/// The shell in which this runs, or else the one of the account.
fn found(environment: &Environment) -> Option<String> {
    let parent = fs::read_to_string(format!("/proc/{}/comm", std::os::unix::process::parent_id()));
    let login = environment.get("SHELL").and_then(|path| Path::new(path).file_name()).and_then(OsStr::to_str);
    let names = [parent.ok().as_deref().map(str::trim).map(str::to_owned), login.map(str::to_owned)];
    names.into_iter().flatten().map(named).find(|name| place(name, environment).is_some())
}

fn named(program: String) -> String {
    if program == "pwsh" { "powershell".to_owned() } else { program }
}

/// Where a shell reads; nothing for another shell, or without a home.
fn place(shell: &str, environment: &Environment) -> Option<Place> {
    let given = |name: &str| environment.get(name).filter(|it| it.starts_with('/')).map(PathBuf::from);
    let home = || given("HOME");
    let config = || given("XDG_CONFIG_HOME").or_else(|| Xdg::new().ok().map(|xdg| xdg.config_dir()));
    let of = |shell, file, line| Place { shell, file, line, own: shell == "fish" };
    Some(match shell {
        "bash" => {
            of("bash", home()?.join(".bashrc"), "command -v meibo > /dev/null && source <(meibo completions bash)")
        }
        "zsh" => of(
            "zsh",
            given("ZDOTDIR").or_else(home)?.join(".zshrc"),
            "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }; \
             (( $+commands[meibo] )) && source <(meibo completions zsh)",
        ),
        "fish" => of("fish", config()?.join("fish/completions/meibo.fish"), "meibo completions fish | source"),
        "powershell" => of(
            "powershell",
            config()?.join("powershell/Microsoft.PowerShell_profile.ps1"),
            "meibo completions powershell | Out-String | Invoke-Expression",
        ),
        _ => return None,
    })
}

/// Sees to it that the line is there, once. Whether it was not.
fn install(place: &Place) -> io::Result<bool> {
    let there = match fs::read_to_string(&place.file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let line = format!("{} {MARK}\n", place.line);
    if there.contains(&line) {
        return Ok(false);
    }
    // One of an older make is replaced.
    if place.own || there.contains(MARK) {
        let others: String =
            there.lines().filter(|line| !line.ends_with(MARK)).map(|line| format!("{line}\n")).collect();
        write(&place.file, &(others + &line), false)?;
    } else {
        let between = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
        write(&place.file, &format!("{between}{line}"), true)?;
    }
    Ok(true)
}

/// Writes in place: people link such files to where they keep them.
fn write(file: &Path, text: &str, append: bool) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).write(true).append(append).truncate(!append).open(file)?;
    file.write_all(text.as_bytes())
}

/// What was done, and what takes it back.
fn told(place: &Place, changed: bool, context: &Context) -> Done {
    let file = context.environment.typed_path(&place.file);
    let undo = match place.own {
        true => format!("rm {file}"),
        false => format!("sed -i {} {file}", quoted(&format!("/{MARK}$/d"))),
    };
    let said = if changed { "completions-installed" } else { "completions-there" };
    let said = context.ui.text(said, args![shell = place.shell, file = file]);
    let value = json!({"shell": place.shell, "path": place.file.display().to_string(), "changed": changed});
    Done::new(value, said).id("path").undo(undo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Environment) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().to_str().unwrap().to_owned();
        let environment = Environment::of(&[("HOME", &path), ("XDG_CONFIG_HOME", &format!("{path}/.config"))]);
        (home, environment)
    }

    #[test]
    fn a_line_is_written_once_where_each_shell_reads_and_leaves_the_rest_alone() {
        let (home, environment) = home();
        for (shell, file) in [
            ("bash", ".bashrc"),
            ("zsh", ".zshrc"),
            ("fish", ".config/fish/completions/meibo.fish"),
            ("powershell", ".config/powershell/Microsoft.PowerShell_profile.ps1"),
        ] {
            let place = place(shell, &environment).unwrap();
            assert_eq!(place.file, home.path().join(file));
            assert!(install(&place).unwrap());
            assert!(!install(&place).unwrap());
            assert_eq!(fs::read_to_string(&place.file).unwrap(), format!("{} {MARK}\n", place.line));
        }
        let rc = home.path().join("rc");
        fs::write(&rc, "alias ll='ls -l'").unwrap();
        let mut place = place("bash", &environment).unwrap();
        place.file.clone_from(&rc);
        install(&place).unwrap();
        assert_eq!(fs::read_to_string(&rc).unwrap(), format!("alias ll='ls -l'\n{} {MARK}\n", place.line));
        place.line = "true";
        install(&place).unwrap();
        assert_eq!(fs::read_to_string(&rc).unwrap(), format!("alias ll='ls -l'\ntrue {MARK}\n"));
        assert!(super::place("tcsh", &environment).is_none());
    }
}
