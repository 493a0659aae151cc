//! Goldens: what each part writes, in a language of either direction.

use super::{
    Address, Answer, Blank, Drawn, FigurePart, Group, Layout, Pager, Rows, code, direction, empty, facts_note, note, number, of_table, problem_summary,
    sentence, walk_back,
};
use crate::View;
use lantern_facts::{CountUnit, Dimension, Figure, FigureKind, Table, TableRow};
use lantern_model::SourceKind;
use lantern_pictures::Frame;
use lantern_publish::{Names, Places};
use lantern_vocab::Language;
use lantern_words::Words;
use maud::{Markup, html};

fn view(language: Language) -> View {
    let mut view = View::plain(language);
    view.rest = "/typology".to_owned();
    view
}

/// Draws in English and in Arabic, an element a line, so that a change can be read.
fn in_both_directions(draw: impl Fn(&View, &Names<'_>) -> Markup) -> String {
    let places = Places::default();
    let mut text = String::new();
    for language in [Language::En, Language::Ar] {
        let view = view(language);
        let names = Names { words: view.words, places: &places, sources: &[] };
        let markup = draw(&view, &names).into_string().replace("><", ">\n<");
        // Directional marks are part of the words; a golden shows them.
        let markup: String = markup.chars().map(|letter| if ('\u{2066}'..='\u{2069}').contains(&letter) { '·' } else { letter }).collect();
        text.extend([language.code(), "\n", &markup, "\n\n"]);
    }
    text
}

fn row(codes: &[&str], figure: Figure) -> TableRow {
    TableRow { codes: codes.iter().map(|code| (*code).to_owned()).collect(), figure }
}

fn table(by: &[&str], rows: Vec<TableRow>, figures: FigureKind) -> Table {
    Table {
        id: None,
        by: by.iter().map(|name| Dimension::parse(name).unwrap()).collect(),
        conditions: Vec::new(),
        unit: CountUnit::Records,
        source_kind: SourceKind::CaseRecords,
        rows,
        all: Figure::Exact(1_600),
        known: Figure::Exact(1_500),
        additive: true,
        position: 9,
        figures,
    }
}

fn by_sex(figures: FigureKind) -> Table {
    let rows = vec![
        row(&["female"], Figure::Exact(1_284)),
        row(&["male"], Figure::Exact(216)),
        row(&["other"], if figures == FigureKind::Operational { Figure::Exact(0) } else { Figure::Withheld }),
        row(&["!unknown"], Figure::Exact(90)),
        row(&["!not_recorded"], Figure::Exact(10)),
    ];
    table(&["sex"], rows, figures)
}

/// Numbers, codes and names keep their direction; only a number with a list behind it is a link.
#[test]
fn numbers_and_codes() {
    insta::assert_snapshot!(in_both_directions(|view, _| html! {
        (number(view.words, &view.words.share(71, 100)))
        (walk_back(view.words, &view.words.number(1_284), Some("/en/records?by=sex")))
        (walk_back(view.words, &view.words.number(1_284), None))
        (code("7F-3K2"))
    }));
}

/// Notes say that they are notes.
#[test]
fn notes() {
    insta::assert_snapshot!(in_both_directions(|view, _| html! {
        (note(&view.t("typology-how-made"), &html! { p { (view.t("typology-kinds-apart")) } }))
        (facts_note(&view.t("typology-how-complete"), &[(view.t("quality-records"), number(view.words, "94"))]))
    }));
}

/// The table has unknowns as rows, both shares, and links back for what can be listed.
#[test]
fn rows_of_operational_figures() {
    insta::assert_snapshot!(in_both_directions(|view, names| Rows { view, names, table: &by_sex(FigureKind::Operational), first: 0, limit: 10 }.draw()));
}

/// A withheld figure is a word over all its columns, and no public figure leads back to records.
#[test]
fn rows_of_public_figures() {
    let public = FigureKind::Public { threshold: 11 };
    let drawn = in_both_directions(|view, names| Rows { view, names, table: &by_sex(public), first: 0, limit: 10 }.draw());
    assert!(!drawn.contains("/records"));
    insta::assert_snapshot!(drawn);
}

/// The sentence is a form with labelled lists and a button for pages without script.
#[test]
fn sentences() {
    insta::assert_snapshot!(in_both_directions(|view, _| {
        let answers = vec![Answer::new("", view.t("typology-filter-every-year")), Answer::new("2024", view.words.year(2024))];
        let blank = Blank {
            id: "year".to_owned(),
            name: "year".to_owned(),
            label: view.t("table-dimension-year-detection"),
            groups: vec![Group::plain(answers)],
            chosen: "2024".to_owned(),
        };
        sentence(view, "/typology", &view.t("typology-filter-showing"), &view.t("frame-show"), &html! { (view.t("typology-filter-year")) " " (blank.draw()) })
    }));
}

/// A figure has its finding, what is drawn, picture and table with the same numbers, and its lines below.
#[test]
fn figures() {
    insta::assert_snapshot!(in_both_directions(|view, names| {
        let table = by_sex(FigureKind::Public { threshold: 11 });
        let drawn = of_table(names, &table, &Frame::new("sex", &names.title(&table), direction(view.words)));
        let rows = Rows { view, names, table: &table, first: 0, limit: 2 }.draw();
        FigurePart {
            id: "sex",
            heading: html! { h3 { (names.title(&table)) } },
            what: html! { (names.unit(table.unit)) },
            drawn,
            table: rows,
            table_link: "",
            how: vec![html! { (view.t("typology-suppressed-stub")) }],
        }
        .draw()
    }));
}

/// Each sort of table gets the picture that suits it, in the place that the picture needs.
#[test]
fn each_table_has_its_picture() {
    let places = Places::default();
    let names = Names { words: Words::of(Language::En), places: &places, sources: &[] };
    let drawn = |table: &Table| -> Option<Drawn> { of_table(&names, table, &Frame::new("t", "t", direction(names.words))) };
    let operational = FigureKind::Operational;
    let exact = Figure::Exact;
    let layout = |by: &[&str], rows: Vec<TableRow>| drawn(&table(by, rows, operational)).map(|drawn| drawn.layout);
    assert_eq!(layout(&["sex"], vec![row(&["male"], exact(3))]), Some(Layout::Half));
    assert_eq!(layout(&["year_detection"], vec![row(&["2023"], exact(3)), row(&["2025"], exact(1))]), Some(Layout::Half));
    assert_eq!(layout(&["form", "sector"], vec![row(&["forced_labour", "isic_a"], exact(3))]), Some(Layout::Folded));
    assert_eq!(layout(&["form", "sex", "age_broad"], vec![row(&["forced_labour", "male", "9_17"], exact(3))]), Some(Layout::Folded));
    assert_eq!(layout(&["sex", "age_broad"], vec![row(&["male", "9_17"], exact(3))]), Some(Layout::Half));
    assert_eq!(layout(&["sex"], Vec::new()), None);
    let gap = drawn(&table(&["year_detection"], vec![row(&["2023"], exact(3)), row(&["2025"], exact(1))], operational)).unwrap();
    assert!(gap.picture.into_string().contains("no reports"), "a year without records is a gap with its reason");
}

/// No total of a panel and no sum beside it gives a withheld number back.
#[test]
fn no_sum_tells_what_is_withheld() {
    let places = Places::default();
    let names = Names { words: Words::of(Language::En), places: &places, sources: &[] };
    let rows = |withheld: Figure| vec![row(&["forced_labour", "female", "9_17"], Figure::Exact(4_000)), row(&["forced_labour", "male", "9_17"], withheld)];
    let draw = |rows| {
        let table = table(&["form", "sex", "age_broad"], rows, FigureKind::Public { threshold: 11 });
        of_table(&names, &table, &Frame::new("t", "t", direction(names.words))).unwrap().picture.into_string()
    };
    assert!(draw(rows(Figure::Exact(500))).contains("4,500"));
    let drawn = draw(rows(Figure::Withheld));
    assert_eq!(drawn.matches("4,000").count(), draw(rows(Figure::Exact(500))).matches("4,000").count(), "the number stands at its bar, not as a total");
}

/// What is empty, what does not fit, and the pages of a long list.
#[test]
fn smaller_parts() {
    insta::assert_snapshot!(in_both_directions(|view, _| html! {
        (empty(&view.t("typology-empty"), &view.to("/import"), &view.t("start-import")))
        (problem_summary(view, &[("by-1".to_owned(), view.t("table-units-mixed"))]))
        (problem_summary(view, &[]))
        (Pager::new("2", 120, 50).draw(view, &Address::new("/en/records").with("code", "7F")))
    }));
}
