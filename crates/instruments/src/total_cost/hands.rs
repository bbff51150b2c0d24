//! Work that is done by as many threads as the machine has processors. What comes out is the same with one as with many.

use std::panic::resume_unwind;
use std::thread;

/// How many share work that is cut into `parts`.
pub(crate) fn hands(parts: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(parts).max(1)
}

/// What both come to, one beside the other.
pub(crate) fn both<A: Send, B>(beside: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let begun = scope.spawn(beside);
        let here = here();
        (begun.join().unwrap_or_else(|panic| resume_unwind(panic)), here)
    })
}

/// What each of the items comes to, in their order.
pub(crate) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    if items.len() < 2 {
        return items.into_iter().map(work).collect();
    }
    let share = items.len().div_ceil(hands(items.len()));
    let (work, mut items) = (&work, items.into_iter());
    let mut part = || items.by_ref().take(share).collect::<Vec<T>>();
    let first = part();
    thread::scope(|scope| {
        let mut begun = Vec::new();
        for part in std::iter::repeat_with(part).take_while(|part| !part.is_empty()) {
            begun.push(scope.spawn(move || part.into_iter().map(work).collect::<Vec<R>>()));
        }
        // the one who asks has hands too
        let mut done: Vec<R> = first.into_iter().map(work).collect();
        for thread in begun {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    })
}
