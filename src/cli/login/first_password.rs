//! A first password is changed at the first sign-in (PASS-1).

use crate::{
    cli::{account::password, context::Context, failure::Failure},
    contract::password::PasswordChanged,
    rules::Secret,
    texts::args,
};

/// Asks for a password of one's own, and sets it. `typed` is the present one, where it was typed a moment ago.
pub(super) async fn change(context: &mut Context, typed: Option<Secret>) -> Result<PasswordChanged, Failure> {
    context.ui.complain(&context.ui.text("login-first-password", args![]));
    let current = match typed {
        Some(typed) => typed,
        None => context.password("prompt-password-present")?,
    };
    password::asked(context, current).await
}
