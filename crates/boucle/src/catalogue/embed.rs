//! Results of a search on a partner's site: what to paste there, and the page that shows in its frame.
//! Always: only the sites that a coordinator has allowed may frame that page, and no other page may be framed by anybody; it
//! sets no cookie, runs no script, and shows what is published.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::IntoResponse;
use db::{Run, Timestamp, Tx, Uuid, args, sql};
use http::header;

use super::Market;
use super::cards::{self, SolutionCard};
use super::search::{Asked, find, place};
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer};

/// Solutions in a frame; the catalogue has the others.
const MOST: usize = 50;
/// Sites that may be allowed.
pub const MOST_SITES: usize = 50;

sql! {
    SITES: String = "SELECT value FROM setting WHERE name = 'embedding_sites'";
    ALLOW: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ('embedding_sites', $1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
}

/// The sites that may show results, as `https://example.org`.
pub async fn sites(run: &impl Run) -> Result<Vec<String>> {
    let kept = run.optional(&SITES, args![]).await?.unwrap_or_default();
    Ok(kept.lines().filter_map(site).collect())
}

pub async fn allow(tx: &Tx, sites: &[String], now: Timestamp) -> Result<()> {
    tx.execute(&ALLOW, args![sites.join("\n"), now]).await?;
    Ok(())
}

/// A site as typed: its scheme, its name and perhaps a port, and nothing else, since it is put into a header as it is.
pub fn site(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/').to_lowercase();
    let rest = typed.strip_prefix("https://")?;
    let (host, port) = rest.split_once(':').unwrap_or((rest, "443"));
    let is_label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        !label.is_empty() && label.len() <= 63 && plain && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_host = host.len() <= 253 && host.contains('.') && host.split('.').all(is_label);
    (is_host && port.parse::<u16>().is_ok_and(|port| port > 0)).then_some(typed)
}

#[derive(Template)]
#[template(path = "catalogue/embed.html")]
struct EmbedPage {
    shell: Shell,
    criteria: Vec<String>,
    query: String,
    snippet: String,
    sites: Vec<String>,
    may_allow: bool,
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked::parse(query);
    let query = asked.question();
    let (address, language) = (&app.config.public_url, viewer.language.code());
    let source = format!("{address}/catalogue/cadre?langue={language}&{query}").replace('&', "&amp;");
    let title = viewer.language.t("catalogue-frame-title").replace('"', "&quot;");
    page(&EmbedPage {
        shell: Shell::new(&viewer)
            .under("/catalogue", viewer.language.t("catalogue-title"))
            .at(viewer.language.t("catalogue-embed")),
        criteria: asked.criteria(&market.reference(), viewer.language),
        snippet: format!(
            "<iframe src=\"{source}\" title=\"{title}\" width=\"100%\" height=\"600\" loading=\"lazy\" style=\"border:0\"></iframe>"
        ),
        query,
        sites: sites(&app.db).await?,
        may_allow: viewer.is_coordinator(),
    })
}

#[derive(Template)]
#[template(path = "catalogue/frame.html")]
struct FramePage {
    shell: Shell,
    network: String,
    query: String,
    total: u64,
    cards: Vec<SolutionCard>,
    /// No site may show it.
    is_closed: bool,
}

pub async fn frame(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked::parse(query);
    // Nobody is known in another site's frame: the language is the one of the address, whoever looks.
    let mut stranger = Viewer { flash: None, person: None, ..viewer };
    stranger.language = Language::parse(asked.first("langue")).unwrap_or(stranger.language);
    let sites = sites(&app.db).await?;
    let place = place(&app, &asked).await?;
    let found = find(&app, &market, &market.reference(), &asked, stranger.language, place, 0, MOST)?;
    let is_unknown = place.is_none() && !asked.first("lieu").is_empty();
    let is_closed = sites.is_empty();
    // Near misses, and what is served elsewhere, are for the catalogue's own page.
    let hits: &[_] = if found.relaxed || is_unknown || is_closed { &[] } else { found.hits.as_slice() };
    let ids: Vec<Uuid> = hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let frame = FramePage {
        shell: Shell::new(&stranger),
        network: app.config.network_name.clone(),
        query: asked.question(),
        total: if ids.is_empty() { 0 } else { found.total },
        cards: ids.iter().filter_map(|id| cards.remove(id)).collect(),
        is_closed,
    };
    let html = axum::response::Html(frame.render()?);
    Ok(([(header::CONTENT_SECURITY_POLICY, policy(&sites))], html).into_response())
}

fn policy(sites: &[String]) -> String {
    let ancestors = if sites.is_empty() { "'none'".to_owned() } else { sites.join(" ") };
    format!(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; \
         frame-ancestors {ancestors}"
    )
}

#[cfg(test)]
mod tests {
    use super::{policy, site};

    #[test]
    fn a_site_is_a_scheme_and_a_name_and_nothing_that_a_header_would_read_otherwise() {
        assert_eq!(site(" https://Ville.Example.org/ ").as_deref(), Some("https://ville.example.org"));
        assert_eq!(site("https://ville.example.org:8443").as_deref(), Some("https://ville.example.org:8443"));
        for wrong in [
            "http://ville.example.org",
            "https://*",
            "https://*.example.org",
            "https://ville.example.org/page",
            "https://a.example.org; script-src *",
            "https://a.example.org https://b.example.org",
            "https://example",
            "https://a..org",
            "https://a.example.org:0",
            "https://a.example.org:x",
            "'self'",
            "",
        ] {
            assert_eq!(site(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nobody_frames_it_until_somebody_is_allowed_to() {
        assert!(policy(&[]).ends_with("frame-ancestors 'none'"));
        let two = ["https://a.example.org".to_owned(), "https://b.example.org".to_owned()];
        assert!(policy(&two).ends_with("frame-ancestors https://a.example.org https://b.example.org"));
    }
}
