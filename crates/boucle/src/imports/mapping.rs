//! Which column of a file is which field: recognised from the header's words in either language, changed by a person,
//! remembered for the next file with the same header.

use sha2::{Digest, Sha256};

use super::Kind;
use crate::kit::columns::field;
use crate::kit::format::name_key;

pub use crate::kit::columns::{Field, Mapping};

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
    use super::{Kind, Mapping, fields};

    fn header(titles: &str) -> Vec<String> {
        titles.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_recognised_in_both_languages() {
        let fr = header("SIRET,Nom,Code postal,Commune");
        let en = header("Identifier,Name,Postal code,Town");
        for header in [fr, en] {
            let mapping = Mapping::recognised(fields(Kind::Suppliers), &header);
            let columns = ["identifier", "name", "postal_code", "town"].map(|field| mapping.column(field));
            assert_eq!(columns, [Some(0), Some(1), Some(2), Some(3)], "{header:?}");
            assert!(mapping.missing(fields(Kind::Suppliers)).is_empty());
        }
    }

    #[test]
    fn a_file_without_a_name_is_told_so() {
        let suppliers = fields(Kind::Suppliers);
        assert_eq!(Mapping::recognised(suppliers, &header("ville,site")).missing(suppliers), ["name"]);
    }
}
