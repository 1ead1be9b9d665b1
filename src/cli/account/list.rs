//! `meibo account list`.

use crate::{
    cli::{exit::Exit, failure::Failure, pages, session::Session},
    contract::account::AccountList,
    rules::role::{Affiliation, Kind, Role},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
}

/// What `--filter` may name.
const FILTERS: [&str; 8] = ["search", "login_id", "name", "department", "affiliation", "role", "state", "kind"];

/// What a person sees first.
const COLUMNS: &[&str] =
    &["login_id", "name", "department", "affiliation", "state", "entitlement", "two_step", "roles"];

/// Lists them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let mut request =
        AccountList { search: args.search.clone(), sort: session.global.sort.clone(), ..Default::default() };
    for (field, value) in session.global.filters()? {
        filter(&mut request, &field, value)?;
    }
    let page = |limit, cursor| AccountList { limit, cursor, ..request.clone() };
    let found = pages::read(session, page).await?;
    let listing = found.listing(COLUMNS, &["kind", "language", "created_at", "ends_at", "locked_down_at"]);
    session.show(&listing.id("login_id"))
}

fn filter(request: &mut AccountList, field: &str, value: String) -> Result<(), Failure> {
    let unknown = || Failure::new(Exit::Usage, "filter_value_unknown").fact("name", field).fact("value", value.clone());
    match field {
        "search" | "login_id" | "name" => request.search = Some(value),
        "department" => request.department = Some(value),
        "affiliation" => request.affiliation = Some(value.parse::<Affiliation>().map_err(|_| unknown())?),
        "role" | "roles" => request.role = Some(value.parse::<Role>().map_err(|_| unknown())?),
        "state" => request.state = Some(value.replace(['-', ' '], "_")),
        "kind" => request.kind = Some(value.parse::<Kind>().map_err(|_| unknown())?),
        _ => {
            let failure = Failure::new(Exit::Usage, "filter_unknown").fact("name", field);
            return Err(failure.fact("names", FILTERS.join(", ")));
        }
    }
    Ok(())
}
