//! The list of accounts (FIND-1).

use crate::{
    contract::{
        account::{AccountList, AccountView},
        page::Page,
    },
    ops::pipeline::{
        act::Act,
        call::Call,
        condition::{conditions, is, is_account, never, order, texts},
        failure::Failure,
        paging::{bad_cursor, limit},
        view,
    },
    rules::{
        Refusal,
        account::{self, Standing},
        condition::Condition,
        search,
    },
    store::{self, Conn, account::Filter},
};

impl Act for AccountList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<AccountView>, Failure> {
        let fields = &AccountList::fields().plain;
        let filter = Filter {
            search: self.search.as_deref().map(search::words).transpose()?.unwrap_or_default(),
            conditions: [self.named()?, conditions(call, &self.filter, fields)?].concat(),
            now: call.now,
            order: order(self.sort.as_deref(), "login_id", fields)?,
            limit: limit(self.limit)?,
            after: self.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| bad_cursor())).transpose()?,
        };
        let mut conn = call.house.store.read().await?;
        if let Some(after) = &filter.after {
            // No page ends with an account that does not exist; an empty page would look like the end of the list.
            store::account::find_one(&mut conn, after).await?.ok_or_else(bad_cursor)?;
        }
        are_there(&mut conn, &filter.conditions).await?;
        let total = store::account::count(&mut conn, &filter).await?;
        let mut rows = store::account::list(&mut conn, &Filter { limit: filter.limit + 1, ..filter.clone() }).await?;
        let more = rows.len() > filter.limit as usize;
        rows.truncate(filter.limit as usize);
        let ids: Vec<_> = rows.iter().map(|stored| stored.account.id).collect();
        let held = store::entitlement::find(&mut conn, &ids).await?;
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| last.account.login_id.to_string()),
            items: rows.iter().map(|stored| view::account(call, stored, held.get(&stored.account.id))).collect(),
            total,
        })
    }
}

impl AccountList {
    /// The conditions that have fields of their own.
    fn named(&self) -> Result<Vec<Condition>, Refusal> {
        let department = self.department.as_deref().map(account::department).transpose()?;
        let standing = self.state.as_deref().map(standing).transpose()?;
        let all = [
            department.map(|department| is("department", department)),
            self.affiliation.map(|affiliation| is("affiliation", affiliation.as_str())),
            self.role.map(|role| is("roles", role.as_str())),
            standing.map(|standing| is("state", standing.as_str())),
            self.kind.map(|kind| is("kind", kind.as_str())),
        ];
        Ok(all.into_iter().flatten().collect())
    }
}

fn standing(word: &str) -> Result<Standing, Refusal> {
    let known = Standing::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
    word.parse().map_err(|_| Refusal::invalid("state", "state-unknown").fact("known", known))
}

/// Departments that a refusal names at the most.
const NAMED: u32 = 40;

/// Whether there are the departments and login ids by which a list is filtered: an empty answer would hide a slip (FIND-1).
async fn are_there(conn: &mut Conn, conditions: &[Condition]) -> Result<(), Failure> {
    for (condition, text) in texts(conditions) {
        match condition.field.as_str() {
            "department" if !store::account::has_department(conn, text).await? => {
                let known = store::account::departments(conn, NAMED).await?;
                return Err(never(condition, text, &known).into());
            }
            "login_id" if !is_account(conn, text).await? => return Err(never(condition, text, &[]).into()),
            _ => {}
        }
    }
    Ok(())
}
