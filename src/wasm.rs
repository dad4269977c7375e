//! The boundary to JavaScript: reading the value that came in, and writing the answer.
//!
//! Reading goes through imported getters that catch: a getter of the game's that throws must not unwind through the
//! core, which would leave its stack pointer where it was. Writing serializes an answer once for each row and kind of
//! match; a call copies the object that was kept and sets what is its own.

use crate::api::Api;
use crate::catalog::{self, Code, Entry};
use crate::context::Context;
use crate::explanation::Explanation;
use crate::input::{Input, Key, Kind, Value};
use crate::matching::{Confidence, Match, Matching, Verdict};
use crate::plain::Node;
use js_sys::{JsString, Object};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

/// An allocator a third of the size of the default one. The core allocates little, and frees it before it answers.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// How long a text may be, in UTF-16 code units, to be parsed as JSON.
const PARSE_LIMIT: u32 = 65536;
/// How many calls may be under way inside one another: a getter may call `explain` itself.
const NESTING_LIMIT: u32 = 4;
/// How many answers are kept to be given again, and how long their messages may be, in bytes.
const RECENT_ANSWERS: usize = 32;
const RECENT_MESSAGE: usize = 160;
/// How many kinds of [`Match`] there are.
const MATCHES: usize = 32;

macro_rules! getters {
    ($($function:ident = $property:literal),* $(,)?) => {
        #[wasm_bindgen]
        extern "C" {
            /// Any value of JavaScript that properties are read from.
            type Any;
            $(
                #[wasm_bindgen(method, getter, structural, catch, js_name = $property)]
                fn $function(this: &Any) -> Result<JsValue, JsValue>;
            )*
        }
    };
}

getters! {
    err_code = "errCode", err_no = "errNo", errno = "errno", error_code = "errorCode",
    error_code_snake = "error_code", code = "code", sub_error_code = "subErrorCode",
    sub_error_code_snake = "sub_error_code", err_msg = "errMsg", error_msg = "errorMsg",
    error_msg_snake = "error_msg", message = "message", msg = "msg", error = "error", data = "data",
    detail = "detail", reason = "reason", cause = "cause", status = "status", name = "name", type_ = "type", target = "target", then = "then",
    status_code = "statusCode", api = "api", aborted = "aborted",
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn at(this: &Any, index: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = Number, catch)]
    fn to_number(value: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = BigInt, js_name = asIntN, catch)]
    fn as_int_n(bits: u32, value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &JsValue) -> Result<JsValue, JsValue>;

    /// What the loader does for the core.
    pub type Host;
    /// A shallow copy of an answer that is known. Object.assign, which the core could call itself, is several times
    /// slower than naming the fields.
    #[wasm_bindgen(method, structural, js_name = copyKnown)]
    fn copy_known(this: &Host, known: &JsValue) -> JsValue;

    /// An answer under construction.
    type Answer;
    #[wasm_bindgen(method, setter, structural)]
    fn set_code(this: &Answer, value: &JsValue);
    #[wasm_bindgen(method, setter, structural)]
    fn set_message(this: &Answer, value: &JsValue);
    #[wasm_bindgen(method, setter, structural)]
    fn set_api(this: &Answer, value: &JsValue);
}

impl Value for JsValue {
    fn kind(&self) -> Kind {
        if self.is_undefined() || self.is_null() {
            Kind::Nothing
        } else if self.is_string() {
            Kind::Text
        } else if self.as_f64().is_some() {
            Kind::Number
        } else if self.is_bigint() {
            Kind::BigInt
        } else if self.as_bool().is_some() {
            Kind::Boolean
        } else if self.is_symbol() {
            Kind::Symbol
        } else if self.is_function() {
            Kind::Function
        } else if is_array(self).unwrap_or(false) {
            Kind::Array
        } else {
            Kind::Object
        }
    }

    fn get(&self, key: Key) -> Option<JsValue> {
        let any = self.unchecked_ref::<Any>();
        let found = match key {
            Key::ErrCode => any.err_code(),
            Key::ErrNo => any.err_no(),
            Key::Errno => any.errno(),
            Key::ErrorCode => any.error_code(),
            Key::ErrorCodeSnake => any.error_code_snake(),
            Key::Code => any.code(),
            Key::SubErrorCode => any.sub_error_code(),
            Key::SubErrorCodeSnake => any.sub_error_code_snake(),
            Key::ErrMsg => any.err_msg(),
            Key::ErrorMsg => any.error_msg(),
            Key::ErrorMsgSnake => any.error_msg_snake(),
            Key::Message => any.message(),
            Key::Msg => any.msg(),
            Key::Error => any.error(),
            Key::Data => any.data(),
            Key::Detail => any.detail(),
            Key::Reason => any.reason(),
            Key::Cause => any.cause(),
            Key::First => any.at(0),
            Key::Second => any.at(1),
            Key::Name => any.name(),
            Key::Type => any.type_(),
            Key::Target => any.target(),
            Key::Then => any.then(),
            Key::StatusCode => any.status_code(),
            Key::Status => any.status(),
            Key::Api => any.api(),
            Key::Aborted => any.aborted(),
        };
        found.ok()
    }

    fn number(&self) -> Option<f64> {
        if let Some(number) = self.as_f64() {
            return Some(number);
        }
        if !self.is_bigint() {
            return None;
        }
        // A BigInt can have a million digits, which would take seconds to convert.
        let small = as_int_n(64, self).ok().filter(|small| small == self);
        Some(small.and_then(|small| to_number(&small).ok()).unwrap_or(f64::NAN))
    }

    fn text(&self, limit: usize) -> Option<String> {
        if !self.is_string() {
            return None;
        }
        let text = self.unchecked_ref::<JsString>();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        if text.length() > limit { text.slice(0, limit).as_string() } else { self.as_string() }
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn parse(&self) -> Option<JsValue> {
        if !self.is_string() || self.unchecked_ref::<JsString>().length() > PARSE_LIMIT {
            return None;
        }
        parse_json(self).ok()
    }

    fn parse_text(json: &str) -> Option<JsValue> {
        parse_json(&JsValue::from_str(json)).ok()
    }
}

thread_local! {
    /// The answers kept, by row and kind of match.
    static TEMPLATES: RefCell<Vec<Option<JsValue>>> = const { RefCell::new(Vec::new()) };
    /// The last answers to errors of the usual form, the newest first.
    static RECENT: RefCell<VecDeque<(Usual, JsValue)>> = const { RefCell::new(VecDeque::new()) };
    /// The names of the calls, in the order of [`Api::ALL`].
    static API_NAMES: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
    /// The catalog, once it was asked for.
    static CATALOG: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// How many calls are under way.
    static NESTING: Cell<u32> = const { Cell::new(0) };
}

/// Explains an error. `second` is the context, or the message of a code; then `third` is the context.
#[wasm_bindgen(skip_typescript)]
pub fn explain(error: &JsValue, second: &JsValue, third: &JsValue, host: &Host) -> JsValue {
    let nesting = NESTING.get();
    if nesting >= NESTING_LIMIT {
        return answer(&JsValue::UNDEFINED, None, Context::default(), host);
    }
    NESTING.set(nesting + 1);
    let (message, context) = if second.is_undefined() {
        (None, third)
    } else if second.is_string() {
        (Some(second.clone()), third)
    } else {
        (None, second)
    };
    let context = if context.is_undefined() { Context::default() } else { Context::read(context) };
    let answer = answer(error, message, context, host);
    NESTING.set(nesting);
    answer
}

/// The catalog: an array of its rows, deeply frozen, the same one at each call.
#[wasm_bindgen(skip_typescript)]
pub fn catalog() -> JsValue {
    if let Some(kept) = CATALOG.with_borrow(Option::clone) {
        return kept;
    }
    let written = write(&Node::List(&catalog::All));
    freeze(&written);
    CATALOG.set(Some(written.clone()));
    written
}

fn answer(error: &JsValue, message: Option<JsValue>, context: Context, host: &Host) -> JsValue {
    let usual = if message.is_none() && context.says_only_api() { Usual::read(error, context.api) } else { None };
    if let Some(answer) = usual.as_ref().and_then(|usual| usual.recall(host)) {
        return answer;
    }
    let explanation = crate::explain(error, message, context);
    let (input, matching) = (explanation.input(), explanation.matching());
    let mut is_plain = false;
    let answer = match matching.verdict {
        Verdict::Known { row, entry, matched } if explanation.is_plain(entry) => {
            is_plain = true;
            let answer = host.copy_known(&template(row, entry, matched, host));
            if let Some(api) = matching.api.filter(|api| entry.api.only_api() != Some(*api)) {
                answer.unchecked_ref::<Answer>().set_api(&name_of(api));
            }
            answer
        }
        _ => write(&Node::Object(&explanation)),
    };
    // The code and the message go back as they came: a long message is not cut, and a text stays a text.
    let writable = answer.unchecked_ref::<Answer>();
    if let Some(code) = input.raw_code.as_ref().filter(|_| input.code_is_text) {
        writable.set_code(code);
    }
    match (&input.raw_message, &input.message) {
        (Some(message), _) => writable.set_message(message),
        (None, Some(message)) => writable.set_message(&JsValue::from_str(message)),
        (None, None) => {}
    }
    if let Some(usual) = usual.filter(|usual| is_plain && usual.is_all_of(input)) {
        usual.keep(host.copy_known(&answer));
    }
    answer
}

/// An error of the usual form: a code that is a number, a short message, and perhaps the call. The same few of them come
/// again and again, so the last answers are kept.
struct Usual {
    code: f64,
    message: JsValue,
    api: Option<Api>,
}

impl Usual {
    fn read(error: &JsValue, api: Option<Api>) -> Option<Usual> {
        let error = error.unchecked_ref::<Any>();
        let code = error.err_code().ok()?.as_f64()?;
        let message = error.err_msg().ok().filter(JsValue::is_string)?;
        Some(Usual { code, message, api })
    }

    /// A copy of the answer to the same error.
    fn recall(&self, host: &Host) -> Option<JsValue> {
        let is_same = |kept: &&(Usual, JsValue)| {
            kept.0.code == self.code && kept.0.api == self.api && kept.0.message == self.message
        };
        RECENT
            .with_borrow(|recent| recent.iter().find(is_same).map(|(_, known)| known.clone()))
            .map(|known| host.copy_known(&known))
    }

    /// Whether the answer depended on nothing else. A code with sub error codes may have one the next time.
    fn is_all_of(&self, input: &Input<JsValue>) -> bool {
        self.code != f64::from(catalog::WITH_SUB_CODES)
            && input.code().is_some_and(|code| code == self.code)
            && input.raw_message.as_ref() == Some(&self.message)
            && input.message.as_ref().is_some_and(|message| message.len() <= RECENT_MESSAGE)
    }

    /// Keeps the answer, in the place of the oldest one when there are many.
    fn keep(self, known: JsValue) {
        RECENT.with_borrow_mut(|recent| {
            recent.truncate(RECENT_ANSWERS - 1);
            recent.push_front((self, known));
        });
    }
}

/// The answer that is kept for a row and a kind of match, to be copied.
fn template(row: usize, entry: &'static Entry, matched: Match, host: &Host) -> JsValue {
    let confidence = match matched.confidence {
        Confidence::Guess => 0,
        Confidence::Likely => 1,
        Confidence::Exact => 2,
    };
    let kind = usize::from(matched.by_code)
        | usize::from(matched.by_message) << 1
        | usize::from(matched.by_api) << 2
        | confidence << 3;
    let slot = row * MATCHES + kind;
    if let Some(kept) = TEMPLATES.with_borrow(|kept| kept.get(slot).cloned().flatten()) {
        return kept;
    }
    let code = match entry.code {
        Code::One(code) if matched.by_code => Some(code),
        _ => None,
    };
    let verdict = Verdict::Known { row, entry, matched };
    let matching = Matching { verdict, api: None, contradictions: Default::default() };
    let explanation = Explanation::<JsValue>::new(Input::of_code(code), Context::default(), matching);
    let written = write(&Node::Object(&explanation));
    // Engines keep an object that was filled key by key as a hash table, and a literal as a record: the copies of a record
    // are several times faster.
    let template = host.copy_known(&written);
    for value in Object::values(template.unchecked_ref::<Object>()) {
        freeze(&value);
    }
    TEMPLATES.with_borrow_mut(|kept| {
        if kept.len() <= slot {
            kept.resize(catalog::LEN * MATCHES, None);
        }
        if let Some(place) = kept.get_mut(slot) {
            *place = Some(template.clone());
        }
    });
    template
}

fn name_of(api: Api) -> JsValue {
    API_NAMES.with_borrow_mut(|names| {
        if names.is_empty() {
            names.extend(Api::ALL.map(|api| JsValue::from_str(api.name())));
        }
        names.get(api as usize).cloned().unwrap_or(JsValue::NULL)
    })
}

/// Freezes an answer's own objects, all the way down.
fn freeze(value: &JsValue) {
    if value.is_object() {
        for inner in Object::values(value.unchecked_ref::<Object>()) {
            freeze(&inner);
        }
        Object::freeze(value.unchecked_ref::<Object>());
    }
}

fn write(node: &Node<'_>) -> JsValue {
    node.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
