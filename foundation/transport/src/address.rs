//! Where a server may listen, and how it must speak there.

use std::net::SocketAddr;

/// What is asked of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The address.
    pub address: SocketAddr,
    /// Whether there are a certificate and a key.
    pub has_certificate: bool,
    /// The proxy that speaks TLS and is declared to stand before it.
    pub proxy: Before,
    /// Whether what it serves has no accounts: then nobody but this machine may ask.
    pub is_for_this_machine: bool,
}

/// What is declared to stand before a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// A proxy on this machine, or somewhere in a range of addresses.
    Proxy,
    /// Proxies on other machines, each named by its own address.
    NamedProxy,
}

/// How a server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Plain HTTP to this machine.
    Plain,
    /// TLS.
    Tls,
    /// Plain HTTP to a declared proxy and nobody else.
    BehindProxy,
}

/// Why a server may not listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Without accounts, nobody but this machine may ask.
    ForThisMachine,
    /// Plain HTTP over a network: passwords and records could be read on the way.
    PlainOverNetwork,
    /// Plain HTTP over a network to a proxy that is not named by its own address: whoever sits in the range could be it.
    PlainToRange,
}

/// How a server speaks at an address, if it may listen there.
///
/// ```
/// use lantern_transport::{Before, Manner, Refusal, Wish, manner};
///
/// let wish = Wish { address: "0.0.0.0:7388".parse()?, has_certificate: false, proxy: Before::Nothing, is_for_this_machine: false };
/// assert_eq!(manner(wish), Err(Refusal::PlainOverNetwork));
/// assert_eq!(manner(Wish { has_certificate: true, ..wish }), Ok(Manner::Tls));
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
pub fn manner(wish: Wish) -> Result<Manner, Refusal> {
    let is_loopback = wish.address.ip().to_canonical().is_loopback();
    // A proxy is there to let others in, wherever it stands itself.
    if wish.is_for_this_machine && (!is_loopback || wish.proxy != Before::Nothing) {
        return Err(Refusal::ForThisMachine);
    }
    match (wish.has_certificate, wish.proxy) {
        (true, _) => Ok(Manner::Tls),
        (false, Before::NamedProxy) => Ok(Manner::BehindProxy),
        (false, Before::Proxy) if is_loopback => Ok(Manner::BehindProxy),
        (false, Before::Proxy) => Err(Refusal::PlainToRange),
        (false, Before::Nothing) if is_loopback => Ok(Manner::Plain),
        (false, Before::Nothing) => Err(Refusal::PlainOverNetwork),
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
            let proxies = [Before::Nothing, Before::Proxy, Before::NamedProxy];
            for (bits, proxy) in (0..4_u8).flat_map(|bits| proxies.map(|proxy| (bits, proxy))) {
                let [has_certificate, is_for_this_machine] = [1, 2].map(|bit| bits & bit > 0);
                let wish = Wish { address: address.parse().unwrap(), has_certificate, proxy, is_for_this_machine };
                let expected = match (is_loopback, has_certificate, proxy, is_for_this_machine) {
                    (false, _, _, true) | (_, _, Before::Proxy | Before::NamedProxy, true) => Err(Refusal::ForThisMachine),
                    (_, true, _, _) => Ok(Manner::Tls),
                    (_, false, Before::NamedProxy, false) | (true, false, Before::Proxy, false) => Ok(Manner::BehindProxy),
                    (false, false, Before::Proxy, false) => Err(Refusal::PlainToRange),
                    (true, false, Before::Nothing, _) => Ok(Manner::Plain),
                    (false, false, Before::Nothing, false) => Err(Refusal::PlainOverNetwork),
                };
                assert_eq!(manner(wish), expected, "{wish:?}");
            }
        }
    }
}
