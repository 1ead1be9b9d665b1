//! Many rows of one operation in one transaction: each is judged, written down and remembered by itself, and one that is
//! refused spoils no other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Call, Failure, Fault,
    each::{ActEach, Done},
    meanwhile::meanwhile,
    refusal::{self, Refused},
    run::{admit, count_refusal, record_refusal, stored_under},
};
use crate::{
    contract::{
        Problem,
        bulk::{BulkOutcome, BulkReply, BulkRequest, BulkResult, BulkRow, MAX_JOB, MAX_KEY, MAX_ROWS},
        wire,
    },
    rules::{Code, Id, LoginId, Refusal, Secret, caller, refusal::Facts},
    store::{
        self, Conn,
        audit::{Entry, Marked},
        idempotency::DoneRow,
        vault::Place,
    },
};

/// What is against every row alike, and asks something of the caller: the whole request is refused, and can be sent again.
const OF_ALL: [Code; 5] =
    [Code::SignInNeeded, Code::PasswordAgain, Code::PasswordChangeNeeded, Code::ReasonNeeded, Code::WorkshopOnly];

/// What is written down of a rehearsal too.
const PROBES: [Code; 3] = [Code::NotAllowed, Code::TargetAbove, Code::ProxyTargetRefused];

/// Between the job and the key of a row: no name has it, nor has the key of a single request.
const BETWEEN: char = '\u{1f}';

const _: () = assert!(MAX_ROWS == store::FULL_SET, "the store keeps the statements of a full set prepared");

/// How often rows are judged anew, when another request was doing some of them at the same time.
const LOOKS: usize = 3;

/// Carries out the rows of one request.
///
/// # Errors
/// [`Failure::Refused`] where the request itself cannot be taken, or asks something of the caller; [`Failure::Fault`] where
/// nothing works. What was done until then is done, and answered the same when it is sent again.
pub async fn run<O: ActEach>(request: BulkRequest, call: &mut Call<'_>) -> Result<BulkReply, Failure> {
    let mut set = match Set::<O>::take(request, call) {
        Ok(set) => set,
        Err(refusal) => {
            record_refusal::<O>(call, &refusal).await?;
            return Err(refusal.into());
        }
    };
    let mut looks = 0;
    loop {
        set.replay(call).await?;
        match set.carry_out(call).await {
            Err(Failure::Replay) if looks < LOOKS => looks += 1,
            Err(Failure::Replay) => return Err(Code::IdempotencyInProgress.into()),
            outcome => break outcome?,
        }
    }
    set.note_barred(call).await?;
    set.probe(call).await?;
    Ok(set.reply(call))
}

fn well_formed(request: &BulkRequest) -> Result<(), Refusal> {
    let name = |text: &str, most: usize| (1..=most).contains(&text.len()) && !text.chars().any(char::is_control);
    if !name(&request.job, MAX_JOB) {
        return Err(Refusal::invalid("job", "bulk-key").fact("max", MAX_JOB as i64));
    }
    if request.rows.len() > MAX_ROWS {
        return Err(Refusal::new(Code::TooLarge).fact("limit", MAX_ROWS as i64));
    }
    let mut keys = HashSet::new();
    match request.rows.iter().find(|row| !name(&row.key, MAX_KEY) || !keys.insert(row.key.as_str())) {
        Some(_) => Err(Refusal::invalid("key", "bulk-key").fact("max", MAX_KEY as i64)),
        None => Ok(()),
    }
}

/// A row that a rule has to judge.
struct Open {
    /// Its place in the request.
    place: usize,
    /// Its idempotency key.
    key: String,
    /// The digest of its content.
    digest: String,
}

/// What became of a row that no rule is against.
struct End {
    /// What is told once.
    secret: Option<Secret>,
    /// What is to be seen of it.
    seen: BTreeMap<String, String>,
    /// Whether anything was changed.
    changed: bool,
}

impl End {
    /// Of a row that was done before.
    fn again(secret: Option<Secret>) -> Self {
        Self { secret, seen: BTreeMap::new(), changed: true }
    }
}

type Outcome = Result<End, Refusal>;

struct Set<O> {
    /// The rows' names in the audit trail; of one that was done before, the one under which it was done.
    names: Vec<String>,
    /// The accounts that they name.
    targets: Vec<Option<LoginId>>,
    /// What became of them.
    outcomes: Vec<Option<Outcome>>,
    /// The requests that wait, and which rows they are.
    requests: Vec<O>,
    open: Vec<Open>,
    /// The rows that their caller may not send, and whom they are about.
    barred: Vec<(usize, Option<LoginId>)>,
}

impl<O: ActEach> Set<O> {
    /// Reads the rows, and refuses those that their caller may not send; where these are all, the whole request.
    fn take(request: BulkRequest, call: &mut Call<'_>) -> Result<Self, Refusal> {
        caller::may_come_in(&call.caller, O::MAY)?;
        well_formed(&request)?;
        let count = request.rows.len();
        let mut set = Self {
            names: Vec::with_capacity(count),
            targets: vec![None; count],
            outcomes: (0..count).map(|_| None).collect(),
            requests: Vec::with_capacity(count),
            open: Vec::with_capacity(count),
            barred: Vec::new(),
        };
        let scope = call.scope();
        let names = call.ids();
        for (place, (BulkRow { key, request: fields }, name)) in request.rows.into_iter().zip(names).enumerate() {
            let key = format!("{}{BETWEEN}{key}", request.job);
            set.names.push(name.to_string());
            let content = serde_json::Value::Object(fields);
            let digest =
                call.house.vault.digest(Place("idempotency", "digest", &scope), &format!("{} {content}", O::ID));
            let serde_json::Value::Object(fields) = content else { continue };
            let request = match wire::from_fields::<O>(fields) {
                Ok(request) => request,
                Err(refusal) => {
                    set.outcomes[place] = Some(Err(refusal));
                    continue;
                }
            };
            set.targets[place] = ActEach::target(&request).and_then(|target| call.named(target).ok());
            match may_send(&request, call) {
                Ok(()) => {
                    set.requests.push(request);
                    set.open.push(Open { place, key, digest });
                }
                Err(refusal) if OF_ALL.contains(&refusal.code) => return Err(refusal),
                Err(refusal) => {
                    set.barred.push((place, named(&request, call)));
                    set.outcomes[place] = Some(Err(refusal));
                }
            }
        }
        match set.all_barred() {
            Some((refusal, account)) => {
                call.subject = account;
                Err(refusal.fact("rows", i64::try_from(count).unwrap_or(i64::MAX)))
            }
            None => Ok(set),
        }
    }

    /// Why the caller may send none of the rows, and whom the first is about.
    fn all_barred(&self) -> Option<(Refusal, Option<LoginId>)> {
        let (place, account) = self.barred.first().filter(|_| self.barred.len() == self.outcomes.len())?;
        let refusal = self.outcomes[*place].as_ref()?.as_ref().err()?;
        Some((refusal.clone(), account.clone()))
    }

    /// Answers rows that were done before (ALL-2).
    async fn replay(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        self.leave_out_ended();
        if self.open.is_empty() {
            return Ok(());
        }
        let scope = call.scope();
        let keys: Vec<String> = self.open.iter().map(|row| row.key.clone()).collect();
        let mut conn = call.house.store.read().await?;
        let kept = store::idempotency::find_each(&mut conn, &scope, &keys, call.now).await?;
        drop(conn);
        if kept.is_empty() {
            return Ok(());
        }
        self.answer(&kept, &scope, call);
        Ok(())
    }

    /// What was done, or refused and written down, before another request interfered with the rest.
    fn leave_out_ended(&mut self) {
        let outcomes = &self.outcomes;
        let mut waits = self.open.iter().map(|row| outcomes[row.place].is_none());
        self.requests.retain(|_| waits.next().unwrap_or(true));
        self.open.retain(|row| outcomes[row.place].is_none());
    }

    fn answer(&mut self, kept: &HashMap<String, DoneRow>, scope: &str, call: &Call<'_>) {
        let (requests, open) = (std::mem::take(&mut self.requests), std::mem::take(&mut self.open));
        for (request, row) in requests.into_iter().zip(open) {
            match kept.get(&row.key) {
                Some(kept) if kept.digest == row.digest => {
                    self.names[row.place].clone_from(&kept.request_id);
                    self.outcomes[row.place] = Some(told_once(call, scope, &row.key, kept));
                }
                Some(_) => self.outcomes[row.place] = Some(Err(Code::IdempotencyKeyReused.into())),
                None => {
                    self.requests.push(request);
                    self.open.push(row);
                }
            }
        }
    }

    /// Carries out what is open: all in one transaction, and where the service fails on that, in smaller ones, so that
    /// what it fails on stands alone.
    async fn carry_out(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        let mut parts = Vec::new();
        if !self.open.is_empty() {
            parts.push(0..self.open.len());
        }
        while let Some(part) = parts.pop() {
            let outcome = transact(&self.requests[part.clone()], &self.open[part.clone()], &self.names, call).await;
            call.tx = None;
            call.messages.clear();
            match outcome {
                Ok((outcomes, told)) => {
                    for (row, outcome) in self.open[part].iter().zip(outcomes) {
                        self.outcomes[row.place] = Some(outcome);
                    }
                    self.are_told(told);
                }
                Err(Failure::Fault(Fault::Store(error))) if error.may_be_of_a_row() && part.len() > 1 => {
                    tracing::warn!(%error, rows = part.len(), "a set of rows failed and is carried out in parts");
                    let middle = part.start + part.len() / 2;
                    parts.extend([middle..part.end, part.start..middle]);
                }
                Err(Failure::Fault(Fault::Store(error))) if error.may_be_of_a_row() => {
                    let row = &self.open[part.start];
                    tracing::error!(request_id = self.names[row.place], %error, "a row failed");
                    self.outcomes[row.place] = Some(Err(Code::Internal.into()));
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// Writes down what a caller tried who may not (ALL-1).
    async fn note_barred(&mut self, call: &mut Call<'_>) -> Result<(), Failure> {
        if call.origin.dry_run || self.barred.is_empty() {
            return Ok(());
        }
        let mut refused = Vec::with_capacity(self.barred.len());
        for ((place, account), id) in self.barred.iter().zip(call.ids()) {
            if let Some(Err(refusal)) = &self.outcomes[*place] {
                let entry = entry(O::ID, id, &self.names[*place], account.clone(), Err(refusal), call);
                refused.push((*place, Refused::one(&call.caller, O::MAY, false, entry)));
            }
        }
        let mut tx = call.house.store.write().await?;
        let (entries, told) = count(&mut tx, refused, call).await?;
        store::audit::insert(&mut tx, &call.house.vault, entries).await?;
        tx.commit().await.map_err(store::Error::from)?;
        self.are_told(told);
        Ok(())
    }

    /// Refused rows are found in the trail under the name of the one that stands there for them.
    fn are_told(&mut self, told: Told) {
        for (place, name) in told {
            self.names[place] = name;
        }
    }

    /// A rehearsal leaves no entries, but for somebody who tries what they may not.
    async fn probe(&self, call: &mut Call<'_>) -> Result<(), Failure> {
        if !call.origin.dry_run {
            return Ok(());
        }
        let barred = self.barred.iter().map(|(place, account)| (*place, account.clone()));
        let open: Vec<_> =
            self.open.iter().zip(&self.requests).map(|(row, request)| (row.place, named(request, call))).collect();
        for (place, account) in barred.chain(open) {
            match &self.outcomes[place] {
                Some(Err(refusal)) if PROBES.contains(&refusal.code) => {
                    call.subject = account;
                    return count_refusal::<O>(call, refusal).await;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn reply(self, call: &Call<'_>) -> BulkReply {
        let rows = self.names.into_iter().zip(self.outcomes).zip(self.targets);
        let rows = rows.map(|((request_id, outcome), target)| {
            let outcome = outcome.unwrap_or_else(|| Err(Code::Internal.into()));
            let outcome = outcome.map_err(|refusal| call.answered(refusal, target.as_ref()));
            let problem = outcome.as_ref().err().map(|refusal| Problem::new(refusal, &request_id, &call.house.zone));
            let result = match &outcome {
                Ok(End { changed: true, .. }) => BulkResult::Done,
                Ok(_) => BulkResult::NoChange,
                Err(refusal) if refusal.code.is_no_change() => BulkResult::NoChange,
                Err(refusal) if refusal.code == Code::Internal => BulkResult::Failed,
                Err(_) => BulkResult::Refused,
            };
            let (secret, seen) = outcome.map_or_else(|_| Default::default(), |end| (end.secret, end.seen));
            BulkOutcome { result: result.into(), request_id, problem, secret, seen }
        });
        BulkReply { rows: rows.collect() }
    }
}

fn may_send<O: ActEach>(request: &O, call: &mut Call<'_>) -> Result<(), Refusal> {
    admit(request, call)?;
    let owns =
        call.subject.as_ref().is_some_and(|account| ActEach::target(request).is_some() && call.caller.owns(account));
    caller::may_send_many(&call.caller, O::MAY, owns)
}

/// What a row told that was done before. A rehearsal tells no secrets; one that cannot be opened any more fails its row alone.
fn told_once(call: &Call<'_>, scope: &str, key: &str, kept: &DoneRow) -> Outcome {
    if kept.sealed.is_empty() || call.origin.dry_run {
        return Ok(End::again(None));
    }
    let opened = call.house.vault.open(Place("idempotency", "sealed", &stored_under(scope, key)), &kept.sealed);
    opened.map(|secret| End::again(Some(secret))).map_err(|error| {
        tracing::error!(request_id = kept.request_id, %error, "what a row told once cannot be opened");
        Code::Internal.into()
    })
}

/// Under which name the trail tells of a refused row, by its place.
type Told = Vec<(usize, String)>;

/// Counts refused rows, each by its place, in a transaction: what is to be written down now (ALL-1).
async fn count(
    conn: &mut Conn,
    refused: Vec<(usize, Refused)>,
    call: &mut Call<'_>,
) -> Result<(Vec<Entry>, Told), Failure> {
    let kinds: Vec<_> = refused.iter().map(|(place, one)| (*place, one.kind().clone())).collect();
    let refused = refused.into_iter().map(|(_, one)| one).collect();
    let (entries, names) = refusal::count_each(conn, refused, call.rng).await?;
    let told = kinds.into_iter().filter_map(|(place, kind)| Some((place, names.get(&kind)?.clone()))).collect();
    Ok((entries, told))
}

/// One transaction: the op, then what the trail says of the rows, and for each that was done what is remembered of it.
async fn transact<O: ActEach>(
    requests: &[O],
    open: &[Open],
    names: &[String],
    call: &mut Call<'_>,
) -> Result<(Vec<Outcome>, Told), Failure> {
    let mut told = Told::new();
    let outcomes = O::act_each(requests, call).await?;
    if outcomes.len() != requests.len() {
        return Err(Fault::Internal(format!("{} left out a row", O::ID)).into());
    }
    if !call.origin.dry_run {
        look_for_twins(open, &outcomes, call).await?;
        told = write::<O>(requests, open, names, &outcomes, call).await?;
        if let Some(tx) = call.tx.take() {
            tx.commit().await.map_err(store::Error::from)?;
        }
    }
    let end = |done: Done<O::Reply>| End {
        secret: O::secret(&done.reply).cloned().filter(|_| !call.origin.dry_run),
        seen: O::seen(&done.reply),
        changed: done.changed,
    };
    Ok((outcomes.into_iter().map(|outcome| outcome.map(end)).collect(), told))
}

/// What refused a row may be the very same row of another request, which was first.
async fn look_for_twins<R>(
    open: &[Open],
    outcomes: &[Result<Done<R>, Refusal>],
    call: &mut Call<'_>,
) -> Result<(), Failure> {
    let refused = open.iter().zip(outcomes).filter(|(_, outcome)| outcome.is_err());
    let keys: Vec<String> = refused.map(|(row, _)| row.key.clone()).collect();
    let (scope, now) = (call.scope(), call.now);
    let twins = store::idempotency::find_each(call.tx().await?, &scope, &keys, now).await?;
    if twins.is_empty() { Ok(()) } else { Err(Failure::Replay) }
}

/// Puts messages, entries and keys into the transaction, each made ready while the one before is written.
async fn write<O: ActEach>(
    requests: &[O],
    open: &[Open],
    names: &[String],
    outcomes: &[Result<Done<O::Reply>, Refusal>],
    call: &mut Call<'_>,
) -> Result<Told, Failure> {
    let (house, scope, now) = (call.house, call.scope(), call.now);
    let messages = std::mem::take(&mut call.messages);
    let mut tx = call.take_tx().await?;
    let messages = store::message::inserting(&mut tx, &messages).await?;
    let record = || record::<O>(requests, open, names, outcomes, call);
    let (posted, recorded) = meanwhile(messages.run(&mut tx), record).await;
    posted?;
    let Recorded { mut entries, refused, done } = recorded?;
    let (of_refused, told) = count(&mut tx, refused, call).await?;
    entries.extend(store::audit::marked(&house.vault, of_refused)?);
    let entries = store::audit::sealing(&mut tx, &house.vault, &entries).await?;
    let until = now + house.policy.keeping.bulk_life();
    let keys = || store::idempotency::keeping(&scope, &done, now, until);
    let (written, keys) = meanwhile(entries.run(&mut tx), keys).await;
    written?;
    let kept = keys.run(&mut tx).await?;
    call.tx = Some(tx);
    if usize::try_from(kept) == Ok(done.len()) { Ok(told) } else { Err(Failure::Replay) }
}

/// What is written of rows.
struct Recorded {
    /// The audit entries of those that were done.
    entries: Vec<Marked>,
    /// Those that were refused, by their place.
    refused: Vec<(usize, Refused)>,
    /// What is remembered of those that were done.
    done: Vec<DoneRow>,
}

/// What is to be written of each row.
fn record<O: ActEach>(
    requests: &[O],
    open: &[Open],
    names: &[String],
    outcomes: &[Result<Done<O::Reply>, Refusal>],
    call: &mut Call<'_>,
) -> Result<Recorded, Failure> {
    let scope = call.scope();
    let (mut entries, mut refused) = (Vec::with_capacity(open.len()), Vec::new());
    let mut done = Vec::with_capacity(open.len());
    for (((request, row), outcome), id) in requests.iter().zip(open).zip(outcomes).zip(call.ids()) {
        let account = match outcome {
            Ok(done) => Some(done.account.clone()),
            Err(_) => named(request, call),
        };
        let entry = entry(O::ID, id, &names[row.place], account, outcome.as_ref().map(|done| &done.facts), call);
        if outcome.is_err() {
            refused.push((row.place, Refused::one(&call.caller, O::MAY, false, entry)));
            continue;
        }
        entries.push(entry);
        if let Ok(one) = outcome
            && one.changed
        {
            let place = stored_under(&scope, &row.key);
            let sealed = match O::secret(&one.reply) {
                Some(secret) => call.house.vault.seal(Place("idempotency", "sealed", &place), secret, call.rng)?,
                None => String::new(),
            };
            let request_id = names[row.place].clone();
            done.push(DoneRow { key: row.key.clone(), digest: row.digest.clone(), request_id, sealed });
        }
    }
    Ok(Recorded { entries: store::audit::marked(&call.house.vault, entries)?, refused, done })
}

/// Whom a request is about, as far as it says so.
fn named<O: ActEach>(request: &O, call: &Call<'_>) -> Option<LoginId> {
    match ActEach::target(request) {
        Some(target) => call.named(target).ok(),
        None => request.about(),
    }
}

fn entry(
    operation: &str,
    id: Id,
    name: &str,
    account: Option<LoginId>,
    outcome: Result<&Facts, &Refusal>,
    call: &Call<'_>,
) -> Entry {
    let written = Entry {
        id,
        at: call.now,
        request_id: name.to_owned(),
        actor: call.actor(),
        account: account.map(|account| account.to_string()),
        operation: operation.to_owned(),
        outcome: if outcome.is_ok() { store::audit::DONE } else { store::audit::REFUSED },
        code: outcome.err().map(|refusal| refusal.code.to_string()),
        reason: call.origin.reason.clone(),
        address: call.origin.address.clone(),
        facts: outcome.map_or_else(|refusal| refusal.facts.clone(), Clone::clone),
    };
    if outcome.is_err() { refusal::shortened(written, false) } else { written }
}
