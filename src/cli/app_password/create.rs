//! `meibo app-password create NAME`: the secret is shown once, here and nowhere else (APPPW-2, APPPW-5), with the
//! settings to enter beside it, and the mail test with `--test` (APPPW-6).

use serde_json::{Value, json};

use super::mail_test::{self, Manner};
use crate::{
    cli::{context::Context, failure::Failure, report::mail_servers},
    contract::{
        app_password::{AppPasswordCreate, AppPasswordCreated},
        mail_servers::MailSettingsView,
    },
    texts::args,
    ui::{Done, Output, Page, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    name: String,
    #[arg(long, conflicts_with_all = ["output", "columns", "no_header", "dry_run"])]
    secret_only: bool,
    #[arg(long, conflicts_with_all = ["secret_only", "dry_run"])]
    test: bool,
    #[arg(long)]
    password_stdin: bool,
}

/// Makes it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    // What a test needs is read first: once the app password is there, nothing stands between it and its reader.
    let trial = if args.test { Some(mail_test::of_oneself(context).await?) } else { None };
    let made = context.send(&AppPasswordCreate { name: args.name.clone() }).await?;
    if context.global.dry_run {
        // The secret that was tried out would never work.
        let sentence = context.ui.text("app-password-would-make", args![name = visible(&made.app_password.name)]);
        return context.show(&Done::new(json!({"name": made.app_password.name}), sentence).id("name"));
    }
    if args.secret_only {
        return Ok(context.ui.out(&format!("{}\n", made.secret.expose()))?);
    }
    let shown = Made::new(&made, context)?;
    let Some(trial) = trial else { return context.show(&shown) };
    match Manner::of(&context.ui) {
        Manner::Live => {
            context.show(&shown)?;
            context.ui.out(&format!("\n{}\n", context.ui.text("mail-test-heading", args![])))?;
            trial.run(&made.secret, Manner::Live, context).await?.end(context)
        }
        Manner::Kept => {
            let tested = trial.run(&made.secret, Manner::Kept, context).await?;
            context.show(&shown.with(tested.value(context)))?;
            if context.ui.look.format.is_text() {
                tested.complain(context);
            }
            tested.end(context)
        }
    }
}

/// A new app password with its secret.
struct Made {
    value: Value,
    name: String,
    settings: MailSettingsView,
    undo: String,
}

impl Made {
    fn new(made: &AppPasswordCreated, context: &Context) -> Result<Self, Failure> {
        let mut value = serde_json::to_value(&made.app_password).map_err(Failure::unexpected)?;
        if let Value::Object(fields) = &mut value {
            fields.insert("secret".into(), made.secret.expose().into());
            fields.insert("settings".into(), serde_json::to_value(&made.settings).map_err(Failure::unexpected)?);
        }
        let undo = context.command(&format!("app-password delete {}", made.app_password.id));
        Ok(Self { value, name: visible(&made.app_password.name), settings: made.settings.clone(), undo })
    }

    /// The same with what came of its test.
    fn with(mut self, tested: Value) -> Self {
        self.value["test"] = tested;
        self
    }

    fn secret(&self) -> &str {
        self.value["secret"].as_str().unwrap_or_default()
    }
}

impl Output for Made {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        "id"
    }

    fn text(&self, page: &Page<'_>) -> String {
        if page.quiet {
            return self.secret().to_owned();
        }
        let settings = mail_servers::settings(&self.settings, false, page.texts);
        let settings = settings.into_iter().map(|line| page.prose(&format!("  {line}")));
        let heading = page.texts.say("app-password-settings", args![]);
        let parts = [
            page.prose(&page.texts.say("app-password-made", args![name = self.name.as_str()])),
            format!("  {}", page.strong(self.secret())),
            page.prose(&page.texts.say("app-password-secret", args![])),
            std::iter::once(heading).chain(settings).collect::<Vec<_>>().join("\n"),
            page.prose(&page.texts.say("app-password-advice", args![])),
            page.prose(&page.texts.say("done-undo", args![command = self.undo.as_str()])),
        ];
        parts.join("\n\n")
    }
}
