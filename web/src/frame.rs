//! The frame round every page: leaving, name, finding, language, appearance, the wings, the footer.

use crate::{
    AppState, Appearance, View, assets,
    pages::{NEEDS, is_anonymous, role_names},
    session::AGAIN,
    wings,
};
use lantern_gate::Entered;
use lantern_vocab::Language;
use lantern_words::{Arg, Words};
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use crate::wings::Place;

/// A page's own parts.
pub struct Page {
    /// Where it belongs.
    pub place: Place,
    /// The title of the tab: never a name, never a result.
    pub title: String,
    /// The sheet.
    pub body: Markup,
    /// Reload after so many seconds where there is no script: for pages that show progress.
    pub reload_seconds: Option<u8>,
}

/// The page itself, loaded by itself: that is no sign of its reader.
fn again(address: &str) -> String {
    let path = address.split('?').next().unwrap_or(address);
    format!("{path}?{AGAIN}")
}

/// The whole document. The title of the tab, its icon and every word that another person might see over somebody's shoulder or in a
/// list of windows are neutral: the name of the step, and a grey page.
pub fn document(state: &AppState, view: &View, page: &Page) -> Markup {
    let words = view.words;
    html! {
        (DOCTYPE)
        html lang=(words.language().code()) dir=(words.direction()) data-bs-theme=[theme(view.appearance)] {
            (head(view, &page.title, page.reload_seconds))
            body {
                (bar(state, view))
                @if view.entered.is_some() { (wings::rows(state, view, page.place)) }
                main id="main" class="page" { div class="sheet" { (page.body) } }
                (footer(state, view))
            }
        }
    }
}

fn head(view: &View, title: &str, reload_seconds: Option<u8>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            @if let Some(seconds) = reload_seconds { noscript { meta http-equiv="refresh" content={ (seconds) "; url=" (again(&view.to(&view.rest))) }; } }
            link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M3 1h7l3 3v11H3z' fill='%23999'/%3E%3C/svg%3E";
            @let bootstrap = if view.words.direction() == "rtl" { "bootstrap.rtl.css" } else { "bootstrap.css" };
            link rel="stylesheet" href=(assets::address(bootstrap));
            link rel="stylesheet" href=(assets::address("index.css"));
            script type="module" src=(assets::address("index.js")) {}
        }
    }
}

/// A page of questions: one thing, no navigation, a neutral name, what one can do at the foot, in reach of a thumb.
pub fn gate(state: &AppState, view: &View, title: &str, body: &Markup, foot: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(view.words.language().code()) dir=(view.words.direction()) data-bs-theme=[theme(view.appearance)] data-density="gate" {
            (head(view, title, None))
            body {
                div class="gate" {
                    header class="frame" { div class="frame-bar" {
                        a class="skip" href="#main" { (view.t("frame-skip")) }
                        a class="exit" href=(state.leave) rel="noreferrer" { (view.t("frame-leave")) }
                        span class="brand" { (PreEscaped(PLAIN_MARK)) span { (view.t("account-neutral-name")) } }
                    } }
                    p class="idle" data-idle={ (view.to("/lock")) } role="status" hidden { (view.t("account-idle-soon")) }
                    main id="main" class="gate-body" { (body) }
                    div class="gate-foot" { (foot) }
                }
            }
        }
    }
}

fn theme(appearance: Appearance) -> Option<&'static str> {
    (appearance != Appearance::Device).then(|| appearance.code())
}

/// An icon of the sprite; it never stands alone, so it is hidden from readers of the page.
pub fn icon(name: &str) -> Markup {
    html! { svg class="icon" aria-hidden="true" { use href={ (assets::address("icons.svg")) "#" (name) }; } }
}

/// Our mark.
const MARK: &str = r#"<svg viewBox="0 0 20 26" aria-hidden="true"><path d="M6.5 6.5V5a3.5 3.5 0 0 1 7 0v1.5M3.5 6.75h13l1.5 16h-16z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M1 25.25h18" stroke="currentColor" stroke-width="1.5"/><circle cx="10" cy="16.5" r="3.25" fill="var(--ln-lamp)"/></svg>"#;

/// The mark of the pages before sign-in: a ruled page, which says nothing.
const PLAIN_MARK: &str = r#"<svg viewBox="0 0 20 26" aria-hidden="true"><path d="M2.5 1.5h11l4 4v19h-15zM5.5 10.5h9M5.5 14.5h9M5.5 18.5h6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></svg>"#;

fn bar(state: &AppState, view: &View) -> Markup {
    let words = view.words;
    html! {
        header class="frame" { div class="frame-bar" {
            a class="skip" href="#main" { (words.text("frame-skip")) }
            a class="exit" href=(state.leave) rel="noreferrer" { (words.text("frame-leave")) }
            @match &view.entered {
                Some(entered) => {
                    a class="brand" href=(view.to("/")) { (PreEscaped(MARK)) span { (words.text("frame-name")) } }
                    @if view.may(state, NEEDS.records) {
                        form class="find" role="search" action=(view.to("/records")) method="get" {
                            (icon("search"))
                            label class="visually-hidden" for="find" { (words.text("frame-find")) }
                            input id="find" name="code" type="search" maxlength="64" placeholder=(words.text("frame-find-hint"));
                        }
                    }
                    div class="frame-end" { (appearances(view)) (languages(view)) (reader(view, entered)) }
                }
                None => {
                    span class="brand" { (PreEscaped(PLAIN_MARK)) span { (words.text("account-neutral-name")) } }
                    // Where no session is looked for, the form of a session would not fit; the device decides.
                    div class="frame-end" { @if !is_anonymous(&view.to(&view.rest)) { (appearances(view)) } (languages(view)) }
                }
            }
        } }
        @if view.entered.is_some() {
            p class="idle" data-idle={ (view.to("/lock")) } role="status" hidden { (words.text("account-idle-soon")) }
        }
    }
}

/// Who reads, as what, and the ways to lock and to leave.
fn reader(view: &View, entered: &Entered) -> Markup {
    let name = if entered.is_local() { view.t("account-local") } else { entered.login().to_owned() };
    html! {
        details class="tongues reader" {
            summary {
                (icon("users"))
                span class="visually-hidden" { (view.t("account-signed-in-as")) " " }
                bdi { (name) }
                @if !entered.is_local() { span class="lang-name" { " · " (role_names(view, &entered.roles())) } }
                (icon("chevron-down"))
            }
            ul aria-label=(view.t("account-title")) {
                li { a href=(view.to("/account")) { (view.t("account-title")) } }
                li { a href=(view.to("/account/access")) { (view.t("accesslog-own-title")) } }
                @if !entered.is_local() { li { a href=(view.to("/people/waiting")) { (view.t("people-waiting")) } } }
                li { a href=(view.to("/policy")) { (view.t("account-policy-title")) } }
                li { form method="post" action=(view.to("/lock")) { (view.form()) input type="hidden" name="back" value=(view.to(&view.rest)); button class="btn btn-word" { (icon("lock")) " " (view.t("account-lock")) } } }
                li { form method="post" action=(view.to("/sign-out")) { (view.form()) button class="btn btn-word" { (icon("log-out")) " " (view.t("account-sign-out")) } } }
            }
        }
    }
}

fn languages(view: &View) -> Markup {
    let words = view.words;
    let own_name = words.text("frame-own-name");
    let label = words.with("frame-language", &[("language", Arg::from(&own_name))]);
    html! {
        details class="tongues" {
            summary { (icon("globe")) span class="visually-hidden" { (label) } span class="lang-name" aria-hidden="true" { (own_name) } (icon("chevron-down")) }
            ul aria-label=(words.text("frame-language-choose")) {
                @for language in Language::ALL {
                    li { a lang=(language.code()) dir=(Words::of(language).direction()) hreflang=(language.code()) href={ "/" (language.code()) (view.rest) }
                        aria-current=[(language == words.language()).then_some("true")] { (Words::of(language).text("frame-own-name")) } }
                }
            }
        }
    }
}

fn appearances(view: &View) -> Markup {
    let words = view.words;
    html! {
        details class="tongues" {
            summary { (icon("sun-moon")) span class="lang-name" { (words.text("frame-appearance")) } (icon("chevron-down")) }
            form method="post" action=(view.to("/appearance")) {
                (view.form())
                input type="hidden" name="back" value=(view.to(&view.rest));
                @for one in [Appearance::Device, Appearance::Light, Appearance::Dark] {
                    button class="btn btn-word" name="appearance" value=(one.code()) aria-pressed=((one == view.appearance).to_string()) {
                        (words.text(&format!("frame-appearance-{}", one.code()))) }
                }
            }
        }
    }
}

fn footer(state: &AppState, view: &View) -> Markup {
    let words = view.words;
    let is_local = view.entered.as_ref().is_some_and(|entered| entered.is_local());
    html! {
        footer class="foot" {
            span { a href=(view.to("/complain")) { (words.text("complaints-link")) } }
            @if state.invented { span { (words.text("frame-footer-invented")) } }
            @if is_local {
                span { (words.text("frame-footer-local")) }
                span { (words.text("account-footer-local")) " " a href=(view.to("/set-up")) { (words.text("account-set-up-begin")) } }
            }
            @if view.entered.is_some() { span { (words.text("frame-footer-dotted")) } }
        }
    }
}
