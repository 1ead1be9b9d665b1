//! `meibo completions --install`: a line where the shell reads it, and how it is taken out again.

use std::{
    ffi::OsStr,
    fs, io,
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
    client::folder,
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

/// Sees to it that the line is there, once. Whether it was not. What else the file holds stays byte for byte, in whatever
/// encoding it is.
fn install(place: &Place) -> io::Result<bool> {
    let there = read(&place.file)?;
    let line = format!("{} {MARK}\n", place.line);
    if others(&there, |each| each == line.as_bytes()).len() != there.len() {
        return Ok(false);
    }
    // One of an older make is replaced.
    let mut text = others(&there, is_ours);
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    text.extend_from_slice(line.as_bytes());
    write(&place.file, &text)?;
    Ok(true)
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    match folder::read(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The lines without some.
fn others(text: &[u8], is_left_out: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    text.split_inclusive(|byte| *byte == b'\n').filter(|line| !is_left_out(line)).collect::<Vec<_>>().concat()
}

fn is_ours(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(MARK.as_bytes())
}

/// Writes the file whole or not at all, where the person keeps it: such files are often links.
fn write(file: &Path, text: &[u8]) -> io::Result<()> {
    let file = if file.exists() { file.canonicalize()? } else { file.to_owned() };
    if let Some(above) = file.parent() {
        fs::create_dir_all(above)?;
    }
    let mode = fs::metadata(&file).map(|seen| seen.permissions());
    folder::write(&file, text)?;
    mode.map_or(Ok(()), |mode| fs::set_permissions(&file, mode))
}

/// What was done, and what takes it back.
fn told(place: &Place, changed: bool, context: &Context) -> Done {
    let file = context.environment.typed_path(&place.file);
    let alone = place.own && read(&place.file).is_ok_and(|text| others(&text, is_ours).is_empty());
    let undo = match alone {
        true => format!("rm {file}"),
        false => format!("sed -i --follow-symlinks {} {file}", quoted(&format!("/{MARK}$/d"))),
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

    #[test]
    fn a_link_stays_one_and_what_is_no_utf_8_stays_as_it_is() {
        let (home, environment) = home();
        let kept = home.path().join("dotfiles");
        fs::write(&kept, b"# \x93\xfa\x96{\r\n").unwrap();
        fs::set_permissions(&kept, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&kept, home.path().join(".bashrc")).unwrap();
        let place = place("bash", &environment).unwrap();
        install(&place).unwrap();
        let line = format!("{} {MARK}\n", place.line);
        assert_eq!(fs::read(&kept).unwrap(), [&b"# \x93\xfa\x96{\r\n"[..], line.as_bytes()].concat());
        assert!(place.file.is_symlink());
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&kept).unwrap()) & 0o777, 0o640);
    }
}
