//! `meibo app-password delete APP-PASSWORD-ID…`: they stop working at once (APPPW-3).

use serde_json::Value;

use crate::{
    cli::{
        args::{ids, shell::argument, target},
        context::Context,
        failure::Failure,
        report::several,
    },
    contract::app_password::{AppPasswordDelete, AppPasswordList, AppPasswordView},
    rules::{Code, Id, LoginId},
    texts::args,
    ui::{Output, Page, one_or_all, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "APP-PASSWORD-ID", required = true)]
    app_password: Vec<String>,
    #[arg(long, value_name = "ID")]
    account: Option<String>,
}

/// Names them, asks, deletes them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::one(args.account.as_deref())?;
    let ids = ids::ids(&args.app_password, ids::APP_PASSWORDS, context)?;
    let held = context.send(&AppPasswordList { account: account.clone() }).await?.items;
    if let Some(unknown) = ids.iter().find(|id| !held.iter().any(|one| is(one, id))) {
        return Err(refused(unknown, &account, context).await);
    }
    let chosen: Vec<AppPasswordView> = held.into_iter().filter(|one| ids.iter().any(|id| is(one, id))).collect();
    for one in &chosen {
        context.rehearse_before(&several::answer(chosen.len()), &operation(&account, one)).await?;
    }
    if !context.global.dry_run {
        let question = question(&account, &chosen, context).await?;
        context.ui.confirm_rows(&question, chosen.len())?;
    }
    // What is gone is not brought back; a new one takes its place (APPPW-3).
    let name = chosen.first().filter(|_| account.is_me() && !context.global.dry_run).map(|one| &one.name);
    let next = name.map(|name| context.command(&format!("app-password create{}", argument(name))));
    let mut gone = Gone { rows: Vec::new(), names: Vec::new(), dry_run: context.global.dry_run, next };
    for one in &chosen {
        let deleted = context.send(&operation(&account, one)).await?;
        gone.names.push(visible(&one.name));
        gone.rows.push(serde_json::to_value(&deleted).map_err(Failure::unexpected)?);
    }
    context.show(&gone)
}

fn operation(account: &LoginId, one: &AppPasswordView) -> AppPasswordDelete {
    AppPasswordDelete { account: account.clone(), app_password: one.id }
}

fn is(one: &AppPasswordView, id: &str) -> bool {
    one.id.to_string() == id.to_lowercase()
}

/// An id that is not in the list: the refusal is the service's, so that it is in the audit trail.
async fn refused(id: &str, account: &LoginId, context: &mut Context) -> Failure {
    if let Ok(app_password) = id.parse::<Id>() {
        let asked = context.send(&AppPasswordDelete { account: account.clone(), app_password }).await;
        if let Err(failure) = asked {
            return failure;
        }
    }
    Failure::new(Code::AppPasswordNotFound).fact("id", id)
}

async fn question(account: &LoginId, chosen: &[AppPasswordView], context: &mut Context) -> Result<String, Failure> {
    let line = |one: &AppPasswordView| {
        context.ui.text("app-password-line", args![name = visible(&one.name), id = one.id.to_string()])
    };
    let list = chosen.iter().map(line).collect::<Vec<_>>().join("\n");
    let whom = context.whom(account).await?;
    let ask = context.ui.text("app-password-confirm", args![list = list, count = chosen.len()]);
    Ok(Context::question([whom], ask))
}

/// What no longer works.
struct Gone {
    rows: Vec<Value>,
    names: Vec<String>,
    dry_run: bool,
    next: Option<String>,
}

impl Output for Gone {
    fn value(&self) -> Value {
        one_or_all(&self.rows)
    }

    fn rows(&self) -> Vec<&Value> {
        self.rows.iter().collect()
    }

    fn id(&self) -> &str {
        "app_password.id"
    }

    fn text(&self, page: &Page<'_>) -> String {
        let key = if self.dry_run { "app-password-would-delete" } else { "app-password-deleted" };
        let sentence = |name: &String| page.texts.say(key, args![name = name.as_str()]);
        if page.quiet {
            return String::new();
        }
        let mut lines: Vec<String> = self.names.iter().map(sentence).collect();
        if let Some(command) = &self.next {
            lines.push(String::new());
            lines.push(page.texts.say("done-next", args![command = command]));
        }
        page.prose(&lines.join("\n"))
    }
}
