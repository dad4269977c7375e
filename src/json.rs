//! Answers as JSON. The boundary to JavaScript hands one text over and the engine's own parser reads it, which takes less
//! code and less time than putting an object together call by call.

use crate::plain::{List, Node, Object};
use crate::prose::{is_whole, push, push_integer};
use alloc::string::String;

/// Appends a value. `push_number` appends the numbers that are no whole ones: printing them takes kilobytes of code.
pub(crate) fn push_json(json: &mut String, node: &Node<'_>, push_number: fn(&mut String, f64)) {
    match node {
        Node::Null => push(json, "null"),
        Node::Bool(value) => push(json, if *value { "true" } else { "false" }),
        Node::Number(value) if is_whole(*value) => push_integer(json, *value),
        Node::Number(value) => push_number(json, *value),
        Node::Text(value) => push_text(json, value),
        Node::List(list) => {
            push(json, "[");
            list.items(&mut List(&mut |item| {
                separate(json);
                push_json(json, &item, push_number);
            }));
            push(json, "]");
        }
        Node::Object(object) => {
            push(json, "{");
            object.fields(&mut Object(&mut |name, value| {
                separate(json);
                push_text(json, name);
                push(json, ":");
                push_json(json, &value, push_number);
            }));
            push(json, "}");
        }
    }
}

/// Appends a comma, unless a list or an object has just begun.
fn separate(json: &mut String) {
    if !matches!(json.as_bytes().last(), Some(b'[' | b'{')) {
        push(json, ",");
    }
}

/// Appends a text in quotes.
fn push_text(json: &mut String, text: &str) {
    push(json, "\"");
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && !matches!(byte, b'"' | b'\\') {
            continue;
        }
        push(json, text.get(plain..at).unwrap_or(""));
        plain = at + 1;
        push(json, "\\u00");
        for digit in [usize::from(byte >> 4), usize::from(byte & 15)] {
            push(json, "0123456789abcdef".get(digit..=digit).unwrap_or(""));
        }
    }
    push(json, text.get(plain..).unwrap_or(""));
    push(json, "\"");
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::{Context, catalog, explain};
    use serde_json::{Value, json};

    fn written(node: &Node<'_>) -> Value {
        let mut text = String::new();
        push_json(&mut text, node, |text, number| push(text, &number.to_string()));
        serde_json::from_str(&text).unwrap_or_else(|error| Value::from(format!("{error}: {text}")))
    }

    #[test]
    fn what_is_written_is_what_serde_writes() {
        for entry in catalog::entries() {
            assert_eq!(written(&Node::Object(entry)), json!(entry));
        }
        for error in [
            json!({ "errCode": 30001 }),
            json!({ "errCode": 404, "errMsg": "\"quoted\" \\ \n \u{1} \u{1f} \u{7f} é 😀" }),
            json!({ "errCode": 99999, "error": { "errCode": 1.5 } }),
            json!({ "errCode": -2.5e300, "errMsg": "Server error" }),
            json!({ "errCode": 50000, "sub_error_code": -9_007_199_254_740_991_i64 }),
            json!(null),
        ] {
            let explanation = explain(&error, None, Context::default());
            assert_eq!(written(&Node::Object(&explanation)), json!(explanation), "{error}");
        }
    }
}
