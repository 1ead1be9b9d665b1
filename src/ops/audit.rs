//! The audit trail: list, show.

use super::{
    Act, Call, Failure,
    account::limit,
    application::{before, cursor},
};
use crate::{
    contract::{
        audit::{AuditList, AuditShow, Entries, EntryView},
        page::Page,
    },
    rules::{Code, LoginId, Refusal, refusal::Facts, text},
    store::{
        self,
        audit::{Entry, Filter},
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
    Ok(store::audit::insert(call.tx().await?, &[entry]).await?)
}
