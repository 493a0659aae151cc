//! The only place of the program that reads the clock.

use lantern_web::Moment;

/// This moment.
#[expect(clippy::disallowed_methods, reason = "time enters the program here and is passed on as an argument")]
pub fn now() -> Moment {
    let now = jiff::Timestamp::now();
    let at = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Moment { today: at[..10].to_owned(), at }
}

/// This moment in seconds since 1970, as certificates and witnesses count.
#[expect(clippy::disallowed_methods, reason = "time enters the program here and is passed on as an argument")]
pub fn seconds() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// The day of an instant, `YYYY-MM-DD` in UTC.
pub fn day(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(|_| String::new(), |instant| instant.strftime("%Y-%m-%d").to_string())
}
