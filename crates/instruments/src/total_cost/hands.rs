//! Work that is done by as many threads as the machine has processors. What comes out is the same with one as with many.

use std::panic::resume_unwind;
use std::thread;

/// How many share work that is cut into `parts`.
pub(crate) fn hands(parts: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(parts).max(1)
}

/// What each of the items comes to, in their order: a thread for each.
pub(crate) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = items.into_iter().map(|item| scope.spawn(move || work(item))).collect();
        begun.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
