//! Bytes as text, for bundles that have to carry them.
//!
//! Each in the form that takes least when it is compressed, as games ship it: code in hexadecimal, which keeps bytes
//! apart and is a fifth shorter than base64; data, most of it texts, as a text of one character for each byte.

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
            b'\'' | b'\\' => {
                text.push('\\');
                text.push(char::from(*byte));
            }
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
        text
    });
    format!(
        "export const start = {};\nexport const data = '{text}';\nexport const importModule = '{module}';\n",
        data.start
    )
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
        let bytes = b"it's\0\\\n\xff".to_vec();
        assert_eq!(
            data(&Data { start: 16, bytes }, "m"),
            "export const start = 16;\nexport const data = 'it\\'s\\x00\\\\\\x0a\\xff';\nexport const importModule = 'm';\n"
        );
    }
}
