//! The questions of the form. All of them stand in one field set, so that with script nothing of it is sent.

use super::{
    channel::{Channel, OTHER, Organisation},
    typed::{Problems, Typed},
};
use crate::View;
use lantern_complaints::{DETAIL_BYTES_MAX, Kind, TEXT_BYTES_MAX, Urgency};
use lantern_words::Arg;
use maud::{Markup, html};

/// The label of each line on how somebody can be reached.
fn line_key(field: &str) -> String {
    format!("complaints-{}", field.replace('_', "-"))
}

fn problem<'a>(problems: &'a Problems, field: &str) -> Option<&'a str> {
    problems.iter().find(|(found, _)| found == field).map(|(_, sentence)| sentence.as_str())
}

fn wrong(problems: &Problems, field: &str) -> Markup {
    html! { @if let Some(sentence) = problem(problems, field) { p class="field-problem" id={ (field) "-problem" } { (sentence) } } }
}

/// The questions.
pub fn fields(view: &View, channel: &Channel, again: bool, typed: &Typed, problems: &Problems) -> Markup {
    let kinds = [Kind::SexualExploitationOrAbuse, Kind::Other].map(|kind| (kind.key(), format!("complaints-kind-{}", kind.key())));
    let urgencies = [Urgency::Now, Urgency::Soon, Urgency::NotNeeded].map(|urgency| (urgency.key(), format!("complaints-urgency-{}", urgency.key())));
    html! {
        fieldset data-fields {
            legend class="visually-hidden" { (view.t("complaints-h1")) }
            @if again { (code(view, problems)) }
            (organisation(view, channel, typed, problems))
            (choice(view, "kind", &kinds, &typed.kind, problems))
            (choice(view, "urgency", &urgencies, &typed.urgency, problems))
            div class="field" {
                label for="text" { (view.t("complaints-text")) }
                p class="cap" id="text-hint" { (view.t("complaints-text-hint")) }
                (wrong(problems, "text"))
                textarea class="form-control" id="text" name="text" rows="10" required maxlength=(TEXT_BYTES_MAX) dir="auto" autocomplete="off" spellcheck="false"
                    aria-describedby="text-hint" aria-invalid=[problem(problems, "text").map(|_| "true")] { (*typed.text) }
            }
            (reach(view, typed, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("complaints-send")) } }
        }
    }
}

/// The words that somebody was given before. They are asked for again even where something else did not fit: a page must not hold them.
pub fn code(view: &View, problems: &Problems) -> Markup {
    html! {
        div class="field" {
            label for="code" { (view.t("complaints-code")) }
            p class="cap" id="code-hint" { (view.t("complaints-code-hint")) }
            (wrong(problems, "code"))
            input class="form-control code" id="code" name="code" type="text" required maxlength="400" autocapitalize="none" autocomplete="off" spellcheck="false" dir="ltr"
                aria-describedby="code-hint" aria-invalid=[problem(problems, "code").map(|_| "true")];
        }
    }
}

/// What a choice of organisation is called.
pub fn organisation_name(view: &View, one: &Organisation) -> String {
    match &one.name {
        Some(name) => name.clone(),
        None if one.code.as_str() == OTHER => view.t("complaints-organisation-other"),
        None => view.t("complaints-organisation-unknown"),
    }
}

fn organisation(view: &View, channel: &Channel, typed: &Typed, problems: &Problems) -> Markup {
    html! {
        div class="field" {
            label for="organisation" { (view.t("complaints-organisation")) }
            p class="cap" id="organisation-hint" { (view.t("complaints-organisation-hint")) }
            (wrong(problems, "organisation"))
            select class="form-select" id="organisation" name="organisation" required autocomplete="off" aria-describedby="organisation-hint"
                aria-invalid=[problem(problems, "organisation").map(|_| "true")] {
                option value="" { (view.t("complaints-choose")) }
                @for one in &channel.organisations {
                    @let name = organisation_name(view, one);
                    @if one.is_open { option value=(one.code) selected[one.code.as_str() == typed.organisation] { (name) } }
                    @else { option value=(one.code) disabled { (view.words.with("complaints-organisation-closed", &[("name", Arg::from(&name))])) } }
                }
            }
        }
    }
}

fn choice(view: &View, field: &str, values: &[(&'static str, String)], chosen: &str, problems: &Problems) -> Markup {
    html! {
        fieldset class="field-group" id=(field) {
            legend { (view.t(&format!("complaints-{field}"))) }
            (wrong(problems, field))
            @for (value, key) in values {
                label class="choice" { input class="form-check-input" type="radio" name=(field) value=(value) required checked[*value == chosen]; span { (view.t(key)) } }
            }
        }
    }
}

fn reach(view: &View, typed: &Typed, problems: &Problems) -> Markup {
    html! {
        fieldset class="field-group" {
            legend { (view.t("complaints-reach")) }
            label class="choice" { input class="form-check-input" type="checkbox" name="contact" value="yes" checked[typed.contact == "yes"]; span { (view.t("complaints-contact")) } }
            p class="cap" { (view.t("complaints-contact-hint")) }
            @for (field, text) in typed.contact_lines() {
                div class="field" {
                    label for=(field) { (view.t(&line_key(field))) }
                    (wrong(problems, field))
                    input class="form-control" id=(field) name=(field) type="text" value=(text) maxlength=(DETAIL_BYTES_MAX) dir="auto" autocomplete="off" spellcheck="false"
                        aria-invalid=[problem(problems, field).map(|_| "true")];
                }
            }
        }
    }
}
