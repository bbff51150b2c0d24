//! A value on its way to a statement, and how each engine is given it.

use std::borrow::Cow;

use bytes::{BufMut, BytesMut};
use jiff::{Timestamp, civil::Date};
use rusqlite::types::{ToSqlOutput, Value as Stored, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    Time(Timestamp),
    Date(Date),
    Uuids(Vec<Uuid>),
    Texts(Vec<String>),
}

/// The arguments of a statement, in the order of `$1`, `$2`…
pub type Args = Vec<Value>;

/// The arguments of a statement: each through `Value::from`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

macro_rules! from {
    ($($type:ty => $variant:ident),+ $(,)?) => {
        $(
            impl From<$type> for Value {
                fn from(value: $type) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+
    };
}

from! {
    bool => Bool, i64 => Int, i32 => Int, u32 => Int, u8 => Int, f64 => Real, String => Text, &str => Text,
    Cow<'_, str> => Text, Vec<u8> => Bytes, &[u8] => Bytes, Uuid => Uuid, Timestamp => Time, Date => Date,
    Vec<Uuid> => Uuids, &[Uuid] => Uuids, Vec<String> => Texts,
}

macro_rules! from_reference {
    ($($type:ty),+) => {
        $(
            impl From<&$type> for Value {
                fn from(value: &$type) -> Self {
                    Self::from(*value)
                }
            }
        )+
    };
}

from_reference! { bool, i64, i32, u32, f64, Uuid, Timestamp, Date }

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<&Vec<u8>> for Value {
    fn from(value: &Vec<u8>) -> Self {
        Self::Bytes(value.clone())
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Stored::Null),
            Self::Bool(value) => ToSqlOutput::Owned(Stored::Integer((*value).into())),
            Self::Int(value) => ToSqlOutput::Owned(Stored::Integer(*value)),
            Self::Real(value) => ToSqlOutput::Owned(Stored::Real(*value)),
            Self::Text(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Self::Bytes(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value)),
            Self::Uuid(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value.as_bytes())),
            Self::Time(value) => ToSqlOutput::Owned(Stored::Integer(value.as_microsecond())),
            Self::Date(value) => ToSqlOutput::Owned(Stored::Text(value.to_string())),
            Self::Uuids(values) => array(values.iter().map(|value| Stored::Blob(value.as_bytes().to_vec()))),
            Self::Texts(values) => array(values.iter().map(|value| Stored::Text(value.clone()))),
        })
    }
}

fn array(values: impl Iterator<Item = Stored>) -> ToSqlOutput<'static> {
    ToSqlOutput::from_rc(std::rc::Rc::new(values.collect::<Vec<_>>()), c"rarray")
}

/// PostgreSQL counts microseconds and days from 2000-01-01.
const EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;
pub(crate) const EPOCH_DATE: Date = Date::constant(2000, 1, 1);

pub(crate) fn from_postgres_time(microseconds: i64) -> Option<Timestamp> {
    Timestamp::from_microsecond(microseconds.checked_add(EPOCH_MICROSECONDS)?).ok()
}

impl Value {
    fn kind_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Int(_) => "whole number",
            Self::Real(_) => "real",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Uuid(_) => "uuid",
            Self::Time(_) => "time",
            Self::Date(_) => "date",
            Self::Uuids(_) => "list of uuids",
            Self::Texts(_) => "list of texts",
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        // Each with the types that it may go to: the wire carries bytes only, and a text of eight letters would be taken
        // for a number.
        match (self, kind) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Bool(value), &Type::BOOL) => return value.to_sql(kind, out),
            (Self::Int(value), &Type::INT8) => out.put_i64(*value),
            (Self::Int(value), &Type::INT4) => out.put_i32(i32::try_from(*value)?),
            (Self::Int(value), &Type::INT2) => out.put_i16(i16::try_from(*value)?),
            #[expect(clippy::cast_precision_loss, reason = "a whole number given where the column holds reals")]
            (Self::Int(value), &Type::FLOAT8) => out.put_f64(*value as f64),
            (Self::Real(value), &Type::FLOAT8) => out.put_f64(*value),
            (Self::Text(value), &(Type::TEXT | Type::VARCHAR)) => return value.to_sql(kind, out),
            (Self::Bytes(value), &Type::BYTEA) => return value.to_sql(kind, out),
            (Self::Uuid(value), &Type::UUID) => return value.to_sql(kind, out),
            (Self::Time(value), &Type::TIMESTAMPTZ) => out.put_i64(value.as_microsecond() - EPOCH_MICROSECONDS),
            (Self::Date(value), &Type::DATE) => out.put_i32(EPOCH_DATE.until(*value)?.get_days()),
            (Self::Uuids(values), &Type::UUID_ARRAY) => return values.to_sql(kind, out),
            (Self::Texts(values), &(Type::TEXT_ARRAY | Type::VARCHAR_ARRAY)) => return values.to_sql(kind, out),
            // Not the value itself: messages are logged, and it may be a person's.
            (value, kind) => return Err(format!("a value of kind {} was given for a {kind}", value.kind_name()).into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
