//! What the secret of a mail log-in turns out to be (MAIL-2, MAIL-3): remembered, compared, or not looked at, as the gate has
//! it; and always in the same time.

use super::{
    asked::Asked,
    remembered::{Known, Other},
};
use crate::{
    ops::{
        app_password,
        house::House,
        pipeline::{call::Call, failure::Failure, gate, hashing::Turn, spot},
    },
    rules::{
        self, Code, Id, Refusal, Secret,
        mail_log_in::Compared,
        mail_servers::Credential,
        password,
        tries::{self, Factor},
    },
    store,
};

/// What a secret turned out to be.
pub(super) enum Looked {
    /// In force.
    Right(Known),
    /// Not in force.
    Wrong,
    /// The gate lets nobody look.
    Unlooked(Refusal),
}

/// Whether what is remembered of the secret still holds. Where something else stands against the log-in, it is no way past
/// the waits either: nobody learns there, without a try, which secret is right.
pub(super) fn is_known(
    call: &Call<'_>,
    asked: &Asked<'_>,
    known: &Known,
    judged: &Result<Credential, Refusal>,
) -> bool {
    let policy = &call.house.policy.sign_in;
    asked.holder.as_ref().is_some_and(|holder| {
        (holder.account, holder.version) == (known.account, known.version)
            && (*judged == Ok(known.credential)
                || tries::may_try(Factor::Mail, &holder.tries, call.now, policy).is_ok())
    })
}

impl Looked {
    /// What it turned out to be, for those who read of the refusal.
    pub(super) fn compared(&self) -> Compared {
        match self {
            Looked::Right(_) => Compared::Right,
            Looked::Wrong => Compared::Wrong,
            Looked::Unlooked(_) => Compared::NotCompared,
        }
    }
}

/// Counts a try, and compares the secret with those of the account that was meant (SIGN-4). Every secret that is not found
/// right costs one hash when it comes first and none again, whatever stands for or against the log-in.
pub(super) async fn look(
    call: &mut Call<'_>,
    asked: &Asked<'_>,
    judged: &Result<Credential, Refusal>,
) -> Result<Looked, Failure> {
    let (house, of) = (call.house, asked.version());
    let seen = house.mail.others.find(&asked.digest).filter(|other| other.of == of);
    if seen.as_ref().is_some_and(|other| other.compared) {
        return Ok(Looked::Wrong);
    }
    let secret = password::prepare(asked.request.secret.expose());
    let who = match &asked.holder {
        Some(holder) => holder.login_id.clone(),
        None => spot::stranger(house, &asked.request.user)?,
    };
    match gate::enter(call, &who, Factor::Mail, &secret).await {
        Ok(()) => {}
        Err(Failure::Refused(refusal)) => return unlooked(call, asked, &secret, refusal, seen.is_some()).await,
        Err(failure) => return Err(failure),
    }
    let Some(known) = compare(house, asked, &secret, gate::turn(call)).await? else {
        house.mail.others.keep(asked.digest.clone(), Other { of, compared: true });
        return Ok(Looked::Wrong);
    };
    if *judged == Ok(known.credential) {
        gate::pass(call).await?;
        gate::settle(call).await?;
        call.commit().await?;
    } else {
        gate::take_back(call).await?;
    }
    house.mail.right.keep(asked.digest.clone(), known.clone());
    Ok(Looked::Right(known))
}

/// A secret at which the gate lets nobody look takes as long as one that is compared. What that costs weighs on the network
/// from which it comes: no stranger keeps the service busy. It is compared with the app passwords all the same: nobody
/// guesses those, so nobody's guesses keep their owner out (SIGN-7).
async fn unlooked(
    call: &mut Call<'_>,
    asked: &Asked<'_>,
    secret: &Secret,
    refusal: Refusal,
    again: bool,
) -> Result<Looked, Failure> {
    if again || refusal.code == Code::TooManyTriesFromAddress {
        return Ok(Looked::Unlooked(refusal));
    }
    match gate::weigh(call, Factor::Mail, 1).await {
        Ok(()) => {}
        Err(Failure::Refused(refusal)) => return Ok(Looked::Unlooked(refusal)),
        Err(failure) => return Err(failure),
    }
    if let Some(known) = app_password(call.house, asked).await? {
        call.house.mail.right.keep(asked.digest.clone(), known.clone());
        return Ok(Looked::Right(known));
    }
    call.house.hashing.verify(secret, None, Turn::Stranger).await?;
    call.house.mail.others.keep(asked.digest.clone(), Other { of: asked.version(), compared: false });
    Ok(Looked::Unlooked(refusal))
}

/// The app password of the account that was meant, where the secret is one.
async fn app_password(house: &House, asked: &Asked<'_>) -> Result<Option<Known>, Failure> {
    let Some(letters) = rules::app_password::read(asked.request.secret.expose()) else { return Ok(None) };
    let account = asked.holder.as_ref().map_or(Id::from_i64(0), |holder| holder.account);
    let digest = app_password::digest(house, account, &letters);
    let held = store::mail_log_in::app_password(&mut *house.store.read().await?, account, &digest).await?;
    Ok(held.and_then(|held| known(asked, Credential::AppPassword, Some(held))))
}

fn known(asked: &Asked<'_>, credential: Credential, app_password: Option<Id>) -> Option<Known> {
    asked.holder.as_ref().map(|holder| Known {
        account: holder.account,
        login_id: holder.login_id.clone(),
        version: holder.version,
        credential,
        app_password,
    })
}

/// Compares the secret with the account's app passwords, which are digested (decision 6), and with the mail password in
/// force; without an account with none of them, in the same time.
async fn compare(house: &House, asked: &Asked<'_>, secret: &Secret, turn: Turn) -> Result<Option<Known>, Failure> {
    if let Some(known) = app_password(house, asked).await? {
        return Ok(Some(known));
    }
    let stored = asked.holder.as_ref().and_then(|holder| holder.mail_password.as_deref());
    let right = house.hashing.verify(secret, stored, turn).await?;
    Ok(if right { known(asked, Credential::MailPassword, None) } else { None })
}
