//! The newest refusal of an account, of whatever kind.

use jiff::Timestamp;

use crate::{
    contract::{
        Moment,
        account::{AccountWhole, RefusalView},
        mail_log_in::MailRefusalView,
    },
    rules::{Code, mail_log_in::Compared},
    texts::args,
    ui::{Ui, visible},
};

/// The newest refusal, as a person reads it.
pub(super) struct LastRefusal<'a> {
    at: Moment,
    what: String,
    operation: String,
    /// The mail log-in that it was.
    pub(super) mail: Option<&'a MailRefusalView>,
}

impl<'a> LastRefusal<'a> {
    /// That of an account.
    pub(super) fn of(whole: &'a AccountWhole, ui: &Ui) -> Option<Self> {
        let mail = whole.mail_log_ins.as_ref().and_then(|it| it.refusals.first()).map(|one| of_mail(one, ui));
        // What others were refused, who looked at this account, is no trouble of its owner's.
        let is_own = |actor: &str| ["", "-", whole.account.login_id.as_str()].contains(&actor);
        let other = whole.recent_refusals.iter().find(|one| is_own(&one.actor)).map(|one| of_an_act(one, ui));
        mail.into_iter().chain(other).max_by_key(|one| -> Timestamp { one.at.at })
    }

    /// When, what, and at what.
    pub(super) fn line(&self, ui: &Ui) -> String {
        let time = ui.time(&self.at.to_string());
        let (what, operation) = (self.what.as_str(), self.operation.as_str());
        ui.text("account-access-refused", args![time = time, what = what, operation = operation])
    }
}

fn of_mail<'a>(one: &'a MailRefusalView, ui: &Ui) -> LastRefusal<'a> {
    let protocol = one.protocol.as_str().to_uppercase();
    let operation = ui.text("account-access-refused-mail", args![protocol = protocol]);
    LastRefusal { at: one.at, what: why_of_mail(one, ui), operation, mail: Some(one) }
}

/// A wrong secret, and what stands against a right one too.
fn why_of_mail(one: &MailRefusalView, ui: &Ui) -> String {
    let title = title(one.code.as_str(), ui);
    let is_wrong = one.secret.as_ref().is_some_and(|secret| *secret == Compared::Wrong);
    let is_said = matches!(one.code.known(), Some(Code::MailPasswordWrong | Code::MailAppPasswordWrong));
    if !is_wrong || is_said {
        return title;
    }
    [ui.text("account-access-refused-secret", args![]), title].join(&ui.text("sentence-separator", args![]))
}

fn of_an_act<'a>(one: &RefusalView, ui: &Ui) -> LastRefusal<'a> {
    let operation = visible(&ui.texts.operation(&one.operation));
    LastRefusal { at: one.at, what: title(&one.code, ui), operation, mail: None }
}

fn title(code: &str, ui: &Ui) -> String {
    ui.texts.problem_title(code).unwrap_or_default()
}
