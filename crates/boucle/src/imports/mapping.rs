//! Which column of a file is which field: recognised from the header's words in either language, changed by a person,
//! remembered for the next file with the same header.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Kind;
use crate::catalogue::place_field::name_key;

/// A field of what is imported, the names by which columns call it, and whether a file must have it.
pub struct Field {
    pub code: &'static str,
    pub required: bool,
    names: &'static [&'static str],
}

const fn field(code: &'static str, required: bool, names: &'static [&'static str]) -> Field {
    Field { code, required, names }
}

const SUPPLIERS: &[Field] = &[
    field("name", true, &["nom", "name", "raison sociale", "denomination", "organisation", "fournisseur", "supplier"]),
    field("brand", false, &["enseigne", "brand", "nom commercial", "trade name"]),
    field("identifier", false, &["siret", "siren", "neq", "identifiant", "identifier"]),
    field("status", false, &["type", "statut", "status"]),
    field("legal_form", false, &["forme juridique", "legal form"]),
    field("naf", false, &["naf", "ape", "code naf", "code ape"]),
    field("categories", false, &["categories", "categorie", "category"]),
    field("address", false, &["adresse", "address", "rue", "street"]),
    field("postal_code", false, &["code postal", "postal code", "cp", "zip"]),
    field("town", false, &["commune", "ville", "town", "city", "lieu", "place"]),
    field("latitude", false, &["latitude", "lat"]),
    field("longitude", false, &["longitude", "lon", "lng"]),
    field("website", false, &["site", "site web", "website", "web", "url"]),
    field("size", false, &["effectif", "taille", "size", "employees"]),
    field("description", false, &["description", "presentation", "activite"]),
];

const SOLUTIONS: &[Field] = &[
    field("key", false, &["id", "cle", "key", "reference"]),
    field("supplier", true, &["fournisseur", "supplier", "siret", "siren", "neq", "organisation"]),
    field("title", true, &["titre", "title", "solution", "nom", "name", "intitule"]),
    field("summary", false, &["resume", "summary", "accroche"]),
    field("description", false, &["description", "presentation", "texte", "text"]),
    field("language", false, &["langue", "language"]),
    field("categories", false, &["categories", "categorie", "category"]),
    field("strategies", false, &["strategies", "strategies circulaires", "circular strategies"]),
    field("commitments", false, &["engagements", "engagements sociaux", "commitments", "social commitments"]),
    field("places", false, &["territoires", "territoires desservis", "territories", "places", "lieux", "territoire"]),
    field("radius_km", false, &["rayon", "rayon km", "radius", "radius km"]),
    field("labels", false, &["labels", "label", "certifications"]),
    field("links", false, &["liens", "links", "site", "url", "site web"]),
    field("state", false, &["etat", "state"]),
];

const NEEDS: &[Field] = &[
    field("key", false, &["id", "cle", "key", "reference"]),
    field("title", true, &["titre", "title", "objet", "intitule"]),
    field("text", false, &["texte", "text", "description"]),
    field("organisation", true, &["organisation", "acheteur", "buyer", "organisation acheteuse"]),
    field("cpv", false, &["cpv", "code cpv"]),
    field("categories", false, &["categories", "categorie"]),
    field("postal_code", false, &["code postal", "postal code", "cp"]),
    field("town", false, &["commune", "ville", "town", "city", "lieu", "place"]),
    field("delivery", false, &["execution location", "lieu d execution", "delivery"]),
    field("budget", false, &["estimated value eur", "montant", "budget", "valeur estimee", "estimated value"]),
    field("currency", false, &["monnaie", "devise", "currency"]),
    field("wanted_by", false, &["pour le", "wanted by", "echeance"]),
    field("quantity", false, &["quantite", "quantity"]),
    field("unit", false, &["unite", "unit"]),
];

pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Suppliers => SUPPLIERS,
        Kind::Solutions => SOLUTIONS,
        Kind::Needs => NEEDS,
    }
}

/// From field to the position of its column.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<String, usize>);

impl Mapping {
    /// Each field takes the first column of one of its names, in the order of the names.
    pub fn recognised(kind: Kind, header: &[String]) -> Self {
        let keys: Vec<String> = header.iter().map(|title| name_key(title)).collect();
        let column = |field: &Field| field.names.iter().find_map(|name| keys.iter().position(|key| key == name));
        Self(fields(kind).iter().filter_map(|field| Some((field.code.to_owned(), column(field)?))).collect())
    }

    pub fn set(&mut self, field: &str, column: Option<usize>) {
        match column {
            Some(column) => self.0.insert(field.to_owned(), column),
            None => self.0.remove(field),
        };
    }

    pub fn column(&self, field: &str) -> Option<usize> {
        self.0.get(field).copied()
    }

    /// Fields that a file must have and this one has not.
    pub fn missing(&self, kind: Kind) -> Vec<&'static str> {
        fields(kind).iter().filter(|field| field.required && self.column(field.code).is_none()).map(|f| f.code).collect()
    }

    /// The cell of a field, empty when the file has no such column.
    pub fn cell<'a>(&self, cells: &'a [String], field: &str) -> &'a str {
        self.column(field).and_then(|column| cells.get(column)).map_or("", String::as_str)
    }
}

/// What two files with the same columns have in common.
pub fn signature(header: &[String]) -> String {
    let mut hash = Sha256::new();
    for title in header {
        hash.update(name_key(title).as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Mapping};

    fn header(titles: &str) -> Vec<String> {
        titles.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_recognised_in_both_languages() {
        let fr = header("SIRET,Nom,Code postal,Commune");
        let en = header("Identifier,Name,Postal code,Town");
        for header in [fr, en] {
            let mapping = Mapping::recognised(Kind::Suppliers, &header);
            let columns = ["identifier", "name", "postal_code", "town"].map(|field| mapping.column(field));
            assert_eq!(columns, [Some(0), Some(1), Some(2), Some(3)], "{header:?}");
            assert!(mapping.missing(Kind::Suppliers).is_empty());
        }
    }

    #[test]
    fn a_file_without_a_name_is_told_so() {
        assert_eq!(Mapping::recognised(Kind::Suppliers, &header("ville,site")).missing(Kind::Suppliers), ["name"]);
    }
}
