//! Rows of the store as replies show them.

use jiff::Timestamp;

use super::{call::Call, propagation::Propagation};
use crate::{
    contract::{
        Moment,
        account::{AccountView, HeldEntitlement},
        address::{AddressView, FormerAddress, PendingAddress, PresentAddress},
        alias::{AliasDetail, AliasState, AliasView, SmtpView},
        app_password::AppPasswordView,
        application::{ApplicationView, EntitlementView},
        mail_password::{MailPasswordState, MailPasswordView, PendingMailPassword},
        mail_servers::{CredentialView, MailServerView, MailSettingsView},
        mailbox::MailboxSizeView,
        pop::PopView,
        remote_access::RemoteAccessView,
        two_step::{MethodView, TwoStepView},
        word::Word,
    },
    rules::{
        LoginId, address,
        contact::Phone,
        entitlement::Entitlement,
        mail_password,
        mail_servers::{self, Passwords},
        policy::MailServer,
        pop::Pop,
        remote_access::Seat,
        role::Role,
        smtp_server::SmtpServer,
        sync,
    },
    store::{
        account::Stored, alias::Alias, app_password::AppPassword, application::Application, mailbox::Size,
        two_step::Method,
    },
};

pub(crate) fn account(call: &Call<'_>, stored: &Stored, entitlement: Option<&Entitlement>) -> AccountView {
    let account = &stored.account;
    AccountView {
        login_id: account.login_id.clone(),
        name: account.name.clone(),
        department: account.department.clone(),
        affiliation: account.affiliation.into(),
        kind: account.kind.into(),
        state: account.standing(call.now).into(),
        roles: account.roles.iter().map(|role| (*role).into()).collect(),
        language: account.lang.into(),
        entitlement: HeldEntitlement::from(entitlement.map(|held| held.state(call.now))).into(),
        two_step: stored.two_step_since.is_some().into(),
        created_at: call.moment(account.created_at),
        ends_at: account.ends_at.map(|at| call.promise(at)),
        locked_down_at: account.locked_down_at.map(|at| call.moment(at)),
    }
}

pub(crate) fn entitlement(call: &Call<'_>, held: &Entitlement) -> EntitlementView {
    EntitlementView {
        state: held.state(call.now).into(),
        since: call.moment(held.since),
        until: held.until,
        ends_at: call.promise(held.end()),
        stop_on: held.stop.as_ref().map(|stop| stop.on),
    }
}

pub(crate) fn application(call: &Call<'_>, one: &Application, account: &LoginId) -> ApplicationView {
    ApplicationView {
        id: one.id,
        kind: one.kind.into(),
        account: account.clone(),
        applicant: one.applicant.clone(),
        applied_at: call.moment(one.applied_at),
        effective_at: match one.effective_at > one.applied_at {
            true => call.promise(one.effective_at),
            false => call.moment(one.effective_at),
        },
    }
}

/// 2-step verification; who sees no contact details sees no number either, masked or not.
pub(crate) fn two_step(
    call: &Call<'_>,
    stored: &Stored,
    methods: &[Method],
    backup_codes_left: u32,
    platform: Propagation,
) -> TwoStepView {
    TwoStepView {
        state: stored.two_step_since.is_some().into(),
        since: stored.two_step_since.map(|at| call.moment(at)),
        propagating: platform.propagating,
        do_at: platform.do_at,
        methods: methods.iter().map(|known| method(call, stored, known)).collect(),
        backup_codes_left,
        withheld: withheld(sees_contact(call, stored), &["methods.phone"]),
    }
}

/// A method of the account; a helper sees no number.
pub(crate) fn method(call: &Call<'_>, stored: &Stored, known: &Method) -> MethodView {
    MethodView {
        id: known.id,
        method: known.method.into(),
        phone: masked(known).filter(|_| sees_contact(call, stored)),
        added_at: call.moment(known.added_at),
    }
}

/// Whether the caller may see contact details: the owner, the help desk and administrators, no helper.
pub(crate) fn sees_contact(call: &Call<'_>, stored: &Stored) -> bool {
    call.caller.owns(&stored.account.login_id) || call.caller.at_least(Role::HelpDesk, false)
}

/// The names of what is withheld, where the caller sees no contact details.
pub(crate) fn withheld(sees: bool, names: &[&str]) -> Vec<String> {
    if sees { Vec::new() } else { names.iter().map(|&name| name.to_owned()).collect() }
}

/// The masked number of a method that has one.
pub(crate) fn masked(method: &Method) -> Option<String> {
    method.method.needs_phone().then(|| Phone::from_stored(method.phone.clone()).masked())
}

pub(crate) fn app_password(call: &Call<'_>, one: &AppPassword) -> AppPasswordView {
    AppPasswordView {
        id: one.id,
        name: one.name.clone(),
        created_at: call.moment(one.created_at),
        last_used_at: one.last_used_at.map(|at| call.moment(at)),
        last_used_protocol: one.last_used_protocol.as_deref().map(Word::read),
        last_used_address: one.last_used_address.clone(),
    }
}

/// An alias; what is stored of it is told (ALIAS-2), and the password of its server never shown.
pub(crate) fn alias(call: &Call<'_>, one: &Alias) -> AliasView {
    let own = one.own.as_ref();
    let own_details =
        own.map_or(&[][..], |_| &[AliasDetail::SmtpServer, AliasDetail::SmtpUser, AliasDetail::SmtpPassword]);
    let details = [AliasDetail::Address, AliasDetail::DisplayName].into_iter().chain(own_details.iter().copied());
    AliasView {
        id: one.id,
        address: one.address.to_string(),
        display_name: one.display_name.clone(),
        state: if one.verified_at.is_some() { AliasState::Verified } else { AliasState::Waiting }.into(),
        smtp: own.map(|own| smtp(&own.server)),
        created_at: call.moment(one.created_at),
        verified_at: one.verified_at.map(|at| call.moment(at)),
        exposed_by_a_leak: details.map(Word::from).collect(),
    }
}

pub(crate) fn smtp(server: &SmtpServer) -> SmtpView {
    SmtpView { host: server.host.clone(), port: server.port, tls: server.tls.into(), user: server.user.clone() }
}

/// The addresses of an account about which the platform is asked next at `due_at`.
pub(crate) fn address(call: &Call<'_>, held: &address::Held, due_at: Option<Timestamp>) -> AddressView {
    let possible_from = held.change_possible_from(&call.house.policy.cloud_mail);
    AddressView {
        present: held.present.as_ref().map(|present| PresentAddress {
            address: present.address.to_string(),
            effective_at: call.moment(present.since),
        }),
        pending: held.pending.as_ref().map(|pending| pending_address(call, pending, due_at)),
        former: held
            .former
            .iter()
            .map(|former| FormerAddress {
                address: former.address.to_string(),
                former_since: call.moment(former.since),
            })
            .collect(),
        change_possible_from: possible_from.filter(|from| call.now < *from).map(|from| call.promise(from)),
    }
}

fn pending_address(call: &Call<'_>, pending: &address::Pending, due_at: Option<Timestamp>) -> PendingAddress {
    PendingAddress {
        address: pending.address.to_string(),
        asked_at: call.moment(pending.asked_at),
        effective_at: expected_at(call, pending.effective_at, due_at),
    }
}

/// The mail password of an account about which the platform is asked next at `due_at`; neither it nor its hash.
pub(crate) fn mail_password(
    call: &Call<'_>,
    held: &mail_password::Held,
    due_at: Option<Timestamp>,
) -> MailPasswordView {
    MailPasswordView {
        state: if held.in_force.is_some() { MailPasswordState::Set } else { MailPasswordState::None }.into(),
        set_at: held.in_force.as_ref().map(|in_force| call.moment(in_force.since)),
        pending: held.pending.as_ref().map(|pending| PendingMailPassword {
            asked_at: call.moment(pending.asked_at),
            effective_at: expected_at(call, pending.effective_at, due_at),
        }),
    }
}

/// When what waits reaches the platform.
fn expected_at(call: &Call<'_>, effective_at: Timestamp, due_at: Option<Timestamp>) -> Moment {
    call.promise(sync::expected_at(effective_at, due_at, call.now))
}

/// POP as it stands now.
pub(crate) fn pop(call: &Call<'_>, pop: &Pop) -> PopView {
    let policy = &call.house.policy.pop;
    let pop = pop.now(call.now, &call.house.zone);
    let lock = pop.lock(call.now);
    PopView {
        mode: pop.mode.into(),
        since: pop.since.map(|at| call.moment(at)),
        used_bytes: pop.bytes,
        limit_bytes: policy.daily_bytes(),
        left_bytes: pop.left(policy),
        used_percent: pop.percent(policy),
        fresh_at: call.promise(pop.fresh_at),
        locked_at: lock.map(|lock| call.moment(lock.at)),
        locked_until: lock.map(|lock| call.promise(lock.until)),
    }
}

pub(crate) fn mailbox(call: &Call<'_>, size: Size) -> MailboxSizeView {
    MailboxSizeView { bytes: size.bytes, measured_at: call.moment(size.measured_at) }
}

/// What to enter in a mail app.
pub(crate) fn mail_settings(call: &Call<'_>, held: &address::Held, due_at: Option<Timestamp>) -> MailSettingsView {
    let servers = &call.house.policy.mail_servers;
    let view =
        |server: &MailServer| MailServerView { host: server.host.clone(), port: server.port, tls: server.tls.into() };
    MailSettingsView {
        user: held.present.as_ref().map(|present| present.address.to_string()),
        pending_user: held.pending.as_ref().map(|pending| pending_address(call, pending, due_at)),
        imap: view(&servers.imap),
        pop: view(&servers.pop),
        smtp: servers.smtp.iter().map(view).collect(),
    }
}

/// Which password a mail app can use now.
pub(crate) fn credential(has: Passwords) -> CredentialView {
    let usable = mail_servers::credential(has);
    CredentialView { usable: usable.ok().map(Word::from), first: usable.err().map(Word::from) }
}

/// Remote access as it stands now: a seat of an entitlement that has ended is none.
pub(crate) fn remote_access(call: &Call<'_>, held: Option<&Entitlement>, seat: Option<&Seat>) -> RemoteAccessView {
    let seat = seat.filter(|seat| seat.holds(held, call.now));
    RemoteAccessView {
        state: seat.is_some().into(),
        since: seat.map(|seat| call.moment(seat.since)),
        ends_at: held.filter(|_| seat.is_some()).map(|held| call.promise(held.end())),
    }
}
