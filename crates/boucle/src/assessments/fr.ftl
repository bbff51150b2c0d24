assessments-title = Évaluations
assessments-lead = Où en est un fournisseur dans ses pratiques environnementales, sociales et de gouvernance : il répond lui-même, et peut demander une vérification.
assessments-count = { $count ->
    [one] 1 évaluation de votre organisation
   *[other] { $count } évaluations de votre organisation
  }
assessments-none = Aucune évaluation pour l’instant. Un fournisseur répond pour lui-même ; il décide ensuite avec qui partager ses notes.
assessments-own = De votre organisation
assessments-to-review = { $count ->
    [one] 1 évaluation attend votre vérification
   *[other] { $count } évaluations attendent votre vérification
  }
assessments-shared-title = Partagées avec vous
assessments-older = Évaluations plus anciennes
assessments-one = { $organisation }, { $year }
assessments-found = { $organisation }, { $year } : { $score } sur 100
assessments-score-and = { $score } sur 100, complète à { $complete } %
assessments-nothing-yet = Aucune réponse pour l’instant
assessments-complete = Complète à { $complete } %.
assessments-completeness = Part des réponses données
assessments-both = Déclarée : { $declared }. Vérifiée : { $verified }.
assessments-state-open = Non vérifiée
assessments-state-asked = En attente de vérification
assessments-state-verified = Vérifiée
assessments-begin = Commencer une évaluation
assessments-begin-lead = Répondez en plusieurs fois et à plusieurs : chaque étape est enregistrée, et seule votre organisation voit vos réponses tant que vous n’en partagez rien.
assessments-begin-do = Commencer
assessments-organisation = Organisation évaluée
assessments-questionnaire = Questionnaire
assessments-sector = Secteur
assessments-sector-hint = Ce que vous vendez surtout. Vos notes se comparent à celles de ce secteur, sans nom, dès qu’il compte cinq répondants.
assessments-choose = Choisissez
assessments-choose-listed = Choisissez une réponse de la liste
assessments-year = Année évaluée
assessments-year-hint = Celle que décrivent vos réponses.
assessments-year-wrong = Donnez une année, de 2000 à { $last }
assessments-there-already = Cette évaluation est déjà commencée : la voici.
assessments-delete = Supprimer cette évaluation
assessments-delete-why = Les réponses, les preuves et le plan de progrès sont supprimés avec elle, pour toute l’organisation.
assessments-delete-do = Supprimer
assessments-deleted = L’évaluation est supprimée.
assessments-answer = Répondre
assessments-go-on = Continuer à répondre
assessments-print = Toutes les réponses
assessments-csv = Télécharger en CSV
assessments-not-enough = Rien n’est partagé, vérifié ni compté tant que moins de 80 % des réponses sont données.
assessments-method = 100 est ce qu’on peut attendre ; une contribution au-delà des questions peut y ajouter des points. Une question sans réponse ne compte pas comme un zéro : elle manque à la part répondue.
assessments-issues = { $count ->
    [one] 1 enjeu
   *[other] { $count } enjeux
  }
assessments-issue = Enjeu
assessments-pillar = Domaine
assessments-pillar-environment = Environnement
assessments-pillar-social = Société
assessments-pillar-governance = Gouvernance
assessments-answered = Réponses
assessments-score = Note
assessments-overall = Ensemble
assessments-declared = Déclarée
assessments-verified = Vérifiée
assessments-by-issue = Par enjeu
assessments-by-subject = Par question centrale d’ISO 26000
assessments-by-goal = Par objectif de développement durable
assessments-subject-governance = Gouvernance de l’organisation
assessments-subject-human-rights = Droits de l’homme
assessments-subject-labour = Relations et conditions de travail
assessments-subject-environment = Environnement
assessments-subject-fair-operating = Loyauté des pratiques
assessments-subject-consumers = Questions relatives aux consommateurs
assessments-subject-community = Communautés et développement local
assessments-goal-1 = 1. Pas de pauvreté
assessments-goal-2 = 2. Faim « zéro »
assessments-goal-3 = 3. Bonne santé et bien-être
assessments-goal-4 = 4. Éducation de qualité
assessments-goal-5 = 5. Égalité entre les sexes
assessments-goal-6 = 6. Eau propre et assainissement
assessments-goal-7 = 7. Énergie propre et d’un coût abordable
assessments-goal-8 = 8. Travail décent et croissance économique
assessments-goal-9 = 9. Industrie, innovation et infrastructure
assessments-goal-10 = 10. Inégalités réduites
assessments-goal-11 = 11. Villes et communautés durables
assessments-goal-12 = 12. Consommation et production responsables
assessments-goal-13 = 13. Lutte contre les changements climatiques
assessments-goal-14 = 14. Vie aquatique
assessments-goal-15 = 15. Vie terrestre
assessments-goal-16 = 16. Paix, justice et institutions efficaces
assessments-goal-17 = 17. Partenariats pour la réalisation des objectifs
assessments-standing = Cet enjeu : { $issue }. Ensemble : { $all }, complet à { $complete } %.
assessments-yes = Oui
assessments-no = Non
assessments-na = Cela ne nous concerne pas
assessments-unanswered = Pas encore de réponse
assessments-bonus = Au-delà des questions ({ $most } points au plus) : { $for }
assessments-unit-percent = En pour cent, de 0 à 100.
assessments-unit-points = En points. Laissez vide si vous n’en demandez pas.
assessments-in-percent = { $number } %
assessments-in-points = { $number } points
assessments-either = Donnez un nombre, ou cochez que cela ne vous concerne pas
assessments-wrong-percent = Donnez un nombre de 0 à { $most }
assessments-wrong-points = Donnez un nombre de points, de 0 à { $most }
assessments-wrong-choice = Choisissez une réponse de la liste
assessments-note = Ce qui explique la réponse
assessments-note-long = Écrivez 2 000 caractères au plus
assessments-evidence = Ce qui le prouve : { $evidence }
assessments-proof-add = Joindre une preuve
assessments-proof-hint = Un ou plusieurs fichiers, de { $most } au plus chacun.
assessments-proof-remove = Retirer { $name }
assessments-proofs-many = Il y a déjà 300 preuves : retirez-en d’abord
assessments-proofs-none = Aucune preuve jointe
assessments-answered-by = { $person }, { $moment }
assessments-before = { $count ->
    [one] 1 réponse précédente
   *[other] { $count } réponses précédentes
  }
assessments-theirs = { $person } a répondu entre-temps : « { $answer } ». Enregistrez de nouveau pour mettre votre réponse à la place ; l’autre reste dans les réponses précédentes
assessments-rest-saved = Vos autres réponses sur cette page sont enregistrées.
assessments-save = Enregistrer
assessments-save-next = Enregistrer et continuer
assessments-save-end = Enregistrer et terminer
assessments-saved = C’est enregistré.
assessments-all-issues = Tous les enjeux
assessments-questionnaires = Questionnaires
assessments-questionnaires-count = { $count ->
    [one] 1 questionnaire
   *[other] { $count } questionnaires
  }
assessments-questionnaires-lead = Ce qui est demandé aux fournisseurs, et ce que vaut chaque réponse. Une version publiée ne change plus.
assessments-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
  }
assessments-published-on = Publié le { $date }
assessments-draft = Brouillon
assessments-try = Essayer le questionnaire
assessments-try-lead = Répondez pour voir la note obtenue : rien n’est gardé.
assessments-try-do = Voir la note
assessments-file = Télécharger le fichier
assessments-edit = Modifier le brouillon
assessments-publish = Publier
assessments-published = La version est publiée : elle ne change plus.
assessments-draft-new = Préparer une nouvelle version
assessments-draft-saved = Le brouillon est enregistré.
assessments-draft-conflict = Quelqu’un a modifié ce brouillon entre-temps. Enregistrez de nouveau pour mettre ce que vous avez écrit à la place
assessments-draft-delete = Supprimer ce brouillon
assessments-draft-delete-do = Supprimer
assessments-draft-deleted = Le brouillon est supprimé.
assessments-mistakes = { $count ->
    [one] 1 erreur à corriger avant de publier
   *[other] { $count } erreurs à corriger avant de publier
  }
assessments-mistake-at = { $place } : { $said }
assessments-mistake-words = écrivez-le dans les deux langues, en 1 000 caractères au plus
assessments-mistake-id = donnez de 1 à 40 lettres minuscules sans accent, chiffres ou tirets bas ; pour un numéro de version, des chiffres et des points
assessments-mistake-twice = ce code y est déjà
assessments-mistake-weight = donnez un nombre de plus de 0 à 1 000
assessments-mistake-percent = donnez un nombre de 0 à 100
assessments-mistake-factor = donnez un nombre de plus de 0 à 2
assessments-mistake-levels = donnez de 2 à 10 niveaux, qui montent de 0 à 100 %
assessments-mistake-issues = donnez de 1 à 40 enjeux
assessments-mistake-questions = posez au moins une question par enjeu, et 200 en tout au plus
assessments-mistake-subjects = cochez au moins une question centrale
assessments-mistake-goals = donnez des numéros d’objectifs, de 1 à 17
assessments-levels = { $count ->
    [one] 1 niveau
   *[other] { $count } niveaux
  }
assessments-factors = Une note est multipliée par { $declared } quand elle est déclarée, { $officer } quand le réseau ou un acheteur l’a vérifiée, { $third } quand un tiers l’a vérifiée.
assessments-weight = Poids
assessments-weight-is = Poids { $weight }
assessments-kind-level = Un niveau
assessments-kind-percent = Un pourcentage
assessments-kind-yes-no = Oui ou non
assessments-na-allowed = « Cela ne nous concerne pas » est une réponse
assessments-issue-new = Ajouter un enjeu
assessments-issue-edit = Modifier « { $issue } »
assessments-issue-up = Monter d’un rang
assessments-issue-remove = Retirer cet enjeu
assessments-id = Code de l’enjeu
assessments-id-hint = Lettres minuscules sans accent, chiffres et tirets bas. Gardez-le d’une version à l’autre : les années se comparent par lui.
assessments-label-fr = Nom en français
assessments-label-en = Nom en anglais
assessments-bonus-cap = Points au plus au-delà des questions
assessments-bonus-fr = Ce qui peut en valoir, en français
assessments-bonus-en = Ce qui peut en valoir, en anglais
assessments-question = Question { $number }
assessments-question-id = Code de la question
assessments-question-kind = Réponse
assessments-question-none = Une question dont le code et le texte sont vides est retirée.
assessments-text-fr = Question en français
assessments-text-en = Question en anglais
assessments-evidence-fr = Preuve demandée, en français
assessments-evidence-en = Preuve demandée, en anglais
assessments-number = Numéro de version
assessments-number-hint = Des chiffres et des points : 1.2.0.
assessments-number-taken = La version { $number } existe déjà : donnez un autre numéro
assessments-title-fr = Titre en français
assessments-title-en = Titre en anglais
assessments-about-fr = Présentation en français
assessments-about-en = Présentation en anglais
assessments-licence = Licence
assessments-levels-title = Niveaux
assessments-levels-hint = De 2 à 10, dans l’ordre : le premier vaut 0 %, le dernier 100 %.
assessments-level-percent = Niveau { $number }, en pour cent
assessments-level-fr = Niveau { $number } en français
assessments-level-en = Niveau { $number } en anglais
assessments-factors-title = Coefficients de vérification
assessments-factors-hint = 1, à moins que votre programme en fixe d’autres.
assessments-factor-declared = Note déclarée
assessments-factor-officer = Vérifiée par le réseau ou un acheteur
assessments-factor-third-party = Vérifiée par un tiers
assessments-file-in = Reprendre un fichier
assessments-file-field = Fichier du questionnaire
assessments-file-hint = Au format JSON, comme celui qui se télécharge. Il remplace tout le brouillon.
assessments-file-do = Remplacer le brouillon
assessments-file-other = Ce fichier est celui d’un autre questionnaire : son « id » doit être { $id }
assessments-file-wrong = Le fichier ne se lit pas, à la ligne { $line }, colonne { $column } : { $said }
assessments-review-title = Vérification
assessments-review-lead = Quelqu’un d’extérieur lit vos réponses et vos preuves, et peut changer une réponse en disant pourquoi. Votre note et la sienne sont gardées toutes les deux. Pendant ce temps, vos réponses ne changent pas.
assessments-review-whom = Qui vérifie
assessments-review-ask = Demander la vérification
assessments-review-asked = La vérification est demandée.
assessments-review-do = Vérifier
assessments-review-withdraw = Retirer la demande
assessments-review-withdraw-why = Vous pourrez de nouveau changer vos réponses ; ce que la vérification a déjà constaté est effacé.
assessments-review-withdrawn = La demande est retirée.
assessments-reviewer-network = L’équipe d’animation du réseau
assessments-reviewer-organisation = Une organisation du réseau
assessments-reviewer-person = Une personne
assessments-reviewer-own = On ne vérifie pas pour sa propre organisation : nommez-en une autre
assessments-organisation-name = Nom de l’organisation
assessments-organisation-hint = Comme il est écrit dans le réseau ; les acheteurs sont proposés.
assessments-organisation-wrong = Aucune organisation ne porte ce nom, ou plusieurs le portent : choisissez dans la liste proposée
assessments-person-email = Adresse de courriel de la personne
assessments-person-hint = Celle de son compte dans le réseau.
assessments-person-wrong = Personne du réseau n’a cette adresse
assessments-waits = Vérification en attente : { $reviewer }.
assessments-verified-already = Cette évaluation est vérifiée.
assessments-verified-by-officer = Vérifiée par le réseau ou par un acheteur
assessments-verified-by-third-party = Vérifiée par un tiers
assessments-findings-lead = Laissez la réponse telle quelle pour la confirmer, ou changez-la en disant pourquoi.
assessments-declared-is = Réponse déclarée : { $answer }
assessments-finding = Votre constat
assessments-reason = Raison
assessments-reason-hint = Nécessaire quand vous changez la réponse.
assessments-reason-missing = Dites pourquoi vous changez la réponse
assessments-examined = Réponses examinées
assessments-left = { $count ->
    [one] 1 enjeu reste à examiner
   *[other] { $count } enjeux restent à examiner
  }
assessments-changes = { $count ->
    [0] Toutes les réponses sont confirmées
    [one] 1 réponse changée
   *[other] { $count } réponses changées
  }
assessments-from-to = Déclaré : { $declared }. Constaté : { $found }.
assessments-found-is = Constaté : { $answer }.
assessments-opinion = Avis d’ensemble
assessments-opinion-hint = Lu par le fournisseur, et par ceux avec qui il partage son évaluation.
assessments-opinion-long = Écrivez 4 000 caractères au plus
assessments-conclude = Conclure la vérification
assessments-concluded = La vérification est conclue ; le fournisseur en est averti.
assessments-mail-review-subject = À vérifier : évaluation { DE($assessment) }
assessments-mail-review = { $person } vous demande de vérifier l’évaluation { DE($assessment) } : { $address }
assessments-mail-verified-subject = Évaluation vérifiée : { $assessment }
assessments-mail-verified = { $person } a vérifié l’évaluation { DE($assessment) } : { $address }
assessments-share = Partager
assessments-share-lead = Vous décidez qui voit quoi, et vous le retirez quand vous voulez.
assessments-shared-count = { $count ->
    [0] Partagée avec personne
    [one] 1 partage
   *[other] { $count } partages
  }
assessments-share-whom = Avec qui
assessments-share-network = Tout le réseau ; la fiche de votre organisation et vos solutions disent qu’elle est évaluée, sans la note
assessments-whole-network = Tout le réseau
assessments-share-organisation = Une organisation
assessments-share-person = Une personne
assessments-share-what = Ce qu’ils voient
assessments-share-do = Partager
assessments-extent-scores = Les notes
assessments-extent-answers = Les notes, les réponses et les preuves
assessments-unshare = Ne plus partager : { $name }
assessments-badge-declared = Autoévaluation { $year }, déclarée le { $date }
assessments-badge-officer = Évaluation { $year }, vérifiée par le réseau ou un acheteur le { $date }
assessments-badge-third-party = Évaluation { $year }, vérifiée par un tiers le { $date }
assessments-compare = Comparer
assessments-compared = { $sector } : { $count } répondants
assessments-compared-how = La médiane est celle de la dernière évaluation de chaque organisation du secteur, la vôtre comprise, avec la même version du questionnaire et au moins 80 % de réponses.
assessments-compared-few = Le secteur « { $sector } » ne compte pas encore { $fewest } répondants : aucune comparaison n’est montrée.
assessments-not-counted = Votre évaluation n’est pas encore comptée : moins de 80 % des réponses sont données.
assessments-you = Vous
assessments-median = Médiane du secteur
assessments-gap = Écart en points
assessments-years = { $count ->
    [one] 1 année
   *[other] { $count } années
  }
assessments-years-one = Votre prochaine évaluation se comparera ici à celle-ci.
assessments-step = Depuis l’année d’avant
assessments-plan = Plan de progrès
assessments-plan-found = { $done } sur { $all } actions faites
assessments-weakest = Les enjeux les plus faibles
assessments-action = Action
assessments-action-hint = Par exemple : mesurer l’eau de chaque atelier pendant un an.
assessments-action-new = Ajouter une action
assessments-action-add = Ajouter
assessments-action-by = À faire avant le
assessments-action-due = À faire avant le { $date }
assessments-action-late = En retard : { $date }
assessments-action-done-on = Faite le { $date }
assessments-action-done = C’est fait
assessments-action-reopen = Pas encore faite
assessments-action-remove = Retirer
assessments-action-wrong = Écrivez l’action en 200 caractères au plus
assessments-actions-many = Il y a déjà 100 actions : retirez-en d’abord
assessments-date-wrong = Donnez une date
assessments-campaigns = Campagnes d’essai
assessments-campaigns-count = { $count ->
    [0] Campagnes d’essai
    [one] 1 campagne d’essai
   *[other] { $count } campagnes d’essai
  }
assessments-campaigns-lead = Quelques entreprises essaient un questionnaire avant qu’il serve à toutes, et disent ce qui ne va pas.
assessments-campaign-new = Nouvelle campagne
assessments-campaign-title = Titre
assessments-campaign-title-wrong = Donnez un titre de 200 caractères au plus
assessments-campaign-text = Ce que vous en attendez
assessments-campaign-text-hint = Lu par les entreprises invitées.
assessments-campaign-answers-by = Réponses avant le
assessments-campaign-do = Créer la campagne
assessments-campaign-by = Réponses avant le { $date }
assessments-campaign-closed = Close
assessments-campaign-firms = { $count ->
    [0] Aucune entreprise invitée
    [one] 1 entreprise invitée
   *[other] { $count } entreprises invitées
  }
assessments-campaign-begun = { $begun } sur { $invited } ont commencé
assessments-campaign-sees = Vous voyez où en est chaque entreprise et ce qu’elle dit du questionnaire, jamais ce qu’elle répond.
assessments-campaign-what = Répondez au questionnaire pour votre organisation, et dites ici ce qui n’est pas clair, manque ou ne vous ressemble pas. L’équipe d’animation voit quelle part vous avez répondue et vos remarques, pas vos réponses.
assessments-campaign-answer = Répondre au questionnaire
assessments-campaign-close = Clore la campagne
assessments-campaign-close-why = Personne n’y ajoute plus de remarque ; le rapport reste.
assessments-campaign-close-do = Clore
assessments-campaign-is-closed = La campagne est close.
assessments-not-begun = Pas commencée
assessments-invited-on = Invitée le
assessments-invite = Inviter des fournisseurs
assessments-invite-hint = Leurs noms comme ils sont écrits dans le réseau, un par ligne.
assessments-invite-do = Inviter
assessments-firms-missing = Donnez au moins un nom
assessments-firm-unknown = Aucun fournisseur ne s’appelle « { $name } »
assessments-report = Rapport par question
assessments-remarks = Remarques
assessments-remarks-count = { $count ->
    [0] Aucune remarque
    [one] 1 remarque
   *[other] { $count } remarques
  }
assessments-remark = Votre remarque
assessments-remark-hint = Lue par l’équipe d’animation, avec le nom de votre organisation.
assessments-remark-of = Sur quoi
assessments-remark-whole = Tout le questionnaire
assessments-remark-wrong = Écrivez une remarque de 2 000 caractères au plus
assessments-remark-do = Envoyer la remarque
assessments-mail-campaign-subject = { $title } : un questionnaire à essayer
assessments-mail-campaign = { $person } vous invite à essayer « { $questionnaire } » avant le { $date } : { $address }
assessments-column-answered = Réponses
assessments-column-na = Ne les concerne pas
assessments-column-organisation = Organisation
assessments-column-remark = Remarque
assessments-column-part = Vue
assessments-column-what = Enjeu ou question
assessments-column-declared = Déclaré
assessments-column-verified = Vérifié
assessments-column-note = Explication
assessments-column-reason = Raison du constat
