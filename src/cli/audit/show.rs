//! `meibo audit show REQUEST-ID`: everything that one request left in the trail.

use serde_json::{Value, json};

use crate::{
    cli::{context::Context, failure::Failure},
    contract::audit::AuditShow,
    rules::text::fold,
    ui::{Output, Page, Record, Section},
};

const FIELDS: &[&str] =
    &["at", "request_id", "actor", "account", "operation", "outcome", "code", "count", "reason", "address", "facts"];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "REQUEST-ID")]
    request: String,
}

/// Shows it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let request_id = fold(&args.request);
    let entries = context.send(&AuditShow { request_id }).await?.items;
    let rows: Result<Vec<Value>, _> = entries.iter().map(serde_json::to_value).collect();
    let rows = rows.map_err(Failure::unexpected)?;
    context.show(&Trail { value: json!({"items": rows}), rows })
}

/// The entries of one request, each with all its fields.
struct Trail {
    value: Value,
    rows: Vec<Value>,
}

impl Output for Trail {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        self.rows.iter().collect()
    }

    fn id(&self) -> &str {
        "request_id"
    }

    fn text(&self, page: &Page<'_>) -> String {
        let page = &Page { noun: Some("audit"), ..*page };
        let entry = |row: &Value| Record::new(row.clone(), vec![Section::fields(FIELDS)]).text(page);
        self.rows.iter().map(entry).collect::<Vec<_>>().join("\n\n")
    }
}
