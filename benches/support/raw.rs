//! The same changes, and an audit entry for each, as the engine's own program writes them into the service's tables: what
//! is physically possible, in transactions as large as the service's and as durable.

use std::{
    fmt::Write,
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// Rows of one transaction.
const SET: usize = 500;

/// Empties a PostgreSQL database.
pub(crate) fn empty(database: &str) {
    let mut psql = Command::new("psql");
    psql.args([
        "-q",
        "-c",
        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP DOMAIN IF EXISTS keytext",
        database,
    ]);
    assert!(psql.stderr(Stdio::null()).status().unwrap().success());
}

/// Changes the department of the people of `again.csv`, who are told apart by their place in the file.
pub(crate) fn update(database: &str, folder: &Path, rows: usize) -> Command {
    let file = folder.join("again.csv");
    let script = folder.join("script.sql");
    let mut command = match database.strip_prefix("sqlite://") {
        Some(path) => {
            let head = format!(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;\n\
                 CREATE TEMP TABLE given (login_id TEXT, department TEXT);\n\
                 .mode csv\n.import --skip 1 --schema temp \"{}\" given\n",
                file.display()
            );
            fs::write(&script, head + &sets(rows, "rowid", "hex(randomblob(16))")).unwrap();
            let mut command = Command::new("sqlite3");
            command.arg(path);
            command
        }
        None => {
            let head = format!(
                "CREATE TEMP TABLE given (place BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, login_id keytext, department keytext);\n\
                 \\copy given (login_id, department) FROM '{}' CSV HEADER\n",
                file.display()
            );
            fs::write(&script, head + &sets(rows, "place", "md5(random()::text)")).unwrap();
            let mut command = Command::new("psql");
            command.args(["-q", "-v", "ON_ERROR_STOP=1", database]);
            command
        }
    };
    command.stdin(fs::File::open(script).unwrap());
    command
}

fn sets(rows: usize, place: &str, mark: &str) -> String {
    let mut script = String::new();
    for from in (1..=rows).step_by(SET) {
        let set = format!("given.{place} BETWEEN {from} AND {}", from + SET - 1);
        write!(
            script,
            "BEGIN;\n\
             UPDATE accounts SET department = given.department, version = version + 1 FROM given
             WHERE accounts.login_id = given.login_id AND {set};\n\
             INSERT INTO audit (id, at, request_id, actor, account, operation, outcome, address, facts, mark, number, seal)
             SELECT {place}, 1775000000000000 + {place}, 'bench-' || {place}, 'bench', login_id, 'account.update', 'done',
             '127.0.0.1', '{{\"department\":\"理学部 → 文学部\"}}', {mark}, 100000000 + {place}, {mark}
             FROM given WHERE {set};\n\
             COMMIT;\n"
        )
        .unwrap();
    }
    script
}
