//! Anybody asks whether a receipt is what was given, with its file alone: no account, and none of who signed it.

use askama::Template;
use axum::extract::multipart::Field;
use axum::extract::{Multipart, State};

use crate::kit::receipt::{self, MOST_BYTES, Receipt, Verdict};
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};

#[derive(Template)]
#[template(path = "charters/verification.html")]
struct VerificationPage {
    shell: Shell,
    form: Form,
    verdict: Option<Verdict>,
}

impl VerificationPage {
    fn new(viewer: &Viewer, form: Form, verdict: Option<Verdict>) -> Self {
        Self { shell: Shell::new(viewer).at(viewer.language.t("charters-verify")), form, verdict }
    }

    fn finding(&self) -> &'static str {
        match &self.verdict {
            None => "ask",
            Some(Verdict::Recorded(_)) => "recorded",
            Some(Verdict::Unknown(_)) => "unknown",
            Some(Verdict::Flawed(flaw)) => flaw.code(),
        }
    }

    /// What a whole receipt says; one that was changed says nothing.
    fn receipt(&self) -> Option<&Receipt> {
        match &self.verdict {
            Some(Verdict::Recorded(receipt) | Verdict::Unknown(receipt)) => Some(receipt),
            _ => None,
        }
    }

    fn text(receipt: &Receipt) -> String {
        markdown::to_html(receipt.says("text"))
    }
}

pub async fn ask(viewer: Viewer) -> Result {
    page(&VerificationPage::new(&viewer, Form::new(), None))
}

/// Looks at the file, or at what was pasted when there is none.
pub async fn answer(State(app): State<App>, viewer: Viewer, mut fields: Multipart) -> Result {
    let (mut file, mut pasted) = (None, None);
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        match field.name() {
            Some("file") if field.file_name().is_some_and(|name| !name.is_empty()) => file = Some(take(field).await?),
            Some("receipt") => pasted = Some(take(field).await?),
            _ => {}
        }
    }
    let pasted = pasted.filter(|given| given.as_ref().is_none_or(|given| !given.trim_ascii().is_empty()));
    let mut form = Form::new();
    let field = if file.is_some() { "file" } else { "receipt" };
    let given = match file.or(pasted) {
        None => Err("charters-verify-missing"),
        Some(None) => Err("charters-verify-large"),
        Some(Some(bytes)) => Ok(String::from_utf8(bytes).unwrap_or_default()),
    };
    match given {
        Err(wrong) => {
            form.refuse(field, viewer.language.t(wrong));
            unsound(&VerificationPage::new(&viewer, form, None))
        }
        Ok(text) => {
            let verdict = receipt::verify(&app.db, &text).await?;
            if field == "receipt" {
                form.set("receipt", text);
            }
            page(&VerificationPage::new(&viewer, form, Some(verdict)))
        }
    }
}

/// The bytes of a field, or nothing when they are more than a receipt has.
async fn take(mut field: Field<'_>) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| Error::TooLarge)? {
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(bytes))
}
