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
    rules::{Code, text},
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

impl Act for AuditList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<EntryView>, Failure> {
        let limit = limit(self.limit)?;
        let filter = Filter {
            account: self.account.as_deref().map(text::fold),
            actor: self.actor.as_deref().map(text::fold),
            operation: self.operation.clone(),
            outcome: self.outcome.clone(),
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
        let rows = store::audit::of_request(&mut *call.house.store.read().await?, &self.request_id).await?;
        if rows.is_empty() {
            return Err(Code::AuditNotFound.into());
        }
        Ok(Entries { items: rows.into_iter().map(|entry| view(call, entry)).collect() })
    }
}
