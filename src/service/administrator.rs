//! `meibod account create-admin`: the first administrator.

use std::io::{IsTerminal, Read};

use anyhow::{anyhow, bail};

use super::{answer, args::CreateAdmin, clock::Clock, config::Config, key, open, problem};
use crate::{
    ops::{
        Failure,
        administrator::{NewAdministrator, create},
    },
    rules::Secret,
    texts::{Lang, Texts},
};

/// A password on stdin may not be longer than this, in bytes.
const MAX_STDIN: u64 = 4096;

pub(super) async fn run(args: CreateAdmin) -> anyhow::Result<()> {
    let config = Config::read(args.target.config.as_deref())?;
    let login_id =
        args.id.parse().map_err(|refusal| anyhow!(problem::sentence(&refusal, &texts(), &jiff::tz::TimeZone::UTC)))?;
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
        Err(Failure::Refused(refusal)) => bail!(problem::sentence(&refusal, &texts(), &house.zone)),
        Err(Failure::Fault(fault)) => Err(fault.into()),
        Err(Failure::Replay) => bail!("another request was first"),
    }
}

fn texts() -> Texts {
    Texts::new(Lang::En)
}

fn password(args: &CreateAdmin) -> anyhow::Result<Secret> {
    if args.password_stdin {
        let mut text = String::new();
        std::io::stdin().take(MAX_STDIN).read_to_string(&mut text)?;
        return Ok(Secret::from(text.lines().next().unwrap_or_default()));
    }
    if !std::io::stdin().is_terminal() {
        bail!("there is no terminal to ask for the password: give --password-stdin");
    }
    let first = rpassword::prompt_password("Password for the new administrator: ")?;
    if rpassword::prompt_password("The same again: ")? != first {
        bail!("the two differ");
    }
    Ok(Secret::from(first))
}
