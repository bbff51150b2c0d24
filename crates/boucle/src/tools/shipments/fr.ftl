shipments-new = Bilan d’un fichier d’expéditions
shipments-instead = Toute une année de transports dans un tableau ? Faites le bilan du fichier.
shipments-lead = Une ligne par trajet d’une expédition. Le bilan additionne leurs émissions par mode, par liaison, par transporteur et par mois, et dit lesquelles pèsent le plus.
shipments-file = Fichier
shipments-file-hint = CSV de 100 Mo et d’un million de lignes au plus, ou XLSX de 20 Mo au plus. Séparateur, accents et titres sont reconnus.
shipments-file-none = Choisissez un fichier
shipments-not-kept = Le fichier est supprimé dès que le bilan est fait, et au plus tard un jour après son envoi. Seuls restent les totaux, et les lignes refusées pour que vous puissiez les corriger.
shipments-look = Voir ce qu’il contient
shipments-last = Fichiers envoyés depuis hier
shipments-form = Les colonnes qui sont lues
shipments-form-needed = Il faut un mode, une quantité (tonnes, kilogrammes, EVP ou palettes) et une distance. Le reste est facultatif. Si vos colonnes portent d’autres noms, vous direz laquelle est quoi.
shipments-read = { $count ->
    [0] Aucune ligne lue dans « { $file } »
    [one] 1 ligne lue dans « { $file } »
   *[other] { $count } lignes lues dans « { $file } »
  }
shipments-tried = { $count ->
    [0] Aucune ligne ne serait comptée
    [one] 1 ligne serait comptée
   *[other] { $count } lignes seraient comptées
  }, { $refused ->
    [0] aucune refusée
    [one] 1 refusée
   *[other] { $refused } refusées
  }
shipments-tried-first = Sur les { $most } premières lignes : { $count ->
    [0] aucune ne serait comptée
    [one] 1 serait comptée
   *[other] { $count } seraient comptées
  }, { $refused ->
    [0] aucune refusée
    [one] 1 refusée
   *[other] { $refused } refusées
  }
shipments-refused-lead = Ce qui serait refusé, pour commencer :
shipments-columns-first = Dites d’abord quelle colonne contient le mode, laquelle la quantité, laquelle la distance.
shipments-title = Nom du bilan
shipments-title-hint = Par exemple : expéditions de 2026.
shipments-set-hint = D’où viennent les chiffres. Le bilan garde le jeu et sa version.
shipments-currency-of = Monnaie des coûts
shipments-columns-hint = Reconnu d’après les titres. Changez ce qui ne va pas, puis relisez le fichier.
shipments-do = Faire le bilan
shipments-look-again = Relire avec ces choix
shipments-read-of = { $read } lignes lues sur { $lines }
shipments-going = Bilan en cours
shipments-going-lead = Vous pouvez quitter cette page : le calcul continue, et le bilan sera parmi vos calculs.
shipments-failed = Ce fichier n’a pas pu être lu jusqu’au bout
shipments-another = Envoyer un autre fichier
shipments-missing-mode = Dites quelle colonne contient le mode de transport
shipments-missing-tonnes = Dites quelle colonne contient la quantité : tonnes, kilogrammes, EVP ou palettes
shipments-missing-km = Dites quelle colonne contient la distance
shipments-found = { $count ->
    [0] Aucun trajet n’a pu être compté
    [one] 1 trajet émet { $mass } de CO₂e
   *[other] { $count } trajets émettent { $mass } de CO₂e
  }
shipments-refused = { $count ->
    [one] 1 ligne n’a pas pu être comptée.
   *[other] { $count } lignes n’ont pas pu être comptées.
  }
shipments-refused-file = Les lignes refusées, avec leur raison (CSV)
shipments-refused-again = Corrigez-les dans votre fichier et renvoyez-le en entier pour un bilan complet, ou renvoyez ces seules lignes pour un bilan à part.
shipments-xlsx = Classeur (XLSX)
shipments-csv = CSV
shipments-by-all = Ensemble
shipments-by-mode = Par mode
shipments-by-lane = Par liaison
shipments-by-carrier = Par transporteur
shipments-by-month = Par mois
shipments-heaviest = { $count ->
    [one] Une liaison sur { $all } fait { $share } des émissions.
   *[other] { $count } liaisons sur { $all } font { $share } des émissions.
  }
shipments-rows = Trajets
shipments-share = Part
shipments-others = { $count ->
    [one] Une autre est dans le classeur et le CSV.
   *[other] { $count } autres sont dans le classeur et le CSV.
  }
shipments-unnamed = Sans nom, ou trop petits pour être à part
shipments-undated = Sans date
shipments-doubt = { $doubt } ({ $count ->
    [one] 1 ligne
   *[other] { $count } lignes
  })
shipments-source = D’où vient ce bilan
shipments-gone = Le fichier a été supprimé une fois le bilan fait. Son empreinte permet de prouver de quel fichier ces totaux viennent.
shipments-rows-read = Lignes lues
shipments-digest = Empreinte (SHA-256)
shipments-vehicles = Véhicules inconnus
shipments-means = Comptés comme la moyenne de leur mode
shipments-delete-why = Ses totaux, ses lignes refusées et ses partages disparaissent avec lui. Rien ne permet de revenir en arrière.
shipments-kind = Total
shipments-name = Nom
shipments-grams = Grammes de CO₂e par tonne-km
shipments-currency = Monnaie
shipments-years = Données des transporteurs
shipments-years-hint = Facultatif. Un transporteur vous a donné l’énergie et les tonnes-km de toute une année ? Ses lignes comptent alors avec sa propre moyenne, comme données réelles, à la place des facteurs publiés.
shipments-year-of = Transporteur { $number }
shipments-year-carrier = Nom du transporteur
shipments-year-carrier-hint = Écrit comme dans le fichier.
shipments-year-mode = Par quel mode
shipments-year-quantity = Quantité de l’année
shipments-year-more = Relire et ajouter un transporteur
shipments-year-unheard = Aucune ligne de ce transporteur par ce mode ({ $mode }) ne serait comptée. Le fichier nomme : { $carriers }
shipments-year-nobody = Le fichier ne nomme aucun transporteur : dites quelle colonne contient leur nom
shipments-year-told = { $year } : { $count ->
    [0] aucune des lignes lues
    [one] 1 ligne
   *[other] { $count } lignes
  }
shipments-years-sheet = Données des transporteurs
shipments-by-told = Avec les données des transporteurs
shipments-primary = Données réelles
shipments-primary-kg = Dont données réelles (kg CO₂e)
shipments-data = Données des émissions
shipments-activity-data = Données des tonnes-km
shipments-scenarios = Scénarios
shipments-scenarios-lead = Sur la période du fichier, chacun comparé à aujourd’hui.
shipments-scenario = Scénario
shipments-changed = Tonnes-km changées
shipments-scenario-new = Ajouter un scénario
shipments-scenario-lead = Le scénario change une part de ce que le fichier a transporté ; le reste émet ce qu’il émet aujourd’hui. Plusieurs changements s’appliquent l’un après l’autre.
shipments-scenario-title-hint = Par exemple : le rail au-delà de 600 km.
shipments-scenario-change = Changement { $number }
shipments-scenario-what = Mode d’aujourd’hui
shipments-scenario-to = Remplacé par
shipments-scenario-to-lead = Un mode peut être remplacé par un autre mode, par un autre véhicule du même mode, ou par les mêmes véhicules mieux remplis quand le jeu de facteurs le dit. Les données d’un transporteur ne disent pas son remplissage : ses lignes restent alors telles quelles.
shipments-scenario-none = aucun changement
shipments-scenario-same = Mêmes véhicules
shipments-laden-full = pleins
shipments-laden-half = à moitié pleins
shipments-scenario-far = Trajets concernés
shipments-scenario-any = tous
shipments-scenario-from = à partir de { $km } km
shipments-scenario-part = { $share } des tonnes-km
shipments-scenario-ratio = distance × { $ratio }
shipments-scenario-share = Part des tonnes-km, en %
shipments-scenario-share-wrong = Donnez une part, de plus de 0 à 100 %
shipments-scenario-distance = Nouvelle distance, en % de l’ancienne
shipments-scenario-distance-hint = Pour un autre mode. Vide : la même.
shipments-scenario-distance-same = La distance ne change que pour un autre mode : laissez ce champ vide
shipments-scenario-cost = Coût de l’ensemble, en { $currency }
shipments-scenario-cost-hint = Facultatif, pour toute la période du fichier. Si chaque ligne du fichier a son coût, la différence et le coût d’une tonne évitée s’en déduisent.
shipments-scenario-delete = Supprimer ce scénario
shipments-scenario-nothing = Indiquez au moins un changement
shipments-field-reference = Référence
shipments-field-date = Date ou mois
shipments-field-carrier = Transporteur
shipments-field-from = Départ
shipments-field-to = Arrivée
shipments-field-mode = Mode
shipments-field-vehicle = Véhicule (code du jeu de facteurs)
shipments-field-tonnes = Quantité en tonnes
shipments-field-kg = Quantité en kilogrammes
shipments-field-teu = Quantité en EVP
shipments-field-tonnes-per-teu = Tonnes par EVP
shipments-field-pallets = Quantité en palettes
shipments-field-kg-per-pallet = Kilogrammes par palette
shipments-field-km = Kilomètres par le plus court chemin (à vol d’oiseau en avion)
shipments-field-actual-km = Kilomètres parcourus, au compteur
shipments-field-adjustment = Ajustement de distance
shipments-field-temperature = Température
shipments-field-cost = Coût
