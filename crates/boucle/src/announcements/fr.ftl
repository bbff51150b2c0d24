announcements-title = Annonces
announcements-count = { $count ->
    [0] Aucune nouvelle annonce
    [one] 1 nouvelle annonce
   *[other] { $count } nouvelles annonces
  }
announcements-lead = Les solutions nouvelles qui répondent à vos besoins, et les besoins nouveaux auxquels vos solutions répondent.
announcements-see = Tout marquer comme vu
announcements-seen = Vous avez tout vu.
announcements-none = Rien ne vous a été annoncé. Un besoin ouvert vous fait connaître les solutions nouvelles qui y répondent ; une solution publiée, les besoins nouveaux auxquels elle répond.
announcements-needs = Voir les besoins
announcements-new = nouveau
announcements-fits-no-more = Cette solution ne répond plus à ce besoin.
announcements-older = Annonces plus anciennes
announcements-said-solution = « { $solution } » ({ $supplier }) : { $score } points sur 100 pour votre besoin « { $need } »
announcements-said-need = « { $need } » ({ $buyer }) : votre solution « { $solution } » y répond, { $score } points sur 100
announcements-silence = Ne plus rien annoncer pour ce besoin
announcements-hear = Annoncer de nouveau pour ce besoin
announcements-silenced = Plus rien ne vous sera annoncé pour ce besoin.
announcements-heard = Les solutions nouvelles vous seront de nouveau annoncées pour ce besoin.
announcements-choices = Ce que vous recevez
announcements-mails-on = Les annonces vous parviennent aussi par courriel.
announcements-mails-off = Les annonces ne vous parviennent plus par courriel : elles se lisent ici.
announcements-mails-stop = Ne plus les recevoir par courriel
announcements-mails-never = Vous ne recevez aucun courriel de nouveautés : les annonces se lisent ici.
announcements-mails-profile = Changer ce choix dans votre profil
announcements-mails-start = Les recevoir aussi par courriel
announcements-accepts = { $organisation } accepte qu’on lui annonce des besoins.
announcements-refuses = { $organisation } n’accepte pas qu’on lui annonce des besoins.
announcements-accept = Accepter les annonces de besoins
announcements-refuse = Ne plus accepter d’annonces de besoins
announcements-kept = C’est enregistré.
announcements-stop-title = Ne plus recevoir les annonces par courriel
announcements-stop-what = Plus aucun courriel ne vous annoncera de solutions ni de besoins. Les annonces resteront dans votre liste.
announcements-stopped = C’est fait : plus aucun courriel ne vous annoncera de solutions ni de besoins.
announcements-read = Voir les annonces
announcements-mail-hello = Bonjour,
announcements-mail-solution = Une solution pour « { $need } »
announcements-mail-need = Un besoin auquel vous répondez : { $need }
announcements-mail-subject = { $count ->
    [one] 1 annonce pour { $organisation }
   *[other] { $count } annonces pour { $organisation }
  }
announcements-mail-more = { $count ->
    [one] Et 1 autre :
   *[other] Et { $count } autres :
  }
announcements-mail-why = Vous recevez ce courriel parce que vous agissez pour { $organisation }.
announcements-mail-foot = Ne plus rien recevoir pour un besoin ou pour votre organisation : { $list }
    Ne plus recevoir d’annonces par courriel : { $stop }
announcements-settings = Annonces
announcements-settings-lead = Une solution nouvelle est annoncée aux acheteurs qui ont un besoin auquel elle répond ; un besoin nouveau, aux fournisseurs dont une solution y répond.
announcements-threshold = Note minimale pour une annonce
announcements-threshold-hint = Sur 100 : plus elle est haute, moins il y a d’annonces, et plus elles sont pertinentes.
announcements-threshold-wrong = Un nombre de 1 à 100
announcements-weekly = Besoins annoncés par courriel à un même fournisseur, par semaine
announcements-weekly-hint = Au-delà, le courriel attend la semaine suivante, deux semaines au plus ; l’annonce se lit déjà dans sa liste. Avec 0, aucun besoin n’est annoncé par courriel.
announcements-weekly-wrong = Un nombre de 0 à { $count }
announcements-keep = Enregistrer
