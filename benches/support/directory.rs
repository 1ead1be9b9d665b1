//! People in an LDAP directory, by Debian's own programs.

use std::{fmt::Write, fs, path::Path, process::Command};

/// Adds people of this process, who are not among those that benches/run has put there.
pub(crate) fn add(ldap: &str, rows: usize, folder: &Path) -> Command {
    let person = |id: &str, n| {
        let head = format!(
            "dn: uid={id},dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: {id}\ncn: Meibo {n}\nsn: Meibo\n"
        );
        head + &format!("departmentNumber: 12\nemployeeType: staff\nmail: {id}@example.org\n\n")
    };
    ldif("ldapadd", ldap, &folder.join("add.ldif"), rows, person)
}

/// Changes the department of each.
pub(crate) fn modify(ldap: &str, rows: usize, folder: &Path) -> Command {
    let change = |id: &str, _| {
        let head = format!("dn: uid={id},dc=example,dc=org\nchangetype: modify\n");
        head + "replace: departmentNumber\ndepartmentNumber: 13\n-\n\n"
    };
    ldif("ldapmodify", ldap, &folder.join("modify.ldif"), rows, change)
}

fn ldif(program: &str, ldap: &str, file: &Path, rows: usize, entry: impl Fn(&str, usize) -> String) -> Command {
    let mut text = String::new();
    for n in 0..rows {
        write!(text, "{}", entry(&format!("b{}x{rows}x{n:07}", std::process::id()), n)).unwrap();
    }
    fs::write(file, text).unwrap();
    let mut command = Command::new(program);
    command.args(["-x", "-H", ldap, "-D", "cn=admin,dc=example,dc=org", "-w", "bench", "-f"]).arg(file);
    command.env("LDAPTLS_REQCERT", "allow");
    command
}
