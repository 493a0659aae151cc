//! Keyed hashes of words, by which people are found again: complete, renewed, and gone with the person.

use crate::world::{act, import, on_each_engine, row};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Change, Erasure, Indexed, Store, StoreError, ToIndex, TokenScheme, WORDS_MAX};

fn scheme(epoch: u32) -> TokenScheme {
    TokenScheme { agency: AgencyCode::parse("shelter").unwrap(), scheme: 1, epoch }
}

fn token(word: &str) -> [u8; 16] {
    blake3::hash(word.as_bytes()).as_bytes()[..16].try_into().unwrap()
}

async fn put(store: &Store, epoch: u32, pending: &[ToIndex], words: &[&str]) {
    let tokens: Vec<_> = words.iter().map(|word| token(word)).collect();
    let indexed: Vec<_> = pending.iter().map(|one| Indexed { record: one.record, position: one.position, tokens: tokens.clone() }).collect();
    store.put_tokens(&scheme(epoch), &indexed).await.unwrap();
}

async fn found(store: &Store, epoch: u32, words: &[&str]) -> Vec<RecordId> {
    store.find_by_tokens(&scheme(epoch), &words.iter().map(|word| token(word)).collect::<Vec<_>>()).await.unwrap()
}

/// Records with identity and no others wait for tokens; each waits again when its version or the epoch changes.
#[test]
fn what_waits_for_tokens() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, &[("victim.family_name", "One")]), row("b", 3, &[("victim.sex", "male")])]).await;
        let pending = store.to_index(&scheme(1), 0, 10).await.unwrap();
        assert_eq!((pending.len(), pending[0].values.len()), (1, 1));
        put(&store, 1, &pending, &["one"]).await;
        assert!(store.to_index(&scheme(1), 0, 10).await.unwrap().is_empty());
        assert_eq!(store.to_index(&scheme(2), 0, 10).await.unwrap(), pending, "a new epoch");
        import(&store, false, vec![row("a", 2, &[("victim.family_name", "Two")])]).await;
        let changed = store.to_index(&scheme(1), 0, 10).await.unwrap();
        assert_eq!((changed.len(), changed[0].record), (1, pending[0].record));
        put(&store, 1, &changed, &["two"]).await;
        put(&store, 1, &pending, &["one"]).await;
        assert_eq!(found(&store, 1, &["one"]).await, [], "older tokens never take the place of newer ones");
        assert_eq!(found(&store, 1, &["two"]).await, [pending[0].record]);
        import(&store, true, vec![row("b", 3, &[("victim.sex", "male")])]).await;
        assert!(store.to_index(&scheme(1), 0, 10).await.unwrap().is_empty());
        assert_eq!(found(&store, 1, &["two"]).await, [pending[0].record], "she may ask what is held though her source withdrew it");
        store.drop_tokens(&scheme(1).agency).await.unwrap();
        assert_eq!(store.to_index(&scheme(1), 0, 10).await.unwrap(), changed);
    });
}

/// All words must be there, of one agency, scheme and epoch; the erased person's tokens are gone and none come back.
#[test]
fn tokens_find_and_vanish() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, &[("victim.family_name", "One")]), row("b", 3, &[("victim.family_name", "Two")])]).await;
        let pending = store.to_index(&scheme(1), 0, 10).await.unwrap();
        put(&store, 1, &pending[..1], &["both", "first"]).await;
        put(&store, 1, &pending[1..], &["both"]).await;
        let before = store.position().await.unwrap();
        assert_eq!(found(&store, 1, &["both"]).await.len(), 2);
        assert_eq!(found(&store, 1, &["both", "first", "both"]).await, [pending[0].record]);
        assert!(found(&store, 2, &["both"]).await.is_empty() && found(&store, 1, &[]).await.is_empty());
        let many: Vec<_> = (0..=WORDS_MAX).map(|at| token(&at.to_string())).collect();
        assert!(matches!(store.find_by_tokens(&scheme(1), &many).await, Err(StoreError::OutOfBounds(_))));
        assert_eq!(store.position().await.unwrap(), before, "the journal never hears of tokens");
        let erasure = Erasure { records: vec![pending[0].record], ground: "wish".into(), request: None };
        store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
        put(&store, 1, &pending, &["both", "first"]).await;
        assert_eq!(found(&store, 1, &["both"]).await, [pending[1].record], "what was under way gives an erased person nothing back");
        assert_eq!(store.to_index(&scheme(3), 0, 10).await.unwrap().len(), 1);
    });
}
