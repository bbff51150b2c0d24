home-here = Accueil
home-title = Achetez circulaire, local et solidaire
home-text = { $network } relie les organisations qui achètent à celles qui réparent, réemploient, louent et fabriquent autrement. Cherchez une solution, ou décrivez votre besoin : les solutions qui y répondent s’affichent aussitôt, avec leurs raisons.
home-search = Que cherchez-vous ?
home-search-do = Chercher
home-hello = Bonjour { $name }
home-need = Décrire un besoin
home-solution = Publier une solution
home-catalogue = Parcourir le catalogue
home-proposed = { $count ->
    [one] Une demande d’adhésion vous attend
   *[other] { $count } demandes d’adhésion vous attendent
  }
home-expiring = { $count ->
    [one] Une attestation est à renouveler
   *[other] { $count } attestations sont à renouveler
  }
home-ahead = À venir pour vous
home-tasks = Attend votre décision
home-reported = Message signalé dans « { $topic } »
home-meetings = Prochaines rencontres
home-answer = Dites si vous venez
home-polls = Votes ouverts
home-trials = À essayer
home-actions = Vos actions à faire
home-news = Ce qui est nouveau pour vous
home-news-none = Rien de nouveau dans vos espaces.
home-news-all = Voir toutes les nouvelles
home-news-topics = { $count ->
    [one] 1 échange
   *[other] { $count } échanges
  }
home-news-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
  }
home-page-new = nouvelle page
home-page-changed = page modifiée
home-watches-all = Toutes mes recherches
home-spaces = Vos espaces
home-no-space = Vous n’êtes encore membre d’aucun espace.
home-spaces-see = Voir les espaces du réseau
home-mails = Choisir le rythme des courriels de cet espace
home-action-late = en retard, attendue le { $date }
home-actions-all = Tout ce que j’ai entrepris
