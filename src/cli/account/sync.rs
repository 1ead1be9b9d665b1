//! What the mail platform has not confirmed of an account, in sentences.

use crate::{
    cli::report::word,
    contract::{
        sync::{SyncState, SyncView},
        word::{DeedWord, Word},
    },
    rules::sync::trouble::Trouble,
    texts::args,
    ui::{Ui, visible},
};

/// What it has not confirmed, since when, how often it was tried and when the next try is; and where a person has to act.
pub(super) fn waiting(view: &SyncView, ui: &Ui) -> Vec<String> {
    let what = match view.open.as_slice() {
        [] => ui.text("sync-deed-any", args![]),
        open => open.iter().map(|deed| named(deed, ui)).collect::<Vec<_>>().join(&ui.text("sync-deed-and", args![])),
    };
    let or_none = |time: Option<String>| time.unwrap_or_else(|| "-".to_owned());
    let since = or_none(view.since.map(|at| ui.time(&at.to_string())));
    let next = or_none(view.next_try_at.map(|at| ui.promise(&at.to_string())));
    let first = match view.state.known() {
        Some(SyncState::Trouble) => Some(ui.text(
            "sync-trouble",
            args![what = what, since = since, next = next, tries = view.tries, why = why(view, ui)],
        )),
        Some(SyncState::Propagating) => Some(ui.text("sync-propagating", args![what = what, since = since])),
        _ => None,
    };
    let elsewhere = view
        .not_here
        .iter()
        .map(|it| ui.text("sync-not-here", args![what = named(&it.deed, ui), url = visible(&it.url)]));
    first.into_iter().chain(elsewhere).collect()
}

fn named(deed: &DeedWord, ui: &Ui) -> String {
    word::said("sync-deed", &deed.as_str().replace('_', "-"), ui.texts)
}

/// How it failed, and in brackets what the platform said.
fn why(view: &SyncView, ui: &Ui) -> String {
    let trouble = view.trouble.as_ref().map_or(Trouble::Failed.as_str(), Word::as_str);
    let why = word::said("sync-trouble", &trouble.replace('_', "-"), ui.texts);
    match &view.detail {
        Some(detail) => format!("{why} ({})", visible(detail)),
        None => why,
    }
}
