//! `meibo audit list`: entries, newest first.

use clap::builder::PossibleValuesParser;

use super::follow;
use crate::{
    cli::{
        context::{Context, pages},
        failure::Failure,
    },
    contract::audit::AuditList,
    rules::{
        Fact,
        condition::{Comparison, Typed},
    },
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
    #[arg(long)]
    follow: bool,
}

/// What a person sees first.
const COLUMNS: &[&str] = &["at", "actor", "account", "operation", "outcome", "code", "count", "request_id"];

/// What says what happened: without it an entry tells nothing. The others give way on a narrow screen, and `-o wide` has them.
const WHOLE: &[&str] = &["at", "actor", "account", "operation", "outcome"];

/// What `-o wide` has beside it.
const WIDE: &[&str] = &["reason", "address", "facts"];

/// Lists them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let fields = AuditList::fields();
    context.global.filter.extend(args.conditions().map(|(_, _, condition)| condition));
    let filter = context.filters(&fields.plain).map_err(|refused| args.named(refused))?;
    let sort = context.sort(&fields.plain)?;
    let page =
        |limit, cursor| AuditList { limit, cursor, filter: filter.clone(), sort: sort.clone(), ..AuditList::default() };
    let found = pages::read(context, page).await.map_err(|refused| args.named(refused))?;
    let listing =
        found.listing(COLUMNS, WIDE).whole(WHOLE).noun("audit").id("request_id").id_yields().fields(&fields.names);
    if args.follow { follow::from(listing, filter, context).await } else { context.show(&listing) }
}

impl Args {
    /// The flags that were given, each with its field and as a condition: they say the same.
    fn conditions(&self) -> impl Iterator<Item = (&'static str, &'static str, String)> {
        use Comparison::{AtLeast, AtMost, Is};
        let flags = [
            ("--since", "at", AtLeast, &self.since),
            ("--until", "at", AtMost, &self.until),
            ("--account", "account", Is, &self.account),
            ("--actor", "actor", Is, &self.actor),
            ("--operation", "operation", Is, &self.operation),
            ("--outcome", "outcome", Is, &self.outcome),
        ];
        flags.into_iter().filter_map(|(flag, field, comparison, value)| {
            let values = vec![value.clone()?];
            Some((flag, field, Typed { field: field.to_owned(), comparison, values }.to_string()))
        })
    }

    /// A refused condition that a flag stands for is named as it was typed.
    fn named(&self, refused: Failure) -> Failure {
        let (Some(Fact::Text(name)), Some(Fact::Text(value))) = (refused.facts.get("name"), refused.facts.get("value"))
        else {
            return refused;
        };
        let is_it = |field: &str, condition: &str| field == name && condition.ends_with(value.as_str());
        let flag = self.conditions().find(|(_, field, condition)| is_it(field, condition)).map(|(flag, ..)| flag);
        flag.into_iter().fold(refused, |refused, flag| refused.fact("name", flag))
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
            args.conditions().map(|(_, _, condition)| condition).collect::<Vec<_>>(),
            ["at>=today", "at<=2026-12-01 09:00", "actor=\"token:a, b\"", "outcome=refused"]
        );
    }

    #[test]
    fn find_1_a_refused_flag_of_the_trail_is_named_as_it_was_typed() {
        let args = Args { since: Some("2026-04-01".into()), until: Some("soon".into()), ..Args::default() };
        let refused = |name: &str, value: &str| {
            let failure = Failure::usage("x").fact("name", name).fact("value", value);
            args.named(failure).facts["name"].clone()
        };
        assert_eq!(refused("at", "soon"), Fact::Text("--until".to_owned()));
        assert_eq!(refused("at", "2026-04-01"), Fact::Text("--since".to_owned()));
        assert_eq!(refused("at", "other"), Fact::Text("at".to_owned()));
    }
}
