//! App passwords (APPPW-*): list, create, delete.

use super::{Act, Call, Failure, account, outbox, raced, view};
use crate::{
    contract::app_password::{
        AppPasswordCreate, AppPasswordCreated, AppPasswordDelete, AppPasswordDeleted, AppPasswordList, AppPasswords,
    },
    delivery::Letter,
    rules::{Code, Id, LoginId, Secret, app_password},
    store::{self, app_password::AppPassword, vault::Place},
};

/// The keyed digest of an app password, bound to its account. 75 random bits need no slow hash.
fn digest(call: &Call<'_>, account: Id, secret: &Secret) -> String {
    call.house.vault.digest(Place("app_passwords", "digest", &account.to_string()), secret.expose())
}

impl Act for AppPasswordList {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AppPasswords, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = account::named(call, &mut conn, &self.account).await?;
        let rows = store::app_password::list(&mut conn, stored.account.id).await?;
        Ok(AppPasswords { items: rows.iter().map(|one| view::app_password(call, one)).collect() })
    }
}

impl Act for AppPasswordCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<AppPasswordCreated, Failure> {
        let me = call.person()?.login_id.clone();
        let stored = account::in_tx(call, &me).await?;
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
        let digest = digest(call, stored.account.id, &secret);
        raced(Code::AppPasswordLimit, store::app_password::insert(call.tx().await?, &new, &digest, policy.max).await?)?;
        outbox::tell(call, &stored, &Letter::AppPasswordMade { name: name.clone() }).await?;
        call.note("app_password", new.id.to_string());
        call.note("name", name);
        Ok(AppPasswordCreated { app_password: view::app_password(call, &new), secret: app_password::grouped(&secret) })
    }
}

impl Act for AppPasswordDelete {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AppPasswordDeleted, Failure> {
        let stored = account::in_tx(call, &self.account).await?;
        account::act_on::<Self>(call, &stored).await?;
        let deleted = store::app_password::delete(call.tx().await?, stored.account.id, self.app_password).await?;
        let deleted = deleted.ok_or(Code::AppPasswordNotFound)?;
        store::account::touch(call.tx().await?, stored.account.id).await?;
        outbox::tell(call, &stored, &Letter::AppPasswordRevoked { name: deleted.name.clone() }).await?;
        call.note("app_password", deleted.id.to_string());
        call.note("name", deleted.name.clone());
        Ok(AppPasswordDeleted { app_password: view::app_password(call, &deleted), revoked_at: call.moment(call.now) })
    }
}
