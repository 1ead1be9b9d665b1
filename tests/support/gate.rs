//! A way to a port that the test opens and shuts.

use std::{
    io,
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// Where it leads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// Nowhere: whoever comes is sent away.
    Shut,
    /// Nowhere: whoever comes waits for an answer.
    Silent,
    /// To this port of 127.0.0.1.
    To(u16),
}

/// A port that leads to another, or does not.
pub(crate) struct Gate {
    /// Its port on 127.0.0.1.
    pub(crate) port: u16,
    way: Arc<Mutex<Way>>,
}

impl Gate {
    /// One that is shut.
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let way = Arc::new(Mutex::new(Way::Shut));
        let leads = Arc::clone(&way);
        thread::spawn(move || {
            let mut waiting = Vec::new();
            for stream in listener.incoming().map_while(Result::ok) {
                let way = *leads.lock().unwrap();
                match way {
                    Way::Shut => drop(stream),
                    Way::Silent => waiting.push(stream),
                    Way::To(port) => drop(thread::spawn(move || lead(stream, port))),
                }
            }
        });
        Self { port, way }
    }

    /// Leads somewhere else from now on.
    pub(crate) fn leads(&self, way: Way) {
        *self.way.lock().unwrap() = way;
    }
}

fn lead(client: TcpStream, port: u16) {
    let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else { return };
    let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    thread::spawn(move || {
        io::copy(&mut from, &mut to).ok();
        to.shutdown(std::net::Shutdown::Write).ok();
    });
    io::copy(&mut { server }, &mut { client }).ok();
}
