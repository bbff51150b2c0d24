follow-up-step-orientations = Orientations
follow-up-step-pledges = Engagements
follow-up-step-plan = Plan d’action
follow-up-step-validation = Validation
follow-up-step-report = Bilan
follow-up-progress-done = fait :
follow-up-progress-now = en cours :
follow-up-progress-ahead = à venir :
follow-up-retained = { $count ->
    [one] { $count } retenue
   *[other] { $count } retenues
}
follow-up-proposed = { $count ->
    [0] aucune proposée
    [one] { $count } proposée
   *[other] { $count } proposées
}
follow-up-ranking = classement en cours
follow-up-pledged = { $given ->
    [0] aucune organisation sur { $all }
    [one] 1 organisation sur { $all }
   *[other] { $given } organisations sur { $all }
}
follow-up-no-action = aucune action encore
follow-up-done = { $done ->
    [0] aucune action faite sur { $all }
    [one] 1 action faite sur { $all }
   *[other] { $done } actions faites sur { $all }
}
follow-up-no-deliverable = aucun livrable attendu
follow-up-accepted = { $accepted ->
    [0] aucun livrable accepté sur { $all }
    [one] 1 livrable accepté sur { $all }
   *[other] { $accepted } livrables acceptés sur { $all }
}
follow-up-missing = Ce qui manque pour avancer
follow-up-stuck-asked = { $count ->
    [one] Une organisation demande à participer et attend une réponse.
   *[other] { $count } organisations demandent à participer et attendent une réponse.
}
follow-up-stuck-gather = { $count ->
    [one] Il manque une organisation pour démarrer.
   *[other] Il manque { $count } organisations pour démarrer.
}
follow-up-stuck-start = Il y a assez d’organisations pour démarrer.
follow-up-stuck-below = { $count ->
    [one] Il manque une organisation pour être au nombre requis ; le travail continue.
   *[other] Il manque { $count } organisations pour être au nombre requis ; le travail continue.
}
follow-up-stuck-lapsed = { $count ->
    [one] L’adhésion d’une organisation au réseau est échue.
   *[other] L’adhésion de { $count } organisations au réseau est échue.
}
follow-up-stuck-cycle = Aucun cycle n’est ouvert.
follow-up-stuck-proposed = Aucune orientation n’est encore proposée.
follow-up-stuck-quorum = Le classement des orientations n’a pas réuni assez de voix.
follow-up-stuck-retained = Les orientations proposées ne sont pas encore retenues.
follow-up-stuck-pledges = { $count ->
    [one] Une organisation n’a pas dit son engagement.
   *[other] { $count } organisations n’ont pas dit leur engagement.
}
follow-up-stuck-actions = Le plan ne compte encore aucune action.
follow-up-stuck-adoption = Le plan n’est pas adopté.
follow-up-stuck-late = { $count ->
    [one] Une action est en retard.
   *[other] { $count } actions sont en retard.
}
follow-up-stuck-unassigned = { $count ->
    [one] Personne ne répond d’une action.
   *[other] Personne ne répond de { $count } actions.
}
follow-up-stuck-overdue = { $count ->
    [one] L’essai d’un livrable a dépassé sa date et n’est pas tranché.
   *[other] L’essai de { $count } livrables a dépassé sa date et n’est pas tranché.
}
follow-up-stuck-remarks = { $count ->
    [one] Une remarque attend une réponse.
   *[other] { $count } remarques attendent une réponse.
}
follow-up-stuck-report = L’année est finie et son bilan n’est pas écrit.
follow-up-act-asked = Répondre
follow-up-act-gather = Voir qui inviter
follow-up-act-start = Démarrer le chantier
follow-up-act-below = Voir qui inviter
follow-up-act-lapsed = Voir lesquelles
follow-up-act-cycle = Ouvrir un cycle
follow-up-act-proposed = Proposer une orientation
follow-up-act-quorum = Relancer le classement
follow-up-act-retained = Classer et retenir
follow-up-act-pledges = Voir qui relancer
follow-up-act-actions = Écrire la première action
follow-up-act-adoption = Relire et adopter
follow-up-act-late = Voir lesquelles
follow-up-act-unassigned = Donner un responsable
follow-up-act-overdue = Trancher
follow-up-act-remarks = Y répondre
follow-up-act-report = Écrire le bilan
follow-up-plan = Plan d’action
follow-up-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
follow-up-late = { $count ->
    [one] { $count } en retard
   *[other] { $count } en retard
}
follow-up-plan-done = Toutes les actions du plan sont faites.
follow-up-action = Action
follow-up-responsible = Responsable
follow-up-due = Échéance
follow-up-deliverable = Livrable
follow-up-state = État
follow-up-is-late = En retard
follow-up-plan-see = Voir tout le plan
follow-up-polls = { $count ->
    [one] Un vote vous attend
   *[other] { $count } votes vous attendent
}
follow-up-purpose-problem = Pourquoi
follow-up-purpose-scope = Jusqu’où
follow-up-purpose-hopes = Ce que nous voulons livrer
follow-up-meeting = Prochaine rencontre
follow-up-calendar = Ajouter à mon agenda
follow-up-organisations = Organisations
follow-up-organisations-see = Voir les organisations
follow-up-about = À propos de ce chantier
follow-up-proposed-by = Proposé par { $organisation }, le { $date }.
follow-up-years = Les années
follow-up-edit = Modifier la présentation
follow-up-is-declined = Ce chantier n’a pas été retenu, le { $date }.
follow-up-is-ended = Ce chantier a pris fin le { $date }.
follow-up-read-report = Lire son bilan
follow-up-do-start = Démarrer le chantier
follow-up-do-join = Y faire participer mon organisation
follow-up-do-note = Noter un avancement
follow-up-desk-title = Suivi des chantiers
follow-up-desk = { $count ->
    [one] { $count } chantier attend qu’on agisse
   *[other] { $count } chantiers attendent qu’on agisse
}
follow-up-desk-free = Aucun chantier n’attend qu’on agisse
follow-up-desk-settings = Régler les chantiers
follow-up-desk-none = Ici se voit ce qui retient chaque chantier, avec l’acte qui le débloque. Il n’y a encore aucun chantier.
follow-up-desk-first = Proposer un chantier
follow-up-desk-going = { $count ->
    [one] { $count } chantier avance
   *[other] { $count } chantiers avancent
}
follow-up-figure-organisations = Organisations participantes
follow-up-method-organisations = Organisations qui participent au chantier à ce jour, ou à la clôture de l’année.
follow-up-figure-people = Personnes
follow-up-method-people = Personnes qui viennent pour ces organisations ; chacune compte une fois.
follow-up-figure-meetings = Rencontres tenues
follow-up-method-meetings = Rencontres de l’espace terminées dans l’année, sans celles qui ont été annulées.
follow-up-figure-attendance = Présence moyenne
follow-up-method-attendance = Présences relevées sur l’ensemble des appels faits aux rencontres, en pourcentage.
follow-up-figure-orientations = Orientations retenues
follow-up-method-orientations = Orientations retenues pour l’année après leur classement.
follow-up-figure-pledges = Engagements donnés
follow-up-method-pledges = Organisations qui ont dit leur engagement pour l’année.
follow-up-figure-pledged-hours = Temps engagé
follow-up-method-pledged-hours = Heures par mois engagées par toutes les personnes.
follow-up-figure-actions = Actions au plan
follow-up-method-actions = Actions du plan de l’année, sans celles qui ont été abandonnées.
follow-up-figure-actions-done = Actions faites
follow-up-method-actions-done = Actions dont l’état est « faite ».
follow-up-figure-actions-late = Actions en retard
follow-up-method-actions-late = Actions ni faites ni abandonnées dont l’échéance est passée.
follow-up-figure-deliverables = Livrables attendus
follow-up-method-deliverables = Livrables des actions du plan.
follow-up-figure-deliverables-accepted = Livrables acceptés
follow-up-method-deliverables-accepted = Livrables dont la dernière version a été acceptée après essai.
follow-up-figure-tools = Outils publiés
follow-up-method-tools = Outils du chantier publiés dans la bibliothèque pendant l’année.
follow-up-figure-tool-uses = Utilisations dites
follow-up-method-tool-uses = Utilisations de ces outils dites par les organisations ; un téléchargement n’en est pas une.
follow-up-figure-needs = Besoins écrits
follow-up-method-needs = Besoins des organisations participantes, dans les catégories du chantier, écrits pendant l’année.
follow-up-figure-needs-closed = Besoins clos
follow-up-method-needs-closed = Ceux de ces besoins qui sont clos à ce jour.
follow-up-figure-purchases = Achats faits
follow-up-method-purchases = Achats auxquels un outil du chantier a servi pendant l’année, comme les organisations le disent.
follow-up-figure-purchased = Montant de ces achats
follow-up-method-purchased = Somme des montants que les organisations ont donnés.
follow-up-figure-avoided = Doublons évités
follow-up-method-avoided = Pour chaque outil : (utilisateurs − 1) × la moyenne de ce que chacun dit qu’il aurait dépensé. Estimation des utilisateurs eux-mêmes, additionnée.
follow-up-report = Bilan
follow-up-report-write = Écrire le bilan
follow-up-report-none = Le bilan de cette année n’est pas encore écrit. Les chiffres ci-dessous se tiennent à jour d’eux-mêmes.
follow-up-report-lead = Dites ce que l’année a changé, ce qui a manqué et ce qui vient ensuite. Les chiffres s’ajoutent d’eux-mêmes.
follow-up-report-text = Ce qui ressort de l’année
follow-up-report-text-hint = Quelques paragraphes, en Markdown.
follow-up-report-save = Enregistrer
follow-up-report-close = Enregistrer et clore l’année
follow-up-report-close-hint = Une année close ne se modifie plus : son plan, ses engagements et son bilan restent tels quels.
follow-up-report-empty = Écrivez le bilan avant de clore l’année.
follow-up-report-conflict = Quelqu’un a enregistré un autre texte entre-temps. Il est ci-dessous ; enregistrer garde le vôtre.
follow-up-report-theirs = Le texte de l’autre personne
follow-up-report-saved = Le bilan est enregistré.
follow-up-report-closed = L’année est close.
follow-up-report-csv = Emporter les chiffres (CSV)
follow-up-from-to = du { $from } au { $to }
follow-up-figures = L’année en chiffres
follow-up-column-code = Code
follow-up-column-indicator = Indicateur
follow-up-column-value = Valeur
follow-up-column-unit = Unité
follow-up-column-method = Comment il est compté
follow-up-percent = { $value } %
follow-up-hours = { $count ->
    [one] { $count } heure par mois
   *[other] { $count } heures par mois
}
follow-up-meetings = Rencontres tenues
follow-up-meetings-held = { $count ->
    [one] { $count } rencontre tenue
   *[other] { $count } rencontres tenues
}
follow-up-meeting-title = Rencontre
follow-up-meeting-day = Jour
follow-up-attended = Présences
follow-up-of = { $part } sur { $all }
follow-up-not-taken = non relevées
follow-up-tools = { $count ->
    [one] { $count } outil publié
   *[other] { $count } outils publiés
}
follow-up-users = { $count ->
    [0] aucune organisation ne dit encore s’en servir
    [one] { $count } organisation s’en sert
   *[other] { $count } organisations s’en servent
}
