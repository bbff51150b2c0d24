discussions-title = Échanges
discussions-count = { $count ->
    [0] Échanges
    [one] 1 échange
   *[other] { $count } échanges
  }
discussions-none = Une question, un retour d’expérience, une annonce : les échanges de l’espace se lisent ici, et se retrouvent.
discussions-first = Ouvrir le premier échange
discussions-new = Ouvrir un échange
discussions-title-label = Sujet
discussions-title-hint = Une question claire attire plus de réponses.
discussions-title-wrong = Donnez un sujet de 200 caractères au plus
discussions-text = Message
discussions-text-hint = La mise en forme Markdown est possible. Écrivez @ et un nom pour vous adresser à quelqu’un. La page d’un document de l’espace donne la ligne qui le met ici.
discussions-text-wrong = Écrivez un message, de 64 Kio au plus
discussions-publish = Publier
discussions-older = Échanges plus anciens
discussions-unread = { $count ->
    [one] 1 nouveau message
   *[other] { $count } nouveaux messages
  }
discussions-answers = { $count ->
    [0] Pas encore de réponse
    [one] 1 réponse
   *[other] { $count } réponses
  }
discussions-pinned = Épinglé
discussions-closed = Clos
discussions-closed-why = Cet échange est clos : il se lit, et n’attend plus de réponse.
discussions-about = Voir ce dont on parle ici
discussions-solved = Résolu
discussions-solution = La réponse
discussions-solution-see = Aller à la réponse
discussions-mark = C’est la réponse
discussions-message = message { $number }
discussions-new-one = Nouveau
discussions-edited = modifié
discussions-react-useful = Utile
discussions-react-agree = D’accord
discussions-quote = Citer
discussions-edit = Modifier
discussions-edit-title = Modifier votre message
discussions-edit-hint = Ce que le message disait avant restera lisible.
discussions-save = Enregistrer
discussions-leave = Revenir sans enregistrer
discussions-conflict = Vous avez changé ce message depuis un autre écran : comparez, puis enregistrez de nouveau pour garder ce texte
discussions-theirs = Ce que vous avez enregistré ailleurs
discussions-versions = Versions
discussions-versions-title = { $count ->
    [0] Ce message n’a pas changé
    [one] Ce message a changé une fois
   *[other] Ce message a changé { $count } fois
  }
discussions-now = Aujourd’hui
discussions-until = Jusqu’au { $date }
discussions-back = Revenir à l’échange
discussions-answer = Votre réponse
discussions-answer-do = Répondre
discussions-pages = Pages de l’échange
discussions-before = Messages précédents
discussions-after = Messages suivants
discussions-follow = Suivre cet échange
discussions-unfollow = Ne plus suivre
discussions-mute = Ne plus me le signaler
discussions-unmute = Me le signaler de nouveau
discussions-followed = Vous suivez cet échange : ses nouveautés vous parviennent aussitôt
discussions-muted = Cet échange ne vous sera plus signalé
discussions-neither = C’est noté
discussions-pin = Épingler
discussions-unpin = Ne plus épingler
discussions-close = Clore l’échange
discussions-reopen = Rouvrir l’échange
discussions-changed = C’est fait
discussions-report = Signaler
discussions-report-do = Signaler ce message
discussions-reported = Merci : les personnes qui animent l’espace vont regarder
discussions-reports = { $count ->
    [one] Signalé une fois
   *[other] Signalé { $count } fois
  }
discussions-reason = Pour quelle raison
discussions-reason-wrong = Donnez une raison de 200 caractères au plus
discussions-hide = Masquer
discussions-hide-do = Masquer ce message
discussions-hidden = Message masqué : { $reason }
discussions-hidden-done = Le message est masqué, avec sa raison
discussions-show = Montrer de nouveau
discussions-shown-done = Le message se lit de nouveau
discussions-keep = Le laisser tel quel
discussions-kept-done = Le message reste, les signalements sont traités
discussions-mail-reported-subject = Message signalé dans « { $topic } »
discussions-mail-reported =
    Bonjour,

    Un message de l’échange « { $topic } », dans l’espace « { $space } » que vous animez, est signalé :
    { $reason }

    Pour le lire, le masquer ou le laisser :
    { $address }
