purchases-title = Projets d’achat
purchases-title-ours = Projets d’achat de mes organisations
purchases-title-network = Projets d’achat du réseau
purchases-count-mine = { $count ->
    [0] Vous ne portez aucun projet d’achat
    [one] Vous portez 1 projet d’achat
   *[other] Vous portez { $count } projets d’achat
  }
purchases-lead = Du besoin à ce qui a été acheté : où en est chaque achat, et ce qui vient ensuite.
purchases-new = Commencer un projet d’achat
purchases-first = Commencer le premier
purchases-new-for-need = Commencer un projet d’achat
purchases-beside = Projet d’achat
purchases-edit = Modifier le projet
purchases-views = Quels projets
purchases-view-mine = Ceux que je porte
purchases-view-ours = Ceux de mes organisations
purchases-view-network = Tout le réseau
purchases-none-mine = Les achats que vous menez s’afficheront ici, avec leur étape et ce qui vient ensuite. Un projet commence souvent par un besoin : ouvrez-le, puis commencez le projet de là.
purchases-none = Les projets s’afficheront ici dès que quelqu’un en commencera un.
purchases-more = Suite de la liste
purchases-followed = Projets des éditions que vous accompagnez
purchases-programmes = Programmes
purchases-next-is = Ensuite :
purchases-by = pour le { $date }
purchases-stage-need = Besoin
purchases-stage-sourcing = Recherche de solutions
purchases-stage-criteria = Critères
purchases-stage-procedure = Procédure
purchases-stage-award = Attribution
purchases-stage-follow-up = Suivi
purchases-stage-abandoned = Abandonné
purchases-progress-done = fait
purchases-progress-now = en ce moment
purchases-progress-ahead = à venir
purchases-since = depuis le { $date }
purchases-stuck-late = { $count ->
    [one] En retard de 1 jour
   *[other] En retard de { $count } jours
  }
purchases-stuck-still = { $count ->
    [one] Rien de nouveau depuis 1 jour
   *[other] Rien de nouveau depuis { $count } jours
  }
purchases-save = Enregistrer
purchases-saved = C’est enregistré
purchases-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
purchases-theirs = Ce que l’autre personne a enregistré
purchases-choose-listed = Choisissez dans la liste
purchases-many = Ce projet en a déjà cent : retirez-en d’abord
purchases-organisation = Pour quelle organisation
purchases-name = Nom du projet
purchases-name-hint = Ce que vous achetez, en quelques mots.
purchases-name-wrong = Donnez un nom au projet, en 200 caractères au plus
purchases-text = Ce que vous achetez, et ce qui doit changer
purchases-text-hint = À quoi cela sert, combien, et pourquoi vous ne l’achetez plus comme avant.
purchases-text-missing = Dites ce que vous achetez
purchases-edition = Édition d’un programme
purchases-edition-hint = Si vous menez cet achat dans un programme : les personnes qui vous y accompagnent le liront.
purchases-edition-none = En dehors d’un programme
purchases-circular = Ambition circulaire
purchases-circular-hint = Ce que vous voulez éviter, garder en usage ou récupérer.
purchases-strategies = Par quels moyens
purchases-social = Ambition sociale
purchases-social-hint = Pour qui cet achat compte, et comment.
purchases-commitments = Par quels engagements
purchases-next-step = Prochaine étape
purchases-next-step-hint = Une chose à faire, par exemple « visiter deux ateliers ».
purchases-next-on = Pour quand
purchases-next-on-hint = Passé ce jour, les personnes qui portent le projet reçoivent un rappel.
purchases-next-none = Rien n’est prévu pour l’instant.
purchases-step-long = Dites-le en 500 caractères au plus
purchases-step-missing = Dites ce qui est à faire ce jour-là
purchases-day-wrong = Écrivez le jour comme 2027-03-15
purchases-day-ahead = Ce jour n’est pas encore passé
purchases-go = Changer d’étape
purchases-resume = Reprendre le projet
purchases-go-from = Le projet en est à : { $stage }
purchases-go-to = Il passe à
purchases-go-do = Passer à cette étape
purchases-gone = Le projet a changé d’étape
purchases-go-result = Avant le suivi, dites ce qui a été acheté.
purchases-procedure-on = Procédure lancée le
purchases-procedure-hint = Jour où la consultation est partie ou l’avis a été publié.
purchases-reason = Pourquoi le projet s’arrête
purchases-reason-hint = Seulement si vous l’abandonnez. Les suivants gagneront du temps.
purchases-conflict-stage = Quelqu’un a changé le projet entre-temps, il en est à : { $stage }
purchases-held-same = Le projet en est déjà là
purchases-held-skips = Une étape à la fois : d’abord { $stage }
purchases-held-resumes = Le projet reprend où il s’était arrêté : { $stage }
purchases-held-procedure = Dites quel jour la procédure a été lancée
purchases-held-award = Dites d’abord ce qui a été acheté, à qui et quand
purchases-held-reason = Dites pourquoi le projet s’arrête
purchases-held-bought = L’achat est fait : il ne s’abandonne plus
purchases-abandoned-on = Abandonné le { $date }.
purchases-what = L’achat
purchases-needs = Besoins
purchases-needs-none = Aucun besoin n’est encore relié.
purchases-need = Besoin
purchases-need-add = Relier un besoin
purchases-need-do = Relier
purchases-take-out = Retirer { $title }
purchases-shortlist = Solutions retenues
purchases-shortlist-none = Les solutions du catalogue que vous regardez de près, et pourquoi.
purchases-shortlist-hidden = Une solution qui n’est plus au catalogue
purchases-shortlist-add = Chercher des solutions
purchases-shortlist-do = Retenir
purchases-found = { $count ->
    [0] Aucune solution à ajouter
    [one] 1 solution à regarder
   *[other] { $count } solutions à regarder
  }
purchases-found-words = Ce que le catalogue propose pour « { $words } »
purchases-found-needs = Celles qui répondent le mieux aux besoins du projet
purchases-found-none = Reliez un besoin au projet pour voir ce qui y répond, ou cherchez par mots.
purchases-find = Chercher dans le catalogue
purchases-find-do = Chercher
purchases-why = Pourquoi la retenir
purchases-back = Retour au projet
purchases-clauses = { $count ->
    [0] Clauses
    [one] 1 clause
   *[other] { $count } clauses
  }
purchases-clauses-none = Le texte des clauses que vous préparez, et celles qui partent dans la consultation.
purchases-clause-kind-circular = Circulaire
purchases-clause-kind-social = Sociale
purchases-clause-kind-other = Autre
purchases-in-tender = Dans la consultation
purchases-in-contract = Dans le contrat
purchases-clause-new = Ajouter une clause
purchases-clause-edit = Modifier la clause
purchases-clause-title = Titre
purchases-clause-title-wrong = Donnez un titre à la clause, en 200 caractères au plus
purchases-clause-of = Nature
purchases-clause-text = Texte de la clause
purchases-clause-hint = Tel qu’il se collera dans la consultation.
purchases-clause-text-missing = Écrivez le texte de la clause
purchases-clause-tender = Elle figure dans la consultation
purchases-clause-remove = Supprimer la clause
purchases-result = Résultat
purchases-result-lead = Remplissez ce que vous savez ; le reste peut venir plus tard.
purchases-result-none = Ce qui aura été acheté, à qui, pour combien, et ce que cela aura changé.
purchases-result-say = Dire ce qui a été acheté
purchases-result-edit = Compléter le résultat
purchases-procedure-since = Procédure lancée le { $date }.
purchases-bought = Ce qui a été acheté
purchases-bought-hint = En quelques mots, avec les quantités.
purchases-solution = Solution du catalogue
purchases-solution-hint = Parmi celles que vous avez retenues.
purchases-solution-none = Aucune d’elles
purchases-supplier = Fournisseur
purchases-supplier-hint = Son nom, s’il n’est pas au catalogue.
purchases-supplier-long = Donnez un nom de 200 caractères au plus
purchases-amount = Montant
purchases-amount-wrong = Écrivez un montant comme 12 500 ou 12 500,50
purchases-currency = Monnaie
purchases-currency-CAD = Dollars canadiens
purchases-currency-EUR = Euros
purchases-awarded-on = Attribué le
purchases-award-before = L’attribution ne peut précéder la procédure
purchases-signed = Clauses figurant dans le contrat
purchases-effect = Ce que cela change
purchases-effect-hint = L’effet, et comment vous le savez : ce que vous avez compté, pesé ou supposé.
purchases-effect-quantity = Quantité
purchases-effect-unit = Unité
purchases-effect-basis = Mesuré ou estimé
purchases-basis-measured = Mesuré
purchases-basis-estimated = Estimé
purchases-quantity-wrong = Écrivez un nombre plus grand que zéro
purchases-unit-missing = Dites dans quelle unité
purchases-basis-missing = Dites si la quantité est mesurée ou estimée
purchases-effect-missing = Dites ce que la quantité compte, et comment vous la connaissez
purchases-carriers = Qui porte le projet
purchases-carriers-none = Plus personne : les responsables de l’organisation peuvent désigner quelqu’un.
purchases-carrier = Personne de l’organisation
purchases-carrier-add = Ajouter une personne
purchases-carrier-do = Ajouter
purchases-last-carrier = Ajoutez d’abord quelqu’un d’autre : un projet est porté par au moins une personne
purchases-calculations = Calculs
purchases-calculations-none = Joignez ici ce que coûtent les options sur toute leur durée d’usage, ou ce qu’émet leur transport.
purchases-calculation = Calcul
purchases-calculation-add = Joindre un calcul
purchases-calculation-do = Joindre
purchases-calculation-new = Faire un nouveau calcul
purchases-links = Documents et liens
purchases-links-none = L’adresse d’un document d’un espace, d’un outil de la bibliothèque ou d’une page d’ailleurs.
purchases-link-add = Ajouter un lien
purchases-link-title = Titre du lien
purchases-link-title-wrong = Donnez un titre au lien, en 200 caractères au plus
purchases-link-address = Adresse
purchases-link-hint = Une adresse de ce site, ou une autre en https://. Qui peut ouvrir le document ne change pas.
purchases-link-wrong = Donnez une adresse de ce site, ou une autre qui commence par https://
purchases-link-do = Ajouter le lien
purchases-notes = Notes
purchases-notes-none = Ce que se disent les personnes qui portent le projet et celles qui les accompagnent.
purchases-note = Votre note
purchases-note-missing = Écrivez votre note
purchases-note-private = Entre structures organisatrices
purchases-note-privately = Pour les structures organisatrices seulement
purchases-note-do = Ajouter la note
purchases-history = Étapes passées
purchases-board = Projets d’achat
purchases-board-count = { $count ->
    [0] Aucun projet d’achat
    [one] 1 projet d’achat
   *[other] { $count } projets d’achat
  }
purchases-board-stuck = { $count ->
    [0] Aucun n’est bloqué
    [one] 1 est bloqué
   *[other] { $count } sont bloqués
  }
purchases-board-started = { $count ->
    [0] Aucune procédure lancée
    [one] 1 procédure lancée
   *[other] { $count } procédures lancées
  }
purchases-board-none = Les projets des participantes et des participants s’afficheront ici, par étape, dès qu’ils en auront commencé.
purchases-column-title = Projet
purchases-column-organisation = Organisation
purchases-column-carriers = Qui le porte
purchases-column-stage = Étape
purchases-column-since = Depuis
purchases-column-stuck = Ce qui bloque
purchases-column-step = Prochaine étape
purchases-column-due = Pour le
purchases-column-procedure = Procédure lancée
purchases-column-award = Attribution
purchases-column-supplier = Fournisseur
purchases-column-amount = Montant
purchases-column-currency = Monnaie
purchases-column-changed = Dernier changement
purchases-csv = Emporter en CSV
purchases-xlsx = Emporter en XLSX
purchases-mail-subject = Où en est « { $title } » ?
purchases-mail =
    Bonjour { $name },

    Dans votre projet d’achat « { $title } », ceci était prévu pour le { $date } :

    { $step }

    Si c’est fait, dites ce qui vient ensuite. Sinon, choisissez une autre date, ou écrivez ce qui vous retient : quelqu’un pourra vous aider.

    { $address }

    Ce rappel ne vous sera envoyé qu’une fois pour cette date.
subject-purchase = projet d’achat
purchases-title-mine = Les projets d’achat que je porte
