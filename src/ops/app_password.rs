//! App passwords (APPPW-*): list, create, delete.

use super::{
    address,
    house::House,
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        failure::{Failure, raced},
        outbox,
        people::{self, People, acted_on},
        propagation::due_at,
        view,
    },
};
use crate::{
    contract::app_password::{
        AppPasswordCreate, AppPasswordCreated, AppPasswordDelete, AppPasswordDeleted, AppPasswordList, AppPasswords,
    },
    delivery::Letter,
    rules::{Code, Id, LoginId, Refusal, Secret, app_password},
    store::{self, account::Stored, app_password::AppPassword, vault::Place},
};

/// The keyed digest of an app password, bound to its account. 75 random bits need no slow hash.
pub(super) fn digest(house: &House, account: Id, secret: &Secret) -> String {
    house.vault.digest(Place("app_passwords", "digest", &account.to_string()), secret.expose())
}

impl Act for AppPasswordList {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AppPasswords, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let rows = store::app_password::list(&mut conn, stored.account.id).await?;
        Ok(AppPasswords { items: rows.iter().map(|one| view::app_password(call, one)).collect() })
    }
}

impl Act for AppPasswordCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<AppPasswordCreated, Failure> {
        let me = call.person()?.login_id.clone();
        let stored = people::in_tx(call, &me).await?;
        let name = app_password::name(&self.name)?;
        let held = store::app_password::list(call.tx().await?, stored.account.id).await?;
        let policy = call.house.policy.app_password.clone();
        let count = u32::try_from(held.len()).unwrap_or(u32::MAX);
        app_password::may_create(stored.two_step_since.is_some(), count, &policy)?;
        let secret = app_password::generate(call.rng);
        let new = AppPassword {
            id: call.id(),
            account: stored.account.id,
            name: name.clone(),
            created_at: call.now,
            last_used_at: None,
            last_used_protocol: None,
            last_used_address: None,
        };
        let digest = digest(call.house, stored.account.id, &secret);
        raced(Code::AppPasswordLimit, store::app_password::insert(call.tx().await?, &new, &digest, policy.max).await?)?;
        outbox::tell(call, &stored, &Letter::AppPasswordMade { name: name.clone() }).await?;
        call.note("app_password", new.id.to_string());
        call.note("name", name);
        let addresses = address::held(call.tx().await?, stored.account.id).await?;
        let due_at = due_at(call.tx().await?, stored.account.id).await?;
        Ok(AppPasswordCreated {
            app_password: view::app_password(call, &new),
            secret: app_password::grouped(&secret),
            settings: view::mail_settings(call, &addresses, due_at),
        })
    }
}

impl ActEach for AppPasswordDelete {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AppPasswordDeleted>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let judged: Vec<Result<(Stored, Option<Letter>), Refusal>> = rows
            .iter()
            .map(|row| {
                let stored = people.get(call, &row.account)?;
                Ok((stored.clone(), acted_on::<Self>(call, &stored.account)?))
            })
            .collect();
        let wanted: Vec<(Id, Id)> = rows
            .iter()
            .zip(&judged)
            .filter_map(|(row, judged)| Some((judged.as_ref().ok()?.0.account.id, row.app_password)))
            .collect();
        let mut deleted = store::app_password::delete(call.tx().await?, &wanted).await?;
        let touched: Vec<Id> = deleted.iter().map(|one| one.account).collect();
        store::account::touch(call.tx().await?, &touched).await?;
        let mut letters = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for (row, judged) in rows.iter().zip(judged) {
            outcomes.push(judged.and_then(|(stored, told)| {
                let found =
                    deleted.iter().position(|one| one.id == row.app_password && one.account == stored.account.id);
                let one = deleted.swap_remove(found.ok_or(Code::AppPasswordNotFound)?);
                let revoked = Letter::AppPasswordRevoked { name: one.name.clone() };
                letters.extend(told.into_iter().chain([revoked]).map(|letter| (stored.clone(), letter)));
                let reply = AppPasswordDeleted {
                    app_password: view::app_password(call, &one),
                    revoked_at: call.moment(call.now),
                };
                let done = Done::new(&stored.account.login_id, reply);
                Ok(done.note("app_password", one.id.to_string()).note("name", one.name))
            }));
        }
        outbox::tell_each(call, &letters)?;
        Ok(outcomes)
    }
}
