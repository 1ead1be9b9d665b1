//! `meibo 2sv backup-codes`: a new set of one-time codes, shown once (2SV-5).

use serde_json::{Value, json};

use crate::{
    cli::{args::target, clipboard::Clipboard, context::Context, failure::Failure},
    contract::two_step::{BackupCodes, BackupCodesCreate, TwoStepShow},
    texts::args,
    ui::{Done, Output, Page},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, conflicts_with = "dry_run")]
    copy: bool,
    #[arg(long)]
    password_stdin: bool,
}

/// Makes them, after asking where an older set would be lost.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let clipboard = Clipboard::asked(args.copy, context)?;
    if context.global.dry_run {
        let would = context.send(&BackupCodesCreate {}).await?;
        let value = json!({"replaced": would.replaced});
        return context.show(&Done::new(value, context.ui.text("two-step-codes-would", args![])));
    }
    let left = context.send(&TwoStepShow { account: target::me()? }).await?.backup_codes_left;
    if left > 0 {
        context.rehearse(&BackupCodesCreate {}).await?;
        let whom = context.whom(&target::me()?).await?;
        context
            .ui
            .confirm(&Context::question([whom], context.ui.text("two-step-codes-replace", args![left = left])))?;
    }
    let codes = context.send(&BackupCodesCreate {}).await?;
    context.show(&Sheet::new(&codes)?)?;
    clipboard.map_or(Ok(()), |clipboard| clipboard.take(&codes.codes, context))
}

/// The codes, to print or write down.
pub(super) struct Sheet {
    value: Value,
    rows: Vec<Value>,
    replaced: u32,
}

impl Sheet {
    pub(super) fn new(codes: &BackupCodes) -> Result<Self, Failure> {
        let value = serde_json::to_value(codes).map_err(Failure::unexpected)?;
        let rows = codes.codes.iter().map(|code| json!({"code": code.expose()})).collect();
        Ok(Self { value, rows, replaced: codes.replaced })
    }
}

impl Output for Sheet {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        self.rows.iter().collect()
    }

    fn id(&self) -> &str {
        "code"
    }

    fn text(&self, page: &Page<'_>) -> String {
        let codes = self.rows.iter().filter_map(|row| row["code"].as_str());
        if page.quiet {
            return codes.collect::<Vec<_>>().join("\n");
        }
        let codes = codes.map(|code| format!("  {code}")).collect::<Vec<_>>().join("\n");
        let mut parts = vec![page.texts.say("two-step-codes-made", args![]), codes];
        parts.push(page.texts.say("two-step-codes-keep", args![]));
        if self.replaced > 0 {
            parts.push(page.texts.say("two-step-codes-replaced", args![count = self.replaced]));
        }
        page.prose(&parts.join("\n\n"))
    }
}
