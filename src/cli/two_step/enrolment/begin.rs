//! The first steps: the method, the phone number, and the code or key that goes out.

use super::{Flags, Purpose};
use crate::{
    cli::{failure::Failure, session::Session, two_step::way},
    contract::two_step::{EnrolmentSend, EnrolmentStart, EnrolmentView, MethodView},
    rules::{Code, two_step::Method},
    texts::args,
    ui::{
        Done,
        qr::{self, Drawing},
        visible,
    },
};

const METHODS: [Method; 3] = [Method::Sms, Method::Voice, Method::Authenticator];

/// The method whose place is to be taken; where none was typed the only one, or the one that the person chooses.
pub(super) fn replaced(
    purpose: Purpose<'_>,
    held: &[MethodView],
    session: &Session,
) -> Result<Option<MethodView>, Failure> {
    match (purpose, held) {
        (Purpose::Replace(Some(typed)), _) => way::named(held, typed).map(Some),
        (Purpose::Replace(None), [only]) => Ok(Some(only.clone())),
        (Purpose::Replace(None), _) => {
            let items: Vec<String> = held.iter().map(|method| way::of_method(method, &session.ui)).collect();
            let question = session.ui.text("two-step-choose-replaced", args![]);
            Ok(held.get(session.ui.choose(&question, &items, "METHOD-ID")?).cloned())
        }
        _ => Ok(None),
    }
}

/// Begins the enrolment; at a terminal a number that cannot be used is asked for again.
pub(super) async fn start(
    flags: &Flags,
    replaced: Option<&MethodView>,
    session: &mut Session,
) -> Result<EnrolmentView, Failure> {
    if flags.method.is_none() && replaced.is_none() && flags.phone.is_none() {
        // An authenticator needs no number; which it is to be is not known.
        session.ui.can_be_asked_for(&["--method METHOD", "--phone NUMBER"])?;
    }
    let method = method(flags, replaced, session)?;
    let mut given = flags.phone.clone();
    loop {
        let asked = given.is_none() && method.needs_phone();
        let phone = match given.take() {
            None if asked => Some(session.ui.ask_line(&session.ui.text("two-step-phone", args![]), "--phone")?),
            given => given,
        };
        match session.send(&EnrolmentStart { method, phone, replaces: replaced.map(|old| old.id) }).await {
            Err(failure) if asked && is_about_the_number(&failure) => session.tell(&failure),
            outcome => return outcome,
        }
    }
}

fn is_about_the_number(failure: &Failure) -> bool {
    failure.code == Code::PhoneNumberInvalid || failure.code == Code::InvalidValue
}

fn method(flags: &Flags, replaced: Option<&MethodView>, session: &Session) -> Result<Method, Failure> {
    let given = flags.method.as_ref().and_then(|word| METHODS.into_iter().find(|it| it.as_str() == word));
    if let Some(method) = given.or(replaced.and_then(|old| old.method.known())) {
        return Ok(method);
    }
    let items = METHODS.map(|method| session.ui.text(&format!("value-method-{method}"), args![]));
    let chosen = session.ui.choose(&session.ui.text("two-step-choose", args![]), &items, "--method")?;
    Ok(METHODS[chosen])
}

/// Sends the code again: the whole command of `--resend`.
pub(super) async fn resend(purpose: Purpose<'_>, session: &mut Session) -> Result<(), Failure> {
    let view = session.send(&EnrolmentSend {}).await?;
    let key = if session.global.dry_run { "two-step-would-send" } else { "two-step-sent-again" };
    let sentence = session.ui.text(key, args![way = way::of_enrolment(&view, &session.ui)]);
    finish_with(&view, sentence, purpose, session)
}

/// The result of a first command without a terminal.
pub(super) fn show(
    view: &EnrolmentView,
    flags: &Flags,
    purpose: Purpose<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    if session.ui.look.format.is_text()
        && flags.qr.is_some()
        && let Some(picture) = fitting(picture(view, flags)?, session)
    {
        session.ui.out(&picture)?;
    }
    let key = match (view.key.is_some(), session.global.dry_run) {
        (true, true) => "two-step-would-prepare",
        (true, false) => "two-step-app-ready",
        (false, true) => "two-step-would-send",
        (false, false) => "two-step-sent",
    };
    let sentence = session.ui.text(key, args![way = way::of_enrolment(view, &session.ui)]);
    finish_with(view, sentence, purpose, session)
}

fn finish_with(
    view: &EnrolmentView,
    sentence: String,
    purpose: Purpose<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut view = view.clone();
    if session.global.dry_run {
        // A key that was not kept would never work.
        (view.key, view.key_uri) = (None, None);
    }
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, sentence).id("method");
    if view.key.is_some() {
        done = done.showing(&["key", "key_uri"]);
    }
    if !session.global.dry_run {
        let command = session.command(&format!("{} --code CODE", purpose.command()));
        let not_yet = match view.replaces.as_slice() {
            [] => session.ui.text("two-step-not-yet", args![]),
            old => session.ui.text("two-step-not-yet-replaced", args![old = way::of_methods(old, &session.ui)]),
        };
        done = done.and(not_yet).next(command);
    }
    session.show(&done)
}

/// Says at a terminal what went out.
pub(super) fn tell(view: &EnrolmentView, flags: &Flags, session: &mut Session) -> Result<(), Failure> {
    let Some(key) = &view.key else {
        session.ui.note(&session.ui.text("two-step-sent", args![way = way::of_enrolment(view, &session.ui)]));
        return Ok(());
    };
    let is_seen = !session.ui.look.accessible || flags.qr.is_some();
    match fitting(picture(view, flags)?.filter(|_| is_seen), session) {
        Some(picture) => {
            session.ui.note(&session.ui.text("two-step-app-scan", args![]));
            session.ui.draw(&picture);
        }
        None => session.ui.note(&session.ui.text("two-step-app-type", args![])),
    }
    session.ui.draw(&session.ui.text("two-step-app-key", args![key = visible(key.expose())]));
    Ok(())
}

/// The drawing, where the screen shows the whole of it; half a code is read by no app, and its reason is told instead.
fn fitting(picture: Option<String>, session: &Session) -> Option<String> {
    let picture = picture?;
    let (columns, lines) = qr::size(&picture);
    // The key and the question stand below it.
    if session.ui.has_room_for(columns, lines + 2) {
        return Some(picture);
    }
    session.ui.note(&session.ui.text("two-step-qr-no-room", args![columns = columns, lines = lines + 2]));
    None
}

fn picture(view: &EnrolmentView, flags: &Flags) -> Result<Option<String>, Failure> {
    let drawing = match flags.qr.as_deref() {
        Some("none") => return Ok(None),
        Some("ascii") => Drawing::Ascii,
        _ => Drawing::Blocks,
    };
    let Some(uri) = &view.key_uri else { return Ok(None) };
    qr::draw(uri.expose(), drawing).map(Some).map_err(Failure::unexpected)
}
