//! Plain data: how the catalog and the answers are written out.
//!
//! Every type lists its fields as [`Node`]s, and only `Node` implements `Serialize`. Deriving it for each type would
//! make the core half as large again, since every field of every type becomes code of its own.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// A value to be written.
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(&'a str),
    List(&'a dyn List),
    Object(&'a dyn Fields),
}

/// Something with named fields.
pub(crate) trait Fields {
    /// Puts the fields, in the order in which they are written.
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>));
}

/// Something with items.
pub(crate) trait List {
    /// Puts the items.
    fn items(&self, put: &mut dyn FnMut(Node<'_>));
}

impl<T: Fields> List for &[T] {
    fn items(&self, put: &mut dyn FnMut(Node<'_>)) {
        for item in *self {
            put(Node::Object(item));
        }
    }
}

/// A list that a function puts.
pub(crate) struct ItemsOf<F>(pub F);

impl<F: Fn(&mut dyn FnMut(Node<'_>))> List for ItemsOf<F> {
    fn items(&self, put: &mut dyn FnMut(Node<'_>)) {
        self.0(put);
    }
}

/// An object whose fields a function puts.
pub(crate) struct ObjectOf<F>(pub F);

impl<F: Fn(&mut dyn FnMut(&'static str, Node<'_>))> Fields for ObjectOf<F> {
    fn fields(&self, put: &mut dyn FnMut(&'static str, Node<'_>)) {
        self.0(put);
    }
}

/// Texts, as a list.
pub(crate) struct Texts<'a>(pub &'a [&'static str]);

impl List for Texts<'_> {
    fn items(&self, put: &mut dyn FnMut(Node<'_>)) {
        for text in self.0 {
            put(Node::Text(text));
        }
    }
}

/// Numbers, as a list.
pub(crate) struct Numbers<'a>(pub &'a [u32]);

impl List for Numbers<'_> {
    fn items(&self, put: &mut dyn FnMut(Node<'_>)) {
        for number in self.0 {
            put(Node::Number(f64::from(*number)));
        }
    }
}

impl<'a> Node<'a> {
    /// A text, or null.
    pub(crate) fn text_or_null(text: Option<&'a str>) -> Node<'a> {
        text.map_or(Node::Null, Node::Text)
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Number(value) => serializer.serialize_f64(*value),
            Node::Text(value) => serializer.serialize_str(value),
            Node::List(list) => {
                let mut written = serializer.serialize_seq(None)?;
                let mut result = Ok(());
                list.items(&mut |item| {
                    if result.is_ok() {
                        result = written.serialize_element(&item);
                    }
                });
                result.and_then(|()| written.end())
            }
            Node::Object(object) => {
                let mut written = serializer.serialize_map(None)?;
                let mut result = Ok(());
                object.fields(&mut |name, value| {
                    if result.is_ok() {
                        result = written.serialize_entry(name, &value);
                    }
                });
                result.and_then(|()| written.end())
            }
        }
    }
}
