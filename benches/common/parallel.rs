//! Work that is done a few at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does the work for all and gives what came of it, in the order in which it was done.
pub(crate) fn in_parallel<T: Sync, R: Send>(doing: &str, all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(all.len()));
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(one);
                    let mut done = done.lock().unwrap();
                    done.push(result);
                    if done.len().is_multiple_of(50) {
                        eprintln!("{doing}: {} of {}", done.len(), all.len());
                    }
                }
            });
        }
    });
    done.into_inner().unwrap()
}
