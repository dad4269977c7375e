//! The mapping of UTS #46 (<https://unicode.org/reports/tr46>), as far as it takes no tables.
//!
//! Known are: ASCII and its full-width forms; the full stops of East Asia; the letters of the Latin, Greek and Cyrillic
//! scripts that most languages write with; Han, Hangul, Hiragana and Katakana; most emoji; and the invisible characters
//! that come along when a text is copied. These become what the standard makes of them. All others are
//! [unknown](Mapped::Unknown), and taken as they are.
//!
//! Left out altogether are: composing letters from their parts (NFC), the rules of text that runs from right to left, and
//! those of joiners between letters, which are refused everywhere: they are right only in some words of Indic and
//! Arabic scripts.

/// What becomes of a character.
pub(super) enum Mapped {
    To(char),
    Ignored,
    Refused,
    /// Taken as it is.
    Unknown,
}

/// Upper-case letters from the first to the second: how far it is to the lower-case ones. `1` means that upper and lower
/// case take turns, beginning with upper case.
static UPPER: [(u16, u16, u8); 20] = [
    (0xc0, 0xd6, 32),
    (0xd8, 0xde, 32),
    (0x100, 0x12f, 1),
    (0x134, 0x137, 1),
    (0x139, 0x13e, 1),
    (0x141, 0x148, 1),
    (0x14a, 0x177, 1),
    (0x179, 0x17e, 1),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x391, 0x3a1, 32),
    (0x3a3, 0x3ab, 32),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
    (0x460, 0x481, 1),
    (0x48a, 0x4bf, 1),
    (0x4c1, 0x4ce, 1),
    (0x4d0, 0x52f, 1),
];

pub(super) fn map(c: char) -> Mapped {
    let point = u32::from(c);
    for &(from, until, distance) in &UPPER {
        let (from, until, distance) = (u32::from(from), u32::from(until), u32::from(distance));
        if point >= from && point <= until {
            let upper = distance > 1 || (point - from) % 2 == 0;
            return to(point + if upper { distance } else { 0 });
        }
    }
    match point {
        0..=0x7f => Mapped::To(c.to_ascii_lowercase()),
        0xff01..=0xff5e => Mapped::To(char::from((point - 0xfee0) as u8).to_ascii_lowercase()),
        0x3002 | 0xff61 => Mapped::To('.'),
        0xad | 0x200b | 0x2060 | 0xfeff | 0xfe00..=0xfe0f => Mapped::Ignored,
        // Spaces, joiners, marks of the direction, separators, and what stands for bytes that are no UTF-8.
        0x80..=0xa0 | 0x1680 | 0x2000..=0x200a | 0x200c..=0x200f | 0x2028..=0x202f | 0x205f | 0x3000 | 0xfffd => {
            Mapped::Refused
        }
        0xd7
        | 0xdf..=0xff
        | 0x131
        | 0x138
        | 0x390
        | 0x3ac..=0x3ce
        | 0x430..=0x45f
        | 0x3041..=0x3096
        | 0x30a1..=0x30fe
        | 0x4e00..=0x9fff
        | 0xac00..=0xd7a3
        | 0x1f300..=0x1f64f => Mapped::To(c),
        _ => Mapped::Unknown,
    }
}

fn to(point: u32) -> Mapped {
    char::from_u32(point).map_or(Mapped::Refused, Mapped::To)
}
