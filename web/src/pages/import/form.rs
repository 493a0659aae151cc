//! The form that asks which file, from whom, and how to read it.

use crate::{
    View,
    desk::{AnswerProblem, Answers, Sentence, Upload},
    frame::icon,
    parts::{code, note, problem_summary},
};
use lantern_intake::Layout;
use lantern_store::Agency;
use lantern_words::Arg;
use maud::{Markup, html};

/// The mark of a form that holds every answer.
pub const ALL_ANSWERS: &str = "all_answers";

/// The layout for records that no other one fits comes first; it is also the one with a template for beginners.
const OWN_LAYOUT: &str = "lantern";

/// What is wrong where no file was chosen.
pub fn file_missing() -> AnswerProblem {
    AnswerProblem { field: "file", sentence: Sentence::Key("errors-field-file") }
}

/// The form, empty or with what was typed.
pub struct FileForm<'a> {
    /// What was typed.
    pub answers: &'a Answers,
    /// The agencies that are known.
    pub agencies: &'a [Agency],
    /// The file, where it lies on the desk already.
    pub upload: Option<&'a Upload>,
    /// What does not fit.
    pub problems: &'a [AnswerProblem],
}

/// A field that is typed into.
struct Line<'a> {
    id: &'a str,
    label: &'a str,
    hint: Option<&'a str>,
    value: &'a str,
    letters_max: u32,
}

impl FileForm<'_> {
    /// The page's body.
    pub fn draw(&self, view: &View) -> Markup {
        // Away from its field a sentence has to say which one it means.
        let named = |problem: &AnswerProblem| (problem.field.to_owned(), format!("{} · {}", view.t(label_of(problem.field)), said(view, problem)));
        let summary: Vec<(String, String)> = self.problems.iter().map(named).collect();
        let action = self.upload.map_or_else(|| view.to("/import"), |upload| view.to(&format!("/import/{}/answers", upload.token)));
        let kind = if self.upload.is_some() { "application/x-www-form-urlencoded" } else { "multipart/form-data" };
        html! {
            header {
                p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } }
                (note(&view.t("import-next-title"), &html! { p { (view.t("start-import-what")) } p { (view.t("start-names-out")) } }))
                h1 { (view.t("import-title")) }
            }
            (problem_summary(view, &summary))
            form class="file-form" method="post" action=(action) enctype=(kind) {
                (view.form())
                @if self.upload.is_some() { input type="hidden" name=(ALL_ANSWERS) value="1"; }
                section aria-labelledby="who" { h2 id="who" { (view.t("import-choose")) } (self.agency(view)) (self.file(view)) }
                section aria-labelledby="how" { h2 id="how" { (view.t("import-layout")) } (self.layout(view)) (self.choices(view)) }
                div class="acts bar-act" {
                    button class="btn btn-primary" { (view.t("import-preview")) }
                    @if let Some(upload) = self.upload { a href=(view.to(&format!("/import/{}", upload.token))) { (view.t("frame-back")) } }
                }
            }
        }
    }

    /// The sentence at a field, and what points to it.
    fn problem(&self, view: &View, field: &str) -> (Option<String>, Markup) {
        let Some(problem) = self.problems.iter().find(|problem| problem.field == field) else { return (None, html! {}) };
        let id = format!("{field}-problem");
        (Some(id.clone()), html! { p class="field-problem" id=(id) { (said(view, problem)) } })
    }

    fn line(&self, view: &View, line: &Line<'_>) -> Markup {
        let (described, problem) = self.problem(view, line.id);
        let hint = line.hint.map(|_| format!("{}-hint", line.id));
        let described: Vec<String> = hint.clone().into_iter().chain(described.clone()).collect();
        html! {
            div class="field" {
                label for=(line.id) { (view.t(line.label)) }
                @if let (Some(key), Some(id)) = (line.hint, &hint) { p class="cap" id=(id) { (view.t(key)) } }
                (problem)
                input class="form-control" id=(line.id) name=(line.id) value=(line.value) maxlength=(line.letters_max) dir="auto" autocomplete="off"
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))] aria-invalid=[self.invalid(line.id)];
            }
        }
    }

    fn invalid(&self, field: &str) -> Option<&'static str> {
        self.problems.iter().any(|problem| problem.field == field).then_some("true")
    }

    fn agency(&self, view: &View) -> Markup {
        let (described, problem) = self.problem(view, "agency");
        let answers = self.answers;
        html! {
            @if !self.agencies.is_empty() {
                div class="field" {
                    label for="agency" { (view.t("import-agency")) }
                    (problem)
                    select class="form-select" id="agency" name="agency" aria-describedby=[described] aria-invalid=[self.invalid("agency")] {
                        @for agency in self.agencies {
                            option value=(agency.code) selected[agency.code.as_str() == answers.agency] { (agency.name) " · " (agency.code) }
                        }
                        option value="" selected[answers.agency.is_empty()] { (view.t("import-agency-new")) }
                    }
                }
            }
            fieldset class="field-group" {
                legend { @if self.agencies.is_empty() { (view.t("import-agency")) } @else { (view.t("import-agency-new")) } }
                (self.line(view, &Line { id: "agency_code", label: "import-agency-code", hint: Some("import-agency-code-hint"), value: &answers.agency_code, letters_max: 40 }))
                (self.line(view, &Line { id: "agency_name", label: "import-agency-name", hint: None, value: &answers.agency_name, letters_max: 200 }))
            }
        }
    }

    fn file(&self, view: &View) -> Markup {
        let (described, problem) = self.problem(view, "file");
        html! {
            @match self.upload {
                Some(upload) => { p class="field" { (view.t("import-file")) ": " (code(&upload.name)) } }
                None => {
                    div class="field drop" data-drop {
                        label for="file" { (icon("upload")) span data-chosen=(view.words.with("import-file-chosen", &[("file", Arg::from("{file}"))])) { (view.t("import-file-drop")) } }
                        p class="cap" id="file-hint" { (view.t("import-file-kinds")) }
                        (problem)
                        input id="file" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson" required
                            aria-describedby={ "file-hint" @if let Some(id) = &described { " " (id) } } aria-invalid=[self.invalid("file")];
                    }
                }
            }
            (self.line(view, &Line { id: "dataset", label: "import-dataset", hint: Some("import-dataset-hint"), value: &self.answers.dataset, letters_max: 120 }))
        }
    }

    fn layout(&self, view: &View) -> Markup {
        let (described, problem) = self.problem(view, "layout");
        let (text_described, text_problem) = self.problem(view, "layout_text");
        let (chosen, language) = (self.answers.layout.as_str(), view.words.language());
        let mut layouts: Vec<&Layout> = Layout::builtin().iter().collect();
        layouts.sort_by_key(|layout| layout.id != OWN_LAYOUT);
        html! {
            div class="field" {
                label for="layout" class="visually-hidden" { (view.t("import-layout")) }
                (problem)
                select class="form-select" id="layout" name="layout" aria-describedby=[described] aria-invalid=[self.invalid("layout")] {
                    option value="recognise" selected[chosen == "recognise"] { (view.t("import-layout-recognise")) }
                    @for layout in layouts { option value=(layout.id) selected[chosen == layout.id] { (layout.title(language)) } }
                    option value="own" selected[chosen == "own"] { (view.t("import-layout-own")) }
                }
            }
            details class="field" open[chosen == "own"] {
                summary { (view.t("import-layout-own")) }
                label for="layout_text" { (view.t("import-layout-text")) }
                p class="cap" id="layout_text-hint" { (view.t("import-layout-text-hint")) }
                (text_problem)
                textarea class="form-control code" id="layout_text" name="layout_text" rows="12" dir="ltr" spellcheck="false"
                    aria-describedby={ "layout_text-hint" @if let Some(id) = &text_described { " " (id) } } aria-invalid=[self.invalid("layout_text")] { (self.answers.layout_text) }
            }
        }
    }

    fn choices(&self, view: &View) -> Markup {
        let answers = self.answers;
        html! {
            div class="field" {
                label class="choice" { input class="form-check-input" type="checkbox" name="complete" value="1" checked[answers.complete] aria-describedby="complete-hint"; span { (view.t("import-complete")) } }
                p class="cap" id="complete-hint" { (view.t("import-complete-hint")) }
            }
            div class="field" {
                label class="choice" { input class="form-check-input" type="checkbox" name="invented" value="1" checked[answers.invented] aria-describedby="invented-hint"; span { (view.t("import-invented")) } }
                p class="cap" id="invented-hint" { (view.t("import-invented-hint")) }
            }
            div class="field" {
                label for="without" { (view.t("import-without")) }
                p class="cap" id="without-hint" { (view.t("import-without-hint")) }
                textarea class="form-control" id="without" name="without" rows="3" dir="auto" spellcheck="false" aria-describedby="without-hint" { (answers.without) }
            }
        }
    }
}

/// The key of the words at a field.
fn label_of(field: &str) -> &'static str {
    match field {
        "agency" => "import-agency",
        "agency_code" => "import-agency-code",
        "agency_name" => "import-agency-name",
        "file" => "import-file",
        "dataset" => "import-dataset",
        "layout_text" => "import-layout-text",
        "without" => "import-without",
        _ => "import-layout",
    }
}

/// What is wrong with an answer, in the reader's language. What a layout lacks is told as the layout's reader says it.
pub fn said(view: &View, problem: &AnswerProblem) -> String {
    match &problem.sentence {
        Sentence::Key(key) => view.t(key),
        Sentence::Layout(error) => view.words.with("import-layout-line", &[("line", Arg::count(error.line)), ("problem", Arg::from(&error.problem))]),
    }
}
