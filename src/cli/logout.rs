//! `meibo logout`: always works on this machine, and tells the service where it can.

use serde_json::json;

use super::{connection::Held, failure::Failure, login, session::Session};
use crate::{contract::session::SignOut, texts::args, ui::Done};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Signs out.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    // A store that cannot be read holds nothing that could be revoked, and is emptied all the same.
    let held = session.held().unwrap_or(Held::Nothing);
    let login_id = held.login_id().map(str::to_owned);
    let ended = match held {
        Held::Kept(_) => session.send_plainly(&SignOut {}).await.is_ok(),
        Held::Given(_) | Held::Nothing => false,
    };
    let connection = session.connect()?;
    let (service, profile) = (connection.service(), connection.profile().to_owned());
    connection.forget()?;
    login::forget_pending(session)?;
    let sentence = match (&login_id, ended) {
        (None, _) => "login-out-already",
        (Some(_), true) => "login-out",
        (Some(_), false) => "login-out-here",
    };
    let said =
        session.ui.text(sentence, args![id = login_id.as_deref().unwrap_or_default(), service = service.as_str()]);
    let value = json!({"login_id": login_id, "service": service, "profile": profile, "ended_at_service": ended});
    session.show(&Done::new(value, said).id("login_id"))
}
