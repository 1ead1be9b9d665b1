//! Roles: add, remove.

use std::collections::HashSet;

use super::{
    account::{changed, others, tell_changed},
    pipeline::{
        act::{ActEach, Done, Outcomes},
        call::Call,
        failure::Failure,
        people::People,
    },
};
use crate::{
    contract::{
        Operation,
        account::{AccountChanged, RoleAdd, RoleRemove},
    },
    rules::{Code, Id, LoginId, Refusal, account, caller::Caller, role::Role, token},
    store::{self, account::Stored},
};

impl ActEach for RoleAdd {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let made_by_token = made_by_token(call, &people).await?;
        let judged: Vec<Judged> = rows
            .iter()
            .map(|row| {
                let before = people.get(call, &row.account)?.clone();
                account::role_add(&call.caller, &before.account, row.role)?;
                token::may_raise(&call.caller, made_by_token.contains(&before.account.id))?;
                let mut after = before.clone();
                after.account.roles.push(row.role);
                after.account.roles.sort_unstable();
                Ok(with_role(call, &mut people, row.role, &before, after))
            })
            .collect();
        let won = store::role::insert(call.tx().await?, &wanted(&judged)).await?;
        finish::<Self>(call, judged, &people, Code::RoleHeld, &won).await
    }
}

/// Those of the accounts that a token made, where a token asks.
async fn made_by_token(call: &mut Call<'_>, people: &People) -> Result<HashSet<Id>, Failure> {
    if !matches!(call.caller, Caller::Machine { .. }) {
        return Ok(HashSet::new());
    }
    let accounts: Vec<Id> = people.all().map(|stored| stored.account.id).collect();
    Ok(store::token::made(call.tx().await?, &accounts).await?)
}

impl ActEach for RoleRemove {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut administrators = store::role::count_enabled(call.tx().await?, Role::Administrator).await?;
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let judged: Vec<Judged> = rows
            .iter()
            .map(|row| {
                let before = people.get(call, &row.account)?.clone();
                let left = others(administrators, &before.account);
                account::role_remove(&call.caller, &before.account, row.role, left)?;
                if row.role == Role::Administrator {
                    administrators = left;
                }
                let mut after = before.clone();
                after.account.roles.retain(|held| *held != row.role);
                Ok(with_role(call, &mut people, row.role, &before, after))
            })
            .collect();
        let won = store::role::delete(call.tx().await?, &wanted(&judged)).await?;
        finish::<Self>(call, judged, &people, Code::RoleNotHeld, &won).await
    }
}

/// A row that the rule allows, and what is to be written for it.
type Judged = Result<((Id, Role), Done<AccountChanged>), Refusal>;

fn with_role(
    call: &Call<'_>,
    people: &mut People,
    role: Role,
    before: &Stored,
    after: Stored,
) -> ((Id, Role), Done<AccountChanged>) {
    let done = changed(call, people, before, &after).note("role", role.as_str());
    let written = (after.account.id, role);
    people.put(after);
    (written, done)
}

fn wanted(judged: &[Judged]) -> Vec<(Id, Role)> {
    judged.iter().flatten().map(|(wanted, _)| *wanted).collect()
}

/// Where another request was first, the row is refused; the others' accounts count as changed, and their owners are
/// told.
async fn finish<O: Operation>(
    call: &mut Call<'_>,
    judged: Vec<Judged>,
    people: &People,
    lost: Code,
    won: &HashSet<(Id, Role)>,
) -> Result<Outcomes<AccountChanged>, Failure> {
    let touched: Vec<Id> = won.iter().map(|(account, _)| *account).collect();
    store::account::touch(call.tx().await?, &touched).await?;
    let outcomes = judged
        .into_iter()
        .map(|row| row.and_then(|(wanted, done)| if won.contains(&wanted) { Ok(done) } else { Err(lost.into()) }))
        .collect();
    tell_changed::<O>(call, &outcomes, people.all())?;
    Ok(outcomes)
}
