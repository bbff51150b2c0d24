//! A row on its way out: [`row!`] declares a struct and how its fields are read, in the order of the columns.

use jiff::{Timestamp, civil::Date};
use rusqlite::types::ValueRef;
use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

use crate::error::Error;
use crate::value::{EPOCH_DATE, from_postgres_time};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Bool,
    Int,
    Real,
    Text,
    Bytes,
    Uuid,
    Time,
    Date,
}

/// A row of either engine.
pub enum Reader<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl Reader<'_> {
    pub fn column<T: FromColumn>(&self, position: usize) -> Result<T, Error> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row.get_ref(position)?),
            Self::Postgres(row) => T::from_postgres(row, position),
        }
        .map_err(|error| Error::Other(format!("column {}: {error}", position + 1)))
    }
}

pub trait FromColumn: Sized {
    const KIND: Kind;
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self, Error>;
    fn from_postgres(row: &tokio_postgres::Row, position: usize) -> Result<Self, Error>;
}

/// What a statement gives: its columns by name and kind, in order.
pub trait Row: Sized + Send + 'static {
    fn columns() -> Vec<(&'static str, Kind)>;
    /// Whether the name of the single column is nobody's business.
    const NAMELESS: bool = false;
    fn read(reader: &Reader<'_>) -> Result<Self, Error>;
}

/// Declares a row: a struct whose fields are the columns of a statement, by name and in order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($field_vis:vis $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($field_vis $field: $type),+ }

        impl $crate::Row for $name {
            fn columns() -> Vec<(&'static str, $crate::Kind)> {
                vec![$((stringify!($field), <$type as $crate::FromColumn>::KIND)),+]
            }

            fn read(reader: &$crate::Reader<'_>) -> ::core::result::Result<Self, $crate::Error> {
                let mut position = 0;
                $(
                    let $field = reader.column::<$type>(position)?;
                    position += 1;
                )+
                let _ = position;
                ::core::result::Result::Ok(Self { $($field),+ })
            }
        }
    };
}

/// A statement that gives no rows.
impl Row for () {
    fn columns() -> Vec<(&'static str, Kind)> {
        Vec::new()
    }

    fn read(_: &Reader<'_>) -> Result<Self, Error> {
        Ok(())
    }
}

fn wrong(wanted: &str, value: ValueRef<'_>) -> Error {
    Error::Other(format!("{wanted} expected, {:?} found", value.data_type()))
}

struct PostgresInt(i64);
struct PostgresTime(Timestamp);
struct PostgresDate(Date);

type Boxed = Box<dyn std::error::Error + Sync + Send>;

/// A whole number of any width: `length()` gives a narrow one.
impl<'a> FromSql<'a> for PostgresInt {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        Ok(Self(match *kind {
            Type::INT2 => i16::from_sql(kind, raw)?.into(),
            Type::INT4 => i32::from_sql(kind, raw)?.into(),
            _ => i64::from_sql(kind, raw)?,
        }))
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT2 | Type::INT4 | Type::INT8)
    }
}

impl<'a> FromSql<'a> for PostgresTime {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        let microseconds = i64::from_be_bytes(raw.try_into()?);
        from_postgres_time(microseconds).map(Self).ok_or_else(|| "a time out of range".into())
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::TIMESTAMPTZ
    }
}

impl<'a> FromSql<'a> for PostgresDate {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        let days = i32::from_be_bytes(raw.try_into()?);
        Ok(Self(EPOCH_DATE.checked_add(jiff::Span::new().days(days))?))
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::DATE
    }
}

macro_rules! column {
    ($($type:ty = $kind:ident, |$value:ident| $sqlite:expr, $wire:ty, |$got:ident| $postgres:expr;)+) => {
        $(
            impl FromColumn for $type {
                const KIND: Kind = Kind::$kind;

                fn from_sqlite($value: ValueRef<'_>) -> Result<Self, Error> {
                    $sqlite.ok_or_else(|| wrong(stringify!($kind), $value))
                }

                fn from_postgres(row: &tokio_postgres::Row, position: usize) -> Result<Self, Error> {
                    let $got: $wire = row.try_get(position)?;
                    Ok($postgres)
                }
            }

            impl FromColumn for Option<$type> {
                const KIND: Kind = Kind::$kind;

                fn from_sqlite(value: ValueRef<'_>) -> Result<Self, Error> {
                    if value == ValueRef::Null { Ok(None) } else { <$type>::from_sqlite(value).map(Some) }
                }

                fn from_postgres(row: &tokio_postgres::Row, position: usize) -> Result<Self, Error> {
                    let found: Option<$wire> = row.try_get(position)?;
                    Ok(found.map(|$got| $postgres))
                }
            }

            impl Row for $type {
                const NAMELESS: bool = true;

                fn columns() -> Vec<(&'static str, Kind)> {
                    vec![("", Kind::$kind)]
                }

                fn read(reader: &Reader<'_>) -> Result<Self, Error> {
                    reader.column(0)
                }
            }

            impl Row for Option<$type> {
                const NAMELESS: bool = true;

                fn columns() -> Vec<(&'static str, Kind)> {
                    vec![("", Kind::$kind)]
                }

                fn read(reader: &Reader<'_>) -> Result<Self, Error> {
                    reader.column(0)
                }
            }
        )+
    };
}

column! {
    bool = Bool, |value| value.as_i64().ok().map(|value| value != 0), bool, |got| got;
    i64 = Int, |value| value.as_i64().ok(), PostgresInt, |got| got.0;
    f64 = Real, |value| real(value), f64, |got| got;
    String = Text, |value| value.as_str().ok().map(str::to_owned), String, |got| got;
    Vec<u8> = Bytes, |value| value.as_blob().ok().map(<[u8]>::to_vec), Vec<u8>, |got| got;
    Uuid = Uuid, |value| value.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok()), Uuid, |got| got;
    Timestamp = Time, |value| value.as_i64().ok().and_then(|at| Timestamp::from_microsecond(at).ok()),
        PostgresTime, |got| got.0;
    Date = Date, |value| value.as_str().ok().and_then(|text| text.parse().ok()), PostgresDate, |got| got.0;
}

/// A whole number written into a column of reals comes back as one.
#[expect(clippy::cast_precision_loss, reason = "SQLite stores 3.0 as 3 only when it is exact")]
fn real(value: ValueRef<'_>) -> Option<f64> {
    match value {
        ValueRef::Real(value) => Some(value),
        ValueRef::Integer(value) => Some(value as f64),
        _ => None,
    }
}
