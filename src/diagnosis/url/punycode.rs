//! Punycode, RFC 3492.

use crate::input::scan::{byte, skip, skip_back};
use crate::prose::{push, push_char};
use alloc::string::String;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;
/// In bytes. Beyond it the sums below would not fit. Labels of the Domain Name System have 63 bytes.
const LIMIT: usize = 1024;
/// More than any position in a label times any character.
const SUM_LIMIT: u32 = 0x110000 * 1025;

/// The threshold of the digit at a place.
fn threshold(place: u32, bias: u32) -> u32 {
    place.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta.checked_div(points).unwrap_or(0);
    let mut place = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        place += BASE;
    }
    place + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

/// Appends a label. None when it is too long.
pub(super) fn encode(label: &str, output: &mut String) -> Option<()> {
    if label.len() > LIMIT {
        return None;
    }
    let (mut points, mut handled) = (0, 0);
    for c in label.chars() {
        points += 1;
        if c.is_ascii() {
            push_char(output, c);
            handled += 1;
        }
    }
    let basic = handled;
    if basic > 0 {
        push(output, "-");
    }

    let (mut delta, mut bias, mut n) = (0, INITIAL_BIAS, INITIAL_N);
    while handled < points {
        let mut next = u32::MAX;
        for c in label.chars() {
            if u32::from(c) >= n {
                next = next.min(c.into());
            }
        }
        delta += (next - n) * (handled + 1);
        n = next;
        for c in label.chars() {
            if u32::from(c) < n {
                delta += 1;
            }
            if u32::from(c) == n {
                let mut q = delta;
                let mut place = BASE;
                loop {
                    let t = threshold(place, bias);
                    if q < t {
                        break;
                    }
                    push_digit(output, t + (q - t) % (BASE - t));
                    q = (q - t) / (BASE - t);
                    place += BASE;
                }
                push_digit(output, q);
                handled += 1;
                bias = adapt(delta, handled, handled == basic + 1);
                delta = 0;
            }
        }
        delta += 1;
        n += 1;
    }
    Some(())
}

fn push_digit(output: &mut String, digit: u32) {
    let first = if digit < 26 { b'a' } else { b'0' - 26 };
    push_char(output, char::from(first + digit as u8));
}

/// Gives each character of a code that is not ASCII, and at which character of the label so far it is inserted, to
/// `each`, which may refuse it. None when the code is none in lower case, has only ASCII in it, or is too long.
pub(super) fn decode(code: &str, mut each: impl FnMut(usize, char) -> bool) -> Option<()> {
    let delimiter = skip_back(code, code.len(), |byte| byte != b'-').saturating_sub(1);
    let mut at = if delimiter > 0 { delimiter + 1 } else { 0 };
    if at == code.len() || code.len() > LIMIT || skip(code, 0, |byte| byte < 0x80) < code.len() {
        return None;
    }
    let (mut i, mut bias, mut n, mut points) = (0, INITIAL_BIAS, INITIAL_N, delimiter as u32);
    while at < code.len() {
        let old = i;
        let (mut weight, mut place) = (1, BASE);
        loop {
            let digit = match byte(code, at)? {
                letter @ b'a'..=b'z' => letter - b'a',
                digit @ b'0'..=b'9' => digit - b'0' + 26,
                _ => return None,
            };
            at += 1;
            let digit = u32::from(digit);
            if digit > (SUM_LIMIT - i).checked_div(weight)? {
                return None;
            }
            i += digit * weight;
            let t = threshold(place, bias);
            if digit < t {
                break;
            }
            // A digit that goes on and keeps to the sum's limit has at most the weight 35 to the fifth.
            if weight > u32::MAX / 35 {
                return None;
            }
            weight *= BASE - t;
            place += BASE;
        }
        points += 1;
        bias = adapt(i - old, points, old == 0);
        n += i.checked_div(points)?;
        i = i.checked_rem(points)?;
        if !each(i as usize, char::from_u32(n)?) {
            return None;
        }
        i += 1;
    }
    Some(())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::vec::Vec;

    fn decoded(code: &str) -> Option<String> {
        let basic = code.rsplit_once('-').map_or("", |(basic, _)| basic);
        let mut label: Vec<char> = basic.chars().collect();
        decode(code, |index, c| {
            label.insert(index, c);
            true
        })?;
        Some(label.into_iter().collect())
    }

    /// From section 7.1 of the RFC, and well-known names.
    const SAMPLES: [(&str, &str); 8] = [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ("安室奈美恵-with-super-monkeys", "-with-super-monkeys-pc58ag80a8qai00g7n9n"),
        ("bücher", "bcher-kva"),
        ("münchen", "mnchen-3ya"),
        ("☃", "n3h"),
        ("i\u{2764}", "i-7iq"),
    ];

    #[test]
    fn both_ways() {
        for (label, code) in SAMPLES {
            let mut output = String::new();
            assert_eq!(encode(label, &mut output), Some(()));
            assert_eq!(output, code);
            assert_eq!(decoded(code).as_deref(), Some(label));
        }
    }

    #[test]
    fn what_is_no_code() {
        for code in ["", "a-", "-9a", "é", "a-é", "99999999999", "a-b_c", "zzzzzzzzzzzzzz", "bcher-kv"] {
            assert_eq!(decoded(code), None, "{code}");
        }
        assert_eq!(encode(&"é".repeat(LIMIT), &mut String::new()), None);
        assert_eq!(decoded(&"a".repeat(LIMIT + 1)), None);
        assert_eq!(decode("bcher-kva", |index, c| (index, c) != (1, 'ü')), None);
    }

    proptest! {
        #[test]
        fn decoding_gives_back_what_was_encoded(label in "\\PC{0,40}é\\PC{0,40}") {
            let mut code = String::new();
            prop_assert_eq!(encode(&label, &mut code), Some(()));
            prop_assert_eq!(decoded(&code), Some(label));
        }

        #[test]
        fn no_text_panics(code in "\\PC{0,40}|[a-z0-9-]{0,200}") {
            let _ = decode(&code, |_, _| true);
        }
    }

    #[test]
    fn the_longest_label_does_not_overflow() {
        for label in [
            "a".repeat(LIMIT - 20) + "\u{80}\u{10ffff}",
            "\u{80}".repeat(LIMIT / 4) + &"\u{10ffff}".repeat(LIMIT / 8),
            "\u{10ffff}".repeat(LIMIT / 8) + &"\u{80}".repeat(LIMIT / 4),
        ] {
            let mut code = String::new();
            assert_eq!(encode(&label, &mut code), Some(()));
            assert_eq!(decoded(&code), Some(label));
        }
    }
}
