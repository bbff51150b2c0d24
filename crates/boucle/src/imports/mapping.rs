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

// A form asks who offers it as well: the words of its questions are looked for where no title is a name.
const SOLUTIONS: &[Field] = &[
    field("key", false, &["id", "cle", "key", "reference", "response id", "id de la reponse"]),
    field(
        "identifier",
        false,
        &["siret", "siren", "neq", "siret fournisseur", "numero d entreprise", "numero du fournisseur", "supplier s number"],
    )
    .asked(&["siret", "neq", "siren"]),
    field("supplier", true, &["fournisseur", "supplier", "organisation", "raison sociale", "entreprise", "structure"])
        .asked(&[
            "nom de votre structure",
            "nom de la structure",
            "nom de votre entreprise",
            "nom de l entreprise",
            "nom de votre organisation",
            "nom de l organisation",
            "name of your organisation",
            "name of your organization",
            "name of your company",
            "name of the company",
        ])
        .unless("identifier"),
    field("title", true, &["titre", "title", "solution", "nom", "name", "intitule"]).asked(&[
        "nom de votre solution",
        "nom de la solution",
        "titre de votre solution",
        "titre de la solution",
        "name of your solution",
        "name of the solution",
        "title of your solution",
    ]),
    field("summary", false, &["resume", "summary", "accroche"]).asked(&[
        "en une phrase",
        "en quelques mots",
        "in one sentence",
    ]),
    field("description", false, &["description", "presentation", "texte", "text"]).asked(&[
        "decrivez",
        "presentez",
        "description",
        "describe",
    ]),
    field("language", false, &["langue", "language"]),
    field("categories", false, &["categories", "categorie", "category"]).asked(&[
        "categories",
        "categorie",
        "familles d achat",
        "famille d achat",
        "category",
    ]),
    field("strategies", false, &["strategies", "strategies circulaires", "circular strategies"]).asked(&[
        "economie circulaire",
        "circulaires",
        "circulaire",
        "circular economy",
        "circular",
    ]),
    field("commitments", false, &["engagements", "engagements sociaux", "commitments", "social commitments"]).asked(&[
        "engagements",
        "engagement",
        "social commitments",
        "commitments",
    ]),
    field("places", false, &["territoires", "territoires desservis", "territories", "places", "lieux", "territoire"]).asked(
        &[
            "territoires",
            "territoire",
            "zone geographique",
            "intervenez vous",
            "livrez vous",
            "territories",
            "where do you deliver",
            "area served",
        ],
    ),
    field("radius_km", false, &["rayon", "rayon km", "radius", "radius km"]),
    field("labels", false, &["labels", "label", "certifications"]).asked(&[
        "labels",
        "label",
        "certifications",
        "certification",
    ]),
    field("links", false, &["liens", "links", "site", "url", "site web"]).asked(&[
        "site web",
        "site internet",
        "lien",
        "website",
    ]),
    field("town", false, &["commune", "ville", "town", "city"]),
    field("postal_code", false, &["code postal", "postal code", "cp"]),
    field("state", false, &["etat", "state"]),
    field("capacity", false, &["capacite", "capacity", "capacite disponible", "available capacity"]),
    field("capacity_unit", false, &["unite de capacite", "capacity unit", "ce qui est compte", "what is counted"]),
    field("capacity_per", false, &["capacite par", "capacity per", "periode de capacite", "capacity period"]),
    field("lead_time", false, &["delai", "lead time", "delai de livraison", "delivery time", "delais", "lead times"]),
    field("lead_unit", false, &["unite de delai", "lead time unit", "delai en", "lead time in"]),
    field(
        "price_low",
        false,
        &[
            "prix le plus bas",
            "lowest price",
            "prix minimum",
            "minimum price",
            "prix indicatif",
            "indicative price",
            "prix",
            "price",
            "prix indicatif a partir de",
            "indicative price from",
        ],
    ),
    field(
        "price_high",
        false,
        &[
            "prix le plus haut",
            "highest price",
            "prix maximum",
            "maximum price",
            "prix indicatif au plus",
            "indicative price at most",
        ],
    ),
    field(
        "price_currency",
        false,
        &["monnaie du prix", "price currency", "currency of the price", "monnaie", "devise", "currency"],
    ),
    field("price_unit", false, &["unite de prix", "price unit", "unite du prix", "prix par", "price per"]),
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
    fn the_questions_of_a_form_are_understood() {
        let header = header(
            "Horodateur,Quel est le nom de votre structure ?,N° SIRET,Nom de la solution,Décrivez-la,\
             Quelles catégories d’achat ?,Sur quels territoires intervenez-vous ?,Vos labels",
        );
        let mapping = Mapping::recognised(fields(Kind::Solutions), &header);
        let said = ["supplier", "identifier", "title", "description", "categories", "places", "labels", "summary"];
        let columns = said.map(|field| mapping.column(field));
        assert_eq!(columns, [Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), Some(7), None]);
    }

    #[test]
    fn a_file_that_names_suppliers_by_their_number_alone_is_understood() {
        let mapping = Mapping::recognised(fields(Kind::Solutions), &header("SIRET,Titre"));
        assert_eq!(mapping.missing(fields(Kind::Solutions)), [] as [&str; 0]);
    }

    #[test]
    fn a_file_without_a_name_is_told_so() {
        let suppliers = fields(Kind::Suppliers);
        assert_eq!(Mapping::recognised(suppliers, &header("ville,site")).missing(suppliers), ["name"]);
    }
}
