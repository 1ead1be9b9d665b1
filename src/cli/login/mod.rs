//! `meibo login`: password, second step, and the sign-in at rest.

mod first_password;
mod pending;
mod second_step;

pub(crate) use pending::forget as forget_pending;

use clap::builder::PossibleValuesParser;
use serde_json::json;

use super::{
    args::one_time_code,
    connection::{Held, of_store},
    context::{
        Context,
        password::{PASSWORD_FLAG, TRIES},
    },
    failure::{Failure, message},
    settings::Key,
};
use crate::{
    client::token::{Entry, Store},
    contract::session::{Opened, SignIn, SignInReply},
    rules::{Code, Secret, text::fold},
    texts::args,
    ui::Done,
};
use pending::Pending;

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long)]
    password_stdin: bool,
    #[arg(long, value_name = "CODE", value_parser = one_time_code::parse)]
    code: Option<String>,
    #[arg(long, value_name = "STORE", value_parser = PossibleValuesParser::new(["keyring", "keyutils", "file"]))]
    store: Option<String>,
}

/// Signs in, and says where the sign-in rests.
pub(crate) async fn run(args: Args, context: &mut Context) -> Result<(), Failure> {
    let opened = sign_in(args, context).await.map_err(|failure| failure.fact("command", "login"))?;
    let result = told_result(&opened, context)?;
    context.show(&result)
}

/// Offers a sign-in to the person whose command needs one, so that the command can go on.
///
/// # Errors
/// `refused`, when the person would rather not.
pub(crate) async fn offered(context: &mut Context, refused: Failure) -> Result<(), Failure> {
    let service = context.connect()?.service();
    if context.ui.confirm(&context.ui.text("login-offer", args![service = service])).is_err() {
        return Err(refused);
    }
    let opened = Box::pin(sign_in(Args::default(), context)).await?;
    context.ui.note(&context.ui.text("login-done", args![name = opened.name.as_str(), id = opened.login_id.as_str()]));
    backup_codes(&opened, context).iter().for_each(|said| context.ui.note(said));
    Ok(())
}

async fn sign_in(args: Args, context: &mut Context) -> Result<Opened, Failure> {
    context.password_stdin = args.password_stdin;
    let waiting =
        if args.code.is_some() && !args.password_stdin { pending::find(args.id.as_deref(), context)? } else { None };
    if waiting.is_none() && args.code.is_some() && !args.password_stdin && !context.ui.can_ask() {
        return Err(Failure::new(Code::FlowNotFound));
    }
    let store = store(&args, waiting.as_ref(), context)?;
    let (login_id, password, reply) = match waiting {
        Some(waiting) => return continued(waiting, &args, context, store).await,
        None => first_step(&args, context).await?,
    };
    let opened = match reply {
        SignInReply::SignedIn(opened) => opened,
        SignInReply::SecondStep(step) => {
            let waiting = Pending::new(context.connect()?.service(), login_id, step, store);
            second_step::prove(context, waiting, args.code.as_deref()).await?
        }
    };
    finish(opened, Some(password), store, context).await
}

/// Where the sign-in is to rest: written to before a password is typed, for a keyring that can be read may still refuse
/// to be written. A sign-in that waits rests where it was begun for.
fn store(args: &Args, waiting: Option<&Pending>, context: &mut Context) -> Result<Store, Failure> {
    let setting = context.settings.get(Key::Store).map(|setting| setting.value.clone());
    let connection = context.connect()?;
    let store = match (waiting, &args.store) {
        (Some(waiting), None) => waiting.store,
        (_, asked) => connection.store(asked.clone().or(setting).as_deref()),
    };
    connection.tokens()?.probe(store).map_err(of_store)?;
    Ok(store)
}

/// `--code` for a sign-in that an earlier command began.
async fn continued(waiting: Pending, args: &Args, context: &mut Context, store: Store) -> Result<Opened, Failure> {
    let opened = second_step::prove(context, waiting, args.code.as_deref()).await?;
    finish(opened, None, store, context).await
}

/// Account and password. The service does not say which of the two is wrong, so what was typed is asked for again.
async fn first_step(args: &Args, context: &mut Context) -> Result<(String, Secret, SignInReply), Failure> {
    let mut left = TRIES;
    let (id, typed) = (args.id.is_none().then_some("ID"), (!args.password_stdin).then_some(PASSWORD_FLAG));
    context.ui.can_be_asked_for(&id.into_iter().chain(typed).collect::<Vec<_>>())?;
    loop {
        left -= 1;
        let id = match &args.id {
            Some(id) => id.clone(),
            None => context.ui.ask_line(&context.ui.text("login-ask-id", args![]), "ID")?,
        };
        let id = fold(&id);
        let password = password(&id, context)?;
        match context.send_plainly(&SignIn { account: id.clone(), password: password.clone() }).await {
            Ok(reply) => return Ok((id, password, reply)),
            Err(failure) if failure.code == Code::WrongCredentials && left > 0 && !args.password_stdin => {
                context.ui.complain(&message::for_people(&failure, &context.ui));
            }
            Err(failure) => return Err(failure),
        }
    }
}

fn password(id: &str, context: &Context) -> Result<Secret, Failure> {
    if context.password_stdin {
        return context.password_from_stdin();
    }
    let question = context.ui.text("login-ask-password", args![id = id]);
    Ok(context.ui.ask_secret(&question, PASSWORD_FLAG)?)
}

/// Keeps the sign-in, and sees to a first password.
async fn finish(
    opened: Opened,
    password: Option<Secret>,
    store: Store,
    context: &mut Context,
) -> Result<Opened, Failure> {
    pending::forget(context)?;
    let connection = context.connect()?;
    let entry = Entry::new(
        connection.service(),
        opened.login_id.to_string(),
        opened.token.clone(),
        Some(opened.expires_at.at),
        store,
    );
    let before = connection.kept();
    connection.keep(entry)?;
    if let Ok(Held::Elsewhere(of)) = before {
        // A sign-in that is lost is told, whoever reads it.
        context.ui.complain(&context.ui.text("login-instead", args![of = of]));
    }
    if opened.must_change_password && context.ui.can_ask() && !context.password_stdin {
        let changed = first_password::change(context, password).await;
        let changed = changed.map_err(|failure| failure.fact("done", "signed-in"))?;
        return Ok(Opened { must_change_password: false, expires_at: changed.expires_at, ..opened });
    }
    Ok(opened)
}

/// Backup codes are few from here on.
const FEW: u32 = 3;

/// 2SV-5: how many backup codes are left after one was used, and the command for new ones before they run out.
fn backup_codes(opened: &Opened, context: &Context) -> Vec<String> {
    let Some(left) = opened.backup_codes_left else { return Vec::new() };
    let said = context.ui.text("login-backup-codes-left", args![count = left]);
    let command = context.command("2sv backup-codes");
    let few = (left <= FEW).then(|| context.ui.text("login-backup-codes-few", args![command = command]));
    std::iter::once(said).chain(few).collect()
}

fn told_result(opened: &Opened, context: &mut Context) -> Result<Done, Failure> {
    let place = context.held()?.place();
    let connection = context.connect()?;
    let (service, profile) = (connection.service(), connection.profile().to_owned());
    let value = json!({
        "login_id": opened.login_id,
        "name": opened.name,
        "service": service,
        "profile": profile,
        "store": place,
        "expires_at": opened.expires_at,
        "must_change_password": opened.must_change_password,
        "backup_codes_left": opened.backup_codes_left,
    });
    let said = context.ui.text("login-done", args![name = opened.name.as_str(), id = opened.login_id.as_str()]);
    let done = Done::new(value, said).id("login_id").showing(&["service", "profile", "store", "expires_at"]);
    let done = backup_codes(opened, context).into_iter().fold(done, Done::and);
    let done = match context.token_counts() {
        true => done.and(context.ui.text("login-token-wins", args![])),
        false => done,
    };
    Ok(if opened.must_change_password {
        done.and(context.ui.text("login-must-change", args![]))
            .next(context.command("account password set --password-stdin"))
    } else {
        done.undo(context.command("logout"))
    })
}
