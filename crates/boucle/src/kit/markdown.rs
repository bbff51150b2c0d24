//! Markdown that people write, as safe HTML: rendered by comrak, cleaned by ammonia.

use std::sync::LazyLock;

use comrak::nodes::NodeValue;
use comrak::{Arena, format_html, parse_document};

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner.link_rel(Some("noopener nofollow ugc"));
    cleaner.rm_tags(["h1", "h2", "img"]);
    cleaner
});

/// HTML that may stand in a page as it is: the page has its h1 and the part its h2, so headings begin at h3.
pub fn to_html(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            heading.level = (heading.level + 2).min(6);
        }
    }
    let mut html = String::new();
    // Writing to a string does not fail.
    let _ = format_html(root, &options, &mut html);
    CLEANER.clean(&html).to_string()
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn headings_stand_under_those_of_the_page() {
        assert_eq!(to_html("# A\n\n##### B"), "<h3>A</h3>\n<h6>B</h6>\n");
    }

    #[test]
    fn what_could_harm_is_taken_out() {
        let html = to_html("<script>x</script><h1 onclick=\"x\">A</h1>[b](javascript:x) ![c](https://example.org/c.png)");
        for harm in ["script", "onclick", "<img", "<h1"] {
            assert!(!html.contains(harm), "{html}");
        }
    }
}
