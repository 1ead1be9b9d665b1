//! A proxy of its own: it answers every `CONNECT` as the test says, or leads on.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// What it does with a `CONNECT`.
#[derive(Clone, Copy)]
pub(crate) enum Does {
    /// Answers this, and closes.
    Answers(&'static str),
    /// Leads on.
    LeadsOn,
    /// Says that the way is open, waits for the first words to the service, answers this itself, and closes.
    Opens(&'static str, &'static str),
    /// Says that the way is open, and then nothing.
    OpensAndWaits,
    /// Says nothing at all.
    Nothing,
}

/// A proxy that runs until the tests end.
pub(crate) struct Proxy {
    /// `127.0.0.1:` and its port.
    pub(crate) address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts it.
    pub(crate) fn start(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let into = Arc::clone(&heads);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let into = Arc::clone(&into);
                thread::spawn(move || serve(stream, does, &into));
            }
        });
        Self { address, heads }
    }

    /// The heads of the requests that it was sent.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn serve(mut client: TcpStream, does: Does, heads: &Mutex<Vec<String>>) {
    let head = head_of(&mut client);
    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
    heads.lock().unwrap().push(head);
    match does {
        Does::Answers(answer) => drop(client.write_all(answer.as_bytes())),
        Does::Opens(head, answer) => {
            client.write_all(head.as_bytes()).unwrap();
            let mut first = [0; 1024];
            let _ = client.read(&mut first);
            let _ = client.write_all(answer.as_bytes());
        }
        Does::OpensAndWaits => {
            client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            thread::sleep(super::deadline::PATIENCE);
        }
        Does::Nothing => thread::sleep(super::deadline::PATIENCE),
        Does::LeadsOn => {
            let Ok(service) = TcpStream::connect(target) else { return };
            client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
            let (mut from, mut to) = (client.try_clone().unwrap(), service.try_clone().unwrap());
            thread::spawn(move || std::io::copy(&mut from, &mut to).ok());
            std::io::copy(&mut { service }, &mut client).ok();
        }
    }
}

fn head_of(client: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && matches!(client.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}
