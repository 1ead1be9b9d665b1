//! `meibod mail-config`: the pieces that a mail server includes.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Ended, Engine, Meibo, Service, certificate::AUTHORITY, service::meibod},
};

const TOKEN: &str = "meibo_t_canary0of0a0token00000000000000000000000000";

const ANOTHER: &str = "meibo_t_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// An operator's folders.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("pieces-").tempdir().unwrap();
        AUTHORITY.write(folder.path());
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn pieces(&self) -> PathBuf {
        self.path("etc/meibo")
    }

    fn runs(&self, more: &[&str], stdin: &str) -> Ended {
        self.about(&self.pieces(), more).stdin(stdin).run()
    }

    fn about(&self, folder: &Path, more: &[&str]) -> crate::support::Program {
        let common = ["mail-config", "dovecot", "--service", "https://meibo.example.ac.jp", "--folder"];
        let user = crate::support::Program::new("id").args(["-un"]).run().ok().trim().to_owned();
        meibod().args(common).args([folder]).args(["--auth-user", &user]).args(more)
    }

    /// A piece; what differs from run to run has a name.
    fn piece(&self, name: &str) -> String {
        let text = fs::read_to_string(self.pieces().join(name)).unwrap();
        text.replace(self.pieces().to_str().unwrap(), "/etc/dovecot/meibo")
    }
}

#[test]
fn the_pieces_lie_there_for_dovecot_alone_where_they_are_secret_and_what_is_next_is_said_in_both_languages() {
    let site = Site::new();
    let said = site.runs(&["--token-stdin"], &format!("{TOKEN}\n")).done();
    assert!(said.contains("!include ") && said.contains("take out every other passdb"), "{said}");
    assert!(!said.contains("canary"), "{said}");
    let modes = ["meibo.conf", "meibo.lua", "userdb.conf", "empty", "token"]
        .map(|name| fs::metadata(site.pieces().join(name)).unwrap().permissions().mode() & 0o777);
    assert_eq!(modes, [0o644, 0o644, 0o644, 0o644, 0o600]);
    assert_eq!(fs::metadata(site.pieces()).unwrap().mode() & 0o777, 0o755);
    assert_eq!(site.piece("token"), format!("{TOKEN}\n"));
    for name in ["meibo.conf", "meibo.lua", "userdb.conf"] {
        assert!(!site.piece(name).contains("canary"), "{name}");
    }
    assert_eq!(site.piece("empty"), "");
    let again = site.about(&site.pieces(), &[]).env("LANG", "ja_JP.UTF-8").run().done();
    assert!(again.starts_with("書き込みました：") && again.contains("ほかの passdb"), "{again}");
}

#[test]
fn what_is_there_stays_until_it_is_said_to_be_replaced() {
    let site = Site::new();
    let token = site.path("token");
    fs::write(&token, format!("{TOKEN}\n")).unwrap();
    let from_file = ["--token-file", token.to_str().unwrap()];
    site.runs(&from_file, "").done();
    site.runs(&from_file, "").done();
    fs::write(site.pieces().join("meibo.lua"), "-- mine").unwrap();
    let refused = site.runs(&["--token-stdin"], &format!("{ANOTHER}\n")).fails(1);
    assert!(refused.contains("meibo.lua, token") && refused.contains("--overwrite"), "{refused}");
    assert_eq!((site.piece("meibo.lua"), site.piece("token")), ("-- mine".to_owned(), format!("{TOKEN}\n")));
    site.runs(&["--token-stdin", "--overwrite"], &format!("{ANOTHER}\n")).done();
    assert!(site.piece("meibo.lua").contains("auth_password_verify"));
    assert_eq!(site.piece("token"), format!("{ANOTHER}\n"));
    site.runs(&["--pop-meter", "/run/meibo/meter.sock", "--overwrite"], "").done();
    assert_eq!(site.piece("token"), format!("{ANOTHER}\n"), "without a token the folder's own stays");
    assert!(site.piece("meibo.conf").ends_with("service pop3 {\n  executable = pop3 /run/meibo/meter.sock\n}\n"));
}

#[test]
fn what_no_configuration_can_hold_is_refused_and_nothing_is_written() {
    let site = Site::new();
    let with = |more: &[&str]| site.runs(&[&["--token-stdin"], more].concat(), &format!("{TOKEN}\n")).fails(1);
    for (more, why) in [
        (["--service", "http://meibo.example.ac.jp"], "--service"),
        (["--service", "https://user@meibo.example.ac.jp"], "--service"),
        (["--mail-root", "/var/v mail"], "--mail-root"),
        (["--mail-root", "mail"], "--mail-root"),
        (["--mail-user", "a\nb"], "--mail-user"),
        (["--pop-meter", "/run/#meter"], "--pop-meter"),
        (["--ca-file", "/dev/null"], "no certificate"),
    ] {
        // The last of two wins, but --service stands there already.
        let told = if more[0] == "--service" {
            let folder = site.path("x");
            let args = ["mail-config", "dovecot", "--folder", folder.to_str().unwrap(), "--token-stdin"];
            meibod().args(args).args(more).stdin(TOKEN).run().fails(1)
        } else {
            with(&more)
        };
        assert!(told.contains(why), "{more:?}: {told}");
    }
    assert!(site.runs(&[], "").fails(1).contains("meibo account token create"));
    assert!(site.runs(&["--token-stdin"], "\n").fails(1).contains("meibo account token create"));
    let relative = site.about(Path::new("pieces"), &["--token-stdin"]).folder(site.folder.path()).stdin(TOKEN).run();
    assert!(relative.fails(1).contains("--folder"));
    assert!(!site.pieces().exists() && !site.path("x").exists() && !site.path("pieces").exists());
}

#[test]
fn what_cannot_be_a_token_is_refused_and_what_the_mail_server_will_stumble_over_is_told() {
    let site = Site::new();
    for wrong in ["meibo_t_cut0off", "meibo account token create mail1", &TOKEN.replace("meibo_t_", "meibo_s_")] {
        let told = site.runs(&["--token-stdin"], &format!("{wrong}\n")).fails(1);
        assert!(told.contains("begin with meibo_t_") && !told.contains(wrong), "{told}");
    }
    assert!(!site.pieces().exists());
    let written = site.runs(&["--token-stdin", "--mail-user", "nobody-has-it"], &format!("{TOKEN}\n"));
    assert_eq!(written.code, 0, "{written}");
    assert!(written.stderr.contains("no user nobody-has-it (--mail-user)"), "{written}");
    fs::set_permissions(site.pieces(), fs::Permissions::from_mode(0o700)).unwrap();
    let closed = site.runs(&["--overwrite"], "");
    let command = format!("chmod o+rx '{}'", site.pieces().display());
    assert!(closed.code == 0 && closed.stderr.contains(&command), "{closed}");
}

#[test]
fn what_cannot_be_carried_out_to_the_end_is_not_begun() {
    let site = Site::new();
    let nosuch = ["mail-config", "dovecot", "--service", "https://meibo.example.ac.jp", "--auth-user", "nobody-has-it"];
    let program = meibod().args(nosuch).args(["--folder", site.pieces().to_str().unwrap(), "--token-stdin"]);
    let ended = program.stdin(format!("{TOKEN}\n")).run();
    // Only root gives files away, and needs to know to whom.
    match rustix::process::geteuid().is_root() {
        true => assert!(ended.fails(1).contains("no user nobody-has-it") && !site.pieces().exists()),
        false => assert_eq!(ended.code, 0),
    }
    fs::remove_dir_all(site.pieces()).ok();
    // What lies in the way of the last piece keeps the first from being written.
    fs::create_dir_all(site.pieces().join("token")).unwrap();
    let ended = site.runs(&["--token-stdin", "--overwrite"], &format!("{TOKEN}\n"));
    assert_eq!(ended.code, 1, "{ended}");
    let left: Vec<_> = fs::read_dir(site.pieces()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["token"], "{ended}");
}

#[test]
fn two_ports_that_are_one_and_a_program_that_its_user_cannot_run_are_told() {
    let site = Site::new();
    let user = crate::support::Program::new("id").args(["-un"]).run().ok().trim().to_owned();
    let (program, pieces) = (site.path("meibod"), site.pieces());
    // Not by this process: what another thread starts meanwhile would hold the file open for writing, and it could not run.
    let args = ["-m", "700", env!("CARGO_BIN_EXE_meibod"), program.to_str().unwrap()];
    crate::support::Program::new("install").args(args).run().ok();
    let runs = |more: &[&str]| {
        let args = ["mail-config", "postfix", "--service", "https://meibo.example.ac.jp", "--token-stdin", "--folder"];
        let program = crate::support::Program::new(program.to_str().unwrap());
        program.args(args).args([&pieces]).args(["--policy-user", &user]).args(more).stdin(format!("{TOKEN}\n")).run()
    };
    assert!(runs(&["--relay-port", "10588"]).fails(1).contains("--policy-port cannot both be 10588"));
    assert!(runs(&["--lmtp-port", "10587"]).fails(1).contains("--lmtp-port cannot both be 10587"));
    assert!(runs(&["--mail-domain", "a b"]).fails(1).contains("--mail-domain"));
    assert!(runs(&["--relay-port", "0"]).fails(2).contains("1..=65535"));
    assert!(!pieces.exists());
    let written = runs(&[]);
    let words = format!("cannot run {}: {} is closed to others", program.display(), program.display());
    assert!(written.code == 0 && written.stderr.contains(&words), "{written}");
}

#[test]
fn a_token_of_the_command_line_goes_into_it_unseen() {
    let service = Service::start(Engine::Sqlite);
    let _campus = Campus::new(&service);
    let meibo = Meibo::of(&service);
    meibo.login(ADMIN, PASSWORD).ok();
    let site = Site::new();
    let line = format!(
        "meibo account token create dovecot --scope mail-decision --secret-only | meibod mail-config dovecot \
         --service {} --folder {} --auth-user $(id -un) --token-stdin",
        service.url,
        site.pieces().display()
    );
    meibo.types(&line).run().done();
    let body =
        serde_json::json!({ "user": "nobody", "secret": "x", "protocol": "imap", "client_address": "192.0.2.7" });
    let request = service.http().request("POST", "/v1/mail/log-ins").token(site.piece("token").trim()).json(&body);
    assert_eq!(request.send().ok()["code"], "mail_log_in_refused");
}

#[test]
fn the_pieces_for_2_3_and_2_4_are_these() {
    let site = Site::new();
    let authority = site.path("authority.pem");
    let more = ["--token-stdin", "--ca-file", authority.to_str().unwrap()];
    let more = [&more[..], &["--pop-meter", "/run/meibo/meter.sock", "--pop-views", "/var/lib/meibo-meter"]].concat();
    site.runs(&more, TOKEN).done();
    assert_eq!(site.piece("service-ca.pem"), AUTHORITY.pem());
    assert_snapshot!(site.piece("meibo.conf"), @r#"
    # Written by `meibod mail-config dovecot` for Dovecot 2.3. Include it, and no other passdb:
    #   !include /etc/dovecot/meibo/meibo.conf

    # Every log-in is asked for. What the service refuses is not let in here, and the empty file behind it ends the log-in with
    # the reason. No passdb that stands further below is asked.
    passdb {
      driver = lua
      args = file=/etc/dovecot/meibo/meibo.lua blocking=yes
      result_internalfail = return-fail
    }
    passdb {
      driver = passwd-file
      args = /etc/dovecot/meibo/empty
      result_failure = return-fail
    }

    # A change counts at the very next log-in.
    auth_cache_size = 0

    # Names as people type them: which exist is the service's to say.
    auth_username_chars =
    auth_mechanisms = plain login
    disable_plaintext_auth = yes

    # Whom to believe to be the service.
    ssl_client_ca_file = /etc/dovecot/meibo/service-ca.pem
    ssl_client_require_valid_cert = yes

    # Without this, the script would run as root. A worker asks for one log-in at a time.
    service auth-worker {
      user = $default_internal_user
      service_count = 0
    }

    # Bytes of POP sessions are counted by the meter; where it is down, POP is.
    service pop3 {
      executable = pop3 /run/meibo/meter.sock
    }

    # What a POP session sees: all mail, or mail from now on. The meter says which; without it, no mailbox is opened. IMAP is as it was.
    # Message IDs (UIDL) are those of the real mail: they stay the same whatever is shown. Where they had another form before, mail
    # apps that leave mail on the server fetch it once more.
    pop3_uidl_format = %g
    protocol pop3 {
      mail_plugins = $mail_plugins virtual
      namespace inbox {
        prefix = Real/
        separator = /
        inbox = no
      }
      namespace meibo-pop {
        prefix =
        separator = /
        inbox = yes
        location = virtual:/var/lib/meibo-meter/%{userdb:popv:none}:INDEX=MEMORY
      }
    }
    "#);
    assert_snapshot!(site.piece("userdb.conf"), @r#"
    # Written by `meibod mail-config dovecot` for Dovecot 2.3: where mailboxes are. Leave it out if you have a userdb.
    # A log-in brings its place along. For a delivery the service is asked; where it does not know, no other userdb is.
    userdb {
      driver = prefetch
    }
    userdb {
      driver = lua
      args = file=/etc/dovecot/meibo/meibo.lua blocking=yes
      result_internalfail = return-fail
      result_failure = return-fail
    }
    "#);
    let script = site.piece("meibo.lua");
    site.runs(&[&more[..], &["--dovecot-version", "2.4", "--overwrite"]].concat(), TOKEN).done();
    assert_snapshot!(site.piece("meibo.conf"), @r#"
    # Written by `meibod mail-config dovecot` for Dovecot 2.4. Include it, and no other passdb:
    #   !include /etc/dovecot/meibo/meibo.conf

    # Every log-in is asked for. What the service refuses is not let in here, and the empty file behind it ends the log-in with
    # the reason. No passdb that stands further below is asked.
    passdb meibo {
      driver = lua
      lua_file = /etc/dovecot/meibo/meibo.lua
      use_worker = yes
      result_internalfail = return-fail
    }
    passdb meibo-empty {
      driver = passwd-file
      passwd_file_path = /etc/dovecot/meibo/empty
      result_failure = return-fail
    }

    # A change counts at the very next log-in.
    auth_cache_size = 0

    # Names as people type them: which exist is the service's to say.
    auth_username_chars =
    auth_mechanisms = plain login
    auth_allow_cleartext = no

    # Whom to believe to be the service.
    ssl_client_ca_file = /etc/dovecot/meibo/service-ca.pem
    ssl_client_require_valid_cert = yes

    # Without this, the script would run as root. A worker asks for one log-in at a time.
    service auth-worker {
      user = $SET:default_internal_user
    }

    # Bytes of POP sessions are counted by the meter; where it is down, POP is.
    service pop3 {
      executable = pop3 /run/meibo/meter.sock
    }

    # What a POP session sees: all mail, or mail from now on. The meter says which; without it, no mailbox is opened. IMAP is as it was.
    # Message IDs (UIDL) are those of the real mail: they stay the same whatever is shown. Where they had another form before, mail
    # apps that leave mail on the server fetch it once more.
    pop3_uidl_format = %{guid}
    protocol pop3 {
      mail_plugins {
        virtual = yes
      }
      namespace inbox {
        prefix = Real/
        separator = /
        inbox = no
      }
      namespace meibo-pop {
        prefix =
        separator = /
        inbox = yes
        mail_driver = virtual
        mail_path = /var/lib/meibo-meter/%{userdb:popv | default('none')}
        mail_index_path = MEMORY
      }
    }
    "#);
    assert_snapshot!(site.piece("userdb.conf"), @r#"
    # Written by `meibod mail-config dovecot` for Dovecot 2.4: where mailboxes are. Leave it out if you have a userdb.
    # A log-in brings its place along. For a delivery the service is asked; where it does not know, no other userdb is.
    userdb meibo-prefetch {
      driver = prefetch
    }
    userdb meibo {
      driver = lua
      lua_file = /etc/dovecot/meibo/meibo.lua
      use_worker = yes
      result_internalfail = return-fail
      result_failure = return-fail
    }
    "#);
    let newer = site.piece("meibo.lua");
    // The scripts differ in the settings of the client and in the name of one field.
    let different = |from: &str, other: &str| {
        from.lines().filter(|line| !other.lines().any(|it| it == *line)).map(str::trim).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(different(&script, &newer), @r#"
    request_absolute_timeout_msecs = 10000,
    request_timeout_msecs = 4000,
    connect_timeout_msecs = 3000,
    connect_backoff_max_time_msecs = 1000,
    max_idle_time_msecs = 30000,
    max_attempts = 2,
    local protocol = req.service
    "#);
    assert_snapshot!(different(&newer, &script), @r#"
    request_absolute_timeout = "10000ms",
    request_timeout = "4000ms",
    connect_timeout = "3000ms",
    connect_backoff_max_time = "1000ms",
    max_idle_time = "30000ms",
    request_max_attempts = "2",
    local protocol = req.protocol
    "#);
    site.runs(&["--overwrite"], "").done();
    assert!(site.piece("meibo.conf").contains("ssl_client_ca_dir = /etc/ssl/certs"), "without an authority of its own");
}

#[test]
fn addr_5_the_pieces_for_mail_from_outside_are_these_and_mailboxes_that_must_be_moved_are_told() {
    let site = Site::new();
    let user = crate::support::Program::new("id").args(["-un"]).run().ok().trim().to_owned();
    let runs = |more: &[&str]| {
        let args = ["mail-config", "postfix", "--service", "https://meibo.example.ac.jp", "--folder"];
        meibod().args(args).args([site.pieces()]).args(["--policy-user", &user]).args(more).stdin(TOKEN).run()
    };
    let said = runs(&["--token-stdin"]).done();
    assert!(!said.contains("lmtp") && !site.pieces().join("inbound.cf").exists(), "{said}");
    let said = runs(&["--mail-domain", "mail.example.jp"]).done();
    assert!(said.contains("/lmtp.conf") && said.contains("/inbound.cf | xargs -d '\\n' postconf -e"), "{said}");
    assert_snapshot!(site.piece("inbound.cf"), @r#"
    # Written by `meibod mail-config postfix`; for Postfix's main.cf, where it takes the place of settings of the same names:
    #   grep '^[a-z]' /etc/dovecot/meibo/inbound.cf | xargs -d '\n' postconf -e
    # Mail to mail.example.jp. Before a message is taken, Dovecot is asked for each recipient (LMTP), and asks the service.
    virtual_mailbox_domains = mail.example.jp
    virtual_mailbox_maps =
    virtual_transport = lmtp:inet:127.0.0.1:10024
    smtpd_recipient_restrictions = reject_unauth_destination, check_recipient_access inline:{ { mail.example.jp = reject_unverified_recipient } }
    unverified_recipient_reject_code = 550

    # That an address receives is remembered for a month: when nobody can be asked, its mail is taken all the same, and waits in the queue.
    # That it does not is forgotten within seconds: it may from the next minute 0 on, and whoever could not be asked may be back.
    address_verify_negative_expire_time = 5s
    address_verify_negative_refresh_time = 5s
    address_verify_poll_delay = 1s
    address_verify_poll_count = ${stress?{1}:{10}}
    "#);
    assert_snapshot!(site.piece("lmtp.conf"), @r#"
    # Written by `meibod mail-config postfix` for Dovecot 2.3: Postfix hands mail to this Dovecot. Include it after userdb.conf:
    #   !include /etc/dovecot/meibo/lmtp.conf

    protocols = $protocols lmtp

    # Whoever is on this machine may deliver, as with sendmail(1).
    service lmtp {
      inet_listener lmtp {
        address = 127.0.0.1
        port = 10024
      }
    }
    "#);
    runs(&["--mail-domain", "mail.example.jp", "--dovecot-version", "2.4", "--overwrite"]).done();
    assert_snapshot!(site.piece("lmtp.conf"), @r#"
    # Written by `meibod mail-config postfix` for Dovecot 2.4: Postfix hands mail to this Dovecot. Include it after userdb.conf:
    #   !include /etc/dovecot/meibo/lmtp.conf

    protocols {
      lmtp = yes
    }

    # Whoever is on this machine may deliver, as with sendmail(1).
    service lmtp {
      inet_listener lmtp {
        listen = 127.0.0.1
        port = 10024
      }
    }
    "#);
    let root = site.path("vmail");
    fs::create_dir_all(root.join("0a1b2c3d4e5f6")).unwrap();
    let writes = || site.runs(&["--token-stdin", "--overwrite", "--mail-root", root.to_str().unwrap()], TOKEN);
    assert!(!writes().stderr.contains("stored by address"));
    fs::create_dir(root.join("mail.example.jp")).unwrap();
    let told = writes();
    assert!(told.code == 0 && told.stderr.contains("are stored by address (mail.example.jp)"), "{told}");
}

/// What `named-checkzone` says of a zone that holds the records.
fn checked(records: &str) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let zone = folder.path().join("zone");
    let head = "$TTL 3600\n@ IN SOA ns.example.net. root.example.net. 1 3600 600 86400 300\n@ IN NS ns.example.net.\n";
    fs::write(&zone, format!("{head}{records}")).unwrap();
    // The names of the servers lie in other zones, which are not asked.
    let args = ["-i", "none", "-D", "-o", "-", "mail.example.jp", zone.to_str().unwrap()];
    crate::support::Program::new("/usr/bin/named-checkzone").args(args).run()
}

#[test]
fn apppw_6_the_dns_records_are_taken_by_bind_as_they_were_meant() {
    let site = Site::new();
    let config = site.path("meibod.toml");
    let smtp = "smtp = [{ host = \"out.example.jp\", port = 465, tls = \"tls\" }]";
    fs::write(&config, format!("[policy.mail_servers]\n{smtp}\n")).unwrap();
    let dns = |service: &str| {
        let args = ["mail-config", "dns", "--config", config.to_str().unwrap(), "--service", service];
        meibod().args(args).run()
    };
    let records = dns("https://meibo.example.ac.jp").ok();
    let read = checked(&records);
    assert_eq!(read.code, 0, "{}", read.stderr);
    let read: Vec<String> =
        read.stdout.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for record in [
        "_imaps._tcp.mail.example.jp. 3600 IN SRV 0 1 993 imap.example.jp.",
        "_imap._tcp.mail.example.jp. 3600 IN SRV 0 0 0 .",
        "_pop3s._tcp.mail.example.jp. 3600 IN SRV 0 1 995 pop.example.jp.",
        "_submissions._tcp.mail.example.jp. 3600 IN SRV 0 1 465 out.example.jp.",
        "_submission._tcp.mail.example.jp. 3600 IN SRV 0 0 0 .",
        "_autodiscover._tcp.mail.example.jp. 3600 IN SRV 0 1 443 meibo.example.ac.jp.",
        "autoconfig.mail.example.jp. 3600 IN CNAME meibo.example.ac.jp.",
        "autodiscover.mail.example.jp. 3600 IN CNAME meibo.example.ac.jp.",
    ] {
        assert!(read.iter().any(|line| line == record), "{record}: {read:#?}");
    }
    assert!(checked("_imaps._tcp IN SRV 0 993 imap.example.jp.\n").code != 0, "what is no record is refused");
    assert_eq!(checked(&dns("https://192.0.2.1:8443").ok()).code, 0);
    assert!(dns("http://meibo.example.ac.jp").fails(1).contains("--service"));
}
