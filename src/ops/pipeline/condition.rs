//! What a list is asked to show (FIND-1): conditions and an order, read against the fields that its reply has.

use super::{call::Call, failure::Failure};
use crate::{
    rules::{
        Code, Refusal,
        condition::{Clock, Comparison, Condition, Field, Operand},
        meant::meant,
    },
    store::{self, Conn, condition::Order},
};

/// Conditions that one list takes at the most.
const MOST: usize = 32;

/// Reads the conditions of a request.
///
/// # Errors
/// As [`Condition::read`]; `invalid_value` for too many.
pub(crate) fn conditions(call: &Call<'_>, typed: &[String], fields: &[Field]) -> Result<Vec<Condition>, Refusal> {
    if typed.len() > MOST {
        return Err(Refusal::invalid("filter", "too-many").fact("max", i64::try_from(MOST).unwrap_or(i64::MAX)));
    }
    let clock = Clock { now: call.now, zone: &call.house.zone };
    typed.iter().map(|typed| Condition::read(typed, fields, clock)).collect()
}

/// That a field is one text.
pub(crate) fn is(field: &str, text: impl Into<String>) -> Condition {
    let operands = vec![Operand::Text(text.into())];
    Condition { field: field.to_owned(), comparison: Comparison::Is, operands }
}

/// A refusal of a condition whose value nothing has; the known values are named, if they are few, and the nearest.
pub(crate) fn never(condition: &Condition, value: &str, known: &[String]) -> Refusal {
    let refusal = Refusal::new(Code::FilterValueUnknown).fact("name", condition.field.as_str()).fact("value", value);
    let refusal = if known.is_empty() { refusal } else { refusal.fact("names", known.join(", ")) };
    match meant(value, known.iter().map(String::as_str)) {
        Some(word) => refusal.fact("meant", word),
        None => refusal,
    }
}

/// Reads the order of a request.
///
/// # Errors
/// `invalid_value` for what is no field.
pub(crate) fn order(asked: Option<&str>, default: &str, fields: &[Field]) -> Result<Order, Refusal> {
    let word = asked.unwrap_or(default);
    let (descending, name) = word.strip_prefix('-').map_or((false, word), |name| (true, name));
    if fields.iter().any(|field| field.name == name) {
        return Ok(Order { field: name.to_owned(), descending });
    }
    let known = fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ");
    Err(Refusal::invalid("sort", "sort-unknown").fact("known", known))
}

/// The texts that conditions name exactly.
pub(crate) fn texts(conditions: &[Condition]) -> impl Iterator<Item = (&Condition, &str)> {
    let exact =
        conditions.iter().filter(|condition| matches!(condition.comparison, Comparison::Is | Comparison::IsNot));
    exact.flat_map(|condition| {
        condition.operands.iter().filter_map(move |operand| match operand {
            Operand::Text(text) => Some((condition, text.as_str())),
            _ => None,
        })
    })
}

/// Whether there is an account of this login id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_account(conn: &mut Conn, text: &str) -> Result<bool, Failure> {
    match text.parse() {
        Ok(login_id) => Ok(store::account::find_one(conn, &login_id).await?.is_some()),
        Err(_) => Ok(false),
    }
}
