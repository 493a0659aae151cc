//! Where a server may listen, and how it must speak there.

use std::net::SocketAddr;

/// What is asked of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The address.
    pub address: SocketAddr,
    /// Whether there are a certificate and a key.
    pub has_certificate: bool,
    /// Whether a proxy that speaks TLS to browsers is declared to stand before it.
    pub has_proxy: bool,
    /// Whether what it serves has no accounts: then nobody but this machine may ask.
    pub is_for_this_machine: bool,
}

/// How a server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Plain HTTP to this machine.
    Plain,
    /// TLS.
    Tls,
    /// Plain HTTP to a declared proxy on this machine and nobody else.
    BehindProxy,
}

/// Why a server may not listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Without accounts, nobody but this machine may ask.
    ForThisMachine,
    /// Plain HTTP over a network: passwords and records could be read on the way.
    PlainOverNetwork,
    /// Plain HTTP over a network to a proxy: what the proxy had kept secret could be read on its last way (ASVS 5.0.0, 12.3.3).
    PlainToProxy,
}

/// How a server speaks at an address, if it may listen there.
///
/// ```
/// use lantern_transport::{Manner, Refusal, Wish, manner};
///
/// let wish = Wish { address: "0.0.0.0:7388".parse()?, has_certificate: false, has_proxy: false, is_for_this_machine: false };
/// assert_eq!(manner(wish), Err(Refusal::PlainOverNetwork));
/// assert_eq!(manner(Wish { has_certificate: true, ..wish }), Ok(Manner::Tls));
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
pub fn manner(wish: Wish) -> Result<Manner, Refusal> {
    let is_loopback = wish.address.ip().to_canonical().is_loopback();
    // A proxy is there to let others in, wherever it stands itself.
    if wish.is_for_this_machine && (!is_loopback || wish.has_proxy) {
        return Err(Refusal::ForThisMachine);
    }
    match (wish.has_certificate, wish.has_proxy) {
        (true, _) => Ok(Manner::Tls),
        (false, true) if is_loopback => Ok(Manner::BehindProxy),
        (false, true) => Err(Refusal::PlainToProxy),
        (false, false) if is_loopback => Ok(Manner::Plain),
        (false, false) => Err(Refusal::PlainOverNetwork),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every combination: nothing without accounts is reachable from elsewhere, and nothing plain crosses a network.
    #[test]
    fn nothing_plain_or_unguarded_over_a_network() {
        let addresses =
            [("127.0.0.1:1", true), ("[::1]:1", true), ("[::ffff:127.0.0.1]:1", true), ("0.0.0.0:1", false), ("[::]:1", false), ("192.0.2.1:1", false)];
        for (address, is_loopback) in addresses {
            for bits in 0..8_u8 {
                let [has_certificate, has_proxy, is_for_this_machine] = [1, 2, 4].map(|bit| bits & bit > 0);
                let wish = Wish { address: address.parse().unwrap(), has_certificate, has_proxy, is_for_this_machine };
                let expected = match (is_loopback, has_certificate, has_proxy, is_for_this_machine) {
                    (false, _, _, true) | (_, _, true, true) => Err(Refusal::ForThisMachine),
                    (_, true, _, _) => Ok(Manner::Tls),
                    (true, false, true, false) => Ok(Manner::BehindProxy),
                    (false, false, true, false) => Err(Refusal::PlainToProxy),
                    (true, false, false, _) => Ok(Manner::Plain),
                    (false, false, false, false) => Err(Refusal::PlainOverNetwork),
                };
                assert_eq!(manner(wish), expected, "{wish:?}");
            }
        }
    }
}
