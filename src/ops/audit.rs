//! The audit trail: list, show, verify.

use super::{
    Act, Call, Failure,
    account::limit,
    application::{before, cursor},
    chain,
};
use crate::{
    contract::{
        audit::{
            AuditList, AuditShow, AuditVerify, BreakView, Entries, EntryView, VERIFY_DEFAULT, VERIFY_MAX, Verified,
        },
        page::Page,
    },
    rules::{Code, LoginId, Refusal, chain::Found, refusal::Facts, text},
    store::{
        self,
        audit::{Entry, Filter},
        chain::Link,
    },
};

fn view(call: &Call<'_>, entry: Entry) -> EntryView {
    EntryView {
        at: call.moment(entry.at),
        request_id: entry.request_id,
        actor: entry.actor,
        account: entry.account,
        operation: entry.operation,
        outcome: entry.outcome.to_owned(),
        code: entry.code,
        reason: entry.reason,
        address: entry.address,
        facts: entry.facts,
    }
}

fn filter(field: &str, typed: &Option<String>) -> Result<Option<String>, Refusal> {
    typed.as_deref().map(|typed| text::filter(field, typed)).transpose()
}

impl Act for AuditList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<EntryView>, Failure> {
        let limit = limit(self.limit)?;
        let filter = Filter {
            account: filter("account", &self.account)?.map(|id| id.to_ascii_lowercase()),
            actor: filter("actor", &self.actor)?,
            operation: filter("operation", &self.operation)?,
            except: None,
            outcome: filter("outcome", &self.outcome)?,
            limit: limit + 1,
            before: self.cursor.as_deref().map(before).transpose()?,
        };
        let mut conn = call.house.store.read().await?;
        let total = store::audit::count(&mut conn, &filter).await?;
        let mut rows = store::audit::list(&mut conn, &filter).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| cursor(last.at, last.id)),
            items: rows.into_iter().map(|entry| view(call, entry)).collect(),
            total,
        })
    }
}

impl Act for AuditShow {
    async fn act(&self, call: &mut Call<'_>) -> Result<Entries, Failure> {
        let request_id = text::filter("request_id", &self.request_id)?;
        let rows = store::audit::of_request(&mut *call.house.store.read().await?, &request_id).await?;
        if rows.is_empty() {
            return Err(Code::AuditNotFound.into());
        }
        Ok(Entries { items: rows.into_iter().map(|entry| view(call, entry)).collect() })
    }
}

impl Act for AuditVerify {
    async fn act(&self, call: &mut Call<'_>) -> Result<Verified, Failure> {
        let from = self.from.unwrap_or(1).max(1);
        let limit = self.limit.unwrap_or(VERIFY_DEFAULT);
        if !(1..=VERIFY_MAX).contains(&limit) {
            return Err(Refusal::invalid("limit", "limit-range").fact("max", VERIFY_MAX).into());
        }
        if from == 1
            && let Err(error) = chain::seal(call.house).await
        {
            // The walk says what keeps the sealer from its work.
            tracing::warn!(%error, "a walk along the audit trail begins without its newest entries");
        }
        let walked = chain::verify(call.house, from, limit.into(), call.now).await?;
        Ok(Verified {
            entries: walked.entries,
            from,
            to: walked.to,
            last: walked.end,
            next: (walked.to < walked.end).then_some(walked.to + 1),
            first_at: walked.times.map(|(first, _)| call.moment(first)),
            last_at: walked.times.map(|(_, last)| call.moment(last)),
            breaks: walked.breaks.into_iter().map(|(found, entry)| broken(call, found, entry)).collect(),
            more_breaks: walked.more,
        })
    }
}

fn broken(call: &Call<'_>, found: Found, entry: Option<Link>) -> BreakView {
    let (from, to) = if found.from == 0 { (None, None) } else { (Some(found.from), Some(found.to)) };
    let at = entry.as_ref().map(|entry| call.moment(entry.at));
    BreakView { what: found.what.as_str().to_owned(), from, to, request_id: entry.map(|entry| entry.request_id), at }
}

/// Notes what the service did by itself, in the call's transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn by_itself(
    call: &mut Call<'_>,
    account: &LoginId,
    operation: &str,
    facts: Facts,
) -> Result<(), Failure> {
    let entry = Entry {
        id: call.id(),
        at: call.now,
        request_id: call.origin.request_id.clone(),
        actor: "meibod".to_owned(),
        account: Some(account.to_string()),
        operation: operation.to_owned(),
        outcome: store::audit::DONE,
        code: None,
        reason: None,
        address: call.origin.address.clone(),
        facts,
    };
    let house = call.house;
    Ok(store::audit::insert(call.tx().await?, &house.vault, &[entry]).await?)
}
