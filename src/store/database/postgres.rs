//! PostgreSQL: a connection, and the statements on it.

use std::{pin::pin, time::Duration};

use futures_util::{FutureExt as _, TryFutureExt as _, TryStreamExt as _, future::try_join_all};
use hashlink::LruCache;
use tokio::{time::timeout, try_join};
use tokio_postgres::{Client, Config, RowStream, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    error::{Error, Result, whole},
    ready::Ready,
    row::{Columns, Row},
    tls::{self, Check},
    value::Value,
};

/// Statements that a connection keeps prepared.
const KEPT: usize = 200;

/// How long to wait before a server that begins is asked again.
const AGAIN: Duration = Duration::from_millis(100);

/// How long a server may take to acknowledge what was sent to it, before it counts as gone.
const VANISHED: Duration = Duration::from_secs(30);

/// How long to try to have a server end a statement that nobody waits for.
const CANCEL: Duration = Duration::from_secs(2);

/// A server and its database.
#[derive(Clone)]
pub(crate) struct Server {
    config: Config,
    tls: MakeRustlsConnect,
}

impl Server {
    /// The server of `postgres://…`, whose `sslmode`, `sslrootcert`, `sslcert` and `sslkey` mean what they mean to libpq.
    ///
    /// # Errors
    /// [`Error::Configuration`] where it cannot be understood, or a file that it names cannot be read.
    pub(crate) fn of(url: &str) -> Result<Self> {
        let (mut check, mut rest) = (Check::default(), Vec::new());
        let (address, asked) = parts(url);
        for pair in asked.split('&').filter(|pair| !pair.is_empty()) {
            if !check.understands(pair)? {
                rest.push(pair);
            }
        }
        let mut config: Config = format!("{address}?{}", rest.join("&"))
            .parse()
            .map_err(|error| Error::Configuration(format!("the database's address: {}", whole(&error))))?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            config.host("localhost");
        }
        // A server that has vanished says so to nobody.
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(VANISHED);
        }
        if !asked.contains("keepalives") {
            config.keepalives_idle(VANISHED).keepalives_interval(VANISHED / 3).keepalives_retries(3);
        }
        config.ssl_mode(check.mode);
        Ok(Self { config, tls: MakeRustlsConnect::new(tls::config(&check)?) })
    }

    /// Connects, again and again while nothing listens there or it only begins.
    ///
    /// # Errors
    /// When it cannot be reached or does not let us in.
    pub(crate) async fn connect(&self) -> Result<Postgres> {
        let (client, connection) = loop {
            match self.config.connect(self.tls.clone()).await {
                Err(error) if is_passing(&error) => tokio::time::sleep(AGAIN).await,
                Err(error) if error.as_db_error().is_none() => return Err(Error::Unreachable(whole(&error))),
                // Nobody's rows are the reason.
                Err(error) => return Err(Error::Unreachable(Error::from(error).to_string())),
                Ok(connected) => break connected,
            }
        };
        // Whoever waits for an answer learns only that it is closed.
        tokio::spawn(
            connection.inspect_err(|error| tracing::info!(error = whole(error), "a connection to the database ended")),
        );
        // To compile the statement of a set takes a hundred times as long as to run it, and PostgreSQL does so wherever its
        // statistics are behind, as they are after every plan that was rolled back.
        client.batch_execute("SET jit = off").await?;
        let tls = self.tls.clone();
        Ok(Postgres { client, tls, kept: LruCache::new(KEPT), waits: false, in_transaction: false })
    }
}

/// An address as every reader of URLs parts it: up to its parameters, and these. The last `@` ends the password.
fn parts(url: &str) -> (String, &str) {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let authority = match authority.rsplit_once('@') {
        Some((who, host)) => format!("{}@{host}", who.replace('@', "%40")),
        None => authority.to_owned(),
    };
    let (path, asked) = rest.split_once('?').unwrap_or((rest, ""));
    (format!("{scheme}://{authority}{path}"), asked)
}

/// What the driver gives.
type Driven<T> = std::result::Result<T, tokio_postgres::Error>;

/// Whether another try may find it there: nobody listens, it starts or stops, or all its places are taken.
fn is_passing(error: &tokio_postgres::Error) -> bool {
    use std::error::Error as _;
    match error.as_db_error() {
        Some(database) => matches!(database.code().code(), "57P03" | "53300"),
        None => error
            .source()
            .and_then(|source| source.downcast_ref::<std::io::Error>())
            .is_some_and(|error| error.kind() == std::io::ErrorKind::ConnectionRefused),
    }
}

/// A connection.
pub(crate) struct Postgres {
    client: Client,
    tls: MakeRustlsConnect,
    kept: LruCache<String, Kept>,
    /// Whether a statement was begun whose answer has not come: whoever waited has given up.
    waits: bool,
    in_transaction: bool,
}

/// A statement that is kept prepared.
#[derive(Clone)]
struct Kept {
    statement: Statement,
    columns: Columns,
}

impl Postgres {
    /// Whether it can be lent out again.
    pub(crate) fn is_free(&self) -> bool {
        !self.waits && !self.in_transaction && !self.client.is_closed()
    }

    /// Whether the server still answers.
    pub(crate) async fn answers(&self) -> bool {
        self.client.check_connection().await.is_ok()
    }

    /// Runs statements without values.
    pub(crate) async fn script(&mut self, text: &str) -> Result<()> {
        self.waits = true;
        let done = self.client.batch_execute(text).await;
        self.waits = false;
        Ok(done?)
    }

    /// Begins a transaction.
    pub(crate) async fn begin(&mut self) -> Result<()> {
        self.in_transaction = true;
        // Whatever the role begins with: who waits for a lock sees what was done before it was free.
        self.script("BEGIN ISOLATION LEVEL READ COMMITTED").await
    }

    /// Ends a transaction, by `COMMIT` or `ROLLBACK`.
    pub(crate) async fn end(&mut self, how: &str) -> Result<()> {
        self.script(how).await?;
        self.in_transaction = false;
        Ok(())
    }

    /// Rolls back what is open, without waiting for it: what comes next waits behind it.
    pub(crate) fn give_up(&mut self) {
        if self.in_transaction {
            // The first poll sends it.
            let _ = self.client.batch_execute("ROLLBACK").now_or_never();
            self.in_transaction = false;
        }
    }

    /// Tells the server to end what nobody waits for any more: it would go on with it, and hold its locks. The connection is
    /// not lent out again, so that nobody else's statement can be hit.
    pub(crate) fn abandon(&self) {
        if !self.waits || self.client.is_closed() {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let (token, tls) = (self.client.cancel_token(), self.tls.clone());
            runtime.spawn(async move {
                // Where it cannot be told, the statement ends by itself.
                let _ = timeout(CANCEL, token.cancel_query(tls)).await;
            });
        }
    }

    /// The rows of a statement, and how many it changed.
    pub(crate) async fn run(&mut self, statement: &Ready) -> Result<(u64, Vec<Row>)> {
        self.waits = true;
        let done = if statement.keep { self.prepared(statement).await } else { self.fleeting(statement).await };
        self.waits = false;
        if done.is_err() {
            // A change of the schema may be the reason.
            self.kept.remove(&statement.text);
        }
        Ok(done?)
    }

    /// The rows of statements that read, all of one moment: they are sent together, and one who fails spoils the connection.
    pub(crate) async fn rows_at_once(&mut self, statements: &[Ready]) -> Result<Vec<Vec<Row>>> {
        if self.in_transaction {
            return Err(Error::Unreadable("a moment inside of a transaction"));
        }
        self.waits = true;
        let mut kept = Vec::with_capacity(statements.len());
        for Ready { text, values, .. } in statements {
            kept.push((self.statement(text, values).await?, values));
        }
        let read = async |(Kept { statement, columns }, values): (Kept, &Vec<Value>)| {
            collected(self.client.query_raw(&statement, values).await?, Some(columns)).await
        };
        let ((), rows, ()) = try_join!(
            biased;
            self.client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            try_join_all(kept.into_iter().map(read)),
            self.client.batch_execute("COMMIT"),
        )?;
        self.waits = false;
        Ok(rows.into_iter().map(|(_, rows)| rows).collect())
    }

    async fn prepared(&mut self, Ready { text, values, .. }: &Ready) -> Driven<(u64, Vec<Row>)> {
        let Kept { statement, columns } = self.statement(text, values).await?;
        collected(self.client.query_raw(&statement, values).await?, Some(columns)).await
    }

    async fn fleeting(&self, Ready { text, values, .. }: &Ready) -> Driven<(u64, Vec<Row>)> {
        let typed = values.iter().map(|value| (value, value.postgres_type()));
        collected(self.client.query_typed_raw(text, typed).await?, None).await
    }

    async fn statement(&mut self, text: &str, values: &[Value]) -> Driven<Kept> {
        let types = values.iter().map(Value::postgres_type);
        if let Some(kept) = self.kept.get(text)
            && types.clone().eq(kept.statement.params().iter().cloned())
        {
            return Ok(kept.clone());
        }
        let statement = self.client.prepare_typed(text, &types.collect::<Vec<_>>()).await?;
        let columns = statement.columns().iter().map(|column| column.name().into()).collect();
        let kept = Kept { statement, columns };
        self.kept.insert(text.to_owned(), kept.clone());
        Ok(kept)
    }
}

async fn collected(rows: RowStream, columns: Option<Columns>) -> Driven<(u64, Vec<Row>)> {
    let (mut rows, mut columns, mut all) = (pin!(rows), columns, Vec::new());
    while let Some(row) = rows.try_next().await? {
        let columns = columns.get_or_insert_with(|| row.columns().iter().map(|column| column.name().into()).collect());
        let values = (0..row.len()).map(|place| row.try_get(place)).collect::<Driven<_>>()?;
        all.push(Row::new(Columns::clone(columns), values));
    }
    Ok((rows.rows_affected().unwrap_or_default(), all))
}

#[cfg(test)]
mod tests {
    use super::{Server, parts};

    #[test]
    fn an_address_is_parted_as_every_reader_of_urls_does() {
        for (url, address, asked) in [
            ("postgres://db/meibo", "postgres://db/meibo", ""),
            ("postgres://meibo:p@ss@db/meibo?a=1&b=2", "postgres://meibo:p%40ss@db/meibo", "a=1&b=2"),
            ("postgres://meibo:a%40b@db:5433/meibo", "postgres://meibo:a%40b@db:5433/meibo", ""),
            ("postgres:///meibo?host=/run/postgresql", "postgres:///meibo", "host=/run/postgresql"),
        ] {
            assert_eq!(parts(url), (address.to_owned(), asked), "{url}");
        }
    }

    #[test]
    fn a_server_that_is_not_named_is_on_this_machine() {
        let config = Server::of("postgres:///meibo").unwrap().config;
        assert_eq!(config.get_hosts(), [tokio_postgres::config::Host::Tcp("localhost".to_owned())]);
        let config = Server::of("postgres://meibo:p@ss@db/meibo").unwrap().config;
        assert_eq!((config.get_user(), config.get_password()), (Some("meibo"), Some(&b"p@ss"[..])));
    }
}
