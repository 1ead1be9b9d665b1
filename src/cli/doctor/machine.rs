//! What can be seen without the network.

use super::check::{Check, Verdict};
use crate::cli::{
    connection::of_store,
    context::Context,
    failure::Failure,
    settings::{File, Key, Settings},
};

/// The settings in force.
///
/// # Errors
/// What is wrong with one of them, or with a file (2 or 12); a profile that no file has.
pub(super) fn settings(context: &Context) -> Result<Settings, Failure> {
    let settings = Settings::load(&context.global, &context.environment, &context.places)?;
    settings.check_profile().map(|()| settings)
}

/// The configuration files: there, and understood; and what is wrong with the settings in them, or in variables.
pub(super) fn configuration(context: &Context, wrong: Option<Failure>) -> Vec<Check> {
    let places = context.places.user.iter().chain(&context.places.system);
    let mut found: Vec<Check> = places
        .filter_map(|path| match File::read(path) {
            Ok(None) => None,
            Ok(Some(_)) => {
                let path = vec![("path", path.display().to_string())];
                Some(Check::new("config", Verdict::Good, "doctor-config-file", path))
            }
            Err(failure) => Some(Check::failed("config", failure)),
        })
        .collect();
    if let Some(wrong) = wrong.filter(|_| found.iter().all(|check| check.verdict != Verdict::Failed)) {
        found.push(Check::failed("config", wrong));
    }
    if found.is_empty() {
        found.push(Check::new("config", Verdict::Good, "doctor-config-none", Vec::new()));
    }
    found
}

/// The place where a sign-in rests, or would rest: written to, and emptied again. What keeps the program from any service is
/// told by then.
pub(super) fn store(context: &mut Context) -> Check {
    if context.connect().is_err() {
        return Check::new("store", Verdict::Warning, "doctor-store-unlooked", Vec::new());
    }
    let asked = context.settings.get(Key::Store).map(|setting| setting.value.clone());
    let kept = context.held().ok().and_then(|held| held.store());
    let probed = context.connect().and_then(|connection| {
        let store = kept.unwrap_or_else(|| connection.store(asked.as_deref()));
        connection.tokens()?.probe(store).map(|()| store).map_err(of_store)
    });
    match probed {
        Ok(store) => Check::new("store", Verdict::Good, "doctor-store", vec![("store", store.to_string())]),
        Err(failure) => Check::failed("store", failure),
    }
}

/// The locale and the terminal: neither keeps the program from working.
pub(super) fn surroundings(context: &Context) -> Vec<Check> {
    vec![locale(context), terminal(context)]
}

fn locale(context: &Context) -> Check {
    let lang = ("lang", context.settings.lang().to_string());
    match context.environment.locale() {
        None => Check::new("locale", Verdict::Warning, "doctor-locale-none", vec![lang]),
        Some((name, value)) => {
            let utf8 = value.to_lowercase().replace('-', "").contains("utf8");
            let (verdict, key) =
                if utf8 { (Verdict::Good, "doctor-locale") } else { (Verdict::Warning, "doctor-locale-not-utf8") };
            Check::new("locale", verdict, key, vec![("name", name.to_owned()), ("value", value.to_owned()), lang])
        }
    }
}

fn terminal(context: &Context) -> Check {
    let streams = context.ui.streams();
    let width = streams.width.map(|width| width.to_string());
    match (streams.can_ask(), width) {
        (true, Some(width)) => Check::new("terminal", Verdict::Good, "doctor-terminal", vec![("width", width)]),
        (true, None) => Check::new("terminal", Verdict::Good, "doctor-terminal-piped", Vec::new()),
        (false, _) => Check::new("terminal", Verdict::Good, "doctor-terminal-none", Vec::new()),
    }
}
