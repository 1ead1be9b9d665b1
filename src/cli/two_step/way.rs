//! A method in words: what it is, and the number that it reaches.

use crate::{
    cli::{failure::Failure, report::word},
    contract::{
        two_step::{EnrolmentView, MethodView, TwoStepView},
        word::MethodWord,
    },
    rules::{Code, text::fold},
    texts::{ABSENT, args},
    ui::Ui,
};

/// A method and its masked number.
pub(super) fn words(method: &MethodWord, phone: Option<&str>, ui: &Ui) -> String {
    let method = word::said("value-method", method.as_str(), ui.texts);
    ui.text("two-step-way", args![method = method, phone = phone.unwrap_or(ABSENT)])
}

/// The method of an enrolment.
pub(super) fn of_enrolment(view: &EnrolmentView, ui: &Ui) -> String {
    words(&view.method, view.phone.as_deref(), ui)
}

/// A method that is held.
pub(super) fn of_method(view: &MethodView, ui: &Ui) -> String {
    words(&view.method, view.phone.as_deref(), ui)
}

/// Methods in a row, the default one first.
pub(super) fn of_methods(methods: &[MethodView], ui: &Ui) -> String {
    let ways: Vec<String> = methods.iter().map(|method| of_method(method, ui)).collect();
    ways.join(&ui.text("list-separator", args![]))
}

/// Every method that is held.
pub(super) fn all(view: &TwoStepView, ui: &Ui) -> String {
    of_methods(&view.methods, ui)
}

/// The flags by which a method is enrolled again; its number is masked, and so for the person to give.
pub(super) fn flags(view: &MethodView) -> String {
    let phone = if view.method.needs_phone() { " --phone NUMBER" } else { "" };
    format!(" --method {}{phone}", view.method)
}

/// A method by its id, or by its word: there is one of each.
///
/// # Errors
/// `method_not_found` (3).
pub(super) fn named(held: &[MethodView], typed: &str) -> Result<MethodView, Failure> {
    let typed = fold(typed);
    let named = |view: &&MethodView| view.id.to_string() == typed.to_lowercase() || view.method.as_str() == typed;
    held.iter().find(named).cloned().ok_or_else(|| Failure::new(Code::MethodNotFound).fact("method", typed))
}
