//! `meibo account workshop-password set [ID]`: at a terminal it asks; otherwise the present password is the first line
//! of stdin and the new one the second. No sign-in is opened.

use crate::{
    cli::{account::password, failure::Failure, sending::PASSWORD_FLAG, session::Session},
    contract::workshop::{WorkshopPasswordChanged, WorkshopPasswordSet},
    rules::{Secret, text::fold},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long)]
    password_stdin: bool,
}

/// Changes it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let (id, typed) = (args.id.is_none().then_some("ID"), (!args.password_stdin).then_some(PASSWORD_FLAG));
    session.ui.can_be_asked_for(&id.into_iter().chain(typed).collect::<Vec<_>>())?;
    let id = match &args.id {
        Some(id) => id.clone(),
        None => session.ui.ask_line(&session.ui.text("login-ask-id", args![]), "ID")?,
    };
    let account = fold(&id);
    let changed = if args.password_stdin {
        let (current, new) = (password::line(session)?, password::line(session)?);
        session.send(&WorkshopPasswordSet { account, current, new }).await?
    } else {
        let question = session.ui.text("prompt-password-present", args![]);
        let current = session.ui.ask_secret::<Secret>(&question, PASSWORD_FLAG)?;
        password::asked_for(session, async |session, new| {
            let request = WorkshopPasswordSet { account: account.clone(), current: current.clone(), new };
            session.send(&request).await
        })
        .await?
    };
    session.show(&told(&changed, session)?)
}

fn told(changed: &WorkshopPasswordChanged, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let said = session.ui.text("workshop-password-changed", args![id = changed.login_id.as_str()]);
    let done = Done::new(value, said).id("login_id");
    Ok(match changed.ends_at {
        Some(at) => done.and(session.ui.text("workshop-ends", args![time = session.ui.promise(&at.to_string())])),
        None => done,
    })
}
