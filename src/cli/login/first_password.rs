//! A first password is changed at the first sign-in (PASS-1).

use crate::{
    cli::{account::password, failure::Failure, session::Session},
    contract::password::PasswordChanged,
    rules::Secret,
    texts::args,
};

/// Asks for a password of one's own, and sets it. `typed` is the present one, where it was typed a moment ago.
pub(super) async fn change(session: &mut Session, typed: Option<Secret>) -> Result<PasswordChanged, Failure> {
    session.ui.complain(&session.ui.text("login-first-password", args![]));
    let current = match typed {
        Some(typed) => typed,
        None => session.password("prompt-password-present")?,
    };
    password::asked(session, current).await
}
