//! Plain data: how the catalog and the answers are written out.
//!
//! Every type puts its fields into an [`Object`], and only [`Node`] implements `Serialize` and is written as JSON. Deriving
//! it for each type would make the core half as large again, since every field of every type becomes code of its own. For
//! the same reason the functions that are called in many places are not inlined.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// A value to be written.
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(&'a str),
    List(&'a dyn Items),
    Object(&'a dyn Fields),
}

/// Something with named fields.
pub(crate) trait Fields {
    /// Puts the fields, in the order in which they are written.
    fn fields(&self, object: &mut Object<'_>);
}

/// Something with items.
pub(crate) trait Items {
    /// Puts the items.
    fn items(&self, list: &mut List<'_>);
}

/// An object that is being written.
pub(crate) struct Object<'a>(pub &'a mut dyn FnMut(&'static str, Node<'_>));

impl Object<'_> {
    #[inline(never)]
    pub(crate) fn text(&mut self, name: &'static str, value: &str) {
        (self.0)(name, Node::Text(value));
    }

    #[inline(never)]
    pub(crate) fn text_or_null(&mut self, name: &'static str, value: Option<&str>) {
        (self.0)(name, value.map_or(Node::Null, Node::Text));
    }

    #[inline(never)]
    pub(crate) fn number_or_null(&mut self, name: &'static str, value: Option<f64>) {
        (self.0)(name, value.map_or(Node::Null, Node::Number));
    }

    #[inline(never)]
    pub(crate) fn bool_or_null(&mut self, name: &'static str, value: Option<bool>) {
        (self.0)(name, value.map_or(Node::Null, Node::Bool));
    }

    #[inline(never)]
    pub(crate) fn object(&mut self, name: &'static str, value: &dyn Fields) {
        (self.0)(name, Node::Object(value));
    }

    #[inline(never)]
    pub(crate) fn list(&mut self, name: &'static str, value: &dyn Items) {
        (self.0)(name, Node::List(value));
    }
}

/// A list that is being written.
pub(crate) struct List<'a>(pub &'a mut dyn FnMut(Node<'_>));

impl List<'_> {
    #[inline(never)]
    pub(crate) fn text(&mut self, value: &str) {
        (self.0)(Node::Text(value));
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, value: f64) {
        (self.0)(Node::Number(value));
    }

    #[inline(never)]
    pub(crate) fn object(&mut self, value: &dyn Fields) {
        (self.0)(Node::Object(value));
    }
}

impl<T: Fields> Items for &[T] {
    fn items(&self, list: &mut List<'_>) {
        for item in *self {
            list.object(item);
        }
    }
}

/// A list that a function puts.
pub(crate) struct ItemsOf<F>(pub F);

impl<F: Fn(&mut List<'_>)> Items for ItemsOf<F> {
    fn items(&self, list: &mut List<'_>) {
        self.0(list);
    }
}

/// An object whose fields a function puts.
pub(crate) struct ObjectOf<F>(pub F);

impl<F: Fn(&mut Object<'_>)> Fields for ObjectOf<F> {
    fn fields(&self, object: &mut Object<'_>) {
        self.0(object);
    }
}

/// Texts, as a list.
pub(crate) struct Texts<'a>(pub &'a [&'static str]);

impl Items for Texts<'_> {
    fn items(&self, list: &mut List<'_>) {
        for text in self.0 {
            list.text(text);
        }
    }
}

/// Numbers, as a list.
pub(crate) struct Numbers<'a>(pub &'a [u32]);

impl Items for Numbers<'_> {
    fn items(&self, list: &mut List<'_>) {
        for number in self.0 {
            list.number(f64::from(*number));
        }
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            // In JSON, whole numbers are written without a fraction. JavaScript has only one kind of number.
            #[cfg(not(target_arch = "wasm32"))]
            Node::Number(value) if *value as i64 as f64 == *value => serializer.serialize_i64(*value as i64),
            Node::Number(value) => serializer.serialize_f64(*value),
            Node::Text(value) => serializer.serialize_str(value),
            Node::List(list) => {
                let mut written = serializer.serialize_seq(None)?;
                let mut result = Ok(());
                list.items(&mut List(&mut |item| {
                    if result.is_ok() {
                        result = written.serialize_element(&item);
                    }
                }));
                result.and_then(|()| written.end())
            }
            Node::Object(object) => {
                let mut written = serializer.serialize_map(None)?;
                let mut result = Ok(());
                object.fields(&mut Object(&mut |name, value| {
                    if result.is_ok() {
                        result = written.serialize_entry(name, &value);
                    }
                }));
                result.and_then(|()| written.end())
            }
        }
    }
}
