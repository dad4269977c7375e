//! The history of failures that the overlay shows: bounded, and grouped by what they mean and where they happened.

mod failure;
mod group;
mod section;

use crate::api::Api;
use crate::input::Value;
use crate::plain::{Fields, ItemsOf, List, Node, Object, ObjectOf};
use alloc::vec::Vec;
use failure::Failure;
pub(crate) use group::Group;
pub(crate) use section::{Section, sections};

/// How many groups are kept. The one that failed longest ago makes room for a new one.
pub const MOST_GROUPS: usize = 200;

/// Whose fault a failure is, the worst for the developer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The developer's.
    Developer,
    /// What came in does not decide.
    Unclear,
    /// The TikTok client's.
    TiktokClient,
    /// That of TikTok's server.
    TiktokServer,
    /// An outcome of normal play.
    Nobody,
}

impl Whose {
    /// All of them, the worst first.
    pub const ALL: [Whose; 5] =
        [Whose::Developer, Whose::Unclear, Whose::TiktokClient, Whose::TiktokServer, Whose::Nobody];

    /// The name that views have: `developer`, `unclear`, `tiktok-client`, `tiktok-server` or `nobody`.
    pub const fn name(self) -> &'static str {
        match self {
            Whose::Developer => "developer",
            Whose::Unclear => "unclear",
            Whose::TiktokClient => "tiktok-client",
            Whose::TiktokServer => "tiktok-server",
            Whose::Nobody => "nobody",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Whose> {
        Whose::ALL.into_iter().find(|whose| *whose.name() == *name)
    }
}

/// What of the history is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// Which groups.
    pub filter: Filter,
    /// How many of them are above those that are seen.
    pub above: usize,
    /// How many are seen at most; `None` for all.
    pub most: Option<usize>,
    /// The number of the group of which everything is told.
    pub group: Option<u32>,
}

/// Which groups are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only failures of this call.
    pub api: Option<Api>,
    /// Only failures that are the fault of this one.
    pub whose: Option<Whose>,
}

impl Filter {
    fn admits<V: Value + Clone>(self, group: &Group<V>) -> bool {
        self.api.is_none_or(|api| group.has_api(api)) && self.whose.is_none_or(|whose| group.whose == whose)
    }
}

/// The history of failures.
///
/// `V` is a failure as it is handed over: an object with `explanation`, as [`explain`](crate::explain) gives it, and
/// `call`, with `api`, `function`, `method`, `url`, `host`, `adUnitId`, `startedAt` and `elapsedMs`, as far as they are
/// known. Only the last failure of each group is kept.
///
/// ```
/// use serde_json::json;
/// use ttminis_explain::timeline::{Looking, Timeline};
/// use ttminis_explain::{Context, explain};
///
/// let mut timeline = Timeline::new();
/// for at in 0..3 {
///     let explanation = explain(&json!({ "errCode": 21100 }), None, Context::default());
///     let call = json!({ "api": "request", "host": "api.example.com", "startedAt": at * 1000, "elapsedMs": 50 });
///     timeline.record(&json!({ "explanation": explanation, "call": call }));
/// }
/// let view = serde_json::to_value(timeline.view(Looking::default())).unwrap();
/// assert_eq!((view["total"].as_u64(), view["worst"].as_str()), (Some(3), Some("developer")));
/// assert_eq!((view["rows"][0]["count"].as_u64(), view["rows"][0]["lastMs"].as_u64()), (Some(3), Some(2050)));
/// ```
#[derive(Debug)]
pub struct Timeline<V> {
    kept: Kept<V>,
    /// What was kept when it was paused, and is shown until it goes on.
    paused: Option<Kept<V>>,
    next_id: u32,
}

#[derive(Clone, Debug)]
struct Kept<V> {
    /// In no order: taking one out and putting it elsewhere costs more code than looking for the next one to be shown.
    groups: Vec<Group<V>>,
    /// How many failures there were.
    total: f64,
    /// How many of them were in groups that had to make room.
    forgotten: f64,
}

impl<V> Kept<V> {
    const NOTHING: Kept<V> = Kept { groups: Vec::new(), total: 0.0, forgotten: 0.0 };
}

impl<V: Value + Clone> Kept<V> {
    /// The groups, the one that failed last first.
    fn ordered(&self) -> impl Iterator<Item = &Group<V>> {
        let mut before = (f64::INFINITY, 0.0);
        core::iter::from_fn(move || {
            let later = self.groups.iter().filter(|group| group.order() < before);
            let next = later.reduce(|last, other| if last.order() < other.order() { other } else { last })?;
            before = next.order();
            Some(next)
        })
    }
}

impl<V> Default for Timeline<V> {
    fn default() -> Timeline<V> {
        Timeline::new()
    }
}

impl<V> Timeline<V> {
    /// An empty history.
    pub const fn new() -> Timeline<V> {
        Timeline { kept: Kept::NOTHING, paused: None, next_id: 0 }
    }

    /// Forgets everything, and goes on.
    pub fn clear(&mut self) {
        self.kept = Kept::NOTHING;
        self.paused = None;
    }
}

impl<V: Value + Clone> Timeline<V> {
    /// Adds a failure.
    pub fn record(&mut self, failure: &V) {
        let failure = Failure::read(failure);
        let Kept { groups, total, forgotten } = &mut self.kept;
        *total += 1.0;
        let key = failure.key();
        if let Some(group) = groups.iter_mut().find(|group| group.is_of(&key)) {
            return group.add(failure, *total);
        }
        self.next_id = self.next_id.wrapping_add(1);
        let group = Group::new(self.next_id, key, failure, *total);
        if groups.len() < MOST_GROUPS {
            return groups.push(group);
        }
        // The one that failed longest ago makes room.
        if let Some(oldest) =
            groups.iter_mut().reduce(|oldest, other| if other.order() < oldest.order() { other } else { oldest })
        {
            *forgotten += oldest.count;
            *oldest = group;
        }
    }

    /// Keeps what is shown as it is, or goes on showing what is there. Failures are recorded all the same.
    pub fn pause(&mut self, paused: bool) {
        if !paused {
            self.paused = None;
        } else if self.paused.is_none() {
            self.paused = Some(self.kept.clone());
        }
    }

    fn shown(&self) -> &Kept<V> {
        self.paused.as_ref().unwrap_or(&self.kept)
    }

    /// The groups that are shown, the one that failed last first.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &Group<V>> {
        self.shown().ordered()
    }

    /// All groups, also those that are not shown while it is paused.
    pub(crate) fn all_groups(&self) -> impl Iterator<Item = &Group<V>> {
        self.kept.ordered()
    }

    /// How many failures were in groups that had to make room.
    pub(crate) fn forgotten(&self) -> f64 {
        self.kept.forgotten
    }

    /// How many failures there were, those of forgotten groups included.
    pub(crate) fn total(&self) -> f64 {
        self.kept.total
    }

    /// What there is to be seen.
    pub fn view(&self, looking: Looking) -> View<'_, V> {
        View { timeline: self, looking }
    }
}

/// What there is to be seen. It serializes to the fields `total`, `forgotten`, `missed`, `worst`, `apis`, `whose`, `count`,
/// which counts the groups that the filter admits, `rows` and `detail`.
#[derive(Debug)]
pub struct View<'a, V> {
    timeline: &'a Timeline<V>,
    looking: Looking,
}

impl<V: Value + Clone> Fields for View<'_, V> {
    fn fields(&self, object: &mut Object<'_>) {
        let Timeline { kept, paused, .. } = self.timeline;
        let shown = self.timeline.shown();
        object.number_or_null("total", Some(kept.total));
        object.number_or_null("forgotten", Some(shown.forgotten));
        object.number_or_null("missed", paused.as_ref().map(|paused| kept.total - paused.total));
        object.text_or_null("worst", kept.groups.iter().map(|group| group.whose).min().map(Whose::name));
        let apis = ItemsOf(|list: &mut List<'_>| {
            for api in Api::ALL {
                if shown.groups.iter().any(|group| group.has_api(api)) {
                    list.text(api.name());
                }
            }
        });
        object.list("apis", &apis);
        let whose = ItemsOf(|list: &mut List<'_>| {
            for whose in Whose::ALL {
                if shown.groups.iter().any(|group| group.whose == whose) {
                    list.text(whose.name());
                }
            }
        });
        object.list("whose", &whose);
        let Looking { filter, above, most, group } = self.looking;
        let count = shown.groups.iter().filter(|group| filter.admits(group)).count();
        object.number_or_null("count", Some(count as f64));
        let rows = ItemsOf(|list: &mut List<'_>| {
            let seen = self.timeline.groups().filter(|group| filter.admits(group)).skip(above);
            for group in seen.take(most.unwrap_or(MOST_GROUPS)) {
                list.object(group);
            }
        });
        object.list("rows", &rows);
        let selected = group.and_then(|id| shown.groups.iter().find(|group| group.id == id));
        match selected {
            None => object.text_or_null("detail", None),
            Some(group) => object.object(
                "detail",
                &ObjectOf(|object: &mut Object<'_>| {
                    object.object("row", group);
                    object.list("sections", &sections(&group.latest()).as_slice());
                }),
            ),
        }
    }
}

impl<V: Value + Clone> serde::Serialize for View<'_, V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::Object(self).serialize(serializer)
    }
}
