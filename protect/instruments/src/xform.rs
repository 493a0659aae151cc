//! The instrument as an XForm, for the tools that people carry: the same questions, gates, constraints and calculations, and the
//! result worked out on the device (getodk.github.io/xforms-spec).

use crate::{Instrument, Kind, Question};
use lantern_vocab::Language;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::io;

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

const INSTANCE_ID: &str = "/data/orx:meta/orx:instanceID";

impl Instrument {
    /// As an XForm. The first language is the default one.
    pub fn xform(&self, first: Language) -> String {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        // Writing to memory does not fail.
        let written = xml.form(self, first);
        debug_assert!(written.is_ok(), "writing to memory does not fail");
        String::from_utf8(xml.0.into_inner()).unwrap_or_default()
    }

    fn path(&self, name: &str) -> String {
        self.question(name).and_then(|question| question.page.as_ref()).map_or_else(|| format!("/data/{name}"), |page| format!("/data/{}/{name}", group(page)))
    }

    /// The step as one calculation: the highest rule that holds, else the lowest where anything speaks at all.
    fn result_path(&self) -> String {
        let mut outcomes: Vec<_> = self.outcomes.iter().collect();
        outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.result));
        let lowest = self.scale.steps().first().map_or("", |step| step.code());
        let last = format!("if(/data/count_for + /data/count_against > 0, '{lowest}', '')");
        outcomes.iter().rev().fold(last, |rest, outcome| format!("if({}, '{}', {rest})", outcome.when.xpath(&|name| self.path(name)), outcome.result.code()))
    }
}

fn group(page: &str) -> String {
    format!("page_{page}")
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.open(name, &[])?;
        self.0.write_event(Event::Text(BytesText::new(text)))?;
        self.close(name)
    }

    fn label(&mut self, name: &str, key: &str) -> io::Result<()> {
        self.empty(name, &[("ref", &format!("jr:itext('{key}')"))])
    }

    fn form(&mut self, form: &Instrument, first: Language) -> io::Result<()> {
        self.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.open("h:html", &NAMESPACES)?;
        self.open("h:head", &[])?;
        self.text("h:title", form.texts.of(first, "title"))?;
        self.open("model", &[("odk:xforms-version", "1.0.0")])?;
        self.words(form, first)?;
        self.instance(form)?;
        self.binds(form)?;
        self.close("model")?;
        self.close("h:head")?;
        self.open("h:body", &[])?;
        for page in &form.pages {
            let path = format!("/data/{}", group(&page.name));
            self.open("group", &[("ref", &path), ("appearance", "field-list")])?;
            self.label("label", &format!("page.{}", page.name))?;
            for question in form.on_page(&page.name) {
                self.control(form, question)?;
            }
            self.close("group")?;
        }
        self.close("h:body")?;
        self.close("h:html")
    }

    fn words(&mut self, form: &Instrument, first: Language) -> io::Result<()> {
        self.open("itext", &[])?;
        let mut languages = form.texts.languages();
        languages.sort_by_key(|language| *language != first);
        for (at, language) in languages.into_iter().enumerate() {
            let lang = ("lang", language.code());
            if at == 0 {
                self.open("translation", &[lang, ("default", "true()")])?;
            } else {
                self.open("translation", &[lang])?;
            }
            for key in form.texts.keys(language) {
                self.open("text", &[("id", key)])?;
                self.text("value", form.texts.of(language, key))?;
                self.close("text")?;
            }
            self.close("translation")?;
        }
        self.close("itext")
    }

    fn instance(&mut self, form: &Instrument) -> io::Result<()> {
        self.open("instance", &[])?;
        self.open("data", &[("id", &form.id), ("version", &form.version)])?;
        for page in &form.pages {
            self.open(&group(&page.name), &[])?;
            for question in form.on_page(&page.name) {
                self.empty(&question.name, &[])?;
            }
            self.close(&group(&page.name))?;
        }
        for question in form.questions.iter().chain(&form.made).filter(|question| question.page.is_none()) {
            self.empty(&question.name, &[])?;
        }
        if !form.outcomes.is_empty() {
            self.empty("result", &[])?;
        }
        self.open("orx:meta", &[])?;
        self.empty("orx:instanceID", &[])?;
        self.close("orx:meta")?;
        self.close("data")?;
        self.close("instance")
    }

    fn binds(&mut self, form: &Instrument) -> io::Result<()> {
        let path = |name: &str| form.path(name);
        for page in &form.pages {
            if let Some(gate) = page.gate.as_deref().and_then(|gate| form.gate(gate)) {
                self.empty("bind", &[("nodeset", &format!("/data/{}", group(&page.name))), ("relevant", &gate.open.xpath(&path))])?;
            }
        }
        for question in form.questions.iter().chain(&form.made) {
            let mut bind = BytesStart::new("bind");
            bind.push_attribute(("nodeset", form.path(&question.name).as_str()));
            bind.push_attribute((
                "type",
                if question.kind == Kind::Integer {
                    "int"
                } else if question.kind == Kind::Date {
                    "date"
                } else {
                    "string"
                },
            ));
            for (name, rule) in [("relevant", &question.relevant), ("calculate", &question.calculate), ("constraint", &question.constraint)] {
                if let Some(rule) = rule {
                    bind.push_attribute((name, rule.xpath(&path).as_str()));
                }
            }
            if question.constraint.is_some() {
                bind.push_attribute(("jr:constraintMsg", format!("jr:itext('question.{}.constraint')", question.name).as_str()));
            }
            if question.required {
                bind.push_attribute(("required", "true()"));
            }
            if question.kind == Kind::Note {
                bind.push_attribute(("readonly", "true()"));
            }
            self.0.write_event(Event::Empty(bind))?;
        }
        if !form.outcomes.is_empty() {
            self.empty("bind", &[("nodeset", "/data/result"), ("type", "string"), ("calculate", &form.result_path())])?;
        }
        self.empty("bind", &[("nodeset", INSTANCE_ID), ("type", "string"), ("readonly", "true()"), ("jr:preload", "uid")])
    }

    fn control(&mut self, form: &Instrument, question: &Question) -> io::Result<()> {
        let name = match question.kind {
            Kind::SelectOne => "select1",
            Kind::SelectMany => "select",
            Kind::Integer | Kind::Date | Kind::Text | Kind::Note => "input",
            Kind::Calculate => return Ok(()),
        };
        let key = format!("question.{}", question.name);
        self.open(name, &[("ref", &form.path(&question.name))])?;
        self.label("label", &key)?;
        let hint = format!("{key}.hint");
        if form.texts.languages().first().is_some_and(|language| form.texts.maybe(*language, &hint).is_some()) {
            self.label("hint", &hint)?;
        }
        for code in &question.codes {
            self.open("item", &[])?;
            self.label("label", &form.choice_key(question, code))?;
            self.text("value", code)?;
            self.close("item")?;
        }
        self.close(name)
    }
}

impl Instrument {
    /// The key of a choice's words.
    pub fn choice_key(&self, question: &Question, code: &str) -> String {
        if crate::ABSENT_CODES.contains(&code) { format!("absent.{code}") } else { format!("list.{}.{code}", question.list.as_deref().unwrap_or_default()) }
    }
}
