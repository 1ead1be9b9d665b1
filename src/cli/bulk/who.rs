//! Who works on a job. The service keeps the rows of each person apart: the same row sent by somebody else is another row,
//! and would be carried out again.

use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    contract::session::SessionShow,
};

/// The login id of whoever is signed in, or the name of the service token.
///
/// # Errors
/// Nobody is signed in, or no answer came.
pub(crate) async fn known(context: &mut Context) -> Result<String, Failure> {
    let view = context.send(&SessionShow {}).await?;
    Ok(match view.login_id {
        Some(login_id) => login_id.to_string(),
        // No login id has a space in it.
        None => format!("token {}", view.name),
    })
}

/// Looks whether it is still the same one.
///
/// # Errors
/// It is somebody else (4).
pub(crate) async fn same(who: &str, context: &mut Context) -> Result<(), Failure> {
    let now = known(context).await?;
    if now == who {
        return Ok(());
    }
    Err(Failure::new(LocalCode::BulkJobOfAnother).fact("who", who).fact("now", now))
}
