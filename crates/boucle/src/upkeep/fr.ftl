upkeep-admin = Gestion du réseau
upkeep-desk = Signalements et prises en main
upkeep-desk-lead = Fiches que l’on dit erronées ou en double, et organisations que quelqu’un demande à gérer.
upkeep-desk-title = { $count ->
    [0] Rien n’attend
    [one] 1 demande attend
   *[other] { $count } demandes attendent
  }
upkeep-desk-empty = Personne n’a signalé d’erreur ni demandé à gérer une organisation. Les demandes se rangeront ici.
upkeep-flags = Fiches signalées
upkeep-claims = Organisations à prendre en main
upkeep-visitor = une personne sans compte
upkeep-flag = Signaler une erreur ou un doublon
upkeep-flag-lead = L’animation du réseau lit chaque signalement et corrige la fiche s’il le faut.
upkeep-kind = De quoi s’agit-il ?
upkeep-kind-error = Une erreur
upkeep-kind-duplicate = Un doublon
upkeep-kind-missing = Choisissez une erreur ou un doublon.
upkeep-text = Ce qui ne va pas
upkeep-text-hint = Ce qui est faux et ce qui serait juste, ou l’autre fiche qui dit la même chose.
upkeep-text-missing = Dites ce qui ne va pas, en 2000 caractères au plus.
upkeep-again = Relisez, puis envoyez de nouveau : rien de ce que vous avez écrit n’est perdu.
upkeep-leave-empty = Laissez ce champ vide
upkeep-send = Envoyer
upkeep-flagged = Merci : l’animation du réseau va regarder.
upkeep-see = Voir la fiche
upkeep-note = Ce qui a été fait (facultatif)
upkeep-settle = Marquer comme traité
upkeep-settled = Le signalement est traité.
upkeep-settled-already = Quelqu’un l’a déjà traité.
upkeep-merge-this = Fusionner avec une autre fiche
upkeep-claim = Prendre en main cette organisation
upkeep-claim-lead = Vous pourrez modifier sa fiche et ses solutions, et inviter vos collègues. L’animation du réseau vérifie d’abord que vous parlez pour elle.
upkeep-claim-text = Comment le vérifier
upkeep-claim-hint = Votre fonction, et un moyen de confirmer : une page du site qui vous nomme, un numéro du standard.
upkeep-claim-missing = Dites comment vérifier que vous parlez pour cette organisation, en 2000 caractères au plus.
upkeep-claim-waits = Votre demande attend la décision de l’animation du réseau. Sa réponse viendra par courriel.
upkeep-claim-send = Demander à la gérer
upkeep-claimed = La demande est partie. La réponse viendra par courriel.
upkeep-claim-wants = { $person } demande à gérer { $organisation }
upkeep-managers = { $count ->
    [0] Personne ne la gère aujourd’hui.
    [one] 1 personne la gère déjà.
   *[other] { $count } personnes la gèrent déjà.
  }
upkeep-reason = Motif
upkeep-reason-missing = Dites pourquoi : la personne le lira.
upkeep-accept = Accepter
upkeep-decline = Refuser
upkeep-claim-accepted = C’est accepté : la personne gère l’organisation, et en est avertie.
upkeep-claim-declined = C’est refusé, et la personne en connaît la raison.
upkeep-mail-claim-subject = Votre demande de gérer { $organisation }
upkeep-mail-claim-accepted = Bonjour { $name },

    Vous gérez maintenant { $organisation } : sa fiche, ses solutions et ses personnes.
    { $address }
upkeep-mail-claim-declined = Bonjour { $name },

    Votre demande de gérer { $organisation } n’est pas acceptée. En voici la raison :

    { $reason }

    { $address }
upkeep-merge-solutions = Fusionner deux fiches
upkeep-merge-organisations = Fusionner deux organisations
upkeep-merge-lead = Celle-ci reste. Choisissez celle qui disparaît : ce qui s’y rattache passera ici, et son adresse y mènera.
upkeep-look-for = Chercher l’autre
upkeep-search = Chercher
upkeep-none-found = Rien d’autre ne correspond. Essayez d’autres mots.
upkeep-this-one = Comparer
upkeep-stays = Reste
upkeep-goes = Disparaît
upkeep-moves = Ce qui passe de l’une à l’autre
upkeep-moves-nothing = Rien ne s’y rattache.
upkeep-solution-kept = La fiche qui disparaît garde ses versions. Son texte ne se mêle pas à l’autre : reprenez-y d’abord ce qui manque.
upkeep-organisation-kept = Ce que l’organisation qui reste ne dit pas (numéro, lieu, site, présentation, logo) est repris de l’autre. Une personne présente dans les deux garde le rôle le plus étendu.
upkeep-merge-do = Fusionner
upkeep-merge-other = En choisir une autre
upkeep-choose-other = Choisissez d’abord la fiche qui disparaît.
upkeep-merged = C’est fusionné. L’ancienne adresse mène ici.
upkeep-merge-refused = Rien n’a été changé : les deux se trouvent côte à côte là où il n’y a qu’une place (même chantier, même cycle, même édition d’un programme, même évaluation d’une année). Retirez l’une des deux de cet endroit, puis recommencez.
upkeep-between-introductions = { $count ->
    [one] Entre les deux, 1 mise en relation : un même organisme n’est pas mis en relation avec lui-même. Si elle est en cours, elle sera close sans achat, avec ce motif ; ses messages et ses pièces restent.
   *[other] Entre les deux, { $count } mises en relation : un même organisme n’est pas mis en relation avec lui-même. Celles qui sont en cours seront closes sans achat, avec ce motif ; leurs messages et leurs pièces restent.
  }
upkeep-hanging-seats = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
  }
upkeep-hanging-memberships = { $count ->
    [one] 1 adhésion
   *[other] { $count } adhésions
  }
upkeep-hanging-statuses = { $count ->
    [one] 1 statut
   *[other] { $count } statuts
  }
upkeep-hanging-invitations = { $count ->
    [one] 1 lien d’invitation
   *[other] { $count } liens d’invitation
  }
upkeep-hanging-solutions = { $count ->
    [one] 1 solution
   *[other] { $count } solutions
  }
upkeep-hanging-merged = { $count ->
    [one] 1 fiche déjà fusionnée
   *[other] { $count } fiches déjà fusionnées
  }
upkeep-hanging-proposals = { $count ->
    [one] 1 proposition
   *[other] { $count } propositions
  }
upkeep-hanging-needs = { $count ->
    [one] 1 besoin
   *[other] { $count } besoins
  }
upkeep-hanging-voices = { $count ->
    [one] 1 voix exprimée
   *[other] { $count } voix exprimées
  }
upkeep-hanging-participations = { $count ->
    [one] 1 participation à un chantier
   *[other] { $count } participations à des chantiers
  }
upkeep-hanging-group-invitations = { $count ->
    [one] 1 invitation à un chantier
   *[other] { $count } invitations à des chantiers
  }
upkeep-hanging-pledges = { $count ->
    [one] 1 engagement
   *[other] { $count } engagements
  }
upkeep-hanging-actions = { $count ->
    [one] 1 action
   *[other] { $count } actions
  }
upkeep-hanging-resources = { $count ->
    [one] 1 moyen apporté
   *[other] { $count } moyens apportés
  }
upkeep-hanging-trials = { $count ->
    [one] 1 essai
   *[other] { $count } essais
  }
upkeep-hanging-makers = { $count ->
    [one] 1 outil réalisé
   *[other] { $count } outils réalisés
  }
upkeep-hanging-uses = { $count ->
    [one] 1 usage d’un outil
   *[other] { $count } usages d’outils
  }
upkeep-hanging-requests = { $count ->
    [one] 1 demande sur un outil
   *[other] { $count } demandes sur des outils
  }
upkeep-hanging-introductions = { $count ->
    [one] 1 mise en relation
   *[other] { $count } mises en relation
  }
upkeep-hanging-purchases = { $count ->
    [one] 1 projet d’achat
   *[other] { $count } projets d’achat
  }
upkeep-hanging-shortlisted = { $count ->
    [one] 1 projet d’achat qui l’étudie
   *[other] { $count } projets d’achat qui l’étudient
  }
upkeep-hanging-bought = { $count ->
    [one] 1 achat
   *[other] { $count } achats
  }
upkeep-hanging-calculations = { $count ->
    [one] 1 calcul
   *[other] { $count } calculs
  }
upkeep-hanging-shares = { $count ->
    [one] 1 calcul partagé
   *[other] { $count } calculs partagés
  }
upkeep-hanging-factors = { $count ->
    [one] 1 jeu de facteurs d’émission
   *[other] { $count } jeux de facteurs d’émission
  }
upkeep-hanging-through = { $count ->
    [one] 1 candidature
   *[other] { $count } candidatures
  }
upkeep-hanging-announcements = { $count ->
    [one] 1 annonce
   *[other] { $count } annonces
  }
upkeep-hanging-announcements-told = { $count ->
    [one] 1 besoin annoncé il y a plus d’un an
   *[other] { $count } besoins annoncés il y a plus d’un an
  }
upkeep-hanging-announcement-refusals = { $count ->
    [one] 1 refus d’annonces de besoins
   *[other] { $count } refus d’annonces de besoins
  }
upkeep-hanging-announcement-fits = { $count ->
    [one] 1 besoin auquel elle répond
   *[other] { $count } besoins auxquels elle répond
  }
upkeep-hanging-lists = { $count ->
    [one] 1 liste de solutions
   *[other] { $count } listes de solutions
  }
upkeep-hanging-listed = { $count ->
    [one] 1 liste où elle figure
   *[other] { $count } listes où elle figure
  }
upkeep-hanging-found = { $count ->
    [one] 1 recherche gardée qui l’a trouvée
   *[other] { $count } recherches gardées qui l’ont trouvée
  }
upkeep-hanging-flags = { $count ->
    [one] 1 signalement
   *[other] { $count } signalements
  }
upkeep-hanging-claims = { $count ->
    [one] 1 demande de prise en main
   *[other] { $count } demandes de prise en main
  }
upkeep-hanging-groups = { $count ->
    [one] 1 chantier proposé
   *[other] { $count } chantiers proposés
  }
upkeep-hanging-assessments = { $count ->
    [one] 1 évaluation
   *[other] { $count } évaluations
  }
upkeep-hanging-reviews = { $count ->
    [one] 1 évaluation à vérifier
   *[other] { $count } évaluations à vérifier
  }
upkeep-hanging-assessments-read = { $count ->
    [one] 1 évaluation partagée avec elle
   *[other] { $count } évaluations partagées avec elle
  }
upkeep-hanging-campaigns = { $count ->
    [one] 1 campagne d’essai
   *[other] { $count } campagnes d’essai
  }
upkeep-hanging-remarks = { $count ->
    [one] 1 remarque sur un questionnaire
   *[other] { $count } remarques sur un questionnaire
  }
upkeep-hanging-labels = { $count ->
    [one] 1 label
   *[other] { $count } labels
  }
upkeep-hanging-references = { $count ->
    [one] 1 référence
   *[other] { $count } références
  }
upkeep-hanging-client-of = { $count ->
    [one] 1 référence dont elle est la cliente
   *[other] { $count } références dont elle est la cliente
  }
upkeep-hanging-files = { $count ->
    [one] 1 image ou document
   *[other] { $count } images et documents
  }
