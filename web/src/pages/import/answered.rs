//! The answers once more, each with a way to change it, before anything is kept.

use super::columns::headings;
use crate::{View, desk::Upload, parts::name};
use lantern_intake::{Inspection, Layout};
use lantern_store::Agency;
use maud::{Markup, html};

/// The answers of a file.
pub struct Answered<'a> {
    /// The reader.
    pub view: &'a View,
    /// The file.
    pub upload: &'a Upload,
    /// The agencies that are known.
    pub agencies: &'a [Agency],
    /// How it would be read.
    pub inspection: &'a Inspection,
}

impl Answered<'_> {
    /// The section: question, answer, change.
    pub fn section(&self) -> Markup {
        let (view, answers) = (self.view, &self.upload.answers);
        let yes_or_no = |is_so: bool| html! { (view.t(if is_so { "frame-yes" } else { "frame-no" })) };
        let without = answers.columns_left_out();
        let without = html! { @if without.is_empty() { (view.t("frame-none")) } @else { (headings(&without)) } };
        let agency_field = if answers.agency.is_empty() { "agency_code" } else { "agency" };
        let rows = [
            (agency_field, "import-agency", self.agency()),
            ("dataset", "import-dataset", name(self.dataset())),
            ("layout", "import-layout", self.layout()),
            ("complete-hint", "import-complete", yes_or_no(answers.complete)),
            ("invented-hint", "import-invented", yes_or_no(answers.invented)),
            ("without", "import-without", without),
        ];
        html! {
            section aria-labelledby="answers" {
                h2 id="answers" { (view.t("import-answers")) }
                dl class="answers" {
                    @for (field, key, answer) in rows {
                        div {
                            dt { (view.t(key)) }
                            dd { (answer) }
                            dd class="change" {
                                a href=(view.to(&format!("/import/{}/answers#{field}", self.upload.token))) {
                                    (view.t("import-change")) span class="visually-hidden" { ": " (view.t(key)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn agency(&self) -> Markup {
        let code = self.upload.answers.agency_code();
        let known = self.agencies.iter().find(|one| one.code.as_str() == code).map(|one| one.name.as_str());
        let given = Some(self.upload.answers.agency_name.as_str()).filter(|name| !name.is_empty());
        html! { @if let Some(shown) = known.or(given) { (name(shown)) " · " } bdi class="code" dir="ltr" { (code) } }
    }

    fn dataset(&self) -> &str {
        let said = &self.upload.answers.dataset;
        if said.is_empty() { &self.upload.name } else { said }
    }

    fn layout(&self) -> Markup {
        let id = &self.inspection.layout;
        let title = Layout::named(id).map_or(id.as_str(), |layout| layout.title(self.view.words.language()));
        if self.upload.answers.layout == "recognise" {
            return html! { (self.view.words.with("import-layout-recognised", &[("layout", title.into())])) };
        }
        name(title)
    }
}
