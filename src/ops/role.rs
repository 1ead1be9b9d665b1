//! Roles: add, remove.

use std::collections::HashSet;

use super::{
    Call, Failure,
    account::{changed, others, refuse_lost},
    each::{ActEach, Done, Outcomes},
    people::People,
};
use crate::{
    contract::account::{AccountChanged, RoleAdd, RoleRemove},
    rules::{Code, Id, LoginId, account, role::Role},
    store::{self, account::Stored},
};

impl ActEach for RoleAdd {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut given = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                account::role_add(&call.caller, &before.account, row.role)?;
                given.push((before.account.id, row.role));
                let mut after = before.clone();
                after.account.roles.push(row.role);
                after.account.roles.sort_unstable();
                Ok(with_role(call, &mut people, row.role, &before, after))
            }));
        }
        let won = store::role::insert(call.tx().await?, &given).await?;
        finish(call, outcomes, &people, Code::RoleHeld, &won).await
    }
}

impl ActEach for RoleRemove {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut administrators = store::role::count_enabled(call.tx().await?, Role::Administrator).await?;
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut taken = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                let left = others(administrators, &before.account);
                account::role_remove(&call.caller, &before.account, row.role, left)?;
                if row.role == Role::Administrator {
                    administrators = left;
                }
                taken.push((before.account.id, row.role));
                let mut after = before.clone();
                after.account.roles.retain(|held| *held != row.role);
                Ok(with_role(call, &mut people, row.role, &before, after))
            }));
        }
        let won = store::role::delete(call.tx().await?, &taken).await?;
        finish(call, outcomes, &people, Code::RoleNotHeld, &won).await
    }
}

fn with_role(call: &Call<'_>, people: &mut People, role: Role, before: &Stored, after: Stored) -> Done<AccountChanged> {
    let done = changed(call, people, before, &after).note("role", role.as_str());
    people.put(after);
    done
}

async fn finish(
    call: &mut Call<'_>,
    outcomes: Outcomes<AccountChanged>,
    people: &People,
    lost: Code,
    won: &HashSet<(Id, Role)>,
) -> Result<Outcomes<AccountChanged>, Failure> {
    let touched: Vec<Id> = won.iter().map(|(account, _)| *account).collect();
    store::account::touch(call.tx().await?, &touched).await?;
    Ok(refuse_lost(outcomes, people, lost, |stored| touched.contains(&stored.account.id)))
}
