//! A proxy between the program and the service: gone through, gone past, and named where it is in the way.

use serde_json::Value;

use crate::support::{
    Engine, Meibo, Service,
    proxy::{Does, Proxy},
};

const SERVICE: &str = "https://meibo.example.ac.jp";
const NOT_HERE: &str = "Nothing was sent to the service.";

/// Somebody whose service lies behind something.
fn somebody() -> Meibo {
    Meibo::new().env("MEIBO_SERVICE", SERVICE)
}

#[test]
fn a_proxy_that_is_in_the_way_is_named_with_where_it_was_set() {
    for (does, why) in [
        (
            Does::Answers("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n"),
            "It wants a user name and a password (407), or other ones. They are taken from HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT only.",
        ),
        (
            Does::Answers("HTTP/1.1 403 Forbidden\r\n\r\n<html>"),
            "It did not lead there, but answered with the HTTP status 403.",
        ),
        (
            Does::Answers("HTTP/1.0 502 Bad Gateway\r\n\r\n"),
            "It did not lead there, but answered with the HTTP status 502.",
        ),
        (
            Does::Answers("HTTP/1.1 302 Found\r\nLocation: https://portal.example/\r\n\r\n"),
            "It did not lead there, but answered with the HTTP status 302.",
        ),
        (
            Does::Answers("HTTP/1.1 400 Bad Request\r\n\r\n"),
            "It did not lead there, but answered with the HTTP status 400.",
        ),
        (
            Does::Answers("220 mail.example ESMTP\r\n"),
            "What answers there does not speak HTTP: the address, the port or the scheme is wrong.",
        ),
        (
            Does::Opens("HTTP/1.1 200 OK\r\nServer: portal\r\n\r\n", "<html>Sign in</html>"),
            "It said that the way is open, and then answered itself with something that is no TLS, such as a sign-in page.",
        ),
        (
            Does::Opens("HTTP/1.1 200 OK\r\n\r\n", ""),
            "It said that the way is open, and then the connection ended: by the proxy, or by the service behind it.",
        ),
        (
            Does::Answers(""),
            "It broke off, or does not speak as a proxy of this kind does; perhaps the address, the port or the scheme is wrong.",
        ),
    ] {
        let proxy = Proxy::start(does);
        let url = format!("http://{}", proxy.address);
        let told = |meibo: &Meibo, args: &[&str]| meibo.run(args.iter().copied().chain(["-o", "json"])).error(7);
        let by_variable =
            told(&somebody().env("https_proxy", &format!("http://me:CANARY@{}", proxy.address)), &["status"]);
        let message = format!("The proxy {url} (https_proxy) does not lead to {SERVICE}. {why} {NOT_HERE}");
        assert_eq!((&by_variable["code"], &by_variable["message"]), (&"proxy_failed".into(), &message.into()));
        assert_eq!(
            by_variable["hint"],
            "Correct or unset https_proxy, or name the service in NO_PROXY, so that it is reached without a proxy."
        );
        let by_flag = told(&somebody(), &["status", "--proxy", &url]);
        let message = format!("The proxy {url} (--proxy) does not lead to {SERVICE}. {why} {NOT_HERE}");
        assert_eq!(
            (&by_flag["message"], &by_flag["hint"]),
            (&message.into(), &"Correct or remove it where it is set: --proxy.".into())
        );
        // The way is asked for once: what a proxy refuses, it refuses again.
        assert!(proxy.heads().iter().all(|head| head.starts_with("CONNECT meibo.example.ac.jp:443 HTTP/1.1\r\n")));
    }
}

/// What doctor says of each thing that it looked at.
fn findings(meibo: &Meibo, code: i32) -> Vec<(String, String)> {
    let ended = meibo.run(["doctor", "-o", "json"]);
    assert_eq!(ended.code, code, "{ended}");
    let rows: Value = serde_json::from_str(&ended.stdout).unwrap();
    let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(|row| (word(row, "check"), word(row, "result"))).collect()
}

#[test]
fn a_proxy_that_opens_the_way_and_then_is_silent_is_named_however_short_the_wait() {
    let silent = Proxy::start(Does::OpensAndWaits);
    for wait in ["2", "7"] {
        let args = ["status", "--proxy", &format!("http://{}", silent.address), "--timeout", wait, "-o", "json"];
        let error = somebody().run(args).error(7);
        assert_eq!(error["code"], "proxy_failed", "{error}");
        assert!(error["message"].as_str().unwrap().contains("There was no answer in time."), "{error}");
    }
}

#[test]
fn doctor_finds_the_proxy_that_does_not_lead_on_and_nothing_wrong_with_one_that_does() {
    let refuses = Proxy::start(Does::Answers("HTTP/1.1 403 Forbidden\r\n\r\n"));
    let meibo = somebody().env("HTTPS_PROXY", &refuses.address).env("XDG_CONFIG_DIRS", "/nonexistent");
    let found = findings(&meibo.env("MEIBO_STORE", "file"), 7);
    assert!(found.contains(&("proxy".to_owned(), "failed".to_owned())), "{found:?}");
    assert!(!found.iter().any(|(check, _)| check == "tls"), "{found:?}");
    let page = Proxy::start(Does::Opens("HTTP/1.1 200 OK\r\n\r\n", "<html>Sign in</html>"));
    let meibo = somebody().env("HTTPS_PROXY", &page.address).env("XDG_CONFIG_DIRS", "/nonexistent");
    let found = findings(&meibo.env("MEIBO_STORE", "file"), 7);
    assert!(found.contains(&("proxy".to_owned(), "failed".to_owned())), "{found:?}");
    let service = Service::start(Engine::Sqlite);
    let leads = Proxy::start(Does::LeadsOn);
    let meibo = Meibo::of(&service).env("MEIBO_PROXY", &format!("http://{}", leads.address)).env("MEIBO_STORE", "file");
    let found = findings(&meibo, 0);
    for check in ["proxy", "tls"] {
        assert!(found.contains(&(check.to_owned(), "ok".to_owned())), "{found:?}");
    }
}

#[test]
fn a_proxy_that_cannot_be_one_is_told_once_by_doctor_and_ends_it_as_any_command() {
    for (name, exit) in [("HTTPS_PROXY", 2), ("MEIBO_PROXY", 2)] {
        let meibo = somebody().env(name, "ftp://proxy.example").env("XDG_CONFIG_DIRS", "/nonexistent");
        meibo.run(["status", "-o", "json"]).error(exit);
        let found = findings(&meibo, exit);
        assert_eq!(found.iter().filter(|(_, result)| result == "failed").count(), 1, "{name}: {found:?}");
        let found = findings(&meibo.env("MEIBO_TOKEN", "meibo_t_x"), exit);
        assert_eq!(found.iter().filter(|(_, result)| result == "failed").count(), 1, "{name}: {found:?}");
    }
}

#[test]
fn a_proxy_leads_on_with_the_password_of_its_variable_and_no_proxy_passes_it_by() {
    let service = Service::start(Engine::Sqlite);
    let proxy = Proxy::start(Does::LeadsOn);
    let meibo = || Meibo::of(&service).env("ALL_PROXY", &format!("http://me:secret@{}", proxy.address));
    assert_eq!(meibo().run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
    assert_eq!(proxy.heads().len(), 1);
    // me:secret
    assert!(proxy.heads()[0].contains("proxy-authorization: Basic bWU6c2VjcmV0\r\n"), "{:?}", proxy.heads());
    let address = service.url.trim_start_matches("https://");
    for list in [address, "*", "127.0.0.0/8", "other.example, 127.0.0.1"] {
        meibo().env("NO_PROXY", list).run(["status", "-o", "json"]).error(4);
        assert_eq!(proxy.heads().len(), 1, "{list}: it was passed by");
    }
}

#[test]
fn a_proxy_that_cannot_be_one_is_refused_before_anything_is_sent_and_its_password_is_not_told() {
    for (name, value, shown) in [
        ("MEIBO_PROXY", "http://me:CANARY@proxy.example:8080", "http://…@proxy.example:8080"),
        ("MEIBO_PROXY", "proxy.example:8080", "proxy.example:8080"),
        ("HTTPS_PROXY", "ftp://me:CANARY@proxy.example", "ftp://…@proxy.example"),
        ("all_proxy", "http://me:CANARY@proxy.example:99999", "http://…@proxy.example:99999"),
    ] {
        let error = somebody().env(name, value).run(["status", "-o", "json"]).error(2);
        assert_eq!(error["code"], "setting_invalid", "{name}");
        let message = error["message"].as_str().unwrap();
        assert!(message.starts_with(&format!("proxy cannot be “{shown}” ({name}).")), "{message}");
        assert!(!error.to_string().contains("CANARY"), "{error}");
    }
    let meibo = somebody();
    let set = meibo.run(["config", "set", "proxy", "http://me:CANARY@proxy.example:8080"]).fails(2);
    assert!(set.contains("http://…@proxy.example:8080") && !set.contains("CANARY"), "{set}");
}

#[test]
fn a_proxy_that_is_not_there_or_says_nothing_is_what_cannot_be_reached() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let silent = Proxy::start(Does::Nothing);
    for (proxy, why) in [
        (format!("http://{closed}"), "Nothing answers at that address."),
        (format!("http://{}", silent.address), "There was no answer in time."),
        (format!("https://{closed}"), "Nothing answers at that address."),
        ("http://proxy.invalid:8080".to_owned(), "Its name has no address (DNS)."),
        (format!("socks5h://{closed}"), "Nothing answers at that address."),
    ] {
        let error = somebody().run(["status", "--proxy", &proxy, "-o", "json"]).error(7);
        let message = format!("The proxy {proxy} (--proxy) does not lead to {SERVICE}. {why} {NOT_HERE}");
        assert_eq!((&error["code"], &error["message"]), (&"proxy_failed".into(), &message.into()));
    }
}
