//! What mail apps ask by themselves (autoconfig, autodiscover).

use serde_json::{Value, json};

use super::campus::Campus;
use crate::support::{Engine, Program, Service, http::Answer, service::Setup};

const AUTOCONFIG: [&str; 2] = ["/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"];
const AUTODISCOVER: [&str; 3] =
    ["/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml", "/AutoDiscover/AutoDiscover.xml"];

fn question(address: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/\
         outlook/requestschema/2006\">\n  <Request>\n    <EMailAddress>{address}</EMailAddress>\n    <AcceptableResponseSchema>\
         http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>\n  \
         </Request>\n</Autodiscover>\n"
    )
}

fn autoconfig(service: &Service, address: &str) -> Answer {
    service.http().get(&format!("{}?emailaddress={address}", AUTOCONFIG[0]))
}

fn autodiscover(service: &Service, path: &str, address: &str) -> Answer {
    service.http().request("POST", path).typed("text/xml", question(address)).send()
}

/// The elements with a text, in order, as Python's XML reads them: `[name, text]`, without name spaces.
fn elements(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.headers["content-type"], "text/xml; charset=utf-8");
    let script = "import json, sys, xml.etree.ElementTree as tree\n\
        all = tree.fromstring(sys.stdin.buffer.read()).iter()\n\
        name = lambda it: it.tag.split('}')[-1] + ''.join(':' + it.get('type') for _ in [0] if it.get('type'))\n\
        print(json.dumps([[name(it), (it.text or '').strip()] for it in all if (it.text or '').strip() or it.get('type')]))";
    Program::new("/usr/bin/python3").args(["-c", script]).stdin(answer.text.clone()).run().json()
}

on_both!(apppw_6_thunderbird_finds_the_servers_without_a_sign_in, |service| {
    let server = |kind: &str, host: &str, port: &str, socket: &str| {
        json!([
            [kind, ""],
            ["hostname", host],
            ["port", port],
            ["socketType", socket],
            ["authentication", "password-cleartext"],
            ["username", "%EMAILADDRESS%"]
        ])
    };
    let parts = [
        json!([["domain", "mail.example.jp"], ["displayName", "meibo"], ["displayShortName", "meibo"]]),
        server("incomingServer:imap", "imap.example.jp", "993", "SSL"),
        server("incomingServer:pop3", "pop.example.jp", "995", "SSL"),
        json!([["leaveMessagesOnServer", "true"]]),
        server("outgoingServer:smtp", "smtp.example.jp", "465", "SSL"),
        server("outgoingServer:smtp", "smtp.example.jp", "587", "STARTTLS"),
    ];
    let expected: Vec<&Value> = parts.iter().flat_map(|part| part.as_array().unwrap()).collect();
    for path in AUTOCONFIG {
        let answer = service.http().get(&format!("{path}?emailaddress=taro%40mail.example.jp"));
        assert_eq!(elements(&answer), json!(expected), "{path}");
    }
});

on_both!(apppw_6_outlook_finds_the_servers_without_a_sign_in, |service| {
    let address = "taro@mail.example.jp";
    let server = |kind: &str, host: &str, port: &str| {
        json!([
            ["Type", kind],
            ["Server", host],
            ["Port", port],
            ["DomainRequired", "off"],
            ["LoginName", address],
            ["SPA", "off"],
            ["SSL", "on"],
            ["Encryption", "SSL"],
            ["AuthRequired", "on"]
        ])
    };
    let parts = [
        json!([["AccountType", "email"], ["Action", "settings"]]),
        server("IMAP", "imap.example.jp", "993"),
        server("POP3", "pop.example.jp", "995"),
        server("SMTP", "smtp.example.jp", "465"),
        json!([["UsePOPAuth", "off"], ["SMTPLast", "off"]]),
    ];
    let expected: Vec<&Value> = parts.iter().flat_map(|part| part.as_array().unwrap()).collect();
    for path in AUTODISCOVER {
        assert_eq!(elements(&autodiscover(service, path, address)), json!(expected), "{path}");
    }
});

on_both!(apppw_6_what_mail_apps_are_told_says_nothing_of_who_exists, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro" })).ok();
    service.clock.pass_minutes(60);
    let known = autoconfig(service, "taro@mail.example.jp");
    let unknown = autoconfig(service, "nobody@MAIL.example.jp");
    let without = service.http().get(AUTOCONFIG[1]);
    assert_eq!((known.status, &known.text, &known.text), (200, &unknown.text, &without.text));
    let told = |name: &str| {
        let answer = autodiscover(service, AUTODISCOVER[0], &format!("{name}@mail.example.jp"));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.text.replace(&format!("{name}@"), "USER@")
    };
    assert_eq!(told("taro"), told("nobody"));
    // Of another domain there is nothing here.
    for strange in ["taro@example.com", "taro@mail.example.jp.example.com", "taro", "@mail.example.jp", ""] {
        autoconfig(service, strange).refused(404, "no_such_path");
        autodiscover(service, AUTODISCOVER[0], strange).refused(404, "no_such_path");
    }
});

#[test]
fn apppw_6_an_address_that_is_more_than_one_changes_no_answer_and_a_question_has_a_bound() {
    let service = Service::start(Engine::Sqlite);
    let injected = "a&lt;/LoginName&gt;&lt;Server&gt;evil.example&lt;/Server&gt;&amp;\"@mail.example.jp";
    let told = elements(&autodiscover(&service, AUTODISCOVER[0], injected));
    let servers: Vec<&Value> =
        told.as_array().unwrap().iter().filter(|it| it[0] == "Server").map(|it| &it[1]).collect();
    assert_eq!(servers, ["imap.example.jp", "pop.example.jp", "smtp.example.jp"]);
    let names = told.as_array().unwrap().iter().filter(|it| it[0] == "LoginName").map(|it| it[1].as_str().unwrap());
    assert!(
        names.clone().count() == 3 && names.clone().all(|it| it.starts_with("a</LoginName><Server>evil")),
        "{told}"
    );
    let asks = |body: &str| service.http().request("POST", AUTODISCOVER[0]).typed("text/xml", body).send();
    for wrong in ["", "no XML", "<Autodiscover/>", "<a><EMailAddress>&xxe;@mail.example.jp</EMailAddress></a>"] {
        asks(wrong).refused(400, "invalid_value");
    }
    asks(&format!("{}{}", question("taro@mail.example.jp"), " ".repeat(16 * 1024))).refused(413, "too_large");
    assert_eq!(service.http().get(AUTODISCOVER[0]).status, 405);
    assert_eq!(service.http().request("POST", AUTOCONFIG[0]).send().status, 405);
}

#[test]
fn apppw_6_a_configuration_with_one_server_for_sending_goes_on_as_it_was() {
    let smtp = "[policy.mail_servers]\nsmtp = { host = \"out.example.jp\", port = 587, tls = \"starttls\" }\n";
    let service = Setup::new(Engine::Sqlite).config(smtp).start();
    let told = elements(&autoconfig(&service, "taro@mail.example.jp"));
    let hosts: Vec<&Value> =
        told.as_array().unwrap().iter().filter(|it| it[0] == "hostname").map(|it| &it[1]).collect();
    assert_eq!(hosts, ["imap.example.jp", "pop.example.jp", "out.example.jp"]);
    let outlook = autodiscover(&service, AUTODISCOVER[0], "taro@mail.example.jp").text;
    assert!(outlook.contains("<Port>587</Port>") && outlook.contains("<Encryption>TLS</Encryption>"), "{outlook}");
    let campus = Campus::new(&service);
    let shown = campus.get(&campus.admin(), "/v1/accounts/me/mail-servers").ok();
    assert_eq!(shown["settings"]["smtp"], json!([{ "host": "out.example.jp", "port": 587, "tls": "starttls" }]));
}
