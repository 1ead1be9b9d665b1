//! Many rows of one operation in one request: what `--from` sends.

use std::collections::{BTreeMap, HashSet};

use jiff::SignedDuration;
use serde_json::{Map, Value};

use super::{
    act::{ActEach, Done},
    admission::admit_among_many,
    call::Call,
    failure::{Failure, Fault},
    form::Form,
    idempotency::{Keep, Ticket},
    row::Row,
    set::{End, Set, refuse_whole},
};
use crate::{
    contract::{
        Problem,
        bulk::{BulkOutcome, BulkReply, BulkRequest, BulkResult, BulkRow, MAX_JOB, MAX_KEY, MAX_ROWS},
        wire,
    },
    rules::{Code, LoginId, Refusal, Secret, caller, policy::KeepingPolicy},
    store,
};

/// What is against every row alike, and asks something of the caller: the whole request is refused, and can be sent again.
const OF_ALL: [Code; 5] =
    [Code::SignInNeeded, Code::PasswordAgain, Code::PasswordChangeNeeded, Code::ReasonNeeded, Code::WorkshopOnly];

/// Between the job and the key of a row: no name has it, nor has the key of a single request.
const BETWEEN: char = '\u{1f}';

const _: () = assert!(MAX_ROWS == store::FULL_SET, "the store keeps the statements of a full set prepared");

/// One row among many, which is answered in short.
struct Among;

/// What is told of a row that no rule is against.
#[derive(Default)]
struct Told {
    /// What is told once.
    secret: Option<Secret>,
    /// What is to be seen of it.
    seen: BTreeMap<String, String>,
}

impl<O: ActEach> Form<O> for Among {
    type Answer = Told;
    const PLANS: bool = true;

    fn life(keeping: &KeepingPolicy) -> SignedDuration {
        keeping.bulk_life()
    }

    fn keep(done: &Done<O::Reply>) -> Result<Keep, Fault> {
        Ok(match O::secret(&done.reply) {
            Some(secret) => Keep::Text(secret.clone()),
            None => Keep::Fact,
        })
    }

    fn answer(done: Done<O::Reply>, dry_run: bool) -> Told {
        let secret = O::secret(&done.reply).cloned().filter(|_| !dry_run);
        Told { secret, seen: O::seen(&done.reply) }
    }

    fn again(secret: Option<Secret>) -> Result<Told, Fault> {
        Ok(Told { secret, seen: BTreeMap::new() })
    }
}

/// Carries out the rows of one request.
///
/// # Errors
/// [`Failure::Refused`] where the request itself cannot be taken, or asks something of the caller; [`Failure::Fault`] where
/// nothing works. What was done until then is done, and answered the same when it is sent again.
pub async fn run<O: ActEach>(request: BulkRequest, call: &mut Call<'_>) -> Result<BulkReply, Failure> {
    let mut set = match take::<O>(request, call) {
        Ok(set) => set,
        Err(Whole { refusal, account }) => {
            refuse_whole::<O>(call, account, &refusal).await?;
            return Err(refusal.into());
        }
    };
    set.carry_out(call).await?;
    Ok(BulkReply { rows: set.ended(call).map(|(row, end)| outcome(row, end, call)).collect() })
}

/// Why a request is refused whole, and whom its first row is about.
struct Whole {
    refusal: Refusal,
    account: Option<LoginId>,
}

impl From<Refusal> for Whole {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, account: None }
    }
}

/// Reads the rows, and refuses those that their caller may not send; where these are all, the whole request.
fn take<O: ActEach>(request: BulkRequest, call: &mut Call<'_>) -> Result<Set<O, Among>, Whole> {
    caller::may_come_in(&call.caller, O::MAY)?;
    well_formed(&request)?;
    let BulkRequest { job, rows } = request;
    let (count, scope) = (rows.len(), call.scope());
    let (mut set, mut barred) = (Set::with_capacity(count), Vec::new());
    for (BulkRow { key, request: fields }, name) in rows.into_iter().zip(call.ids()) {
        let (content, fields) = written(fields);
        let request = match wire::from_fields::<O>(fields) {
            Ok(request) => request,
            Err(refusal) => {
                set.leave_out(Row::unread(name.to_string()), refusal);
                continue;
            }
        };
        let row = Row::of(&request, name.to_string(), call);
        match admit_among_many(&request, call) {
            Ok(()) => {
                let ticket = Ticket::new(call.house, &scope, format!("{job}{BETWEEN}{key}"), (O::ID, &content));
                set.wait(row.let_in(&request, Some(ticket)), request);
            }
            Err(refusal) if OF_ALL.contains(&refusal.code) => return Err(Whole { refusal, account: row.account }),
            Err(refusal) => {
                barred.push(Whole { refusal: refusal.clone(), account: row.account.clone() });
                set.bar(row, refusal);
            }
        }
    }
    let all = barred.len() == count;
    match barred.into_iter().next().filter(|_| all) {
        Some(Whole { refusal, account }) => {
            Err(Whole { refusal: refusal.fact("rows", i64::try_from(count).unwrap_or(i64::MAX)), account })
        }
        None => Ok(set),
    }
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

/// The content of a row, as its digest knows it, and the fields themselves.
fn written(fields: Map<String, Value>) -> (String, Map<String, Value>) {
    let content = Value::Object(fields);
    let text = content.to_string();
    if let Value::Object(fields) = content { (text, fields) } else { (text, Map::new()) }
}

fn outcome(Row { name, .. }: Row, end: End<Told>, call: &Call<'_>) -> BulkOutcome {
    let end = end.map_err(|failure| refusal(failure, &name));
    let problem = end.as_ref().err().map(|refusal| Problem::new(refusal, &name, &call.house.zone));
    let result = match &end {
        Ok(_) => BulkResult::Done,
        Err(refusal) if refusal.code.is_no_change() => BulkResult::NoChange,
        Err(refusal) if refusal.code == Code::Internal => BulkResult::Failed,
        Err(_) => BulkResult::Refused,
    };
    let Told { secret, seen, .. } = end.unwrap_or_default();
    BulkOutcome { result: result.into(), request_id: name, problem, secret, seen }
}

/// What is told of a row that was not carried out; the log says how the service failed on it.
fn refusal(failure: Failure, name: &str) -> Refusal {
    match failure {
        Failure::Refused(refusal) => refusal,
        Failure::Fault(error) => {
            tracing::error!(request_id = name, %error, "a row failed");
            Code::Internal.into()
        }
    }
}
