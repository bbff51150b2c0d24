actions-title = Plan d’action
actions-none-yet = Le plan d’action n’est pas commencé
actions-before-cycle = Le plan se construit quand le chantier démarre son premier cycle. Il dira qui fait quoi, pour quand, avec quels moyens.
actions-count = { $count ->
    [0] Aucune action
    [one] 1 action
   *[other] { $count } actions
  }
actions-count-late = { $count } en retard
actions-empty = Ici se range ce que le chantier fait de son année : chaque action a une personne responsable, des dates et ce qu’elle doit donner.
actions-first = Écrire la première action
actions-add = Ajouter une action
actions-new = Nouvelle action
actions-views = Vues du plan
actions-view-table = Tableau
actions-view-chart = Frise
actions-view-load = Charge
actions-cycles = Cycles :
actions-adopted-on = Plan adopté le { $day } : les écarts se comptent depuis.
actions-action = Action
actions-who = Responsable
actions-who-none = À désigner
actions-who-member = Une personne du chantier
actions-who-open = { $organisation } · personne à désigner
actions-start = Début
actions-due = Échéance
actions-deliverables = Livrables
actions-state = État
actions-state-to-come = À venir
actions-state-in-progress = En cours
actions-state-to-validate = À valider
actions-state-done = Faite
actions-state-dropped = Abandonnée
actions-is-late = En retard
actions-late-days = { $count ->
    [one] en retard d’un jour
   *[other] en retard de { $count } jours
  }
actions-slipped = { $count ->
    [one] un jour de plus que prévu
   *[other] { $count } jours de plus que prévu
  }
actions-advanced = { $count ->
    [one] un jour de moins que prévu
   *[other] { $count } jours de moins que prévu
  }
actions-added-later = ajoutée après l’adoption
actions-after = après { $numbers }
actions-organisation = Organisation
actions-all-states = Tous
actions-all-organisations = Toutes
actions-only-late = En retard seulement
actions-only-mine = Les miennes seulement
actions-filter = Filtrer
actions-shown = { $count ->
    [0] Aucune action ne correspond.
    [one] 1 action correspond.
   *[other] { $count } actions correspondent.
  }
actions-show-all = Tout montrer
actions-change = Modifier
actions-change-line = Modifier la ligne { $number }, { $title }
actions-change-row = Modifier l’action { $number }
actions-change-all = Tout modifier
actions-change-title = Modifier l’action { $number }
actions-save = Enregistrer
actions-saved = L’action est enregistrée.
actions-cancel = Revenir sans rien changer
actions-choose-listed = Choisissez dans la liste
actions-date-wrong = Donnez un jour entre le { $first } et le { $last }
actions-due-before = L’échéance vient avant le début : avancez l’un ou repoussez l’autre
actions-anyway = Commencer quand même : pourquoi ?
actions-anyway-hint = À remplir seulement si l’action commence avant la fin de celles qu’elle attend. Ces mots restent avec elle.
actions-begun-anyway = Commencée sans attendre : { $why }
actions-held-same = L’action est déjà dans cet état
actions-held-done = Une action faite se reprend d’abord : choisissez « En cours »
actions-held-dropped = Une action abandonnée se reprend d’abord : choisissez « À venir » ou « En cours »
actions-held-waits = { $count ->
    [one] Elle attend la fin de l’action { $others }. Dites ici pourquoi elle commence quand même.
   *[other] Elle attend la fin des actions { $others }. Dites ici pourquoi elle commence quand même.
  }
actions-held-tried = Des essais sont en cours ({ $deliverables }) : l’action sera faite quand ils seront tranchés
actions-conflict = Quelqu’un vient de modifier cette action : { $state }, { $who }, échéance le { $due }. Vérifiez, puis enregistrez à nouveau.
actions-nothing-said = Choisissez un autre état, ou écrivez un mot
actions-csv = Emporter en CSV
actions-xlsx = Emporter en XLSX
actions-ics = Emporter pour un agenda
actions-import = Reprendre d’un fichier
actions-adopt = Adopter le plan
actions-adopt-why = Les dates du jour deviennent celles qui étaient prévues : le plan montrera ensuite de combien chaque action s’en écarte. Ce qui s’ajoute plus tard est marqué comme tel.
actions-adopt-do = Adopter le plan tel qu’il est
actions-adopt-again = Adopter de nouveau
actions-adopt-again-why = Les dates du jour prennent la place de celles qui étaient prévues : les écarts repartent de zéro. Le journal garde la trace des deux adoptions.
actions-adopt-again-do = Adopter de nouveau le plan
actions-adopted = Le plan est adopté.
actions-adopted-nothing = Il n’y a aucune action à adopter.
actions-zoom = Échelle :
actions-zoom-mois = mois
actions-zoom-trimestre = trimestre
actions-quarter = T{ $quarter } { $year }
actions-month-1 = janv.
actions-month-2 = févr.
actions-month-3 = mars
actions-month-4 = avril
actions-month-5 = mai
actions-month-6 = juin
actions-month-7 = juil.
actions-month-8 = août
actions-month-9 = sept.
actions-month-10 = oct.
actions-month-11 = nov.
actions-month-12 = déc.
actions-chart = Frise du plan, à faire défiler
actions-chart-desc = Chaque action est une barre de son début à son échéance, rangée sous son orientation ; une flèche mène de la fin d’une action au début de celle qui l’attend. Le tableau qui suit donne les mêmes dates.
actions-chart-key = La barre va du début à l’échéance. Le trait fin, dessous, montre les dates prévues à l’adoption du plan. Une flèche mène de la fin d’une action à celle qui l’attend.
actions-chart-key-late = La partie rayée est le retard à ce jour.
actions-chart-figures = Les mêmes dates en tableau
actions-today = Aujourd’hui, { $date }
actions-planned = Prévu à l’adoption
actions-slippage = Écart
actions-waits = Attend la fin de
actions-waits-hint = Les numéros des actions, par exemple 3, 5. Vide si elle n’attend rien.
actions-waits-wrong = Donnez des numéros d’actions de ce plan, par exemple 3, 5
actions-waited-by = Est attendue par
actions-circle = Ces actions s’attendraient en rond : { $way }
actions-from-to = du { $from } au { $to }
actions-orientation = Orientation
actions-orientation-none = Hors orientation
actions-name = Ce qui est à faire
actions-name-hint = Une chose que l’on pourra dire faite : « Écrire la grille de critères du mobilier ».
actions-title-wrong = Écrivez un titre de 200 caractères au plus
actions-text = Précisions
actions-text-hint = Comment, avec qui, ce qui suffit. La mise en forme Markdown est possible.
actions-deliverables-hint = Ce que l’action doit donner : une fiche, un modèle, un outil. Effacez un titre pour l’ôter du plan.
actions-deliverable = Livrable { $number }
actions-deliverable-kind = Sorte du livrable { $number }
actions-deliverable-wrong = Donnez vingt livrables au plus, chacun avec un titre de 200 caractères au plus
actions-deliverable-tried = « { $title } » a été donné à l’essai : il ne s’ôte plus du plan
actions-kind-tool = Outil
actions-kind-model = Modèle
actions-kind-guide = Guide
actions-kind-service = Service
actions-kind-criteria = Critères
actions-numbers = Numéros des actions
actions-contributors = Avec le concours de
actions-resources = Moyens
actions-resources-hint = Les heures et l’argent que l’action demande à chaque organisation. Les heures se répartissent également sur les jours, du début à l’échéance.
actions-hours = Heures
actions-hours-wrong = Donnez un nombre d’heures entier, 5 000 au plus
actions-money = Argent ({ $currency })
actions-money-wrong = Donnez un montant, par exemple 1500 ou 1500,50
actions-amount = Argent
actions-total = Total
actions-create = Ajouter au plan
actions-too-many = Le plan est plein : { $count } actions au plus par cycle
actions-theirs = Ce que l’autre a enregistré
actions-delete = Supprimer l’action
actions-delete-title = Supprimer « { $title } » ?
actions-delete-what = L’action disparaît du plan avec ses notes, ses liens et ses livrables. Pour garder la trace de ce qui n’a pas été fait, dites-la plutôt abandonnée.
actions-delete-waiting = L’attendent :
actions-delete-tried = Un de ses livrables a été donné à l’essai : l’action ne se supprime plus. Dites-la plutôt abandonnée.
actions-delete-do = Supprimer
actions-deleted = L’action est supprimée.
actions-number = nº { $number }
actions-facts = En bref
actions-decided = Décidée en rencontre
actions-tell = Noter un avancement
actions-tell-do = Noter
actions-told = C’est noté.
actions-note = Un mot sur l’avancement
actions-note-hint = Ce qui est fait, ce qui bloque, ce qu’il faudrait. La mise en forme Markdown est possible.
actions-notes = { $count ->
    [0] Notes d’avancement
    [one] 1 note d’avancement
   *[other] { $count } notes d’avancement
  }
actions-notes-none = Rien n’est encore noté.
actions-links = À voir
actions-links-none = Rien n’y est encore relié.
actions-link-add = Relier une page, un besoin, une solution, une adresse
actions-link-address = Adresse
actions-link-hint = L’adresse d’une page de ce site, ou une adresse qui commence par https://.
actions-link-title = Titre
actions-link-title-hint = Inutile pour une page, un besoin ou une solution : leur titre se trouve tout seul.
actions-link-do = Relier
actions-link-wrong = Donnez l’adresse d’une page de ce site, ou une adresse qui commence par https://
actions-link-unseen = Vous ne voyez rien à cette adresse
actions-link-title-wrong = Donnez un titre de 200 caractères au plus
actions-link-added = C’est relié.
actions-link-removed = Le lien est ôté.
actions-link-remove = Ôter le lien vers { $title }
actions-link-hidden = Un lien vers ce que vous ne pouvez pas voir
actions-links-many = { $count } liens au plus
actions-history = Ce qui s’est passé
actions-load-none = Les heures promises et demandées
actions-load-over = { $count ->
    [0] Les heures promises suffisent au plan
    [one] Le plan demande plus d’heures que promis à 1 organisation
   *[other] Le plan demande plus d’heures que promis à { $count } organisations
  }
actions-load-empty = Ici se comparent, mois par mois, les heures que chaque organisation a promises et celles que le plan lui demande.
actions-load-first = Donner des heures aux actions du plan
actions-load-chart = Heures promises et demandées par mois, à faire défiler
actions-load-desc = Pour chaque organisation et chaque mois, un cadre montre les heures promises et une barre les heures demandées. Le tableau qui suit donne les mêmes heures.
actions-load-key = Le cadre montre les heures promises, la barre pleine celles que le plan demande ; la partie rayée dépasse ce qui est promis.
actions-load-figures = Heures demandées, sur celles qui sont promises
actions-load-of = sur { $hours }
actions-load-beyond = { $hours } de trop
actions-load-rule-title = Comment c’est compté
actions-load-rule = Les heures d’une action sont les mêmes chaque jour, du début à l’échéance comprise, fins de semaine comprises ; chaque mois reçoit celles de ses jours, arrondies au dixième d’heure de façon que la somme reste juste. Les actions abandonnées ne comptent pas. Les heures promises par mois valent pour chaque mois que touche le cycle.
actions-mine = Mes actions
actions-mine-count = { $count ->
    [0] Aucune action ne vous attend
    [one] 1 action vous attend
   *[other] { $count } actions vous attendent
  }
actions-mine-lead = Ce que vous avez entrepris dans tous vos chantiers, le plus pressant d’abord.
actions-mine-none = Quand un plan d’action ou un compte rendu vous confiera quelque chose, vous le retrouverez ici.
actions-mine-spaces = Voir mes espaces
actions-mine-late = En retard
actions-mine-near = Dans les trente jours
actions-mine-far = Plus tard
actions-mine-helps = vous y aidez
actions-mine-minutes = Décidé en rencontre
actions-mine-calendar = Mettre ces échéances dans mon agenda
actions-take-count = { $count ->
    [0] Tout est déjà dans le plan
    [one] 1 suite à reprendre dans le plan
   *[other] { $count } suites à reprendre dans le plan
  }
actions-take-none = Le compte rendu ne dit encore ni décision ni action. Une ligne qui commence par « Décision : » ou « Action : » se retrouve ici.
actions-take-back = Revenir à la rencontre
actions-take-taken = Déjà dans le plan
actions-take-see = Voir l’action { $number }
actions-take-action = Action :
actions-take-decision = Décision :
actions-take-under = Ranger sous l’orientation
actions-take-do = Reprendre dans le plan
actions-take-nothing = Cochez ce qui est à reprendre
actions-taken = Les suites de la rencontre sont dans le plan.
actions-column-number = Numéro
actions-column-planned-start = Début prévu
actions-column-planned-due = Échéance prévue
actions-column-slippage = Écart en jours
actions-import-lead = Donnez un fichier CSV avec une action par ligne. Une action déjà là est reconnue à son numéro, sinon à son titre ; ce que le fichier ne dit pas reste comme c’est. Vous verrez ce qui changerait avant que rien ne change.
actions-import-columns = Colonnes reconnues, en français ou en anglais : { $columns }. L’action et l’échéance sont indispensables.
actions-import-file = Fichier CSV
actions-import-look = Voir ce qui changerait
actions-import-model = Prendre le plan actuel comme modèle
actions-import-missing = Choisissez un fichier
actions-import-large = Le fichier est trop long : 2 Mo et 2 000 lignes au plus
actions-import-empty = Le fichier n’a ni titres de colonnes ni lignes
actions-import-unreadable = Ce fichier ne se lit pas comme du CSV. Depuis un tableur, enregistrez-le sous ce format.
actions-import-long = La ligne { $line } a une case trop longue : 64 Ko au plus
actions-import-would = { $count ->
    [0] Rien ne changerait
    [one] 1 action changerait
   *[other] { $count } actions changeraient
  }
actions-import-lines = { $count ->
    [one] 1 ligne lue
   *[other] { $count } lignes lues
  }
actions-import-same = { $count ->
    [0] aucune déjà à jour
    [one] 1 déjà à jour
   *[other] { $count } déjà à jour
  }
actions-import-no-column = Il manque ces colonnes :
actions-import-left = Colonnes laissées de côté :
actions-import-do = Faire ces changements
actions-import-other = Choisir un autre fichier
actions-import-errors = { $count ->
    [one] 1 ligne laissée de côté
   *[other] { $count } lignes laissées de côté
  }
actions-import-errors-file = Emporter ces lignes pour les corriger
actions-import-at = Ligne { $line }, { $column } : { $reason }
actions-import-changes = Ce qui changerait
actions-import-line = Ligne
actions-import-column = Colonne
actions-import-reason = Raison
actions-import-what = Changement
actions-import-new = Nouvelle
actions-import-done = Le fichier est repris dans le plan.
actions-import-nothing = Le plan disait déjà tout cela : rien n’a changé.
actions-import-title = il faut un titre de 200 caractères au plus
actions-import-number = ce n’est pas un numéro
actions-import-twice = cette action est déjà dite plus haut
actions-import-full = le plan est plein
actions-import-due = l’échéance vient avant le début
actions-import-date = il faut un jour, comme 2027-03-15 ou 15/03/2027, proche du cycle
actions-import-orientation = cette orientation n’est pas de ce cycle
actions-import-organisation = cette organisation n’est pas du chantier
actions-import-person = personne de ce nom n’est du chantier
actions-import-state = cet état n’existe pas
actions-import-state-refused = cet état ne suit pas le présent
actions-import-waits = elle attend la fin d’une autre
actions-import-tried = un de ses livrables est à l’essai
actions-import-after = il faut des numéros d’autres actions du plan
actions-import-hours = il faut des heures entières
actions-import-money = il faut un montant
actions-import-deliverable = vingt livrables au plus, de 200 caractères
actions-load-months = { $count ->
    [one] trop demandé 1 mois
   *[other] trop demandé { $count } mois
  }
