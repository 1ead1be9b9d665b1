//! `meibo pop-quota list [--over PERCENT]`: where POP is on or was used today.

use crate::{
    cli::{exit::Exit, failure::Failure, pages, session::Session},
    contract::pop::PopList,
    rules::pop::Mode,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERCENT")]
    over: Option<u32>,
}

/// What `--filter` may name.
const FILTERS: [&str; 3] = ["mode", "state", "over"];

/// What a person sees first.
const COLUMNS: &[&str] = &["login_id", "name", "department", "mode", "used_percent", "left_bytes", "locked_until"];

/// Lists them, in the order of login IDs.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    pages::refuse(session.global.sort.is_some(), "sort", "login-id-order")?;
    let mut request = PopList { over: args.over, ..Default::default() };
    for (field, value) in session.global.filters()? {
        filter(&mut request, &field, value)?;
    }
    let page = |limit, cursor| PopList { limit, cursor, ..request.clone() };
    let found = pages::read(session, page).await?;
    let wide = &["since", "used_bytes", "limit_bytes", "fresh_at", "locked_at"];
    session.show(&found.listing(COLUMNS, wide).id("login_id"))
}

fn filter(request: &mut PopList, field: &str, value: String) -> Result<(), Failure> {
    let unknown = || Failure::new(Exit::Usage, "filter_value_unknown").fact("name", field).fact("value", value.clone());
    match field {
        "mode" => request.mode = Some(value.parse::<Mode>().map_err(|_| unknown())?),
        "over" => request.over = Some(value.parse().map_err(|_| unknown())?),
        "state" => request.state = Some(value),
        _ => {
            let failure = Failure::new(Exit::Usage, "filter_unknown").fact("name", field);
            return Err(failure.fact("names", FILTERS.join(", ")));
        }
    }
    Ok(())
}
