//! The main job, command by command.

use serde_json::Value;

use super::{
    kept::{Kept, SignIn},
    shell::Shell,
};
use crate::cli::failure::Failure;

/// The phone of the sample's staff member.
const PHONE: &str = "090-1234-5678";

/// Signs in, turns 2-step verification on, makes an app password, looks as the help desk does, applies.
pub(super) fn walk(shell: &Shell<'_>, kept: &Kept) -> Result<(), Failure> {
    let (staff, desk) = (kept.who_shows("journey")?, kept.who_shows("help-desk")?);
    shell.title("quickstart-walk-staff")?;
    sign_in(shell, staff)?;
    shell.meibo(&["2sv", "enable", "--method", "sms", "--phone", PHONE]).run()?;
    let outbox = shell.meibod(&["outbox", "--account", &staff.login_id]).run()?;
    shell.meibo(&["2sv", "enable", "--code", &code(&outbox)?]).run()?;
    shell.meibo(&["app-password", "create", "Ecrea"]).run()?;
    shell.title("quickstart-walk-desk")?;
    sign_in(shell, desk)?;
    shell.meibo(&["account", "show", &staff.login_id]).run()?;
    shell.title("quickstart-walk-administrator")?;
    sign_in(shell, kept.who_shows("administrator")?)?;
    shell.meibo(&["apply", &staff.login_id, "--reason", "quickstart", "--yes"]).run()?;
    apply_for_many(shell)
}

/// The same for some of the staff who have no entitlement, by a file.
fn apply_for_many(shell: &Shell<'_>) -> Result<(), Failure> {
    const MANY: usize = 3;
    shell.title("quickstart-walk-bulk")?;
    let list = ["account", "list", "--filter", "affiliation=staff", "--filter", "state=enabled", "--all", "-o", "json"];
    let staff: Vec<Value> = serde_json::from_str(&shell.meibo(&list).silently()?).map_err(Failure::unexpected)?;
    let lacks = |one: &&Value| one["entitlement"] == "none" && one["kind"] == "person";
    let ids = staff.iter().filter(lacks).filter_map(|one| one["login_id"].as_str()).take(MANY);
    let rows: String = ids.map(|id| format!("{id}\n")).collect();
    let [file, results] = shell.file_of_rows(&format!("id\n{rows}"))?;
    let apply = ["apply", "--from", &file, "--reason", "quickstart", "--results", &results, "--yes"];
    shell.meibo(&apply).run()?;
    Ok(())
}

/// What another run shows: the administrator signed in, and the staff member as things stand.
pub(super) fn look(shell: &Shell<'_>, kept: &Kept) -> Result<(), Failure> {
    let administrator = kept.who_shows("administrator")?;
    let step = shell.meibo(&["login", &administrator.login_id, "--password-stdin"]).reads(&administrator.password);
    if !step.try_run()? {
        return shell.title("quickstart-changed");
    }
    shell.meibo(&["account", "show", &kept.who_shows("journey")?.login_id]).try_run()?;
    Ok(())
}

fn sign_in(shell: &Shell<'_>, who: &SignIn) -> Result<(), Failure> {
    shell.meibo(&["login", &who.login_id, "--password-stdin"]).reads(&who.password).run()?;
    Ok(())
}

/// The newest code on the phone.
fn code(outbox: &str) -> Result<String, Failure> {
    let mut words = outbox.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is_code = |word: &&str| {
        word.strip_prefix("G-").is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|c| c.is_ascii_digit()))
    };
    let newest = words.rfind(is_code);
    newest.map(str::to_owned).ok_or_else(|| Failure::unexpected(anyhow::anyhow!("no code came")))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn the_newest_code_is_read_off_the_phone() {
        let outbox = "2026  tanaka  sms\n  確認コードは G-111111 です。\n\n2026\n  Your code: G-759025.";
        assert_eq!(code(outbox).ok().as_deref(), Some("G-759025"));
        assert!(code("G-12345 G-1234567").is_err());
    }
}
