//! Trying a server that is to send for an alias (ALIAS-1), before anything is stored and outside any transaction.

use jiff::SignedDuration;

use super::pipeline::{
    call::Call,
    failure::{Failure, Fault},
};
use crate::{
    contract, delivery,
    rules::{
        Refusal, Secret,
        smtp_server::{self, SmtpServer},
    },
    store::{
        account::Stored,
        counted::{self, What},
    },
};

/// The server that was asked for.
///
/// # Errors
/// `invalid_value`.
pub(super) fn read(call: &Call<'_>, asked: &contract::alias::SmtpServer) -> Result<SmtpServer, Refusal> {
    if let Some(password) = &asked.password {
        smtp_server::password(password.expose())?;
    }
    SmtpServer::read(&asked.host, asked.port, asked.tls, &asked.user, &call.house.policy.alias)
}

/// Counts a try, committed, and makes it.
///
/// # Errors
/// `smtp_try_limit`, or what is wrong with the server.
pub(super) async fn try_out(
    call: &mut Call<'_>,
    owner: &Stored,
    server: &SmtpServer,
    password: &Secret,
) -> Result<(), Failure> {
    if call.tx.is_some() {
        return Err(Fault::Internal("a server is tried inside a transaction".to_owned()).into());
    }
    count(call, owner).await?;
    let policy = &call.house.policy;
    let tried = call.house.smtp.try_out(server, password, &policy.cloud_mail.domain, &policy.alias).await;
    tried.map_err(|error| match error {
        delivery::smtp_server::Error::Trouble(trouble) => trouble.refusal(server).into(),
        delivery::smtp_server::Error::Busy => Fault::Overloaded.into(),
    })
}

async fn count(call: &mut Call<'_>, owner: &Stored) -> Result<(), Failure> {
    let (account, now) = (owner.account.id, call.now);
    let mut tx = call.write_apart().await?;
    let since = now - SignedDuration::from_hours(1);
    let tried = counted::held_since(&mut tx, account, What::SmtpServer, since).await?;
    smtp_server::may_try(&tried, now, &call.house.policy.alias)?;
    counted::note(&mut tx, account, What::SmtpServer, "", now).await?;
    Ok(tx.commit().await?)
}
