//! What another account password, a reset and a lockdown end, and what they leave (PASS-2): one mechanism for the three.

use super::{
    address, less_secure_apps, mail_password,
    pipeline::{call::Call, failure::Failure, gate},
};
use crate::{
    contract::aftermath::Staying,
    rules::{
        Id,
        aftermath::{AlsoEnded, Leftover},
        pop,
        tries::Factor,
    },
    store::{self, account::Stored},
};

/// What was ended.
pub(super) struct Ended {
    /// Sign-ins that held.
    pub(super) sessions: u32,
    /// App passwords (APPPW-7).
    pub(super) app_passwords: u32,
    /// What else.
    pub(super) also: AlsoEnded,
}

/// Ends every way into the account and its mailbox that other sign-ins than `but` have opened, and everything that is on its
/// way to one.
///
/// # Errors
/// When the database fails.
pub(super) async fn end(call: &mut Call<'_>, stored: &Stored, but: Option<Id>) -> Result<Ended, Failure> {
    let (id, now) = (stored.account.id, call.now);
    let mut also = AlsoEnded {
        mail_password: end_mail_password(call, id).await?,
        address: address::give_up(call, id).await?,
        aliases: end_aliases(call, id).await?,
        ..AlsoEnded::default()
    };
    let tx = call.tx().await?;
    let sessions = store::session::count(tx, id, but, now).await?;
    store::session::delete_all(tx, &[id], but).await?;
    also.unfinished_sign_ins = count(store::sign_in::delete_all(tx, &[id]).await?);
    also.enrolment = store::enrolment::delete(tx, id).await?;
    store::sent_code::void_all(tx, id, now).await?;
    store::reset::end(tx, &[id]).await?;
    let app_passwords = store::app_password::delete_all(tx, id).await?;
    let switch = store::less_secure_apps::end_now(tx, id, but).await?;
    also.less_secure_apps = switch.is_some_and(|was| was.is_on(now));
    if also.mail_password || also.address.is_some() || also.less_secure_apps {
        store::sync::want(tx, &[id], now).await?;
    }
    gate::forget_places(call, &stored.account.login_id, &[Factor::SignIn, Factor::SecondStep]).await?;
    Ok(Ended { sessions, app_passwords, also })
}

fn count(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

async fn end_mail_password(call: &mut Call<'_>, account: Id) -> Result<bool, Failure> {
    let waits = mail_password::held(call.tx().await?, account).await?.pending.is_some();
    store::mail_password::erase(call.tx().await?, account).await?;
    Ok(waits)
}

/// Deletes the aliases that are not verified.
async fn end_aliases(call: &mut Call<'_>, account: Id) -> Result<Vec<String>, Failure> {
    let all = store::alias::list(call.tx().await?, account).await?;
    let waiting = all.into_iter().filter(|one| one.verified_at.is_none());
    let waiting: Vec<_> = waiting.map(|one| (account, one.address)).collect();
    store::alias::delete(call.tx().await?, &waiting).await?;
    Ok(waiting.into_iter().map(|(_, address)| address.to_string()).collect())
}

/// What stays of the account as it is now, inside the transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn stays(call: &mut Call<'_>, stored: &Stored) -> Result<Vec<Staying>, Failure> {
    let (id, now) = (stored.account.id, call.now);
    let tx = call.tx().await?;
    let methods = store::two_step::list(tx, id).await?;
    let method = if methods.len() == 1 { Leftover::OnlyMethod } else { Leftover::Method };
    // In an order in which they can be removed: with the last method the codes go too.
    let mut all = Vec::new();
    if store::backup_code::count(tx, id).await? > 0 {
        all.push(staying(Leftover::BackupCodes, None, None));
    }
    all.extend(methods.iter().map(|one| staying(method, Some(one.id), Some(one.method.as_str()))));
    let aliases = store::alias::list(tx, id).await?;
    all.extend(aliases.iter().map(|one| staying(Leftover::Alias, None, Some(one.address.as_str()))));
    if mail_password::held(tx, id).await?.in_force.is_some() {
        all.push(staying(Leftover::MailPassword, None, None));
    }
    if less_secure_apps::held(tx, id).await?.is_some_and(|held| held.is_on(now)) {
        all.push(staying(Leftover::LessSecureApps, None, None));
    }
    if store::pop::find_one(tx, id).await?.mode != pop::Mode::Disabled {
        all.push(staying(Leftover::Pop, None, None));
    }
    let held = store::entitlement::find(tx, &[id]).await?.remove(&id);
    let seat = store::remote_access::find(tx, &[id]).await?.remove(&id);
    if seat.is_some_and(|seat| seat.holds(held.as_ref(), now)) {
        all.push(staying(Leftover::RemoteAccess, None, None));
    }
    let tokens = store::token::list(tx).await?;
    let own = tokens.iter().filter(|one| one.created_by == stored.account.login_id && now < one.expires_at);
    all.extend(own.map(|one| staying(Leftover::ServiceToken, Some(one.id), Some(&one.name))));
    Ok(all)
}

fn staying(what: Leftover, id: Option<Id>, name: Option<&str>) -> Staying {
    Staying { what: what.into(), id, name: name.map(str::to_owned) }
}
