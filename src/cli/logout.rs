//! `meibo logout`: ends the sign-in that is kept here, at the service too where it can; always works on this machine.

use serde_json::json;

use super::{connection::Held, context::Context, failure::Failure, login, seen::Seen};
use crate::{contract::session::SignOut, texts::args, ui::Done};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Signs out.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    // A store that cannot be read holds nothing that could be revoked, and is emptied all the same.
    let kept = context.connect()?.kept().unwrap_or(Held::Nothing);
    let login_id = kept.login_id().map(str::to_owned);
    let ended = login_id.is_some() && {
        context.connect()?.hold(kept.clone());
        context.send_plainly(&SignOut {}).await.is_ok()
    };
    let connection = context.connect()?;
    let (service, profile) = (connection.service(), connection.profile().to_owned());
    // One of another service goes on there.
    if !matches!(kept, Held::Elsewhere(_)) {
        connection.forget()?;
        Seen::of(connection.folders(), &profile).iter().for_each(Seen::forget);
    }
    login::forget_pending(context)?;
    let sentence = match (&kept, ended) {
        (Held::Elsewhere(_), _) => "login-out-elsewhere",
        (Held::Kept(_), true) => "login-out",
        (Held::Kept(_), false) => "login-out-here",
        _ => "login-out-already",
    };
    let of = if let Held::Elsewhere(of) = &kept { of.as_str() } else { "" };
    let id = login_id.as_deref().unwrap_or_default();
    let said = context.ui.text(sentence, args![id = id, service = service.as_str(), of = of]);
    let value = json!({"login_id": login_id, "service": service, "profile": profile, "ended_at_service": ended});
    let done = Done::new(value, said).id("login_id");
    context.show(&match context.token_counts() {
        true => done.and(context.ui.text("login-token-stays", args![])),
        false => done,
    })
}
