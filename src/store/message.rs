//! The outbox: messages written in the transaction of their cause, sealed until delivered or expired (ALL-2); and the queue
//! of what leaves the service (MSG-2).

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, Statement, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{
    Id,
    message::{Channel, Hindrance, Kind, LEASE, NOTICES_IN_TURN, State, Topic, Waiting},
    time::after,
};

/// A message in the outbox.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its id.
    pub id: Id,
    /// Whom it concerns.
    pub account: Option<Id>,
    /// How it goes out.
    pub channel: Channel,
    /// What it tells.
    pub topic: Topic,
    /// The flow whose code is in it, if one is.
    pub about: Option<Id>,
    /// To whom, masked.
    pub recipient: String,
    /// Recipient, subject and text, sealed.
    pub sealed: String,
    /// Written when.
    pub created_at: Timestamp,
    /// Until when it is worth sending.
    pub useful_until: Timestamp,
    /// Erased when.
    pub expires_at: Timestamp,
    /// Whether it waits for a gateway, or stays in the outbox.
    pub waits: bool,
}

/// Where a message is, and how it came there.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Written when.
    pub created_at: Timestamp,
    /// How it goes out.
    pub channel: Channel,
    /// What it is about.
    pub kind: Kind,
    /// What it tells; absent in what an earlier build has written.
    pub topic: Option<Topic>,
    /// To whom, masked.
    pub recipient: String,
    /// Where it is.
    pub state: State,
    /// Tries so far.
    pub attempts: u32,
    /// When it is tried next.
    pub due_at: Option<Timestamp>,
    /// When a gateway took it.
    pub sent_at: Option<Timestamp>,
    /// When it reached the phone.
    pub delivered_at: Option<Timestamp>,
    /// What keeps it, or kept it last.
    pub hindrance: Option<Hindrance>,
    /// What the gateway answered then.
    pub detail: Option<String>,
    /// Its place in the order in which messages were written.
    number: i64,
    /// How many the account has, this one and those that are not shown included.
    pub of: u32,
}

/// The right to hand a message to its gateway, until the lease ends.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The message.
    pub id: Id,
    /// Whom it concerns.
    pub account: Option<Id>,
    /// How it goes out.
    pub channel: Channel,
    /// What it is about.
    pub kind: Kind,
    /// What it tells; absent in what an earlier build has written.
    pub topic: Option<Topic>,
    /// Recipient, subject and text, sealed.
    pub sealed: String,
    /// Until when it is worth sending.
    pub useful_until: Timestamp,
    /// Tries so far, this one included.
    pub attempts: u32,
    /// When the right ends.
    pub until: Timestamp,
}

/// Adds messages.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, messages: &[Message]) -> Result<()> {
    inserting(conn, messages).await?.run(conn).await.map(drop)
}

/// What adds messages.
///
/// # Errors
/// When the database fails.
pub async fn inserting(conn: &mut Conn, messages: &[Message]) -> Result<Statement> {
    if messages.is_empty() {
        return Ok(Statement::none());
    }
    let last = Sql::new("SELECT COALESCE(MAX(number), 0) FROM messages").number(conn).await?;
    let sql = Sql::new(
        "INSERT INTO messages (id, number, account, about, due_at, channel, sealed, kind, topic, recipient, state,
         created_at, useful_until, expires_at) VALUES ",
    )
    .tuples((last + 1..).zip(messages), |sql, (number, message)| {
        let state = if message.waits { State::Waiting } else { State::Kept };
        let due = message.waits.then(|| micros(message.created_at));
        let words = [
            message.channel.as_str(),
            message.sealed.as_str(),
            message.topic.kind().as_str(),
            message.topic.as_str(),
            message.recipient.as_str(),
            state.as_str(),
        ];
        sql.values([message.id.to_i64(), number])
            .text(", ")
            .values([message.account.map(Id::to_i64), message.about.map(Id::to_i64), due])
            .text(", ")
            .values(words)
            .text(", ")
            .values([micros(message.created_at), micros(message.useful_until), micros(message.expires_at)])
    });
    Ok(sql.into())
}

/// A message in the outbox, as the operator reads it.
#[derive(Debug, Clone)]
pub struct Lying {
    /// Its id.
    pub id: Id,
    /// The login id that it concerns.
    pub login_id: Option<String>,
    /// How it goes out.
    pub channel: Channel,
    /// Recipient, subject and text, sealed.
    pub sealed: String,
    /// Written when.
    pub created_at: Timestamp,
}

/// The messages that have neither left nor expired, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, now: Timestamp) -> Result<Vec<Lying>> {
    let rows = Sql::new(
        "SELECT messages.id AS id, channel, sealed, messages.created_at AS created_at, login_id
         FROM messages LEFT JOIN accounts ON accounts.id = account WHERE sealed <> '' AND expires_at > ",
    )
    .value(micros(now))
    .text(" ORDER BY number, messages.id")
    .rows(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Lying {
                id: Id::from_i64(row.try_get("id")?),
                login_id: row.try_get("login_id")?,
                channel: word(row.try_get("channel")?)?,
                sealed: row.try_get("sealed")?,
                created_at: timestamp(row.try_get("created_at")?)?,
            })
        })
        .collect()
}

/// Of the messages that wait, those that nobody is handing over. A lease that ends absurdly late is of a clock that was set
/// back.
fn free(sql: Sql, now: Timestamp) -> Sql {
    let absurd = micros(after(after(now, LEASE), LEASE));
    sql.text("state = 'waiting' AND (leased_until IS NULL OR leased_until <= ")
        .value(micros(now))
        .text(" OR leased_until > ")
        .value(absurd)
        .text(")")
}

/// The messages of a channel that are to be handed over now, those first whose use ends first: codes before notices. Who was
/// told much today waits behind who was told little, so that nobody's notices hold up those of others.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &mut Conn, channel: Channel, now: Timestamp, limit: u32) -> Result<Vec<Id>> {
    let sql = Sql::new("SELECT id FROM messages WHERE channel = ").value(channel.as_str());
    let sql = sql.text(" AND due_at <= ").value(micros(now)).text(" AND useful_until > ").value(micros(now));
    let sql = free(sql.text(" AND "), now).text(" ORDER BY CASE WHEN kind = 'notice' AND account IN (");
    let sql = told_much(sql, channel).text(") THEN 1 ELSE 0 END, useful_until, number");
    let rows = sql.limit(limit).rows(conn).await?;
    rows.iter().map(|row| Ok(Id::from_i64(row.try_get("id")?))).collect()
}

/// Accounts whose notices of the day have had their turn. What was tried counts too: a refused one costs as much.
fn told_much(sql: Sql, channel: Channel) -> Sql {
    let sql = sql.text("SELECT account FROM messages WHERE kind = 'notice' AND attempts > 0 AND channel = ");
    let sql = sql.value(channel.as_str()).text(" GROUP BY account HAVING COUNT(*) >= ");
    sql.number_value(Some(i64::from(NOTICES_IN_TURN)))
}

/// Takes the right to hand over a message, for one of all services.
///
/// # Errors
/// When the database fails.
pub async fn claim(conn: &mut Conn, id: Id, now: Timestamp) -> Result<Option<Claim>> {
    let until = after(now, LEASE);
    let sql = Sql::new("UPDATE messages SET attempts = attempts + 1, leased_until = ")
        .value(micros(until))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND due_at <= ")
        .value(micros(now))
        .text(" AND ");
    let row = free(sql, now)
        .text(" RETURNING account, channel, kind, topic, sealed, useful_until, attempts")
        .row(conn)
        .await?;
    row.map(|row| {
        Ok(Claim {
            id,
            account: row.try_get::<Option<i64>>("account")?.map(Id::from_i64),
            channel: word(row.try_get("channel")?)?,
            kind: word(row.try_get("kind")?)?,
            topic: row.try_get::<&str>("topic")?.parse().ok(),
            sealed: row.try_get("sealed")?,
            useful_until: timestamp(row.try_get("useful_until")?)?,
            attempts: tries(&row)?,
            until,
        })
    })
    .transpose()
}

fn tries(row: &Row) -> Result<u32> {
    Ok(u32::try_from(row.try_get::<i64>("attempts")?).unwrap_or(u32::MAX))
}

/// Ends a statement that writes how a claimed try went: false, and nothing changes, if the right had ended.
async fn claimed(sql: Sql, conn: &mut Conn, claim: &Claim) -> Result<bool> {
    let sql = sql.text("id = ").value(claim.id.to_i64()).text(" AND leased_until = ");
    sql.value(micros(claim.until)).run_once(conn).await
}

/// The gateway has taken it: its text is erased. What the gateway may have told meanwhile stays.
///
/// # Errors
/// When the database fails.
pub async fn sent(conn: &mut Conn, claim: &Claim, now: Timestamp) -> Result<bool> {
    let sql = Sql::new(
        "UPDATE messages SET state = CASE WHEN state = 'waiting' THEN 'sent' ELSE state END, sealed = '', due_at = NULL,
         leased_until = NULL, hindrance = CASE WHEN state = 'waiting' THEN NULL ELSE hindrance END, detail = NULL, sent_at = ",
    );
    claimed(sql.value(micros(now)).text(" WHERE "), conn, claim).await
}

/// The gateway has not taken it: it is tried again at `again_at`, or has failed. False, and nothing changes, if the gateway
/// has told meanwhile how it ended.
///
/// # Errors
/// When the database fails.
pub async fn not_sent(
    conn: &mut Conn,
    claim: &Claim,
    (hindrance, detail): (Hindrance, &str),
    again_at: Option<Timestamp>,
) -> Result<bool> {
    let sql = match again_at {
        Some(at) => Sql::new("UPDATE messages SET leased_until = NULL, due_at = ").value(micros(at)),
        None => {
            Sql::new("UPDATE messages SET leased_until = NULL, due_at = NULL, state = 'failed', sealed = ").value("")
        }
    };
    let sql = sql.text(", hindrance = ").value(hindrance.as_str()).text(", detail = ").value(detail);
    let sql = sql.text(" WHERE state = 'waiting' AND ");
    claimed(sql, conn, claim).await
}

/// Gives up, and erases, what has died before it could be sent; how many.
///
/// # Errors
/// When the database fails.
pub async fn expire(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    let sql = give_up(Hindrance::Expired).text(" useful_until <= ").value(micros(now)).text(" AND ");
    free(sql, now).run(conn).await
}

/// Gives up, and erases, what waits with an older code of a flow.
///
/// # Errors
/// When the database fails.
pub async fn supersede(conn: &mut Conn, about: Id, now: Timestamp) -> Result<()> {
    let sql = give_up(Hindrance::Superseded).text(" about = ").value(about.to_i64()).text(" AND ");
    free(sql, now).run(conn).await.map(drop)
}

fn give_up(why: Hindrance) -> Sql {
    let sql =
        Sql::new("UPDATE messages SET state = 'failed', sealed = '', due_at = NULL, leased_until = NULL, hindrance = ");
    sql.value(why.as_str()).text(" WHERE")
}

/// The codes of a channel that wait and would still be of use, written since its gateway last took anything; none if there
/// are none.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &mut Conn, channel: Channel, now: Timestamp) -> Result<Option<Waiting>> {
    let sql = Sql::new(
        "SELECT COUNT(DISTINCT CASE WHEN hindrance IS NOT NULL THEN account END) AS accounts,
         COUNT(DISTINCT CASE WHEN hindrance IS NOT NULL THEN recipient END) AS numbers,
         COUNT(CASE WHEN hindrance = 'unreachable' THEN 1 END) AS unreachable, MAX(created_at) AS newest
         FROM messages WHERE state = 'waiting' AND kind = 'code' AND due_at > 0 AND channel = ",
    );
    let sql = sql.value(channel.as_str()).text(" AND useful_until > ").value(micros(now));
    let sql = sql.text(" AND created_at >= (SELECT COALESCE(MAX(sent_at), 0) FROM messages WHERE channel = ");
    let Some(row) = sql.value(channel.as_str()).text(")").row(conn).await? else { return Ok(None) };
    let count = |name| Ok::<_, super::Error>(u32::try_from(row.try_get::<i64>(name)?).unwrap_or(u32::MAX));
    let (accounts, numbers, unreachable) = (count("accounts")?, count("numbers")?, count("unreachable")? > 0);
    let newest = maybe(row.try_get("newest")?)?;
    Ok(newest.map(|newest| Waiting { accounts, numbers, unreachable, newest }))
}

/// Messages of a channel that wait for its gateway longer than they should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// How many.
    pub number: u32,
    /// When the oldest was written.
    pub oldest: Timestamp,
    /// What keeps it; none where it was not tried.
    pub hindrance: Option<Hindrance>,
    /// What the gateway answered then.
    pub detail: String,
}

/// What of a channel was written before an instant and still waits, but for what waits for another day (MSG-6).
///
/// # Errors
/// When the database fails.
pub async fn stuck(conn: &mut Conn, channel: Channel, before: Timestamp, now: Timestamp) -> Result<Option<Stuck>> {
    let sql = Sql::new(
        "SELECT created_at, hindrance, detail, COUNT(*) OVER () AS number_of_all FROM messages WHERE state = 'waiting'
         AND (hindrance IS NULL OR hindrance <> ",
    );
    let sql = sql.value(Hindrance::DayLimit.as_str()).text(") AND channel = ").value(channel.as_str());
    let sql = sql.text(" AND created_at <= ").value(micros(before)).text(" AND useful_until > ").value(micros(now));
    let Some(row) = sql.text(" ORDER BY number").limit(1).row(conn).await? else { return Ok(None) };
    Ok(Some(Stuck {
        number: u32::try_from(row.try_get::<i64>("number_of_all")?).unwrap_or(u32::MAX),
        oldest: timestamp(row.try_get("created_at")?)?,
        hindrance: row.try_get::<Option<&str>>("hindrance")?.map(word).transpose()?,
        detail: row.try_get::<Option<String>>("detail")?.unwrap_or_default(),
    }))
}

/// How many messages of a channel lie in the outbox since before there was a gateway for it.
///
/// # Errors
/// When the database fails.
pub async fn kept(conn: &mut Conn, channel: Channel, now: Timestamp) -> Result<u32> {
    let sql = Sql::new("SELECT COUNT(*) FROM messages WHERE state = 'kept' AND channel = ").value(channel.as_str());
    let number = sql.text(" AND expires_at > ").value(micros(now)).number(conn).await?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Writes down what a gateway tells of a message afterwards: that it arrived, or that it could not be delivered. What has
/// arrived stays so, and its text is erased. False if there is no such message any more, or nothing new.
///
/// # Errors
/// When the database fails.
pub async fn report(conn: &mut Conn, id: Id, arrived: bool, now: Timestamp) -> Result<bool> {
    let sql = match arrived {
        true => {
            Sql::new("UPDATE messages SET state = 'delivered', hindrance = NULL, delivered_at = ").value(micros(now))
        }
        false => Sql::new("UPDATE messages SET state = 'failed', hindrance = ").value(Hindrance::Undelivered.as_str()),
    };
    let sql = sql.text(", sealed = '', due_at = NULL WHERE id = ").value(id.to_i64());
    // Kannel may report before its answer to the sending is written down.
    sql.text(" AND attempts > 0 AND state IN ('waiting', 'sent')").run_once(conn).await
}

const FIELDS: &[&str] = &[
    "number",
    "created_at",
    "channel",
    "kind",
    "topic",
    "recipient",
    "state",
    "attempts",
    "due_at",
    "sent_at",
    "delivered_at",
    "hindrance",
    "detail",
    "of_all",
];

/// The part of the one view: the newest messages that are kept.
pub(super) fn part(account: Id, now: Timestamp, limit: u32) -> Sql {
    // What is left out is counted too (FIND-3).
    let fields = FIELDS.join(", ").replace("of_all", "COUNT(*) OVER () AS of_all");
    let sql = Sql::new(&format!("SELECT {fields} FROM messages WHERE account = ")).value(account.to_i64());
    sql.text(" AND expires_at > ").value(micros(now)).text(" ORDER BY number DESC").limit(limit)
}

/// Where messages are, the newest first.
pub(super) fn newest_first(rows: &[Row]) -> Result<Vec<Standing>> {
    let mut all = rows.iter().map(standing).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|standing| std::cmp::Reverse(standing.number));
    Ok(all)
}

fn standing(row: &Row) -> Result<Standing> {
    Ok(Standing {
        created_at: timestamp(row.try_get("created_at")?)?,
        channel: word(row.try_get("channel")?)?,
        kind: word(row.try_get("kind")?)?,
        topic: row.try_get::<&str>("topic")?.parse().ok(),
        recipient: row.try_get("recipient")?,
        state: word(row.try_get("state")?)?,
        attempts: tries(row)?,
        due_at: maybe(row.try_get("due_at")?)?,
        sent_at: maybe(row.try_get("sent_at")?)?,
        delivered_at: maybe(row.try_get("delivered_at")?)?,
        hindrance: row.try_get::<Option<&str>>("hindrance")?.map(word).transpose()?,
        detail: row.try_get("detail")?,
        number: row.try_get("number")?,
        of: u32::try_from(row.try_get::<i64>("of_all")?).unwrap_or(u32::MAX),
    })
}

/// Erases what has expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM messages WHERE expires_at <= ").value(micros(now)).run(conn).await
}
