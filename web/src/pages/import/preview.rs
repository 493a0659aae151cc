//! How a file would be read: the whole of it at a glance, its columns, what stays outside and why, the answers once more.

use super::{Reading, answered::Answered, columns, problems};
use crate::{
    AppState, View,
    desk::Upload,
    parts::{direction, name, note, number, pair},
};
use lantern_intake::{Example, ProblemGroup, RowMark};
use lantern_pictures::{Frame, Ribbon, Segment, SegmentKind};
use lantern_store::Agency;
use lantern_vault::ProtectionKind;
use lantern_words::Arg;
use maud::{Markup, html};

/// The row of the headings, as a spreadsheet counts.
const HEADING_ROW: u64 = 1;

/// Everything a preview is drawn from.
pub struct Preview<'a> {
    /// The server.
    pub state: &'a AppState,
    /// The reader.
    pub view: &'a View,
    /// The file.
    pub upload: &'a Upload,
    /// The agencies that are known.
    pub agencies: &'a [Agency],
    /// How it would be read.
    pub reading: &'a Reading,
}

impl Preview<'_> {
    /// The page's body.
    pub fn draw(&self) -> Markup {
        let names_people = !self.reading.inspection.identity_columns.is_empty() && !self.upload.answers.invented && !self.state.invented;
        let answered = Answered { view: self.view, upload: self.upload, agencies: self.agencies, inspection: &self.reading.inspection };
        html! {
            (self.head())
            (self.glance())
            @if names_people { (self.identity()) }
            (columns::section(self.view, &self.reading.inspection))
            (self.problems())
            (answered.section())
            (self.acts())
        }
    }

    fn head(&self) -> Markup {
        let (view, words, file) = (self.view, self.view.words, &self.upload.name);
        let answers = &self.upload.answers;
        let known = self.agencies.iter().find(|one| one.code.as_str() == answers.agency_code()).map(|one| one.name.clone());
        let agency = known.or_else(|| Some(answers.agency_name.clone()).filter(|name| !name.is_empty())).unwrap_or_else(|| answers.agency_code().into_owned());
        let rows = words.with("import-preview-rows", &[("count", Arg::count(self.reading.inspection.rows)), ("file", Arg::from(file))]);
        let columns = words.with("import-preview-columns", &[("count", Arg::count(self.reading.inspection.columns.len()))]);
        html! {
            header {
                p class="crumb" {
                    a href=(view.to("/files")) { (view.t("frame-page-imports")) } " › "
                    (name(&agency))
                }
                @if let Some(left) = self.upload.lifetime_left(std::time::Instant::now()) {
                    (note(&view.t("import-next-title"), &html! {
                        p { (view.t("import-next-what")) }
                        p { (words.with("import-waiting-forget", &[("count", Arg::count(left.as_secs().div_ceil(60)))])) }
                    }))
                }
                h1 { (view.t("import-nothing-kept")) }
                p class="lede" { (rows) " " (columns) " " (view.t("import-no-guess")) }
            }
        }
    }

    /// A file that identifies people is sealed column by column; leaving the columns out stays as near as keeping them.
    fn identity(&self) -> Markup {
        let (view, columns) = (self.view, &self.reading.inspection.identity_columns);
        let action = view.to(&format!("/import/{}/answers", self.upload.token));
        let without: Vec<String> = self.upload.answers.columns_left_out().into_iter().chain(columns.iter().cloned()).collect();
        let listed = view.words.list(columns);
        html! {
            section aria-labelledby="identity" {
                div class="lamp-box" {
                    h2 id="identity" { (view.words.with("import-identity-sealed", &[("columns", Arg::from(&listed))])) }
                    p { (view.t("import-identity-sealed-what")) }
                    @if self.has_open_key() { p { strong { (view.t("import-identity-open")) } } }
                }
                div class="acts bar-act" {
                    form method="post" action=(action) {
                        (view.form())
                        input type="hidden" name="without" value=(without.join("\n"));
                        button class="btn btn-plain" { (view.t("import-without")) }
                    }
                    form method="post" action=(action) {
                        (view.form())
                        button class="btn btn-plain" name="invented" value="1" { (view.t("import-invented")) }
                    }
                }
            }
        }
    }

    /// Whether the key is an open file, or will be one: an agency that comes with this file gets one without a passphrase.
    fn has_open_key(&self) -> bool {
        let protection = self.state.store.key_files().agency_protection(&self.upload.answers.agency_code());
        !matches!(protection, Ok(Some(ProtectionKind::Passphrase)))
    }

    fn glance(&self) -> Markup {
        let (view, reading) = (self.view, self.reading);
        let numbers = [
            ("rk-new", "import-label-ready", reading.new),
            ("rk-h", "import-label-would-update", reading.changed),
            ("rk-same", "import-label-unchanged", reading.unchanged),
            ("rk-x", "import-label-outside", reading.inspection.outside),
        ];
        let frame = Frame::new("file", &view.t("import-ribbon"), direction(view.words));
        html! {
            section aria-label=(view.t("import-ribbon")) {
                @if let Some(ribbon) = pair(&self.ribbon(), &frame) { (ribbon) }
                div class="sum" {
                    @for (class, key, count) in numbers {
                        div class=(class) {
                            b { (number(view.words, &view.words.number(count))) }
                            span { (view.words.with(key, &[("count", Arg::count(count))])) }
                        }
                    }
                }
                p class="cap" { (view.t("import-sum")) }
                @if reading.would_withdraw > 0 {
                    p class="lit" { (view.words.with("import-would-withdraw", &[("count", Arg::count(reading.would_withdraw))])) }
                }
                @if reading.withdrawal_held_back {
                    p class="lit" { (view.t("import-withdrawal-held-back")) " " (view.t("import-withdrawal-held-back-remedy")) }
                }
            }
        }
    }

    fn ribbon(&self) -> Ribbon {
        let inspection = &self.reading.inspection;
        let row = |row: u64| self.view.words.with("import-ribbon-first", &[("row", Arg::from(&self.view.words.number(row)))]);
        let last = inspection.marks.iter().map(|mark| mark.last).max().unwrap_or(0).max(inspection.rows + HEADING_ROW);
        let is_warned = inspection.marks.iter().any(|mark| !mark.outside);
        let legend = is_warned.then(|| (SegmentKind::Question, self.view.t("import-problems-warnings")));
        Ribbon {
            rows: last.saturating_sub(HEADING_ROW),
            segments: inspection.marks.iter().map(segment).collect(),
            first_label: row(HEADING_ROW + 1),
            last_label: row(last),
            legend: legend.into_iter().collect(),
        }
    }

    fn problems(&self) -> Markup {
        let view = self.view;
        let all: Vec<(&ProblemGroup, &[Example])> = self
            .reading
            .inspection
            .groups
            .iter()
            .enumerate()
            .map(|(at, group)| (group, self.reading.inspection.examples.get(at).map_or(&[][..], Vec::as_slice)))
            .collect();
        let (outside, warned): (Vec<_>, Vec<_>) = all.into_iter().partition(|(group, _)| group.rejected);
        html! {
            @if outside.is_empty() && warned.is_empty() { section { p class="quiet" { (view.t("import-problems-none")) } } }
            @if !warned.is_empty() {
                section aria-labelledby="warned" {
                    h2 id="warned" { (view.t("import-problems-warnings")) }
                    p class="quiet small" { (view.t("import-problems-warnings-what")) }
                    ol { @for (group, examples) in &warned { (problems::item(view, group, examples)) } }
                }
            }
            @if !outside.is_empty() {
                section aria-labelledby="outside" {
                    h2 id="outside" { (view.words.with("import-outside", &[("count", Arg::count(self.reading.inspection.outside))])) }
                    (note(&view.t("import-problems"), &html! { p { (view.t("import-problems-download-what")) } }))
                    div class="clay-box" { ol { @for (group, examples) in &outside { (problems::item(view, group, examples)) } } }
                }
            }
        }
    }

    fn acts(&self) -> Markup {
        let (view, base) = (self.view, format!("/import/{}", self.upload.token));
        let nothing_to_do = self.reading.inspection.rows == 0;
        html! {
            div class="acts bar-act" {
                @if !nothing_to_do {
                    form method="post" action=(view.to(&format!("{base}/keep"))) {
                        (view.form())
                        button class="btn btn-primary" { (view.t("import-keep")) }
                    }
                    a class="btn btn-plain" href=(view.to("/files")) { (view.t("import-later")) }
                }
                form method="post" action=(view.to(&format!("{base}/discard"))) {
                    (view.form())
                    button class="btn btn-word" { (view.t("import-discard")) }
                }
            }
        }
    }
}

/// A mark in the ribbon, whose rows count from the first one under the headings.
fn segment(mark: &RowMark) -> Segment {
    let kind = if mark.outside { SegmentKind::Outside } else { SegmentKind::Question };
    Segment { first_row: mark.first.saturating_sub(HEADING_ROW), last_row: mark.last.saturating_sub(HEADING_ROW), kind }
}
