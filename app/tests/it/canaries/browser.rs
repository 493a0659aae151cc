//! What a browser without script sends.

use crate::complaints;

/// A browser without script.
pub struct Browser<'a> {
    pub address: &'a str,
}

impl Browser<'_> {
    fn page(&self, cookie: &str, path: &str) -> String {
        complaints::ask(self.address, "GET", path, cookie, "")
    }

    pub fn sign_in(&self, login: &str, password: &str, code: &str) -> String {
        let page = self.page("", "/en/sign-in");
        let cookie = cookie_of(&page);
        let body = format!("form={}&login={login}&password={password}&code={code}", mark_of(&page));
        complaints::ask(self.address, "POST", "/en/sign-in", &cookie, &body)
    }

    /// The cookie of a new session.
    pub fn signed_in(&self, login: &str, password: &str, code: &str) -> String {
        let answer = self.sign_in(login, password, code);
        let session = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next().filter(|cookie| cookie.starts_with("lantern=")));
        session.unwrap_or_else(|| panic!("no session: {answer}")).to_owned()
    }

    pub fn post(&self, cookie: &str, path: &str, body: &str) -> String {
        self.post_from("/en/account", cookie, path, body)
    }

    /// From a page that has a form: one that is locked has its own.
    pub fn post_from(&self, page: &str, cookie: &str, path: &str, body: &str) -> String {
        let mark = mark_of(&self.page(cookie, page));
        let body = format!("form={mark}&{body}");
        complaints::ask(self.address, "POST", path, cookie, &body)
    }
}

fn cookie_of(answer: &str) -> String {
    answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap_or_else(|| panic!("no cookie: {answer}")).split(';').next().unwrap().to_owned()
}

fn mark_of(page: &str) -> String {
    page.split("name=\"form\" value=\"").nth(1).unwrap_or_else(|| panic!("no form: {page}")).split('"').next().unwrap().to_owned()
}
