groups-title = Chantiers
groups-found = { $count ->
    [0] Chantiers
    [one] 1 chantier en cours dans le réseau
   *[other] { $count } chantiers en cours dans le réseau
  }
groups-lead = Un chantier réunit des organisations autour d’un même problème d’achat, par cycles d’un an.
groups-views = Quels chantiers afficher
groups-view-now = En cours
groups-past = Chantiers passés
groups-none = Les chantiers du réseau s’afficheront ici : chacun commence par un problème que plusieurs organisations veulent régler ensemble.
groups-none-past = Les chantiers terminés s’afficheront ici, avec leur bilan.
groups-first = Proposer le premier chantier
groups-mine = Les vôtres
groups-all = Dans le réseau
groups-others = Les autres
groups-more = Suite de la liste
groups-new = Proposer un chantier
groups-edit = Modifier le chantier
groups-save = Enregistrer
groups-saved = Le chantier est enregistré
groups-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
groups-theirs = Ce que l’autre personne a enregistré
groups-back = Revenir sans rien changer
groups-optional = Facultatif.
groups-choose-listed = Choisissez dans la liste
groups-number-wrong = Écrivez un nombre entier, dans les bornes
groups-date-wrong = Donnez une date
groups-state-gathering = Se rassemble
groups-state-declined = Décliné
groups-state-running = En cours
groups-state-ended = Terminé
groups-gauge = { $count ->
    [0] Aucune organisation sur { $minimum }
    [one] 1 organisation sur { $minimum }
   *[other] { $count } organisations sur { $minimum }
  }
groups-gauge-running = { $count ->
    [0] Aucune organisation, { $minimum } requises pour démarrer
    [one] 1 organisation, { $minimum } requises pour démarrer
   *[other] { $count } organisations, { $minimum } requises pour démarrer
  }
groups-participants = { $count ->
    [0] Aucune organisation ne participe encore
    [one] 1 organisation participe
   *[other] { $count } organisations participent
  }
groups-proposed-by = Proposé par { $organisation }
groups-next = Prochaine étape :
groups-next-gather = { $count ->
    [one] rassembler encore 1 organisation
   *[other] rassembler encore { $count } organisations
  }
groups-next-start = démarrer, les organisations sont là
groups-next-orient = retenir les orientations de l’année
groups-next-pledge = { $count ->
    [one] 1 engagement attendu
   *[other] { $count } engagements attendus
  }
groups-next-plan = adopter le plan d’action
groups-next-work = mener le plan d’action
groups-next-report = faire le bilan de l’année
groups-next-renew = ouvrir un nouveau cycle, ou terminer
groups-next-nothing = aucune
groups-tab-overview = Vue d’ensemble
groups-tab-plan = Plan d’action
groups-tab-deliverables = Livrables
groups-tab-report = Bilan
groups-tab-space = Espace

groups-form-lead = { $count ->
    [one] Votre proposition ouvre un espace où d’autres organisations vous rejoignent. Le chantier démarre dès qu’une organisation participe.
   *[other] Votre proposition ouvre un espace où d’autres organisations vous rejoignent. Le chantier démarre dès que { $count } organisations participent.
  }
groups-in-the-name = Au nom de
groups-organisation-missing = Choisissez l’organisation au nom de laquelle vous proposez
groups-name = Titre
groups-name-hint = Par exemple : Réduction à la source.
groups-title-wrong = Donnez un titre de 200 caractères au plus
groups-problem = Le problème
groups-problem-hint = Ce que plusieurs organisations vivent, et qu’aucune ne règle seule.
groups-problem-missing = Décrivez le problème
groups-scope = Le périmètre
groups-scope-hint = Ce que le chantier couvre, et ce qu’il laisse de côté.
groups-scope-missing = Dites ce que le chantier couvre
groups-categories = Catégories d’achat
groups-categories-hint = Elles servent à trouver les organisations que le chantier peut intéresser.
groups-categories-missing = Choisissez au moins une catégorie d’achat
groups-suggest = Proposer des catégories d’après le texte
groups-suggested = { $count ->
    [0] Le texte ne permet pas de reconnaître une catégorie : choisissez dans la liste.
    [one] 1 catégorie reconnue. Gardez-la ou changez-la.
   *[other] { $count } catégories reconnues. Gardez-les ou changez-les.
  }
groups-hopes = Ce que vous espérez produire
groups-hopes-hint = Des critères, un guide, un outil, une rencontre avec des fournisseurs…
groups-hopes-missing = Dites ce que le chantier devrait produire
groups-currency = Monnaie
groups-currency-CAD = Dollar canadien
groups-currency-EUR = Euro
groups-zone = Fuseau horaire
groups-terms = À quel titre
groups-terms-proposer-hint = Seulement si l’organisation n’est pas membre du réseau : les membres participent d’office.
groups-terms-member = Membre du réseau
groups-terms-contributes-money = Contribution financière
groups-terms-brings-expertise = Apport d’expertise
groups-propose = Proposer
groups-proposed = Le chantier est proposé, et son espace est ouvert
groups-proposed-asked = Le chantier est proposé ; la participation de votre organisation attend l’accord de l’équipe d’animation
groups-rule = Validation des livrables
groups-rule-hint = Un livrable est validé quand assez d’organisations l’ont essayé et que la part d’avis favorables est atteinte.
groups-trial-minimum = Organisations qui l’essaient
groups-trial-minimum-hint = Chaque chantier peut changer cette règle.
groups-trial-share = Part d’avis favorables
groups-share-1-2 = La moitié
groups-share-2-3 = Les deux tiers
groups-share-3-4 = Les trois quarts
groups-share-1-1 = Tous
groups-settings = Réglages des chantiers
groups-settings-lead = Ce que le réseau demande à tous les chantiers, et ce avec quoi un nouveau chantier commence.
groups-settings-saved = Les réglages sont enregistrés
groups-minimum = Organisations nécessaires pour démarrer
groups-minimum-hint = Les organisations dont l’adhésion a expiré ne comptent pas. Un chantier qui passe en dessous ensuite continue, avec un avertissement.
groups-new-ones = Pour un nouveau chantier

groups-organisation = Organisation
groups-organisations = Organisations
groups-organisations-see = Voir les organisations
groups-count-member = { $count ->
    [one] 1 membre
   *[other] { $count } membres
  }
groups-count-contributes-money = { $count ->
    [one] 1 contribution financière
   *[other] { $count } contributions financières
  }
groups-count-brings-expertise = { $count ->
    [one] 1 apport d’expertise
   *[other] { $count } apports d’expertise
  }
groups-below = { $count ->
    [one] Il manque 1 organisation au minimum du réseau. Le travail continue.
   *[other] Il manque { $count } organisations au minimum du réseau. Le travail continue.
  }
groups-enough = Les organisations sont assez nombreuses : le chantier peut démarrer.
groups-lapsed = { $count ->
    [one] 1 organisation n’est plus membre du réseau : elle participe toujours, mais ne compte plus.
   *[other] { $count } organisations ne sont plus membres du réseau : elles participent toujours, mais ne comptent plus.
  }
groups-has-lapsed = Adhésion expirée
groups-has-lapsed-hint = L’adhésion de l’organisation au réseau a pris fin. Elle participe toujours, mais ne compte plus dans le minimum.
groups-see-membership = Voir son adhésion
groups-no-participant = Les organisations qui rejoignent le chantier s’afficheront ici.
groups-take-part = Participent
groups-people-count = { $count ->
    [0] Personne n’est encore nommé
    [one] 1 personne
   *[other] { $count } personnes
  }
groups-look-after = Gérer
groups-see = Voir
groups-ask = Demander à participer
groups-ask-for = Participer avec une de vos organisations
groups-ask-title = { $organisation } rejoint « { $group } »
groups-is-included = Votre organisation est membre du réseau : sa participation est comprise dans l’adhésion, et l’accès s’ouvre aussitôt.
groups-is-not-included = Votre organisation n’est pas membre du réseau. Elle peut participer par une contribution financière ou par son expertise : l’équipe d’animation répond, et l’accès s’ouvre à l’acceptation.
groups-offer = Ce que vous proposez
groups-offer-hint = Le montant, ou l’expertise et le temps que vous y mettez, et pourquoi vous venez.
groups-offer-member = Pourquoi vous venez
groups-offer-missing = Décrivez ce que votre organisation propose
groups-offer-said = Ce que l’organisation propose
groups-who-comes = Qui vient
groups-who-comes-hint = Chaque personne a sa place dans l’espace du chantier. Vous pourrez en changer.
groups-people-missing = Choisissez au moins une personne
groups-join = Rejoindre le chantier
groups-joined = Votre organisation participe au chantier
groups-asked = La demande est transmise à l’équipe d’animation
groups-asking = { $count ->
    [one] 1 organisation demande à participer
   *[other] { $count } organisations demandent à participer
  }
groups-waits = La demande attend la réponse de l’équipe d’animation.
groups-answer = Répondre à la demande
groups-answer-hint = À l’acceptation, les personnes nommées entrent dans l’espace et reçoivent un courriel.
groups-accept = Accepter
groups-accepted = L’organisation participe, et ses personnes en sont informées
groups-decline = Décliner
groups-declined = La réponse est donnée, avec sa raison
groups-reason = Pourquoi
groups-reason-hint = L’organisation la lira.
groups-reason-all = Toutes les organisations la liront.
groups-reason-missing = Dites pourquoi
groups-due = Contribution convenue ({ $currency })
groups-due-hint = Elle se facture hors de Boucle ; ici, on suit ce qui est dû et reçu.
groups-due-missing = Écrivez le montant convenu
groups-due-change = Changer le montant convenu
groups-due-saved = Le montant est enregistré
groups-amount = Montant
groups-amount-wrong = Écrivez un montant, par exemple 1 500
groups-participation-asked = Demandée
groups-participation-accepted = Participe
groups-participation-declined = Déclinée
groups-participation-left = Partie
groups-why-left = Pourquoi elle est partie
groups-why-declined = Pourquoi la demande a été déclinée
groups-come = { $count ->
    [0] Personne ne vient encore
    [one] 1 personne vient
   *[other] { $count } personnes viennent
  }
groups-add-person = Ajouter une personne de l’organisation
groups-add = Ajouter
groups-take-out = Retirer
groups-people-saved = Le changement est fait
groups-nobody-else = Toutes les personnes de l’organisation viennent déjà.
groups-invite-people = En inviter d’autres
groups-contribution = Contribution
groups-contribution-saved = La contribution est à jour
groups-remaining = Reste à recevoir : { $amount }
groups-all-received = Tout est reçu
groups-due-received = Convenu : { $due }. Reçu : { $received }.
groups-received = Reçu : { $amount }
groups-receive = Noter une somme reçue
groups-received-on = Reçue le
groups-note = Note
groups-leave = Quitter le chantier
groups-leave-hint = L’organisation cesse de participer, et ses personnes perdent leur place dans l’espace, sauf si elles viennent pour une autre.
groups-left = L’organisation ne participe plus
groups-no-longer = Ne participent plus
groups-has-left = partie
groups-was-declined = demande déclinée
groups-on = le { $date }
groups-wanted = { $count ->
    [0] Aucune autre organisation n’a de besoin dans ces catégories
    [one] 1 organisation pourrait être invitée
   *[other] { $count } organisations pourraient être invitées
  }
groups-wanted-lead = Leurs besoins touchent les catégories du chantier.
groups-needs = { $count ->
    [one] 1 besoin dans ces catégories
   *[other] { $count } besoins dans ces catégories
  }
groups-invite = Inviter
groups-invited = L’invitation est partie
groups-was-invited = Invitée le { $date }
groups-who-to-invite = Voir qui pourrait être invité
groups-waiting = { $count ->
    [one] Un chantier vous attend
   *[other] Des chantiers vous attendent
  }
groups-waiting-invited = { $organisation } est invitée
groups-waiting-pledge = L’engagement { DE($organisation) } est attendu
groups-waiting-asked = { $organisation } demande à participer

groups-life = Vie du chantier
groups-life-gathering = Le chantier se rassemble
groups-life-declined = Le chantier a été décliné
groups-life-running = Le chantier est en cours
groups-life-ended = Le chantier est terminé
groups-act-start = Démarrer
groups-act-decline = Décliner la proposition
groups-act-end = Terminer le chantier
groups-act-reopen = Rouvrir
groups-act-hint-start = Le premier cycle s’ouvre à ces dates, et les personnes qui participent reçoivent un courriel.
groups-act-hint-decline = Le chantier n’aura pas lieu. Son espace reste lisible, et la proposition pourra être rouverte.
groups-act-hint-end = Le dernier cycle est clos par son bilan : le chantier s’arrête, son espace reste lisible et ses outils restent dans la bibliothèque.
groups-act-hint-reopen = Le chantier reprend là où il en était.
groups-act-do-start = Démarrer le chantier
groups-act-do-decline = Décliner
groups-act-do-end = Terminer
groups-act-do-reopen = Rouvrir le chantier
groups-word = Un mot pour les participants
groups-now-started = Le chantier est démarré, et son premier cycle est ouvert
groups-now-declined = La proposition est déclinée
groups-now-ended = Le chantier est terminé
groups-now-reopened = Le chantier est rouvert
groups-refused-too-few = { $count ->
    [one] Il manque 1 organisation pour démarrer.
   *[other] Il manque { $count } organisations pour démarrer.
  }
groups-refused-not-started = Le chantier n’a pas démarré : il se décline, il ne se termine pas.
groups-refused-is-gathering = Le chantier est déjà ouvert aux organisations.
groups-refused-is-running = Le chantier est déjà en cours.
groups-refused-is-declined = La proposition a été déclinée : rouvrez-la d’abord.
groups-refused-is-ended = Le chantier est terminé : rouvrez-le d’abord.
groups-refused-cycle-is-open = Le cycle en cours doit d’abord être clos par son bilan.
groups-refused-no-report = Aucun cycle n’a encore de bilan.
groups-to-report = Aller au bilan

groups-cycle-new = Ouvrir un cycle
groups-cycle-new-hint = Les orientations retenues l’an dernier peuvent être reprises.
groups-cycle-edit = Modifier le cycle
groups-cycle-name = Nom du cycle
groups-cycle-title = Cycle { $years }
groups-starts-on = Commence le
groups-ends-on = Finit le
groups-cycle-dates = La fin vient après le début, deux ans plus tard au plus
groups-cycle-is-open = Un cycle est déjà ouvert : il se clôt par son bilan
groups-cycle-open = Ouvrir le cycle
groups-cycle-opened = Le cycle est ouvert
groups-cycle-saved = Le cycle est enregistré
groups-take-over = Reprendre de « { $cycle } »
groups-take-over-hint = Ce qui est repris sera classé de nouveau, avec ce qui sera proposé.
groups-take-over-none = Ce cycle n’a retenu aucune orientation.
groups-other-cycles = Autres cycles :

groups-orientations = Orientations
groups-orientations-later = Les orientations viennent avec le premier cycle, quand le chantier démarre.
groups-orientations-empty = Les orientations s’afficheront ici dès que le CA en aura proposé.
groups-part-consult = Consulter
groups-part-propose = Proposer
groups-part-rank = Classer
groups-part-retain = Retenir
groups-part-done = (fait)
groups-stage-title-consult = Les membres sont à consulter
groups-stage-title-consulting = Les membres sont consultés
groups-stage-title-propose = Les orientations sont à proposer
groups-stage-title-complete = { $count } orientations à compléter et à classer
groups-stage-title-ranking = { $count } orientations sont au classement
groups-stage-title-counting = { $count } orientations classées
groups-stage-title-again = { $count } orientations à classer de nouveau
groups-stage-title-retain = { $count } orientations classées
groups-stage-title-retained = { $count ->
    [one] 1 orientation retenue
   *[other] { $count } orientations retenues
  }
groups-stage-next-consult = Le CA, ou la personne qui anime le chantier, ouvre d’abord une consultation des membres.
groups-stage-next-consulting = Le CA propose des orientations dès que la consultation est close.
groups-stage-next-propose = Le CA propose maintenant des orientations, à la lumière de la consultation. Il en faut deux au moins pour les classer.
groups-stage-next-complete = Les membres complètent et reformulent. La personne qui anime ouvre ensuite le classement, à la première rencontre.
groups-stage-next-ranking = Chaque organisation classe les orientations. Rien n’est reformulé pendant ce temps.
groups-stage-next-counting = Le résultat est en train d’être compté : rechargez la page dans un instant.
groups-stage-next-again = Trop peu d’organisations ont classé les orientations : la personne qui anime en ouvre un nouveau.
groups-stage-next-retain = La personne qui anime retient maintenant les premières du classement.
groups-stage-next-retained = Les orientations retenues portent le plan d’action. Chaque organisation dit maintenant à quoi elle s’engage.
groups-poll-stands = { $count ->
    [0] Personne n’a encore répondu, jusqu’au { $date }.
    [one] 1 voix, jusqu’au { $date }.
   *[other] { $count } voix, jusqu’au { $date }.
  }
groups-poll-needs = { $count ->
    [one] Il en faut 1.
   *[other] Il en faut { $count }.
  }
groups-poll-see = Ouvrir le vote
groups-consult = Consulter les membres
groups-consult-hint = Chaque organisation choisit tout ce qui lui paraît juste. Le résultat éclaire ce que le CA propose.
groups-consultation-question = Sur quoi travailler pendant « { $cycle } » ?
groups-consultation-text = Choisissez tout ce qui serait utile à votre organisation. Le résultat éclaire les orientations que le CA proposera.
groups-consultation-done = La consultation de ce cycle a déjà été ouverte
groups-consultation-opened = La consultation est ouverte
groups-consult-do = Ouvrir la consultation
groups-question = Question
groups-options = Réponses possibles
groups-options-hint = Une par ligne, de 2 à 30.
groups-options-wrong = Donnez de 2 à 30 réponses différentes, de 200 caractères au plus
groups-last-day = Dernier jour
groups-hour = Heure
groups-end-wrong = Donnez un jour et une heure à venir
groups-quorum = Voix nécessaires
groups-rank = { $count ->
   *[other] Faire classer ces { $count } orientations
  }
groups-rank-hint = Une voix par organisation. Le compte suit la méthode de Schulze, et chacun peut le refaire.
groups-rank-do = Ouvrir le classement
groups-ranking-question = Classement des orientations, { $cycle }
groups-ranking-not-now = Le classement ne peut pas s’ouvrir à cette étape
groups-ranking-opened = Le classement est ouvert
groups-ranked-by = { $count ->
    [one] Classées par 1 organisation.
   *[other] Classées par { $count } organisations.
  }
groups-count-see = Voir le compte
groups-retain = Retenir les premières
groups-retain-hint = L’ordre est celui du compte. Deux orientations à égalité sont retenues ensemble, ou pas.
groups-retain-first = Combien en retenir
groups-retain-count = { $count ->
    [one] La première
   *[other] Les { $count } premières
  }
groups-retain-do = Retenir
groups-retain-not-now = Les orientations ne peuvent pas être retenues à cette étape
groups-retain-wrong = Choisissez un nombre qui ne sépare pas deux orientations à égalité
groups-retained = Les orientations sont retenues
groups-retained-on = retenues le { $date }
groups-is-retained = Retenue
groups-is-not-retained = Non retenue
groups-place = { $count ->
    [one] 1re
   *[other] { $count }e
  }
groups-origin-board = Proposée par le CA
groups-origin-member = Ajoutée par un membre
groups-origin-previous = Reprise du cycle précédent
groups-by = Écrite par { $name }
groups-word-it = Reformuler
groups-orientation-new = Proposer une orientation
groups-orientation-title = Orientation
groups-orientation-text = Précisions
groups-markdown = La mise en forme Markdown est possible.
groups-orientation-add = Ajouter l’orientation
groups-orientation-added = L’orientation est ajoutée
groups-orientation-edit = Reformuler l’orientation
groups-orientation-saved = L’orientation est à jour
groups-orientation-same = Une orientation de ce cycle porte déjà ce titre
groups-orientations-many = { $count ->
   *[other] Un cycle a { $count } orientations au plus
  }
groups-withdraw = Retirer
groups-wording-ranking = Le classement est ouvert : les organisations classent ces mots-là, ils ne changent plus
groups-wording-ranked = Les orientations ont été classées dans ces mots : ils ne changent plus
groups-wording-consult = Les orientations se proposent une fois la consultation close
groups-wording-board = Le CA propose d’abord ; les membres complètent ensuite
groups-consulted = Ce que les membres ont répondu
groups-consulted-by = { $count ->
    [0] aucune réponse
    [one] 1 réponse
   *[other] { $count } réponses
  }
groups-answer-column = Réponse
groups-voices-column = Voix
groups-bar-column = Part

groups-pledges = Engagements
groups-pledges-found = { $expected ->
    [0] Engagements
    [one] { $given ->
        [0] L’engagement de la seule organisation est attendu
       *[other] 1 organisation s’est engagée : { $hours } heures par mois
      }
   *[other] { $given ->
        [0] Aucune des { $expected } organisations ne s’est encore engagée
        [one] 1 organisation sur { $expected } s’est engagée : { $hours } heures par mois
       *[other] { $given } organisations sur { $expected } se sont engagées : { $hours } heures par mois
      }
  }
groups-pledges-early = Les orientations de l’année ne sont pas encore retenues : un engagement donné maintenant pourra être revu.
groups-pledges-none = Les engagements des organisations s’afficheront ici.
groups-pledges-later = Les engagements viennent avec le premier cycle, quand le chantier démarre.
groups-pledge-title = À quoi s’engage { $organisation }
groups-pledge-give = Dire à quoi elle s’engage
groups-pledge-change = Revoir son engagement
groups-pledge-do = S’engager
groups-pledged = L’engagement est enregistré
groups-change = Modifier
groups-not-given = Pas encore donné
groups-given = Donné le
groups-role = Rôle
groups-role-wished = Rôle souhaité
groups-role-hint = Ce que votre organisation veut être dans ce cycle.
groups-role-lead = Pilote
groups-role-contributor = Contribue
groups-role-tester = Essaie
groups-role-funder = Finance
groups-role-observer = Observe
groups-role-count-lead = { $count ->
    [one] 1 pilote
   *[other] { $count } pilotes
  }
groups-role-count-contributor = { $count ->
    [one] 1 contribue
   *[other] { $count } contribuent
  }
groups-role-count-tester = { $count ->
    [one] 1 essaie
   *[other] { $count } essaient
  }
groups-role-count-funder = { $count ->
    [one] 1 finance
   *[other] { $count } financent
  }
groups-role-count-observer = { $count ->
    [one] 1 observe
   *[other] { $count } observent
  }
groups-objectives = Objectifs
groups-objectives-hint = Ce que votre organisation veut avoir obtenu à la fin du cycle.
groups-objectives-missing = Dites ce que votre organisation veut obtenir
groups-brings = Ce qu’elle apporte
groups-brings-hint = Un lieu, des données, un réseau, des essais… Facultatif.
groups-hours = Heures par mois
groups-hours-per-month = Disponibilité, en heures par mois
groups-hours-hint = Par personne. Vide vaut zéro.
groups-hours-count = { $count ->
    [0] aucune heure par mois
    [one] 1 heure par mois
   *[other] { $count } heures par mois
  }
groups-hours-wrong = { $count ->
   *[other] Écrivez un nombre entier d’heures, de 0 à { $count }
  }
groups-hours-by-person = Heures par personne
groups-nobody-comes = Personne de l’organisation ne vient encore au chantier.
groups-person = Personne
groups-people = Personnes
groups-total = Total

groups-mail-invited-subject = Invitation au chantier « { $group } »
groups-mail-invited =
    Bonjour,

    { $person } invite { $organisation } à participer au chantier « { $group } ».

    Le problème : { $problem }

    Pour répondre :
    { $address }
groups-mail-asked-subject = Une organisation demande à participer à « { $group } »
groups-mail-asked =
    Bonjour,

    { $organisation } demande à participer au chantier « { $group } ».

    Pour lire ce qu’elle propose et répondre :
    { $address }
groups-mail-settled-subject = Votre participation au chantier « { $group } »
groups-mail-accepted =
    Bonjour,

    { $organisation } participe maintenant au chantier « { $group } », et vous avez votre place dans son espace :
    { $address }
groups-mail-declined =
    Bonjour,

    La demande { DE($organisation) } pour le chantier « { $group } » a été déclinée. La raison donnée :

    { $reason }

    Le chantier :
    { $address }
groups-mail-started-subject = Le chantier « { $group } » démarre
groups-mail-started =
    Bonjour,

    Le chantier « { $group } » démarre. La première étape est de choisir ses orientations :
    { $address }/orientations
groups-mail-pledge-subject = L’engagement de votre organisation est attendu : { $group }
groups-mail-pledge =
    Bonjour,

    Les orientations du chantier « { $group } » sont retenues ({ $cycle }). Il reste à dire à quoi { $organisation } s’engage : ses objectifs, son rôle, et le temps de chaque personne.

    Trois minutes suffisent :
    { $address }

subject-working-group = chantier
subject-working-groups = réglages des chantiers
subject-cycle = cycle
subject-orientation = orientation
subject-pledge = engagement
