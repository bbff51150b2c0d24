//! What invented suppliers write, put together from parts that go with any trade.

use super::draw::Draw;
use crate::kit::Language;

/// Kind of the organisation and its legal form; social enterprises are about half.
pub const FORMS_OF_QUEBEC: [(&str, &str); 6] = [
    ("company", "Société par actions"),
    ("company", "Entreprise individuelle"),
    ("company", "Société par actions"),
    ("social_enterprise", "OBNL"),
    ("social_enterprise", "Coopérative de solidarité"),
    ("social_enterprise", "Coopérative de travail"),
];
pub const FORMS_OF_FRANCE: [(&str, &str); 6] = [
    ("company", "SARL"),
    ("company", "SAS"),
    ("company", "Entreprise individuelle"),
    ("social_enterprise", "SCIC"),
    ("social_enterprise", "Association loi 1901"),
    ("social_enterprise", "SCOP"),
];

const HOUSES: [&str; 14] = [
    "Atelier",
    "Ateliers",
    "Coopérative",
    "Maison",
    "Établissements",
    "Les Compagnons de",
    "Ressourcerie",
    "Fabrique",
    "Comptoir",
    "Régie",
    "Groupe",
    "Services",
    "Collectif",
    "Entreprise",
];
const BEGINNINGS: [&str; 24] = [
    "Bel", "Mar", "Val", "Clair", "Mont", "Beau", "Haut", "Brun", "Lor", "Sau", "Tré", "Gran", "Ver", "Cham", "Bour", "Del",
    "Fon", "Ger", "Jol", "Lam", "Mé", "Rou", "Pont", "Rive",
];
const ENDINGS: [&str; 20] = [
    "mont", "nier", "lin", "ville", "voie", "reau", "teau", "val", "chard", "bois", "din", "fort", "gère", "lande", "mare",
    "pré", "quin", "roche", "sol", "tière",
];

const OFFERS_FR: [&str; 24] = [
    "{x} : seconde vie garantie deux ans",
    "{x} de seconde main",
    "{x}, avec reprise en fin d’usage",
    "{x} en location de longue durée",
    "{x} : réparation sur place",
    "{x} : réparation en atelier",
    "{x} en circuit court",
    "{x} pour collectivités",
    "{x} pour petites équipes",
    "{x} sans emballage jetable",
    "{x} à base de matières recyclées",
    "{x} : entretien et remplacement compris",
    "{x} : fabrication locale",
    "{x} à l’usage, facturation au mois",
    "{x} avec équipe en insertion",
    "{x} en entreprise adaptée",
    "{x} : collecte et remise en état",
    "{x} : lots de réemploi",
    "{x} sobres et réparables",
    "{x} : pièces détachées pendant dix ans",
    "{x} livrés à vélo",
    "{x} : diagnostic et plan de réduction",
    "{x} issus de surplus",
    "{x}, contenants consignés",
];
const OFFERS_EN: [&str; 20] = [
    "Second-hand {x}, two-year guarantee",
    "Refurbished {x}",
    "{x}, taken back at the end",
    "{x} on long-term hire",
    "{x}: repair on site",
    "{x}: workshop repair",
    "Locally made {x}",
    "{x} for public bodies",
    "{x} for small teams",
    "{x} without throwaway packaging",
    "{x} from recycled materials",
    "{x}: upkeep and replacement included",
    "{x} as a service, billed monthly",
    "{x} by a work integration team",
    "{x}: collection and reconditioning",
    "{x}: lots for reuse",
    "Repairable {x}, spare parts for ten years",
    "{x} delivered by cargo bike",
    "{x}: audit and reduction plan",
    "Surplus {x}",
];

const SUMMARIES_FR: [&str; 8] = [
    "{x} : de {n} à {m} unités par commande, depuis {t}.",
    "Depuis {t}, {n} personnes s’y consacrent ; réponse sous {d} jours ouvrables.",
    "Une offre complète : étude, mise en place, suivi. Départ de {t}.",
    "{n} clients publics et privés autour de {t} nous font confiance.",
    "Livraison sous {d} jours autour de {t}, reprise de l’ancien comprise.",
    "Prix à l’unité ou forfait annuel ; à partir de {n} unités.",
    "Tout est fait à {t}, par une équipe de {n} personnes.",
    "Une solution éprouvée depuis {d} ans, au départ de {t}.",
];
const SUMMARIES_EN: [&str; 7] = [
    "{x}: from {n} to {m} units an order, from {t}.",
    "A team of {n} in {t}; answers within {d} working days.",
    "From study to follow-up, all from {t}.",
    "{n} public and private clients around {t} rely on us.",
    "Delivered within {d} days around {t}; what you had is taken back.",
    "By the unit or at a yearly price, from {n} units.",
    "Proven for {d} years, from {t}.",
];

const SENTENCES_FR: [&str; 22] = [
    "Délai habituel : {d} jours après la commande.",
    "La garantie est de {d} mois, pièces et main-d’œuvre.",
    "Nous reprenons {n} % de ce que nous livrons, pour le remettre en circulation.",
    "Chaque lot est pesé : vous recevez le poids de matière évité.",
    "L’équipe compte {n} personnes, dont la moitié en parcours d’insertion.",
    "Les pièces d’usure restent disponibles pendant dix ans.",
    "Transport mutualisé avec {d} autres fournisseurs du territoire.",
    "Un interlocuteur unique suit votre commande de bout en bout.",
    "Référence interne : série {m}.",
    "La matière vient de chantiers et de surplus situés à moins de {n} km.",
    "Essai possible sur un site avant d’engager davantage.",
    "Le prix comprend la formation de vos équipes à l’entretien.",
    "Contenants consignés, repris à chaque passage.",
    "Une fiche de traçabilité accompagne chaque livraison.",
    "Nous travaillons avec des écoles, des hôpitaux et des municipalités.",
    "Capacité : {m} unités par mois.",
    "Produits d’entretien sans solvants ni parfums.",
    "Le démontage est prévu dès la conception.",
    "Un bilan annuel compare les émissions évitées à celles d’un achat neuf.",
    "Les invendus sont donnés à des associations voisines.",
    "Atelier ouvert aux visites le premier mardi du mois.",
    "Paiement après réception, sans acompte pour les organismes publics.",
];
const SENTENCES_EN: [&str; 18] = [
    "Usual lead time: {d} days from the order.",
    "Guaranteed for {d} months, parts and labour.",
    "We take back {n}% of what we deliver and put it to use again.",
    "Each lot is weighed: you receive the weight of material avoided.",
    "The team counts {n} people, half of them on a work integration path.",
    "Wear parts stay available for ten years.",
    "Transport is shared with {d} other suppliers nearby.",
    "One person follows your order from start to end.",
    "Our reference: series {m}.",
    "Materials come from sites and surplus within {n} km.",
    "A trial on one site is possible before anything larger.",
    "The price includes training your teams in upkeep.",
    "Deposit containers, collected at each visit.",
    "A traceability sheet comes with each delivery.",
    "We work with schools, hospitals and municipalities.",
    "Capacity: {m} units a month.",
    "Designed to be taken apart.",
    "A yearly report compares avoided emissions with buying new.",
];

pub fn supplier_name(draw: &mut Draw, town: &str, number: u64) -> String {
    let house = draw.one_of(&HOUSES);
    let family = format!("{}{}", draw.one_of(&BEGINNINGS), draw.one_of(&ENDINGS));
    match draw.number(0..4) {
        0 if !town.is_empty() => format!("{house} {family} ({town})"),
        1 => format!("{house} {family} et {}{}", draw.one_of(&BEGINNINGS), draw.one_of(&ENDINGS)),
        // Families are few: the number tells apart those that would share a name.
        2 => format!("{house} {family} {}", number + 1),
        _ => format!("{house} {family}"),
    }
}

pub fn supplier_description(draw: &mut Draw, language: Language, trade: &str, town: &str) -> String {
    let people = draw.number(2..140);
    match language {
        Language::Fr => format!("{} – {town}, {people} personnes. Organisation inventée.", capital(trade)),
        Language::En => format!("{} – {town}, {people} people. Invented organisation.", capital(trade)),
    }
}

pub fn title(draw: &mut Draw, language: Language, trade: &str) -> String {
    let offer = match language {
        Language::Fr => draw.one_of(&OFFERS_FR),
        Language::En => draw.one_of(&OFFERS_EN),
    };
    let begins = offer.starts_with("{x}");
    let title = offer.replace("{x}", &if begins { capital(trade) } else { small(trade) });
    title.chars().take(200).collect()
}

pub fn summary(draw: &mut Draw, language: Language, trade: &str, town: &str) -> String {
    let pattern = match language {
        Language::Fr => draw.one_of(&SUMMARIES_FR),
        Language::En => draw.one_of(&SUMMARIES_EN),
    };
    filled(draw, pattern, trade).replace("{t}", town)
}

/// Three to seven sentences.
pub fn description(draw: &mut Draw, language: Language, trade: &str) -> String {
    let mut text = format!("{}.", capital(trade));
    for _ in 0..draw.number(3..8) {
        let pattern = match language {
            Language::Fr => draw.one_of(&SENTENCES_FR),
            Language::En => draw.one_of(&SENTENCES_EN),
        };
        text.push(if draw.once_in(4) { '\n' } else { ' ' });
        text.push_str(&filled(draw, pattern, trade));
    }
    text
}

fn filled(draw: &mut Draw, pattern: &str, trade: &str) -> String {
    let (days, some, many) = (draw.number(2..31), draw.number(5..100), draw.number(100..9000));
    pattern
        .replace("{x}", &capital(trade))
        .replace("{d}", &days.to_string())
        .replace("{n}", &some.to_string())
        .replace("{m}", &many.to_string())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a small first letter, unless it is an abbreviation.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let word = letters.as_str();
    match first {
        Some(first) if !word.starts_with(char::is_uppercase) => first.to_lowercase().chain(word.chars()).collect(),
        _ => text.to_owned(),
    }
}

/// What people of the large network write: sentences that say nothing of anybody.
pub static SENTENCES: &[&str] = &[
    "Le besoin a été revu avec les services qui utilisent le matériel.",
    "Nous avons demandé trois offres, dont une d’un atelier d’insertion.",
    "La remise en état coûte moins cher que le neuf dès la deuxième année.",
    "Les délais tiennent si la commande part avant la fin du mois.",
    "La clause de reprise est acceptée par tous les fournisseurs consultés.",
    "Il reste à vérifier la garantie sur les pièces remplacées.",
    "Le transport est groupé avec celui de la commune voisine.",
    "Chaque lot est décrit par son usage et non par une marque.",
    "Les quantités viennent de l’inventaire du printemps.",
    "Un essai de trois mois est prévu dans deux écoles.",
    "Le prix comprend l’entretien annuel et le rapport de fin de vie.",
    "La pondération donne vingt points à la réparabilité.",
    "Les élus ont approuvé la démarche en séance.",
    "Ce critère a été contesté une fois, sans suite.",
    "La visite de l’atelier a convaincu les derniers hésitants.",
    "Nous partageons le cahier des charges avec qui le demande.",
    "Le reconditionné représente le tiers de nos achats de l’année.",
    "Il faudra prévoir un lieu de stockage de vingt mètres carrés.",
    "La facture est la même, mais rien ne part à la benne.",
    "Le fournisseur reprend les emballages à chaque livraison.",
];
