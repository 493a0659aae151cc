//! The proxies that a deployment declares to stand before it.

use crate::TransportError;
use axum::http::HeaderMap;
use std::net::IpAddr;

/// The most addresses that are declared.
const PROXIES_MAX: usize = 32;

/// The trusted peers: the only ones that are answered, and believed about whom they speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy(Vec<(IpAddr, u8)>);

impl Proxy {
    /// Reads addresses or ranges, separated by commas.
    ///
    /// ```
    /// use lantern_transport::Proxy;
    ///
    /// let proxy = Proxy::parse("127.0.0.1, 10.1.0.0/16")?;
    /// assert!(proxy.is_trusted("10.1.2.3".parse()?) && !proxy.is_trusted("10.2.0.1".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, TransportError> {
        let ranges = text.split(',').map(|one| range(one.trim()).ok_or_else(|| TransportError::BadProxy(one.trim().to_owned())));
        let ranges: Vec<_> = ranges.take(PROXIES_MAX + 1).collect::<Result<_, _>>()?;
        if ranges.len() > PROXIES_MAX {
            return Err(TransportError::BadProxy(format!("a list of more than {PROXIES_MAX}")));
        }
        Ok(Self(ranges))
    }

    /// Whether an address is one of them.
    pub fn is_trusted(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|(start, length)| is_within(address, *start, *length))
    }

    /// Whom the proxy speaks for: the last name in `X-Forwarded-For` is the one that the proxy wrote itself; whatever stands
    /// before it came from the client, who may write anything.
    pub(crate) fn client(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
        last.and_then(|list| list.rsplit(',').next()?.trim().parse::<IpAddr>().ok()).map_or(peer, |client| client.to_canonical())
    }
}

fn range(text: &str) -> Option<(IpAddr, u8)> {
    let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let address = address.parse::<IpAddr>().ok()?.to_canonical();
    let length = length.map_or(Some(longest(address)), |length| length.parse().ok())?;
    (length > 0 && length <= longest(address)).then_some((address, length))
}

const fn longest(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

fn is_within(address: IpAddr, start: IpAddr, length: u8) -> bool {
    match (address, start) {
        (IpAddr::V4(address), IpAddr::V4(start)) => (address.to_bits() ^ start.to_bits()).leading_zeros() >= u32::from(length),
        (IpAddr::V6(address), IpAddr::V6(start)) => (address.to_bits() ^ start.to_bits()).leading_zeros() >= u32::from(length),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    /// Only what is declared is trusted; "everyone" cannot be declared by a slip such as a range of length 0.
    #[test]
    fn only_what_is_declared() {
        for wrong in ["", "10.0.0.0/0", "10.0.0.0/33", "::/0", "proxy.example", "10.0.0.1,,", "10.0.0.1/8/9"] {
            assert!(Proxy::parse(wrong).is_err(), "{wrong}");
        }
        let proxy = Proxy::parse("10.0.0.7,fd00::/8").unwrap();
        for (address, is_trusted) in [("10.0.0.7", true), ("::ffff:10.0.0.7", true), ("10.0.0.8", false), ("fd12::1", true), ("fe80::1", false)] {
            assert_eq!(proxy.is_trusted(address.parse().unwrap()), is_trusted, "{address}");
        }
    }

    /// A client cannot pass for another by writing the header itself.
    #[test]
    fn the_proxys_own_word_counts() {
        let peer: IpAddr = "10.0.0.7".parse().unwrap();
        let mut headers = HeaderMap::new();
        assert_eq!(Proxy::client(peer, &headers), peer);
        headers.append("x-forwarded-for", HeaderValue::from_static("203.0.113.1, 198.51.100.9"));
        assert_eq!(Proxy::client(peer, &headers).to_string(), "198.51.100.9");
        headers.append("x-forwarded-for", HeaderValue::from_static("192.0.2.44"));
        assert_eq!(Proxy::client(peer, &headers).to_string(), "192.0.2.44");
        headers.append("x-forwarded-for", HeaderValue::from_static("nonsense"));
        assert_eq!(Proxy::client(peer, &headers), peer);
    }
}
