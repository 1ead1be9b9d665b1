//! The first steps: the method, the phone number, and the code or key that goes out.

use super::{flags::Flags, picture_file, purpose::Purpose};
use crate::{
    cli::{context::Context, failure::Failure, two_step::way},
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
    context: &Context,
) -> Result<Option<MethodView>, Failure> {
    match (purpose, held) {
        (Purpose::Replace(Some(typed)), _) => way::named(held, typed).map(Some),
        (Purpose::Replace(None), [only]) => Ok(Some(only.clone())),
        (Purpose::Replace(None), _) => {
            let items: Vec<String> = held.iter().map(|method| way::of_method(method, &context.ui)).collect();
            let question = context.ui.text("two-step-choose-replaced", args![]);
            Ok(held.get(context.ui.choose(&question, &items, "METHOD-ID")?).cloned())
        }
        _ => Ok(None),
    }
}

/// Begins the enrolment; at a terminal a number that cannot be used is asked for again.
pub(super) async fn start(
    flags: &Flags,
    replaced: Option<&MethodView>,
    context: &mut Context,
) -> Result<EnrolmentView, Failure> {
    if flags.method.is_none() && replaced.is_none() && flags.phone.is_none() {
        // An authenticator needs no number; which it is to be is not known.
        context.ui.can_be_asked_for(&["--method METHOD", "--phone NUMBER"])?;
    }
    let method = method(flags, replaced, context)?;
    picture_file::can_be_made(flags, method)?;
    let mut given = flags.phone.clone();
    loop {
        let asked = given.is_none() && method.needs_phone();
        let phone = match given.take() {
            None if asked => Some(context.ui.ask_line(&context.ui.text("two-step-phone", args![]), "--phone")?),
            given => given,
        };
        match context.send(&EnrolmentStart { method, phone, replaces: replaced.map(|old| old.id) }).await {
            Err(failure) if asked && is_about_the_number(&failure) => context.tell(&failure),
            outcome => return outcome,
        }
    }
}

fn is_about_the_number(failure: &Failure) -> bool {
    failure.code == Code::PhoneNumberInvalid || failure.code == Code::InvalidValue
}

fn method(flags: &Flags, replaced: Option<&MethodView>, context: &Context) -> Result<Method, Failure> {
    let given = flags.method.as_ref().and_then(|word| METHODS.into_iter().find(|it| it.as_str() == word));
    if let Some(method) = given.or(replaced.and_then(|old| old.method.known())) {
        return Ok(method);
    }
    let items = METHODS.map(|method| context.ui.text(&format!("value-method-{method}"), args![]));
    let chosen = context.ui.choose(&context.ui.text("two-step-choose", args![]), &items, "--method")?;
    Ok(METHODS[chosen])
}

/// Sends the code again: the whole command of `--resend`.
pub(super) async fn resend(purpose: Purpose<'_>, context: &mut Context) -> Result<(), Failure> {
    let view = context.send(&EnrolmentSend {}).await?;
    let key = if context.global.dry_run { "two-step-would-send" } else { "two-step-sent-again" };
    let sentence = context.ui.text(key, args![way = way::of_enrolment(&view, &context.ui)]);
    finish_with(&view, sentence, purpose, context)
}

/// The result of a first command without a terminal.
pub(super) fn show(
    view: &EnrolmentView,
    flags: &Flags,
    purpose: Purpose<'_>,
    context: &mut Context,
) -> Result<(), Failure> {
    if context.ui.look.format.is_text()
        && flags.qr.is_some()
        && let Some(picture) = fitting(picture(view, flags)?, context)
    {
        context.ui.out(&picture)?;
    }
    let written = picture_file::write(view, flags, context);
    let key = match (view.key.is_some(), context.global.dry_run) {
        (true, true) => "two-step-would-prepare",
        (true, false) => "two-step-app-ready",
        (false, true) => "two-step-would-send",
        (false, false) => "two-step-sent",
    };
    let sentence = context.ui.text(key, args![way = way::of_enrolment(view, &context.ui)]);
    // The key is shown, whatever becomes of the file.
    finish_with(view, sentence, purpose, context).and(written)
}

fn finish_with(
    view: &EnrolmentView,
    sentence: String,
    purpose: Purpose<'_>,
    context: &mut Context,
) -> Result<(), Failure> {
    let mut view = view.clone();
    if context.global.dry_run {
        // A key that was not kept would never work.
        (view.key, view.key_uri) = (None, None);
    }
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, sentence).id("method");
    if view.key.is_some() {
        done = done.showing(&["key", "key_uri"]);
    }
    if !context.global.dry_run {
        let command = context.command(&format!("{} --code {}", purpose.command(), context.code_place()));
        let not_yet = match view.replaces.as_slice() {
            [] => context.ui.text("two-step-not-yet", args![]),
            old => context.ui.text("two-step-not-yet-replaced", args![old = way::of_methods(old, &context.ui)]),
        };
        done = context.outbox(view.in_outbox).into_iter().fold(done, Done::and);
        done = done.and(not_yet).next(command);
    }
    context.show(&done)
}

/// Says at a terminal what went out.
pub(super) fn tell(view: &EnrolmentView, flags: &Flags, context: &mut Context) -> Result<(), Failure> {
    let Some(key) = &view.key else {
        context.ui.note(&context.ui.text("two-step-sent", args![way = way::of_enrolment(view, &context.ui)]));
        context.outbox(view.in_outbox).iter().for_each(|said| context.ui.note(said));
        return Ok(());
    };
    let is_seen = !context.ui.look.accessible || flags.qr.is_some();
    match fitting(picture(view, flags)?.filter(|_| is_seen), context) {
        Some(picture) => {
            context.ui.note(&context.ui.text("two-step-app-scan", args![]));
            context.ui.draw(&picture);
        }
        None => context.ui.note(&context.ui.text("two-step-app-type", args![])),
    }
    context.ui.hand_over(&context.ui.text("two-step-app-key", args![key = visible(key.expose())]));
    picture_file::write(view, flags, context)
}

/// The drawing, where the screen shows the whole of it; half a code is read by no app, and its reason is told instead.
fn fitting(picture: Option<String>, context: &Context) -> Option<String> {
    let picture = picture?;
    let (columns, lines) = qr::size(&picture);
    // The key and the question stand below it.
    if context.ui.has_room_for(columns, lines + 2) {
        return Some(picture);
    }
    context.ui.note(&context.ui.text("two-step-qr-no-room", args![columns = columns, lines = lines + 2]));
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
