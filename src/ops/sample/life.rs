//! What somebody of the sample does, deed by deed.

use jiff::Timestamp;

use super::{
    actor::{self, Actor, refused, unexpected},
    calendar::Calendar,
    person::{Deed, Person, SignIn},
};
use crate::{
    contract::{
        app_password::AppPasswordCreate,
        application::{Apply, ProxyApply, Stop},
        password::PasswordSet,
        session::SignIn as SignInRequest,
        two_step::{BackupCodesCreate, EnrolmentCode, EnrolmentFinish, EnrolmentStart},
    },
    ops::{
        house::House,
        pipeline::{
            failure::{Failure, Fault},
            outbox,
        },
    },
    rules::{Code, LoginId, Secret, password, secret_code, two_step::Method},
};

/// Seconds between two deeds of a day.
const PACE: i64 = 40;

/// One person's days.
struct Life<'a> {
    house: &'a House,
    calendar: &'a Calendar,
    person: &'a Person,
    actor: Actor,
    at: Timestamp,
    sign_in: SignIn,
}

/// Leads one life; gives the sign-in where it is worth trying.
pub(super) async fn lead(
    house: &House,
    calendar: &Calendar,
    number: usize,
    person: Person,
    first: Secret,
) -> Result<Option<SignIn>, Failure> {
    let number = i64::try_from(number).unwrap_or(0);
    if !person.deeds.contains(&Deed::ChangePassword) {
        return Ok(person.shows.map(|_| person.sign_in(first)));
    }
    let at = calendar.seconds_after(calendar.day(2), 120 * number);
    let actor = change_password(house, &person, first, at).await?;
    let sign_in = person.sign_in(actor.password.clone());
    let mut life = Life { house, calendar, person: &person, actor, at, sign_in };
    for deed in &person.deeds {
        life.at = life.next();
        life.act(*deed, number).await?;
    }
    let Life { sign_in, .. } = life;
    Ok(person.shows.map(|_| sign_in))
}

/// PASS-1: signs in with the first password, and changes it.
async fn change_password(house: &House, person: &Person, first: Secret, at: Timestamp) -> Result<Actor, Failure> {
    let actor = Actor::sign_in(house, person.login_id.clone(), first.clone(), at).await?;
    let new = password::first_password(&mut *house.rng());
    let changed = actor.run(house, at, PasswordSet { current: first, new: new.clone() }).await?;
    let caller = actor::bearer(house, &changed.token, at).await?;
    Ok(Actor { password: new, caller, ..actor })
}

impl Life<'_> {
    async fn act(&mut self, deed: Deed, number: i64) -> Result<(), Failure> {
        let account = self.person.login_id.clone();
        match deed {
            Deed::ChangePassword | Deed::Leave => {}
            Deed::Apply => {
                self.comes(self.calendar.day_of_applying(number)).await?;
                self.does(Apply { account }).await?;
            }
            Deed::ApplyInVain => refused(Code::StaffOnly, self.does(Apply { account }).await)?,
            Deed::ApplyAndEnd => {
                self.does(Apply { account: account.clone() }).await?;
                self.does(Stop { account, on: None }).await?;
            }
            Deed::ApplyFor(target) => self.apply_for(target).await?,
            Deed::StopSoon => {
                self.comes(self.calendar.ago_in_term(2)).await?;
                self.stop_soon(account).await?;
            }
            Deed::AppPasswordInVain => {
                self.comes(self.calendar.ago(1)).await?;
                let in_vain = self.does(AppPasswordCreate { name: "Ecrea".to_owned() }).await;
                refused(Code::TwoStepOff, in_vain)?;
            }
            Deed::Mistype => self.mistype().await?,
            Deed::Sms => self.turn_on(Method::Sms).await?,
            Deed::Authenticator => self.turn_on(Method::Authenticator).await?,
            Deed::BackupCodes => {
                self.sign_in.backup_codes = self.does(BackupCodesCreate {}).await?.codes;
            }
            Deed::AppPassword(name) => {
                self.does(AppPasswordCreate { name: name.to_owned() }).await?;
            }
        }
        Ok(())
    }

    /// Signs in at another time, unless the last sign-in is of this day already.
    async fn comes(&mut self, at: Timestamp) -> Result<(), Failure> {
        self.actor = self.actor.again(self.house, at).await?;
        self.at = self.calendar.seconds_after(at, PACE);
        Ok(())
    }

    async fn does<O: crate::ops::pipeline::act::ActEach>(&mut self, request: O) -> Result<O::Reply, Failure> {
        self.at = self.next();
        self.actor.run(self.house, self.at, request).await
    }

    /// When the next deed is done.
    fn next(&self) -> Timestamp {
        self.calendar.seconds_after(self.at, PACE)
    }

    /// Stops for in two weeks, but not after the entitlement's own end (STOP-1); on its last day, for that day.
    async fn stop_soon(&mut self, account: LoginId) -> Result<(), Failure> {
        let policy = &self.house.policy.entitlement;
        let last_day = crate::rules::entitlement::coming_until(self.at, policy, &self.house.zone);
        if self.calendar.coming(0) < last_day {
            let on = self.calendar.coming(14).min(last_day);
            self.does(Stop { account, on: Some(on) }).await?;
        } else {
            self.comes(self.calendar.ago(0)).await?;
            self.does(Stop { account, on: None }).await?;
        }
        Ok(())
    }

    async fn apply_for(&mut self, target: &str) -> Result<(), Failure> {
        let exists = target != "nobody.here";
        let outcome = self.does(ProxyApply { target: target.to_owned() }).await;
        if exists { outcome.map(|_| ()) } else { refused(Code::ProxyTargetRefused, outcome) }
    }

    async fn mistype(&mut self) -> Result<(), Failure> {
        let yesterday = self.calendar.ago_in_term(1);
        for minute in 1..=2 {
            let account = self.person.login_id.to_string();
            let request = SignInRequest { account, password: Secret::from("mistyped") };
            let outcome = actor::nobody(self.house, self.calendar.seconds_after(yesterday, 60 * minute), request).await;
            refused(Code::WrongCredentials, outcome)?;
        }
        self.comes(self.calendar.seconds_after(yesterday, 300)).await
    }

    /// 2SV-1: choose, receive a code, enter it, turn on.
    async fn turn_on(&mut self, method: Method) -> Result<(), Failure> {
        self.comes(self.at).await?;
        let phone = method.needs_phone().then(|| "090-1234-5678".to_owned());
        let begun = self.does(EnrolmentStart { method, phone, replaces: None }).await?;
        let code = match &begun.key_uri {
            None => self.received().await?,
            Some(uri) => self.authenticator(uri)?,
        };
        self.sign_in.authenticator_key = begun.key;
        self.does(EnrolmentCode { code }).await?;
        self.does(EnrolmentFinish {}).await?;
        Ok(())
    }

    /// Reads the newest message on the phone.
    async fn received(&self) -> Result<Secret, Failure> {
        let messages = outbox::read(self.house, self.at).await?;
        let mine = messages.iter().filter(|message| message.account.as_deref() == Some(self.person.login_id.as_str()));
        let code = mine.rev().find_map(|message| code_in(&message.content.body));
        code.ok_or_else(|| unexpected("no code came"))
    }

    /// What the authenticator app shows when the next deed is done.
    fn authenticator(&self, uri: &Secret) -> Result<Secret, Failure> {
        let app = totp_rs::Totp::from_url(uri.expose()).map_err(|error| Fault::Internal(error.to_string()))?;
        let at = self.next().as_second();
        Ok(Secret::from(app.generate(u64::try_from(at).unwrap_or_default()).to_string()))
    }
}

/// The code in a message: `G-` and six digits.
fn code_in(body: &str) -> Option<Secret> {
    let at = body.find("G-")?;
    secret_code::read(body.get(at..at + 8)?)
}
