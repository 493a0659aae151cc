//! What browsers report of pages that asked for what the content policy forbids: a sign that something was put into a page, or that a
//! page of ours asks for too much (ASVS 5.0.0, 3.4.7). Reports come to this server and to nobody else. Which page it was and what it
//! asked for is thrown away unread: an address names a record. Only which rule was broken is told, and not more often than is useful.

use axum::{body::Bytes, http::StatusCode};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use serde_json::Value;
use std::{num::NonZeroU32, sync::LazyLock};

/// Where browsers report to.
pub const PATH: &str = "/reports";

/// The largest report that is read.
const REPORT_BYTES_MAX: usize = 16 * 1024;

/// How many are told in a minute, of all who report.
static TOLD: LazyLock<DefaultDirectRateLimiter> = LazyLock::new(|| RateLimiter::direct(Quota::per_minute(NonZeroU32::new(10).unwrap_or(NonZeroU32::MIN))));

/// The rules that our policy has, as a report names them; the finer names are those of newer browsers.
const RULES: &[&str] = &[
    "default-src",
    "object-src",
    "script-src",
    "script-src-elem",
    "script-src-attr",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "font-src",
    "img-src",
    "connect-src",
    "form-action",
    "base-uri",
    "frame-ancestors",
    "frame-src",
    "child-src",
    "worker-src",
    "manifest-src",
    "media-src",
];

/// Takes a report.
pub async fn take(report: Bytes) -> StatusCode {
    let Some(rule) = broken(&report) else { return StatusCode::BAD_REQUEST };
    if TOLD.check().is_ok() {
        tracing::warn!(target: "security", rule, "a page asked for what its content policy forbids");
    }
    StatusCode::NO_CONTENT
}

/// Which rule a report says was broken; none where it is no report, or names a rule that is not ours.
fn broken(report: &[u8]) -> Option<&'static str> {
    if report.len() > REPORT_BYTES_MAX {
        return None;
    }
    let report: Value = serde_json::from_slice(report).ok()?;
    let said = report.get("csp-report")?;
    let rule = said.get("effective-directive").or_else(|| said.get("violated-directive"))?.as_str()?;
    // Older browsers give the whole rule.
    let rule = rule.split(' ').next()?;
    RULES.iter().copied().find(|known| *known == rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a rule of ours is all that comes through, from older and newer browsers; nothing else is a report.
    #[test]
    fn only_the_rule_comes_through() {
        let report = |field: &str, rule: &str| {
            format!(
                r#"{{"csp-report": {{"document-uri": "https://cases.example.org/en/records/AB12", "blocked-uri": "https://evil.example/?name", "{field}": "{rule}"}}}}"#
            )
        };
        assert_eq!(broken(report("effective-directive", "script-src-elem").as_bytes()), Some("script-src-elem"));
        assert_eq!(broken(report("violated-directive", "img-src 'self' data:").as_bytes()), Some("img-src"));
        for other in
            ["", "[]", "{}", r#"{"csp-report": {}}"#, r#"{"csp-report": {"effective-directive": 1}}"#, &report("effective-directive", "en/records/AB12")]
        {
            assert_eq!(broken(other.as_bytes()), None, "{other}");
        }
        let large = report("effective-directive", "img-src") + &" ".repeat(REPORT_BYTES_MAX);
        assert_eq!(broken(large.as_bytes()), None);
    }
}
