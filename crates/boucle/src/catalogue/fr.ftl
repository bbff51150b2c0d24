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
catalogue-frame-all = Tout voir dans le catalogue { DE($network) }
catalogue-map-france = France métropolitaine
catalogue-map-quebec = Québec
catalogue-map-full = { $country } : en foncé, ce qui est desservi en entier ; en clair, ce qui l’est en partie.
catalogue-map-part = { $country } : en clair, ce qui est desservi en partie.
catalogue-map-circle = { $country } : le cercle est la distance desservie autour du lieu indiqué.
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
catalogue-radius = { $km } km autour { DE($place) }
catalogue-verified = vérifié le { $date }
catalogue-verified-by = vérifié par { $person }, le { $date }
catalogue-expired = expiré le { $date }
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
catalogue-column-capacity = Capacité
catalogue-column-capacity-unit = Unité de capacité
catalogue-column-capacity-per = Capacité par
catalogue-column-lead-time = Délai
catalogue-column-lead-unit = Unité de délai
catalogue-column-price-low = Prix le plus bas
catalogue-column-price-high = Prix le plus haut
catalogue-column-price-currency = Monnaie du prix
catalogue-column-price-unit = Unité de prix
catalogue-column-number = Numéro du fournisseur
catalogue-column-reference = Référence
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
catalogue-introduction = Demander une mise en relation
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
catalogue-admin = Gestion du réseau
catalogue-labels = Preuves des labels
catalogue-labels-lead = Donnez de quoi vérifier chaque label : son numéro, l’adresse où on le voit, ou le certificat lui-même. L’animation du réseau le vérifie, et les acheteurs le voient.
catalogue-labels-none = Cette solution ne dit avoir aucun label. Ajoutez-en un en la modifiant ; ses preuves se donnent ensuite ici.
catalogue-labels-others = Ajouter ou retirer un label
catalogue-labels-again = Changer le numéro, la preuve, le fichier ou la date d’un label demande une nouvelle vérification.
catalogue-labels-same = Rien n’a changé : les preuves restent comme elles étaient.
catalogue-labels-saved = Les preuves sont enregistrées. L’animation du réseau va les vérifier.
catalogue-labels-conflict = Quelqu’un a modifié cette solution pendant que vous écriviez. Relisez ce que chaque label dit maintenant, puis enregistrez.
catalogue-label-number = Numéro du label
catalogue-hint-number = Celui du certificat ou de la licence, s’il y en a un.
catalogue-number-long = Écrivez un numéro de 100 caractères au plus.
catalogue-hint-seen = L’adresse d’un registre ou d’une page, ou quelques mots.
catalogue-proof-long = Dites où en est la preuve en 400 caractères au plus.
catalogue-label-file = Certificat
catalogue-hint-file = Un PDF ou une image, de { $most } au plus. Vos collègues, l’animation et les acheteurs du réseau qui ont un compte peuvent l’ouvrir ; le public ne le voit pas.
catalogue-proof-kind = Choisissez un PDF, ou une image PNG, JPEG ou WebP.
catalogue-label-remove = Retirer ce fichier
catalogue-label-numbered = n° { $number }
catalogue-label-seen = Voir la preuve
catalogue-label-why = Refusé : { $reason }
catalogue-label-endless = sans date de fin
catalogue-label-verify = Le label est vérifié
catalogue-label-refuse = Refuser
catalogue-refusal = Si vous refusez, dites pourquoi
catalogue-refusal-missing = Dites au fournisseur pourquoi la preuve ne suffit pas, et ce qui suffirait.
catalogue-label-verified = Le label est vérifié : les acheteurs le voient dès maintenant.
catalogue-label-refused = Le label est refusé. Le fournisseur en reçoit la raison par courriel.
catalogue-label-moved = Ce label n’attendait plus, ou sa preuve a changé entre-temps. Rien n’a été fait : relisez ce qui est là.
catalogue-labels-desk = Labels à vérifier
catalogue-labels-desk-lead = Ce que les fournisseurs disent avoir, avec de quoi le vérifier ; le plus ancien d’abord. Ceux de votre propre organisation reviennent à quelqu’un d’autre.
catalogue-labels-desk-empty = Aucun label n’attend. Ceux dont un fournisseur donne la preuve apparaîtront ici.
catalogue-labels-waiting = { $count ->
    [0] Aucun label à vérifier
    [one] 1 label à vérifier
   *[other] { $count } labels à vérifier
  }
catalogue-mail-label-subject = Label refusé : { $label }
catalogue-mail-label = Bonjour { $name },

    L’animation du réseau n’a pas pu vérifier le label { $label } de « { $title } ». En voici la raison :

    { $reason }

    La solution reste au catalogue, et le label y est dit « déclaré ». Donnez une autre preuve ici, et il sera relu :
    { $address }
catalogue-references = Références
catalogue-reference-one = Référence
catalogue-references-write = Écrire les références
catalogue-references-lead = Dites pour qui vous avez déjà fait ce que propose cette solution. Une référence que le client confirme compte davantage : elle entre dans la note de la solution quand un besoin la cherche.
catalogue-references-none = Aucune référence encore. Ajoutez ci-dessous un client, l’année et ce que vous avez fait pour lui.
catalogue-references-many = Trente références tiennent dans une fiche : retirez-en une pour en écrire une autre.
catalogue-reference-new = Ajouter une référence
catalogue-reference-add = Ajouter la référence
catalogue-reference-edit = Référence : { $client }
catalogue-client = Client
catalogue-hint-client = Son nom, ou « une ville de 12 000 habitants » s’il ne veut pas être nommé. Un nom qui est celui d’une organisation du réseau lui est rattaché.
catalogue-client-missing = Dites qui est le client, en 200 caractères au plus.
catalogue-reference-year = Année
catalogue-year-wrong = Écrivez une année en quatre chiffres, de 1950 à { $year }.
catalogue-reference-text = Ce qui a été fait
catalogue-hint-reference = Quantités, délais, résultat : ce qu’un acheteur voudrait savoir.
catalogue-reference-text-missing = Dites ce qui a été fait, en 1000 caractères au plus.
catalogue-client-email = Adresse électronique d’une personne chez le client
catalogue-hint-client-email = Facultative. Nous lui écrivons une fois pour lui demander si c’est exact. L’adresse ne paraît pas sur la fiche ; elle s’efface avec la réponse, ou après 90 jours.
catalogue-client-email-wrong = Écrivez une adresse comme nom@exemple.fr, ou laissez vide.
catalogue-client-email-own = Cette adresse est celle d’une personne du fournisseur : donnez celle d’une personne chez le client, ou laissez vide.
catalogue-reference-declared = déclarée par le fournisseur
catalogue-reference-confirmed = confirmée par le client le { $date }
catalogue-reference-denied = contestée par le client le { $date } : elle n’est plus montrée
catalogue-reference-denial = Le client dit : « { $text } »
catalogue-reference-again = Changer une référence annule sa confirmation : le client est interrogé de nouveau si vous donnez son adresse.
catalogue-reference-again-denied = Votre client la conteste : changée, elle reste contestée, et n’est pas montrée, jusqu’à ce qu’il réponde autrement. Donnez son adresse pour qu’il soit interrogé de nouveau.
catalogue-reference-saved = La référence est enregistrée, comme déclarée par vous.
catalogue-reference-still-denied = La référence est enregistrée. Elle reste contestée, et n’est pas montrée : donnez l’adresse du client pour qu’il soit interrogé de nouveau, ou retirez-la.
catalogue-reference-asked = La référence est enregistrée. Nous demandons au client si elle est exacte.
catalogue-reference-enough = La référence est enregistrée. Nous n’écrivons pas au client : cette adresse a reçu assez de nos courriels pour l’instant.
catalogue-reference-gone = Quelqu’un a retiré cette référence entre-temps.
catalogue-reference-conflict = Quelqu’un a modifié cette référence pendant que vous écriviez. Son texte est ci-dessus, le vôtre ci-dessous : reprenez ce qu’il faut, puis enregistrez.
catalogue-reference-delete = Retirer cette référence
catalogue-reference-delete-text = Elle disparaît de la fiche, avec sa confirmation. On ne peut pas revenir en arrière.
catalogue-reference-sure = Oui, la retirer
catalogue-reference-unsure = Cochez la case pour retirer la référence.
catalogue-reference-deleted = La référence est retirée.
catalogue-answer-title = { $supplier } vous cite comme client : est-ce exact ?
catalogue-answer-lead = Répondez pour votre organisation. Si vous confirmez, la fiche dira « confirmée par le client ». Votre nom et votre adresse n’y sont pas.
catalogue-answer-confirm = C’est exact
catalogue-answer-deny = Ce n’est pas exact
catalogue-answer-missing = Dites si c’est exact ou non.
catalogue-denial = Ce qui n’est pas exact
catalogue-hint-denial = Le fournisseur et l’animation du réseau le liront.
catalogue-denial-missing = Dites ce qui n’est pas exact, en 1000 caractères au plus : le fournisseur pourra le corriger.
catalogue-answer-confirmed = Vous avez confirmé ce que dit { $supplier }
catalogue-answer-denied = Vous avez contesté ce que dit { $supplier }
catalogue-answer-after = Votre réponse est gardée, et votre adresse est effacée. Si le fournisseur change ce qu’il dit, votre confirmation ne compte plus ; si vous avez contesté, cela reste ainsi jusqu’à ce que vous disiez autre chose.
catalogue-answer-thanks = Merci : votre réponse est enregistrée.
catalogue-answer-given = Une réponse a déjà été donnée.
catalogue-mail-reference-subject = { $supplier } vous cite comme client
catalogue-mail-reference = Bonjour,

    { $supplier } présente « { $title } » au catalogue du réseau { $network }, et y cite comme client : { $client }, { $year }.

    Est-ce exact ? Lisez ce qui est dit et répondez ici, sans compte :
    { $address }

    Ce lien sert pendant { $days } jours. Sans réponse, la fiche dira seulement « déclarée par le fournisseur ». Votre adresse, que le fournisseur nous a donnée, ne paraît pas sur la fiche ; elle s’efface avec votre réponse, ou après 90 jours.
catalogue-supply = Capacité, délai et prix
catalogue-hint-supply = Facultatif : un acheteur sait ainsi d’avance si votre offre est à sa mesure.
catalogue-capacity = Capacité
catalogue-hint-capacity = Un nombre entier, comme 500.
catalogue-capacity-wrong = Écrivez un nombre entier, à partir de 1.
catalogue-capacity-unit = Ce qui est compté
catalogue-hint-capacity-unit = Repas, postes, tonnes, heures…
catalogue-capacity-unit-missing = Dites ce que compte la capacité : repas, postes, tonnes…
catalogue-capacity-per = Par
catalogue-per-week = semaine
catalogue-per-month = mois
catalogue-per-year = an
catalogue-capacity-week = { $quantity } { $unit } par semaine
catalogue-capacity-month = { $quantity } { $unit } par mois
catalogue-capacity-year = { $quantity } { $unit } par an
catalogue-lead-time = Délai
catalogue-hint-lead-time = De la commande à la livraison ou au début du service.
catalogue-lead-wrong = Écrivez un nombre entier, de 1 à 1000.
catalogue-lead-unit = En
catalogue-counted-day = jours
catalogue-counted-week = semaines
catalogue-lead-day = { $count ->
    [one] 1 jour
   *[other] { $count } jours
  }
catalogue-lead-week = { $count ->
    [one] 1 semaine
   *[other] { $count } semaines
  }
catalogue-price = Prix indicatif
catalogue-price-low = Prix indicatif, à partir de
catalogue-price-high = Prix indicatif, au plus
catalogue-price-wrong = Écrivez un montant comme 1 250,50.
catalogue-price-order = Le prix le plus haut est sous le plus bas : échangez-les.
catalogue-price-currency = Monnaie du prix
catalogue-currency-CAD = Dollar canadien
catalogue-currency-EUR = Euro
catalogue-price-unit = Pour quoi
catalogue-hint-price-unit = Comme on le dit après le prix : l’unité, la tonne, l’heure, le repas.
catalogue-price-unit-missing = Dites pour quoi est ce prix : l’unité, la tonne, l’heure…
catalogue-unit-long = Écrivez 60 caractères au plus.
catalogue-price-between = { $low } à { $high } { $unit }
catalogue-price-from = à partir de { $low } { $unit }
catalogue-price-to = au plus { $high } { $unit }
catalogue-pictures = Images et documents
catalogue-pictures-write = Ajouter des images et des documents
catalogue-pictures-lead = Tous ceux qui voient la solution voient ses images et peuvent télécharger ses documents. La première image paraît aussi dans les listes.
catalogue-part-picture = Images
catalogue-part-file = Documents
catalogue-part-none-picture = Aucune image encore. Montrez ce que l’acheteur reçoit.
catalogue-part-none-file = Aucun document encore. Une brochure ou une fiche technique évite bien des questions.
catalogue-part-title-picture = Ce que montre l’image
catalogue-part-title-file = Ce qu’est le document
catalogue-part-add-picture = Ajouter l’image
catalogue-part-add-file = Ajouter le document
catalogue-picture = Image
catalogue-hint-picture = PNG, JPEG ou WebP, de { $most } et de 4000 pixels de côté au plus. Ce que l’appareil y a écrit (où, quand, par qui) est retiré.
catalogue-hint-alt = En une phrase, pour ceux qui ne voient pas l’image.
catalogue-alt-missing = Dites ce que montre l’image, en 200 caractères au plus : ceux qui ne la voient pas le liront.
catalogue-file = Document
catalogue-hint-any-file = PDF, document de bureau ou image, de { $most } au plus. Le fichier reste tel que vous le donnez.
catalogue-hint-file-title = Par exemple : fiche technique, brochure, tarif.
catalogue-file-title-missing = Dites ce qu’est ce document, en 200 caractères au plus.
catalogue-file-missing = Choisissez un fichier.
catalogue-file-kind = Choisissez un PDF, un document de bureau ou une image PNG, JPEG ou WebP.
catalogue-picture-kind = Choisissez une image PNG, JPEG ou WebP entière.
catalogue-picture-large = Cette image est trop lourde : enregistrez-la en JPEG, ou en plus petit, sous 2 Mo.
catalogue-picture-pixels = Cette image est trop grande : réduisez-la à 4000 pixels de côté au plus.
catalogue-files-many = { $count } tiennent dans une fiche : retirez-en avant d’en ajouter.
catalogue-put-first = Mettre en premier
catalogue-file-delete = Retirer
catalogue-picture-added = L’image est ajoutée.
catalogue-file-added = Le document est ajouté.
catalogue-file-saved = C’est enregistré.
catalogue-file-deleted = C’est retiré.
