//! The only place of the program that reads the clock.

use lantern_web::Moment;

/// This moment.
#[expect(clippy::disallowed_methods, reason = "time enters the program here and is passed on as an argument")]
pub fn now() -> Moment {
    let now = jiff::Timestamp::now();
    let at = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Moment { today: at[..10].to_owned(), at }
}
