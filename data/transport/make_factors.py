#!/usr/bin/env python3
"""Makes the factor sets of this directory, in the format that an organisation's own set is read in.

    python3 make_factors.py DIRECTORY

DIRECTORY holds the tables as they were read: defra_2025_freight_factors.csv, defra_2025_wtt_fuels.csv and
epa_ghg_hub_table8_freight.csv (SOURCES.md says from where). The French tables are short and stand here.

What always holds: a figure is written as it was published, except those of the French set per tonne-km, which are
consumption per km x factor of the energy / tonnes carried, as note 2 of its annex II says.
"""
import csv
import re
import sys
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 12
HERE = Path(__file__).parent
COLUMNS = ["code", "mode", "unit", "laden", "temperature", "distance", "kg_ttw", "kg_wtt", "default", "name_fr", "name_en", "reference"]

FRENCH = {
    "Vans": "Fourgon", "HGV (all diesel)": "Poids lourd", "HGV refrigerated (all diesel)": "Poids lourd",
    "All HGVs": "moyenne", "All artics": "articulé, moyenne", "All rigids": "porteur, moyenne",
    "Articulated (>3.5 - 33t)": "articulé, 3,5 à 33 t", "Articulated (>33t)": "articulé, plus de 33 t",
    "Rigid (>3.5 - 7.5 tonnes)": "porteur, 3,5 à 7,5 t", "Rigid (>7.5 tonnes-17 tonnes)": "porteur, 7,5 à 17 t",
    "Rigid (>17 tonnes)": "porteur, plus de 17 t", "Average (up to 3.5 tonnes)": "moyenne, jusqu’à 3,5 t",
    "Class I (up to 1.305 tonnes)": "classe I, jusqu’à 1,305 t", "Class II (1.305 to 1.74 tonnes)": "classe II, 1,305 à 1,74 t",
    "Class III (1.74 to 3.5 tonnes)": "classe III, 1,74 à 3,5 t", "Freight train": "Train de marchandises",
    "Bulk carrier": "Vraquier", "Container ship": "Porte-conteneurs", "General cargo": "Cargo polyvalent",
    "Large RoPax ferry": "Grand navire roulier à passagers", "Refrigerated cargo": "Navire frigorifique", "RoRo-Ferry": "Navire roulier",
    "Vehicle transport": "Transport de véhicules", "Chemical tanker": "Chimiquier", "Crude tanker": "Pétrolier de brut",
    "LNG tanker": "Méthanier", "LPG Tanker": "Transport de GPL", "Products tanker": "Transport de produits pétroliers",
    "Domestic, to/from UK": "Avion, intérieur britannique", "International, to/from non-UK": "Avion, international hors Royaume-Uni",
    "Long-haul, to/from UK": "Avion, long-courrier", "Short-haul, to/from UK": "Avion, court-courrier",
    "Average": "moyenne", "All dwt": "toutes tailles", "Diesel": "gazole", "Petrol": "essence", "Unknown": "motorisation inconnue",
    "CNG": "GNC", "LPG": "GPL", "Battery Electric Vehicle": "électrique à batterie", "Plug-in Hybrid Electric Vehicle": "hybride rechargeable",
    "With RF": "avec forçage radiatif", "Without RF": "sans forçage radiatif",
}
LADEN = {"0% Laden": "empty", "50% Laden": "half", "100% Laden": "full", "Average laden": "average"}
MODES = {"Vans": "road", "HGV (all diesel)": "road", "HGV refrigerated (all diesel)": "road", "Rail": "rail", "Sea tanker": "sea",
         "Cargo ship": "sea", "Freight flights": "air"}
DEFAULTS = {"hgv_all_hgvs", "freight_train", "container_ship_average", "air_international_to_from_non_uk_without_rf"}


def code_of(*parts):
    text = "_".join(part for part in parts if part).lower().replace("–", "_")
    text = text.replace(">", "over ").replace("+", " and over")
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    text = re.sub(r"(?<=\d)\.(?=\d)", "p", text)
    return re.sub(r"[^a-z0-9]+", "_", text).strip("_")


def desnz(directory):
    rows = []
    for row in csv.DictReader(open(directory / "defra_2025_freight_factors.csv", encoding="utf-8")):
        if row["unit"] == "miles":  # the same figures as those per km
            continue
        mode, vehicle, size, last = row["mode"], row["vehicle"], row["size"], row["fuel_or_laden"]
        laden, fuel = LADEN.get(last, ""), "" if last in LADEN else last
        family = {"Vans": "van", "HGV (all diesel)": "hgv", "HGV refrigerated (all diesel)": "hgv", "Freight flights": "air"}.get(mode, "")
        code = code_of(family, vehicle, size, fuel)
        words = [mode if family in ("van", "hgv") else "", vehicle, size, fuel]
        french = [FRENCH.get(word, word) for word in words if word]
        vehicle_km = row["unit"] == "km"
        rows.append([code, MODES[mode], "vehicle_km" if vehicle_km else "tonne_km", laden,
                     "controlled" if "refrigerated" in mode.lower() or vehicle == "Refrigerated cargo" else "ambient",
                     "actual" if vehicle_km else "great_circle" if mode == "Freight flights" else "shortest",
                     row["kgco2e_ttw"], row["kgco2e_wtt"], "yes" if code in DEFAULTS and not vehicle_km else "",
                     ", ".join(french), ", ".join(word.replace("HGV refrigerated (all diesel)", "HGV").replace("HGV (all diesel)", "HGV") for word in words if word),
                     row["defra_id"]])
    upstream = {(row["level3"], row["unit"]): (row["kgco2e"], row["defra_id"])
                for row in csv.DictReader(open(directory / "defra_2025_wtt_fuels.csv", encoding="utf-8"))}
    for code, level3, unit, burnt, french in [
        ("diesel", "Diesel (average biofuel blend)", "litres", "2.57082", "Gazole à la pompe"),
        ("mineral_diesel", "Diesel (100% mineral diesel)", "litres", "2.66155", "Gazole minéral"),
        ("gas_oil", "Gas oil", "litres", "2.75541", "Gazole non routier"),
        ("marine_gas_oil", "Marine gas oil", "litres", "2.77139", "Gazole marin"),
        ("marine_fuel_oil", "Marine fuel oil", "litres", "3.10202", "Fioul marin"),
        ("lng", "LNG", "tonnes", "2603.30441", "GNL"),
        ("cng", "CNG", "tonnes", "2575.46441", "GNC"),
        ("lpg", "LPG", "tonnes", "2939.36095", "GPL"),
    ]:
        wtt, reference = upstream[(level3, unit)]
        if unit == "tonnes":
            burnt, wtt, unit = Decimal(burnt) / 1000, Decimal(wtt) / 1000, "kg"
        else:
            unit = "litre"
        rows.append([code, "energy", unit, "", "", "", burnt, wtt, "", french, level3, reference])
    return rows


def epa(directory, year):
    names = {"Medium- and heavy-duty truck": ("truck", "road", "Camion moyen ou lourd"), "Rail": ("rail", "rail", "Train"),
             "Waterborne craft": ("waterborne_craft", "inland_waterway", "Bateau"), "Aircraft": ("aircraft", "air", "Avion")}
    rows = []
    for row in csv.DictReader(open(directory / "epa_ghg_hub_table8_freight.csv", encoding="utf-8")):
        if row["hub_year"] == year:
            code, mode, french = names[row["vehicle"]]
            rows.append([code, mode, "short_ton_mile", "", "ambient", "great_circle" if mode == "air" else "shortest",
                         row["kg_co2e_ar5"], "", "yes", french, row["vehicle"], "Table 8"])
    return rows


ENERGIES = [  # annex I: code, unit, upstream, operation, name
    ("electricity.FR", "kwh", "0.053", "0", "Électricité, France métropolitaine hors Corse"),
    ("electricity.FR-COR", "kwh", "0.583", "0", "Électricité, Corse"),
    ("electricity.GP", "kwh", "0.688", "0", "Électricité, Guadeloupe"),
    ("electricity.GF", "kwh", "0.350", "0", "Électricité, Guyane"),
    ("electricity.MQ", "kwh", "0.825", "0", "Électricité, Martinique"),
    ("electricity.YT", "kwh", "0.765", "0", "Électricité, Mayotte"),
    ("electricity.RE", "kwh", "0.764", "0", "Électricité, La Réunion"),
    ("electricity.EU", "kwh", "0.420", "0", "Électricité, Europe hors France"),
    ("jet_a1", "litre", "0.480", "2.520", "Kérosène"),
    ("petrol", "litre", "0.47", "2.24", "Essence à la pompe"),
    ("heavy_fuel_oil", "kg", "0.46", "3.12", "Fioul lourd"),
    ("diesel", "litre", "0.58", "2.49", "Gazole routier à la pompe"),
    ("non_road_diesel", "litre", "0.58", "2.49", "Gazole non routier"),
    ("non_road_diesel", "kg", "0.68", "2.95", "Gazole non routier"),
    ("b30", "litre", "0.79", "1.86", "B30"),
    ("marine_diesel_oil", "kg", "0.61", "3.15", "Marine diesel oil"),
    ("lpg", "litre", "0.19", "1.58", "GPL routier"),
    ("cng", "litre", "0.32", "1.81", "GNV"),
    ("lng", "kg", "0.52", "2.77", "GNL maritime"),
]
D, N, E, NK = ("diesel", "litre"), ("non_road_diesel", "litre"), ("electricity.FR", "kwh"), ("non_road_diesel", "kg")
H, M = ("heavy_fuel_oil", "kg"), ("marine_diesel_oil", "kg")
LEVEL_1 = [  # annex II: code, mode, temperature, tonnes carried (empty runs counted), consumption per km, default, name
    ("train_electric_light", "rail", "", "400", [(E, "16.60")], "", "Train électrique, jusqu’à 249 kg/m³"),
    ("train_diesel_light", "rail", "", "400", [(NK, "3.85")], "", "Train au gazole, jusqu’à 249 kg/m³"),
    ("train_mixed_light", "rail", "", "400", [(E, "14.94"), (NK, "0.38")], "", "Train mixte, jusqu’à 249 kg/m³"),
    ("train_electric_medium", "rail", "", "520", [(E, "16.74")], "", "Train électrique, 250 à 399 kg/m³"),
    ("train_diesel_medium", "rail", "", "520", [(NK, "3.88")], "", "Train au gazole, 250 à 399 kg/m³"),
    ("train_mixed_medium", "rail", "", "520", [(E, "15.07"), (NK, "0.39")], "yes", "Train mixte, 250 à 399 kg/m³"),
    ("train_electric_dense", "rail", "", "600", [(E, "16.68")], "", "Train électrique, 400 kg/m³ et plus"),
    ("train_diesel_dense", "rail", "", "600", [(NK, "3.86")], "", "Train au gazole, 400 kg/m³ et plus"),
    ("train_mixed_dense", "rail", "", "600", [(E, "15.01"), (NK, "0.39")], "", "Train mixte, 400 kg/m³ et plus"),
    ("barge_under_400t", "inland_waterway", "", "207", [(N, "6.30")], "", "Automoteur, moins de 400 t"),
    ("barge_400_649t", "inland_waterway", "", "331", [(N, "7.30")], "", "Automoteur, 400 à 649 t"),
    ("barge_650_999t", "inland_waterway", "", "497", [(N, "8.30")], "", "Automoteur, 650 à 999 t"),
    ("barge_1000_1499t", "inland_waterway", "", "773", [(N, "12.20")], "yes", "Automoteur, 1 000 à 1 499 t"),
    ("barge_from_1500t", "inland_waterway", "", "1214", [(N, "19.90")], "", "Automoteur, 1 500 t et plus"),
    ("pusher_under_590kw", "inland_waterway", "", "1104", [(N, "9.40")], "", "Pousseur, moins de 590 kW"),
    ("pusher_590_879kw", "inland_waterway", "", "1270", [(N, "14.40")], "", "Pousseur, 590 à 879 kW"),
    ("pusher_from_880kw", "inland_waterway", "", "2208", [(N, "28.40")], "", "Pousseur, 880 kW et plus"),
    ("pusher_from_880kw_containers", "inland_waterway", "", "1200", [(N, "28.40")], "", "Pousseur, 880 kW et plus, conteneurs"),
    ("bulk_handysize", "sea", "", "12800", [(H, "39.20")], "", "Vraquier, moins de 40 250 t"),
    ("bulk_handymax", "sea", "", "24700", [(H, "39.70")], "", "Vraquier, 40 250 à 63 499 t"),
    ("bulk_panamax", "sea", "", "33000", [(H, "49.40")], "", "Vraquier, 63 500 à 127 500 t"),
    ("bulk_capesize", "sea", "", "79600", [(H, "79.80")], "", "Vraquier, plus de 127 500 t"),
    ("container_under_1200_teu", "sea", "", "3650", [(H, "32.30"), (M, "0.80")], "", "Porte-conteneurs, moins de 1 200 EVP"),
    ("container_1200_1899_teu", "sea", "", "11000", [(H, "66.30")], "", "Porte-conteneurs, 1 200 à 1 899 EVP"),
    ("container_1900_3849_teu", "sea", "", "18500", [(H, "103.70")], "", "Porte-conteneurs, 1 900 à 3 849 EVP"),
    ("container_3850_7499_teu", "sea", "", "46400", [(H, "174.00")], "yes", "Porte-conteneurs, 3 850 à 7 499 EVP"),
    ("container_over_7500_teu", "sea", "", "74900", [(H, "210.50")], "", "Porte-conteneurs, plus de 7 500 EVP"),
    ("ropax", "sea", "", "1730", [(H, "32.20")], "", "Ro-Pax"),
    ("roro", "sea", "", "1970", [(H, "54.30"), (M, "1.40")], "", "Ro-Ro"),
    ("van_express_letters", "road", "", "0.26", [(D, "0.160")], "", "Utilitaire léger 3,5 t, express (plis, courses)"),
    ("van_express_parcels", "road", "", "0.46", [(D, "0.160")], "", "Utilitaire léger 3,5 t, express (colis)"),
    ("rigid_19t_express", "road", "", "2.50", [(D, "0.270")], "", "Porteur 19 t, express"),
    ("artic_40t_groupage", "road", "", "6.00", [(D, "0.342")], "", "Articulé 40 t, messagerie"),
    ("rigid_19t_groupage", "road", "", "2.50", [(D, "0.270")], "", "Porteur 19 t, messagerie"),
    ("artic_40t_groupage", "road", "controlled", "7.10", [(D, "0.342"), (N, "0.070")], "", "Articulé 40 t, messagerie frigorifique"),
    ("rigid_19t_groupage", "road", "controlled", "3.30", [(D, "0.270"), (N, "0.055")], "", "Porteur 19 t, messagerie frigorifique"),
    ("rigid_7p5t", "road", "", "0.90", [(D, "0.220")], "", "Porteur 7,5 t, marchandises diverses"),
    ("rigid_12t", "road", "", "1.80", [(D, "0.240")], "", "Porteur 12 t, marchandises diverses"),
    ("artic_26t_volume", "road", "", "6.00", [(D, "0.305")], "", "Articulé 26 t, grand volume"),
    ("artic_35t_cars", "road", "", "6.00", [(D, "0.370")], "", "Articulé 35 t, porte-voitures"),
    ("artic_40t_long_distance", "road", "", "12.50", [(D, "0.342")], "yes", "Articulé 40 t, longue distance"),
    ("artic_40t_long_distance", "road", "controlled", "12.50", [(D, "0.332"), (N, "0.070")], "", "Articulé 40 t, avec groupe froid"),
    ("artic_40t_regional", "road", "", "12.50", [(D, "0.338")], "", "Articulé 40 t, régional"),
    ("artic_40t_volume", "road", "", "12.50", [(D, "0.379")], "", "Articulé 40 t, grand volume"),
    ("artic_40t_tipper", "road", "", "12.50", [(D, "0.427")], "", "Articulé 40 t, benne de travaux publics"),
    ("artic_40t_grain", "road", "", "12.50", [(D, "0.405")], "", "Articulé 40 t, benne céréalière"),
    ("artic_40t_container", "road", "", "12.50", [(D, "0.373")], "", "Articulé 40 t, porte-conteneur"),
    ("artic_40t_tanker", "road", "", "12.50", [(D, "0.353")], "", "Articulé 40 t, citerne"),
]


def french():
    kg = {(code, unit): (Decimal(operation), Decimal(upstream)) for code, unit, upstream, operation, _ in ENERGIES}
    rows = []
    for code, mode, temperature, tonnes, uses, default, name in LEVEL_1:
        ttw = sum(Decimal(rate) * kg[energy][0] for energy, rate in uses) / Decimal(tonnes)
        wtt = sum(Decimal(rate) * kg[energy][1] for energy, rate in uses) / Decimal(tonnes)
        shown = " + ".join(f"{rate} {unit} {energy}" for (energy, unit), rate in uses)
        rows.append([code, mode, "tonne_km", "", temperature or "ambient", "actual", f"{ttw:f}", f"{wtt:f}", default, name, "",
                     f"annexe II : ({shown})/km / {tonnes} t"])
    for code, unit, upstream, operation, name in ENERGIES:
        rows.append([code, "energy", unit, "", "", "", operation, upstream, "", name, "", "annexe I"])
    return rows


def write(name, about, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as out:
        for key, value in about:
            out.write(f"# {key}: {value}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def main():
    directory = Path(sys.argv[1])
    write("desnz_2025.csv", [
        ("id", "desnz"), ("version", "2025"), ("year", "2025"), ("title_fr", "Facteurs du gouvernement britannique, 2025"),
        ("title_en", "UK Government conversion factors, 2025"),
        ("source", "UK Government GHG Conversion Factors for Company Reporting 2025 (DESNZ/Defra)"),
        ("licence", "Open Government Licence v3.0"), ("scope", "CO2e (CO2, CH4, N2O), AR5, well-to-tank and tank-to-wheel")], desnz(directory))
    for year in ("2024", "2025"):
        write(f"epa_hub_{year}.csv", [
            ("id", "epa-hub"), ("version", year), ("year", year), ("title_fr", f"Facteurs de l’EPA (États-Unis), {year}"),
            ("title_en", f"US EPA emission factors hub, {year}"), ("source", f"US EPA GHG Emission Factors Hub {year}, Table 8"),
            ("licence", "US Government work, public domain"), ("scope", "CO2e (CO2, CH4, N2O), AR5, tank-to-wheel only")], epa(directory, year))
    write("france_2012.csv", [
        ("id", "france"), ("version", "2012"), ("year", "2012"), ("title_fr", "Valeurs de niveau 1 de la réglementation française, 2012"),
        ("title_en", "Level 1 values of French regulation, 2012"),
        ("source", "Arrêté du 10 avril 2012 (TRAT1209296A), annexes I et II, version d’origine"),
        ("licence", "Texte officiel, Licence Ouverte"), ("scope", "CO2, phase amont et phase de fonctionnement"), ("law", "FR")], french())


main()
