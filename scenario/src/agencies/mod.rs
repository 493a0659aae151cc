//! The seven agencies: whom each of them meets, and how its file looks.

mod border;
mod cell;
mod child;
mod column;
mod helpline;
mod hospital;
mod layout;
mod police;
mod registration;
mod second;
mod sheet;
mod shelter;
mod write;

pub(crate) use cell::Reading;
pub(crate) use column::Spec;
pub(crate) use layout::text as layout_text;
pub(crate) use second::{SECOND_DELIVERY, SECOND_FILE, second_delivery};
pub(crate) use sheet::{Fate, Row, Sheet, sheet};
pub(crate) use write::write;

/// The agencies in the order in which the demonstration imports them.
pub(crate) const AGENCIES: [&Spec; 7] = [&registration::SPEC, &child::SPEC, &police::SPEC, &helpline::SPEC, &shelter::SPEC, &border::SPEC, &hospital::SPEC];
