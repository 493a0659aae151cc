//! Walks through a scan of the store row by row, so that several scans can be read side by side.
//!
//! The store hands out pages to a callback. Here the callback only puts a page aside, and the scan is driven on when
//! the last page is used up: a scan that nobody drives makes no progress, so no more than a page or two are in memory.

use crate::FactsError;
use lantern_store::StoreError;
use std::{
    collections::VecDeque,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
};

type Scan<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// Where a scan puts its pages.
pub(crate) struct Pages<T>(Arc<Mutex<VecDeque<T>>>);

impl<T> Pages<T> {
    pub(crate) fn put(&self, page: Vec<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(page);
    }
}

/// The rows of one scan, with a look at the next.
pub(crate) struct Cursor<'a, T> {
    scan: Option<Scan<'a>>,
    rows: Arc<Mutex<VecDeque<T>>>,
}

impl<'a, T> Cursor<'a, T> {
    /// Starts a scan that puts its pages where it is told.
    pub(crate) fn new<F>(scan: impl FnOnce(Pages<T>) -> F) -> Self
    where
        F: Future<Output = Result<(), StoreError>> + Send + 'a,
    {
        let rows = Arc::new(Mutex::new(VecDeque::new()));
        let scan = scan(Pages(Arc::clone(&rows)));
        Self { scan: Some(Box::pin(scan)), rows }
    }

    /// The next row.
    pub(crate) async fn next(&mut self) -> Result<Option<T>, FactsError> {
        self.next_if(|_| true).await
    }

    /// The next row, if it is the wanted one.
    pub(crate) async fn next_if(&mut self, wanted: impl Fn(&T) -> bool) -> Result<Option<T>, FactsError> {
        self.fill().await?;
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(if rows.front().is_some_and(wanted) { rows.pop_front() } else { None })
    }

    /// Drives the scan until a row is there or the scan has ended.
    async fn fill(&mut self) -> Result<(), FactsError> {
        let Self { scan, rows } = self;
        let has_row = || !rows.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        let Some(running) = scan.as_mut().filter(|_| !has_row()) else { return Ok(()) };
        let ended = std::future::poll_fn(|context| match running.as_mut().poll(context) {
            Poll::Ready(result) => Poll::Ready(result.map(|()| true)),
            Poll::Pending if has_row() => Poll::Ready(Ok(false)),
            Poll::Pending => Poll::Pending,
        })
        .await?;
        if ended {
            *scan = None;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn three_pages(pages: Pages<u32>) -> Result<(), StoreError> {
        for page in [vec![1, 2], vec![], vec![3]] {
            tokio::task::yield_now().await;
            pages.put(page);
        }
        tokio::task::yield_now().await;
        Ok(())
    }

    /// Rows come in order across pages, an unwanted row stays, and the scan waits while a page is not used up.
    #[tokio::test]
    async fn rows_come_one_by_one() {
        let mut cursor = Cursor::new(three_pages);
        assert_eq!(cursor.next_if(|row| *row == 9).await.unwrap(), None);
        assert_eq!(cursor.rows.lock().unwrap().len(), 2, "the third row is not fetched yet");
        assert_eq!((cursor.next().await.unwrap(), cursor.next().await.unwrap(), cursor.next().await.unwrap()), (Some(1), Some(2), Some(3)));
        assert_eq!(cursor.next().await.unwrap(), None);
    }
}
