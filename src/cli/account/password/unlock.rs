//! `meibo account password unlock [ID]`: the owner lifts what strangers' tries have locked, with a code that goes to the
//! registered contact (SIGN-7). Nobody is signed in for it, and the password stays.
//!
//! At a terminal one command walks through it. Without one it is two: the first asks for the code, the second has `--code`.

use super::reset;
use crate::{
    cli::{
        account::unlock::factor,
        args::one_time_code,
        context::Context,
        failure::{Failure, message},
    },
    contract::reset::{LocksLift, LocksLifted},
    rules::Code,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long, value_name = "CODE", value_parser = one_time_code::parse)]
    code: Option<String>,
}

/// Walks through it, or takes the step that the flags name.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let id = reset::whose(args.id.as_deref(), context)?;
    if args.code.is_none() {
        reset::ask(&id, true, context).await?;
        if !context.ui.can_ask() {
            let command = format!("account password unlock --code {}", context.code_place());
            return reset::comes_next(&id, &command, context);
        }
    }
    let mut given = args.code.as_deref();
    let lifted = loop {
        let asks = given.is_none();
        let code = reset::code(given.take(), &id, context).map_err(|failure| match args.code {
            None => failure.fact("done", "unlock-code").fact("account", id.as_str()),
            Some(_) => failure,
        })?;
        match context.send(&LocksLift { account: id.clone(), code }).await {
            Err(failure) if failure.code == Code::ResetCodeWrong && asks => {
                context.ui.complain(&message::for_people(&named(failure, &id), &context.ui));
            }
            outcome => break outcome.map_err(|failure| named(failure, &id))?,
        }
    };
    context.show(&result(&lifted, context)?)
}

/// A refusal whose way out goes on with this command.
fn named(failure: Failure, id: &str) -> Failure {
    failure.fact("account", id).fact("for", "unlock")
}

fn result(lifted: &LocksLifted, context: &Context) -> Result<Done, Failure> {
    let ui = &context.ui;
    let names: Vec<String> = lifted.factors.iter().map(|word| factor(word.as_str(), ui)).collect();
    let (id, names) = (lifted.login_id.as_str(), names.join(&ui.text("list-separator", args![])));
    let value = serde_json::to_value(lifted).map_err(Failure::unexpected)?;
    let done = Done::new(value, ui.text("reset-lifted", args![id = id, lifted = names])).id("login_id");
    Ok(reset::goes_on(done, &lifted.kind, &lifted.login_id, context))
}
