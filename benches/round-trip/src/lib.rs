//! The core with its boundary left to serde on both sides: the error is deserialized and the answer is serialized at
//! each call. This is what the boundary of the package is measured against.
#![cfg(target_arch = "wasm32")]

use serde::{Deserialize, Serialize};
use ttminis_explain::{Context, Key, Kind, Value};
use wasm_bindgen::prelude::*;

/// The error object as a game's code would declare it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    err_code: Option<f64>,
    err_msg: Option<String>,
}

/// A value of the error object.
enum Field {
    Object(Failure),
    Number(f64),
    Text(String),
}

impl Value for Field {
    fn kind(&self) -> Kind {
        match self {
            Field::Object(_) => Kind::Object,
            Field::Number(_) => Kind::Number,
            Field::Text(_) => Kind::Text,
        }
    }

    fn get(&self, key: Key) -> Option<Field> {
        let Field::Object(failure) = self else { return None };
        match key {
            Key::ErrCode => failure.err_code.map(Field::Number),
            Key::ErrMsg => failure.err_msg.clone().map(Field::Text),
            _ => None,
        }
    }

    fn item(&self, _index: u32) -> Option<Field> {
        None
    }

    fn number(&self) -> Option<f64> {
        if let Field::Number(number) = self { Some(*number) } else { None }
    }

    fn text(&self, _limit: usize) -> Option<String> {
        if let Field::Text(text) = self { Some(text.clone()) } else { None }
    }

    fn boolean(&self) -> Option<bool> {
        None
    }

    fn parse(&self) -> Option<Field> {
        None
    }

    fn parse_text(_json: &str) -> Option<Field> {
        None
    }
}

/// Explains an error, with serde on both sides.
///
/// # Errors
///
/// When the error is not of the declared form.
#[wasm_bindgen(js_name = explainRoundTrip)]
pub fn explain_round_trip(error: JsValue) -> Result<JsValue, JsValue> {
    let failure: Failure = serde_wasm_bindgen::from_value(error)?;
    let explanation = ttminis_explain::explain(&Field::Object(failure), None, Context::default());
    Ok(explanation.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
