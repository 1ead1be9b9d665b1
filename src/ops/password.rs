//! The account password (PASS-1).

use super::{
    aftermath::{self, Ended},
    mail_password,
    pipeline::{
        act::Act,
        call::Call,
        caller::digest,
        failure::{Failure, raced},
        gate, outbox,
    },
    session,
};
use crate::{
    contract::password::{PasswordChanged, PasswordRule, PasswordRuleShow, PasswordSet},
    delivery::Letter,
    rules::{
        Code,
        password::{self, Judged},
        session::Bearer,
        tries::Factor,
    },
    store::{self, session::Renewal},
};

impl Act for PasswordRuleShow {
    async fn act(&self, call: &mut Call<'_>) -> Result<PasswordRule, Failure> {
        let policy = &call.house.policy.password;
        Ok(PasswordRule {
            min_length: policy.min_length,
            min_length_two_step: policy.min_length_two_step,
            max_length: policy.max_length,
            kinds: policy.kinds,
        })
    }
}

impl Act for PasswordSet {
    async fn act(&self, call: &mut Call<'_>) -> Result<PasswordChanged, Failure> {
        let person = call.person()?.clone();
        let stored = store::account::find_by_id(&mut *call.house.store.read().await?, person.account).await?;
        let stored = stored.ok_or(Code::SignInNeeded)?;
        if stored.password.first
            && password::first_expired(stored.password.set_at, call.now, &call.house.policy.password)
        {
            return Err(Code::FirstPasswordExpired.into());
        }
        let current = password::prepare(self.current.expose());
        let new = password::prepare(self.new.expose());
        let about = Judged {
            login_id: &person.login_id,
            service_name: &call.house.policy.service_name,
            two_step_on: stored.two_step_since.is_some(),
            unchanged: new == current,
        };
        // Before the gate: whoever looks for a password that the policy takes is guessing nothing.
        password::judge(new.expose(), &about, &call.house.policy.password)?;
        gate::enter(call, &person.login_id, Factor::SignIn, &current).await?;
        if !call.house.is_password(Some(&stored), &current, gate::turn(call)).await? {
            return Err(Code::WrongCredentials.into());
        }
        let hash = call.house.hashing.hash(&new, call.rng).await?;
        if let Err(refused) = mail_password::hold_apart(call, &stored, &new).await {
            gate::pass_alone(call).await?;
            return Err(refused);
        }
        let now = call.now;
        gate::pass(call).await?;
        let held = session::held_still(call, &stored).await?;
        let password = store::account::Password { hash, set_at: now, first: false };
        let tx = call.tx().await?;
        raced(
            Code::WrongCredentials,
            store::account::set_password(tx, person.account, &held.password.hash, &password).await?,
        )?;
        let Ended { sessions, app_passwords, also } = aftermath::end(call, &stored, Some(person.session)).await?;
        let stays = aftermath::stays(call, &stored).await?;
        let token = Bearer::Session.generate(call.rng);
        let new = Renewal { digest: &digest(token.expose()), password_at: now, password_short: false };
        let renewed = store::session::renew(call.tx().await?, person.session, person.password_at, &new).await?;
        outbox::tell(call, &stored, &Letter::PasswordChanged { also: also.clone() }).await?;
        call.note("app_passwords_revoked", app_passwords);
        Ok(PasswordChanged {
            token,
            expires_at: call.promise(renewed.ok_or(Code::SignInNeeded)?),
            changed_at: call.moment(now),
            sessions_ended: sessions,
            app_passwords_revoked: app_passwords,
            also_ended: also,
            stays,
        })
    }
}
