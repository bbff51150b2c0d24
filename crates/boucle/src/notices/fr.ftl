notices-title = Mes courriels
notices-what = Boucle vous écrit ce qui est nouveau dans vos espaces, au rythme que vous choisissez pour chacun.
notices-failing = Les courriels envoyés à votre adresse nous reviennent : nous n’en envoyons plus.
notices-mended = Mon adresse fonctionne de nouveau
notices-usual = D’ordinaire
notices-spaces = Pour un espace en particulier
notices-as-usual = Comme d’ordinaire
notices-pace-wrong = Choisissez dans la liste
notices-when = Courriel du jour et de la semaine
notices-zone = À votre heure, celle de votre profil.
notices-hour = Heure
notices-weekday = Jour, pour celui de la semaine
notices-quiet = Ne pas déranger
notices-quiet-hint = Ce qui part aussitôt attend la fin de ces heures. Deux fois la même heure : jamais.
notices-quiet-from = De (heure)
notices-quiet-until = À (heure)
notices-hour-wrong = Donnez une heure de 0 à 23
notices-save = Enregistrer
notices-saved = Vos choix sont enregistrés.
notices-stop-title = Ne plus recevoir ces courriels
notices-stop-space = Vous ne recevrez plus de courriels de l’espace « { $space } ». Vous en resterez membre.
notices-stop-all = Vous ne recevrez plus de courriels d’aucun espace. Vous en resterez membre.
notices-stopped-space = C’est fait : plus de courriels de l’espace « { $space } ».
notices-stopped-all = C’est fait : plus de courriels d’aucun espace.
notices-change = Choisir plutôt le rythme
notices-subject = { $count ->
    [one] 1 nouvelle de vos espaces ({ $network })
   *[other] { $count } nouvelles de vos espaces ({ $network })
  }
notices-subject-space = { $count ->
    [one] 1 nouvelle : { $space }
   *[other] { $count } nouvelles : { $space }
  }
notices-hello = Bonjour,
notices-told-message = { $author } a écrit dans « { $title } »
notices-told-page = { $author } a écrit ou repris la page « { $title } »
notices-told-poll = Un vote est ouvert jusqu’au { $moment } : { $title }
notices-told-meeting = Une rencontre est prévue ou a changé : { $title }, { $moment }
notices-told-document = { $author } a déposé « { $title } »
notices-told-action = Une action vous est confiée : « { $title } », pour le { $moment }
notices-told-reminder = « { $title } » est attendue pour le { $moment }
notices-told-late = « { $title } » était attendue pour le { $moment }
notices-answer = Répondre :
notices-read = Lire :
notices-vote = Voter :
notices-come = Dire si vous venez :
notices-tell = Voir ce que c’est :
notices-tell-ahead = Si tout va bien, un mot suffit ; si la date ne tient pas, une autre aide tout le monde :
notices-tell-late = Si c’est fait, dites-le ; sinon, une nouvelle date ou un mot sur ce qui bloque aidera les autres :
notices-why-at-once = Vous recevez ce courriel parce que vous avez choisi d’avoir aussitôt les nouvelles de l’espace « { $space } ».
notices-why-daily = Vous recevez ce courriel parce que vous êtes membre de l’espace « { $space } » et avez choisi un courriel par jour.
notices-why-weekly = Vous recevez ce courriel parce que vous êtes membre de l’espace « { $space } » et avez choisi un courriel par semaine.
notices-why-daily-all = Vous recevez ce courriel parce que vous êtes membre de ces espaces et avez choisi un courriel par jour.
notices-why-weekly-all = Vous recevez ce courriel parce que vous êtes membre de ces espaces et avez choisi un courriel par semaine.
notices-foot = Changer de rythme : { $settings }
    Ne plus rien recevoir de tel : { $stop }
notices-list = Nouvelles
notices-list-count = { $count ->
    [0] Rien de nouveau pour vous
    [one] 1 nouvelle pour vous
   *[other] { $count } nouvelles pour vous
  }
notices-see = Tout marquer comme vu
notices-seen = C’est noté : ce qui viendra ensuite sera marqué comme nouveau.
notices-views = Quelles nouvelles
notices-view-all = Tous mes espaces
notices-view-mine = Ce qui me concerne
notices-none = Ce qui s’écrit, se décide ou se prépare dans vos espaces se lira ici.
notices-mine-none = Ce qui vous nomme, ce que vous suivez et les réponses à vos questions se liront ici.
notices-spaces-see = Voir les espaces du réseau
notices-new = Nouveau
notices-older = Nouvelles plus anciennes
notices-reason-named = on vous nomme
notices-reason-followed = vous suivez
notices-reason-answered = réponse à votre échange
notices-reason-given = elle vous est confiée
notices-why-apart = Vous recevez ce courriel sans attendre parce qu’on vous nomme dans l’espace « { $space } », ou que vous y suivez cet échange ou cette page.
