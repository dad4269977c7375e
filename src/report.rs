//! The bug report: what TikTok's support asks for, and the history of failures, without what may be secret.

use crate::input::Value;
use crate::json::push_json;
use crate::plain::{Fields, ItemsOf, List, Node, Object};
use crate::prose::{clip, integer, push, push_char, push_integer};
use crate::secrets::without_secrets;
use crate::timeline::{Group, Section, Timeline, Whose, sections};
use alloc::string::String;
use alloc::vec::Vec;

/// What TikTok's troubleshooting page asks for in a report, besides the messages: under which name the report has it, and
/// under which its JSON.
pub const ASKED_FOR: [(&str, &str); 7] = [
    ("client_key", "clientKey"),
    ("Game name", "gameName"),
    ("Debug mode", "debugMode"),
    ("App version", "appVersion"),
    ("SDK version", "sdkVersion"),
    ("Device OS", "deviceOs"),
    ("Region", "region"),
];

/// How many groups are told at length, those that failed last. Of the others the report has the row only.
const AT_LENGTH: usize = 20;
/// How long what was given for [`ASKED_FOR`] may be, in characters.
const GIVEN: usize = 120;

/// A bug report in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// For people, as Markdown.
    pub markdown: String,
    /// For programs, as one line of JSON.
    pub json: String,
}

impl Report {
    /// Writes a report of what a history shows. `given` is what is known of [`ASKED_FOR`], in that order, and `now_ms` the
    /// time in milliseconds since 1970.
    ///
    /// ```
    /// use serde_json::{Value, json};
    /// use ttminis_explain::report::Report;
    /// use ttminis_explain::timeline::Timeline;
    ///
    /// let mut timeline = Timeline::new();
    /// let explanation = json!({ "status": "unknown", "message": "no route, token=abc123", "reason": "It is not listed." });
    /// timeline.record(&json!({ "explanation": explanation, "call": { "api": "request" } }));
    /// let report = Report::new(&timeline, &[Some("ck-1".into())], 1_790_000_000_000.0);
    /// assert!(report.markdown.contains("| client_key | ck-1 |") && report.markdown.contains("2026-09-21T14:13:20Z"));
    /// assert!(!report.markdown.contains("abc123") && !report.json.contains("abc123"));
    /// assert!(serde_json::from_str::<Value>(&report.json).is_ok());
    /// ```
    pub fn new<V: Value + Clone>(timeline: &Timeline<V>, given: &[Option<String>], now_ms: f64) -> Report {
        let told = Told {
            at: timestamp(now_ms),
            total: timeline.total(),
            forgotten: timeline.forgotten(),
            given: ASKED_FOR.iter().enumerate().map(|(at, _)| shown(given.get(at)?.as_deref()?, at == 0)).collect(),
            groups: timeline.all_groups().enumerate().map(|(at, group)| Entry::new(group, at < AT_LENGTH)).collect(),
        };
        let mut json = String::new();
        push_json(&mut json, &Node::Object(&told), |json, number| push(json, &integer(number.abs())));
        Report { markdown: told.markdown(), json }
    }
}

/// What was given, as it can be shown. The client key is asked for, whatever it looks like.
fn shown(given: &str, is_key: bool) -> Option<String> {
    let given = if is_key { given.into() } else { without_secrets(given) };
    Some(clip(&given, GIVEN)).filter(|given| !given.is_empty())
}

/// A host or an ad unit, as it can be shown. In a URL, hosts that look random are known for hosts.
fn place(place: &str) -> String {
    const SCHEME: &str = "https://";
    let mut url = String::from(SCHEME);
    push(&mut url, place);
    let shown = without_secrets(&url);
    String::from(shown.strip_prefix(SCHEME).unwrap_or(&shown))
}

/// The contents of a report, with nothing secret in them.
struct Told {
    at: String,
    total: f64,
    /// How many of them were in groups that had to make room.
    forgotten: f64,
    given: Vec<Option<String>>,
    groups: Vec<Entry>,
}

/// A group of failures.
struct Entry {
    code: String,
    title: String,
    whose: Whose,
    function: String,
    place: String,
    count: f64,
    per_minute: f64,
    first: String,
    last: String,
    sections: Vec<Section>,
}

impl Entry {
    fn new<V: Value + Clone>(group: &Group<V>, at_length: bool) -> Entry {
        let mut told = if at_length { sections(&group.latest()) } else { Vec::new() };
        for section in &mut told {
            for (line, _) in &mut section.lines {
                *line = without_secrets(line);
            }
        }
        Entry {
            code: without_secrets(&group.code),
            title: without_secrets(&group.title),
            whose: group.whose,
            function: without_secrets(&group.function().unwrap_or_default()),
            place: place(group.place.as_deref().unwrap_or("")),
            count: group.count,
            per_minute: group.per_minute(),
            first: timestamp(group.first_ms),
            last: timestamp(group.last_ms),
            sections: told,
        }
    }
}

impl Told {
    fn markdown(&self) -> String {
        let mut text = String::from("# Failed calls of TTMinis.game\n\n| | |\n|---|---|\n");
        for ((name, _), given) in ASKED_FOR.iter().zip(&self.given) {
            push_row(&mut text, name, given.as_deref().unwrap_or("not given"));
        }
        push_row(&mut text, "Reported at", &self.at);
        push_row(&mut text, "Failures", &integer(self.total));
        push_row(&mut text, "No longer listed", &integer(self.forgotten));
        for entry in &self.groups {
            push(&mut text, "\n## ");
            push_escaped(&mut text, &entry.code);
            push(&mut text, if entry.code.is_empty() { "" } else { " " });
            push_escaped(&mut text, &entry.title);
            push(&mut text, "\n\n");
            push_item(&mut text, "times", &integer(entry.count));
            push_item(&mut text, "first", &entry.first);
            push_item(&mut text, "last", &entry.last);
            push_item(&mut text, "in the minute before the last", &integer(entry.per_minute));
            push_item(&mut text, "whose", entry.whose.name());
            push_item(&mut text, "function", &entry.function);
            push_item(&mut text, "host or ad unit", &entry.place);
            for section in &entry.sections {
                for (line, mark) in &section.lines {
                    let mut name = String::from(section.kind);
                    if !mark.is_empty() {
                        push(&mut name, ", ");
                        push(&mut name, mark);
                    }
                    push_item(&mut text, &name, line);
                }
            }
        }
        text
    }
}

fn push_row(text: &mut String, name: &str, value: &str) {
    push(text, "| ");
    push(text, name);
    push(text, " | ");
    push_escaped(text, value);
    push(text, " |\n");
}

/// A list item; nothing where there is no value.
fn push_item(text: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    push(text, "- ");
    // A mark is part of it, which comes from outside.
    push_escaped(text, name);
    push(text, ": ");
    push_escaped(text, value);
    push(text, "\n");
}

/// Appends a text that is to be read as it is: without the meaning that characters have in Markdown and HTML.
fn push_escaped(text: &mut String, value: &str) {
    for c in value.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            push_char(text, '\\');
        }
        push_char(text, if c < ' ' { ' ' } else { c });
    }
}

impl Fields for Told {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("reportedAt", &self.at);
        for ((_, name), given) in ASKED_FOR.iter().zip(&self.given) {
            object.text_or_null(name, given.as_deref());
        }
        object.number_or_null("total", Some(self.total));
        object.number_or_null("forgotten", Some(self.forgotten));
        object.list("failures", &self.groups.as_slice());
    }
}

impl Fields for Entry {
    fn fields(&self, object: &mut Object<'_>) {
        object.text("code", &self.code);
        object.text("title", &self.title);
        object.text("whose", self.whose.name());
        object.text("function", &self.function);
        object.text("place", &self.place);
        object.number_or_null("count", Some(self.count));
        object.number_or_null("perMinute", Some(self.per_minute));
        object.text("first", &self.first);
        object.text("last", &self.last);
        let sections = ItemsOf(|list: &mut List<'_>| self.sections.iter().for_each(|section| list.object(section)));
        object.list("sections", &sections);
    }
}

/// A moment in milliseconds since 1970 as ISO 8601, to the second; empty where it is not known.
fn timestamp(ms: f64) -> String {
    let mut text = String::new();
    // Until the year 9999.
    if !(1.0..253_402_300_800_000.0).contains(&ms) {
        return text;
    }
    let days = (ms / 86_400_000.0) as u32;
    let seconds = ((ms - f64::from(days) * 86_400_000.0) / 1000.0) as u32;
    // Years begin in March here, so that the day that some have more is the last one. 1970 began 306 days into such a year.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    let parts =
        [(year, "-"), (month, "-"), (day, "T"), (seconds / 3600, ":"), (seconds / 60 % 60, ":"), (seconds % 60, "Z")];
    for (number, behind) in parts {
        if number < 10 {
            push(&mut text, "0");
        }
        push_integer(&mut text, f64::from(number));
        push(&mut text, behind);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn moments_are_written_as_the_calendar_has_them() {
        for (ms, expected) in [
            (1.0, "1970-01-01T00:00:00Z"),
            (951_782_400_000.0, "2000-02-29T00:00:00Z"),
            (951_868_799_999.0, "2000-02-29T23:59:59Z"),
            (951_868_800_000.0, "2000-03-01T00:00:00Z"),
            (1_798_761_599_000.0, "2026-12-31T23:59:59Z"),
            (4_107_542_400_000.0, "2100-03-01T00:00:00Z"),
            (253_402_300_799_000.0, "9999-12-31T23:59:59Z"),
            (253_402_300_800_000.0, ""),
            (0.0, ""),
            (-1.0, ""),
            (f64::NAN, ""),
        ] {
            assert_eq!(timestamp(ms), expected, "{ms}");
        }
    }
}
