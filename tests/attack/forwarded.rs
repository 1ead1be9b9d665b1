//! Connections that a proxy forwards whole, and before which it says where they came from: the PROXY protocol (SIGN-8).

use std::net::SocketAddr;

use jiff::ToSpan;
use ppp::v2::{Builder, Command, Protocol, Version};
use serde_json::json;
use tokio::{
    io::{AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpSocket},
};

use crate::{
    api::campus::{Campus, PASSWORD},
    support::{Engine, Service, deadline::wait_for, http::Http, service::Setup},
};

const CONFIG: &str = "trusted_proxies = [\"127.0.0.2/32\"]\nproxy_protocol = true\n";

/// What a proxy says before a connection of that client.
fn header(client: &str) -> Vec<u8> {
    let addresses: (SocketAddr, SocketAddr) =
        (format!("{client}:1234").parse().unwrap(), "192.0.2.1:443".parse().unwrap());
    Builder::with_addresses(Version::Two | Command::Proxy, Protocol::Stream, addresses).build().unwrap()
}

/// A client of a proxy that asks from an address of the loopback interface, and says something before each connection.
fn through(service: &Service, from: &'static str, says: Vec<u8>) -> Http {
    let to: SocketAddr = service.url.trim_start_matches("https://").parse().unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let socket = TcpSocket::new_v4().unwrap();
                socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
                let says = says.clone();
                tokio::spawn(async move {
                    let mut onward = socket.connect(to).await?;
                    onward.write_all(&says).await?;
                    copy_bidirectional(&mut client, &mut onward).await
                });
            }
        });
    });
    Http::new(&url)
}

#[test]
fn sign_8_a_proxy_that_forwards_connections_names_their_clients() {
    let service = Setup::new(Engine::Sqlite).config(CONFIG).start();
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    let guess = |http: &Http| {
        // Entries of one moment have no order.
        service.clock.pass(1.second());
        let body = json!({ "account": "tanaka", "password": "a guess" });
        let request = http.request("POST", "/v1/sign-ins").header("X-Forwarded-For", "198.51.100.1").json(&body);
        request.try_send().map(|answer| answer.status)
    };
    let address = || campus.audit("operation=session.sign-in&outcome=refused").remove(0)["address"].clone();
    for client in ["203.0.113.7", "203.0.113.8"] {
        assert_eq!(guess(&through(&service, "127.0.0.2", header(client))).unwrap(), 401);
        assert_eq!(address(), client, "and no header of the client's own is believed");
    }
    // Nothing is said by whoever is to say something, or something by whom nobody believes: no connection.
    assert!(guess(&through(&service, "127.0.0.2", Vec::new())).is_err());
    let is_logged = || service.log().contains("without a header of the PROXY protocol").then_some(());
    assert!(wait_for(is_logged).is_some(), "{}", service.log());
    assert!(guess(&through(&service, "127.0.0.3", header("203.0.113.9"))).is_err());
    assert_eq!(guess(&through(&service, "127.0.0.3", Vec::new())).unwrap(), 401);
    assert_eq!(address(), "127.0.0.3");
    campus.sign_in("tanaka", PASSWORD).ok();
}
