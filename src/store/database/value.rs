//! What is bound to a statement, and what a column holds: numbers and texts, and nothing else.

use std::error::Error;

use bytes::BytesMut;
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

/// A value. An absent one that is bound has a type all the same, for PostgreSQL asks; one that is read has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Integer(Option<i64>),
    /// A text.
    Text(Option<String>),
    /// What the service never writes.
    Foreign,
}

impl Value {
    /// What a column holds that is empty.
    pub(crate) const ABSENT: Self = Value::Text(None);

    /// As what PostgreSQL is to take it.
    pub(crate) fn postgres_type(&self) -> Type {
        if matches!(self, Value::Integer(_)) { Type::INT8 } else { Type::TEXT }
    }
}

macro_rules! values {
    ($($given:ty, $name:ident => $value:expr;)*) => {$(
        impl From<$given> for Value {
            fn from($name: $given) -> Self {
                $value
            }
        }
    )*};
}

values! {
    i64, number => Value::Integer(Some(number));
    Option<i64>, number => Value::Integer(number);
    &str, text => Value::Text(Some(text.to_owned()));
    String, text => Value::Text(Some(text));
    &String, text => Value::Text(Some(text.clone()));
    Option<&str>, text => Value::Text(text.map(str::to_owned));
    Option<String>, text => Value::Text(text);
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Integer(Some(number)) => ValueRef::Integer(*number),
            Value::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Value::Integer(None) | Value::Text(None) | Value::Foreign => ValueRef::Null,
        }))
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Value::ABSENT,
            ValueRef::Integer(number) => number.into(),
            ValueRef::Text(bytes) => str::from_utf8(bytes).map_or(Value::Foreign, Value::from),
            ValueRef::Real(_) | ValueRef::Blob(_) => Value::Foreign,
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Integer(Some(number)) => number.to_sql(kind, out),
            Value::Text(Some(text)) => text.to_sql(kind, out),
            Value::Integer(None) | Value::Text(None) | Value::Foreign => Ok(IsNull::Yes),
        }
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::INT8 || *kind == Type::TEXT
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => i64::from_sql(kind, raw)?.into(),
            Type::INT4 => i64::from(i32::from_sql(kind, raw)?).into(),
            Type::INT2 => i64::from(i16::from_sql(kind, raw)?).into(),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                String::from_sql(kind, raw)?.into()
            }
            _ => Value::Foreign,
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Value::ABSENT)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
