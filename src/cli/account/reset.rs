//! `meibo account reset ID…`: sends a reset code to the registered contact, or sends one again (PASS-1).

use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::{several, word},
    },
    contract::reset::{AccountReset, ResetSent},
    texts::{ABSENT, args},
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// Sends the codes. Nothing changes before an owner types one, so nothing is asked but the reason (`--reason`).
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    several::change(ids, many, context, |account| AccountReset { account }, |sent, _, context| told(sent, context))
        .await
}

fn told(sent: &ResetSent, context: &Context) -> Result<Done, Failure> {
    let account = &sent.account;
    let channel = sent.reset.channel.as_ref().map(|it| it.as_str());
    let said = context.ui.text(
        "reset-sent",
        args![
            would = context.would(),
            id = account.login_id.as_str(),
            name = account.name.as_str(),
            channel = channel.map_or_else(|| ABSENT.to_owned(), |it| word::said("value-channel", it, context.ui.texts)),
            time = context.ui.promise(&sent.reset.expires_at.to_string()),
        ],
    );
    let value = serde_json::to_value(sent).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if context.global.dry_run {
        return Ok(done);
    }
    let done = context.outbox(sent.in_outbox).into_iter().fold(done, Done::and);
    Ok(done
        .and(context.ui.text("reset-owner-types", args![id = account.login_id.as_str(), by = context.typed_by(false)])))
}
