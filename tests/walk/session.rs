//! Signing in and out.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, NO_ID, STRANGER, STUDENT, operation},
    journey::{Caller, Journey},
    may::{ANYONE, PERSON, SIGNED_IN},
};
use crate::api::campus::token_of;

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("session.sign-in")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(json!({ "account": "no-one", "password": "x" }))
            .may(ANYONE)
            .refused_with(json!({ "account": "target" }), STRANGER, "wrong_credentials", "target"),
        operation("session.code").with(json!({ "flow": NO_ID, "code": "1" })).may(ANYONE).refused(
            STRANGER,
            "flow_not_found",
            None,
        ),
        operation("session.send")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(json!({ "flow": NO_ID }))
            .may(ANYONE)
            .refused(STRANGER, "flow_not_found", None),
        operation("session.password-again")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .with(json!({ "password": "x" }))
            .may(PERSON)
            .refused(STUDENT, "wrong_credentials", STUDENT),
        operation("session.show").may(SIGNED_IN),
        operation("session.sign-out")
            .except(Exception::NotesNothing, NAME_SAYS_ALL)
            .may(PERSON)
            .except(Exception::NeverRefused, "it can only fail for want of a sign-in, which is nobody's act")
            .except(Exception::SentOnce, "whoever has signed out is a stranger, and strangers share no keys"),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (campus, stranger) = (journey.campus, Caller::stranger());
    campus.turns_on_sms("mori", &journey.person("mori", "staff").token);
    let flow = campus.flow("mori");
    journey.step("session.send", &stranger, "mori", json!({ "flow": flow }));
    let code = json!({ "flow": flow, "code": campus.code("mori") });
    let opened = journey.step("session.code", &stranger, "mori", code);
    journey.step("session.sign-out", &Caller::new("mori", &token_of(&opened)), "mori", json!({}));
}
