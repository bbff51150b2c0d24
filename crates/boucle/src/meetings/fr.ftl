meetings-title = Rencontres
meetings-count = { $count ->
    [0] Aucune rencontre à venir
    [one] 1 rencontre à venir
   *[other] { $count } rencontres à venir
  }
meetings-none = Ici se préparent les rencontres : chacun dit s’il vient, propose des points et retrouve ensuite ce qui a été décidé.
meetings-first = Planifier la première rencontre
meetings-new = Planifier une rencontre
meetings-edit = Modifier la rencontre
meetings-past = Rencontres passées
meetings-older = Rencontres plus anciennes
meetings-feed = Mettre ces rencontres dans mon agenda
meetings-when = { $there } (heure { DE($town) }), soit { $here } chez vous
meetings-weekday-1 = lundi
meetings-weekday-2 = mardi
meetings-weekday-3 = mercredi
meetings-weekday-4 = jeudi
meetings-weekday-5 = vendredi
meetings-weekday-6 = samedi
meetings-weekday-7 = dimanche
meetings-name = Titre
meetings-title-wrong = Écrivez un titre de 200 caractères au plus
meetings-kind = Sorte de rencontre
meetings-kind-working = Séance de travail
meetings-kind-plenary = Plénière
meetings-kind-workshop = Atelier
meetings-kind-matchmaking = Rencontre entre acheteurs et fournisseurs
meetings-choose-listed = Choisissez dans la liste
meetings-day = Jour
meetings-day-hint = À l’heure de l’espace : { $zone }, été comme hiver.
meetings-day-wrong = Donnez un jour et une heure qui existent
meetings-time = Heure
meetings-lasts = Durée en minutes
meetings-lasts-wrong = Donnez une durée de 5 à 1 440 minutes
meetings-every = Revient
meetings-every-0 = Une seule fois
meetings-every-1 = Toutes les semaines
meetings-every-2 = Toutes les deux semaines
meetings-every-3 = Toutes les trois semaines
meetings-every-4 = Toutes les quatre semaines
meetings-every-6 = Toutes les six semaines
meetings-every-8 = Toutes les huit semaines
meetings-rounds = Nombre de rencontres
meetings-rounds-hint = Neuf rencontres toutes les six semaines font une année. Chacune pourra être déplacée ou annulée à part.
meetings-count-wrong = Donnez un nombre de 2 à 60
meetings-place = Lieu
meetings-place-hint = Vide si tout se passe en ligne.
meetings-place-wrong = Donnez un lieu, un lien, ou les deux
meetings-access = Comment venir
meetings-access-hint = Étage, transports, accessibilité. Montré aux seuls membres.
meetings-link = Lien pour se joindre en ligne
meetings-link-hint = Commence par https://. Montré aux seuls membres.
meetings-link-wrong = Écrivez une adresse qui commence par https://, sans espace
meetings-capacity = Places
meetings-capacity-hint = Vide s’il y en a pour tous. Au-delà, les suivants attendent qu’une place se libère.
meetings-capacity-wrong = Donnez un nombre de places, ou rien
meetings-text = Présentation
meetings-text-hint = À quoi sert la rencontre, ce qu’il faut apporter. La mise en forme Markdown est possible.
meetings-invite = Prévenir les membres par courriel, avec l’invitation pour leur agenda
meetings-scope = Ce qui change
meetings-scope-one = Cette rencontre seulement
meetings-scope-all = Cette rencontre et toutes les suivantes
meetings-scope-hint = Pour les suivantes, le jour de chacune reste ; l’heure, la durée et le reste changent.
meetings-plan = Planifier
meetings-save = Enregistrer
meetings-back = Revenir sans rien changer
meetings-saved = La rencontre est modifiée.
meetings-conflict = Quelqu’un vient de modifier cette rencontre : « { $title } », { $when }. Vérifiez, puis enregistrez à nouveau.
meetings-cancel = Annuler la rencontre
meetings-cancel-hint = Elle restera visible, marquée comme annulée. Les personnes invitées par courriel seront prévenues.
meetings-cancel-one = Annuler cette rencontre
meetings-cancel-all = Annuler cette rencontre et toutes les suivantes
meetings-cancelled = La rencontre est annulée.
meetings-is-cancelled = Annulée
meetings-is-online = En ligne
meetings-in-series = Fait partie d’une série
meetings-where = Où
meetings-join = Se joindre en ligne
meetings-members-only = Le lien, l’accès et la liste des présents sont montrés aux membres de l’espace.
meetings-ics = Ajouter à mon agenda
meetings-coming = { $count ->
    [0] Aucune venue annoncée
    [one] 1 personne vient
   *[other] { $count } personnes viennent
  }
meetings-were-there = { $count ->
    [0] Présences non relevées
    [one] 1 présent
   *[other] { $count } présents
  }
meetings-seats = { $count ->
    [one] 1 place
   *[other] { $count } places
  }
meetings-waiting = { $count ->
    [one] 1 personne attend une place
   *[other] { $count } personnes attendent une place
  }
meetings-your-answer = Votre réponse
meetings-answer-yes = Je viens
meetings-answer-maybe = Peut-être
meetings-answer-no = Je ne viens pas
meetings-answer-delegate = Quelqu’un vient à ma place
meetings-answer-wrong = Choisissez une réponse
meetings-delegate = Nom de cette personne
meetings-delegate-wrong = Écrivez le nom de qui vient à votre place
meetings-answer-send = Répondre
meetings-answered = Votre réponse est enregistrée.
meetings-you-wait = Il n’y a plus de place pour l’instant : vous êtes sur la liste d’attente et recevrez un courriel si une place se libère.
meetings-said-yes = Viennent
meetings-said-maybe = Peut-être
meetings-said-no = Ne viennent pas
meetings-said-delegate = Représentés
meetings-instead = { $name } (à la place { DE($other) })
meetings-waits = en attente
meetings-agenda = Ordre du jour
meetings-agenda-none = Aucun point pour l’instant. Proposez le premier.
meetings-agenda-empty = Aucun point n’a été inscrit.
meetings-item = Point à traiter
meetings-item-wrong = Écrivez un point de 200 caractères au plus
meetings-item-lasts = Minutes
meetings-item-lasts-wrong = Donnez de 0 à 1 440 minutes
meetings-item-add = Proposer ce point
meetings-item-by = proposé par { $name }
meetings-item-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
  }
meetings-item-up = Monter « { $title } »
meetings-item-down = Descendre « { $title } »
meetings-item-remove = Retirer « { $title } »
meetings-items-full = L’ordre du jour a 50 points : retirez-en avant d’en ajouter
meetings-too-long = { $count ->
    [one] L’ordre du jour dépasse la durée prévue de 1 minute.
   *[other] L’ordre du jour dépasse la durée prévue de { $count } minutes.
  }
meetings-attendance = Relever les présences
meetings-attendance-hint = Cochez qui est là. Ceux qui avaient dit venir sont déjà cochés.
meetings-attendance-none = L’espace n’a pas encore de membre.
meetings-attendance-save = Enregistrer les présences
meetings-attendance-saved = Les présences sont enregistrées.
meetings-column-name = Nom
meetings-column-answer = Réponse
meetings-column-delegate = Remplacement
meetings-column-there = Présence
meetings-yes = oui
meetings-no = non
meetings-csv = Emporter en CSV
meetings-xlsx = Emporter en XLSX
meetings-minutes = Compte rendu
meetings-minutes-write = Écrire le compte rendu
meetings-minutes-change = Reprendre le compte rendu
meetings-minutes-hint = Mise en forme Markdown. Une ligne qui commence par « Décision : » ou « Action : » est relevée à part. Une action nomme qui s’en charge et jusqu’à quand : « Action : @Camille Lavoie écrit la clause avant le 15 décembre 2026 ».
meetings-minutes-empty = Écrivez d’abord le compte rendu
meetings-minutes-preview = Voir ce que cela donne
meetings-minutes-save = Garder sans montrer
meetings-minutes-propose = Proposer aux membres
meetings-minutes-proposed = Le compte rendu est proposé aux membres.
meetings-minutes-saved = Le compte rendu est gardé.
meetings-minutes-conflict = Quelqu’un a enregistré un autre texte entre-temps ; le voici plus bas. Reprenez-en ce qu’il faut, puis enregistrez à nouveau.
meetings-minutes-theirs = Le texte enregistré entre-temps
meetings-minutes-settled = C’est noté.
meetings-minutes-draft = Compte rendu en cours d’écriture
meetings-minutes-is-proposed = Proposé
meetings-minutes-is-adopted = Adopté
meetings-minutes-approve = Je l’approuve
meetings-minutes-approved = { $count ->
    [0] Personne ne l’a encore approuvé
    [one] 1 personne l’a approuvé
   *[other] { $count } personnes l’ont approuvé
  }
meetings-minutes-adopt = Le déclarer adopté
meetings-minutes-reopen = Le rouvrir
meetings-decisions = Décisions
meetings-actions = Actions
meetings-action-due = avant le { $date }
meetings-action-done = Fait
meetings-action-do = C’est fait
meetings-action-undo = Ce n’est pas fait
meetings-mail-invited-subject = Invitation : { $title }, { $when }
meetings-mail-invited = Bonjour,

    Vous êtes dans cet espace, et une rencontre s’y prépare : { $title }

    { $dates }

    { $place }

    Dites si vous venez, sans mot de passe :
    { $answer }

    L’ordre du jour, où vous pouvez proposer des points :
    { $address }

    Vous recevez ce courriel parce que vous êtes membre de l’espace où se tient cette rencontre.
meetings-mail-changed-subject = Changement : { $title }, { $when }
meetings-mail-changed = Bonjour,

    La rencontre a changé : { $title }

    { $dates }

    { $place }

    Dites si vous venez toujours, sans mot de passe :
    { $answer }

    La rencontre :
    { $address }

    Vous recevez ce courriel parce que vous êtes membre de l’espace où se tient cette rencontre.
meetings-mail-cancelled-subject = Annulation : { $title }, { $when }
meetings-mail-cancelled = Bonjour,

    Cette rencontre n’aura pas lieu : { $title }

    { $dates }

    { $address }

    Vous recevez ce courriel parce que vous êtes membre de l’espace où devait se tenir cette rencontre.
meetings-mail-seat-subject = Une place s’est libérée : { $title }
meetings-mail-seat = Bonjour,

    Une place s’est libérée pour « { $title } » : elle est pour vous.

    Si vous ne pouvez plus venir, dites-le pour qu’elle profite à quelqu’un d’autre :
    { $address }
meetings-reply = Votre réponse, { $name }
meetings-reply-none = Il n’y a plus rien à répondre : cette rencontre est passée ou annulée.
meetings-reply-send = Envoyer mes réponses
meetings-feeds = Mon agenda
meetings-feeds-hint = Une adresse secrète que votre agenda (Outlook, Google, Apple…) lit de lui-même : vos rencontres y apparaissent, et se déplacent quand elles changent.
meetings-feed-space = Quelles rencontres
meetings-feed-all = Celles de tous mes espaces
meetings-feed-make = Créer une adresse
meetings-feed-fresh = Voici l’adresse
meetings-feed-fresh-hint = Copiez-la maintenant : elle ne sera plus montrée. Dans votre agenda, choisissez « s’abonner à un calendrier » ou « ajouter par URL ». Qui la connaît voit ces rencontres : ne la transmettez pas.
meetings-feed-made = créée le { $date }
meetings-feed-revoke = Révoquer
meetings-feed-revoked = L’adresse ne fonctionne plus.
meetings-feed-full = Vous avez déjà 20 adresses : révoquez-en une avant d’en créer une autre.
meetings-feed-none = Vous n’avez pas encore d’adresse.
meetings-dates-new = Chercher une date
meetings-dates-open = { $count ->
    [one] 1 recherche de date en cours
   *[other] { $count } recherches de date en cours
  }
meetings-dates-hint = Proposez au moins deux dates. Chacun dit ce qui lui convient ; la meilleure devient une rencontre.
meetings-dates-create = Proposer ces dates
meetings-slot = Date { $number }
meetings-slot-time = Heure { $number }
meetings-slot-wrong = Donnez un jour et une heure à venir
meetings-slots-few = Proposez au moins deux dates différentes
meetings-dates-answered-count = { $count ->
    [0] personne n’a encore répondu
    [one] 1 réponse
   *[other] { $count } réponses
  }
meetings-dates-yours = Ce qui vous convient
meetings-dates-incomplete = Dites pour chaque date si elle vous convient
meetings-dates-send = Envoyer
meetings-dates-answered = Vos réponses sont enregistrées.
meetings-dates-close = Clore la recherche
meetings-dates-closed = La recherche est close.
meetings-dates-is-closed = Close
meetings-dates-best = La meilleure
meetings-dates-ranking = Les dates, la meilleure d’abord
meetings-dates-column = Date
meetings-dates-silent = { $count ->
    [one] 1 membre n’a pas répondu
   *[other] { $count } membres n’ont pas répondu
  }
meetings-dates-plan = Planifier à cette date
meetings-suits-yes = Oui
meetings-suits-maybe = Au besoin
meetings-suits-no = Non
meetings-to-plan = En faire une action
meetings-all-to-plan = Tout reprendre dans le plan
