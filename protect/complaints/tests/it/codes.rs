//! Codes survive paper, haste and a foreign keyboard.

use crate::invented::{CHANCE, keys};
use lantern_complaints::{Code, ComplaintError};

/// Proves that a code is read back however it was written down.
#[test]
fn writing_habits_do_not_matter() {
    let code = Code::generate(CHANCE);
    let phrase = code.phrase();
    let words: Vec<&str> = phrase.split(' ').collect();
    assert_eq!(words.len(), 7);
    let numbered: Vec<String> = words.iter().enumerate().map(|(place, word)| format!("{}. {}", place + 1, word.to_uppercase())).collect();
    for typed in [phrase.to_string(), numbered.join("\n"), words.join("-"), words.concat(), format!("  {} ", words.join(" ,  "))] {
        assert!(Code::parse(&typed).unwrap() == code, "{typed}");
    }
}

/// Proves that one slip of the finger, anywhere, never leads to another code and nearly always to the right one.
#[test]
fn one_slip_is_put_right() {
    let code = Code::generate(CHANCE);
    let phrase = code.phrase();
    let (mut right, mut all) = (0, 0);
    for place in 0..phrase.len() {
        if phrase.as_bytes()[place] == b' ' {
            continue;
        }
        let [start, rest] = [&phrase[..place], &phrase[place + 1..]];
        let wrong = (b'a'..=b'z').map(|letter| format!("{start}{}{rest}", char::from(letter)));
        let more = (b'a'..=b'z').map(|letter| format!("{start}{}{}", char::from(letter), &phrase[place..]));
        for typed in wrong.chain(more).chain([format!("{start}{rest}"), format!("{start}é{rest}"), format!("{start}0{rest}")]) {
            all += 1;
            match Code::parse(&typed) {
                Ok(parsed) if parsed == code => right += 1,
                Err(ComplaintError::CodeUnclear) => {}
                other => panic!("{typed} became {other:?}"),
            }
        }
    }
    assert!(right * 100 >= all * 99, "{right} of {all}");
}

/// Proves that what cannot be put right is refused with the place to look at.
#[test]
fn other_mistakes_are_named() {
    let phrase = Code::generate(CHANCE).phrase();
    let words: Vec<&str> = phrase.split(' ').collect();
    let with = |place: usize, word: &str| {
        let mut words = words.clone();
        words[place] = word;
        words.join(" ")
    };
    assert_eq!(Code::parse(&with(2, "qqqqq")), Err(ComplaintError::CodeWord(3)));
    assert_eq!(Code::parse(&words[..6].join(" ")), Err(ComplaintError::CodeLength(6)));
    let mut exchanged = words.clone();
    exchanged.swap(0, 1);
    assert_eq!(Code::parse(&exchanged.join(" ")), Err(ComplaintError::CodeCheck));
    assert!(Code::parse(&"x".repeat(10_000)).is_err());
    assert_eq!(format!("{:?}", Code::generate(CHANCE)), "Code(withheld)");
}

/// Proves that codes given out once lead to the same place for ever: the derivation is part of the format.
#[test]
fn the_derivation_is_frozen() {
    assert_eq!(&*Code::generate(CHANCE).phrase(), "kinag sonal tanek faziz wedeb gorag fitez");
    assert_eq!(keys().look_up().to_string(), "90abf3142017111486b2019bcdafb8f2");
    assert_eq!(keys().identity().recipient().to_string(), "age1tz9kx7cw4qxj7c6wlemywqc9adsm0ttdh8gm84khj52ugdvw35fsqw2h9d");
}
