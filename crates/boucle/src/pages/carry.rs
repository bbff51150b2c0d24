//! Pages carried out and in: as Markdown in a zip file, or from a page of an old site.
//! Always: what was carried out comes in again as it was, its order and its links with it; of a file with a mistake,
//! nothing is taken.

use std::io::{Cursor, Read, Write};

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::Uuid;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::queries::{self, Writing};
use super::text;
use super::tree::{Leaf, Tree};
use super::{MOST_TAKEN, Open, of_space, pages_of, settle_links};
use crate::kit::error::internal;
use crate::kit::form::{TEXT_LIMIT, TITLE_LIMIT};
use crate::kit::journal::{self, Subject};
use crate::kit::posted::{before, keep};
use crate::kit::shell::{page as answer, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format, sheet};
use crate::spaces::{self, Access};

const MOST_PAGES: usize = 1_000;

pub async fn export(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let branch = open.tree.branch(id).to_vec();
    zipped(&app, open.page.space_id, &open.tree, &branch, &open.page.title).await
}

pub async fn export_all(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let tree = queries::tree(&app.db, space).await?;
    zipped(&app, space, &tree, tree.leaves(), &access.space.title).await
}

async fn zipped(app: &App, space: Uuid, tree: &Tree, branch: &[Leaf], name: &str) -> Result {
    let texts = queries::texts(&app.db, space).await?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The folders that lead to the page before, by depth, and how many stand in each.
    let mut folders: Vec<String> = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    let top = branch.first().map_or(0, |leaf| leaf.depth);
    for leaf in branch {
        let depth = leaf.depth - top;
        folders.truncate(depth);
        counts.truncate(depth + 1);
        counts.resize(depth + 1, 0);
        let number = counts.last_mut().map_or(1, |count| {
            *count += 1;
            *count
        });
        let folder: String = folders.iter().map(|folder| format!("{folder}/")).collect();
        let file = format!("{number:02}-{}", slug(&leaf.title));
        let text = texts.iter().find(|text| text.id == leaf.id).map_or("", |text| text.text.as_str());
        zip.start_file(format!("{folder}{file}.md"), SimpleFileOptions::default()).map_err(internal)?;
        let content = format!("# {}\n\n{}\n", leaf.title, text::written(text, tree).trim_end());
        zip.write_all(content.as_bytes()).map_err(internal)?;
        folders.push(file);
    }
    let bytes = zip.finish().map_err(internal)?.into_inner();
    Ok(sheet::file("application/zip", &format!("{}.zip", slug(name)), bytes))
}

/// A title as the name of a file.
fn slug(title: &str) -> String {
    let folded = format::folded(&title.to_lowercase());
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    if slug.is_empty() { "page".to_owned() } else { slug }
}

#[derive(Template)]
#[template(path = "pages/carry.html")]
struct CarryPage {
    shell: Shell,
    form: Form,
    space: Uuid,
    parents: Vec<Leaf>,
}

impl CarryPage {
    fn indent(leaf: &Leaf) -> String {
        "\u{a0}\u{a0}".repeat(leaf.depth)
    }
}

async fn written_by(app: &App, viewer: &Viewer, space: Uuid) -> Result<(Access, Tree)> {
    let access = spaces::queries::access(&app.db, viewer, space).await?;
    let may = access.writes();
    Ok((access.must(may)?, queries::tree(&app.db, space).await?))
}

fn carry_page(viewer: &Viewer, access: &Access, tree: &Tree, form: Form) -> CarryPage {
    CarryPage {
        shell: of_space(viewer, access).at(viewer.language.t("pages-carry")),
        form,
        space: access.space.id,
        parents: tree.leaves().to_vec(),
    }
}

pub async fn choose(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let (access, tree) = written_by(&app, &viewer, space).await?;
    answer(&carry_page(&viewer, &access, &tree, Form::new()))
}

/// A page to make: its title, its text as written, and how many it is under.
#[derive(Debug, PartialEq, Eq)]
struct Carried {
    title: String,
    text: String,
    depth: usize,
}

pub async fn import(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, parts: Multipart) -> Result {
    let (access, tree) = written_by(&app, &viewer, space).await?;
    let (mut form, name, bytes) = posted(parts).await?;
    let parent: Option<Uuid> = form.value("parent").parse().ok().filter(|parent| tree.get(*parent).is_some());
    let carried = match taken(&viewer, &name, bytes, form.checked("split")) {
        Ok(carried) => carried,
        Err(message) => {
            form.refuse("file", message);
            return unsound(&carry_page(&viewer, &access, &tree, form));
        }
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, carried, form) = (&viewer, &carried, &form);
            async move {
                if before(&tx, form).await?.is_some() {
                    return Ok(());
                }
                keep(&tx, viewer, form, &pages_of(space), now).await?;
                let by = viewer.id();
                let mut above: Vec<Uuid> = Vec::new();
                for page in carried {
                    above.truncate(page.depth);
                    let id = Uuid::now_v7();
                    let writing = Writing { title: &page.title, text: &page.text, ..Writing::default() };
                    queries::insert(&tx, id, (space, above.last().copied().or(parent)), &writing, by, now).await?;
                    above.push(id);
                    let subject = Subject { kind: "page", id: Some(id), title: &page.title };
                    journal::add(&tx, viewer, "imported", subject, json!({"space": space}), now).await?;
                }
                settle_links(&tx, space).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&pages_of(space), "pages-carried"))
}

/// The fields of the form, and the name and content of its file; a text pasted in is as a file of HTML.
async fn posted(mut parts: Multipart) -> Result<(Form, String, Vec<u8>)> {
    let mut form = Form::new();
    let (mut name, mut bytes) = (String::new(), Vec::new());
    while let Some(field) = parts.next_field().await.map_err(|_| Error::TooLarge)? {
        let field_name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let content = field.bytes().await.map_err(|_| Error::TooLarge)?;
        if content.len() > MOST_TAKEN {
            return Err(Error::TooLarge);
        }
        match file_name {
            Some(file_name) if !content.is_empty() => (name, bytes) = (file_name, content.to_vec()),
            Some(_) => {}
            None => form.set(&field_name, String::from_utf8_lossy(&content).replace('\0', "")),
        }
    }
    if bytes.is_empty() && !form.trimmed("html").is_empty() {
        (name, bytes) = ("page.html".to_owned(), form.value("html").as_bytes().to_vec());
    }
    Ok((form, name, bytes))
}

/// What a file holds, or what is wrong with it.
fn taken(viewer: &Viewer, name: &str, bytes: Vec<u8>, split: bool) -> std::result::Result<Vec<Carried>, String> {
    let language = viewer.language;
    if bytes.is_empty() {
        return Err(language.t("pages-carry-none"));
    }
    let lower = name.to_lowercase();
    let carried = if bytes.starts_with(b"PK") {
        unzipped(bytes).map_err(|file| match file {
            Some(file) => language.one("pages-carry-zip", "file", file),
            None => language.t("pages-carry-broken"),
        })?
    } else if lower.ends_with(".html") || lower.ends_with(".htm") {
        let html = String::from_utf8(bytes).map_err(|_| language.t("pages-carry-letters"))?;
        from_html(&html, split)
    } else if lower.ends_with(".md") || lower.ends_with(".txt") {
        let text = String::from_utf8(bytes).map_err(|_| language.t("pages-carry-letters"))?;
        vec![titled(&text, name, 0)]
    } else {
        return Err(language.t("pages-carry-kind"));
    };
    if carried.is_empty() || carried.len() > MOST_PAGES {
        return Err(language.one("pages-carry-count", "most", i64::try_from(MOST_PAGES).unwrap_or_default()));
    }
    match carried.iter().find(|page| page.text.len() > TEXT_LIMIT) {
        Some(long) => Err(language.one("pages-carry-long", "page", long.title.as_str())),
        None => Ok(carried),
    }
}

/// The pages of a zip file in the order of their names; a folder is under the page of the same name. Fails with the file
/// that cannot be read, when it is one alone.
fn unzipped(bytes: Vec<u8>) -> std::result::Result<Vec<Carried>, Option<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| None)?;
    let mut files: Vec<(Vec<String>, String)> = Vec::new();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|_| None)?;
        let name = entry.name().map_err(|_| None)?.into_owned();
        if !entry.is_file() || !name.to_lowercase().ends_with(".md") || name.starts_with("__MACOSX/") {
            continue;
        }
        if files.len() >= MOST_PAGES {
            return Err(Some(name));
        }
        let mut text = String::new();
        // What a small file unfolds to is bounded too.
        let most = u64::try_from(TEXT_LIMIT * 2).unwrap_or(u64::MAX);
        entry.by_ref().take(most).read_to_string(&mut text).map_err(|_| Some(name.clone()))?;
        let path = name.get(..name.len() - 3).unwrap_or_default();
        files.push((path.split('/').map(str::to_owned).collect(), text));
    }
    files.sort();
    let mut pages: Vec<Carried> = Vec::new();
    let mut known: Vec<Vec<String>> = Vec::new();
    for (path, text) in files {
        // A folder whose page is not there becomes one.
        for length in 1..path.len() {
            let folder = path.get(..length).unwrap_or_default().to_vec();
            if !known.contains(&folder) {
                let name = folder.last().map_or("", String::as_str);
                pages.push(Carried { depth: length - 1, ..titled("", name, 0) });
                known.push(folder);
            }
        }
        pages.push(titled(&text, path.last().map_or("", String::as_str), path.len() - 1));
        known.push(path);
    }
    Ok(pages)
}

/// A text whose first line is its title, or which is called as its file.
fn titled(text: &str, name: &str, depth: usize) -> Carried {
    let text = text.replace("\r\n", "\n").replace('\0', "");
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Some(rest) = text.strip_prefix("# ") {
        let (title, rest) = rest.split_once('\n').unwrap_or((rest, ""));
        return Carried { title: short(title), text: rest.trim().to_owned(), depth };
    }
    let bare = name.rsplit('/').next().unwrap_or(name);
    let bare = bare.strip_suffix(".md").or(bare.strip_suffix(".txt")).unwrap_or(bare);
    let bare = bare.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches(['-', '_', ' ', '.']);
    let words = bare.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let title = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default();
    Carried { title: if title.trim().is_empty() { "Page".to_owned() } else { short(&title) }, text: text.to_owned(), depth }
}

fn short(title: &str) -> String {
    title.trim().chars().take(TITLE_LIMIT).collect()
}

/// A page of an old site: as one page, or each of its highest headings as a page under it.
fn from_html(html: &str, split: bool) -> Vec<Carried> {
    let left_out = vec!["title", "script", "style", "nav", "footer", "header", "form", "img"];
    let converter = htmd::HtmlToMarkdown::builder().skip_tags(left_out).build();
    let Ok(text) = converter.convert(html) else { return Vec::new() };
    let page = titled(&text, "", 0);
    let level = |line: &str| {
        let signs = line.chars().take_while(|sign| *sign == '#').count();
        (signs > 0 && line.get(signs..).is_some_and(|rest| rest.starts_with(' '))).then_some(signs)
    };
    let highest = page.text.lines().filter_map(level).min();
    let (Some(highest), true) = (highest, split) else { return vec![page] };
    let mut pages = vec![Carried { text: String::new(), ..page }];
    let text = titled(&text, "", 0).text;
    for line in text.lines() {
        if level(line) == Some(highest) {
            pages.push(Carried { title: short(line.trim_start_matches('#')), text: String::new(), depth: 1 });
        } else if let Some(last) = pages.last_mut() {
            last.text.push_str(line);
            last.text.push('\n');
        }
    }
    for page in &mut pages {
        page.text = page.text.trim().to_owned();
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_an_old_site_becomes_a_page_with_its_questions() {
        let html = "<html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav><h1>Foire aux questions</h1>
            <h2>Inscription</h2><h3>Qui peut venir&nbsp;?</h3><p>Les <b>acheteurs</b> du territoire.</p>
            <ul><li>villes</li><li>offices</li></ul><h2>Calendrier</h2><h3>Quand&nbsp;?</h3><p>En mai.</p></body></html>";
        let whole = from_html(html, false);
        assert_eq!(whole.len(), 1);
        assert_eq!(whole[0].title, "Foire aux questions");
        assert!(whole[0].text.contains("## Inscription") && whole[0].text.contains("**acheteurs**"), "{}", whole[0].text);
        assert!(!whole[0].text.contains("Menu"), "{}", whole[0].text);
        let split = from_html(html, true);
        let titles: Vec<(&str, usize)> = split.iter().map(|page| (page.title.as_str(), page.depth)).collect();
        assert_eq!(titles, [("Foire aux questions", 0), ("Inscription", 1), ("Calendrier", 1)]);
        assert!(split[1].text.starts_with("### Qui peut venir"), "{}", split[1].text);
    }

    #[test]
    fn a_folder_is_under_the_page_of_its_name() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("02-lieu.md", "# Lieu\n\nParis."),
            ("01-inscription.md", "# Inscription\n\nVoir [[Lieu]]."),
            ("01-inscription/01-dates.md", "En mai."),
            ("03-annexes/carte.md", "# Carte\n"),
            ("image.png", "x"),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let pages = unzipped(zip.finish().unwrap().into_inner()).unwrap();
        let seen: Vec<(&str, &str, usize)> =
            pages.iter().map(|page| (page.title.as_str(), page.text.as_str(), page.depth)).collect();
        assert_eq!(
            seen,
            [
                ("Inscription", "Voir [[Lieu]].", 0),
                ("Dates", "En mai.", 1),
                ("Lieu", "Paris.", 0),
                ("Annexes", "", 0),
                ("Carte", "", 1),
            ]
        );
    }
}
