//! The house stands as ARCHITECTURE.md draws it: a feature uses what is under it, or to its left on its own floor.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Crates under the program, and what knows all its features.
const BASE: [&str; 3] = ["matching", "instruments", "db"];
const TOP: [&str; 2] = ["cli", "router"];

#[test]
fn no_feature_uses_what_stands_on_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let drawing = fs::read_to_string(root.join("../../ARCHITECTURE.md")).unwrap();
    let drawing = drawing.split_once("## Floors").unwrap().1.split("```").nth(1).unwrap();
    let rooms = drawing.lines().enumerate().flat_map(|(floor, line)| {
        let names = line.split(|c: char| c.is_whitespace() || c == ',').filter(|name| !name.is_empty());
        names.enumerate().map(move |(place, name)| (name, (floor, place)))
    });
    let rooms: HashMap<&str, (usize, usize)> = rooms.collect();
    let mut wrong = Vec::new();
    for (&feature, at) in rooms.iter().filter(|(name, _)| !BASE.contains(name) && !TOP.contains(name)) {
        for file in fs::read_dir(root.join("src").join(feature)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for used in text.split("crate::").skip(1) {
                let used = used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                let Some(other) = rooms.get(used).filter(|_| used != feature) else { continue };
                let is_under = other.0 > at.0 || (other.0 == at.0 && other.1 < at.1);
                if !is_under {
                    wrong.push(format!("{} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Every folder of a feature has its room in the drawing.
    for folder in fs::read_dir(root.join("src")).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap();
        let is_drawn = rooms.contains_key(name) || name.starts_with("demo_");
        assert!(!folder.is_dir() || is_drawn, "{name} is not drawn in ARCHITECTURE.md");
    }
}
