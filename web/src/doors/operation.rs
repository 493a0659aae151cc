//! What a door of the programming interface takes and gives, said beside it and read by its description.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::fmt;

/// How a door is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// To look.
    Get,
    /// To do or make something.
    Post,
    /// To take something back.
    Delete,
}

impl Verb {
    /// As it stands in a request.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// A shape of JSON, with those that it is made of.
pub type Shape = fn(&mut SchemaGenerator) -> Schema;

fn shape<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn whole<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.root_schema_for::<T>()
}

/// What a door takes.
#[derive(Clone, Copy)]
pub enum Sent {
    /// Nothing.
    Nothing,
    /// JSON of this shape.
    Json(Shape),
    /// A form with a file.
    File {
        /// The most bytes.
        bytes_max: usize,
    },
}

/// What a door gives.
#[derive(Clone, Copy)]
pub enum Answered {
    /// JSON of this shape.
    Json(Shape),
    /// A text.
    Text,
    /// Nothing but that it was done.
    Nothing,
}

/// A door of the programming interface, as its description says it. The name is a promise: programs are generated from it.
#[derive(Clone, Copy)]
pub struct Operation {
    /// How it is asked.
    pub verb: Verb,
    /// The name under which generated programs call it.
    pub name: &'static str,
    /// One line that says what it is for.
    pub summary: &'static str,
    /// What may stand behind the question mark: an object whose fields are the parameters.
    pub query: Option<Shape>,
    /// The list is given piece by piece.
    pub paged: bool,
    /// What it takes.
    pub sent: Sent,
    /// What it gives.
    pub answered: Answered,
    /// The status of a success.
    pub status: u16,
    /// The status of one that is still under way.
    pub pending: Option<u16>,
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation").field("verb", &self.verb).field("name", &self.name).finish_non_exhaustive()
    }
}

/// Names are given once.
impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Operation {}

impl Operation {
    const fn new(verb: Verb, name: &'static str, summary: &'static str, status: u16) -> Self {
        Self { verb, name, summary, query: None, paged: false, sent: Sent::Nothing, answered: Answered::Nothing, status, pending: None }
    }

    /// A look at something.
    pub const fn get(name: &'static str, summary: &'static str) -> Self {
        Self::new(Verb::Get, name, summary, 200)
    }

    /// Something that is made.
    pub const fn post(name: &'static str, summary: &'static str) -> Self {
        Self::new(Verb::Post, name, summary, 201)
    }

    /// Something that is taken back.
    pub const fn delete(name: &'static str, summary: &'static str) -> Self {
        Self::new(Verb::Delete, name, summary, 204)
    }

    /// With parameters behind the question mark.
    #[must_use]
    pub const fn query<T: JsonSchema>(self) -> Self {
        Self { query: Some(whole::<T>), ..self }
    }

    /// With `offset` and `limit`.
    #[must_use]
    pub const fn paged(self) -> Self {
        Self { paged: true, ..self }
    }

    /// It may take longer than anybody waits: then the answer says where to look.
    #[must_use]
    pub const fn may_pend(self) -> Self {
        Self { pending: Some(202), ..self }
    }

    /// It takes JSON.
    #[must_use]
    pub const fn takes<T: JsonSchema>(self) -> Self {
        Self { sent: Sent::Json(shape::<T>), ..self }
    }

    /// It takes a form with a file.
    #[must_use]
    pub const fn takes_file(self, bytes_max: usize) -> Self {
        Self { sent: Sent::File { bytes_max }, ..self }
    }

    /// It gives JSON.
    #[must_use]
    pub const fn gives<T: JsonSchema>(self) -> Self {
        Self { answered: Answered::Json(shape::<T>), ..self }
    }

    /// It gives a text.
    #[must_use]
    pub const fn gives_text(self) -> Self {
        Self { answered: Answered::Text, ..self }
    }
}
