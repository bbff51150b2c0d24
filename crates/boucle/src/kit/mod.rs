//! What knows no feature: errors, page shell, forms, sessions, mail, jobs, journal, texts, assets, the HTTP server.
//! Invariant: nothing here names a feature's table, page or text.

pub mod app;
pub mod assets;
pub mod bare;
pub mod bucket;
pub mod calendar;
pub mod clock;
pub mod columns;
pub mod compare;
pub mod config;
pub mod copy;
pub mod cursor;
pub mod error;
pub mod feed;
pub mod files;
pub mod forget;
pub mod form;
pub mod format;
pub mod french;
pub mod guard;
pub mod incoming;
pub mod integrity;
pub mod jobs;
pub mod journal;
pub mod json;
pub mod limit;
pub mod mail;
pub mod markdown;
pub mod merging;
pub mod packed;
pub mod posted;
pub mod range;
pub mod receipt;
pub mod route;
pub mod rule;
pub mod server;
pub mod session;
pub mod sheet;
pub mod shell;
pub mod stop;
pub mod store;
pub mod table;
pub mod telemetry;
pub mod texts;
pub mod token;
pub mod viewer;

pub use app::App;
pub use error::{Error, Result};
pub use form::Form;
pub use packed::Packed;
pub use shell::{Shell, page};
pub use texts::Language;
pub use viewer::{Person, Seat, Viewer};

