//! Mail log-ins as a mail program has them: Dovecot asks the service at every one (rules.md, "Mail log-in decision").

use crate::{
    api::{
        campus::Campus,
        mail_log_in::{MAIL_PASSWORD, taro},
    },
    support::{
        Program,
        dovecot::{Dovecot, Setup},
    },
};
use serde_json::json;

const ADDRESS: &str = "taro@mail.example.jp";

/// A Dovecot that asks the campus.
fn dovecot(campus: &Campus<'_>) -> Dovecot {
    Setup::new(&campus.service.url, &campus.service_token("mail-decision")).start()
}

on_both!(lsa_1_a_mail_program_is_let_in_as_soon_as_it_is_allowed, |service| {
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    let dovecot = dovecot(&campus);
    dovecot.delivers(ADDRESS, "1", "Subject: first\n\nhello\n");
    let curl = || {
        let url = format!("imaps://localhost:{}/INBOX;UID=1", dovecot.ports.imaps);
        Program::new("curl")
            .args([
                "-sv",
                "--cacert",
                dovecot.files.authority.to_str().unwrap(),
                "-u",
                &format!("{ADDRESS}:{MAIL_PASSWORD}"),
                &url,
            ])
            .run()
    };
    let ended = curl();
    println!("{ended}\n{}", dovecot.log());
    assert_eq!(ended.code, 67);
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    let ended = curl();
    println!("{ended}\n{}", dovecot.log());
    assert_eq!(ended.code, 0);
});
