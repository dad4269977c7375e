//! The boundary to JavaScript: reading the value that came in, and writing the answer.
//!
//! Reading goes through imported getters that catch: a getter of the game's that throws must not unwind through the
//! core, which would leave its stack pointer where it was. An answer is written as JSON, and for a known error only once
//! for each row and kind of match; a call copies the object that was kept and sets what is its own.

use crate::api::Api;
use crate::catalog::{self, Code, Entry};
use crate::context::Context;
use crate::explanation::Explanation;
use crate::input::{Input, Key, Kind, Value};
use crate::json::push_json;
use crate::matching::{Confidence, Match, Matching, Verdict};
use crate::plain::{Node, Object, ObjectOf};
use crate::prose;
use crate::report::{self, Report};
use crate::timeline::{Filter, Looking, Timeline, Whose};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

/// An allocator a third of the size of the usual one. The core allocates little, and frees it before it answers.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// How long a text may be, in UTF-16 code units, to be parsed as JSON.
const PARSE_LIMIT: u32 = 65536;
/// How many answers are kept to be given again, and how long their messages may be, in bytes.
const RECENT_ANSWERS: usize = 32;
const RECENT_MESSAGE: usize = 160;
/// How many kinds of [`Match`] there are.
const MATCHES: usize = 32;
/// How many properties are read.
const KEYS: usize = Key::StartedAt as usize + 1;

#[wasm_bindgen]
extern "C" {
    /// Any value of JavaScript that properties are read from.
    type Any;
    /// The two properties that nearly every error has: naming them here is faster than looking their names up.
    #[wasm_bindgen(method, getter, structural, catch, js_name = errCode)]
    fn err_code(this: &Any) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch, js_name = errMsg)]
    fn err_msg(this: &Any) -> Result<JsValue, JsValue>;
    /// Every other property.
    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn property(this: &Any, name: &JsValue) -> Result<JsValue, JsValue>;

    /// A text or an array.
    type Sequence;
    #[wasm_bindgen(method, getter, structural)]
    fn length(this: &Sequence) -> u32;
    #[wasm_bindgen(method, structural)]
    fn slice(this: &Sequence, start: u32, end: u32) -> JsValue;
    #[wasm_bindgen(js_name = Number, catch)]
    fn to_number(value: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = BigInt, js_name = asIntN, catch)]
    fn as_int_n(bits: u32, value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = Object, js_name = values)]
    fn values_of(object: &JsValue) -> JsValue;
    #[wasm_bindgen(js_namespace = Object, js_name = freeze)]
    fn freeze_object(object: &JsValue);
    #[wasm_bindgen(js_name = String)]
    fn number_text(number: f64) -> JsValue;

    /// What the loader does for the core.
    pub type Host;
    /// A shallow copy of an answer that is known. Object.assign, which the core could call itself, is several times
    /// slower than naming the fields.
    #[wasm_bindgen(method, structural, js_name = copyKnown)]
    fn copy_known(this: &Host, known: &JsValue) -> JsValue;
    /// The call that a context names, when it says nothing else; `false` when it does.
    #[wasm_bindgen(method, structural, js_name = onlyApi)]
    fn only_api(this: &Host, context: &JsValue) -> JsValue;
    /// Reads JSON with the engine's own parser, whatever the game has put in its place since. What it throws leaves the
    /// core, and the loader takes another one.
    #[wasm_bindgen(method, structural, js_name = parseJson)]
    fn read_json(this: &Host, json: &str) -> JsValue;

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
            Key::ErrMsg => any.err_msg(),
            _ => any.property(&name(key as usize, key.name())),
        };
        found.ok()
    }

    fn item(&self, index: u32) -> Option<JsValue> {
        self.unchecked_ref::<Any>().property(&JsValue::from_f64(f64::from(index))).ok()
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
        let text = self.unchecked_ref::<Sequence>();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        if text.length() > limit { text.slice(0, limit).as_string() } else { self.as_string() }
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn parse(&self) -> Option<JsValue> {
        if !self.is_string() || self.unchecked_ref::<Sequence>().length() > PARSE_LIMIT {
            return None;
        }
        parse_json(self).ok()
    }

    fn parse_text(json: &str) -> Option<JsValue> {
        parse_json(&JsValue::from_str(json)).ok()
    }
}

/// What is kept between calls.
struct Kept {
    /// Answers to be copied, by row and kind of match.
    templates: [OnceCell<JsValue>; catalog::LEN * MATCHES],
    /// The last answers to errors of the usual form.
    recent: RefCell<[Option<(Usual, JsValue)>; RECENT_ANSWERS]>,
    /// Where the next of them is kept.
    next: Cell<usize>,
    /// The names of the properties, and behind them those of the calls.
    names: [OnceCell<JsValue>; KEYS + Api::ALL.len()],
    /// The catalog, once it was asked for.
    catalog: OnceCell<JsValue>,
    /// The history of failures.
    timeline: RefCell<Timeline<JsValue>>,
}

// SAFETY: the core is compiled without threads.
unsafe impl Sync for Kept {}

static KEPT: Kept = Kept {
    templates: [const { OnceCell::new() }; catalog::LEN * MATCHES],
    recent: RefCell::new([const { None }; RECENT_ANSWERS]),
    next: Cell::new(0),
    names: [const { OnceCell::new() }; KEYS + Api::ALL.len()],
    catalog: OnceCell::new(),
    timeline: RefCell::new(Timeline::new()),
};

/// What is kept at a place, which is made when it is asked for first.
fn kept(place: &OnceCell<JsValue>, make: &dyn Fn() -> JsValue) -> JsValue {
    if place.get().is_none() {
        // Making it may have called the game's code, and that this core: the first one stays.
        let _ = place.set(make());
    }
    place.get().cloned().unwrap_or(JsValue::NULL)
}

/// Explains an error. `second` is the context, or the message of a code; then `third` is the context.
///
/// Reading the error may call the game's code. The loader asks another core when that asks something.
#[wasm_bindgen(skip_typescript)]
pub fn explain(error: &JsValue, second: &JsValue, third: &JsValue, host: &Host) -> JsValue {
    let (message, context) = if second.is_undefined() {
        (None, third)
    } else if second.is_string() {
        (Some(second.clone()), third)
    } else {
        (None, second)
    };
    let mut is_usual = message.is_none();
    let context = if context.is_undefined() {
        Context::default()
    } else {
        let api = host.only_api(context);
        if api.as_bool() == Some(false) {
            is_usual = false;
            Context::read(context)
        } else {
            Context::of_api(&api)
        }
    };
    is_usual &= context.not_an_api.is_none();
    let usual = if is_usual { Usual::read(error, context.api) } else { None };
    if let Some(answer) = usual.as_ref().and_then(|usual| usual.recall(host)) {
        return answer;
    }
    answer(error, message, context, usual, host)
}

/// What is wrong with a call that is going to be made: an array.
#[wasm_bindgen(skip_typescript)]
pub fn check(api: &JsValue, args: &JsValue, context: &JsValue, host: &Host) -> JsValue {
    let context = Context::of_call(api, args, context);
    write(&Node::List(&crate::check(&context).as_slice()), host)
}

/// The longest pause before the next attempt, in milliseconds; -1 when there should be none.
#[wasm_bindgen(skip_typescript, js_name = retryDelay)]
pub fn retry_delay(error: &JsValue, attempt: &JsValue, context: &JsValue) -> f64 {
    let explanation = crate::explain(error, None, Context::read(context));
    explanation.retry_delay(attempt.as_f64().unwrap_or(f64::NAN)).map_or(-1.0, f64::from)
}

/// The catalog: an array of its rows, deeply frozen, the same one at each call.
#[wasm_bindgen(skip_typescript)]
pub fn catalog(host: &Host) -> JsValue {
    kept(&KEPT.catalog, &|| {
        let written = write(&Node::List(&catalog::All), host);
        freeze(&written);
        written
    })
}

/// Adds a failure to the history: an object with `explanation` and `call`. It is kept, so it has to be nobody else's.
#[wasm_bindgen(skip_typescript, js_name = recordFailure)]
pub fn record_failure(failure: &JsValue) {
    if let Ok(mut timeline) = KEPT.timeline.try_borrow_mut() {
        timeline.record(failure);
    }
}

/// Forgets all failures.
#[wasm_bindgen(skip_typescript, js_name = clearFailures)]
pub fn clear_failures() {
    if let Ok(mut timeline) = KEPT.timeline.try_borrow_mut() {
        timeline.clear();
    }
}

/// Keeps what is shown of the history as it is, or goes on.
#[wasm_bindgen(skip_typescript, js_name = pauseFailures)]
pub fn pause_failures(paused: bool) {
    if let Ok(mut timeline) = KEPT.timeline.try_borrow_mut() {
        timeline.pause(paused);
    }
}

/// What there is to be seen of the history. The first two are names to filter by, `group` the number of the row whose
/// detail is asked for; any other value is none. `most` rows are given, from the one that `above` are above.
#[wasm_bindgen(skip_typescript, js_name = viewFailures)]
pub fn view_failures(api: &JsValue, whose: &JsValue, group: &JsValue, above: u32, most: u32, host: &Host) -> JsValue {
    let filter = Filter {
        api: api.text(16).and_then(|name| Api::from_name(&name)),
        whose: whose.text(16).and_then(|name| Whose::from_name(&name)),
    };
    let Ok(timeline) = KEPT.timeline.try_borrow() else { return JsValue::NULL };
    let group = group.as_f64().map(|group| group as u32);
    let looking = Looking { filter, above: above as usize, most: Some(most as usize), group };
    write(&Node::Object(&timeline.view(looking)), host)
}

/// A report of the history, as an object with `markdown` and `json`. `given` is a list of texts: what is known of what
/// [`report::ASKED_FOR`] names.
#[wasm_bindgen(skip_typescript, js_name = reportFailures)]
pub fn report_failures(given: &JsValue, now_ms: f64, host: &Host) -> JsValue {
    let given = (0..report::ASKED_FOR.len() as u32).map(|index| given.item(index)?.text(1024)).collect::<Vec<_>>();
    let Ok(timeline) = KEPT.timeline.try_borrow() else { return JsValue::NULL };
    let report = Report::new(&timeline, &given, now_ms);
    write(
        &Node::Object(&ObjectOf(|object: &mut Object<'_>| {
            object.text("markdown", &report.markdown);
            object.text("json", &report.json);
        })),
        host,
    )
}

fn answer(error: &JsValue, message: Option<JsValue>, context: Context, usual: Option<Usual>, host: &Host) -> JsValue {
    let explanation = crate::explain(error, message, context);
    let (input, matching) = (explanation.input(), explanation.matching());
    let mut is_plain = false;
    let answer = match matching.verdict {
        Verdict::Known { row, entry, matched } if explanation.is_plain(entry) => {
            is_plain = true;
            let answer = host.copy_known(&template(row, entry, matched, host));
            if let Some(api) = matching.api.filter(|api| entry.api.only_api() != Some(*api)) {
                answer.unchecked_ref::<Answer>().set_api(&name(KEYS + api as usize, api.name()));
            }
            answer
        }
        _ => write(&Node::Object(&explanation), host),
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
        let recent = KEPT.recent.try_borrow().ok()?;
        let known = recent.iter().flatten().find(is_same).map(|(_, known)| known.clone());
        drop(recent);
        known.map(|known| host.copy_known(&known))
    }

    /// Whether the answer depended on nothing else. A code with sub error codes may have one the next time.
    fn is_all_of(&self, input: &Input<JsValue>) -> bool {
        self.code != f64::from(catalog::WITH_SUB_CODES)
            && input.code().is_some_and(|code| code == self.code)
            && input.raw_message.as_ref() == Some(&self.message)
            && input.message.as_ref().is_some_and(|message| message.len() <= RECENT_MESSAGE)
    }

    /// Keeps the answer, in the place of the oldest one.
    fn keep(self, known: JsValue) {
        let next = KEPT.next.get();
        KEPT.next.set((next + 1) % RECENT_ANSWERS);
        if let Ok(mut recent) = KEPT.recent.try_borrow_mut()
            && let Some(place) = recent.get_mut(next)
        {
            *place = Some((self, known));
        }
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
    let Some(place) = KEPT.templates.get(row * MATCHES + kind) else { return JsValue::NULL };
    kept(place, &|| {
        let code = match entry.code {
            Code::One(code) if matched.by_code => Some(code),
            _ => None,
        };
        let verdict = Verdict::Known { row, entry, matched };
        let matching = Matching { verdict, api: None, contradictions: Default::default() };
        let explanation = Explanation::<JsValue>::new(Input::of_code(code), Context::default(), matching);
        // Engines keep a parsed object as a hash table, and a literal as a record: copies of a record are made several
        // times faster.
        let template = host.copy_known(&write(&Node::Object(&explanation), host));
        freeze_values(&template);
        template
    })
}

/// A name as a text of JavaScript, which is made once for each slot.
fn name(slot: usize, name: &str) -> JsValue {
    KEPT.names.get(slot).map_or(JsValue::NULL, |place| kept(place, &|| JsValue::from_str(name)))
}

/// Freezes what an object of ours holds, all the way down.
fn freeze_values(object: &JsValue) {
    let values = values_of(object);
    let length = values.unchecked_ref::<Sequence>().length();
    for index in 0..length {
        if let Some(value) = values.item(index) {
            freeze(&value);
        }
    }
}

fn freeze(value: &JsValue) {
    if matches!(value.kind(), Kind::Object | Kind::Array) {
        freeze_values(value);
        freeze_object(value);
    }
}

fn write(node: &Node<'_>, host: &Host) -> JsValue {
    let mut json = String::new();
    push_json(&mut json, node, |json, number| {
        prose::push(json, &number_text(number).as_string().unwrap_or_default());
    });
    host.read_json(&json)
}
