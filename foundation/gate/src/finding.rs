//! Finding a person of the own agency again by what she told. The store has keyed hashes of words and no word; the vault makes them
//! against an entry of the log. What is found is shown in coded form, and what it names is written down once more.

use crate::{Entered, Gate, GateError, keys::Told};
use lantern_access::policy::{Action, Context, Purpose, Resource, Sensitivity};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_model::{AgencyCode, RecordId, field};
use lantern_store::{Indexed, ToIndex, TokenScheme};
use lantern_vault::{SEARCH_SCHEME, SearchToken, process::IndexItem, process::SealedField};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// In what is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoughtIn {
    /// Family, given and other names: each word in any of them.
    Names,
    /// The phone number.
    Phone,
    /// The number of a document.
    Document,
    /// The address.
    Address,
    /// The date of birth, as it was written.
    BirthDate,
}

impl SoughtIn {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Names, Self::Phone, Self::Document, Self::Address, Self::BirthDate];

    /// Its code in forms and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Phone => "phone",
            Self::Document => "document",
            Self::Address => "address",
            Self::BirthDate => "birth-date",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    const fn paths(self) -> &'static [&'static str] {
        match self {
            Self::Names => &["victim.family_name", "victim.given_name", "victim.other_names"],
            Self::Phone => &["victim.phone"],
            Self::Document => &["victim.document_number"],
            Self::Address => &["victim.address"],
            Self::BirthDate => &["victim.birth_date"],
        }
    }

    fn fields(self) -> Vec<u16> {
        self.paths().iter().filter_map(|path| field::by_path(path)).map(|field| field.number).collect()
    }
}

/// The people who were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPeople {
    /// Their records, at most [`PEOPLE_MAX`].
    pub records: Vec<RecordId>,
    /// There are more: another word tells them apart.
    pub more: bool,
    /// Some records of the agency wait to be indexed and were not looked through.
    pub incomplete: bool,
}

/// More are not shown: who looks for one person does not need a list.
pub const PEOPLE_MAX: usize = 20;

/// More words of a name are not asked for: each may stand in three fields.
const WORDS_MAX: usize = 4;

/// A word of fewer letters is no name but a way to go through a list.
const LETTERS_MIN: usize = 2;

/// The longest text that is looked for.
const TEXT_BYTES_MAX: usize = 400;

/// How many records are indexed at once.
const PART: u32 = 500;

/// The words of what was typed. The vault takes a word with a hyphen or an apostrophe apart as it did when it was indexed.
fn words(text: &str) -> Result<Vec<Zeroizing<String>>, GateError> {
    let words: Vec<Zeroizing<String>> =
        text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()).map(|word| Zeroizing::new(word.to_owned())).collect();
    if words.is_empty() || words.iter().any(|word| is_too_short(word)) {
        return Err(GateError::WordTooShort { least: LETTERS_MIN });
    }
    if words.len() > WORDS_MAX || text.len() > TEXT_BYTES_MAX {
        return Err(GateError::TooManyAtOnce { most: WORDS_MAX });
    }
    Ok(words)
}

/// One Chinese character, or one Korean syllable, is a whole family name.
fn is_too_short(word: &str) -> bool {
    let is_whole = |sign: char| matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}');
    word.chars().filter(|sign| sign.is_alphanumeric()).count() < LETTERS_MIN && !word.chars().any(is_whole)
}

/// Every way in which each word stands in one of its fields: a search for each.
fn ways(tokens: &[Vec<Vec<SearchToken>>]) -> Vec<Vec<SearchToken>> {
    let mut ways: Vec<Vec<SearchToken>> = vec![Vec::new()];
    for of_word in tokens {
        ways = ways.iter().flat_map(|way| of_word.iter().map(|of_field| [&way[..], of_field].concat())).collect();
    }
    ways
}

impl Gate {
    /// How the tokens of an agency are made now. The epoch is the beginning of a hash of its public key: with another key every token
    /// is of another epoch, so that none is compared with one that the old key made, whatever broke off in between.
    async fn scheme(&self, agency: &AgencyCode) -> Result<TokenScheme, GateError> {
        let key = self.store().agency_public_key(agency).await?.ok_or(GateError::NotFound)?;
        let hash = blake3::hash(&key);
        let epoch = u32::from_be_bytes(hash.as_bytes().first_chunk().copied().unwrap_or_default());
        Ok(TokenScheme { agency: agency.clone(), scheme: u32::from(SEARCH_SCHEME), epoch })
    }

    /// Makes the tokens of the records that have none: those that came in since the last time, or all of an agency whose key was
    /// changed. With `anew`, all are made again. Says of how many.
    pub async fn reindex(&self, entered: &Entered, agency: &AgencyCode, anew: bool, told: Told<'_>, at: &str) -> Result<u64, GateError> {
        let act = self.may_unlock(entered, agency, at).await?;
        let scheme = self.scheme(agency).await?;
        if anew {
            self.store().drop_tokens(agency).await?;
        }
        let (mut after, mut done) = (0, 0);
        loop {
            let pending = self.store().to_index(&scheme, after, PART).await?;
            let Some(last) = pending.last() else { return Ok(done) };
            after = last.position;
            let subjects = pending.iter().map(|one| *one.record.bytes()).collect();
            let event = AccessEvent { what: AccessKind::Reindex, basis: Some(agency.as_str().to_owned()), subjects };
            let receipt = self.written(&act, event).await?;
            let items: Vec<IndexItem> = pending.iter().map(item).collect();
            let (code, epoch) = (agency.as_str().to_owned(), scheme.epoch);
            let tokens = self.ask_vault(move |vault| vault.index(&code, &receipt, epoch, &items)).await?;
            let made = pending.iter().zip(tokens).filter_map(|(one, tokens)| Some(Indexed { record: one.record, position: one.position, tokens: tokens? }));
            let made: Vec<Indexed> = made.collect();
            self.store().put_tokens(&scheme, &made).await?;
            done += made.len() as u64;
            told(done, 0);
        }
    }

    /// Whether records of an agency wait to be indexed.
    pub async fn waits_for_index(&self, agency: &AgencyCode) -> Result<bool, GateError> {
        Ok(!self.store().to_index(&self.scheme(agency).await?, 0, 1).await?.is_empty())
    }

    /// Looks for a person of the own agency.
    pub async fn find_person(&self, entered: &Entered, purpose: Purpose, (place, text): (SoughtIn, &str), at: &str) -> Result<FoundPeople, GateError> {
        let agency = entered.agency().and_then(|code| AgencyCode::parse(code).ok()).ok_or(GateError::NotFound)?;
        let words = words(text)?;
        let wing = crate::wing_of(self.body(&agency).await?);
        let (thing, context) = (Resource::record(agency.as_str(), wing, Sensitivity::Identity), Context::new(purpose));
        let act = self.may(entered, Action::FindPerson, &thing, &context, at)?;
        let receipt = self.written(&act, AccessEvent { what: AccessKind::Search, basis: Some(agency.as_str().to_owned()), subjects: Vec::new() }).await?;
        let (scheme, fields) = (self.scheme(&agency).await?, place.fields());
        let (code, epoch, asked) = (agency.as_str().to_owned(), scheme.epoch, fields.clone());
        let tokens = self
            .ask_vault(move |vault| {
                let texts: Vec<(u16, &str)> = words.iter().flat_map(|word| asked.iter().map(|field| (*field, word.as_str()))).collect();
                vault.search_tokens(&code, &receipt, epoch, &texts)
            })
            .await?;
        let tokens: Vec<Vec<Vec<SearchToken>>> = tokens.chunks(fields.len()).map(<[_]>::to_vec).collect();
        let mut records = BTreeSet::new();
        for way in ways(&tokens) {
            if way.len() > lantern_store::WORDS_MAX {
                return Err(GateError::TooManyAtOnce { most: WORDS_MAX });
            }
            records.extend(self.store().find_by_tokens(&scheme, &way).await?);
        }
        let mut found = FoundPeople { incomplete: self.waits_for_index(&agency).await?, ..FoundPeople::default() };
        for record in records {
            // What the policies do not let her find is not shown to exist: a search is cut to the compartments that it may look into.
            let may_see = match self.identity_thing(entered, record, at).await {
                Ok((thing, _)) => self.may(entered, Action::FindPerson, &thing, &context, at).is_ok(),
                Err(GateError::NotFound) => false,
                Err(other) => return Err(other),
            };
            if may_see && found.records.len() == PEOPLE_MAX {
                found.more = true;
                break;
            }
            if may_see {
                found.records.push(record);
            }
        }
        if !found.records.is_empty() {
            let how = (Action::FindPerson, AccessKind::List);
            self.look(entered, how, (&thing, &context), Some(agency.as_str()), &found.records, at).await?;
        }
        Ok(found)
    }
}

/// What of a record is searched for. What she told in her own words, and the names of others, are not: a search leads to a person by
/// what is hers alone.
fn item(one: &ToIndex) -> IndexItem {
    let sought: Vec<u16> = SoughtIn::ALL.into_iter().flat_map(SoughtIn::fields).collect();
    let values = one.values.iter().filter(|value| sought.contains(&value.field));
    IndexItem {
        subject: *one.record.bytes(),
        wrapped: one.values.first().map(|value| value.wrapped.clone()).unwrap_or_default(),
        values: values.map(|value| SealedField { field: value.field, context: value.context.clone(), sealed: value.value.clone() }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter alone is refused, in any script, and so are none and too many words; one Chinese character is a name.
    #[test]
    fn words_are_whole() {
        for text in ["", " ", "a", "Ana M", "7", "م", "a b c", "one two three four five"] {
            assert!(words(text).is_err(), "{text:?}");
        }
        for (text, count) in [("Ana", 1), ("O'Brien, Mary", 2), ("王", 1), ("محمَّد علي", 2), ("+998 71 555", 3)] {
            assert_eq!(words(text).map(|words| words.len()).ok(), Some(count), "{text}");
        }
    }

    /// Each word may stand in each field: two words in three fields are nine searches, and every one asks for both words.
    #[test]
    fn every_way_is_searched() {
        let token = |number: u8| vec![[number; 16]];
        let tokens = [vec![token(1), token(2), token(3)], vec![token(4), token(5), token(6)]];
        let ways = ways(&tokens);
        assert_eq!(ways.len(), 9);
        assert!(ways.iter().all(|way| way.len() == 2 && way[0][0] < 4 && way[1][0] > 3));
    }
}
