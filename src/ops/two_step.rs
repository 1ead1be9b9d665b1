//! 2-step verification: enrolment, backup codes, methods, turning it off (2SV-1..5, 2SV-9).

use super::{
    less_secure_apps, mail_log_in, phone,
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        failure::{Failure, Fault, raced},
        gate, outbox,
        people::{self, People},
        propagation, view,
    },
    second_step, sent_code,
};
use crate::{
    contract::{
        mail_log_in::MailUseView,
        two_step::{
            BackupCodes, BackupCodesCreate, EnrolmentCode, EnrolmentDone, EnrolmentFinish, EnrolmentSend,
            EnrolmentStart, EnrolmentState, EnrolmentView, MethodDelete, MethodView, TwoStepDisable, TwoStepDisabled,
            TwoStepReset, TwoStepShow, TwoStepView, TwoStepWasReset,
        },
        word::Word,
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal,
        authenticator::AuthenticatorSecret,
        contact::Phone,
        secret_code,
        tries::Factor,
        two_step::{self, Method},
    },
    store::{self, Conn, account::Stored, enrolment::Enrolment},
};

async fn shown(call: &mut Call<'_>, conn: &mut Conn, stored: &Stored) -> Result<TwoStepView, Failure> {
    let methods = store::two_step::list(conn, stored.account.id).await?;
    let left = store::backup_code::count(conn, stored.account.id).await?;
    let platform = propagation::two_step(call.house, conn, stored).await?;
    Ok(view::two_step(call, stored, &methods, left, platform))
}

/// The same inside the transaction.
async fn shown_in_tx(call: &mut Call<'_>, stored: &Stored) -> Result<TwoStepView, Failure> {
    let house = call.house;
    let methods = methods(call, stored).await?;
    let left = store::backup_code::count(call.tx().await?, stored.account.id).await?;
    let platform = propagation::two_step(house, call.tx().await?, stored).await?;
    Ok(view::two_step(call, stored, &methods, left, platform))
}

/// The caller's own account, read inside the transaction.
async fn own(call: &mut Call<'_>) -> Result<Stored, Failure> {
    let me = call.person()?.login_id.clone();
    people::in_tx(call, &me).await
}

async fn methods(call: &mut Call<'_>, stored: &Stored) -> Result<Vec<store::two_step::Method>, Failure> {
    Ok(store::two_step::list(call.tx().await?, stored.account.id).await?)
}

impl Act for TwoStepShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<TwoStepView, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        shown(call, &mut conn, &stored).await
    }
}

impl Act for EnrolmentStart {
    async fn act(&self, call: &mut Call<'_>) -> Result<EnrolmentView, Failure> {
        let stored = own(call).await?;
        let known = methods(call, &stored).await?;
        match self.replaces {
            Some(named) => two_step::may_replace(self.method, &kinds(gone(&known, named)), &kinds(&known))?,
            None => two_step::may_add(self.method, &kinds(&known))?,
        }
        let phone = phone(call, self)?;
        must_reach(call, self.method)?;
        let id = call.id();
        let secret = (!self.method.needs_phone()).then(|| AuthenticatorSecret::generate(call.rng));
        let sealed = match &secret {
            Some(secret) => second_step::seal_authenticator(call, "enrolments", id, secret)?,
            None => String::new(),
        };
        let enrolment = Enrolment {
            id,
            account: stored.account.id,
            method: self.method,
            phone: phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            sealed,
            replaces: self.replaces,
            started_at: call.now,
            proved_at: None,
        };
        store::enrolment::start(call.tx().await?, &enrolment).await?;
        if let Some(phone) = &phone {
            sent_code::send(call, &stored, id, Factor::Code, (self.method, phone.as_str())).await?;
        }
        call.note("method", self.method.as_str());
        let mut reply = under_way(call, &stored, &enrolment).await?;
        if let Some(secret) = secret {
            let uri = secret.uri(&stored.account.login_id, &call.house.policy);
            reply.key_uri = Some(uri.map_err(|error| Fault::Internal(error.to_string()))?);
            reply.key = Some(secret.typed());
        }
        Ok(reply)
    }
}

/// Whether a code could arrive: where others than this machine are served, nobody looks into the outbox for it (MSG-5).
///
/// # Errors
/// `gateway_missing`.
fn must_reach(call: &Call<'_>, method: Method) -> Result<(), Refusal> {
    let channel = sent_code::channel(method);
    if !method.needs_phone() || !call.house.is_reached || !call.house.keeps(channel) {
        return Ok(());
    }
    let setting = format!("delivery.{channel}");
    Err(Refusal::new(Code::GatewayMissing).fact("gateway", channel.as_str()).fact("setting", setting))
}

fn kinds<'m>(methods: impl IntoIterator<Item = &'m store::two_step::Method>) -> Vec<Method> {
    methods.into_iter().map(|known| known.method).collect()
}

/// What goes with a method whose place is taken: whoever has lost a phone has lost it for texts and for calls.
fn gone(known: &[store::two_step::Method], named: Id) -> impl Iterator<Item = &store::two_step::Method> {
    let phone = known.iter().find(|one| one.id == named && one.method.needs_phone()).map(|one| one.phone.as_str());
    known.iter().filter(move |one| one.id == named || phone == Some(one.phone.as_str()))
}

/// The phone number of a method that needs one.
fn phone(call: &Call<'_>, request: &EnrolmentStart) -> Result<Option<Phone>, Refusal> {
    match (request.method.needs_phone(), &request.phone) {
        (false, None) => Ok(None),
        (false, Some(_)) => Err(Refusal::invalid("phone", "phone-not-needed")),
        (true, None) => Err(Refusal::invalid("phone", "missing")),
        (true, Some(typed)) => {
            let phone = Phone::read(typed, &call.house.policy.two_step)?;
            two_step::phone_fits(request.method, &phone)?;
            Ok(Some(phone))
        }
    }
}

/// The account's enrolment, as the rule knows it.
async fn enrolment(call: &mut Call<'_>, stored: &Stored) -> Result<(Enrolment, two_step::Enrolment), Failure> {
    let found = store::enrolment::find(&mut *call.house.store.read().await?, stored.account.id).await?;
    let found = found.ok_or(Code::FlowNotFound)?;
    let rule = two_step::Enrolment {
        method: found.method,
        started_at: found.started_at,
        proved_at: found.proved_at,
        finished_at: None,
    };
    Ok((found, rule))
}

/// From where mail apps have used the mail password lately (2SV-6).
async fn mail_apps(call: &mut Call<'_>, stored: &Stored) -> Result<Vec<MailUseView>, Failure> {
    let (house, now) = (call.house, call.now);
    let uses = mail_log_in::by_mail_password(house, call.tx().await?, stored.account.id, now).await?;
    Ok(uses.into_iter().map(|one| mail_log_in::use_view(call, one, true)).collect())
}

async fn under_way(call: &mut Call<'_>, stored: &Stored, enrolment: &Enrolment) -> Result<EnrolmentView, Failure> {
    let (now, session, account) = (call.now, call.person()?.session, stored.account.id);
    let turns_on = stored.two_step_since.is_none();
    let known = methods(call, stored).await?;
    let gone = enrolment.replaces.into_iter().flat_map(|named| gone(&known, named));
    let replaces = gone.map(|one| view::method(call, stored, one)).collect();
    let others = store::session::count(call.tx().await?, account, Some(session), now).await?;
    let switch = less_secure_apps::held(call.tx().await?, account).await?;
    let mail_apps_to_stop = if turns_on { mail_apps(call, stored).await? } else { Vec::new() };
    let state = match (enrolment.proved_at, enrolment.method.needs_phone()) {
        (Some(_), _) => EnrolmentState::Proved,
        (None, true) => EnrolmentState::CodeSent,
        (None, false) => EnrolmentState::AuthenticatorReady,
    };
    let ends = enrolment.started_at + call.house.policy.two_step.enrolment_life();
    let phone = Phone::from_stored(enrolment.phone.clone());
    Ok(EnrolmentView {
        state: state.into(),
        method: enrolment.method.into(),
        phone: enrolment.method.needs_phone().then(|| phone.masked()),
        also: two_step::also(enrolment.method, &phone, &second_step::numbers(&known)).map(Word::from),
        key_uri: None,
        key: None,
        turns_on,
        replaces,
        sessions_to_end: if turns_on { others } else { 0 },
        mail_apps_to_stop,
        less_secure_apps_to_end: turns_on && switch.is_some_and(|switch| switch.is_on(now)),
        expires_at: call.promise(ends),
        in_outbox: state == EnrolmentState::CodeSent && call.house.keeps(sent_code::channel(enrolment.method)),
    })
}

impl Act for EnrolmentSend {
    async fn act(&self, call: &mut Call<'_>) -> Result<EnrolmentView, Failure> {
        let me = call.person()?.login_id.clone();
        let stored = people::named(call, &mut *call.house.store.read().await?, &me).await?;
        let (found, rule) = enrolment(call, &stored).await?;
        rule.may_send(call.now, &call.house.policy.two_step)?;
        sent_code::send(call, &stored, found.id, Factor::Code, (found.method, &found.phone)).await?;
        let now = call.now;
        raced(Code::FlowNotFound, store::enrolment::restart(call.tx().await?, found.id, now).await?)?;
        under_way(call, &stored, &Enrolment { started_at: now, ..found }).await
    }
}

impl Act for EnrolmentCode {
    async fn act(&self, call: &mut Call<'_>) -> Result<EnrolmentView, Failure> {
        let me = call.person()?.login_id.clone();
        mail_log_in::write_uses(call.house).await?;
        let stored = people::named(call, &mut *call.house.store.read().await?, &me).await?;
        let (found, rule) = enrolment(call, &stored).await?;
        rule.may_prove(call.now, &call.house.policy.two_step)?;
        secret_code::must_be_sent(self.code.expose())?;
        if found.method.needs_phone() {
            let codes = call.house.policy.two_step.clone();
            sent_code::must_be_alive(call, &stored, (found.id, Factor::Code), &codes).await?;
        }
        gate::enter(call, &me, Factor::Code, &self.code).await?;
        let now = call.now;
        if found.method.needs_phone() {
            phone::enter(call, stored.account.id, &found.phone).await?;
            let code = sent_code::check(call, found.id, &self.code, &call.house.policy.two_step).await?;
            sent_code::spend(call, code).await?;
            phone::pass(call, stored.account.id, &found.phone).await?;
        } else {
            let secret = second_step::authenticator_secret(call, "enrolments", found.id, &found.sealed)?;
            let wrong = || Refusal::new(Code::CodeWrong).fact("proof", "authenticator");
            let step = secret.matching_step(self.code.expose(), now).ok_or_else(wrong)?;
            raced(Code::CodeUsed, store::totp_step::spend(call.tx().await?, found.id, step).await?)?;
        }
        raced(Code::FlowNotFound, store::enrolment::prove(call.tx().await?, found.id, now).await?)?;
        gate::pass(call).await?;
        call.note("method", found.method.as_str());
        under_way(call, &stored, &Enrolment { proved_at: Some(now), ..found }).await
    }
}

impl Act for EnrolmentFinish {
    async fn act(&self, call: &mut Call<'_>) -> Result<EnrolmentDone, Failure> {
        let session = call.person()?.session;
        // What has been gathered so far is to be told too.
        mail_log_in::write_uses(call.house).await?;
        let (found, rule) = {
            let me = call.person()?.login_id.clone();
            let stored = people::named(call, &mut *call.house.store.read().await?, &me).await?;
            enrolment(call, &stored).await?
        };
        rule.may_finish(call.now, &call.house.policy.two_step)?;
        let stored = own(call).await?;
        raced(Code::FlowNotFound, store::enrolment::spend(call.tx().await?, found.id).await?)?;
        let replaced = take_up(call, &stored, &found).await?;
        if !replaced.is_empty() {
            let words: Vec<&str> = replaced.iter().map(|old| old.method.as_str()).collect();
            call.note("replaced", words.join(" "));
        }
        let mut mail_apps_stopped = mail_apps(call, &stored).await?;
        let ended = match stored.two_step_since {
            None => turn_on(call, &stored, session).await?,
            Some(_) => {
                mail_apps_stopped.clear();
                store::account::touch(call.tx().await?, &[stored.account.id]).await?;
                let letter = if replaced.is_empty() { Letter::MethodAdded } else { Letter::MethodReplaced };
                outbox::tell(call, &stored, &letter).await?;
                TurnedOn::default()
            }
        };
        call.note("method", found.method.as_str());
        let stored = own(call).await?;
        Ok(EnrolmentDone {
            two_step: shown_in_tx(call, &stored).await?,
            replaced,
            sessions_ended: ended.sessions_ended,
            less_secure_apps_ended: ended.less_secure_apps,
            mail_apps_stopped,
        })
    }
}

/// The proved enrolment becomes a method, in the place of an older one where it names one. Answers what has gone for it.
async fn take_up(call: &mut Call<'_>, stored: &Stored, found: &Enrolment) -> Result<Vec<MethodView>, Failure> {
    let new = method(call, found)?;
    let Some(named) = found.replaces else {
        raced(Code::MethodHeld, store::two_step::insert(call.tx().await?, &new).await?)?;
        return Ok(Vec::new());
    };
    let known = methods(call, stored).await?;
    let gone: Vec<_> = gone(&known, named).collect();
    for other in gone.iter().filter(|one| one.id != named) {
        follow(call, other, &new).await?;
    }
    raced(Code::MethodNotFound, store::two_step::replace(call.tx().await?, named, &new).await?)?;
    // A code that was sent to the older one opens nothing any more.
    store::sign_in::delete_all(call.tx().await?, &[found.account]).await?;
    Ok(gone.into_iter().map(|one| view::method(call, stored, one)).collect())
}

/// Another method of the same phone goes along to the new number, where that can be reached by it.
async fn follow(
    call: &mut Call<'_>,
    other: &store::two_step::Method,
    new: &store::two_step::Method,
) -> Result<(), Failure> {
    let phone = Phone::from_stored(new.phone.clone());
    let fits = other.method != new.method && new.method.needs_phone();
    if fits && two_step::phone_fits(other.method, &phone).is_ok() {
        let moved = store::two_step::Method { phone: new.phone.clone(), added_at: call.now, ..other.clone() };
        store::two_step::replace(call.tx().await?, other.id, &moved).await?;
    } else {
        store::two_step::delete(call.tx().await?, other.account, other.id).await?;
    }
    Ok(())
}

/// The method that an enrolment becomes; an authenticator's secret is sealed anew for its new row.
fn method(call: &mut Call<'_>, found: &Enrolment) -> Result<store::two_step::Method, Failure> {
    let sealed = if found.method.needs_phone() {
        String::new()
    } else {
        let secret = second_step::authenticator_secret(call, "enrolments", found.id, &found.sealed)?;
        second_step::seal_authenticator(call, "two_step_methods", found.id, &secret)?
    };
    Ok(store::two_step::Method {
        id: found.id,
        account: found.account,
        method: found.method,
        phone: found.phone.clone(),
        sealed,
        added_at: call.now,
    })
}

/// What turning on ended.
#[derive(Default)]
struct TurnedOn {
    sessions_ended: u32,
    less_secure_apps: bool,
}

/// 2SV-4: turning on keeps this sign-in and ends every other one. LSA-4: it turns less secure apps off.
async fn turn_on(call: &mut Call<'_>, stored: &Stored, session: Id) -> Result<TurnedOn, Failure> {
    let (id, now) = (stored.account.id, call.now);
    raced(Code::MethodHeld, store::account::set_two_step(call.tx().await?, id, Some(now)).await?)?;
    store::sync::want(call.tx().await?, &[id], now).await?;
    let ended = store::session::count(call.tx().await?, id, Some(session), now).await?;
    store::session::delete_all(call.tx().await?, &[id], Some(session)).await?;
    store::sign_in::delete_all(call.tx().await?, &[id]).await?;
    let less_secure_apps = less_secure_apps::turn_off(call, id).await?;
    outbox::tell(call, stored, &Letter::TwoStepOn).await?;
    Ok(TurnedOn { sessions_ended: ended, less_secure_apps })
}

impl Act for BackupCodesCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<BackupCodes, Failure> {
        let stored = own(call).await?;
        if stored.two_step_since.is_none() {
            return Err(Code::TwoStepOff.into());
        }
        let id = stored.account.id;
        let codes = secret_code::backup_set(call.rng, &call.house.policy.two_step);
        let digests: Vec<String> = codes.iter().map(|code| second_step::backup_digest(call, id, code)).collect();
        let replaced = store::backup_code::replace(call.tx().await?, id, &digests).await?;
        outbox::tell(call, &stored, &Letter::BackupCodesMade).await?;
        Ok(BackupCodes { codes: codes.iter().map(secret_code::backup_shown).collect(), replaced })
    }
}

impl Act for MethodDelete {
    async fn act(&self, call: &mut Call<'_>) -> Result<TwoStepView, Failure> {
        let stored = own(call).await?;
        let known = methods(call, &stored).await?;
        let one = known.iter().find(|known| known.id == self.method).ok_or(Code::MethodNotFound)?;
        two_step::may_remove(one.method, &kinds(&known), stored.two_step_since.is_some())?;
        let id = stored.account.id;
        raced(Code::MethodNotFound, store::two_step::delete(call.tx().await?, id, self.method).await?)?;
        // A code that was sent by it opens nothing any more.
        store::sign_in::delete_all(call.tx().await?, &[id]).await?;
        store::account::touch(call.tx().await?, &[id]).await?;
        outbox::tell(call, &stored, &Letter::MethodDeleted).await?;
        call.note("method", one.method.as_str());
        shown_in_tx(call, &stored).await
    }
}

impl Act for TwoStepDisable {
    async fn act(&self, call: &mut Call<'_>) -> Result<TwoStepDisabled, Failure> {
        let stored = own(call).await?;
        let id = stored.account.id;
        let Revoked { app_passwords_revoked, backup_codes_revoked } = turn_off(call, &stored, false).await?;
        call.note("app_passwords_revoked", app_passwords_revoked);
        let (stored, house, now) = (own(call).await?, call.house, call.now);
        let propagation::Propagation { propagating, do_at } =
            propagation::two_step(house, call.tx().await?, &stored).await?;
        let credential = less_secure_apps::credential(call.tx().await?, id, now).await?;
        Ok(TwoStepDisabled { app_passwords_revoked, backup_codes_revoked, credential, propagating, do_at })
    }
}

/// What turning off revoked.
struct Revoked {
    app_passwords_revoked: u32,
    backup_codes_revoked: u32,
}

/// 2SV-9: turning off revokes app passwords and backup codes. The owner is told, and whether sign-ins end with it.
async fn turn_off(call: &mut Call<'_>, stored: &Stored, sign_ins_end: bool) -> Result<Revoked, Failure> {
    let (id, now) = (stored.account.id, call.now);
    raced(Code::TwoStepOff, store::account::set_two_step(call.tx().await?, id, None).await?)?;
    store::sync::want(call.tx().await?, &[id], now).await?;
    store::two_step::delete_all(call.tx().await?, id).await?;
    store::enrolment::delete(call.tx().await?, id).await?;
    let backup_codes_revoked = store::backup_code::replace(call.tx().await?, id, &[]).await?;
    let app_passwords_revoked = store::app_password::delete_all(call.tx().await?, id).await?;
    store::sign_in::delete_all(call.tx().await?, &[id]).await?;
    outbox::tell(call, stored, &Letter::TwoStepOff { sign_ins_end }).await?;
    Ok(Revoked { app_passwords_revoked, backup_codes_revoked })
}

impl ActEach for TwoStepReset {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<TwoStepWasReset>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(match people.get(call, &row.account).and_then(|owner| may_reset(call, owner)) {
                Ok((owner, told)) => Ok(reset(call, &mut people, owner, told).await?),
                Err(refusal) => Err(refusal),
            });
        }
        Ok(outcomes)
    }
}

fn may_reset(call: &Call<'_>, owner: &Stored) -> Result<(Stored, Option<Letter>), Refusal> {
    let told = people::acted_on::<TwoStepReset>(call, &owner.account)?;
    if owner.two_step_since.is_some() { Ok((owner.clone(), told)) } else { Err(Code::TwoStepOff.into()) }
}

/// Whoever has found the lost phone is not signed in any more either.
async fn reset(
    call: &mut Call<'_>,
    people: &mut People,
    owner: Stored,
    told: Option<Letter>,
) -> Result<Done<TwoStepWasReset>, Failure> {
    let Revoked { app_passwords_revoked, backup_codes_revoked } = turn_off(call, &owner, true).await?;
    let (id, now) = (owner.account.id, call.now);
    let sessions_ended = store::session::count(call.tx().await?, id, None, now).await?;
    store::session::delete_all(call.tx().await?, &[id], None).await?;
    if let Some(letter) = told {
        outbox::tell(call, &owner, &letter).await?;
    }
    let credential = less_secure_apps::credential(call.tx().await?, id, now).await?;
    let after = Stored { two_step_since: None, version: owner.version + 1, ..owner };
    let reply = TwoStepWasReset {
        account: people.view(call, &after),
        app_passwords_revoked,
        backup_codes_revoked,
        sessions_ended,
        credential: Some(credential),
    };
    let done = Done::new(&after.account.login_id, reply).note("app_passwords_revoked", app_passwords_revoked);
    people.put(after);
    Ok(done)
}
