//! Applications: apply, stop, withdraw a stop, apply for another (APPLY, STOP, PROXY).

use jiff::Timestamp;

use super::{
    Act, Call, Failure,
    account::{self, bad_cursor, in_tx, limit},
    outbox, raced, view,
};
use crate::{
    contract::{
        application::{ApplicationList, ApplicationView, Applied, Apply, ProxyApply, Stop, StopWithdraw},
        page::Page,
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal,
        application::{self, Kind},
        entitlement::Entitlement,
        time::today,
    },
    store::{self, account::Stored, application::Application},
};

async fn held(call: &mut Call<'_>, stored: &Stored) -> Result<Option<Entitlement>, Failure> {
    let id = stored.account.id;
    Ok(store::entitlement::find(call.tx().await?, &[id]).await?.remove(&id))
}

impl Act for Apply {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Applied, Failure> {
        let stored = in_tx(call, &self.account).await?;
        account::act_on::<Self>(call, &stored).await?;
        let before = held(call, &stored).await?;
        let (id, now) = (call.id(), call.now);
        let new = application::apply(
            &stored.account,
            before.as_ref(),
            id,
            now,
            &call.house.policy.entitlement,
            &call.house.zone,
        )?;
        grant(call, Kind::Apply, &stored, before, new).await
    }
}

async fn grant(
    call: &mut Call<'_>,
    kind: Kind,
    stored: &Stored,
    before: Option<Entitlement>,
    new: Entitlement,
) -> Result<Applied, Failure> {
    let now = call.now;
    let granted = store::entitlement::grant(call.tx().await?, stored.account.id, &new, now).await?;
    raced(if kind == Kind::ProxyApply { Code::ProxyTargetRefused } else { Code::AlreadyEntitled }, granted)?;
    outbox::tell(call, stored, &Letter::Entitled { until: new.until }).await?;
    record(call, kind, stored, before, new, now).await
}

/// Records the application: both people (PROXY-1), and from when it holds.
async fn record(
    call: &mut Call<'_>,
    kind: Kind,
    stored: &Stored,
    before: Option<Entitlement>,
    after: Entitlement,
    effective_at: Timestamp,
) -> Result<Applied, Failure> {
    let applicant =
        call.person().map(|person| person.login_id.clone()).unwrap_or_else(|_| stored.account.login_id.clone());
    let recorded =
        Application { id: call.id(), kind, account: stored.account.id, applicant, applied_at: call.now, effective_at };
    store::application::insert(call.tx().await?, std::slice::from_ref(&recorded)).await?;
    call.note("application", recorded.id.to_string());
    call.note("ends_at", after.end());
    Ok(Applied {
        application: view::application(call, &recorded, &stored.account.login_id),
        name: stored.account.name.clone(),
        department: stored.account.department.clone(),
        before: before.map(|before| view::entitlement(call, &before)),
        entitlement: view::entitlement(call, &after),
    })
}

impl Act for Stop {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Applied, Failure> {
        let stored = in_tx(call, &self.account).await?;
        account::act_on::<Self>(call, &stored).await?;
        let before = held(call, &stored).await?;
        let on = self.on.unwrap_or_else(|| today(call.now, &call.house.zone));
        let stop = application::stop(&stored.account, before.as_ref(), on, call.now, &call.house.zone)?;
        let Some(before) = before else { return Err(Code::NotEntitled.into()) };
        let after = Entitlement { stop: Some(stop), ..before.clone() };
        let now = call.now;
        raced(Code::StopPending, store::entitlement::set_stop(call.tx().await?, &after, now).await?)?;
        outbox::tell(call, &stored, &Letter::StopRecorded { at: after.end() }).await?;
        let at = after.end();
        record(call, Kind::Stop, &stored, Some(before), after, at).await
    }
}

impl Act for StopWithdraw {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Applied, Failure> {
        let stored = in_tx(call, &self.account).await?;
        account::act_on::<Self>(call, &stored).await?;
        let before = held(call, &stored).await?;
        let after = application::withdraw(&stored.account, before.as_ref(), call.now)?;
        let now = call.now;
        raced(Code::NoStopPending, store::entitlement::set_stop(call.tx().await?, &after, now).await?)?;
        outbox::tell(call, &stored, &Letter::StopWithdrawn { until: after.until }).await?;
        record(call, Kind::WithdrawStop, &stored, before, after, now).await
    }
}

impl Act for ProxyApply {
    async fn act(&self, call: &mut Call<'_>) -> Result<Applied, Failure> {
        let login_id = self.target.parse::<LoginId>().map_err(|_| Refusal::new(Code::ProxyTargetRefused))?;
        let stored = store::account::find_one(call.tx().await?, &login_id).await?;
        if let Some(stored) = &stored {
            call.concerns(&stored.account.login_id);
        }
        let before = match &stored {
            Some(stored) => held(call, stored).await?,
            None => None,
        };
        let target = stored.as_ref().map(|stored| (&stored.account, before.as_ref()));
        let (id, now) = (call.id(), call.now);
        let new = application::proxy_apply(target, id, now, &call.house.policy.entitlement, &call.house.zone)?;
        let Some(stored) = stored else { return Err(Code::ProxyTargetRefused.into()) };
        grant(call, Kind::ProxyApply, &stored, before, new).await
    }
}

impl Act for ApplicationList {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<Page<ApplicationView>, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = account::named(call, &mut conn, &self.account).await?;
        let limit = limit(self.limit)?;
        let before = self.cursor.as_deref().map(before).transpose()?;
        let mut rows = store::application::list(&mut conn, stored.account.id, limit + 1, before).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| cursor(last.applied_at, last.id)),
            items: rows.iter().map(|one| view::application(call, one, &stored.account.login_id)).collect(),
            total: store::application::count(&mut conn, stored.account.id).await?,
        })
    }
}

/// The cursor of a list in order of time.
pub(super) fn cursor(at: Timestamp, id: Id) -> String {
    format!("{}-{id}", at.as_microsecond())
}

/// And back.
pub(super) fn before(cursor: &str) -> Result<(Timestamp, Id), Refusal> {
    cursor
        .split_once('-')
        .and_then(|(micros, id)| Some((Timestamp::from_microsecond(micros.parse().ok()?).ok()?, id.parse().ok()?)))
        .ok_or_else(bad_cursor)
}
