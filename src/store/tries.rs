//! Consecutive wrong tries per login id, factor and place, and wrong tries per client address (SIGN-4, SIGN-7). They survive
//! a restart and hold across replicas.

use jiff::{SignedDuration, Timestamp};

use super::{
    Conn, Error, Result,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{micros, timestamp},
    },
};
use crate::rules::{
    LoginId,
    tries::{Counts, Factor, NetworkTries, Tries},
};

/// Whose tries of what, made where: the keyed digest of a login id, the factor, and the place.
#[derive(Debug, Clone)]
pub struct Key {
    /// The digest: what no account is called may be a password in the wrong field.
    pub who: String,
    /// What is tried.
    pub factor: Factor,
    /// The keyed digest of a place that counts by itself; [`ELSEWHERE`] for all others.
    pub place: String,
}

/// Every place but those that count by themselves.
pub const ELSEWHERE: &str = "";

fn of(sql: Sql, key: &Key) -> Sql {
    of_factor_of(sql, key).text(" AND place = ").value(key.place.as_str())
}

fn of_factor_of(sql: Sql, key: &Key) -> Sql {
    sql.text(" WHERE who = ").value(key.who.as_str()).text(" AND factor = ").value(key.factor.as_str())
}

fn tries(row: &Row) -> Result<Tries> {
    Ok(Tries {
        wrong: u32::try_from(row.try_get::<i64>("wrong")?).unwrap_or(u32::MAX),
        last_at: Some(timestamp(row.try_get("last_at")?)?),
        lock_ends_at: None,
    })
}

/// The tries so far at the place of the key, those elsewhere, and when the owner last succeeded here: in one statement, the
/// same whether anybody has the login id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, key: &Key) -> Result<Counts> {
    let sql = of_factor_of(Sql::new("SELECT place, wrong, last_at FROM tries"), key);
    let sql = sql.text(" AND place IN (").values([ELSEWHERE, key.place.as_str()]).text(")");
    let known = Key { factor: key.factor.known_by(), ..key.clone() };
    let sql = of(sql.text(" UNION ALL SELECT 'known', 0, succeeded_at FROM known_places"), &known);
    let mut counts = Counts::default();
    for row in sql.rows(conn).await? {
        let tries = tries(&row)?;
        match row.try_get::<&str>("place")? {
            "known" => counts.succeeded_at = tries.last_at,
            ELSEWHERE => counts.elsewhere = tries,
            _ => counts.here = tries,
        }
    }
    Ok(counts)
}

/// The owner has succeeded at the place of the key.
///
/// # Errors
/// When the database fails.
pub async fn succeeded(conn: &mut Conn, keys: &[(Key, Timestamp)]) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    Sql::new("INSERT INTO known_places (who, factor, place, succeeded_at) VALUES ")
        .tuples(keys, |sql, (key, at)| {
            sql.values([key.who.as_str(), key.factor.as_str(), key.place.as_str()]).text(", ").value(micros(*at))
        })
        .text(
            " ON CONFLICT (who, factor, place) DO UPDATE SET succeeded_at = EXCLUDED.succeeded_at
             WHERE known_places.succeeded_at < EXCLUDED.succeeded_at",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// The part of the one view: all tries of one `who`, each with the known places that concern it: those where the owner has
/// succeeded since then.
pub(super) fn part(who: &str, known_since: Timestamp) -> Sql {
    let [reset, known_by] = [Factor::Reset, Factor::Reset.known_by()].map(Factor::as_str);
    Sql::new("SELECT factor, place, wrong, last_at, (SELECT COUNT(*) FROM known_places AS known WHERE known.who = tries.who AND known.factor = CASE tries.factor WHEN ")
        .value(reset)
        .text(" THEN ")
        .value(known_by)
        .text(" ELSE tries.factor END AND tries.place IN (")
        .value(ELSEWHERE)
        .text(", known.place) AND known.succeeded_at > ")
        .value(micros(known_since))
        .text(") AS living FROM tries WHERE who = ")
        .value(who)
}

/// Wrong tries of a factor, and whether they were made at a place that counts by itself.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// What was tried.
    pub factor: Factor,
    /// Whether the place counts by itself, or did before its owner's last success there was so long ago.
    pub known_place: bool,
    /// Known places that count by themselves: of a place, itself; elsewhere, all that the owner has.
    pub living: u32,
    /// The tries.
    pub tries: Tries,
}

/// The tries of a factor at a place.
pub(super) fn placed(row: &Row) -> Result<Placed> {
    let known_place = row.try_get::<&str>("place")? != ELSEWHERE;
    let living = u32::try_from(row.try_get::<i64>("living")?).unwrap_or(u32::MAX);
    Ok(Placed { factor: word(row.try_get("factor")?)?, known_place, living, tries: tries(row)? })
}

/// The tries so far, their row held until the transaction ends: parallel guesses are judged one after the other.
///
/// # Errors
/// When the database fails.
pub async fn hold(conn: &mut Conn, key: &Key, login_id: &LoginId, now: Timestamp) -> Result<Tries> {
    let row = Sql::new("INSERT INTO tries (who, factor, place, known, wrong, last_at) VALUES (")
        .values([key.who.as_str(), key.factor.as_str(), key.place.as_str()])
        .text(", (SELECT COUNT(*) FROM accounts WHERE login_id = ")
        .value(login_id.as_str())
        .text("), 0, ")
        .value(micros(now))
        .text(") ON CONFLICT (who, factor, place) DO UPDATE SET known = EXCLUDED.known RETURNING wrong, last_at")
        .row(conn)
        .await?;
    row.as_ref().map_or(Ok(Tries::default()), tries)
}

/// Counts a try on the held row.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, key: &Key, now: Timestamp) -> Result<()> {
    of(Sql::new("UPDATE tries SET wrong = wrong + 1, last_at = ").value(micros(now)), key).run(conn).await?;
    Ok(())
}

/// Takes a try back that was counted `at`, as if it had not been: what was tried is forgotten, and nobody waits for it. The
/// one before it was at `last_at`.
///
/// # Errors
/// When the database fails.
pub async fn take_back(conn: &mut Conn, key: &Key, at: Timestamp, last_at: Option<Timestamp>) -> Result<()> {
    let sql = Sql::new("UPDATE tries SET wrong = wrong - 1, last_at = CASE WHEN last_at = ").value(micros(at));
    let sql = sql.text(" THEN ").number_value(last_at.or(Some(at)).map(micros)).text(" ELSE last_at END");
    of(sql, key).text(" AND wrong > 0").run(conn).await?;
    Ok(())
}

/// Forgets a secret that was remembered.
///
/// # Errors
/// When the database fails.
pub async fn forget(conn: &mut Conn, key: &Key, digest: &str) -> Result<()> {
    of(Sql::new("DELETE FROM tried_secrets"), key).text(" AND digest = ").value(digest).run(conn).await?;
    Ok(())
}

/// Whether this secret is one of those counted.
///
/// # Errors
/// When the database fails.
pub async fn is_remembered(conn: &mut Conn, key: &Key, digest: &str) -> Result<bool> {
    let sql = of(Sql::new("SELECT digest FROM tried_secrets"), key).text(" AND digest = ").value(digest);
    Ok(sql.row(conn).await?.is_some())
}

/// Remembers a secret that is about to be counted. False if it is one of those counted.
///
/// # Errors
/// When the database fails.
pub async fn remember(conn: &mut Conn, key: &Key, digest: &str, now: Timestamp) -> Result<bool> {
    Sql::new("INSERT INTO tried_secrets (who, factor, place, digest, tried_at) VALUES (")
        .values([key.who.as_str(), key.factor.as_str(), key.place.as_str(), digest])
        .text(", ")
        .value(micros(now))
        .text(") ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// A success clears the count and what was remembered.
///
/// # Errors
/// When the database fails.
pub async fn clear(conn: &mut Conn, key: &Key) -> Result<()> {
    // The count first: whoever counts meanwhile waits for its row, and then begins anew.
    of(Sql::new("DELETE FROM tries"), key).run(conn).await?;
    of(Sql::new("DELETE FROM tried_secrets"), key).run(conn).await?;
    Ok(())
}

/// Clears the counts of these factors of a login id, wherever they were made; those that had one.
///
/// # Errors
/// When the database fails.
pub async fn clear_all(conn: &mut Conn, who: &str, factors: &[Factor]) -> Result<Vec<Factor>> {
    let of = |sql: Sql| {
        let factors = factors.iter().map(|factor| factor.as_str());
        sql.text(" WHERE who = ").value(who).text(" AND factor IN (").values(factors).text(")")
    };
    let sql = of(Sql::new("DELETE FROM tries")).text(" AND wrong > 0 RETURNING factor");
    let rows = sql.rows(conn).await?;
    of(Sql::new("DELETE FROM tried_secrets")).run(conn).await?;
    let mut factors = rows.iter().map(|row| word(row.try_get("factor")?)).collect::<Result<Vec<_>>>()?;
    // No engine promises an order of what was deleted.
    factors.sort();
    factors.dedup();
    Ok(factors)
}

/// The wrong tries of a network; its row is held until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn hold_network(conn: &mut Conn, network: &str, factor: Factor, now: Timestamp) -> Result<NetworkTries> {
    let row = Sql::new("INSERT INTO client_tries (network, factor, drained_at, counted_at) VALUES (")
        .values([network, factor.as_str()])
        .text(", ")
        .values([micros(now), micros(now)])
        .text(
            ") ON CONFLICT (network, factor) DO UPDATE SET drained_at = client_tries.drained_at
             RETURNING drained_at, counted_at",
        )
        .row(conn)
        .await?;
    let row = row.ok_or(Error::Unreadable("a row that was just written"))?;
    Ok(NetworkTries {
        drained_at: timestamp(row.try_get("drained_at")?)?,
        counted_at: timestamp(row.try_get("counted_at")?)?,
    })
}

/// Writes the tries of a network whose row is held.
///
/// # Errors
/// When the database fails.
pub async fn count_network(conn: &mut Conn, network: &str, factor: Factor, tries: NetworkTries) -> Result<()> {
    Sql::new("UPDATE client_tries SET drained_at = ")
        .value(micros(tries.drained_at))
        .text(", counted_at = ")
        .value(micros(tries.counted_at))
        .text(" WHERE network = ")
        .value(network)
        .text(" AND factor = ")
        .value(factor.as_str())
        .run(conn)
        .await?;
    Ok(())
}

/// Moves the instant at which a network's wrong tries have drained.
///
/// # Errors
/// When the database fails.
pub async fn move_network(conn: &mut Conn, network: &str, factor: Factor, by: SignedDuration) -> Result<()> {
    Sql::new("UPDATE client_tries SET drained_at = drained_at + ")
        .value(i64::try_from(by.as_micros()).unwrap_or_default())
        .text(" WHERE network = ")
        .value(network)
        .text(" AND factor = ")
        .value(factor.as_str())
        .run(conn)
        .await?;
    Ok(())
}

/// Forgets the wrong tries of these networks, one after the other: in the order in which others hold them.
///
/// # Errors
/// When the database fails.
pub async fn clear_networks(conn: &mut Conn, networks: &[String]) -> Result<()> {
    for network in networks {
        Sql::new("DELETE FROM client_tries WHERE network = ").value(network.as_str()).run(conn).await?;
    }
    Ok(())
}

/// Forgets where the owner has succeeded with these factors, but for one place: whoever had the secret before may have been
/// at the others.
///
/// # Errors
/// When the database fails.
pub async fn forget_places(conn: &mut Conn, who: &str, factors: &[Factor], but: &str) -> Result<()> {
    Sql::new("DELETE FROM known_places WHERE who = ")
        .value(who)
        .text(" AND place <> ")
        .value(but)
        .text(" AND factor IN (")
        .values(factors.iter().map(|factor| factor.as_str()))
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes what has drained, what nobody has tried since at places that are known no longer (`forgotten`), and of ids that no
/// account has all but the newest `unknown`: strangers can fill no disk.
///
/// # Errors
/// When the database fails.
pub async fn tidy(
    conn: &mut Conn,
    now: Timestamp,
    forgotten: Timestamp,
    older_than: Timestamp,
    unknown: u32,
) -> Result<u64> {
    let places = Sql::new("DELETE FROM known_places WHERE succeeded_at < ").value(micros(forgotten)).run(conn).await?;
    let placed =
        Sql::new("DELETE FROM tries WHERE place <> '' AND last_at < ").value(micros(forgotten)).run(conn).await?;
    let old = Sql::new("DELETE FROM tries WHERE known = 0 AND (last_at < ")
        .value(micros(older_than))
        .text(" OR last_at <= (SELECT last_at FROM tries WHERE known = 0 ORDER BY last_at DESC LIMIT 1 OFFSET ")
        .value(i64::from(unknown))
        .text("))")
        .run(conn)
        .await?;
    let secrets = Sql::new("DELETE FROM tried_secrets WHERE tried_at < ")
        .value(micros(older_than))
        .text(
            " OR NOT EXISTS (SELECT 1 FROM tries WHERE tries.who = tried_secrets.who
             AND tries.factor = tried_secrets.factor AND tries.place = tried_secrets.place)",
        )
        .run(conn)
        .await?;
    let drained = Sql::new("DELETE FROM client_tries WHERE drained_at <= ").value(micros(now)).run(conn).await?;
    Ok(places + placed + old + secrets + drained)
}
