//! Workshop accounts: the change of their own password and nothing else (SIGN-6, WORK-1).

use super::{
    pipeline::{
        act::Act,
        call::Call,
        failure::{Failure, raced},
        gate, outbox,
    },
    session,
};
use crate::{
    contract::workshop::{WorkshopPasswordChanged, WorkshopPasswordSet},
    delivery::Letter,
    rules::{
        Code, LoginId,
        aftermath::AlsoEnded,
        password::{self, Judged},
        role::Kind,
    },
    store,
};

impl Act for WorkshopPasswordSet {
    async fn act(&self, call: &mut Call<'_>) -> Result<WorkshopPasswordChanged, Failure> {
        let (current, new) = (password::prepare(self.current.expose()), password::prepare(self.new.expose()));
        if let Ok(login_id) = self.account.parse::<LoginId>() {
            let about = Judged {
                login_id: &login_id,
                service_name: &call.house.policy.service_name,
                two_step_on: false,
                unchanged: new == current,
            };
            // Before the gate: whoever looks for a password that the policy takes is guessing nothing.
            password::judge(new.expose(), &about, &call.house.policy.password)?;
        }
        let stored = session::check_password(call, &self.account, &self.current, Some(Kind::Workshop)).await?;
        session::first_in_time(call, &stored).await?;
        let (id, now) = (stored.account.id, call.now);
        let hash = call.house.hashing.hash(&new, call.rng).await?;
        gate::pass(call).await?;
        let held = session::held_still(call, &stored).await?;
        let password = store::account::Password { hash, set_at: now, first: false };
        let set = store::account::set_password(call.tx().await?, id, &held.password.hash, &password).await?;
        raced(Code::WrongCredentials, set)?;
        outbox::tell(call, &stored, &Letter::PasswordChanged { also: AlsoEnded::default() }).await?;
        Ok(WorkshopPasswordChanged {
            login_id: stored.account.login_id,
            changed_at: call.moment(now),
            ends_at: stored.account.ends_at.map(|at| call.promise(at)),
        })
    }
}
