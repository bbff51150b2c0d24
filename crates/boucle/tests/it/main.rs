//! The program as its people meet it: through HTTP, on both engines.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod accounts;
mod chain;
mod damage;
mod house;
mod imports;
mod journal;
mod killed;
mod large;
mod mail;
mod routes;
mod slow;
mod statements;
mod texts;
