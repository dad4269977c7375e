//! Reading JSON, in native programs.

use super::{Key, Kind, Value};
use alloc::string::String;

impl Value for serde_json::Value {
    fn kind(&self) -> Kind {
        match self {
            serde_json::Value::Null => Kind::Nothing,
            serde_json::Value::Bool(_) => Kind::Boolean,
            serde_json::Value::Number(_) => Kind::Number,
            serde_json::Value::String(_) => Kind::Text,
            serde_json::Value::Array(_) => Kind::Array,
            serde_json::Value::Object(_) => Kind::Object,
        }
    }

    fn get(&self, key: Key) -> Option<Self> {
        let found = match key {
            Key::First => serde_json::Value::get(self, 0),
            Key::Second => serde_json::Value::get(self, 1),
            Key::Length if self.is_array() => return self.as_array().map(|array| array.len().into()),
            _ => serde_json::Value::get(self, key.name()),
        };
        Some(found.cloned().unwrap_or_default())
    }

    fn item(&self, index: u32) -> Option<Self> {
        serde_json::Value::get(self, index as usize).cloned()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self, limit: usize) -> Option<String> {
        self.as_str().map(|text| text.chars().take(limit).collect())
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn parse(&self) -> Option<Self> {
        self.as_str().and_then(Self::parse_text)
    }

    fn parse_text(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}
