//! What an application will do, in the words that come before the question.

use crate::{
    contract::application::{Applied, EntitlementView},
    texts::{Texts, args},
    ui::{Tells, Zone, local_time, visible},
};

/// People named in a question; the rest are counted.
const NAMED: usize = 20;

/// Everybody, now → then.
pub(super) fn lines_of(plans: &[Applied], texts: &Texts, zone: &Zone) -> Vec<String> {
    let mut lines: Vec<String> = plans.iter().take(NAMED).flat_map(|plan| person(plan, texts, zone)).collect();
    if plans.len() > NAMED {
        lines.push(texts.say("application-more", args![count = plans.len() - NAMED]));
    }
    lines
}

fn person(plan: &Applied, texts: &Texts, zone: &Zone) -> [String; 3] {
    let who = texts.say(
        "application-person",
        args![
            id = plan.application.account.as_str(),
            name = visible(&plan.name),
            department = visible(&plan.department)
        ],
    );
    let before = entitlement(plan.before.as_ref(), texts, zone);
    let after = entitlement(Some(&plan.entitlement), texts, zone);
    let change = texts.say("application-change", args![before = before, after = after]);
    let from = if plan.application.effective_at.at == plan.application.applied_at.at {
        texts.say("application-now", args![])
    } else {
        let at = time(&plan.application.effective_at.to_string(), zone);
        texts.say("application-from", args![at = at])
    };
    [who, change, from]
}

fn entitlement(view: Option<&EntitlementView>, texts: &Texts, zone: &Zone) -> String {
    match view.map(|view| (view.state.as_str(), view)) {
        None => texts.say("application-none", args![]),
        Some(("ended", _)) => texts.say("application-ended", args![]),
        Some(("stop_pending", view)) => {
            texts.say("application-ends", args![at = time(&view.ends_at.to_string(), zone)])
        }
        Some((_, view)) => texts.say("application-until", args![until = view.until.to_string()]),
    }
}

/// An instant as the person reads it.
pub(super) fn time(rfc3339: &str, zone: &Zone) -> String {
    local_time(rfc3339, zone, Tells::Promised).unwrap_or_else(|| rfc3339.to_owned())
}
