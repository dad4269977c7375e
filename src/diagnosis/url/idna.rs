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

/// What becomes of the characters from the first to the second: the distance to the lower-case letters, or one of the
/// constants below.
type Row = (u16, u16, u8);

const ITSELF: u8 = 0;
/// Upper and lower case take turns, beginning with upper case.
const TURNS: u8 = 1;
const IGNORED: u8 = 254;
const REFUSED: u8 = 255;

/// The first row that a character is in counts. East Asian scripts come first, for they have the most characters.
static ROWS: [Row; 44] = [
    (0x4e00, 0x9fff, ITSELF),
    (0xac00, 0xd7a3, ITSELF),
    (0x3041, 0x3096, ITSELF),
    (0x30a1, 0x30fe, ITSELF),
    (0x41, 0x5a, 32),
    (0x00, 0x7f, ITSELF),
    (0xad, 0xad, IGNORED),
    (0x200b, 0x200b, IGNORED),
    (0x2060, 0x2060, IGNORED),
    (0xfe00, 0xfe0f, IGNORED),
    (0xfeff, 0xfeff, IGNORED),
    // Spaces, joiners, marks of the direction, separators, and what stands for bytes that are no UTF-8.
    (0x80, 0xa0, REFUSED),
    (0x1680, 0x1680, REFUSED),
    (0x2000, 0x200f, REFUSED),
    (0x2028, 0x202f, REFUSED),
    (0x205f, 0x205f, REFUSED),
    (0x3000, 0x3000, REFUSED),
    (0xfffd, 0xfffd, REFUSED),
    (0xd7, 0xd7, ITSELF),
    (0xc0, 0xde, 32),
    (0xdf, 0xff, ITSELF),
    (0x100, 0x12f, TURNS),
    (0x131, 0x131, ITSELF),
    (0x134, 0x137, TURNS),
    (0x138, 0x138, ITSELF),
    (0x139, 0x13e, TURNS),
    (0x141, 0x148, TURNS),
    (0x14a, 0x177, TURNS),
    (0x179, 0x17e, TURNS),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x390, 0x390, ITSELF),
    (0x391, 0x3a1, 32),
    (0x3a3, 0x3ab, 32),
    (0x3ac, 0x3ce, ITSELF),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
    (0x430, 0x45f, ITSELF),
    (0x460, 0x481, TURNS),
    (0x48a, 0x4bf, TURNS),
    (0x4c1, 0x4ce, TURNS),
    (0x4d0, 0x52f, TURNS),
];

pub(super) fn map(c: char) -> Mapped {
    let point = match u32::from(c) {
        0x3002 | 0xff61 => return Mapped::To('.'),
        full_width @ 0xff01..=0xff5e => full_width - 0xfee0,
        emoji @ 0x1f300..=0x1f64f => return to(emoji),
        point => point,
    };
    for &(from, until, row) in &ROWS {
        let from = u32::from(from);
        if point >= from && point <= u32::from(until) {
            return match row {
                IGNORED => Mapped::Ignored,
                REFUSED => Mapped::Refused,
                TURNS => to(point + 1 - ((point - from) & 1)),
                distance => to(point + u32::from(distance)),
            };
        }
    }
    Mapped::Unknown
}

fn to(point: u32) -> Mapped {
    char::from_u32(point).map_or(Mapped::Refused, Mapped::To)
}
