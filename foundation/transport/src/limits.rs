//! How long and how much a stranger may ask.

use std::time::Duration;

/// The bounds of a server. A client that sends one letter every few seconds (slow-loris), or never reads what it asked for, is
/// let go; so is one that holds many connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once; more wait in the system's queue.
    pub connections_max: usize,
    /// Connections of one address at once; more are closed. A declared proxy speaks for many and is not held to it.
    pub connections_per_address_max: usize,
    /// How long TLS may take to be agreed.
    pub handshake: Duration,
    /// How long a connection may stay without a whole head of a request, idle ones between two requests as well.
    pub head: Duration,
    /// The largest head of a request.
    pub head_bytes_max: usize,
    /// The most headers of a request.
    pub headers_max: usize,
    /// How long a body may take besides what its length allows.
    pub body_grace: Duration,
    /// The least bytes a second of a body, on the whole: slower than the slowest line from a field office.
    pub body_bytes_per_second_min: u32,
    /// How long an answer may take to begin.
    pub answer: Duration,
    /// How long a client may leave an answer unread.
    pub stall: Duration,
    /// How long answers under way are waited for when the server stops.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections_max: 512,
            connections_per_address_max: 128,
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(15),
            head_bytes_max: 32 * 1024,
            headers_max: 100,
            // The rates that Apache's mod_reqtimeout has by default.
            body_grace: Duration::from_secs(20),
            body_bytes_per_second_min: 500,
            answer: Duration::from_mins(5),
            stall: Duration::from_secs(30),
            farewell: Duration::from_secs(10),
        }
    }
}
