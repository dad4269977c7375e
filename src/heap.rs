//! The core's memory. It asks for little, and frees it before it answers, so an allocator of a few lines does: one that
//! gives out blocks whose sizes are powers of two, and gives those that came back again.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::cell::Cell;
use core::ptr;

/// How much memory is added at once.
const PAGE: usize = 65536;
/// The size of the smallest blocks, of which every block is a multiple. Nothing in the core has a larger alignment.
const SMALLEST: usize = 16;
/// How many sizes of blocks there are.
const SIZES: usize = usize::BITS as usize;

/// The memory that the core has.
pub(crate) struct Heap {
    /// The blocks that came back: for each size the first one, which begins with the address of the next.
    free: [Cell<*mut u8>; SIZES],
    /// Where the memory begins that was never given out.
    unused: Cell<usize>,
    /// Where it ends.
    end: Cell<usize>,
}

// SAFETY: the core is compiled without threads.
unsafe impl Sync for Heap {}

impl Heap {
    pub(crate) const fn new() -> Heap {
        Heap { free: [const { Cell::new(ptr::null_mut()) }; SIZES], unused: Cell::new(0), end: Cell::new(0) }
    }

    /// A block that was never given out; null when there is no memory left.
    fn cut(&self, size: usize) -> *mut u8 {
        if self.end.get() - self.unused.get() < size {
            let pages = size.div_ceil(PAGE);
            let before = wasm32::memory_grow::<0>(pages);
            if before == usize::MAX {
                return ptr::null_mut();
            }
            // What is added begins where the memory ended, which is not always where ours did.
            if before * PAGE != self.end.get() {
                self.unused.set(before * PAGE);
            }
            self.end.set((before + pages) * PAGE);
        }
        let block = self.unused.get();
        self.unused.set(block + size);
        ptr::with_exposed_provenance_mut(block)
    }
}

/// The size of the blocks for a layout: which power of two it is.
fn power_of(layout: Layout) -> usize {
    (usize::BITS - (layout.size().max(SMALLEST) - 1).leading_zeros()) as usize
}

// SAFETY: a block is as large as asked for or larger, begins at a multiple of the smallest size, and is either given out
// or in a chain.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > SMALLEST {
            return ptr::null_mut();
        }
        let power = power_of(layout);
        let Some(free) = self.free.get(power) else { return ptr::null_mut() };
        let block = free.get();
        if block.is_null() {
            return self.cut(1 << power);
        }
        // SAFETY: a block in a chain begins with the address of the next one.
        free.set(unsafe { block.cast::<*mut u8>().read() });
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(free) = self.free.get(power_of(layout)) {
            // SAFETY: the block is no longer in use, and every block has room for an address.
            unsafe { block.cast::<*mut u8>().write(free.get()) };
            free.set(block);
        }
    }
}
