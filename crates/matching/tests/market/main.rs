//! What buyers and suppliers may count on, tried from outside on small invented networks.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod always;
mod needs;
mod network;
mod search;
mod suggesting;
mod texts;
