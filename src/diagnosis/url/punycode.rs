//! Punycode, RFC 3492.

use alloc::string::String;
use alloc::vec::Vec;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;
/// Beyond it the sums below would not fit. Labels of the Domain Name System have 63 characters.
const LIMIT: usize = 1024;

/// The threshold of the digit at a place.
fn threshold(place: u32, bias: u32) -> u32 {
    place.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut place = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        place += BASE;
    }
    place + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

/// Appends a label. None when it is too long.
pub(super) fn encode(label: &str, output: &mut String) -> Option<()> {
    let points: Vec<u32> = label.chars().map(u32::from).collect();
    if points.len() > LIMIT {
        return None;
    }
    let before = output.len();
    output.extend(label.chars().filter(char::is_ascii));
    let basic = (output.len() - before) as u32;
    if basic > 0 {
        output.push('-');
    }

    let (mut delta, mut bias, mut n, mut handled) = (0, INITIAL_BIAS, INITIAL_N, basic);
    while (handled as usize) < points.len() {
        let next = points.iter().copied().filter(|point| *point >= n).min()?;
        delta += (next - n) * (handled + 1);
        n = next;
        for &point in &points {
            if point < n {
                delta += 1;
            }
            if point == n {
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
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
    Some(())
}

fn push_digit(output: &mut String, digit: u32) {
    output.extend(char::from_digit((digit + 10) % BASE, BASE));
}

/// The label of a code in lower case. None when it is none, or too long.
pub(super) fn decode(code: &str) -> Option<String> {
    let (basic, digits) = code.rsplit_once('-').unwrap_or(("", code));
    if code.len() > LIMIT || !basic.is_ascii() {
        return None;
    }
    let mut label: Vec<char> = basic.chars().collect();
    let (mut i, mut bias, mut n) = (0u32, INITIAL_BIAS, INITIAL_N);
    let mut digits = digits.bytes();
    while digits.len() > 0 {
        let old = i;
        let (mut weight, mut place) = (1u32, BASE);
        loop {
            let digit = (char::from(digits.next()?).to_digit(BASE)? + BASE - 10) % BASE;
            if digit > (u32::MAX - i) / weight {
                return None;
            }
            i += digit * weight;
            let t = threshold(place, bias);
            if digit < t {
                break;
            }
            if weight > u32::MAX / (BASE - t) {
                return None;
            }
            weight *= BASE - t;
            place += BASE;
        }
        let points = label.len() as u32 + 1;
        bias = adapt(i - old, points, old == 0);
        n = n.checked_add(i / points)?;
        i %= points;
        label.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(label.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            assert_eq!(decode(code).as_deref(), Some(label));
        }
    }

    #[test]
    fn what_is_no_code() {
        for code in ["é", "a-é", "99999999999", "a-b_c", "zzzzzzzzzzzzzz", "bcher-kv"] {
            assert_eq!(decode(code), None, "{code}");
        }
        assert_eq!(encode(&"é".repeat(LIMIT + 1), &mut String::new()), None);
        assert_eq!(decode(&"a".repeat(LIMIT + 1)), None);
    }

    proptest! {
        #[test]
        fn decoding_gives_back_what_was_encoded(label in "\\PC{1,40}") {
            let mut code = String::new();
            prop_assert_eq!(encode(&label, &mut code), Some(()));
            prop_assert_eq!(decode(&code), Some(label));
        }

        #[test]
        fn no_text_panics(code in "\\PC{0,40}|[a-z0-9-]{0,200}") {
            let _ = decode(&code);
        }
    }

    #[test]
    fn the_longest_label_does_not_overflow() {
        let mut label = "a".repeat(LIMIT - 2);
        label.push_str("\u{80}\u{10ffff}");
        let mut code = String::new();
        assert_eq!(encode(&label, &mut code), Some(()));
        let halves = "\u{80}".repeat(LIMIT / 2) + &"\u{10ffff}".repeat(LIMIT / 2);
        assert_eq!(encode(&halves, &mut String::new()), Some(()));
    }
}
