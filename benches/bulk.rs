//! Rows a second of `meibo … --from` as a whole process, plan and run, on SQLite; beside `ldapadd` of the same people into
//! slapd (with `MEIBO_BENCH_LDAP`, set by benches/run): `cargo bench --bench bulk`. `MEIBO_BENCH_ROWS` names other numbers of
//! rows.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{
    env,
    fmt::Write,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use support::service::Service;

fn main() {
    let rows = env::var("MEIBO_BENCH_ROWS").unwrap_or_else(|_| "10000".to_owned());
    for rows in rows.split(' ').map(|number| number.parse().unwrap()) {
        measure(rows);
    }
}

fn measure(rows: usize) {
    let (service, folder) = (Service::start(), tempfile::tempdir().unwrap());
    service.login();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let of_each = |head: &str, row: &dyn Fn(usize) -> String| (0..rows).fold(head.to_owned(), |text, n| text + &row(n));
    let people = "id,name,department,affiliation,contact\n";
    let create = file("create.csv", of_each(people, &|n| format!("p{n:07},名簿 {n},理学部,staff,p{n}@example.jp\n")));
    let update = file("update.csv", of_each("id,department\n", &|n| format!("p{n:07},文学部\n")));
    let apply = file("apply.csv", of_each("id\n", &|n| format!("p{n:07}\n")));
    let secrets = folder.path().join("secrets.csv").display().to_string();
    let count = rows.to_string();
    println!("{rows} rows, plan and run, one process each");
    for args in [
        vec!["account", "create", "--from", &create, "--secrets-out", &secrets],
        vec!["account", "update", "--from", &update],
        vec!["apply", "--from", &apply, "--reason", "bench"],
    ] {
        let name = format!("meibo {} {}", args[0], args[1]).replace(" --from", "");
        let plan: Vec<&str> = args.iter().copied().chain(["-n", "-o", "json"]).collect();
        let planned = timed(service.meibo(&plan));
        let run: Vec<&str> = args.iter().copied().chain(["--confirm", &count, "-o", "json"]).collect();
        let whole = timed(service.meibo(&run));
        print(&format!("{name} -n"), rows, planned);
        print(&name, rows, whole);
    }
    if let Ok(ldap) = env::var("MEIBO_BENCH_LDAP") {
        print("ldapadd into slapd", rows, ldapadd(&ldap, rows, folder.path()));
    }
    println!();
}

fn print(name: &str, rows: usize, seconds: f64) {
    println!("{name:<28} {seconds:7.2} s {:9.0} rows/s", rows as f64 / seconds);
}

fn timed(mut command: Command) -> f64 {
    let began = Instant::now();
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
    began.elapsed().as_secs_f64()
}

/// People of this process, who are not among those that benches/run has put there.
fn ldapadd(ldap: &str, rows: usize, folder: &Path) -> f64 {
    let mut ldif = String::new();
    for n in 0..rows {
        let id = format!("b{}x{n:07}", std::process::id());
        write!(
            ldif,
            "dn: uid={id},dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: {id}\ncn: Meibo {n}\nsn: Meibo\n"
        )
        .unwrap();
        write!(ldif, "departmentNumber: 12\nemployeeType: staff\nmail: {id}@example.org\n\n").unwrap();
    }
    let file = folder.join("people.ldif");
    fs::write(&file, ldif).unwrap();
    let mut command = Command::new("ldapadd");
    command.args(["-x", "-H", ldap, "-D", "cn=admin,dc=example,dc=org", "-w", "bench", "-f"]).arg(&file);
    command.env("LDAPTLS_REQCERT", "allow");
    timed(command)
}
