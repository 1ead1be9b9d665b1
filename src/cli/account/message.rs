//! Where a message to the owner is, in one line.

use crate::{
    cli::report::word,
    contract::message::MessageView,
    rules::message::Kind,
    texts::{ABSENT, args},
    ui::{Ui, visible},
};

/// What it is, how it went, and where it is; where that is withheld, whether it was handed over.
pub(super) fn line(view: &MessageView, ui: &Ui) -> String {
    let none = || ABSENT.to_owned();
    let at = view.delivered_at.or(view.sent_at);
    ui.text(
        "message-line",
        args![
            time = ui.time(&view.created_at.to_string()),
            kind = what(view, ui),
            to = view.to.as_deref().map_or_else(none, visible),
            channel = view.channel.as_ref().map_or_else(none, |channel| word::said(
                "value-channel",
                channel.as_str(),
                ui.texts
            )),
            state = view.state.as_ref().map_or_else(none, |state| visible(state.as_str())),
            tries = view.tries,
            why = why(view, ui),
            next = view.next_try_at.map_or_else(none, |at| ui.promise(&at.to_string())),
            at = at.map_or_else(none, |at| ui.time(&at.to_string())),
        ],
    )
}

/// What it is: of a notice, which.
fn what(view: &MessageView, ui: &Ui) -> String {
    match view.topic.as_ref().filter(|_| view.kind == Kind::Notice) {
        Some(topic) => word::said("message-topic", topic.as_str(), ui.texts),
        None => word::said("message-kind", view.kind.as_str(), ui.texts),
    }
}

/// What keeps it, and in brackets what the gateway answered.
fn why(view: &MessageView, ui: &Ui) -> String {
    let Some(hindrance) = &view.hindrance else { return ABSENT.to_owned() };
    let why = word::said("message-why", hindrance.as_str(), ui.texts);
    match &view.detail {
        Some(detail) => format!("{why}: {}", visible(detail)),
        None => why,
    }
}
