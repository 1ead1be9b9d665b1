//! A method in words: what it is, and the number that it reaches.

use crate::{
    contract::two_step::{EnrolmentView, MethodView, TwoStepView},
    rules::two_step::Method,
    texts::args,
    ui::Ui,
};

/// A method and its masked number.
pub(super) fn words(method: Method, phone: Option<&str>, ui: &Ui) -> String {
    let method = ui.text(&format!("value-method-{method}"), args![]);
    ui.text("two-step-way", args![method = method, phone = phone.unwrap_or("none")])
}

/// The method of an enrolment.
pub(super) fn of_enrolment(view: &EnrolmentView, ui: &Ui) -> String {
    words(view.method, view.phone.as_deref(), ui)
}

/// A method that is held.
pub(super) fn of_method(view: &MethodView, ui: &Ui) -> String {
    words(view.method, view.phone.as_deref(), ui)
}

/// Every method that is held, the default one first.
pub(super) fn all(view: &TwoStepView, ui: &Ui) -> String {
    let ways: Vec<String> = view.methods.iter().map(|method| of_method(method, ui)).collect();
    ways.join(&ui.text("list-separator", args![]))
}
