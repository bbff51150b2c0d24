needs-title = Besoins
needs-title-own = Les besoins de mes organisations
needs-title-network = Les besoins ouverts du réseau
needs-lead = Décrivez ce que vous cherchez : les solutions du catalogue qui y répondent s’affichent aussitôt, chacune avec ses raisons.
needs-views = Quels besoins afficher
needs-view-own = De mes organisations
needs-view-network = Du réseau
needs-new = Décrire un besoin
needs-edit = Modifier le besoin
needs-first = Écrire un premier besoin
needs-empty-own = Vos besoins s’afficheront ici, avec les solutions qui y répondent.
needs-empty-network = Aucun besoin n’est ouvert dans le réseau pour le moment. Ceux que les acheteurs partageront s’afficheront ici.
needs-column-title = Besoin
needs-column-organisation = Organisation
needs-column-visibility = Visible par
needs-column-state = État
needs-column-wanted = Pour le
needs-csv = Emporter en CSV
needs-xlsx = Emporter en XLSX
needs-next = Besoins suivants
needs-wanted-by = pour le { $date }
needs-visibility-organisation = Interne
needs-visibility-network = Réseau
needs-visibility-public = Public
needs-visibility-long-organisation = Mon organisation seulement
needs-visibility-long-network = Les membres du réseau, dont les fournisseurs
needs-visibility-long-public = Tout le monde
needs-found = { $count ->
    [0] Aucune solution ne répond à ce besoin
    [one] 1 solution répond à ce besoin
   *[other] { $count } solutions répondent à ce besoin
  }
needs-sorted = { $count ->
    [one] Sa note s’explique : ouvrez « Pourquoi cette solution ».
   *[other] Triées par pertinence. Chaque note s’explique : ouvrez « Pourquoi cette solution ».
  }
needs-turns = { $count ->
    [one] Chaque fournisseur a sa place : une solution de chacun, les autres sont repliées dessous. À note égale, l’ordre change chaque jour.
   *[other] Chaque fournisseur a sa place : { $count } solutions de chacun au plus, les autres sont repliées dessous. À note égale, l’ordre change chaque jour.
  }
needs-folded = { $count ->
    [one] 1 autre solution { DE($supplier) } répond aussi
   *[other] { $count } autres solutions { DE($supplier) } répondent aussi
  }
needs-folded-at-least = { $count ->
    [one] Au moins 1 autre solution { DE($supplier) } répond aussi
   *[other] Au moins { $count } autres solutions { DE($supplier) } répondent aussi
  }
needs-none = Rien dans le catalogue ne convient aujourd’hui, et nous préférons le dire.
needs-none-advice = Essayez d’élargir le besoin, ou gardez-le ouvert : une solution publiée plus tard pourra y répondre.
needs-browse = Parcourir le catalogue
needs-introduction = Demander une mise en relation
needs-export = Exporter
needs-the-need = Le besoin
needs-categories = { $count ->
    [one] Catégorie
   *[other] Catégories
  }
needs-place = Livraison
needs-quantity = Quantité
needs-budget = Budget
needs-budget-range = { $low } – { $high }
needs-budget-most = jusqu’à { $high }
needs-budget-least = à partir de { $low }
needs-date = Pour le
needs-required = Exigé
needs-wished = Souhaité
needs-close = Clore le besoin
needs-reopen = Rouvrir le besoin
needs-closed = Le besoin est clos.
needs-opened = Le besoin est ouvert.
needs-saved = Le besoin est enregistré.
needs-widen = Élargir
needs-widen-how = { $how } :
needs-solutions = { $count ->
    [one] 1 solution
   *[other] { $count } solutions
  }
needs-as-written = Revenir au besoin tel qu’il est écrit
needs-relaxed = Le besoin n’a pas changé : voici ce qu’il trouverait, élargi.
needs-partial = Couvre en partie
needs-why = Pourquoi cette solution
needs-criterion = Critère
needs-fits = Ce qui correspond
needs-points = Points
needs-criterion-category = Catégorie
needs-criterion-strategies = Stratégies
needs-criterion-social = Social
needs-criterion-territory = Territoire
needs-criterion-text = Mots du besoin
needs-criterion-proof = Preuves
needs-criterion-freshness = Fraîcheur
needs-more = Solutions suivantes
needs-near = Répondraient, mais…
needs-social-economy = Économie sociale
needs-local = À { $count } km au plus
needs-reason-not-asked = Le besoin n’en dit rien : tous les points
needs-reason-from-text = Le besoin n’a pas de catégorie : ses mots ont décidé
needs-near-exact = { $offered }, exactement
needs-near-narrower = { $offered }, une partie de « { $wanted } »
needs-near-broader = { $offered }, qui comprend « { $wanted } »
needs-near-family = { $offered }, de la même famille que « { $wanted } »
needs-near-far = { $offered }, loin de « { $wanted } »
needs-reason-no-strategy = Aucune stratégie circulaire déclarée
needs-reason-no-social = Aucun engagement social déclaré
needs-reason-served = Dessert le lieu de livraison
needs-reason-served-partly = Dessert une partie du territoire
needs-reason-not-served = Ne dessert pas le lieu de livraison
needs-reason-held = { $held } : oui
needs-reason-lacking = Manque : { $lacking }
needs-reason-held-lacking = { $held } : oui ; manque : { $lacking }
needs-reason-no-word = Aucun mot du besoin
needs-reason-words = Mots du besoin retrouvés : { $words }
needs-reason-references = { $count ->
    [one] 1 référence confirmée
   *[other] { $count } références confirmées
  }
needs-reason-status-verified = statut vérifié
needs-reason-labels-verified = { $count ->
    [one] 1 label vérifié
   *[other] { $count } labels vérifiés
  }
needs-reason-no-proof = Rien n’est encore vérifié
needs-reason-confirmed = { $count ->
    [0] Fiche confirmée aujourd’hui
    [one] Fiche confirmée hier
   *[other] Fiche confirmée il y a { $count } jours
  }
needs-reason-updated = { $count ->
    [0] Fiche mise à jour aujourd’hui
    [one] Fiche mise à jour hier
   *[other] Fiche mise à jour il y a { $count } jours
  }
needs-distance = { $km ->
    [0] sur place
   *[other] à { $km } km
  }
needs-missing-attribute = il manque : { $attribute }
needs-missing-place = ne dessert pas le lieu de livraison
needs-missing-category = autre catégorie
needs-missing-words = trop peu de mots du besoin
needs-wider-without = Sans exiger « { $attribute } »
needs-wider-place = Livraison ailleurs : { $place }
needs-wider-anywhere = Quel que soit le lieu
needs-wider-category = Toute la famille « { $category } »
needs-column-score = Note sur 100
needs-column-solution = Solution
needs-column-supplier = Fournisseur
needs-column-place = Lieu du fournisseur
needs-column-reasons = Raisons
needs-form-lead = Plus vous êtes précis, plus la réponse est juste. Seuls le titre et la description sont indispensables.
needs-theirs = Ce qui a été enregistré entre-temps
needs-conflict = Quelqu’un a modifié ce besoin pendant que vous écriviez. Son texte est ci-dessus, le vôtre ci-dessous : reprenez ce qu’il faut, puis enregistrez.
needs-organisation = Pour quelle organisation
needs-organisation-missing = Choisissez une organisation pour laquelle vous achetez.
needs-field-title = Titre
needs-hint-title = En quelques mots, tel que vos collègues le reconnaîtront.
needs-title-missing = Donnez un titre, de 200 caractères au plus.
needs-field-text = Ce que vous cherchez
needs-hint-text = Avec vos mots : usage, contraintes, ce que vous accepteriez. Le texte sert à trouver les solutions.
needs-text-missing = Décrivez ce que vous cherchez, en une phrase au moins.
needs-field-categories = Catégories d’achat
needs-hint-categories = Laissez vide : elles seront proposées d’après votre texte.
needs-suggest = Proposer des catégories
needs-suggested = { $count ->
    [0] Aucune catégorie ne se dégage de votre texte : choisissez-la ci-dessous, ou laissez le texte décider.
    [one] Une catégorie est proposée : vérifiez-la ci-dessous.
   *[other] { $count } catégories sont proposées : vérifiez-les ci-dessous.
  }
needs-field-quantity = Quantité
needs-field-unit = Unité
needs-hint-unit = postes, repas, kg…
needs-field-budget-low = Budget, de
needs-field-budget-high = à
needs-field-currency = Monnaie
needs-budget-reversed = Le haut de la fourchette doit dépasser le bas.
needs-field-place = Lieu de livraison
needs-hint-place = Commune, ville, département, région ou pays, avec le code postal si le nom est courant.
needs-which-place = De quel lieu s’agit-il ?
needs-field-date = Pour quelle date
needs-field-wants = Ce que vous exigez ou souhaitez
needs-hint-wants = Ce qui est exigé écarte les solutions qui ne l’ont pas ; ce qui est souhaité les fait monter.
needs-group-strategies = Stratégies circulaires
needs-group-social = Social et proximité
needs-want-no = Peu importe
needs-want-little = Un plus
needs-want-much = Important
needs-want-required = Exigé
needs-field-label = Un label souhaité
needs-field-visibility = Qui peut voir ce besoin
needs-choice-missing = Choisissez une des réponses.
needs-number-wrong = Écrivez un nombre positif, tel que 1 250,5.
needs-date-wrong = Écrivez une date, telle que 2027-03-15.
needs-submit = Enregistrer et voir les solutions
needs-why-title = Pourquoi une solution est-elle là, ou pas ?
needs-why-lead = Choisissez une solution du catalogue : sa place parmi les réponses à ce besoin, ou ce qui l’en écarte, est dit en clair.
needs-why-which = Quelle solution
needs-why-find = Chercher
needs-why-none = Aucune solution publiée ne porte ces mots.
needs-why-ranked = Elle répond à ce besoin : au rang { $rank }, avec { $score } points sur 100.
needs-why-absent = Elle est écartée : { $missing }.
needs-why-unknown = Elle vient d’être publiée et sera prise en compte dans un instant.
needs-why-ask = Pourquoi une solution n’y est-elle pas ?
