//! `meibo audit list --follow`: entries as they come.

use std::{collections::VecDeque, time::Duration};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::{
    cli::{
        context::{Context, pages},
        failure::{Failure, code::FailureCode, local_code::LocalCode, message},
    },
    contract::{audit::AuditList, wire::REQUEST_SECONDS},
    rules::{CodeKind, Fact},
    texts::args,
    ui::Listing,
};

/// How long it waits before it asks again; where no answer came, longer each time, up to [`LONGEST`].
const PAUSE: Duration = Duration::from_secs(2);
/// The longest wait for a service that does not answer.
const LONGEST: Duration = Duration::from_secs(60);
/// An entry has the time at which its request began, and is there when that has ended: others may stand behind it by then.
const LATE: SignedDuration = SignedDuration::from_secs(REQUEST_SECONDS as i64 + 30);

/// Shows what there is, the newest last, and then what comes; until somebody ends it. A service that is away is waited for.
///
/// # Errors
/// What the service refused, or a stdout that cannot be written.
pub(super) async fn from(mut listing: Listing, filter: Vec<String>, context: &mut Context) -> Result<(), Failure> {
    listing.rows.reverse();
    let (mut seen, mut newest) = (VecDeque::from(listing.rows.clone()), None);
    // What was left out of the beginning is older than all of it.
    let begins = listing.rows.first().filter(|_| listing.more).and_then(at);
    context.show(&listing)?;
    loop {
        newest = seen.iter().filter_map(at).max().max(newest);
        seen.retain(|entry| at(entry) >= newest.map(|newest| newest - LATE));
        let since = newest.map(|newest| format!("at>={}", newest - LATE));
        let page = |limit, cursor| {
            let filter = filter.iter().cloned().chain(since.clone()).collect();
            AuditList { limit, cursor, filter, sort: Some("at".to_owned()), ..AuditList::default() }
        };
        let mut rows = answered(page, context).await?;
        rows.retain(|entry| !seen.contains(entry) && at(entry) >= begins);
        if !rows.is_empty() {
            seen.extend(rows.iter().cloned());
            context.show(&Listing { rows, goes_on: true, more: false, ..listing.clone() })?;
        }
    }
}

/// The entries, once the service gives them; that it does not is told the first time.
async fn answered(
    page: impl Fn(Option<u32>, Option<String>) -> AuditList,
    context: &mut Context,
) -> Result<Vec<Value>, Failure> {
    let mut pause = PAUSE;
    loop {
        tokio::time::sleep(pause).await;
        match pages::read_all(context, &page).await {
            Err(failure) if passes(&failure) => {
                if pause == PAUSE {
                    let waits = context.ui.text("audit-follow-waits", args![]);
                    context.ui.complain(&format!("{}\n{waits}", message::for_people(&failure, &context.ui)));
                }
                pause = longer(pause);
            }
            Ok(rows) => {
                if pause != PAUSE {
                    context.ui.note(&context.ui.text("audit-follow-goes-on", args![]));
                }
                return Ok(rows);
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// Whether what keeps the service from answering can pass by itself: its restart, its load, the network. A certificate that is
/// not trusted, a refusal, and whatever is wrong on this machine do not.
fn passes(failure: &Failure) -> bool {
    match &failure.code {
        FailureCode::Service(code) => {
            matches!(code.kind(), CodeKind::TimedOut | CodeKind::Load | CodeKind::Storage | CodeKind::Broken)
        }
        FailureCode::Local(LocalCode::ServiceUnreachable | LocalCode::ProxyFailed) => true,
        // What stands before a service that is away answers in its place.
        FailureCode::Local(LocalCode::ServiceFailed) => {
            matches!(failure.facts.get("status"), Some(Fact::Number(429 | 500..=599)))
        }
        FailureCode::Local(_) | FailureCode::Newer(_) | FailureCode::Told => false,
    }
}

fn longer(pause: Duration) -> Duration {
    pause.saturating_mul(2).min(LONGEST)
}

fn at(entry: &Value) -> Option<Timestamp> {
    entry["at"].as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;

    #[test]
    fn what_can_pass_is_waited_for_and_nothing_else() {
        for code in [LocalCode::ServiceUnreachable, LocalCode::ProxyFailed] {
            assert!(passes(&Failure::new(code)), "{}", code.as_str());
        }
        let answered = |status: i64| passes(&Failure::new(LocalCode::ServiceFailed).fact("status", status));
        assert!(answered(502) && answered(429) && !answered(200) && !answered(302) && !answered(403));
        assert!(passes(&Failure::new(Code::Unavailable)));
        for code in [LocalCode::CertificateNotTrusted, LocalCode::MeibodMissing] {
            assert!(!passes(&Failure::new(code)), "{}", code.as_str());
        }
        assert!(!passes(&Failure::new(Code::SignInNeeded)) && !passes(&Failure::new(Code::NotAllowed)));
    }

    #[test]
    fn each_wait_is_longer_up_to_a_minute() {
        let waits: Vec<u64> = std::iter::successors(Some(PAUSE), |pause| Some(longer(*pause)))
            .map(|pause| pause.as_secs())
            .take(8)
            .collect();
        assert_eq!(waits, [2, 4, 8, 16, 32, 60, 60, 60]);
    }
}
