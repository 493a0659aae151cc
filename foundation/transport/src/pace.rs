//! The body of a request, which must come at a pace: one byte now and then does not keep a connection.

use crate::Limits;
use axum::body::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::{
    error::Error,
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, Sleep, sleep_until};

/// A body with a deadline that moves on with what has come.
pub struct Paced<B> {
    body: B,
    limits: Limits,
    begun: Instant,
    bytes: u64,
    // Ends with the body.
    deadline: Pin<Box<Sleep>>,
}

impl<B> Paced<B> {
    pub fn new(body: B, limits: Limits) -> Self {
        let begun = Instant::now();
        Self { body, limits, begun, bytes: 0, deadline: Box::pin(sleep_until(begun + limits.body_grace)) }
    }

    fn came(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes as u64);
        let earned = Duration::from_secs(self.bytes / u64::from(self.limits.body_bytes_per_second_min.max(1)));
        self.deadline.as_mut().reset(self.begun + self.limits.body_grace + earned);
    }
}

impl<B> Body for Paced<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                self.came(frame.data_ref().map_or(0, Bytes::len));
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(other) => Poll::Ready(other.map(|frame| frame.map_err(Into::into))),
            Poll::Pending => self.deadline.as_mut().poll(context).map(|()| Some(Err(io::Error::from(io::ErrorKind::TimedOut).into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::{BodyExt, channel::Channel};

    async fn sent(bytes_each: usize, every: Duration, times: u32) -> Result<usize, ()> {
        let (mut send, body) = Channel::<Bytes, io::Error>::new(1);
        let sender = tokio::spawn(async move {
            for _ in 0..times {
                tokio::time::sleep(every).await;
                if send.send_data(Bytes::from(vec![0; bytes_each])).await.is_err() {
                    return;
                }
            }
        });
        let came = Paced::new(body, Limits::default()).collect().await.map(|all| all.to_bytes().len()).map_err(|_| ());
        sender.abort();
        came
    }

    /// A slow line may take hours over a large file; a trickle is cut off.
    #[tokio::test(start_paused = true)]
    async fn a_trickle_is_cut_off() {
        assert_eq!(sent(1_000, Duration::from_secs(1), 3_600).await, Ok(3_600_000));
        assert_eq!(sent(1, Duration::from_secs(5), 1_000).await, Err(()));
    }
}
