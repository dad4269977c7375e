//! The failures of one meaning at one place.

use super::failure::{Failure, clipped};
use super::{Whose, failure};
use crate::api::Api;
use crate::input::{Key, Value};
use crate::plain::{Fields, Object};
use alloc::string::String;

/// How many parts the minute has that failures are counted in.
const TICKS: usize = 12;
/// How long one is, in milliseconds.
const TICK_MS: f64 = 5000.0;

#[derive(Clone, Debug)]
pub(crate) struct Group<V> {
    pub id: u32,
    key: String,
    pub whose: Whose,
    /// A bit for each call.
    apis: u8,
    /// Of the last failure, as is what is told at length.
    pub code: String,
    pub title: String,
    pub place: Option<String>,
    pub count: f64,
    pub first_ms: f64,
    pub last_ms: f64,
    /// How many failures had been told when the last one was.
    told: f64,
    /// How many there were in each part of the last minute, and which part the last one is.
    ticks: [u32; TICKS],
    tick: u32,
    latest: V,
}

impl<V: Value + Clone> Group<V> {
    pub(crate) fn new(id: u32, key: String, failure: Failure<V>, told: f64) -> Group<V> {
        let mut group = Group {
            id,
            key,
            whose: failure.whose(),
            apis: 0,
            code: String::new(),
            title: String::new(),
            place: failure.place(),
            count: 0.0,
            first_ms: failure.at_ms,
            last_ms: failure.at_ms,
            told,
            ticks: [0; TICKS],
            tick: part_of(failure.at_ms),
            latest: failure.whole.clone(),
        };
        group.add(failure, told);
        group
    }

    /// The one that failed last has the highest; of those that failed at the same time, the one that was told last.
    pub(crate) fn order(&self) -> (f64, f64) {
        (self.last_ms, self.told)
    }

    /// Whether failures with this key belong to it.
    pub(crate) fn is_of(&self, key: &str) -> bool {
        *self.key == *key
    }

    pub(crate) fn has_api(&self, api: Api) -> bool {
        self.apis & bit(api) != 0
    }

    pub(crate) fn latest(&self) -> Failure<V> {
        Failure::read(&self.latest)
    }

    /// How many there were in the minute before the last one.
    pub(crate) fn per_minute(&self) -> f64 {
        f64::from(self.ticks.iter().sum::<u32>())
    }

    pub(crate) fn add(&mut self, failure: Failure<V>, told: f64) {
        self.count += 1.0;
        self.apis |= failure.api.map_or(0, bit);
        let tick = part_of(failure.at_ms);
        // Each part that has passed since then begins anew.
        if tick > self.tick + TICKS as u32 {
            self.ticks = [0; TICKS];
            self.tick = tick;
        }
        while self.tick < tick {
            self.tick += 1;
            self.put(self.tick, 0);
        }
        let is_known = failure.at_ms > 0.0;
        // What was told late counts where it belongs.
        if is_known && self.tick - tick < TICKS as u32 {
            self.put(tick, 1);
        }
        if self.first_ms == 0.0 || is_known && failure.at_ms < self.first_ms {
            self.first_ms = failure.at_ms;
        }
        if failure.at_ms >= self.last_ms {
            self.last_ms = failure.at_ms;
            self.told = told;
            // One row of the reference can stand for many codes.
            self.code = failure.code();
            self.title = failure.title();
            self.latest = failure.whole;
        }
    }

    /// Counts in a part of the last minute; zero begins it.
    fn put(&mut self, tick: u32, more: u32) {
        if let Some(count) = self.ticks.get_mut(tick as usize % TICKS) {
            *count = if more == 0 { 0 } else { count.wrapping_add(more) };
        }
    }

    /// The function that failed last, as the game knows it.
    pub(crate) fn function(&self) -> Option<String> {
        let call = self.latest.get(Key::Call)?;
        clipped(&call, Key::Function, 64).or_else(|| failure::text(&call, Key::Api, 16))
    }
}

/// The part of time that a moment lies in. Moments end with the year 2600.
fn part_of(at_ms: f64) -> u32 {
    (at_ms / TICK_MS) as u32
}

fn bit(api: Api) -> u8 {
    1 << api as u8
}

impl<V: Value + Clone> Fields for Group<V> {
    fn fields(&self, object: &mut Object<'_>) {
        object.number_or_null("group", Some(f64::from(self.id)));
        object.text("code", &self.code);
        object.text("title", &self.title);
        object.text("whose", self.whose.name());
        object.text_or_null("function", self.function().as_deref());
        object.text_or_null("place", self.place.as_deref());
        object.number_or_null("count", Some(self.count));
        object.number_or_null("firstMs", Some(self.first_ms));
        object.number_or_null("lastMs", Some(self.last_ms));
        object.number_or_null("perMinute", Some(self.per_minute()));
    }
}
