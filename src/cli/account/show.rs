//! `meibo account show`: what is true now, what is waiting, and from when it works.

use serde_json::{Map, Value};

use super::{message, sync, unlock};
use crate::{
    cli::{
        args::{shell::quoted, target},
        context::{Context, reason::may_act},
        failure::Failure,
        less_secure_apps, pop,
        report::{
            mail_log_in,
            several::{self, Views},
        },
    },
    contract::{
        Operation,
        account::{AccountList, AccountShow, AccountView, AccountWhole, LockView, PasswordState, RefusalView},
        address::AddressOwner,
        alias::AliasState,
        field::fields,
        session::SessionShow,
    },
    rules::{Fact, LoginId, account::Standing, entitlement::State},
    texts::{ABSENT, args, yes_or_no},
    ui::{Record, Section, Ui, told as told_fields, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

/// Shows it; several IDs one after another.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let mut many = several::many(&args.ids);
    let mut views = Views::default();
    let named = match target::ids_or_addresses(&args.ids, context) {
        Err(failure) => return Err(searchable(failure, context).await),
        named => named?,
    };
    for typed in named {
        let accounts = match owners(&typed, context).await {
            Ok(accounts) => accounts,
            Err(failure) => {
                views.take(&typed, Err(failure))?;
                continue;
            }
        };
        many |= accounts.len() > 1;
        for account in accounts {
            let outcome = context.send(&AccountShow { account: account.clone() }).await;
            let outcome = match outcome {
                Ok(whole) => {
                    let own = context.is_own(&whole.account.login_id);
                    view(&whole, own, context)
                }
                Err(refused) => Err(refused),
            };
            views.take(account.as_str(), outcome)?;
        }
    }
    views.show(many, context)
}

/// What is no ID may be a name: who may look for it is told how.
async fn searchable(failure: Failure, context: &mut Context) -> Failure {
    let Some(Fact::Text(typed)) = failure.facts.get("value") else { return failure };
    let quoted = quoted(typed);
    match context.send_plainly(&SessionShow {}).await {
        Ok(view) if may_act(&view, AccountList::MAY) => failure.fact("search", "yes").fact("quoted", quoted),
        _ => failure,
    }
}

/// The accounts of what was typed: a login id, or an address (FIND-4).
async fn owners(typed: &str, context: &mut Context) -> Result<Vec<LoginId>, Failure> {
    if typed.contains('@') {
        return Ok(context.send(&AddressOwner { address: typed.to_owned() }).await?.accounts);
    }
    Ok(vec![target::one(Some(typed))?])
}

/// The account's own fields stand at the top; the state of each noun is an object of its own.
fn view(whole: &AccountWhole, own: bool, context: &Context) -> Result<Record, Failure> {
    let mut value = serde_json::to_value(&whole.account).map_err(Failure::unexpected)?;
    let rest = serde_json::to_value(whole).map_err(Failure::unexpected)?;
    if let (Some(fields), Value::Object(rest)) = (value.as_object_mut(), rest) {
        fields.extend(rest.into_iter().filter(|(name, _)| name != "account").collect::<Map<_, _>>());
    }
    let sections = sections(&value, whole, own, context);
    Ok(Record::new(value, sections).id("login_id").fields(known()))
}

/// Every field that the view can have.
fn known() -> Vec<String> {
    let mut names = fields::<AccountView>().names;
    names.extend(fields::<AccountWhole>().without(&["account"]).names);
    names
}

fn sections(value: &Value, whole: &AccountWhole, own: bool, context: &Context) -> Vec<Section> {
    let some = |fields: &[&'static str]| told_fields(value, fields);
    let identity = Section::fields(&some(&[
        "login_id",
        "name",
        "department",
        "affiliation",
        "kind",
        "state",
        "roles",
        "contact",
        "language",
        "created_at",
        "ends_at",
        "locked_down_at",
    ]));
    let mut sections = vec![identity];
    let waiting = waiting(whole, own, context);
    if !waiting.is_empty() {
        sections.push(Section::lines(waiting).under("account-show-waiting"));
    }
    let password = Section::fields(&some(&["password.state", "password.set_at", "password.expires_at"]));
    sections.push(password.under("account-show-password"));
    sections.push(entitlement(value, whole, context));
    sections.extend(cloud_mail(value, whole));
    let two_step = Section::fields(&some(&["two_step.state", "two_step.since", "two_step.backup_codes_left"]));
    sections.push(two_step.under("account-show-two-step"));
    if !whole.two_step.methods.is_empty() {
        let methods = Section::rows("two_step.methods", &["id", "method", "phone", "added_at"]);
        sections.push(methods.under("account-show-methods"));
    }
    let app_passwords = Section::rows("app_passwords", &["id", "name", "created_at", "last_used_at"]);
    sections.push(app_passwords.under("account-show-app-passwords"));
    let aliases = Section::rows("aliases", &["address", "display_name", "state", "smtp.host"]);
    sections.push(aliases.under("account-show-aliases"));
    sections.push(
        Section::fields(&some(&[
            "less_secure_apps.state",
            "less_secure_apps.since",
            "less_secure_apps.last_used_at",
            "less_secure_apps.until_at",
            "less_secure_apps.ends_at",
        ]))
        .under("account-show-less-secure-apps"),
    );
    if whole.remote_access.is_some() {
        let fields = some(&["remote_access.state", "remote_access.since", "remote_access.ends_at"]);
        sections.push(Section::fields(&fields).under("account-show-remote-access"));
    }
    if let Some(pop) = &whole.pop {
        sections.push(Section::fields(&some(&["pop.mode", "pop.since"])).under("account-show-pop"));
        sections.push(Section::lines(pop::words::today(pop, &context.ui)).under("pop-heading-today"));
    }
    sections.push(Section::fields(&some(&["sessions"])).under("account-show-sign-ins"));
    if !whole.locks.is_empty() {
        let locks = Section::rows("locks", &["factor", "wrong_tries", "possible_from"]);
        sections.push(locks.under("account-show-locks"));
    }
    if let Some(log_ins) = &whole.mail_log_ins {
        let uses = Section::lines(mail_log_in::uses(log_ins, &context.ui));
        sections.push(uses.under("account-show-mail-log-ins"));
        let refused = Section::lines(mail_log_in::refusals(log_ins, &context.ui));
        sections.push(refused.under("account-show-mail-refusals"));
    }
    if !whole.messages.is_empty() {
        let mut messages: Vec<String> = whole.messages.iter().map(|one| message::line(one, &context.ui)).collect();
        if whole.messages_left_out > 0 {
            messages.push(context.ui.text("message-left-out", args![count = whole.messages_left_out]));
        }
        sections.push(Section::lines(messages).under("account-show-messages"));
    }
    let refusals: Vec<String> = whole.recent_refusals.iter().map(|refusal| line(refusal, context)).collect();
    let refusals = if refusals.is_empty() { vec![context.ui.text("list-empty", args![])] } else { refusals };
    sections.push(Section::lines(refusals).under("account-show-refusals"));
    sections
}

fn entitlement(value: &Value, whole: &AccountWhole, context: &Context) -> Section {
    let fields = ["entitlement.state", "entitlement.since", "entitlement.until", "entitlement.stop_on"];
    let section = match &whole.entitlement {
        Some(_) => Section::fields(&told_fields(value, &fields)),
        None => Section::lines(vec![context.ui.text("account-show-no-entitlement", args![])]),
    };
    section.under("account-show-entitlement")
}

/// The address in force, the one that waits, former ones; and the mail password, which waits the same way.
fn cloud_mail(value: &Value, whole: &AccountWhole) -> Vec<Section> {
    let Some(address) = &whole.address else { return Vec::new() };
    let mut fields = vec!["address.present.address"];
    fields.extend(told_fields(
        value,
        &[
            "address.present.effective_at",
            "address.pending.address",
            "address.pending.effective_at",
            "address.change_possible_from",
            "mail_password.state",
            "mail_password.set_at",
            "mail_password.pending.effective_at",
        ],
    ));
    let mut sections = vec![Section::fields(&fields).under("account-show-cloud-mail")];
    if !address.former.is_empty() {
        let former = Section::rows("address.former", &["address", "former_since"]);
        sections.push(former.under("account-show-former-addresses"));
    }
    sections
}

/// What is not true yet, or not for long, in sentences.
fn waiting(whole: &AccountWhole, own: bool, context: &Context) -> Vec<String> {
    let ui = &context.ui;
    let (id, by, owns) = (whole.account.login_id.as_str(), context.typed_by(own), yes_or_no(own));
    let mut lines = Vec::new();
    match whole.account.ends_at.filter(|_| whole.account.state == Standing::Disabled) {
        Some(at) => lines.push(ui.text("account-waiting-over", args![id = id, time = ui.promise(&at.to_string())])),
        None if whole.account.state == Standing::Disabled => lines.push(ui.text("account-waiting-disabled", args![])),
        None => {}
    }
    if let Some(at) = whole.account.locked_down_at {
        lines.push(ui.text("account-waiting-locked-down", args![id = id, own = owns, time = ui.time(&at.to_string())]));
    }
    match (whole.password.state.known(), whole.password.expires_at) {
        (Some(PasswordState::First), Some(at)) => {
            lines.push(ui.text("account-waiting-first-password", args![time = ui.promise(&at.to_string())]));
        }
        (Some(PasswordState::FirstExpired), Some(at)) => {
            lines.push(ui.text("account-waiting-first-expired", args![time = ui.time(&at.to_string())]));
        }
        _ if whole.password.must_change => lines.push(ui.text("account-waiting-short-password", args![by = by])),
        _ => {}
    }
    if let Some(reset) = &whole.reset {
        let time = ui.promise(&reset.expires_at.to_string());
        lines.push(ui.text("account-waiting-reset", args![id = id, time = time, by = by]));
    }
    if let Some(entitlement) = whole.entitlement.as_ref().filter(|it| it.state == State::StopPending) {
        lines.push(ui.text("account-waiting-stop", args![time = ui.promise(&entitlement.ends_at.to_string())]));
    }
    if let Some(pending) = whole.address.as_ref().and_then(|address| address.pending.as_ref()) {
        let time = ui.promise(&pending.effective_at.to_string());
        lines.push(ui.text("account-waiting-address", args![address = visible(&pending.address), time = time]));
    }
    if let Some(pending) = whole.mail_password.as_ref().and_then(|held| held.pending.as_ref()) {
        let time = ui.promise(&pending.effective_at.to_string());
        lines.push(ui.text("account-waiting-mail-password", args![time = time]));
    }
    if let Some(how) = whole.less_secure_apps.as_ref().and_then(|it| less_secure_apps::ends(it, ui)) {
        lines.push(ui.text("account-waiting-less-secure-apps", args![how = how]));
    }
    if let Some(until) = whole.pop.as_ref().and_then(|pop| pop.locked_until) {
        let lock = args![id = id, own = owns, time = ui.promise(&until.to_string())];
        lines.push(ui.text("account-waiting-pop-lock", lock));
    }
    lines.extend(whole.locks.iter().map(|lock| locked(lock, (id, by, owns), ui)));
    let waits = whole.aliases.iter().flatten().filter(|one| one.state == AliasState::Waiting);
    lines.extend(waits.map(|one| ui.text("account-waiting-alias", args![address = one.address.as_str(), by = by])));
    if let Some(platform) = &whole.platform {
        lines.extend(sync::waiting(platform, ui));
    }
    lines
}

/// Which factor is locked or has to wait, and what ends it.
fn locked(lock: &LockView, (id, by, own): (&str, &str, &'static str), ui: &Ui) -> String {
    let key = if lock.locked { "account-waiting-lock" } else { "account-waiting-delay" };
    let time = lock.possible_from.map_or_else(|| ABSENT.to_owned(), |at| ui.promise(&at.to_string()));
    let factor = unlock::factor(lock.factor.as_str(), ui);
    let place = if lock.known_place { "known" } else { "elsewhere" };
    ui.text(
        key,
        args![where = place, id = id, by = by, own = own, factor = factor, count = lock.wrong_tries, time = time],
    )
}

/// A refusal in words, with its code and the request's name.
fn line(refusal: &RefusalView, context: &Context) -> String {
    let ui = &context.ui;
    let what = ui.texts.problem_title(&refusal.code).unwrap_or_default();
    ui.text(
        "account-refusal",
        args![
            time = ui.time(&refusal.at.to_string()),
            what = what,
            code = visible(&refusal.code),
            operation = visible(&ui.texts.operation(&refusal.operation)),
            actor = Some(visible(&refusal.actor))
                .filter(|who| who != "-" && !who.is_empty())
                .unwrap_or_else(|| ABSENT.to_owned()),
            // It always came from somewhere.
            address = refusal.address.as_deref().map_or_else(|| ui.text("value-withheld", args![]), visible),
            request = visible(&refusal.request_id),
            count = refusal.count,
        ],
    )
}
