//! Markdown that people write, as safe HTML: rendered by comrak, cleaned by ammonia.

use std::sync::LazyLock;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner.link_rel(Some("noopener nofollow ugc"));
    // A page has one h1, and a text inside it begins no higher than h3.
    cleaner.rm_tags(["h1", "h2", "img"]);
    cleaner
});

/// HTML that may stand in a page as it is.
pub fn to_html(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    CLEANER.clean(&comrak::markdown_to_html(text, &options)).to_string()
}
