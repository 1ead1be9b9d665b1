//! What helps where mail apps are not let in: the way out of what stands against them now.

use super::{last_refusal::LastRefusal, owner};
use crate::{
    contract::{access::MailAccessView, account::AccountWhole, mail_servers::CredentialView},
    rules::{
        Code,
        mail_servers::{Credential, First},
    },
    texts::problem::Values,
    ui::Ui,
};

/// What to do, if mail apps are shut out, or one was lately. What waits or is locked is told by its own line.
pub(super) fn with_mail(whole: &AccountWhole, last: Option<&LastRefusal<'_>>, ui: &Ui) -> Option<String> {
    let mail = whole.access.mail.as_ref().filter(|_| owner::acts(whole))?;
    let code = match &mail.imap.code {
        Some(code) if !mail.imap.open => code.known(),
        _ => last.and_then(|last| last.mail).and_then(|one| lately(one.code.known()?, mail)),
    };
    ui.texts.problem(code.filter(|code| is_the_owners(*code))?.as_str(), Values::new()).next
}

/// Whether its way out is what the owner does, and nothing else on the screen tells it.
fn is_the_owners(code: Code) -> bool {
    is_of_the_secret(code) || matches!(code, Code::MailFormerAddress | Code::MailLoginId | Code::PopDisabled)
}

fn is_of_the_secret(code: Code) -> bool {
    matches!(
        code,
        Code::MailAppPasswordNeeded
            | Code::MailAppPasswordWrong
            | Code::MailPasswordWrong
            | Code::MailPasswordNotSet
            | Code::MailLessSecureAppsOff
    )
}

/// What stands against a mail app now that was refused with this code.
fn lately(code: Code, mail: &MailAccessView) -> Option<Code> {
    match code {
        Code::PopDisabled => mail.pop.code.as_ref()?.known(),
        code if is_of_the_secret(code) => mail.credential.as_ref().map_or(Some(code), lacking),
        code => Some(code),
    }
}

/// What a mail app lacks that has not the password that is needed.
fn lacking(credential: &CredentialView) -> Option<Code> {
    if let Some(usable) = credential.usable.as_ref().and_then(|it| it.known()) {
        return Some(match usable {
            Credential::AppPassword => Code::MailAppPasswordWrong,
            Credential::MailPassword => Code::MailPasswordWrong,
        });
    }
    match credential.first.as_ref()?.known()? {
        First::OpenAccount => None,
        First::CreateAppPassword => Some(Code::MailAppPasswordNeeded),
        First::SetMailPassword => Some(Code::MailPasswordNotSet),
        First::AllowAnApp | First::AllowAnAppAndSetMailPassword => Some(Code::MailLessSecureAppsOff),
    }
}
