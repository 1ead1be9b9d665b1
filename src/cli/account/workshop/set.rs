//! `meibo account workshop-password set [ID]`: at a terminal it asks; otherwise the present password is the first line
//! of stdin and the new one the second. No sign-in is opened.

use crate::{
    cli::{
        account::password,
        context::{Context, password::PASSWORD_FLAG},
        failure::Failure,
    },
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let (id, typed) = (args.id.is_none().then_some("ID"), (!args.password_stdin).then_some(PASSWORD_FLAG));
    context.ui.can_be_asked_for(&id.into_iter().chain(typed).collect::<Vec<_>>())?;
    let id = match &args.id {
        Some(id) => id.clone(),
        None => context.ui.ask_line(&context.ui.text("login-ask-id", args![]), "ID")?,
    };
    let account = fold(&id);
    let changed = if args.password_stdin {
        let (current, new) = (password::line(context)?, password::line(context)?);
        context.send(&WorkshopPasswordSet { account, current, new }).await?
    } else {
        let question = context.ui.text("prompt-password-present", args![id = account.as_str()]);
        let current = context.ui.ask_secret::<Secret>(&question, PASSWORD_FLAG)?;
        password::asked_for(context, &account, async |context, new| {
            let request = WorkshopPasswordSet { account: account.clone(), current: current.clone(), new };
            context.send(&request).await
        })
        .await?
    };
    context.show(&told(&changed, context)?)
}

fn told(changed: &WorkshopPasswordChanged, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let said = context.ui.text("workshop-password-changed", args![id = changed.login_id.as_str()]);
    let done = Done::new(value, said).id("login_id");
    Ok(match changed.ends_at {
        Some(at) => done.and(context.ui.text("workshop-ends", args![time = context.ui.promise(&at.to_string())])),
        None => done,
    })
}
