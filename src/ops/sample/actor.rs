//! Somebody who acts in the sample, through the same operations as everybody.

use jiff::Timestamp;

use crate::{
    contract::session::{SignIn, SignInReply},
    ops::{
        house::House,
        pipeline::{
            act::ActEach,
            call::{Call, Origin},
            caller::identify,
            failure::{Failure, Fault},
            run::run,
        },
    },
    rules::{Code, Id, LoginId, Secret, caller::Caller},
};

/// Where everything in the sample comes from: an address that belongs to nobody (RFC 5737).
const ADDRESS: &str = "192.0.2.25";

/// A signed-in person.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    pub(super) login_id: LoginId,
    pub(super) password: Secret,
    pub(super) caller: Caller,
    pub(super) since: Timestamp,
}

impl Actor {
    /// Signs in; 2-step verification must be off.
    pub(super) async fn sign_in(
        house: &House,
        login_id: LoginId,
        password: Secret,
        at: Timestamp,
    ) -> Result<Self, Failure> {
        let request = SignIn { account: login_id.to_string(), password: password.clone() };
        let SignInReply::SignedIn(opened) = nobody(house, at, request).await? else {
            return Err(unexpected("a second step was asked for"));
        };
        let caller = bearer(house, &opened.token, at).await?;
        Ok(Self { login_id, password, caller, since: at })
    }

    /// The same person, signed in at another time.
    pub(super) async fn again(&self, house: &House, at: Timestamp) -> Result<Self, Failure> {
        Self::sign_in(house, self.login_id.clone(), self.password.clone(), at).await
    }

    /// Does something.
    pub(super) async fn run<O: ActEach>(&self, house: &House, at: Timestamp, request: O) -> Result<O::Reply, Failure> {
        call(house, self.caller.clone(), at, None, request).await
    }

    /// Does something for another, with a reason.
    pub(super) async fn run_because<O: ActEach>(
        &self,
        house: &House,
        at: Timestamp,
        reason: &str,
        request: O,
    ) -> Result<O::Reply, Failure> {
        call(house, self.caller.clone(), at, Some(reason.to_owned()), request).await
    }
}

/// The caller behind a token.
pub(super) async fn bearer(house: &House, token: &Secret, at: Timestamp) -> Result<Caller, Failure> {
    Ok(identify(house, Some(token.expose()), at).await??)
}

/// Does something without a sign-in.
pub(super) async fn nobody<O: ActEach>(house: &House, at: Timestamp, request: O) -> Result<O::Reply, Failure> {
    call(house, Caller::Nobody, at, None, request).await
}

async fn call<O: ActEach>(
    house: &House,
    caller: Caller,
    at: Timestamp,
    reason: Option<String>,
    request: O,
) -> Result<O::Reply, Failure> {
    let mut rng = house.rng();
    let request_id = Id::random(&mut *rng).to_string();
    let origin = Origin {
        request_id,
        address: ADDRESS.to_owned(),
        device: None,
        reason,
        idempotency_key: None,
        dry_run: false,
        acts_next: false,
    };
    run(request, &mut Call::new(house, caller, at, origin, &mut *rng)).await
}

/// Demands that something was refused, and why.
pub(super) fn refused<T>(code: Code, outcome: Result<T, Failure>) -> Result<(), Failure> {
    match outcome {
        Err(Failure::Refused(refusal)) if refusal.code == code => Ok(()),
        Err(failure) => Err(failure),
        Ok(_) => Err(unexpected(&format!("{code} was expected"))),
    }
}

pub(super) fn unexpected(what: &str) -> Failure {
    Fault::Internal(format!("the sample: {what}")).into()
}
