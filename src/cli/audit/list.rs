//! `meibo audit list`: entries, newest first.

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{exit::Exit, failure::Failure, pages, session::Session},
    contract::audit::AuditList,
    rules::Code,
};

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    #[arg(long, value_name = "ID")]
    actor: Option<String>,
    #[arg(long, value_name = "OPERATION")]
    operation: Option<String>,
    #[arg(long, value_parser = PossibleValuesParser::new(["done", "refused"]))]
    outcome: Option<String>,
}

/// Lists them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    pages::refuse(session.global.sort.is_some(), "sort", "one-order")?;
    let wanted = wanted(args, session.global.filters()?)?;
    let page = |limit, cursor| AuditList { limit, cursor, ..wanted.clone() };
    let rows = pages::read(session, page).await?;
    let columns = &["at", "actor", "account", "operation", "outcome", "code", "request_id"];
    session.show(&rows.listing(columns, &["reason", "address", "facts"]).noun("audit"))
}

/// The flags and `--filter field=value` say the same; a flag wins.
fn wanted(args: &Args, filters: Vec<(String, String)>) -> Result<AuditList, Failure> {
    let mut wanted = AuditList::default();
    for (field, value) in filters {
        let place = match field.as_str() {
            "account" => &mut wanted.account,
            "actor" => &mut wanted.actor,
            "operation" => &mut wanted.operation,
            "outcome" if matches!(value.as_str(), "done" | "refused") => &mut wanted.outcome,
            "outcome" => return Err(unknown("outcome", "audit-outcome")),
            _ => return Err(unknown("filter", "audit-filter")),
        };
        *place = Some(value);
    }
    let flags = [&args.account, &args.actor, &args.operation, &args.outcome];
    let places = [&mut wanted.account, &mut wanted.actor, &mut wanted.operation, &mut wanted.outcome];
    for (place, flag) in places.into_iter().zip(flags) {
        if flag.is_some() {
            place.clone_from(flag);
        }
    }
    Ok(wanted)
}

fn unknown(field: &str, why: &str) -> Failure {
    Failure::new(Exit::Usage, Code::InvalidValue.as_str()).fact("field", field).fact("why", why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(field: &str, value: &str) -> (String, String) {
        (field.to_owned(), value.to_owned())
    }

    #[test]
    fn filters_and_flags_say_the_same_and_unknown_ones_are_refused() {
        let filters = vec![pair("actor", "a1"), pair("outcome", "refused"), pair("account", "b2")];
        let args = Args { account: Some("c3".into()), ..Args::default() };
        let wanted = wanted(&args, filters).unwrap();
        assert_eq!((wanted.actor.as_deref(), wanted.account.as_deref()), (Some("a1"), Some("c3")));
        assert_eq!((wanted.outcome.as_deref(), wanted.operation), (Some("refused"), None));
        for filter in [pair("acount", "x"), pair("outcome", "Done")] {
            assert_eq!(super::wanted(&Args::default(), vec![filter]).unwrap_err().exit.code(), 2);
        }
    }
}
