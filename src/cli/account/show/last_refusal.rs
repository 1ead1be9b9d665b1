//! The newest refusal of an account, of whatever kind.

use jiff::{SignedDuration, Timestamp};

use crate::{
    client::now,
    contract::{
        Moment, Operation,
        account::{AccountWhole, RefusalView},
        address::AddressSet,
        alias::AliasCreate,
        app_password::AppPasswordCreate,
        application::Apply,
        less_secure_apps::LessSecureAppsEnable,
        mail_log_in::{MailLogIn, MailRefusalView},
        mail_password::MailPasswordSet,
        password::PasswordSet,
        pop::PopEnable,
        remote_access::RemoteAccessEnable,
        reset::ResetFinish,
        session::{SignIn, SignInCode},
        two_step::{EnrolmentFinish, EnrolmentStart},
    },
    rules::{Code, mail_log_in::Compared},
    texts::args,
    ui::{Ui, visible},
};

/// The newest refusal, as a person reads it.
pub(super) struct LastRefusal<'a> {
    at: Moment,
    /// The id of what was asked for.
    id: String,
    what: String,
    operation: String,
    /// The mail log-in that it was.
    pub(super) mail: Option<&'a MailRefusalView>,
}

/// How long a refusal matters, if nothing has succeeded since.
const MATTERS: SignedDuration = SignedDuration::from_hours(7 * 24);

impl<'a> LastRefusal<'a> {
    /// That of an account, while it matters: for a week, and until the same has succeeded.
    pub(super) fn that_matters(whole: &'a AccountWhole, ui: &Ui) -> Option<Self> {
        let mail = whole.mail_log_ins.as_ref().and_then(|it| it.refusals.first()).map(|one| of_mail(one, ui));
        // What others were refused, who looked at this account, is no trouble of its owner's.
        let is_own = |actor: &str| ["", "-", whole.account.login_id.as_str()].contains(&actor);
        let others = whole.recent_refusals.iter().filter(|one| is_own(&one.actor)).map(|one| of_an_act(one, ui));
        let all = mail.into_iter().chain(others).filter(|one| one.matters(whole));
        all.max_by_key(|one| -> Timestamp { one.at.at })
    }

    fn matters(&self, whole: &AccountWhole) -> bool {
        let shown_at = whole.shown_at.map_or_else(now, |shown_at| shown_at.at);
        let is_recent = shown_at.duration_since(self.at.at) < MATTERS;
        let is_overtaken = succeeded_at(&self.id, whole).is_some_and(|at| at > self.at.at);
        is_recent && !is_overtaken
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
    LastRefusal { at: one.at, id: MailLogIn::ID.to_owned(), what: why_of_mail(one, ui), operation, mail: Some(one) }
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
    LastRefusal { at: one.at, id: one.operation.clone(), what: title(&one.code, ui), operation, mail: None }
}

/// When an operation last succeeded, as far as what it has made tells.
fn succeeded_at(operation: &str, whole: &AccountWhole) -> Option<Timestamp> {
    let moment = match operation {
        MailLogIn::ID => latest_mail(whole),
        AppPasswordCreate::ID => latest(whole.app_passwords.iter().flatten().map(|one| one.created_at)),
        AliasCreate::ID => latest(whole.aliases.iter().flatten().map(|one| one.created_at)),
        Apply::ID => whole.entitlement.as_ref().map(|held| held.since),
        AddressSet::ID => {
            let address = whole.address.as_ref()?;
            let present = address.present.as_ref().map(|present| present.effective_at);
            latest(address.pending.iter().map(|pending| pending.asked_at).chain(present))
        }
        MailPasswordSet::ID => {
            let held = whole.mail_password.as_ref()?;
            latest(held.pending.iter().map(|pending| pending.asked_at).chain(held.set_at))
        }
        EnrolmentStart::ID | EnrolmentFinish::ID => whole.two_step.since,
        LessSecureAppsEnable::ID => whole.less_secure_apps.as_ref().and_then(|it| it.since),
        PopEnable::ID => whole.pop.as_ref().and_then(|pop| pop.since),
        RemoteAccessEnable::ID => whole.remote_access.as_ref().and_then(|it| it.since),
        // Whoever has set the password since knows it.
        PasswordSet::ID | ResetFinish::ID => Some(whole.password.set_at),
        SignIn::ID | SignInCode::ID => latest(whole.signed_in_at.into_iter().chain([whole.password.set_at])),
        _ => None,
    };
    moment.map(|moment| moment.at)
}

fn latest(moments: impl Iterator<Item = Moment>) -> Option<Moment> {
    moments.max_by_key(|moment| moment.at)
}

/// The last mail log-in that succeeded.
fn latest_mail(whole: &AccountWhole) -> Option<Moment> {
    let uses = whole.mail_log_ins.iter().flat_map(|it| &it.uses).map(|one| one.last_used_at);
    latest(uses.chain(whole.app_passwords.iter().flatten().filter_map(|one| one.last_used_at)))
}

fn title(code: &str, ui: &Ui) -> String {
    ui.texts.problem_title(code).unwrap_or_default()
}
