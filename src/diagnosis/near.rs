//! Words that may be meant for one another.

use crate::input::scan::{is_digit, skip, slice};

/// Whether one word is the other but for one slip of at most two letters: left out, added, mixed up or swapped.
pub(super) fn near(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    let front = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let backwards = one.bytes().rev().zip(other.bytes().rev());
    let back = backwards.take(shorter - front).take_while(|(one, other)| one == other).count();
    // `cdn1` and `cdn2` are two, and no slip.
    let is_number = |text: &str| {
        let middle = slice(text, front, text.len() - back);
        skip(middle, 0, is_digit) == middle.len()
    };
    if is_number(one) && is_number(other) {
        return false;
    }
    let differing = one.len().max(other.len()) - front - back;
    (1..=2).contains(&differing) && differing * 3 <= shorter
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn one_slip_is_near() {
        for slip in ["exmple.com", "examplee.com", "exanple.com", "exmaple.com", "example.co"] {
            assert!(near(slip, "example.com") && near("example.com", slip), "{slip}");
        }
    }

    #[test]
    fn the_same_the_other_and_the_short_are_not() {
        for other in ["example.com", "sample.org", "", "example.com.evil"] {
            assert!(!near(other, "example.com"), "{other}");
        }
        assert!(!near("a.io", "b.io.x") && !near("ftp", "http"));
    }
}
