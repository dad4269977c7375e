//! The memory of the WebAssembly module: one piece, taken from front to back, and empty again behind each question.
//!
//! Nothing outlives a question, so nothing has to be freed. A general allocator would be a tenth of the module.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr::{copy_nonoverlapping, null_mut};

/// The bytes that one question may take. The memory never grows, so no view of it in JavaScript goes stale.
const BYTES: usize = 96 * 1024;
/// Every block begins at a multiple of this: no type of the core needs more.
const ALIGNMENT: usize = 8;

/// The memory, how many bytes of it are taken, and how many questions are under way.
struct Arena {
    memory: UnsafeCell<[u64; BYTES / ALIGNMENT]>,
    taken: UnsafeCell<usize>,
    questions: UnsafeCell<usize>,
}

// SAFETY: the module has one thread.
unsafe impl Sync for Arena {}

// The tests of the boundary run in a program that needs more.
#[cfg_attr(not(debug_assertions), global_allocator)]
static ARENA: Arena =
    Arena { memory: UnsafeCell::new([0; BYTES / ALIGNMENT]), taken: UnsafeCell::new(0), questions: UnsafeCell::new(0) };

/// A question under way. When the last one ends, its memory is free again.
///
/// A getter that the game put on `Object.prototype` can ask while the core reads, so that one question is inside another.
pub(crate) struct Question;

impl Question {
    /// # Safety
    ///
    /// It has to outlive everything else that the question allocates.
    pub(crate) unsafe fn new() -> Question {
        // SAFETY: nothing else holds a reference to the count.
        unsafe { *ARENA.questions.get() += 1 }
        Question
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        // SAFETY: nothing else holds a reference to the counts, and no block is in use any more.
        unsafe {
            let questions = &mut *ARENA.questions.get();
            *questions -= 1;
            if *questions == 0 {
                *ARENA.taken.get() = 0;
            }
        }
    }
}

// SAFETY: blocks do not overlap until the arena is cleared, and are as large and aligned as asked for, or null.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: nothing else holds a reference to the count, and the block lies inside the memory.
        unsafe {
            let taken = &mut *self.taken.get();
            let start = *taken;
            let size = layout.size().next_multiple_of(ALIGNMENT);
            if layout.align() > ALIGNMENT || size > BYTES - start {
                return null_mut();
            }
            *taken = start + size;
            self.memory.get().cast::<u8>().add(start)
        }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// The last block grows and shrinks where it is: the longest text would not fit in twice.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: `block` is one of this arena, of the size that `layout` tells.
        unsafe {
            let taken = self.taken.get();
            let start = block.addr() - self.memory.get().addr();
            let size = new_size.next_multiple_of(ALIGNMENT);
            let is_last = start + layout.size().next_multiple_of(ALIGNMENT) == *taken;
            if is_last && size <= BYTES - start {
                *taken = start + size;
                return block;
            }
            if new_size <= layout.size() {
                return block;
            }
            let moved = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !moved.is_null() {
                copy_nonoverlapping(block, moved, layout.size());
            }
            moved
        }
    }
}
