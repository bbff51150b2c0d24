//! The program as its people meet it: through HTTP, on both engines.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod accounts;
mod actions;
mod api;
mod bucket;
mod chain;
mod damage;
mod demo;
mod discussions;
mod export;
mod files;
mod house;
mod imports;
mod journal;
mod killed;
mod large;
mod library;
mod logo;
mod mail;
mod meetings;
mod notices;
mod oidc;
mod organisations;
mod pages;
mod polls;
mod privacy;
mod routes;
mod search;
mod settings;
mod slow;
mod spaces;
mod statements;
mod texts;
mod trials;
mod uploads;
mod working_groups;
