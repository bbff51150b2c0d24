//! Applications to an edition.

pub mod participants;
