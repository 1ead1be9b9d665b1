//! The mail test (APPPW-6): which servers are tried, what came of it, and how the program ends by it.

mod failure;
mod line;
mod manner;
mod row;
mod teller;

use std::path::PathBuf;

use serde_json::Value;
use tokio::signal::unix::{Signal, SignalKind, signal};

pub(super) use self::manner::Manner;

use self::teller::Teller;
use crate::{
    cli::{
        args::target,
        bulk::interrupt::Interrupts,
        connection::of_client,
        context::Context,
        failure::{Failure, message},
        report::mail_servers,
        settings::Key,
    },
    client,
    contract::mail_servers::{MailServerView, MailServersShow, MailServersShown},
    probe::{self, Letter, Outcome, Plan, Server},
    rules::{Secret, mail_log_in::Protocol, pop::Mode},
    texts::args,
};

/// The fields of a step that a table shows.
pub(super) const COLUMNS: &[&str] = &["protocol", "step", "result", "seconds", "detail"];

/// A test that can begin: the servers, and the address.
pub(super) struct Trial {
    servers: Vec<Server>,
    user: String,
    pop_is_off: bool,
}

/// The test of the servers that one's own mail app is set up with.
///
/// # Errors
/// There is no address yet; what the service refused.
pub(super) async fn of_oneself(context: &mut Context) -> Result<Trial, Failure> {
    let shown = context.send(&MailServersShow { account: target::me()? }).await?;
    let user = shown.settings.user.clone().ok_or_else(|| mail_servers::no_address(&shown.settings))?;
    let pop_is_off = shown.pop_mode == Mode::Disabled;
    Ok(Trial { servers: servers(&shown, !pop_is_off)?, user, pop_is_off })
}

/// Those that send before those that read: IMAP finds and removes what was sent.
fn servers(shown: &MailServersShown, pop: bool) -> Result<Vec<Server>, Failure> {
    let settings = &shown.settings;
    let sending = settings.smtp.iter().map(|server| (Protocol::Smtp, server));
    let reading = [(Protocol::Imap, &settings.imap), (Protocol::Pop, &settings.pop)];
    let reading = reading.into_iter().filter(|(protocol, _)| pop || *protocol != Protocol::Pop);
    sending.chain(reading).map(|(protocol, server)| known(protocol, server)).collect()
}

fn known(protocol: Protocol, server: &MailServerView) -> Result<Server, Failure> {
    Ok(Server {
        protocol,
        host: server.host.clone(),
        port: u16::try_from(server.port).map_err(Failure::unexpected)?,
        tls: server.tls.as_str().parse().map_err(Failure::unexpected)?,
    })
}

impl Trial {
    /// Who logs in.
    pub(super) fn user(&self) -> &str {
        &self.user
    }

    /// Carries it out. Ctrl-C and what ends programs end it; what was found until then is kept.
    ///
    /// # Errors
    /// The authorities cannot be read (12); what was told could not be written.
    pub(super) async fn run(self, secret: &Secret, manner: Manner, context: &Context) -> Result<Tested, Failure> {
        let plan = Plan {
            letter: letter(&self.user, context)?,
            servers: self.servers,
            user: self.user,
            secret: secret.clone(),
            patience: context.settings.timeout(),
        };
        let authorities = context.settings.get(Key::CaFile).map(|setting| PathBuf::from(&setting.value));
        let mut teller = Teller::new(manner, context);
        let mut interrupts = Interrupts::heard()?;
        let [mut terminated, mut hung_up] = [heard(SignalKind::terminate())?, heard(SignalKind::hangup())?];
        let mut tell = |told: probe::Told<'_>| teller.hears(told);
        let ran = tokio::select! {
            ran = probe::run(&plan, authorities.as_deref(), &mut tell) => Some(ran),
            () = interrupts.next() => None,
            _ = terminated.recv() => None,
            _ = hung_up.recv() => None,
        };
        if let Some(Err(error)) = ran {
            return Err(of_client(error));
        }
        let tested =
            Tested { steps: teller.ends()?, pop_is_off: self.pop_is_off, is_interrupted: ran.is_none(), manner };
        tested.close(context)?;
        Ok(tested)
    }
}

/// Whoever ends the test does not end the program: a new app password is still to be shown.
fn heard(kind: SignalKind) -> Result<Signal, Failure> {
    signal(kind).map_err(Failure::unexpected)
}

/// The mail to oneself, in one's own language.
fn letter(user: &str, context: &Context) -> Result<Letter, Failure> {
    let name = format!("{:032x}", rand::random::<u128>());
    let subject = context.ui.text("mail-test-subject", args![mark = &name[..8]]);
    let body = context.ui.text("mail-test-body", args![]).replace('\n', "\r\n") + "\r\n";
    Letter::new(user, subject, body, client::now().into(), format!("meibo-test-{name}")).map_err(Failure::unexpected)
}

/// What came of a test.
pub(super) struct Tested {
    steps: Vec<Outcome>,
    pop_is_off: bool,
    is_interrupted: bool,
    manner: Manner,
}

impl Tested {
    /// What is said behind the last step.
    fn close(&self, context: &Context) -> Result<(), Failure> {
        if self.manner == Manner::Kept || self.is_interrupted {
            return Ok(());
        }
        let (ui, page) = (&context.ui, context.ui.page());
        if self.pop_is_off {
            ui.out(&format!("{}\n", page.prose(&ui.text("mail-test-pop-off", args![]))))?;
        }
        if self.failures().next().is_none() {
            ui.out(&format!("\n{}\n", page.prose(&ui.text("mail-test-good", args![]))))?;
        }
        Ok(())
    }

    /// One object for each step, in words of the form in which they are shown.
    pub(super) fn rows(&self, context: &Context) -> Vec<Value> {
        let steps = self.steps.iter().map(|step| row::step(step, &context.ui));
        steps.chain(self.pop_is_off.then(|| row::pop_off(&context.ui))).collect()
    }

    /// The same as one value.
    pub(super) fn value(&self, context: &Context) -> Value {
        self.rows(context).into()
    }

    fn failures(&self) -> impl Iterator<Item = Failure> {
        self.steps.iter().filter_map(failure::of)
    }

    /// Says on stderr what failed, where stdout has no place for it.
    pub(super) fn complain(&self, context: &Context) {
        self.failures().for_each(|failure| context.ui.complain(&message::for_people(&failure, &context.ui)));
    }

    /// Ends the program by the first step that failed.
    ///
    /// # Errors
    /// A step failed, or Ctrl-C.
    pub(super) fn end(&self) -> Result<(), Failure> {
        if self.is_interrupted {
            return Err(Failure::interrupted());
        }
        match self.failures().next() {
            Some(failure) => Err(Failure::told_already(failure.exit)),
            None => Ok(()),
        }
    }
}
