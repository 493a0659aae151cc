//! The form as others read it: well-formed, every name in its place, nothing of the text lost.

use crate::small::instrument;
use lantern_instruments::Library;
use lantern_vocab::Language;
use quick_xml::{Reader, events::Event};
use std::collections::BTreeSet;

/// Every attribute of every element, after its escapes.
fn attributes(xml: &str) -> Vec<(String, String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("the form is well-formed") {
            Event::Eof => return found,
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                for attribute in element.attributes() {
                    let attribute = attribute.expect("an attribute has a name and a value");
                    let value = quick_xml::escape::unescape(&attribute.value).expect("it unescapes").into_owned();
                    found.push((name.clone(), attribute.key.as_ref().to_owned(), value));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_form_is_well_formed_and_its_words_are_there() {
    for instrument in Library::bundled().unwrap_or_else(|error| panic!("{error}")).all() {
        let found = attributes(&instrument.xform(Language::Ar));
        let ids: BTreeSet<&str> = found.iter().filter(|(element, name, _)| element == "text" && name == "id").map(|(.., value)| value.as_str()).collect();
        let used = found
            .iter()
            .filter(|(_, name, _)| name == "ref" || name == "jr:constraintMsg")
            .filter_map(|(.., value)| value.strip_prefix("jr:itext('")?.strip_suffix("')"));
        for key in used {
            assert!(ids.contains(key), "{}: {key}", instrument.id);
        }
        let binds: Vec<&str> = found.iter().filter(|(element, name, _)| element == "bind" && name == "nodeset").map(|(.., value)| value.as_str()).collect();
        assert_eq!(binds.iter().collect::<BTreeSet<_>>().len(), binds.len(), "{}: one bind for each place", instrument.id);
    }
}

#[test]
fn paths_stand_in_place_of_names() {
    let xml = instrument().xform(Language::En);
    let found = attributes(&xml);
    let calculate = |path: &str| {
        let at = found.iter().position(|(element, name, value)| element == "bind" && name == "nodeset" && value == path).expect(path);
        found[at + 1..].iter().take_while(|(_, name, _)| name != "nodeset").find(|(_, name, _)| name == "calculate").map(|(.., value)| value.clone())
    };
    assert_eq!(calculate("/data/is_child").as_deref(), Some("if( /data/page_first/age  < 18, 1, 0)"));
    assert_eq!(
        calculate("/data/result").as_deref(),
        Some("if( /data/positive_control  = 1, 'refer', if( /data/count_for  >= 1, 'risk', if(/data/count_for + /data/count_against > 0, 'none', '')))")
    );
    assert!(found.iter().any(|(element, name, value)| element == "bind" && name == "relevant" && value == " /data/page_first/alone  = 'yes'"));
}
