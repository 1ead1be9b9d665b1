//! The audit trail: list, show, verify.

use super::pipeline::{
    act::Act,
    call::Call,
    chain,
    condition::{conditions, is, is_account, never, order, texts},
    failure::Failure,
    paging::{before, cursor, limit},
};
use crate::{
    contract::{
        audit::{
            AuditList, AuditShow, AuditVerify, BreakView, Entries, EntryView, UNASKED, VERIFY_DEFAULT, VERIFY_MAX,
            Verified,
        },
        page::Page,
        table::table,
        word::Word,
    },
    rules::{
        Code, Fact, Refusal,
        chain::Found,
        condition::Condition,
        refusal::{COUNTED, Facts},
        text,
    },
    store::{
        self, Conn,
        audit::{self, Entry, Filter, NOWHERE, Named},
        chain::Link,
        condition::Order,
    },
};

fn view(call: &Call<'_>, entry: Entry) -> EntryView {
    EntryView {
        at: call.moment(entry.at),
        request_id: entry.request_id,
        actor: entry.actor,
        account: entry.account,
        operation: entry.operation,
        outcome: Word::read(entry.outcome),
        code: entry.code.as_deref().map(Word::read),
        reason: entry.reason,
        address: Some(entry.address).filter(|address| address != NOWHERE),
        count: told_of(&entry.facts),
        facts: entry.facts,
    }
}

/// How many refusals an entry with these facts tells of.
pub(super) fn told_of(facts: &Facts) -> u64 {
    match facts.get(COUNTED) {
        Some(Fact::Number(counted)) => counted.unsigned_abs(),
        _ => 1,
    }
}

impl AuditList {
    /// The conditions that have fields of their own.
    fn named(&self) -> Result<Vec<Condition>, Refusal> {
        let text = |field: &str, typed: &Option<String>| {
            let text = typed.as_deref().map(|typed| text::filter(field, typed)).transpose()?;
            Ok::<_, Refusal>(text.map(|text| is(field, text)))
        };
        let account = self.account.as_ref().map(|account| account.to_ascii_lowercase());
        let all = [
            text("account", &account)?,
            text("actor", &self.actor)?,
            text("operation", &self.operation)?,
            text("outcome", &self.outcome)?,
        ];
        Ok(all.into_iter().flatten().collect())
    }
}

/// Whether there are the accounts, actors and operations by which the trail is filtered: an empty answer would hide a slip
/// (FIND-1). Whatever the trail names is there, also if it is there no more.
async fn are_there(conn: &mut Conn, conditions: &[Condition]) -> Result<(), Failure> {
    for (condition, text) in texts(conditions) {
        let (column, known) = match condition.field.as_str() {
            "account" => (Named::Account, is_account(conn, text).await?),
            "actor" => (Named::Actor, is_account(conn, text).await? || is_token(conn, text).await?),
            "operation" => (Named::Operation, operations().any(|known| known == text)),
            _ => continue,
        };
        if !known && !audit::names(conn, column, text).await? {
            let known: Vec<String> = match column {
                Named::Operation => operations().map(str::to_owned).collect(),
                Named::Account | Named::Actor => Vec::new(),
            };
            return Err(never(condition, text, &known).into());
        }
    }
    Ok(())
}

/// Operations of which the trail may tell.
fn operations() -> impl Iterator<Item = &'static str> {
    table().into_iter().map(|row| row.id).chain(UNASKED)
}

/// Whether it is how the trail writes a service token, or the service itself.
async fn is_token(conn: &mut Conn, text: &str) -> Result<bool, Failure> {
    match text.strip_prefix("token:") {
        Some(name) => Ok(store::token::list(conn).await?.iter().any(|token| token.name == name)),
        None => Ok(["meibod", "-"].contains(&text)),
    }
}

impl Act for AuditList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<EntryView>, Failure> {
        let (limit, fields) = (limit(self.limit)?, &AuditList::fields().plain);
        let order = order(self.sort.as_deref(), NEWEST_FIRST, fields)?;
        let filter = Filter {
            conditions: [self.named()?, conditions(call, &self.filter, fields)?].concat(),
            limit: limit + 1,
            before: self.cursor.as_deref().map(before).transpose()?,
            ..Filter::default()
        };
        let mut conn = call.house.store.read().await?;
        are_there(&mut conn, &filter.conditions).await?;
        let total = audit::count(&mut conn, &filter).await?;
        let mut rows = if order == newest_first() {
            audit::list(&mut conn, &filter).await?
        } else {
            let after = filter.before.map(|(_, id)| id);
            audit::ordered(&mut conn, &Filter { before: None, ..filter }, &order, after).await?
        };
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| cursor(last.at, last.id)),
            items: rows.into_iter().map(|entry| view(call, entry)).collect(),
            total,
        })
    }
}

const NEWEST_FIRST: &str = "-at";

fn newest_first() -> Order {
    Order { field: "at".to_owned(), descending: true }
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
    BreakView { what: found.what.into(), from, to, request_id: entry.map(|entry| entry.request_id), at }
}
