//! The program as its people meet it: through HTTP, on both engines.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod accounts;
mod api;
mod chain;
mod house;
mod imports;
mod journal;
mod mail;
mod routes;
mod spaces;
mod statements;
mod texts;
