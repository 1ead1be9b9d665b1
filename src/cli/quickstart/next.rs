//! What to type next. A test runs every one of these.

use super::shell::Shell;
use crate::{cli::failure::Failure, texts::args};

/// The suggestions: the arguments, and the text that says what they show.
const SUGGESTIONS: &[(&str, &str)] = &[
    ("account list", "quickstart-next-list"),
    ("account show suzuki", "quickstart-next-show"),
    ("account applications tanaka", "quickstart-next-applications"),
    ("bulk list", "quickstart-next-bulk"),
    ("audit list", "quickstart-next-audit"),
    ("status", "quickstart-next-status"),
    ("help exit-codes", "quickstart-next-help"),
    ("quickstart --fresh", "quickstart-next-fresh"),
];

pub(super) fn tell(shell: &Shell<'_>) -> Result<(), Failure> {
    let prefix = shell.prefix();
    let commands: Vec<String> = SUGGESTIONS
        .iter()
        .map(
            |(words, _)| {
                if *words == "quickstart --fresh" { format!("meibo {words}") } else { format!("{prefix} {words}") }
            },
        )
        .collect();
    let width = commands.iter().map(String::len).max().unwrap_or(0);
    shell.write("\n")?;
    shell.tell("quickstart-next", args![])?;
    for (command, (_, key)) in commands.iter().zip(SUGGESTIONS) {
        let what = shell.text(key);
        shell.write(&format!("  {command:<width$}  {what}\n"))?;
    }
    Ok(())
}
