//! Conditions on the rows of a list, and their order, as SQL.

use super::{sql::Sql, time::micros};
use crate::rules::condition::{Comparison, Condition, Operand, Span};

/// By which field a list is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The field.
    pub field: String,
    /// Largest first.
    pub descending: bool,
}

impl Order {
    /// The direction, and the sign that leads to the rows after a row.
    pub(crate) fn direction(&self) -> (&'static str, &'static str) {
        if self.descending { ("DESC", "<") } else { ("ASC", ">") }
    }
}

/// What a list's fields are in SQL.
pub(crate) trait Table {
    /// Adds a field's value.
    fn value(&self, sql: Sql, field: &str) -> Sql;

    /// Where the values of a field stand that is a list.
    fn list(&self, _field: &str) -> Option<List> {
        None
    }

    /// Adds what a field is ordered by: never nothing.
    fn place(&self, sql: Sql, field: &str) -> Sql {
        self.value(sql, field)
    }
}

/// A field that is a list: its values stand in another table.
pub(crate) struct List {
    /// The row's key in its own table.
    pub(crate) key: &'static str,
    /// The table.
    pub(crate) table: &'static str,
    /// The column that names the row.
    pub(crate) owner: &'static str,
    /// The column with a value.
    pub(crate) value: &'static str,
}

impl Sql {
    /// Adds that all the conditions hold.
    pub(crate) fn conditions(self, conditions: &[Condition], table: &impl Table) -> Self {
        conditions.iter().fold(self, |sql, condition| sql.condition(condition, table))
    }

    fn condition(self, condition: &Condition, table: &impl Table) -> Self {
        match (condition.comparison, condition.operands.first()) {
            (Comparison::Is, _) => self.text(" AND (").any(condition, table).text(")"),
            // Where a field is empty, SQL would know neither answer.
            (Comparison::IsNot, _) => self.text(" AND CASE WHEN ").any(condition, table).text(" THEN 0 ELSE 1 END = 1"),
            (comparison, Some(bound)) => {
                table.value(self.text(" AND "), &condition.field).text(sign(comparison, bound)).bound(comparison, bound)
            }
            (_, None) => self,
        }
    }

    /// Adds that a field is one of the values.
    fn any(self, condition: &Condition, table: &impl Table) -> Self {
        let field = &condition.field;
        let either = Either::all(&condition.operands);
        either.into_iter().enumerate().fold(self, |sql, (place, either)| {
            let sql = if place == 0 { sql } else { sql.text(" OR ") };
            match (either, table.list(field)) {
                (Either::Texts(texts), Some(List { key, table, owner, value })) => sql
                    .text(&format!("{key} IN (SELECT {owner} FROM {table} WHERE {value} IN ("))
                    .keys(texts)
                    .text("))"),
                (Either::Texts(texts), None) => table.value(sql, field).text(" IN (").keys(texts).text(")"),
                (Either::Numbers(numbers), _) => table.value(sql, field).text(" IN (").keys(numbers).text(")"),
                (Either::In(span), _) => {
                    let sql = table.value(sql.text("("), field).text(" >= ").value(micros(span.from));
                    table.value(sql.text(" AND "), field).text(" < ").value(micros(span.to)).text(")")
                }
                (Either::Absent, Some(List { key, table, owner, .. })) => {
                    sql.text(&format!("{key} NOT IN (SELECT {owner} FROM {table})"))
                }
                (Either::Absent, None) => table.value(sql, field).text(" IS NULL"),
            }
        })
    }

    fn bound(self, comparison: Comparison, bound: &Operand) -> Self {
        match bound {
            Operand::Text(text) => self.value(text.as_str()),
            Operand::Number(number) => self.value(*number),
            Operand::Span(span) if is_past(comparison) => self.value(micros(span.to)),
            Operand::Span(span) => self.value(micros(span.from)),
            Operand::Absent => self.text("NULL"),
        }
    }
}

/// Whether a time is held against the end of a span, and not against its beginning.
fn is_past(comparison: Comparison) -> bool {
    matches!(comparison, Comparison::AtMost | Comparison::More)
}

/// The sign between a field and a bound: the end of a span is the first instant that lies behind it.
fn sign(comparison: Comparison, bound: &Operand) -> &'static str {
    match (comparison, bound) {
        (Comparison::Less, _) | (Comparison::AtMost, Operand::Span(_)) => " < ",
        (Comparison::AtLeast, _) | (Comparison::More, Operand::Span(_)) => " >= ",
        (Comparison::AtMost, _) => " <= ",
        (Comparison::More, _) => " > ",
        (Comparison::Is | Comparison::IsNot, _) => " = ",
    }
}

/// Values of a condition, those together that one comparison takes.
enum Either<'a> {
    Texts(Vec<&'a str>),
    Numbers(Vec<i64>),
    In(Span),
    Absent,
}

impl<'a> Either<'a> {
    fn all(operands: &'a [Operand]) -> Vec<Self> {
        let (mut texts, mut numbers, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for operand in operands {
            match operand {
                Operand::Text(text) => texts.push(text.as_str()),
                Operand::Number(number) => numbers.push(*number),
                Operand::Span(span) => all.push(Either::In(*span)),
                Operand::Absent => all.push(Either::Absent),
            }
        }
        all.extend((!texts.is_empty()).then_some(Either::Texts(texts)));
        all.extend((!numbers.is_empty()).then_some(Either::Numbers(numbers)));
        all
    }
}
