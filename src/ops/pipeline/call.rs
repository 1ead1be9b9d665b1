//! One request on its way through an op.

use jiff::Timestamp;
use rand::CryptoRng;

use super::{failure::Failure, tried::Tried};
use crate::{
    contract::Moment,
    ops::house::House,
    rules::{
        Code, Fact, Id, LoginId, Refusal, Secret,
        caller::{Caller, Person},
        refusal::{Facts, READER},
        role::Role,
    },
    store::{self, Conn, Tx, message::Message},
};

/// Where a request comes from, and its name.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The request's name in errors, logs and the audit trail.
    pub request_id: String,
    /// The client's address.
    pub address: String,
    /// The token of the program's device, by which a place is known (SIGN-7).
    pub device: Option<Secret>,
    /// The reason given with it.
    pub reason: Option<String>,
    /// The idempotency key given with it.
    pub idempotency_key: Option<String>,
    /// Whether everything is to be undone in the end.
    pub dry_run: bool,
    /// Whether, being undone, it is to be done right afterwards: a refusal is then one of the act itself.
    pub acts_next: bool,
}

impl Origin {
    /// Whether the trail tells a refusal as one of a dry run.
    pub fn only_tries(&self) -> bool {
        self.dry_run && !self.acts_next
    }
}

/// One request: who asks, when, from where, and the one transaction of its changes.
pub struct Call<'a> {
    /// The house.
    pub house: &'a House,
    /// Who asks.
    pub caller: Caller,
    /// The time at which the request is judged.
    pub now: Timestamp,
    /// Where it comes from.
    pub origin: Origin,
    /// Randomness.
    pub rng: &'a mut (dyn CryptoRng + Send),
    /// The account concerned, for the audit trail.
    pub(crate) subject: Option<LoginId>,
    /// What changed, for the audit trail.
    pub(crate) facts: Facts,
    /// The digest of the token it came with.
    pub(crate) token: Option<String>,
    /// Whether that token has been replaced by this very request, so that only its stored reply is answered.
    pub(crate) only_replays: bool,
    pub(crate) tx: Option<Tx>,
    /// Messages that are written into the transaction at its end.
    pub(crate) messages: Vec<Message>,
    /// Whether some of those written wait for a gateway: who hands them over is told at the commit.
    pub(crate) posts: bool,
    /// The secret that this request tries.
    pub(crate) tried: Option<Tried>,
    /// Whether some of it stays whatever becomes of the rest, as a try that was counted does: it is not done twice.
    pub(super) stays: bool,
}

impl<'a> Call<'a> {
    /// A request that begins.
    pub fn new(
        house: &'a House,
        caller: Caller,
        now: Timestamp,
        origin: Origin,
        rng: &'a mut (dyn CryptoRng + Send),
    ) -> Self {
        Self {
            house,
            caller,
            now,
            origin,
            rng,
            subject: None,
            facts: Facts::new(),
            token: None,
            only_replays: false,
            tx: None,
            messages: Vec::new(),
            posts: false,
            tried: None,
            stays: false,
        }
    }

    /// What the service does by itself: nobody asks, and the audit trail names `meibod`.
    pub(crate) fn unasked(house: &'a House, now: Timestamp, rng: &'a mut (dyn CryptoRng + Send)) -> Self {
        let origin = Origin {
            request_id: Id::random(rng).to_string(),
            address: store::audit::NOWHERE.to_owned(),
            device: None,
            reason: None,
            idempotency_key: None,
            dry_run: false,
            acts_next: false,
        };
        Self::new(house, Caller::Nobody, now, origin, rng)
    }

    /// Begins a part of the work, which concerns this account as far as is known: nothing stays of an earlier one that was given
    /// up.
    pub(super) fn begin(&mut self, account: Option<LoginId>) {
        self.tx = None;
        self.messages.clear();
        self.facts.clear();
        self.subject = account;
        self.stays = false;
    }

    /// The transaction of the request's changes, begun when first asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tx(&mut self) -> Result<&mut Conn, Failure> {
        let tx = self.take_tx().await?;
        Ok(self.tx.insert(tx))
    }

    /// The transaction itself, for a statement beside which something else is made ready; it is to be put back.
    ///
    /// # Errors
    /// As [`Call::tx`].
    pub(crate) async fn take_tx(&mut self) -> Result<Tx, Failure> {
        match self.tx.take() {
            Some(tx) => Ok(tx),
            None => Ok(self.house.store.write().await?),
        }
    }

    /// A transaction beside that of the request's changes, for what stays whatever becomes of them.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn write_apart(&mut self) -> Result<Tx, Failure> {
        self.stays = true;
        Ok(self.house.store.write().await?)
    }

    /// Ends the transaction, if it has begun, with all its changes.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn commit(&mut self) -> Result<(), Failure> {
        match self.tx.take() {
            Some(tx) => tx.commit().await?,
            None => return Ok(()),
        }
        if std::mem::take(&mut self.posts) {
            self.house.posted.notify_waiters();
        }
        Ok(())
    }

    /// Names the account concerned, for the audit trail.
    pub fn concerns(&mut self, login_id: &LoginId) {
        self.subject = Some(login_id.clone());
    }

    /// Notes what changed, for the audit trail; never a secret.
    pub fn note(&mut self, name: &str, value: impl Into<Fact>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    /// The person who asks.
    ///
    /// # Errors
    /// `not_allowed` for a machine, `sign_in_needed` for nobody.
    pub fn person(&self) -> Result<&Person, Refusal> {
        match &self.caller {
            Caller::Person(person) => Ok(person),
            Caller::Machine { .. } => Err(Code::NotAllowed.into()),
            Caller::Nobody => Err(Code::SignInNeeded.into()),
        }
    }

    /// The login id that a path names, `me` being the caller.
    ///
    /// # Errors
    /// `not_allowed` when a machine says `me`.
    pub fn named(&self, login_id: &LoginId) -> Result<LoginId, Refusal> {
        if login_id.is_me() { Ok(self.person()?.login_id.clone()) } else { Ok(login_id.clone()) }
    }

    /// A new random id.
    pub fn id(&mut self) -> Id {
        Id::random(self.rng)
    }

    /// New ids for the rows of a set, one after the other from a random one on: the store keeps them side by side, where
    /// random ones would each touch a page of its own.
    pub fn ids(&mut self) -> impl Iterator<Item = Id> + use<> {
        std::iter::successors(Some(self.id()), |id| Some(id.next()))
    }

    /// An instant as replies write it.
    pub fn moment(&self, at: Timestamp) -> Moment {
        Moment::new(at, &self.house.zone)
    }

    /// An instant as replies write it from or until which something will be so (ALL-5).
    pub fn promise(&self, at: Timestamp) -> Moment {
        Moment::promised(at, &self.house.zone)
    }

    /// A failure as it is answered: a refusal with who reads it, and the account of somebody else that it is about, so that its
    /// hint can name what works for this person (ALL-4).
    pub(super) fn answered(&self, failure: Failure, target: Option<&LoginId>) -> Failure {
        let Failure::Refused(refusal) = failure else { return failure };
        let target = target.filter(|target| !self.caller.owns(target) && !refusal.facts.contains_key("account"));
        let refusal = match target {
            Some(target) => refusal.fact("account", target.as_str()),
            None => refusal,
        };
        if matches!(self.caller, Caller::Nobody) { refusal.into() } else { refusal.fact(READER, self.reader()).into() }
    }

    fn reader(&self) -> &'static str {
        match self.caller.rank(true) {
            Some(role) if role >= Role::Helper => role.as_str(),
            _ => "user",
        }
    }

    /// Who asks, as the audit trail writes it.
    pub fn actor(&self) -> String {
        match &self.caller {
            Caller::Nobody => "-".to_owned(),
            Caller::Person(person) => person.login_id.to_string(),
            Caller::Machine { name, .. } => format!("token:{name}"),
        }
    }

    /// Whose idempotency keys the request's is one of (ALL-2). A token's are those of its id: one that is made later under
    /// the same name begins anew.
    pub(crate) fn scope(&self) -> String {
        match &self.caller {
            Caller::Machine { token, .. } => format!("token:{token}"),
            _ => self.actor(),
        }
    }
}
