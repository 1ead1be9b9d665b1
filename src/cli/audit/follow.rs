//! `meibo audit list --follow`: entries as they come.

use std::{collections::VecDeque, time::Duration};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::{
    cli::{
        context::{Context, pages},
        failure::Failure,
    },
    contract::audit::AuditList,
    ui::Listing,
};

/// How long it waits before it asks again.
const PAUSE: Duration = Duration::from_secs(2);
/// An entry has the time at which its request began, and is there when that has ended: others may stand behind it by then.
const LATE: SignedDuration = SignedDuration::from_secs(30);

/// Shows what there is, the newest last, and then what comes; until somebody ends it.
///
/// # Errors
/// What the service refused, why no answer came, or a stdout that cannot be written.
pub(super) async fn from(mut listing: Listing, filter: Vec<String>, context: &mut Context) -> Result<(), Failure> {
    listing.rows.reverse();
    let (mut seen, mut newest) = (VecDeque::from(listing.rows.clone()), None);
    // What was left out of the beginning is older than all of it.
    let begins = listing.rows.first().filter(|_| listing.more).and_then(at);
    context.show(&listing)?;
    loop {
        newest = seen.iter().filter_map(at).max().max(newest);
        seen.retain(|entry| at(entry) >= newest.map(|newest| newest - LATE));
        tokio::time::sleep(PAUSE).await;
        let since = newest.map(|newest| format!("at>={}", newest - LATE));
        let page = |limit, cursor| {
            let filter = filter.iter().cloned().chain(since.clone()).collect();
            AuditList { limit, cursor, filter, sort: Some("at".to_owned()), ..AuditList::default() }
        };
        let mut rows = pages::read_all(context, page).await?;
        rows.retain(|entry| !seen.contains(entry) && at(entry) >= begins);
        if !rows.is_empty() {
            seen.extend(rows.iter().cloned());
            context.show(&Listing { rows, goes_on: true, more: false, ..listing.clone() })?;
        }
    }
}

fn at(entry: &Value) -> Option<Timestamp> {
    entry["at"].as_str()?.parse().ok()
}
