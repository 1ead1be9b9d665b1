//! An enrolment, step by step: password, method, phone number, code, summary, turning on (2SV-1).
//!
//! At a terminal one command walks through it. Without one it is two: the first sends the code (or prints the
//! authenticator's key), the second, with `--code`, proves it and turns on.

mod begin;
mod finish;
mod prove;

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{code, failure::Failure, local_code::LocalCode, session::Session, whose},
    contract::{
        two_step::{EnrolmentFinish, MethodView, TwoStepShow},
        word::Switch,
    },
    rules::Code,
    texts::args,
};

/// What an enrolment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::two_step) enum Purpose<'a> {
    /// Turning 2-step verification on.
    TurnOn,
    /// Another method, where it is on.
    Add,
    /// A new method in the place of an older one, as that was typed.
    Replace(Option<&'a str>),
}

// The steps that can be taken by flags. (As documentation it would become the help of the command.)
#[derive(Debug, clap::Args)]
pub(in crate::cli::two_step) struct Flags {
    #[arg(long, value_parser = PossibleValuesParser::new(["sms", "voice", "authenticator"]))]
    method: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    #[arg(long, conflicts_with_all = ["method", "phone", "resend"], value_parser = code::parse)]
    code: Option<String>,
    #[arg(long, conflicts_with_all = ["method", "phone"])]
    resend: bool,
    #[arg(long, value_name = "FORM", value_parser = PossibleValuesParser::new(["blocks", "ascii", "none"]))]
    qr: Option<String>,
    #[arg(long)]
    password_stdin: bool,
}

impl Purpose<'_> {
    fn command(self) -> &'static str {
        match self {
            Purpose::TurnOn => "2sv enable",
            Purpose::Add => "2sv method add",
            Purpose::Replace(_) => "2sv method replace",
        }
    }

    /// Whether the account's state is the one that this is for.
    fn fits(self, is_on: bool) -> Result<(), Failure> {
        match (self, is_on) {
            (Purpose::TurnOn, true) => Err(Failure::new(LocalCode::TwoStepOn)),
            (Purpose::Add | Purpose::Replace(_), false) => Err(Failure::new(Code::TwoStepOff)),
            _ => Ok(()),
        }
    }
}

/// Walks through it, or takes the step that the flags name.
pub(super) async fn run(flags: &Flags, purpose: Purpose<'_>, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = flags.password_stdin;
    let outcome = step(flags, purpose, session).await;
    outcome.map_err(|failure| failure.fact("command", purpose.command()))
}

async fn step(flags: &Flags, purpose: Purpose<'_>, session: &mut Session) -> Result<(), Failure> {
    let stands = password_first(session).await?;
    let state = session.send(&TwoStepShow { account: whose::me()? }).await?;
    purpose.fits(state.state == Switch::On)?;
    match &flags.code {
        Some(code) => prove::given(code, stands, purpose, session).await,
        None if flags.resend => begin::resend(purpose, session).await,
        None => walk(flags, purpose, &state.methods, session).await,
    }
}

async fn walk(flags: &Flags, purpose: Purpose<'_>, held: &[MethodView], session: &mut Session) -> Result<(), Failure> {
    if purpose == Purpose::TurnOn {
        session.ui.note(&session.ui.text("two-step-needs", args![]));
    }
    let replaced = begin::replaced(purpose, held, session)?;
    let view = begin::start(flags, replaced.as_ref(), session).await?;
    if session.global.dry_run || !session.ui.can_ask() {
        return begin::show(&view, flags, purpose, session);
    }
    begin::tell(&view, flags, session)?;
    let proved = prove::asked(&view, session).await.map_err(|failure| failure.fact("done", "enrolment"))?;
    finish::run(&proved, purpose, session).await
}

/// Where an enrolment that was begun earlier stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Its code has been entered.
    Proved,
    /// Its code is still to come, or there is none.
    Open,
}

/// The first step is the password (SIGN-3). Trying the last step asks for it, and tells where things stand.
async fn password_first(session: &mut Session) -> Result<Stands, Failure> {
    match session.rehearse(&EnrolmentFinish {}).await {
        Ok(_) => Ok(Stands::Proved),
        Err(failure) if failure.code == Code::FlowNotFound || failure.code == Code::StepMissing => Ok(Stands::Open),
        Err(failure) => Err(failure),
    }
}
