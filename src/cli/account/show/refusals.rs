//! What was refused of an account lately, in lines.

use crate::{
    contract::account::RefusalView,
    texts::{ABSENT, args},
    ui::{Ui, visible},
};

/// A refusal in words, with its code and the request's name.
pub(super) fn line(refusal: &RefusalView, ui: &Ui) -> String {
    let what = ui.texts.problem_title(&refusal.code).unwrap_or_default();
    ui.text(
        "account-refusal",
        args![
            time = ui.time(&refusal.at.to_string()),
            what = what,
            code = visible(&refusal.code),
            operation = visible(&ui.texts.operation(&refusal.operation)),
            actor = Some(visible(&refusal.actor))
                .filter(|who| who != "-" && !who.is_empty())
                .unwrap_or_else(|| ABSENT.to_owned()),
            // It always came from somewhere.
            address = refusal.address.as_deref().map_or_else(|| ui.text("value-withheld", args![]), visible),
            request = visible(&refusal.request_id),
            count = refusal.count,
        ],
    )
}
