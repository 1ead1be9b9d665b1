//! The test from its first step to its last.

use std::{net::SocketAddr, path::Path, time::Duration};

use tokio::time::{sleep, timeout};

use super::{
    Found, Letter, Outcome, Server, Step, Trouble,
    imap::Imap,
    line::Within,
    pop::Pop,
    smtp::Smtp,
    way::{Trust, addresses, connection},
};
use crate::{
    client::{self, instant, towards_others},
    rules::{Secret, mail_log_in::Protocol, mail_servers::Tls},
};

/// The arrival of a mail may take so many times as long as an answer.
const ARRIVAL: u32 = 2;
/// Between two looks over POP, which sees what is there when it logs in.
const PAUSE: Duration = Duration::from_secs(2);

/// What is to be tested.
#[derive(Debug)]
pub struct Plan {
    /// The servers, in the order in which they are tried: those that send before those that read.
    pub servers: Vec<Server>,
    /// Who logs in.
    pub user: String,
    /// With what.
    pub secret: Secret,
    /// The mail that is sent, by each server that sends.
    pub letter: Letter,
    /// How long an answer may take.
    pub patience: Duration,
}

/// What is told while it goes on.
#[derive(Debug)]
pub enum Told<'a> {
    /// A step begins.
    Begins(&'a Server, Step),
    /// It has ended.
    Ended(Outcome),
}

/// Carries the plan out, server by server, and tells each step. Besides the system's authorities, those of `extra_ca` are
/// believed.
///
/// # Errors
/// The file of authorities cannot be used, or the system has none. What fails at a server is an [`Outcome`].
pub async fn run(plan: &Plan, extra_ca: Option<&Path>, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), client::Error> {
    let (config, witness) = towards_others(extra_ca)?;
    let trust = Trust::new(config, witness);
    let mut course = Course { plan, trust: &trust, sent: Vec::new(), tell };
    for server in &plan.servers {
        // What went wrong has been told.
        let _ = match server.protocol {
            Protocol::Smtp => course.send(server).await,
            Protocol::Imap => course.read(server).await,
            Protocol::Pop => course.fetch(server).await,
        };
    }
    Ok(())
}

/// A step has failed, and that was told.
struct Failed;

struct Course<'a> {
    plan: &'a Plan,
    trust: &'a Trust,
    /// The `Message-ID`s of what was sent and not yet found.
    sent: Vec<String>,
    tell: &'a mut dyn FnMut(Told<'_>),
}

impl<'a> Course<'a> {
    async fn send(&mut self, server: &Server) -> Result<(), Failed> {
        let Plan { user, secret, letter, .. } = self.plan;
        let (line, greets) = self.within(server).await?;
        let smtp = self.step(server, Step::LogIn, done(Smtp::log_in(line, greets, user, secret))).await?;
        let number = self.sent.len() + 1;
        let sending = async { smtp.send(letter, number).await.map(|words| ((), Found::Said(words))) };
        self.step(server, Step::Sending, sending).await?;
        self.sent.push(letter.id(number));
        Ok(())
    }

    async fn read(&mut self, server: &Server) -> Result<(), Failed> {
        let Plan { user, secret, .. } = self.plan;
        let (line, greets) = self.within(server).await?;
        let mut imap = self.step(server, Step::LogIn, done(Imap::log_in(line, greets, user, secret))).await?;
        let sent = std::mem::take(&mut self.sent);
        if !sent.is_empty() {
            let looking = in_time(self.plan, imap.finds(&sent));
            match self.step(server, Step::Arrival, done(looking)).await {
                Ok(uids) => {
                    let removing = async { imap.removes(&uids).await.map(|found| ((), found)) };
                    self.step(server, Step::Removal, removing).await?;
                }
                // POP may find it.
                Err(failed) => {
                    self.sent = sent;
                    return Err(failed);
                }
            }
        }
        imap.leave().await;
        Ok(())
    }

    async fn fetch(&mut self, server: &Server) -> Result<(), Failed> {
        let (plan, trust): (&'a Plan, &'a Trust) = (self.plan, self.trust);
        let Plan { user, secret, .. } = plan;
        let (line, greets) = self.within(server).await?;
        let mut pop = self.step(server, Step::LogIn, done(Pop::log_in(line, greets, user, secret))).await?;
        let sent = std::mem::take(&mut self.sent);
        if sent.is_empty() {
            let _ = pop.quit().await;
            return Ok(());
        }
        let looking = async {
            loop {
                if let Some(numbers) = pop.finds(&sent).await? {
                    return Ok((pop, numbers));
                }
                pop.quit().await?;
                sleep(PAUSE).await;
                let (line, greets) = anew(trust, server, plan.patience).await?;
                pop = Pop::log_in(line, greets, user, secret).await?;
            }
        };
        let looking = in_time(plan, looking);
        let (mut pop, numbers) = self.step(server, Step::Arrival, done(looking)).await?;
        let removing = async {
            pop.removes(&numbers).await?;
            pop.quit().await.map(|()| ((), Found::Done))
        };
        self.step(server, Step::Removal, removing).await
    }

    /// A connection to the server within TLS, and whether its greeting is still to come.
    async fn within(&mut self, server: &Server) -> Result<(Within, bool), Failed> {
        let patience = self.plan.patience;
        let found = self.step(server, Step::Dns, told(addresses(server, patience))).await?;
        let stream = self.step(server, Step::Tcp, connected(&found, patience)).await?;
        let trust = self.trust;
        let securing = async {
            let (line, certificate) = trust.tls(server, stream, patience).await?;
            Ok((line, certificate.map_or(Found::Done, |it| Found::Certificate(Box::new(it)))))
        };
        let line = step(self.tell, server, Step::Tls, securing).await?;
        Ok((line, server.tls == Tls::Tls))
    }

    async fn step<T>(
        &mut self,
        server: &Server,
        which: Step,
        work: impl Future<Output = Result<(T, Found), Trouble>>,
    ) -> Result<T, Failed> {
        step(self.tell, server, which, work).await
    }
}

/// Waits for the arrival of a mail as long as it may take.
async fn in_time<T>(plan: &Plan, looking: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    timeout(plan.patience * ARRIVAL, looking).await.unwrap_or(Err(Trouble::NotArrived))
}

/// A connection to a server that was reached before, without a word.
async fn anew(trust: &Trust, server: &Server, patience: Duration) -> Result<(Within, bool), Trouble> {
    let (stream, _) = connection(&addresses(server, patience).await?, patience).await?;
    let (line, _) = trust.tls(server, stream, patience).await?;
    Ok((line, server.tls == Tls::Tls))
}

/// Does a step, and tells its beginning and its end.
async fn step<T>(
    tell: &mut dyn FnMut(Told<'_>),
    server: &Server,
    step: Step,
    work: impl Future<Output = Result<(T, Found), Trouble>>,
) -> Result<T, Failed> {
    tell(Told::Begins(server, step));
    let begun = instant();
    let (value, result) = match work.await {
        Ok((value, found)) => (Ok(value), Ok(found)),
        Err(trouble) => (Err(Failed), Err(trouble)),
    };
    tell(Told::Ended(Outcome { server: server.clone(), step, took: begun.elapsed(), result }));
    value
}

async fn done<T>(work: impl Future<Output = Result<T, Trouble>>) -> Result<(T, Found), Trouble> {
    work.await.map(|value| (value, Found::Done))
}

async fn told(
    work: impl Future<Output = Result<Vec<SocketAddr>, Trouble>>,
) -> Result<(Vec<SocketAddr>, Found), Trouble> {
    work.await.map(|found| (found.clone(), Found::Addresses(found)))
}

async fn connected(addresses: &[SocketAddr], patience: Duration) -> Result<(tokio::net::TcpStream, Found), Trouble> {
    connection(addresses, patience).await.map(|(stream, address)| (stream, Found::Connected(address)))
}
