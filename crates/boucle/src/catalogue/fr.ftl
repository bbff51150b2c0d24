catalogue-title = Catalogue
catalogue-found = { $count ->
    [0] Le catalogue est vide pour ce choix
    [one] 1 solution circulaire et sociale
   *[other] { $count } solutions circulaires et sociales
  }
catalogue-found-words = { $count ->
    [0] Rien ne correspond à « { $words } »
    [one] 1 solution pour « { $words } »
   *[other] { $count } solutions pour « { $words } »
  }
catalogue-found-near = Rien n’a tous les mots de « { $words } »
catalogue-relaxed = Voici les solutions qui en ont le plus.
catalogue-corrected = Recherche faite pour « { $words } ».
catalogue-words = Que cherchez-vous ?
catalogue-where = Où ?
catalogue-sort = Trier
catalogue-sort-relevance = Par pertinence
catalogue-sort-newest = Les plus récentes
catalogue-sort-title = Par titre
catalogue-search = Chercher
catalogue-filter = Appliquer les filtres
catalogue-clear = Tout effacer
catalogue-all = Voir tout le catalogue
catalogue-none = Aucune solution publiée ne correspond. Essayez d’autres mots, ou moins de filtres.
catalogue-drafts = { $count ->
    [one] Votre brouillon
   *[other] Vos { $count } brouillons
  }
catalogue-pages = Pages de résultats
catalogue-previous = Page précédente
catalogue-next = Page suivante
catalogue-add-to-list = Ajouter à une liste
catalogue-searches = Mes recherches gardées
catalogue-lists = Mes listes
catalogue-embed = Montrer cette recherche sur un site
catalogue-embed-lead = Les solutions publiées que trouve cette recherche, tenues à jour, dans une page de votre site. Chaque lien ouvre la fiche dans le catalogue.
catalogue-embed-code = Code à coller dans la page
catalogue-embed-sites = { $count ->
    [0] Aucun site n’est encore autorisé
    [one] 1 site autorisé
   *[other] { $count } sites autorisés
  }
catalogue-embed-closed = Ces résultats ne se montrent sur aucun site tant que l’animation du réseau n’en a pas autorisé.
catalogue-embed-others = Pour un autre site, demandez à l’animation du réseau de l’autoriser.
catalogue-embed-allow = Autoriser des sites
catalogue-embed-see = Voir le cadre
catalogue-embed-back = Revenir aux résultats
catalogue-frame-title = Solutions circulaires et sociales
catalogue-frame-all = Tout voir dans le catalogue de { $network }
catalogue-map-france = France métropolitaine
catalogue-map-quebec = Québec
catalogue-map-full = { $country } : en foncé, ce qui est desservi en entier ; en clair, ce qui l’est en partie.
catalogue-map-part = { $country } : en clair, ce qui est desservi en partie.
catalogue-map-credit = Fond de carte : MapSVG, svg-maps (CC BY 4.0).
catalogue-keep-search = Garder cette recherche
catalogue-keep-search-none = Garder cette recherche, et savoir quand une solution y correspond
catalogue-take-away = Emporter ce résultat :
catalogue-facet-category = Catégories d’achat
catalogue-facet-strategy = Stratégies circulaires
catalogue-facet-commitment = Engagements sociaux
catalogue-facet-status = Statut du fournisseur
catalogue-facet-kind = Type d’organisation
catalogue-facet-label = Labels
catalogue-in-short = En bref
catalogue-served = Territoire desservi
catalogue-radius = { $km } km autour de { $place }
catalogue-verified = vérifié
catalogue-declared = déclaré, à vérifier
catalogue-until = jusqu’au { $date }
catalogue-links = Liens
catalogue-updated = Fiche mise à jour le { $date }
catalogue-new = Publier une solution
catalogue-edit = Modifier la solution
catalogue-publish = Publier
catalogue-archive = Retirer du catalogue
catalogue-keep-draft = Garder comme brouillon
catalogue-save = Enregistrer
catalogue-now-published = La solution est publiée : les acheteurs la trouvent dès maintenant.
catalogue-now-archived = La solution est retirée du catalogue.
catalogue-now-draft = Le brouillon est enregistré. Seule votre organisation le voit.
catalogue-saved = La solution est enregistrée.
catalogue-form-lead = Décrivez ce que vous offrez comme un acheteur le chercherait. Le titre, le résumé, une catégorie et un territoire suffisent pour publier.
catalogue-theirs = Ce qui a été enregistré entre-temps
catalogue-conflict = Quelqu’un a modifié cette solution pendant que vous écriviez. Son texte est ci-dessus, le vôtre ci-dessous : reprenez ce qu’il faut, puis enregistrez.
catalogue-field-supplier = Fournisseur
catalogue-supplier-missing = Choisissez une organisation pour laquelle vous publiez.
catalogue-field-title = Titre
catalogue-hint-title = Ce que l’acheteur reçoit, en quelques mots.
catalogue-title-missing = Donnez un titre, de 200 caractères au plus.
catalogue-field-summary = Résumé
catalogue-hint-summary = Une ou deux phrases, affichées dans les résultats.
catalogue-summary-missing = Résumez la solution, en 400 caractères au plus.
catalogue-field-description = Description
catalogue-hint-description = Délais, volumes, garanties, références. La mise en forme Markdown est acceptée.
catalogue-field-language = Langue du texte
catalogue-field-categories = Catégories d’achat
catalogue-categories-missing = Cochez au moins une catégorie : c’est par elle que les besoins vous trouvent.
catalogue-field-place = Territoire desservi
catalogue-hint-place = Commune, ville, département, région ou pays ; un lieu par ligne.
catalogue-place-missing = Dites où vous livrez ou intervenez.
catalogue-places-many = Dites au plus { $most } lieux ; une région ou un département en tient lieu de beaucoup.
catalogue-place-unknown = « { $place } » n’est pas un lieu que nous connaissons. Essayez le nom officiel, avec le code postal.
catalogue-place-which = Plusieurs lieux s’appellent « { $place } » : choisissez ci-dessous.
catalogue-which-place = De quel lieu s’agit-il ?
catalogue-field-radius = Rayon autour du premier lieu, en kilomètres
catalogue-hint-radius = Laissez vide si vous desservez le territoire lui-même.
catalogue-radius-wrong = Écrivez un nombre de kilomètres, de 1 à 2000.
catalogue-field-label = Un label
catalogue-no-label = Aucun
catalogue-field-proof = Où en est la preuve
catalogue-hint-proof = Numéro de certificat ou adresse où le vérifier.
catalogue-field-until = Valable jusqu’au
catalogue-until-wrong = Écrivez la date de fin d’un label comme 2027-06-30.
catalogue-labels-more = Pour un label de plus, enregistrez, puis revenez modifier la solution.
catalogue-hint-links = Une adresse par ligne.
catalogue-links-wrong = Chaque ligne doit être une adresse qui commence par https://.
catalogue-column-title = Solution
catalogue-column-supplier = Fournisseur
catalogue-column-place = Lieu du fournisseur
catalogue-column-summary = Résumé
catalogue-column-strategies = Stratégies
catalogue-column-commitments = Engagements
catalogue-column-statuses = Statuts
strategy-refuse = Éviter l’achat
strategy-rethink = Repenser l’usage
strategy-reduce = Réduire
strategy-reuse = Réemploi
strategy-repair = Réparation
strategy-refurbish = Remis à neuf
strategy-remanufacture = Réusiné
strategy-repurpose = Détourné vers un autre usage
strategy-recycle = Recyclage
strategy-product-service = Produit-service
strategy-take-back = Reprise
commitment-work-integration = Insertion
commitment-disability = Emploi de personnes handicapées
commitment-social-economy = Économie sociale
commitment-fair-trade = Commerce équitable
commitment-local-jobs = Emplois locaux
commitment-training = Formation
state-draft = Brouillon
state-published = Publiée
state-archived = Retirée
state-open = Ouvert
state-closed = Clos
catalogue-hint-supplier = Son nom, tel qu’il figure dans les organisations.
catalogue-supplier-unknown = Aucun fournisseur ne s’appelle « { $name } » : écrivez son nom comme dans la liste des organisations
catalogue-supplier-which = Plusieurs fournisseurs s’appellent « { $name } » : choisissez dans la liste
catalogue-to-confirm = À confirmer
catalogue-to-confirm-short = Fiches à confirmer
catalogue-to-confirm-title = { $count ->
    [0] Toutes les fiches sont à jour
    [one] 1 fiche à confirmer
   *[other] { $count } fiches à confirmer
  }
catalogue-to-confirm-lead = Une fiche reste confirmée pendant un an. Décochez celles dont quelque chose a changé, et modifiez-les : les enregistrer les confirme aussi.
catalogue-to-confirm-empty = Aucune fiche n’arrive au bout de son année. Nous vous écrirons trente jours, puis sept jours avant l’échéance de chacune.
catalogue-confirm-by = à confirmer avant le { $date }
catalogue-confirm-chosen = Confirmer les fiches cochées
catalogue-confirm-none = Rien n’était coché : aucune fiche n’a été confirmée.
catalogue-see = Voir la fiche
catalogue-still-holds = Cette fiche est-elle toujours exacte ?
catalogue-year-ends = Elle reste confirmée jusqu’au { $date }. Ensuite, les acheteurs verront qu’elle est à confirmer.
catalogue-year-over = Elle devait être confirmée avant le { $date }. Les acheteurs voient qu’elle est à confirmer.
catalogue-unconfirmed = Son fournisseur n’a pas confirmé cette fiche depuis le { $date } : vérifiez auprès de lui ce qui compte pour vous.
catalogue-confirm = Oui, je la confirme
catalogue-confirm-change = Non, la modifier
catalogue-confirmed = C’est confirmé, pour un an.
catalogue-confirmed-on = confirmée le { $date }
catalogue-history = Historique
catalogue-versions = { $count ->
    [one] Une seule version
   *[other] { $count } versions
  }
catalogue-compared = De la version { $old } à la version { $new }
catalogue-no-change = Ces deux versions disent la même chose.
catalogue-only-version = Cette fiche n’a jamais été modifiée. Ses versions se compareront ici.
catalogue-column-old = Avant
catalogue-column-new = Après
catalogue-column-version = Version
catalogue-column-when = Quand
catalogue-column-who = Par
catalogue-pick-old = Comparer depuis la version { $number }
catalogue-pick-new = Comparer jusqu’à la version { $number }
catalogue-compare-do = Comparer ces versions
catalogue-by-nobody = Import
catalogue-older = Versions plus anciennes
catalogue-field-state = État
catalogue-language-fr = Français
catalogue-language-en = Anglais
catalogue-mail-confirm-subject = { $count ->
    [one] Une fiche du catalogue à confirmer
   *[other] { $count } fiches du catalogue à confirmer
  }
catalogue-mail-confirm-line = – { $title } : avant le { $date }
catalogue-mail-confirm = Bonjour { $name },

    L’année de ces fiches se termine bientôt :

    { $list }

    Si elles sont toujours exactes, un seul geste les confirme pour un an :
    { $address }

    Sinon, modifiez-les : les enregistrer les confirme aussi. Une fiche qui n’est pas confirmée reste au catalogue, avec la mention « À confirmer ».
catalogue-propose = Proposer une solution
catalogue-flag = Signaler une erreur ou un doublon
catalogue-merge = Fusionner avec une autre fiche
catalogue-feed = Suivre ces solutions (Atom)
catalogue-compare = Comparer les solutions cochées
catalogue-compare-tick = Comparer
catalogue-compare-few = Cochez de deux à quatre solutions dans le catalogue pour les lire côte à côte.
catalogue-compare-most = Quatre solutions tiennent côte à côte : les suivantes ne sont pas montrées.
catalogue-side-by-side = { $count ->
    [0] Solutions côte à côte
    [1] Solutions côte à côte
   *[other] { $count } solutions côte à côte
  }
catalogue-vouched = Écrite ou confirmée le
