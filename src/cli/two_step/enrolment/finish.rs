//! The last steps: the summary, turning on, and backup codes.

use serde_json::Value;

use super::purpose::Purpose;
use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::mail_log_in,
        two_step::{backup_codes, propagation, way},
    },
    contract::{
        mail_log_in::MailUseView,
        two_step::{BackupCodes, BackupCodesCreate, EnrolmentDone, EnrolmentFinish, EnrolmentView, MethodView},
    },
    texts::{ABSENT, args},
    ui::{Done, Format, Ui},
};

/// What the last step will do.
pub(super) struct Summary<'a> {
    /// The new method and its number, in words.
    way: String,
    /// The other way to the same phone, in words, or what is absent.
    also: String,
    /// Other sign-ins that end.
    sessions: u32,
    /// From where mail apps stop working.
    mail_apps: &'a [MailUseView],
    /// Whether less secure apps go off.
    less_secure_apps: bool,
    /// The methods whose place it takes.
    replaces: &'a [MethodView],
}

impl<'a> Summary<'a> {
    /// Of an enrolment whose code was right.
    pub(super) fn of(proved: &'a EnrolmentView, ui: &Ui) -> Self {
        Self {
            way: way::of_enrolment(proved, ui),
            also: proved.also.as_ref().map_or_else(|| ABSENT.to_owned(), |method| way::words(method, None, ui)),
            sessions: proved.sessions_to_end,
            mail_apps: &proved.mail_apps_to_stop,
            less_secure_apps: proved.less_secure_apps_to_end,
            replaces: &proved.replaces,
        }
    }

    /// Of a last step that was rehearsed.
    pub(super) fn rehearsed(would: &'a EnrolmentDone, ui: &Ui) -> Self {
        Self {
            way: newest(would).map(|method| way::of_method(method, ui)).unwrap_or_default(),
            also: ABSENT.to_owned(),
            sessions: would.sessions_ended,
            mail_apps: &would.mail_apps_stopped,
            less_secure_apps: would.less_secure_apps_ended,
            replaces: &would.replaced,
        }
    }
}

/// Shows the summary and asks, where somebody is there; then takes the last step.
pub(super) async fn run(summary: &Summary<'_>, purpose: Purpose<'_>, context: &mut Context) -> Result<(), Failure> {
    if context.ui.can_ask() && !context.global.dry_run {
        let whom = context.whom(&target::me()?).await?;
        context.ui.confirm(&Context::question([whom], asked(summary, purpose, context)))?;
    }
    at_once(purpose, context).await
}

fn asked(summary: &Summary<'_>, purpose: Purpose<'_>, context: &Context) -> String {
    let Summary { way, also, .. } = summary;
    match purpose {
        Purpose::TurnOn => {
            let apps = mail_apps("two-step-mail-apps-will-stop", summary.mail_apps, context);
            let asked = args![way = way.as_str(), also = also.as_str(), sessions = summary.sessions];
            let asked = context.ui.text("two-step-confirm-on", asked);
            let switch = summary.less_secure_apps.then(|| context.ui.text("two-step-less-secure-apps-end", args![]));
            apps.into_iter().chain(switch).chain([asked]).collect::<Vec<_>>().join("\n")
        }
        _ if !summary.replaces.is_empty() => {
            let old = way::of_methods(summary.replaces, &context.ui);
            context.ui.text("two-step-confirm-replace", args![old = old, way = way.as_str()])
        }
        Purpose::Add | Purpose::Replace(_) => context.ui.text("two-step-confirm-add", args![way = way.as_str()]),
    }
}

/// 2SV-6: from where mail apps have used the mail password lately; there they stop.
fn mail_apps(heading: &str, uses: &[MailUseView], context: &Context) -> Vec<String> {
    let line = |one: &MailUseView| format!("  {}", mail_log_in::place(one, &context.ui));
    let heading = (!uses.is_empty()).then(|| context.ui.text(heading, args![]));
    heading.into_iter().chain(uses.iter().map(line)).collect()
}

/// Takes the last step.
async fn at_once(purpose: Purpose<'_>, context: &mut Context) -> Result<(), Failure> {
    let done = context.send(&EnrolmentFinish {}).await?;
    match purpose {
        Purpose::TurnOn => {
            let codes = offered(context).await?;
            turned_on(&done, codes.as_ref(), context)
        }
        _ if !done.replaced.is_empty() => context.show(&replaced(&done, context)?),
        Purpose::Add | Purpose::Replace(_) => context.show(&added(&done, context)?),
    }
}

/// 2SV-5: backup codes, for whoever sits there to write them down.
async fn offered(context: &mut Context) -> Result<Option<BackupCodes>, Failure> {
    if !context.ui.can_ask() || context.ui.gate.yes || context.global.dry_run || !can_show(context) {
        return Ok(None);
    }
    match context.ui.confirm(&context.ui.text("two-step-offer-codes", args![])) {
        Ok(()) => context.send(&BackupCodesCreate {}).await.map(Some),
        Err(crate::ui::Trouble::Declined) => Ok(None),
        Err(trouble) => Err(trouble.into()),
    }
}

/// Whether the form of the result has a place for codes.
fn can_show(context: &Context) -> bool {
    let look = &context.ui.look;
    let chosen = |names: &Vec<String>| names.iter().any(|name| name == "backup_codes");
    look.format.is_text() || look.format != Format::Id && look.columns.as_ref().is_none_or(chosen)
}

fn turned_on(done: &EnrolmentDone, codes: Option<&BackupCodes>, context: &mut Context) -> Result<(), Failure> {
    let mut value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    if let (Some(codes), Value::Object(fields)) = (codes, &mut value) {
        fields.insert("backup_codes".into(), serde_json::to_value(&codes.codes).map_err(Failure::unexpected)?);
    }
    let ui = &context.ui;
    let ended = done.less_secure_apps_ended.then(|| ui.text("two-step-less-secure-apps-ended", args![]));
    let result = Done::new(value, ui.text("two-step-on", args![way = way::all(&done.two_step, ui)]))
        .id("two_step.state")
        .and(ui.text("two-step-sessions-ended", args![count = done.sessions_ended]))
        .and(ui.text("two-step-mail-apps", args![]));
    let stopped = mail_apps("two-step-mail-apps-stopped", &done.mail_apps_stopped, context);
    let (propagating, do_at) = (done.two_step.propagating, done.two_step.do_at.as_deref());
    let sentences = ended.into_iter().chain(stopped).chain(propagation::of(propagating, do_at, ui));
    let next = if codes.is_some() { "app-password create NAME" } else { "2sv backup-codes" };
    let result = sentences.fold(result, Done::and).undo(context.command("2sv disable")).next(context.command(next));
    match codes {
        Some(codes) if ui.look.format.is_text() => {
            context.show(&backup_codes::Sheet::new(codes)?)?;
            context.ui.out("\n")?;
        }
        _ => {}
    }
    context.show(&result)
}

fn added(done: &EnrolmentDone, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let ui = &context.ui;
    let newest = newest(done);
    let way = newest.map(|method| way::of_method(method, ui)).unwrap_or_default();
    let result = Done::new(value, ui.text("two-step-added", args![way = way])).id("two_step.state");
    Ok(match newest {
        Some(method) => result.undo(context.command(&format!("2sv method delete {}", method.id))),
        None => result,
    })
}

fn newest(done: &EnrolmentDone) -> Option<&MethodView> {
    done.two_step.methods.iter().max_by_key(|method| method.added_at.at)
}

fn replaced(done: &EnrolmentDone, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let ui = &context.ui;
    let old = way::of_methods(&done.replaced, ui);
    let is_new =
        |method: &&MethodView| !done.replaced.iter().any(|old| old.id == method.id && old.phone == method.phone);
    let new: Vec<MethodView> = done.two_step.methods.iter().filter(is_new).cloned().collect();
    let result = Done::new(value, ui.text("two-step-replaced", args![old = old, way = way::of_methods(&new, ui)]));
    let result = result.id("two_step.state");
    Ok(match (new.first(), done.replaced.first()) {
        (Some(new), Some(old)) => {
            result.undo(context.command(&format!("2sv method replace {}{}", new.method, way::flags(old))))
        }
        _ => result,
    })
}
