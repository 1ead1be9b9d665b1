//! `meibo audit list`: entries, newest first.

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{failure::Failure, pages, session::Session},
    contract::audit::AuditList,
    rules::condition::{Comparison, Typed},
};

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    #[arg(long, value_name = "ID")]
    actor: Option<String>,
    #[arg(long, value_name = "OPERATION")]
    operation: Option<String>,
    #[arg(long, value_parser = PossibleValuesParser::new(["done", "refused"]))]
    outcome: Option<String>,
}

/// What a person sees first.
const COLUMNS: &[&str] = &["at", "actor", "account", "operation", "outcome", "code", "count", "request_id"];

/// What `-o wide` has beside it.
const WIDE: &[&str] = &["reason", "address", "facts"];

/// Lists them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let fields = AuditList::fields();
    session.global.filter.extend(args.conditions());
    let (filter, sort) = (session.filters(&fields.plain)?, session.sort(&fields.plain)?);
    let page =
        |limit, cursor| AuditList { limit, cursor, filter: filter.clone(), sort: sort.clone(), ..AuditList::default() };
    let found = pages::read(session, page).await?;
    session.show(&found.listing(COLUMNS, WIDE).noun("audit").id("request_id").fields(&fields.names))
}

impl Args {
    /// The flags as conditions: they say the same.
    fn conditions(&self) -> impl Iterator<Item = String> {
        use Comparison::{AtLeast, AtMost, Is};
        let flags = [
            ("at", AtLeast, &self.since),
            ("at", AtMost, &self.until),
            ("account", Is, &self.account),
            ("actor", Is, &self.actor),
            ("operation", Is, &self.operation),
            ("outcome", Is, &self.outcome),
        ];
        flags.into_iter().filter_map(|(field, comparison, value)| {
            let values = vec![value.clone()?];
            Some(Typed { field: field.to_owned(), comparison, values }.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn find_1_the_flags_of_the_trail_are_conditions() {
        let some = |text: &str| Some(text.to_owned());
        let args = Args {
            since: some("today"),
            until: some("2026-12-01 09:00"),
            actor: some("token:a, b"),
            outcome: some("refused"),
            ..Args::default()
        };
        assert_eq!(
            args.conditions().collect::<Vec<_>>(),
            ["at>=today", "at<=2026-12-01 09:00", "actor=\"token:a, b\"", "outcome=refused"]
        );
    }
}
