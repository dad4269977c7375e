//! Bytes as text, for bundles that have to carry them.
//!
//! Each in the form that takes least when it is compressed, as games ship it: code in hexadecimal, which keeps bytes
//! apart and is a fifth shorter than base64; data, most of it texts, as the texts. Both are plain printable characters:
//! what else a string may contain, one or the other bundler gets wrong.

use std::fmt::Write;

use super::core::Data;

/// The code as a module whose default export is its hexadecimal digits.
pub fn code(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    format!("export default '{digits}';\n")
}

/// The data, and the name of the module that the code imports from, as constants.
pub fn data(data: &Data, module: &str) -> String {
    let text = data.bytes.iter().fold(String::new(), |mut text, byte| {
        match byte {
            0 => text.push('^'),
            b'^' | b'~' | b'\'' | b'\\' => push_escape(&mut text, *byte),
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => push_escape(&mut text, *byte),
        }
        text
    });
    format!(
        "export const start = {};\nexport const data = '{text}';\nexport const importModule = '{module}';\n",
        data.start
    )
}

fn push_escape(text: &mut String, byte: u8) {
    let _ = write!(text, "~{byte:02x}");
}

#[cfg(test)]
mod tests {
    use super::{Data, code, data};

    #[test]
    fn every_byte_of_code_takes_two_digits() {
        assert_eq!(code(&[0, 0x0f, 0xa5, 0xff]), "export default '000fa5ff';\n");
    }

    #[test]
    fn data_is_readable_where_it_is_text() {
        let bytes = b"it's\0\\\n~^\xff".to_vec();
        assert_eq!(
            data(&Data { start: 16, bytes }, "m"),
            "export const start = 16;\nexport const data = 'it~27s^~5c~0a~7e~5e~ff';\n\
             export const importModule = 'm';\n"
        );
    }
}
