//! Stylesheet, scripts, fonts, icons: compiled in, served under a name that holds their digest, kept for ever.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, header};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::error::{Error, Result};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The layers of the stylesheet in their order; the order is also said inside, by `@layer`.
const STYLESHEET: [&str; 5] = ["css/pico.css", "css/tokens.css", "css/base.css", "css/components.css", "css/pages.css"];

struct Asset {
    address: String,
    kind: &'static str,
    plain: Vec<u8>,
    /// Compressed once here rather than at each request.
    gzip: Option<Vec<u8>>,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let mut assets = BTreeMap::new();
    for folder in ["fonts", "js", "icons"] {
        for file in FILES.get_dir(folder).into_iter().flat_map(Dir::files) {
            let name = file.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
            add(&mut assets, name, file.contents().to_vec());
        }
    }
    let mut css = String::from("@layer pico, tokens, base, components, pages;\n");
    for path in STYLESHEET {
        css.push_str(FILES.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default());
    }
    for (name, asset) in &assets {
        css = css.replace(&format!("/assets/fonts/{name}"), &asset.address);
        css = css.replace(&format!("/assets/icons/{name}"), &asset.address);
    }
    add(&mut assets, "app.css".to_owned(), css.into_bytes());
    assets
});

fn add(assets: &mut BTreeMap<String, Asset>, name: String, plain: Vec<u8>) {
    let digest = Sha256::digest(&plain);
    let digest: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let kind = match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        // Licences and the like are in the folder for who reads the source, not for browsers.
        _ => return,
    };
    let address = format!("/assets/{stem}.{digest}.{ending}");
    let gzip = (ending != "woff2").then(|| compressed(&plain)).flatten();
    assets.insert(name, Asset { address, kind, plain, gzip });
}

/// What cannot be compressed is served as it is.
fn compressed(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}

/// The address of an asset by its plain name.
pub fn address(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/assets/missing", |asset| &asset.address)
}

pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Result {
    let address = format!("/assets/{name}");
    let asset = ASSETS.values().find(|asset| asset.address == address).ok_or(Error::NotFound)?;
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let forever = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok(match &asset.gzip {
        Some(gzip) if accepts.contains("gzip") => {
            (forever, [(header::CONTENT_ENCODING, "gzip"), (header::VARY, "accept-encoding")], gzip.clone()).into_response()
        }
        _ => (forever, asset.plain.clone()).into_response(),
    })
}

/// Browsers ask for it by this name whatever the page says.
pub async fn favicon() -> Response {
    axum::response::Redirect::permanent(address("favicon.svg")).into_response()
}
