//! The sentence of the table builder: how many units, divided by what, where, and for whom.

use super::question::{CONDITIONS_MAX, Question, unit_of};
use crate::{
    View,
    pages::typology::filter::{choice_blank, kind_blank, kind_label},
    parts::{Answer, Blank, Group, sentence},
};
use lantern_facts::{CountUnit, DIMENSIONS_MAX, Dimension, DimensionKind, Query};
use lantern_publish::{Figures, Names};
use maud::{Markup, html};

/// A list that nobody reads to its end is no list to choose from.
const ANSWERS_MAX: usize = 400;

/// The sentence with what was chosen so far.
pub async fn draw(view: &View, names: &Names<'_>, figures: &Figures, question: &Question) -> Markup {
    let kinds = figures.source_kinds();
    let mut conditions = Vec::new();
    for at in 0..CONDITIONS_MAX.min(question.conditions.len() + 1) {
        conditions.push(condition(view, names, figures, question, at).await);
    }
    let dimensions = (0..DIMENSIONS_MAX.min(question.by.len() + 1)).map(|at| by(view, names, figures, question, at));
    sentence(
        view,
        "/table",
        &view.t("table-title"),
        &view.t("table-build"),
        &html! {
            (view.t("table-sentence-count")) " "
            @if let ([_, _, ..], Some(kind)) = (kinds.as_slice(), question.kind) { (kind_blank(view, &kinds, kind).draw()) }
            @else if let Some(kind) = question.kind { strong { (kind_label(view.words, kind)) } }
            @for (at, blank) in dimensions.enumerate() {
                " " span class="hold" { (view.t(if at == 0 { "table-sentence-by" } else { "table-sentence-then-by" })) " " (blank.draw()) }
            }
            @for condition in &conditions { " " (condition) }
            " " span class="hold" { (view.t("table-sentence-as")) " " (choice_blank(view, question.choice).draw()) }
        },
    )
}

/// Dimensions by what they count; only those that the sources present have.
fn dimension_groups(names: &Names<'_>, figures: &Figures, none: Answer) -> Vec<Group> {
    let kinds = figures.source_kinds();
    let mut groups = vec![Group::plain(vec![none])];
    for unit in [CountUnit::Records, CountUnit::Perpetrators, CountUnit::AggregateFigures, CountUnit::CourtCases] {
        if kinds.iter().any(|kind| super::question::counts(*kind, unit)) {
            let of_unit = Dimension::all().filter(|one| unit_of(*one).unwrap_or(CountUnit::Records) == unit);
            let answers = of_unit.map(|one| Answer::new(one.name(), names.dimension(one))).collect();
            groups.push(Group { label: Some(names.unit(unit)), answers });
        }
    }
    groups
}

fn by(view: &View, names: &Names<'_>, figures: &Figures, question: &Question, at: usize) -> Blank {
    Blank {
        id: format!("by-{}", at + 1),
        name: "by".to_owned(),
        label: view.t(if at == 0 { "table-sentence-by" } else { "table-sentence-then-by" }),
        groups: dimension_groups(names, figures, Answer::new("", view.t("table-no-division"))),
        chosen: question.by.get(at).map_or_else(String::new, |one| one.name().to_owned()),
    }
}

/// One condition: the dimension, and once that is chosen its value. The last one is open for another condition.
async fn condition(view: &View, names: &Names<'_>, figures: &Figures, question: &Question, at: usize) -> Markup {
    let asked = question.conditions.get(at);
    let dimension = Blank {
        id: format!("where-{}", at + 1),
        name: "where".to_owned(),
        label: view.t("table-add-condition"),
        groups: dimension_groups(names, figures, Answer::new("", view.t("table-no-condition"))),
        chosen: asked.map_or_else(String::new, |asked| asked.dimension.name().to_owned()),
    };
    let value = match asked {
        None => None,
        Some(asked) => Some(Blank {
            id: format!("is-{}", at + 1),
            name: format!("is.{}", asked.dimension.name()),
            label: names.dimension(asked.dimension),
            groups: vec![Group::plain(values(view, names, figures, question, asked.dimension, &asked.code).await)],
            chosen: asked.code.clone(),
        }),
    };
    html! {
        (view.t(if at == 0 { "table-sentence-where" } else { "frame-and" })) " " (dimension.draw())
        @if let Some(value) = value { " " (view.t("table-sentence-is")) " " (value.draw()) }
    }
}

/// The values to choose from: those that a table by this dimension has for the same readers, so that the list itself tells no
/// more than the table would. Where there is no such table, the codes of the value set.
async fn values(view: &View, names: &Names<'_>, figures: &Figures, question: &Question, dimension: Dimension, chosen: &str) -> Vec<Answer> {
    let query = Query { by: vec![dimension], conditions: Vec::new(), source_kind: question.kind };
    let mut codes: Vec<String> = match figures.table(&query, question.choice).await {
        Ok(table) => table.rows.into_iter().filter_map(|row| row.codes.into_iter().next()).take(ANSWERS_MAX).collect(),
        Err(_) => match dimension.kind() {
            DimensionKind::Set(set) => lantern_vocab::set(set).map_or_else(Vec::new, |set| set.codes().iter().map(|code| code.code().to_owned()).collect()),
            _ => Vec::new(),
        },
    };
    if !chosen.is_empty() && !codes.iter().any(|code| code == chosen) {
        codes.push(chosen.to_owned());
    }
    let all = Answer::new("", view.t("frame-all"));
    std::iter::once(all).chain(codes.iter().map(|code| Answer::new(code, names.label(dimension, code)))).collect()
}
