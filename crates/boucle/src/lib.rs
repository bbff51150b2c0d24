//! Boucle as a library, so that its tests and measures use what the program uses.

pub mod admin;
pub mod api;
pub mod catalogue;
pub mod cli;
pub mod demo_large;
pub mod demo_network;
pub mod discussions;
pub mod files;
pub mod home;
pub mod imports;
pub mod kit;
pub mod meetings;
pub mod needs;
pub mod notices;
pub mod pages;
pub mod people;
pub mod polls;
pub mod router;
pub mod search;
pub mod settings;
pub mod spaces;
pub mod tools;
