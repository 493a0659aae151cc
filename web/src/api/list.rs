//! A long list, piece by piece.

use axum::{
    extract::{FromRequestParts, Query},
    http::{StatusCode, request::Parts},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many come where nobody says.
const LIMIT: u32 = 50;

/// How many come at most.
const LIMIT_MAX: u32 = 200;

/// How far into a list anybody counts.
const OFFSET_MAX: u32 = 10_000_000;

/// Which piece of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The first one, from 0.
    pub offset: u64,
    /// How many at most.
    pub limit: u32,
}

/// As it stands in an address.
#[derive(Deserialize, JsonSchema)]
pub struct Asked {
    /// The first one of the list that is wanted, from 0.
    #[schemars(range(min = 0, max = 10_000_000))]
    offset: Option<u32>,
    /// How many are wanted at most; 50 where nothing is said.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u32>,
}

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Query(asked) = Query::<Asked>::from_request_parts(parts, state).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let (offset, limit) = (asked.offset.unwrap_or(0), asked.limit.unwrap_or(LIMIT));
        if offset > OFFSET_MAX || !(1..=LIMIT_MAX).contains(&limit) {
            return Err(StatusCode::BAD_REQUEST);
        }
        Ok(Self { offset: offset.into(), limit })
    }
}

/// A piece of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListOf{T}")]
pub struct List<T> {
    /// The piece.
    items: Vec<T>,
    /// How many there are in all.
    all: u64,
    /// Where the next piece begins; null behind the last one.
    next: Option<u64>,
}

impl<T> List<T> {
    /// The piece that was asked for, out of so many.
    pub fn new(items: Vec<T>, all: u64, paging: Paging) -> Self {
        let end = paging.offset + items.len() as u64;
        Self { next: (!items.is_empty() && end < all).then_some(end), items, all }
    }

    /// A piece of what is held as a whole.
    pub fn cut(whole: impl ExactSizeIterator<Item = T>, paging: Paging) -> Self {
        let (all, first) = (whole.len() as u64, usize::try_from(paging.offset).unwrap_or(usize::MAX));
        Self::new(whole.skip(first).take(paging.limit as usize).collect(), all, paging)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a list add up to it, and the last one says that it is the last.
    #[test]
    fn pieces_add_up() {
        let (mut seen, mut next) = (Vec::new(), Some(0));
        while let Some(offset) = next {
            let piece = List::cut((0..7).collect::<Vec<u8>>().into_iter(), Paging { offset, limit: 3 });
            assert_eq!(piece.all, 7);
            seen.extend(piece.items);
            next = piece.next;
        }
        assert_eq!(seen, (0..7).collect::<Vec<u8>>());
        assert_eq!(List::cut(Vec::<u8>::new().into_iter(), Paging { offset: 0, limit: 3 }).next, None);
        assert_eq!(List::cut(vec![1_u8].into_iter(), Paging { offset: 9, limit: 3 }).next, None);
    }
}
