//! The documents of a space: a folder of them, or those that a search finds, and new ones.

use askama::Template;
use axum::extract::{Multipart, Path, Query, State};
use db::Uuid;
use serde::Deserialize;

use super::queries::{self, DocumentRow, FolderRow, Folders};
use super::sending::{self, Waiting};
use super::uploads::Target;
use super::{address, in_folder, of_space, place, receive, rules};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::spaces::{self, Access};

const A_PAGE: usize = 50;
/// One more shows that there is another page.
const MOST: i64 = 51;

#[derive(Default, Deserialize)]
pub struct Wanted {
    dossier: Option<Uuid>,
    #[serde(default)]
    q: String,
    #[serde(default)]
    apres: String,
}

#[derive(Template)]
#[template(path = "files/list.html")]
struct ListPage {
    shell: Shell,
    form: Form,
    access: Access,
    folder: Option<FolderRow>,
    folders: Folders,
    documents: Vec<DocumentRow>,
    /// What this person has begun to send here.
    uploads: Vec<Waiting>,
    words: String,
    next: Option<String>,
    count: i64,
    room: String,
    largest: String,
}

impl ListPage {
    fn subfolders(&self) -> Vec<&FolderRow> {
        if self.words.is_empty() { self.folders.within(self.folder_id()).collect() } else { Vec::new() }
    }

    fn folder_id(&self) -> Option<Uuid> {
        self.folder.as_ref().map(|folder| folder.id)
    }

    fn place(&self, folder: &FolderRow) -> String {
        place(self.access.space.id, Some(folder.id))
    }

    fn address(document: &DocumentRow) -> String {
        address(document.id)
    }

    fn size(&self, document: &DocumentRow) -> String {
        rules::size(self.shell.language(), document.bytes)
    }

    /// Where a document that a search found stands.
    fn path(&self, document: &DocumentRow) -> Option<String> {
        document.folder_id.filter(|_| !self.words.is_empty()).map(|folder| self.folders.path(folder))
    }

    fn title(&self) -> String {
        match (&self.folder, self.words.is_empty()) {
            (_, false) => self.shell.two("files-found", ("count", self.documents.len()), ("words", self.words.as_str())),
            (Some(folder), true) => folder.name.clone(),
            (None, true) => self.shell.n("files-count", self.count),
        }
    }

    fn next_place(&self) -> Option<String> {
        let folder = self.folder_id().map(|folder| folder.to_string()).unwrap_or_default();
        let query = [("dossier", folder.as_str()), ("q", self.words.as_str()), ("apres", self.next.as_deref()?)];
        let query: Vec<_> = query.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        Some(format!("{}?{}", place(self.access.space.id, None), serde_urlencoded::to_string(query).ok()?))
    }

    fn may_deepen(&self) -> bool {
        self.folders.takes(self.folder_id(), None)
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(wanted): Query<Wanted>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    page(&list_page(&app, &viewer, access, &wanted, Form::new()).await?)
}

async fn list_page(app: &App, viewer: &Viewer, access: Access, wanted: &Wanted, form: Form) -> Result<ListPage> {
    let space = access.space.id;
    let folders = queries::folders(&app.db, space).await?;
    let folder = match wanted.dossier {
        Some(id) => Some(folders.get(id).cloned().ok_or(Error::NotFound)?),
        None => None,
    };
    let words: String = wanted.q.trim().chars().filter(|letter| *letter != '\0').take(200).collect();
    let after = wanted.apres.split_once('.').and_then(|(key, id)| Some((key.to_owned(), id.parse().ok()?)));
    let after = after.unwrap_or((String::new(), Uuid::nil()));
    let mut documents = if words.is_empty() {
        queries::in_folder(&app.db, (space, wanted.dossier), &after, MOST).await?
    } else {
        queries::found(&app.db, space, &words, &after, MOST).await?
    };
    let more = documents.len() > A_PAGE;
    documents.truncate(A_PAGE);
    let used = rules::size(viewer.language, queries::used(&app.db, space).await?);
    let most = rules::size(viewer.language, app.config.space_bytes());
    let shell = match &folder {
        Some(folder) => in_folder(viewer, &access, &folders, folder.parent_id).at(folder.name.as_str()),
        None => of_space(viewer, &access).at(viewer.language.t("files-title")),
    };
    let target = Target { space, folder: wanted.dossier, document: None };
    let uploads =
        if access.writes() && words.is_empty() { sending::waiting(app, viewer, target).await? } else { Vec::new() };
    Ok(ListPage {
        shell,
        form,
        next: documents.last().filter(|_| more).map(|last| format!("{}.{}", last.name_key, last.id)),
        count: queries::count(&app.db, space).await?,
        room: viewer.language.two("files-room", ("used", used), ("most", most)),
        largest: rules::size(viewer.language, i64::from(app.config.file_mib) << 20),
        access,
        folder,
        folders,
        documents,
        uploads,
        words,
    })
}

/// A list shown again with what is wrong, for forms that stand on it.
pub async fn again(app: &App, viewer: &Viewer, access: Access, folder: Option<Uuid>, form: Form) -> Result {
    let wanted = Wanted { dossier: folder, ..Wanted::default() };
    unsound(&list_page(app, viewer, access, &wanted, form).await?)
}

/// Takes files into a folder, or at the top; one of a name that is there becomes its newest version.
pub async fn add(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, fields: Multipart) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let may = access.writes();
    let access = access.must(may)?;
    let mut received = receive::receive(&app, &viewer, space, fields).await?;
    if let Some(location) = &received.led {
        return Ok(to_with(location, "files-added"));
    }
    let folder: Option<Uuid> = received.form.trimmed("folder").parse().ok();
    if let Some(folder) = folder
        && queries::folders(&app.db, space).await?.get(folder).is_none()
    {
        return Err(Error::NotFound);
    }
    if !received.form.is_sound() {
        return again(&app, &viewer, access, folder, received.form).await;
    }
    let now = app.clock.now();
    let location = place(space, folder);
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, received, location) = (&app, &viewer, &received, location.as_str());
            async move {
                let form = &received.form;
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(Ok(false));
                }
                if let Err(used) = received.room(&tx, app, space).await? {
                    return Ok(Err(used));
                }
                let mut renewed = false;
                for file in &received.files {
                    renewed |= receive::name(&tx, viewer, (space, folder), file, form.trimmed("comment"), now).await?;
                }
                received.arrive(&tx).await?;
                posted::keep(&tx, viewer, form, location, now).await?;
                Ok::<_, Error>(Ok(renewed))
            }
        })
        .await?;
    match written {
        Ok(true) => Ok(to_with(&location, "files-added-versions")),
        Ok(false) if received.files.len() == 1 => Ok(to_with(&location, "files-added-one")),
        Ok(false) => Ok(to_with(&location, "files-added")),
        Err(used) => {
            received.form.refuse("file", receive::full(&app, &viewer, used));
            again(&app, &viewer, access, folder, received.form).await
        }
    }
}
