imports-title = Importer
imports-lead = Déposez un tableau que vous avez déjà. Vous verrez ce qu’il ferait avant que rien ne change.
imports-what = Que contient ce fichier ?
imports-kind-suppliers = Des fournisseurs, chacun avec une solution générale
imports-kind-solutions = Des solutions, d’un tableau ou d’un formulaire en ligne
imports-kind-needs = Des besoins, ou des avis de marché
imports-file = Fichier
imports-file-hint = CSV de 100 Mo au plus, XLSX ou liste JSON de 20 Mo au plus. Séparateur et accents sont reconnus.
imports-look = Voir ce qu’il ferait
imports-preview-suppliers = { $count ->
    [0] Ce fichier ne changerait rien
    [one] 1 fournisseur serait ajouté ou mis à jour
   *[other] { $count } fournisseurs seraient ajoutés ou mis à jour
  }
imports-preview-solutions = { $count ->
    [0] Ce fichier ne changerait rien
    [one] 1 solution serait ajoutée ou mise à jour
   *[other] { $count } solutions seraient ajoutées ou mises à jour
  }
imports-preview-needs = { $count ->
    [0] Ce fichier ne changerait rien
    [one] 1 besoin serait ajouté ou mis à jour
   *[other] { $count } besoins seraient ajoutés ou mis à jour
  }
imports-done-suppliers = { $count ->
    [0] Rien n’a changé : tout était déjà là
    [one] 1 fournisseur est ajouté ou mis à jour
   *[other] { $count } fournisseurs sont ajoutés ou mis à jour
  }
imports-done-solutions = { $count ->
    [0] Rien n’a changé : tout était déjà là
    [one] 1 solution est ajoutée ou mise à jour
   *[other] { $count } solutions sont ajoutées ou mises à jour
  }
imports-done-needs = { $count ->
    [0] Rien n’a changé : tout était déjà là
    [one] 1 besoin est ajouté ou mis à jour
   *[other] { $count } besoins sont ajoutés ou mis à jour
  }
imports-lines = { $count ->
    [one] 1 ligne lue
   *[other] { $count } lignes lues
  }
imports-unchanged = { $count ->
    [0] aucune déjà là
    [one] 1 déjà là
   *[other] { $count } déjà là
  }
imports-missing = Il manque une colonne pour :
imports-see = Voir le catalogue
imports-see-needs = Voir les besoins
imports-another = Importer un autre fichier
imports-last = Derniers imports
imports-going = Import en cours
imports-going-lead = Vous pouvez quitter cette page : l’import continue, et son résultat restera ici.
imports-read-of = { $read } lignes lues sur { $lines }
imports-look-again = Voir où il en est
imports-columns = Quelle colonne est quoi
imports-columns-hint = Ce choix est retenu pour le prochain fichier qui aura les mêmes titres.
imports-no-column = Aucune
imports-read-again = Relire avec ces colonnes
imports-do = Importer
imports-errors = { $count ->
    [0] Aucune ligne refusée
    [one] 1 ligne refusée
   *[other] { $count } lignes refusées
  }
imports-doubts = { $count ->
    [0] Aucun doute
    [one] 1 doute à trancher
   *[other] { $count } doutes à trancher
  }
imports-doubts-lead = Ces lignes sont importées sans la valeur douteuse. Tranchez ou corrigez, puis importez de nouveau : seules elles changeront.
imports-doubts-list = Voir les premières
imports-lines-day = Le fichier reste lisible un jour.
imports-lines-file = Emporter ces lignes avec leurs raisons (CSV)
imports-sample = Premières lignes
imports-at-line = ligne { $line }
imports-line = Ligne
imports-column = Colonne
imports-reason = Raison
imports-no-name = sans nom
imports-no-title = sans titre
imports-no-buyer = sans acheteur
imports-identifier-wrong = ce numéro ne tient pas
imports-status-unknown = statut inconnu
imports-place-several = plusieurs lieux de ce nom
imports-place-unknown = lieu inconnu
imports-word-unknown = mot inconnu
imports-capacity-per = dites par semaine, par mois ou par an
imports-lead-unit = dites en jours ou en semaines
imports-price-currency = dites EUR ou CAD
imports-twice = déjà dit par une ligne précédente
imports-key-taken = cette référence est déjà celle d’une autre solution, d’un autre fournisseur : changez-la, ou n’associez pas cette colonne
imports-supplier-unknown = fournisseur inconnu : importez-le d’abord, ou cochez « Créer les fournisseurs »
imports-supplier-several = plusieurs fournisseurs portent ce nom : donnez son numéro
imports-supplier-other-number = un fournisseur de ce nom a un autre numéro : vérifiez celui-ci, ou importez d’abord le fournisseur
imports-category-unheard = catégorie inconnue
imports-category-unknown = aucune catégorie ne s’en dégage
imports-field-name = Nom
imports-field-brand = Enseigne
imports-field-identifier = SIRET, SIREN ou NEQ
imports-field-status = Statut
imports-field-legal-form = Forme juridique
imports-field-naf = Code NAF
imports-field-categories = Catégories
imports-field-address = Adresse
imports-field-postal-code = Code postal
imports-field-town = Commune
imports-field-latitude = Latitude
imports-field-longitude = Longitude
imports-field-website = Site
imports-field-size = Effectif
imports-field-description = Description
imports-field-key = Référence
imports-field-title = Titre
imports-field-text = Texte
imports-field-organisation = Acheteur
imports-field-cpv = Code CPV
imports-field-supplier = Fournisseur (nom ou numéro)
imports-field-summary = Résumé
imports-field-language = Langue
imports-field-strategies = Stratégies circulaires
imports-field-commitments = Engagements sociaux
imports-field-places = Territoires desservis
imports-field-radius-km = Rayon (km)
imports-field-labels = Labels
imports-field-links = Liens
imports-field-state = État
imports-field-capacity = Capacité
imports-field-capacity-unit = Unité de capacité
imports-field-capacity-per = Capacité par
imports-field-lead-time = Délai
imports-field-lead-unit = Unité de délai
imports-field-price-low = Prix le plus bas
imports-field-price-high = Prix le plus haut
imports-field-price-currency = Monnaie du prix
imports-field-price-unit = Unité de prix
imports-field-delivery = Lieu d’exécution
imports-field-budget = Montant
imports-field-currency = Monnaie
imports-field-wanted-by = Pour le
imports-field-quantity = Quantité
imports-field-unit = Unité
imports-questions = À trancher
imports-questions-lead = Une réponse vaut pour toutes les lignes qui disent la même chose, dans ce fichier et dans les suivants.
imports-question-lines = { $count ->
    [one] 1 ligne
   *[other] { $count } lignes
  }
imports-question-place = De quel lieu s’agit-il ?
imports-question-category = De quelle catégorie s’agit-il ?
imports-question-perhaps = Peut-être :
imports-question-empty = Laisser vide et ne plus demander
imports-settle = Retenir ces réponses
imports-answer-unknown = « { $words } » n’est pas connu, ou désigne plusieurs choses. Choisissez dans la liste.
imports-suppliers-new = { $count ->
    [one] { $count } fournisseur nouveau
   *[other] { $count } fournisseurs nouveaux
  }
imports-new-suppliers = Créer les fournisseurs que le réseau ne connaît pas encore
imports-new-suppliers-hint = Sinon, leurs lignes sont refusées. Le résultat d’un formulaire en ligne nomme souvent des fournisseurs nouveaux.
imports-territory-vague = l’étendue n’est pas dite : seul le lieu nommé est pris
imports-territory-second-radius = une seule distance par solution : ce lieu est pris sans elle
imports-territory-nowhere = ce lieu n’a pas de coordonnées : il est pris sans la distance
imports-territory-not-within = ce qui est exclu n’est pas dans ce qui est desservi
imports-territory-too-fine = l’exclusion laisserait trop de petits lieux : nommez plutôt ce qui est desservi
imports-territory-largest = plusieurs lieux de ce nom : le plus peuplé, et de loin, est pris
