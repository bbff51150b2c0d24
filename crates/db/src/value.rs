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
            Self::Uuids(values) => {
                array(values.iter().map(|value| Stored::Blob(value.as_bytes().to_vec())))
            }
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

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => return Ok(IsNull::Yes),
            Self::Bool(value) => return value.to_sql(kind, out),
            Self::Int(value) => match *kind {
                Type::INT4 => out.put_i32(i32::try_from(*value)?),
                Type::INT2 => out.put_i16(i16::try_from(*value)?),
                #[expect(clippy::cast_precision_loss, reason = "a whole number given where the column holds reals")]
                Type::FLOAT8 => out.put_f64(*value as f64),
                _ => out.put_i64(*value),
            },
            Self::Real(value) => out.put_f64(*value),
            Self::Text(value) => return value.to_sql(kind, out),
            Self::Bytes(value) => return value.to_sql(kind, out),
            Self::Uuid(value) => return value.to_sql(kind, out),
            Self::Time(value) => out.put_i64(value.as_microsecond() - EPOCH_MICROSECONDS),
            Self::Date(value) => out.put_i32(EPOCH_DATE.until(*value)?.get_days()),
            Self::Uuids(values) => return values.to_sql(kind, out),
            Self::Texts(values) => return values.to_sql(kind, out),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
