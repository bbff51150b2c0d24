//! Markdown that people write, as safe HTML: rendered by comrak, cleaned by ammonia.
//! Always: a picture is a document of this house, named `document:ID`, or it is not shown, and its words are.

use std::collections::HashMap;
use std::sync::LazyLock;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use db::Uuid;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner.link_rel(Some("noopener nofollow ugc"));
    cleaner.rm_tags(["h1", "h2"]);
    cleaner
});

/// The documents that a text may name: whether each is a picture.
pub type Documents = HashMap<Uuid, bool>;

/// How a text names a document.
const NAMES: &str = "document:";

/// HTML that may stand in a page as it is: the page has its h1 and the part its h2, so headings begin at h3.
pub fn to_html(text: &str) -> String {
    with_documents(text, &Documents::new())
}

/// The same, with the documents that the text names.
pub fn with_documents(text: &str, documents: &Documents) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    settle(root, documents);
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level = (heading.level + 2).min(6);
        }
    }
    let mut html = String::new();
    // Writing into a string cannot fail.
    let _ = format_html(root, &options(), &mut html);
    CLEANER.clean(&html).to_string()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options
}

/// The words of a text without its marks: for searching and for extracts.
pub fn to_words(text: &str) -> String {
    let mut options = options();
    options.extension.wikilinks_title_after_pipe = true;
    let arena = Arena::new();
    let mut words = String::new();
    for node in parse_document(&arena, text, &options).descendants() {
        match &node.data().value {
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
    node.ancestors().any(|above| matches!(above.data().value, NodeValue::WikiLink(_)))
}

/// The documents that texts name, once each.
pub fn named<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Uuid> {
    let mut named: Vec<Uuid> = texts
        .into_iter()
        .flat_map(|text| text.split(NAMES).skip(1))
        .filter_map(|after| after.get(..36)?.parse().ok())
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Whether a picture has no words for those who do not see it.
pub fn lacks_words(text: &str) -> bool {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    root.descendants().any(|node| {
        let is_picture = matches!(&node.data().value, NodeValue::Image(image) if image.url.starts_with(NAMES));
        is_picture && words(node).trim().is_empty()
    })
}

/// Gives links and pictures of documents their addresses; what is no document that the text may name becomes its words.
pub fn settle<'a>(root: &'a AstNode<'a>, documents: &Documents) {
    let nodes: Vec<&AstNode> = root.descendants().collect();
    for node in nodes {
        let url = match &node.data().value {
            NodeValue::Link(link) if link.url.starts_with(NAMES) => link.url.clone(),
            NodeValue::Image(image) => image.url.clone(),
            _ => continue,
        };
        let id: Option<Uuid> = url.strip_prefix(NAMES).and_then(|id| id.parse().ok());
        let known = id.and_then(|id| Some((id, *documents.get(&id)?)));
        let words = words(node);
        match (known, &mut node.data_mut().value) {
            (Some((id, _)), NodeValue::Link(link)) => {
                link.url = format!("/documents/{id}/fichier");
                continue;
            }
            (Some((id, true)), NodeValue::Image(image)) => {
                image.url = format!("/documents/{id}/image");
                continue;
            }
            (_, value) => *value = NodeValue::Text(words.into()),
        }
        for child in node.children().collect::<Vec<_>>() {
            child.detach();
        }
    }
}

/// The words of a node and of all within it.
fn words<'a>(node: &'a AstNode<'a>) -> String {
    let part = |node: &'a AstNode<'a>| match &node.data().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::Code(code) => code.literal.clone(),
        _ => String::new(),
    };
    node.descendants().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_text_shows_the_documents_that_it_may_name_and_no_other_picture() {
        let (picture, sheet) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let documents = Documents::from([(picture, true), (sheet, false)]);
        let shown = |text: &str| with_documents(text, &documents);
        let said = shown(&format!("![Un banc](document:{picture}) et [la grille](document:{sheet})"));
        assert!(said.contains(&format!("<img src=\"/documents/{picture}/image\" alt=\"Un banc\"")), "{said}");
        assert!(said.contains(&format!("href=\"/documents/{sheet}/fichier\"")), "{said}");
        let unknown = Uuid::from_u128(3);
        for text in [
            format!("![Un banc](document:{sheet})"),
            format!("![Un banc](document:{unknown})"),
            format!("[Un banc](document:{unknown})"),
            "![Un banc](https://exemple.org/pixel.png)".to_owned(),
            "![Un banc](/documents/x/image)".to_owned(),
        ] {
            assert_eq!(shown(&text), "<p>Un banc</p>\n", "{text}");
        }
        assert!(!shown("<img src=\"https://exemple.org/pixel.png\">").contains("<img"));
        assert_eq!(named([said.as_str(), "document:x document:", &format!("(document:{sheet})")]), [sheet]);
    }

    #[test]
    fn a_picture_has_words_for_those_who_do_not_see_it() {
        let id = Uuid::from_u128(1);
        assert!(lacks_words(&format!("![](document:{id})")) && lacks_words(&format!("![ ](document:{id})")));
        assert!(!lacks_words(&format!("![Un **banc**](document:{id})")) && !lacks_words(&format!("`![](document:{id})`")));
    }
}
