//! Markdown that people write, as safe HTML: rendered by comrak, cleaned by ammonia.

use std::sync::LazyLock;

use comrak::nodes::{AstNode, NodeValue};
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

/// The words of a text without its marks: for searching and for extracts.
pub fn to_words(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.wikilinks_title_after_pipe = true;
    let arena = Arena::new();
    let mut words = String::new();
    for node in parse_document(&arena, text, &options).descendants() {
        match &node.data.borrow().value {
            // Inside a link between pages stands the id that it is kept by.
            NodeValue::Text(text) if !is_in_page_link(node) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => words.push_str(&code.literal),
            value if value.block() => words.push(' '),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_in_page_link<'a>(node: &'a AstNode<'a>) -> bool {
    node.ancestors().any(|above| matches!(above.data.borrow().value, NodeValue::WikiLink(_)))
}

#[cfg(test)]
mod tests {
    use super::{to_html, to_words};

    #[test]
    fn the_words_of_a_text_are_left() {
        let text =
            "# Titre\n\nUn **mot** et [un lien](https://example.org).\n\n- a\n- b `c`\n\n| x | y |\n|---|---|\n| 1 | 2 |";
        assert_eq!(to_words(text), "Titre Un mot et un lien. a b c x y 1 2");
        assert_eq!(to_words("Voir [[01980000-0000-7000-8000-000000000000]] et la suite"), "Voir et la suite");
    }

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
