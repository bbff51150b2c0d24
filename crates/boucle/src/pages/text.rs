//! The text of a page: as people write it, as it is kept, and as it is shown.
//! Always: a link to a page of the same space is written by its name, `[[Dates]]`, and kept by its id, so that it follows
//! a change of title; what is shown was cleaned; a heading that asks a question opens and closes, and has an address.

use std::collections::HashMap;
use std::sync::LazyLock;

use comrak::nodes::{AlertType, AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use db::Uuid;

use super::tree::Tree;
use crate::kit::markdown::{self, Documents};
use crate::kit::{Language, format};

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner.link_rel(Some("noopener nofollow ugc"));
    // The title of the page is its one h1.
    cleaner.rm_tags(["h1"]);
    cleaner.add_generic_attributes(["id"]);
    cleaner.add_tag_attributes("details", ["open"]);
    cleaner.add_allowed_classes("details", ["question"]);
    cleaner.add_allowed_classes("a", ["missing", "here"]);
    cleaner.add_allowed_classes("div", ["markdown-alert", "markdown-alert-note", "markdown-alert-tip"]);
    cleaner.add_allowed_classes("div", ["markdown-alert-important", "markdown-alert-warning", "markdown-alert-caution"]);
    cleaner.add_allowed_classes("p", ["markdown-alert-title"]);
    cleaner
});

/// What a text became.
#[derive(Debug)]
pub struct Shown {
    pub html: String,
    pub headings: Vec<Heading>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 for the highest of the text.
    pub level: u8,
    /// The end of its address.
    pub anchor: String,
    pub text: String,
    /// It opens and closes, and its answer is under it.
    pub asks: bool,
}

/// How a text is shown.
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    pub tree: &'r Tree,
    /// Those that its texts name.
    pub documents: &'r Documents,
    pub language: Language,
    /// Where a page is made that a link names and that is not there yet; for whoever may make it.
    pub new_page: Option<&'r str>,
    /// Answers stand open, as on paper.
    pub open: bool,
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.wikilinks_title_after_pipe = true;
    options
}

impl Reading<'_> {
    /// Of a kept text, the HTML that may stand in a page as it is.
    pub fn show(&self, kept: &str) -> Shown {
        let arena = Arena::new();
        let root = parse_document(&arena, kept, &options());
        markdown::settle(root, self.documents);
        let nodes: Vec<&AstNode> = root.descendants().collect();
        for node in nodes {
            self.link(node);
            self.name_alert(node);
        }
        let headings = self.settle_headings(&arena, root);
        let mut html = String::new();
        // Writing into a string cannot fail.
        let _ = format_html(root, &options(), &mut html);
        Shown { html: CLEANER.clean(&html).to_string(), headings }
    }

    fn link<'a>(&self, node: &'a AstNode<'a>) {
        let NodeValue::WikiLink(link) = node.data().value.clone() else { return };
        let (name, anchor) = parted(&link.url);
        let label = written_in(node);
        let page = name.parse().ok().or_else(|| self.tree.named(name));
        let leaf = page.and_then(|page: Uuid| self.tree.get(page));
        // A label that is the link itself is no label.
        let label = (label != link.url).then_some(label);
        let (class, href, label) = match (leaf, self.new_page) {
            (Some(leaf), _) => {
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                ("", format!("/pages/{}{anchor}", leaf.id), label.unwrap_or_else(|| leaf.title.clone()))
            }
            (None, _) if page.is_some() => {
                (" class=\"missing\"", String::new(), label.unwrap_or_else(|| self.language.t("pages-link-gone")))
            }
            (None, Some(new_page)) => {
                let query = serde_urlencoded::to_string([("title", name)]).unwrap_or_default();
                (" class=\"missing\"", format!("{new_page}?{query}"), label.unwrap_or_else(|| name.to_owned()))
            }
            (None, None) => (" class=\"missing\"", String::new(), label.unwrap_or_else(|| name.to_owned())),
        };
        let href = if href.is_empty() { href } else { format!(" href=\"{}\"", ammonia::clean_text(&href)) };
        let shown = format!("<a{class}{href}>{}</a>", ammonia::clean_text(&label));
        for child in node.children().collect::<Vec<_>>() {
            child.detach();
        }
        node.data_mut().value = NodeValue::Raw(shown);
    }

    fn name_alert<'a>(&self, node: &'a AstNode<'a>) {
        if let NodeValue::Alert(alert) = &mut node.data_mut().value {
            let key = match alert.alert_type {
                AlertType::Note => "pages-alert-note",
                AlertType::Tip => "pages-alert-tip",
                AlertType::Important => "pages-alert-important",
                AlertType::Warning => "pages-alert-warning",
                AlertType::Caution => "pages-alert-caution",
            };
            alert.title.get_or_insert_with(|| self.language.t(key));
        }
    }

    /// Brings headings under the title of the page, gives them addresses, and makes of those that ask a question something
    /// that opens: up to the next heading that is not below it.
    fn settle_headings<'a>(&self, arena: &'a Arena<'a>, root: &'a AstNode<'a>) -> Vec<Heading> {
        let blocks: Vec<&AstNode> = root.children().collect();
        let level_of = |node: &AstNode| match node.data().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        };
        let highest = blocks.iter().filter_map(|block| level_of(block)).min().unwrap_or(1);
        let mut headings = Vec::new();
        let mut taken = HashMap::new();
        let mut open: Vec<u8> = Vec::new();
        let raw = |html: String| -> &'a AstNode<'a> { arena.alloc(NodeValue::Raw(html).into()) };
        for block in blocks {
            let Some(level) = level_of(block) else { continue };
            while open.last().is_some_and(|last| *last >= level) {
                open.pop();
                block.insert_before(raw("</div></details>\n".to_owned()));
            }
            let text = written_in(block);
            let anchor = anchor(&text, &mut taken);
            let shown = (level - highest + 2).min(6);
            if let NodeValue::Heading(heading) = &mut block.data_mut().value {
                heading.level = shown;
            }
            let asks = text.trim_end().ends_with('?');
            if asks {
                open.push(level);
                let (state, here) = if self.open {
                    (" open", String::new())
                } else {
                    let label = ammonia::clean_text(&self.language.t("pages-question-here"));
                    ("", format!("<a class=\"here\" href=\"#{anchor}\">{label}</a>"))
                };
                block.insert_before(raw(format!("<details class=\"question\"{state}><summary>")));
                block.insert_after(raw(format!("</summary>\n<div id=\"{anchor}\">{here}\n")));
            } else if let Some(first) = block.first_child() {
                first.insert_before(raw(format!("<span id=\"{anchor}\"></span>")));
            }
            headings.push(Heading { level: shown, anchor, text, asks });
        }
        for _ in open {
            root.append(raw("</div></details>\n".to_owned()));
        }
        headings
    }
}

/// A link's page, and where in it.
fn parted(link: &str) -> (&str, Option<&str>) {
    match link.split_once('#') {
        Some((name, anchor)) => (name.trim(), Some(anchor.trim())),
        None => (link.trim(), None),
    }
}

/// The words of a node and of all within it.
fn written_in<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for part in node.descendants() {
        match &part.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// The end of the address of a heading: its words, with a number where two are alike.
fn anchor(text: &str, taken: &mut HashMap<String, usize>) -> String {
    let folded = format::folded(&text.to_lowercase());
    let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut anchor: String = words.join("-").chars().take(80).collect();
    if anchor.is_empty() {
        anchor = "titre".to_owned();
    }
    let times = taken.entry(anchor.clone()).or_insert(0);
    *times += 1;
    // No other id of the page begins so.
    if *times == 1 { format!("t-{anchor}") } else { format!("t-{anchor}-{times}") }
}

/// A text as it is kept: links by the ids of the pages that they name.
pub fn kept(written: &str, tree: &Tree) -> String {
    with_links(written, |link| {
        let (name, anchor) = parted(link);
        let id = tree.named(name)?;
        Some(anchor.map_or_else(|| id.to_string(), |anchor| format!("{id}#{anchor}")))
    })
}

/// A kept text as people write it: links by the names that pages have now.
pub fn written(kept: &str, tree: &Tree) -> String {
    with_links(kept, |link| {
        let (id, anchor) = parted(link);
        let name = tree.name(id.parse().ok()?)?;
        Some(anchor.map_or_else(|| name.clone(), |anchor| format!("{name}#{anchor}")))
    })
}

/// The pages that a kept text names, each once.
pub fn targets(kept: &str, tree: &Tree) -> Vec<Uuid> {
    let mut targets = Vec::new();
    with_links(kept, |link| {
        let page = parted(link).0.parse().ok().filter(|page| tree.get(*page).is_some());
        targets.extend(page);
        None
    });
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// The text with another word in place of each link, where there is one. What stands in code is left as it is.
fn with_links(text: &str, mut other: impl FnMut(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            changed.push_str(line);
            continue;
        }
        let mut rest = line;
        let mut in_code = false;
        while let Some(at) = rest.find(['`', '[']) {
            let (before, from) = rest.split_at(at);
            changed.push_str(before);
            let link = from.strip_prefix("[[").filter(|_| !in_code).and_then(|inside| Some((inside, inside.find("]]")?)));
            match link {
                Some((inside, end)) => {
                    let content = inside.get(..end).unwrap_or_default();
                    let (name, label) = content.split_once('|').map_or((content, None), |(name, label)| (name, Some(label)));
                    let name = other(name).unwrap_or_else(|| name.to_owned());
                    let label = label.map(|label| format!("|{label}")).unwrap_or_default();
                    changed.push_str(&format!("[[{name}{label}]]"));
                    rest = inside.get(end + 2..).unwrap_or_default();
                }
                None => {
                    let (sign, after) = from.split_at(1);
                    in_code ^= sign == "`";
                    changed.push_str(sign);
                    rest = after;
                }
            }
        }
        changed.push_str(rest);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tree::PageLine;

    fn tree() -> Tree {
        let id = Uuid::from_u128;
        let line = |number, parent: Option<u128>, position, title: &str| PageLine {
            id: id(number),
            parent_id: parent.map(id),
            position,
            title: title.to_owned(),
        };
        Tree::new(vec![
            line(1, None, 0, "Inscription"),
            line(2, Some(1), 0, "Dates"),
            line(3, None, 1, "Séances"),
            line(4, Some(3), 0, "Dates"),
        ])
    }

    fn shown(text: &str, tree: &Tree) -> Shown {
        let documents = Documents::new();
        let new_page = Some("/espaces/e/pages/nouvelle");
        Reading { tree, documents: &documents, language: Language::Fr, new_page, open: false }.show(text)
    }

    #[test]
    fn a_link_is_kept_by_id_and_written_by_the_name_of_today() {
        let tree = tree();
        let id = |number| Uuid::from_u128(number).to_string();
        let text = "Voir [[inscription]], [[Séances/Dates|les dates]] et [[Bourse]].\n`[[Inscription]]`\n";
        let kept = kept(text, &tree);
        assert_eq!(kept, format!("Voir [[{}]], [[{}|les dates]] et [[Bourse]].\n`[[Inscription]]`\n", id(1), id(4)));
        assert_eq!(targets(&kept, &tree), [Uuid::from_u128(1), Uuid::from_u128(4)]);
        let again = written(&kept, &tree);
        assert_eq!(again, "Voir [[Inscription]], [[Séances/Dates|les dates]] et [[Bourse]].\n`[[Inscription]]`\n");
        let html = shown(&kept, &tree).html;
        assert!(html.contains(&format!("href=\"/pages/{}\"", id(1))) && html.contains(">Inscription</a>"), "{html}");
        assert!(html.contains(">les dates</a>"), "{html}");
        assert!(html.contains("/espaces/e/pages/nouvelle?title=Bourse"), "{html}");
        assert!(html.contains("<code>[[Inscription]]</code>"), "{html}");
    }

    #[test]
    fn a_heading_that_asks_opens_up_to_the_next_one_of_its_level() {
        let text = "## Inscription\n\n### Qui peut venir ?\n\nTout le monde.\n\n#### Détail\n\nVraiment.\n\n### Quand ?\n\nEn mai.\n\n## Lieu\n";
        let shown = shown(text, &Tree::default());
        let anchors: Vec<(u8, &str)> =
            shown.headings.iter().map(|heading| (heading.level, heading.anchor.as_str())).collect();
        assert_eq!(
            anchors,
            [(2, "t-inscription"), (3, "t-qui-peut-venir"), (4, "t-detail"), (3, "t-quand"), (2, "t-lieu"),]
        );
        let order = ["Qui peut venir", "Vraiment", "</details>", "Quand ?", "En mai", "</details>", "Lieu"];
        let mut rest = shown.html.as_str();
        for part in order {
            let at = rest.find(part).unwrap_or_else(|| panic!("{part} is not where it should be in\n{}", shown.html));
            rest = &rest[at + part.len()..];
        }
        assert!(shown.html.contains("<div id=\"t-qui-peut-venir\">"), "{}", shown.html);
    }

    #[test]
    fn what_could_harm_is_not_shown() {
        for text in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "## <img src=x onerror=alert(1)> ?",
            "[[\"><script>alert(1)</script>]]",
            "[[Inscription|<b onclick=alert(1)>x</b>]]",
            "> [!NOTE] <script>alert(1)</script>\n> x",
        ] {
            let html = shown(text, &tree()).html;
            assert!(!html.contains("<script") && !html.contains("href=\"javascript") && !html.contains("<img"), "{html}");
            assert!(!html.contains("<b onclick"), "{html}");
        }
    }

    #[test]
    fn a_call_out_speaks_the_language_of_its_reader() {
        let html = shown("> [!WARNING]\n> Fermé en août.", &Tree::default()).html;
        assert!(html.contains("markdown-alert-warning") && html.contains("Attention"), "{html}");
    }
}
