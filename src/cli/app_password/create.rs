//! `meibo app-password create NAME`: the secret is shown once, here and nowhere else (APPPW-2, APPPW-5), with the
//! settings to enter beside it, and the mail test with `--test` (APPPW-6).

use std::path::PathBuf;

use serde_json::{Value, json};

use super::mail_test::{self, Manner, Trial};
use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        mail_servers::{chosen::Incoming, profile::ProfileFile},
        report::mail_servers,
    },
    contract::{
        app_password::{AppPasswordCreate, AppPasswordCreated},
        mail_servers::{MailServersShow, MailSettingsView},
    },
    rules::Secret,
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
    #[arg(long, value_name = "FILE")]
    profile_file: Option<PathBuf>,
    #[arg(long, requires = "profile_file")]
    pop: bool,
}

impl Args {
    /// The profile that was asked for; what speaks against it is known before anything is made.
    async fn profile(&self, context: &mut Context) -> Result<Option<ProfileFile>, Failure> {
        let Some(path) = &self.profile_file else { return Ok(None) };
        let shown = context.send(&MailServersShow { account: target::me()? }).await?;
        ProfileFile::new(path, &shown, Incoming::asked(self.pop)).map(Some)
    }
}

/// Makes it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let profile = args.profile(context).await?;
    // What a test needs is read first: once the app password is there, nothing stands between it and its reader.
    let trial = if args.test { Some(mail_test::of_oneself(context).await?) } else { None };
    let made = context.send(&AppPasswordCreate { name: args.name.clone() }).await?;
    if context.global.dry_run {
        // The secret that was tried out would never work.
        let sentence = context.ui.text("app-password-would-make", args![name = visible(&made.app_password.name)]);
        let done = Done::new(json!({"name": made.app_password.name}), sentence).id("name");
        return context.show(&profile.iter().fold(done, |done, profile| done.and(profile.said(context))));
    }
    // The secret is shown, whatever becomes of the file.
    let written = profile.as_ref().map_or(Ok(()), ProfileFile::write);
    let profile = profile.filter(|_| written.is_ok());
    if args.secret_only {
        context.ui.out(&format!("{}\n", made.secret.expose()))?;
        return written;
    }
    let shown = Made::new(&made, profile.as_ref(), context)?;
    let tested = match trial {
        Some(trial) => tested(shown, trial, &made.secret, context).await,
        None => context.show(&shown),
    };
    written.and(tested)
}

/// Shows it, and tests it: people read it before the test.
async fn tested(shown: Made, trial: Trial, secret: &Secret, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    let manner = Manner::of(ui);
    if manner == Manner::Live {
        context.show(&shown)?;
        ui.out(&format!("\n{}\n", ui.text("mail-test-heading", args![])))?;
        return trial.run(secret, manner, context).await?.end();
    }
    let tested = match trial.run(secret, manner, context).await {
        Ok(tested) => tested,
        // The secret is shown, whatever becomes of the test.
        Err(failure) => return context.show(&shown).and(Err(failure)),
    };
    context.show(&shown.with(tested.value(context)))?;
    if ui.look.format.is_text() {
        tested.complain(context);
    }
    tested.end()
}

/// A new app password with its secret.
struct Made {
    value: Value,
    name: String,
    settings: MailSettingsView,
    profile: Option<String>,
    undo: String,
}

impl Made {
    fn new(made: &AppPasswordCreated, profile: Option<&ProfileFile>, context: &Context) -> Result<Self, Failure> {
        let mut value = serde_json::to_value(&made.app_password).map_err(Failure::unexpected)?;
        if let Value::Object(fields) = &mut value {
            fields.insert("secret".into(), made.secret.expose().into());
            fields.insert("settings".into(), serde_json::to_value(&made.settings).map_err(Failure::unexpected)?);
            fields.extend(profile.map(|profile| ("profile_file".into(), profile.value())));
        }
        let undo = context.command(&format!("app-password delete {}", made.app_password.id));
        let profile = profile.map(|profile| profile.said(context));
        Ok(Self { value, name: visible(&made.app_password.name), settings: made.settings.clone(), profile, undo })
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
        let settings = mail_servers::settings(&self.settings, false, page);
        let more = page.texts.say("mail-servers-apps", args![]);
        let settings = settings.into_iter().chain([more]).map(|line| page.prose(&format!("  {line}")));
        let heading = page.texts.say("app-password-settings", args![]);
        let mut parts = vec![
            page.prose(&page.texts.say("app-password-made", args![name = self.name.as_str()])),
            format!("  {}", page.strong(self.secret())),
            page.prose(&page.texts.say("app-password-secret", args![])),
            std::iter::once(heading).chain(settings).collect::<Vec<_>>().join("\n"),
        ];
        parts.extend(self.profile.iter().map(|said| page.prose(said)));
        parts.extend([
            page.prose(&page.texts.say("app-password-advice", args![])),
            page.prose(&page.texts.say("done-undo", args![command = self.undo.as_str()])),
        ]);
        parts.join("\n\n")
    }
}
