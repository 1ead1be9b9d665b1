//! `meibod account create-admin`: the first administrator.

use anyhow::{anyhow, bail};

use super::{answer, args::CreateAdmin, clock::Clock, config::Config, key, open, problem};
use crate::{
    ops::{
        Failure,
        administrator::{NewAdministrator, create},
    },
    rules::Secret,
    texts::{Lang, Texts, args},
    ui::{Gate, Look, Streams, Trouble, Ui},
};

pub(super) async fn run(args: CreateAdmin) -> anyhow::Result<()> {
    let config = Config::read(args.target.config.as_deref())?;
    let login_id =
        args.id.parse().map_err(|refusal| anyhow!(problem::sentence(&refusal, texts(), &jiff::tz::TimeZone::UTC)))?;
    let password = password(&args)?;
    let house = open::house(&args.target, &config).await?;
    let new = NewAdministrator {
        name: args.name.unwrap_or_else(|| args.id.clone()),
        department: args.department,
        contact: args.contact.unwrap_or_else(|| "postmaster@localhost.localdomain".to_owned()),
        password,
        language: args.language.parse().map_err(|_| anyhow!("--language is en or ja"))?,
        login_id,
    };
    let now = Clock::new(args.target.test_clock.as_deref()).now()?;
    match create(&house, new, now, &mut key::random()).await {
        Ok(()) => answer::print(&format!("Made the administrator {}.", args.id)),
        Err(Failure::Refused(refusal)) => bail!(problem::sentence(&refusal, texts(), &house.zone)),
        Err(Failure::Fault(fault)) => Err(fault.into()),
    }
}

fn texts() -> &'static Texts {
    Texts::of(Lang::En)
}

fn password(args: &CreateAdmin) -> anyhow::Result<Secret> {
    let ui = Ui::new(Lang::En, Look::default(), Gate::default(), Streams::standard());
    if args.password_stdin {
        let waiting = ui.text("prompt-password-stdin", args![]);
        return ui.secret_from_stdin(&waiting, "--password-stdin").map_err(trouble);
    }
    let ask =
        |question: &str| ui.ask_secret::<Secret>(&ui.text(question, args![]), "--password-stdin").map_err(trouble);
    let first = ask("administrator-password")?;
    if ask("administrator-password-again")? != first {
        bail!("the two passwords differ");
    }
    Ok(first)
}

fn trouble(trouble: Trouble) -> anyhow::Error {
    match trouble {
        Trouble::InputNeeded { flag } => anyhow!("there is no terminal to ask for the password: give {flag}"),
        other => anyhow!("the password was not given: {other:?}"),
    }
}
