polls-title = Votes
polls-count = { $count ->
    [0] Votes
    [one] 1 vote
   *[other] { $count } votes
  }
polls-none = Entre deux rencontres, une question se tranche ici : chacun répond quand il peut, et le compte est montré.
polls-first = Ouvrir le premier vote
polls-new = Ouvrir un vote
polls-older = Votes plus anciens
polls-fixed = Une fois le vote ouvert, ni la question, ni la manière de compter, ni le secret ne changent plus.
polls-question = Question
polls-title-wrong = Écrivez une question de 200 caractères au plus
polls-text = Précisions
polls-text-hint = Ce qu’il faut savoir pour répondre. La mise en forme Markdown est possible.
polls-options = Réponses possibles
polls-options-hint = Une par ligne, de 2 à 30.
polls-options-wrong = Donnez de 2 à 30 réponses différentes, de 200 caractères au plus
polls-method = Comment répondre
polls-method-hint = Pour départager plus de deux propositions, le classement est le plus juste : aucune ne perd parce qu’une autre lui ressemble.
polls-method-single = Un seul choix
polls-method-approval = Tous les choix acceptables
polls-method-points = Des points à répartir
polls-method-score = Une note à chacun
polls-method-ranking = Un classement
polls-points = Points à répartir
polls-points-hint = Seulement pour un vote par points.
polls-voice = Qui a une voix
polls-voice-person = Une voix par personne
polls-voice-organisation = Une voix par organisation
polls-voice-wrong = Dites pour quelle organisation vous répondez
polls-secret = Vote secret
polls-secret-hint = Rien ne relie une personne à sa réponse, pas même dans la base de données. Une réponse secrète ne se change pas.
polls-late = Les membres arrivés après l’ouverture peuvent répondre
polls-quorum = Voix nécessaires
polls-quorum-hint = En dessous, le résultat ne vaut pas. 0 s’il n’y a pas de minimum.
polls-quorum-is = { $count ->
    [one] 1 voix nécessaire
   *[other] { $count } voix nécessaires
  }
polls-number-wrong = Écrivez un nombre entier, dans les bornes
polls-choose-listed = Choisissez dans la liste
polls-day = Dernier jour
polls-day-hint = À l’heure de l’espace : { $zone }. Deux jours avant, un courriel part à qui n’a pas répondu.
polls-day-wrong = Donnez un jour et une heure à venir
polls-time = Heure
polls-open = Ouvrir le vote
polls-is-open = Ouvert
polls-is-closed = Clos
polls-is-secret = Secret
polls-until = jusqu’au { $date }
polls-answered = { $count ->
    [0] personne n’a encore répondu
    [one] 1 voix
   *[other] { $count } voix
  }
polls-for = Vous répondez pour
polls-has-answered = a déjà répondu
polls-ask-single = Votre choix
polls-ask-approval = Ce que vous acceptez
polls-ask-points = Vos points
polls-ask-points-hint = { $count ->
    [one] Vous avez 1 point à donner.
   *[other] Vous avez { $count } points à répartir comme vous voulez.
  }
polls-ask-score = Vos notes, de 0 à 5
polls-ask-ranking = Votre classement, de 1 (la préférée) à la dernière ; deux réponses peuvent avoir le même rang
polls-no-rank = sans rang
polls-ballot-wrong-single = Choisissez une réponse
polls-ballot-wrong-approval = Choisissez au moins une réponse
polls-ballot-wrong-points = Donnez au moins un point, et { $points } en tout au plus
polls-ballot-wrong-score = Donnez au moins une note au-dessus de 0
polls-ballot-wrong-ranking = Classez au moins une réponse
polls-cast = Répondre
polls-change = Changer ma réponse
polls-voted = Votre réponse est comptée ; vous pouvez la changer jusqu’à la clôture
polls-voted-before = Cette voix est déjà comptée
polls-voted-secret = Votre voix est comptée. Le résultat se lira ici à la clôture.
polls-no-voice = Vous n’avez pas de voix dans ce vote : il est ouvert aux membres de l’espace, et à ceux qui l’étaient à son ouverture si le vote le demande.
polls-receipt = Votre reçu
polls-receipt-hint = Notez-le : il n’est gardé nulle part. À la clôture, vous le retrouverez dans la liste des bulletins, avec votre réponse.
polls-close = Clore le vote maintenant
polls-closed-done = Le vote est clos
polls-result = Résultat
polls-nobody = Personne n’a répondu
polls-winner = « { $option } » arrive en tête
polls-winners = À égalité en tête : { $options }
polls-lacks-quorum = Il manque des voix : ce résultat ne vaut pas.
polls-column-place = Rang
polls-column-option = Réponse
polls-column-bar = Part
polls-total-single = Voix
polls-total-approval = Voix
polls-total-points = Points
polls-total-score = Total des notes
polls-total-ranking = Duels gagnés
polls-csv = Emporter les bulletins (CSV)
polls-column-receipt = Reçu
polls-column-voter = Votant
polls-how = Comment ce classement est compté
polls-how-1 = Chaque réponse est comparée à chaque autre : combien de voix la préfèrent ?
polls-how-2 = D’une réponse à l’autre, on cherche le chemin le plus fort. Un chemin va de duel gagné en duel gagné, et ne vaut que ce que vaut son duel le plus faible (méthode Schulze).
polls-how-3 = Une réponse passe devant une autre quand son chemin vers elle est plus fort que le chemin inverse.
polls-sum-single = Chaque voix compte pour la réponse choisie ; la plus choisie arrive en tête.
polls-sum-approval = Chaque réponse reçoit une voix de chaque bulletin qui l’accepte.
polls-sum-points = Les points de tous les bulletins s’additionnent, réponse par réponse.
polls-sum-score = Les notes de tous les bulletins s’additionnent, réponse par réponse.
polls-papers = { $count ->
    [one] Le bulletin, pour compter à la main
   *[other] Les { $count } bulletins, pour compter à la main
  }
polls-duels = Duel par duel
polls-duel = Duel
polls-duel-of = { $first } contre { $second }
polls-duel-voices = Voix
polls-duel-ways = Chemins les plus forts
polls-duel-ahead = Passe devant
polls-duel-equal = à égalité
polls-preferred = Voix qui préfèrent la ligne à la colonne
polls-prefers = Préférée
polls-ways = Force du chemin de la ligne vers la colonne
polls-way = Chemin depuis
polls-comments = { $count ->
    [0] Commentaires
    [one] 1 commentaire
   *[other] { $count } commentaires
  }
polls-comments-none = Une précision à demander, un argument à donner : dites-le ici avant ou après avoir répondu.
polls-comments-all = Lire tous les commentaires, citer et répondre
polls-comment = Votre commentaire
polls-comment-hint = Lu par les membres de l’espace. N’y écrivez pas ce que vous avez voté si le vote est secret.
polls-comment-do = Commenter
polls-mail-subject = Plus que deux jours pour répondre : { $poll }
polls-mail =
    Bonjour,

    Le vote « { $poll } » se termine dans deux jours, et votre réponse n’y est pas encore.

    Pour répondre :
    { $address }
