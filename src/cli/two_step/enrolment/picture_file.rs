//! The QR code of an authenticator as a picture in a file (`--qr-file`).

use super::flags::Flags;
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
        new_file,
    },
    contract::two_step::EnrolmentView,
    rules::two_step::Method,
    texts::args,
    ui::{qr, visible},
};

/// Looks whether there will be a picture, and whether its file can be made, before anything is sent.
///
/// # Errors
/// The method has no picture (2); there is such a file already, or none can be made there.
pub(super) fn can_be_made(flags: &Flags, method: Method) -> Result<(), Failure> {
    let Some(path) = &flags.qr_file else { return Ok(()) };
    if method != Method::Authenticator {
        let failure = Failure::new(LocalCode::FlagWithoutEffect).fact("flag", "--qr-file");
        return Err(failure.fact("why", "flag-needs-authenticator"));
    }
    Ok(new_file::can_be_made(path)?)
}

/// Writes it (0600), and says what it is.
///
/// # Errors
/// There is such a file by now, or it cannot be written.
pub(super) fn write(view: &EnrolmentView, flags: &Flags, context: &Context) -> Result<(), Failure> {
    let (Some(path), Some(uri)) = (&flags.qr_file, &view.key_uri) else { return Ok(()) };
    new_file::write(path, &qr::png(uri.expose()).map_err(Failure::unexpected)?)?;
    let file = visible(&path.display().to_string());
    context.ui.note(&context.ui.text("two-step-qr-file", args![file = file]));
    Ok(())
}
