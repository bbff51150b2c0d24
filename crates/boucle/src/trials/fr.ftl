trials-title = Livrables
trials-count = { $count ->
    [0] Livrables
    [one] 1 livrable
   *[other] { $count } livrables
  }{ $published ->
    [0] {""}
    [one] , dont 1 publié
   *[other] , dont { $published } publiés
  }
trials-none = Ce que les actions doivent produire se suit ici : chaque livrable est essayé par celles et ceux qui s’en serviront, puis publié. Un livrable s’ajoute à une action du plan.
trials-other-cycles = Autres cycles :
trials-of-action = Action { $number } : { $action }
trials-stage-awaited = Pas encore de version
trials-stage-tried = À l’essai
trials-stage-refused = Refusé
trials-stage-accepted = Accepté
trials-stage-published = Publié
trials-progress = { $answered ->
    [0] Version { $version } : aucune organisation n’a répondu, sur { $asked }
    [one] Version { $version } : 1 organisation sur { $asked } a répondu
   *[other] Version { $version } : { $answered } organisations sur { $asked } ont répondu
  }
trials-until = réponses jusqu’au { $date }
trials-unanswered = { $count ->
    [one] 1 remarque sans réponse
   *[other] { $count } remarques sans réponse
  }
trials-in-library = dans la bibliothèque
trials-is-in-library = Ce livrable est dans la bibliothèque.
trials-see-tool = Voir la fiche
trials-version = Version { $number }
trials-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
trials-no-version = Aucune version n’a encore été donnée à essayer. Des acheteuses, des acheteurs et des requérants des organisations la recevront avec une courte grille, diront si elle répond au besoin, et le chantier décidera sur leurs réponses.
trials-outcome-accepted = Acceptée
trials-outcome-refused = Refusée
trials-counted = { $answered ->
    [0] { $asked ->
        [0] Aucune organisation n’a été sollicitée.
        [one] 1 organisation a été sollicitée, et n’a pas encore répondu.
       *[other] Aucune des { $asked } organisations sollicitées n’a encore répondu.
    }
    [one] 1 organisation sur { $asked } a répondu, { $favourable ->
        [0] et n’est pas favorable.
       *[other] et est favorable.
    }
   *[other] { $answered } organisations sur { $asked } ont répondu, { $favourable ->
        [0] aucune n’est favorable.
        [one] 1 est favorable.
       *[other] { $favourable } sont favorables.
    }
  }
trials-rule = { $minimum ->
    [one] Il faut 1 réponse au moins, { $share }.
   *[other] Il en faut { $minimum } au moins, { $share }.
  }
trials-share-1-2 = dont la moitié de favorables
trials-share-2-3 = dont deux tiers de favorables
trials-share-3-4 = dont trois quarts de favorables
trials-share-1-1 = toutes favorables
trials-finding-accepted = La règle du chantier est remplie : la version peut être déclarée acceptée.
trials-finding-refused = Trop peu d’organisations sont favorables : la version est à reprendre.
trials-finding-too-few = { $count ->
    [one] Il manque la réponse d’une organisation.
   *[other] Il manque les réponses de { $count } organisations.
  }
trials-finding-unasked = { $missing ->
    [one] Il manque la réponse d’une organisation, et { $unasked ->
        [one] une n’est pas encore sollicitée.
       *[other] { $unasked } ne sont pas encore sollicitées.
    }
   *[other] Il manque les réponses de { $missing } organisations, dont { $unasked ->
        [one] une n’est pas encore sollicitée.
       *[other] { $unasked } ne sont pas encore sollicitées.
    }
  }
trials-finding-remarks = { $count ->
    [one] Une organisation demande des changements : répondre à ses remarques la rendrait favorable, et la règle serait remplie.
   *[other] { $count } organisations demandent des changements : répondre à leurs remarques les rendrait favorables, et la règle serait remplie.
  }
trials-given = donnée le { $date }
trials-given-by = donnée le { $date } par { $name }
trials-decided-accepted = Acceptée le { $date } par { $name }, sur ce compte.
trials-decided-refused = Refusée le { $date } par { $name }, sur ce compte.
trials-nobody = une personne partie depuis
trials-accept = Déclarer acceptée
trials-refuse = Déclarer refusée
trials-accepted-done = La version est acceptée : elle peut être publiée
trials-refused-done = La version est refusée : la suivante tiendra compte des remarques
trials-opinion-none = Pas encore répondu
trials-opinion-favourable = Favorable
trials-opinion-once-answered = Favorable, une fois ses remarques répondues
trials-opinion-unfavourable = Pas favorable
trials-verdict = Qu’en dites-vous ?
trials-verdict-meets = répond au besoin
trials-verdict-with-changes = avec des changements
trials-verdict-does-not = ne répond pas au besoin
trials-verdict-missing = Dites si cela répond au besoin
trials-said = { $person } : { $verdict }
trials-what = Ce qui est à essayer
trials-document-gone = Le document a été supprimé depuis.
trials-grid = Réponses à la grille
trials-question-retired = n’est plus posée
trials-yes-no = { $yes } oui, { $no } non
trials-mean = { $count ->
    [one] { $mean } sur 5 (1 réponse)
   *[other] { $mean } sur 5, en moyenne de { $count } réponses
  }
trials-yes = oui
trials-no = non
trials-score-is = { $score } sur 5
trials-score-hint = De 1, pas du tout, à 5, tout à fait.
trials-remarks = { $count ->
    [one] 1 remarque
   *[other] { $count } remarques
  }{ $unanswered ->
    [0] {""}
    [one] , 1 sans réponse
   *[other] , { $unanswered } sans réponse
  }
trials-waits = Sans réponse
trials-answer = Répondre
trials-answer-change = Changer la réponse
trials-answer-text = Votre réponse
trials-answer-send = Envoyer la réponse
trials-answer-missing = Écrivez une réponse
trials-answered = La réponse est notée ; un courriel la portera à qui a fait la remarque
trials-answer-is = Réponse :
trials-try = Répondre à l’essai
trials-publish = Publier dans la bibliothèque
trials-give-first = Donner une version à essayer
trials-give = Donner la version suivante
trials-give-title = Donner la version { $number } à essayer
trials-give-lead = Chaque personne choisie reçoit aussitôt un courriel avec un lien, et un rappel trois jours avant le dernier jour si elle n’a pas répondu.
trials-give-do = Donner à essayer
trials-given-out = La version est donnée : les personnes choisies sont prévenues
trials-waits-for = La version { $number } est encore à l’essai : il faut l’accepter ou la refuser d’abord.
trials-back = Revenir au livrable
trials-no-grid = La grille n’a pas encore de question : les testeurs diront seulement si cela répond au besoin, avec des remarques.
trials-compose = Composer la grille
trials-text = Ce que contient cette version, ou ce qui a changé
trials-text-hint = Ce qu’il faut savoir pour l’essayer. La mise en forme Markdown est possible.
trials-text-missing = Dites ce qui est à essayer
trials-document = Document du chantier
trials-document-hint = C’est la version du document à ce jour qui est essayée : ce qui y est changé ensuite ne compte pas.
trials-document-none = Aucun
trials-document-unknown = Ce document n’est pas dans l’espace du chantier
trials-address = Adresse ailleurs
trials-address-hint = Commence par https://. Celle d’un document du chantier convient aussi.
trials-day = Dernier jour pour répondre
trials-day-hint = Au-delà, un essai qui n’a pas trouvé ses réponses peut être clos.
trials-day-wrong = Donnez un jour à venir, dans l’année
trials-testers = Qui essaie
trials-testers-title = Qui essaie la version { $number }
trials-testers-choose = Qui l’essaie
trials-testers-hint = Les gens qui achètent et qui demandent, dans les organisations du chantier. { $rule } Une organisation a un seul avis : celui de plus de la moitié de ses propres testeurs.
trials-testers-wrong = Choisissez au moins une personne, 200 au plus
trials-testers-change = Changer qui essaie, ou le dernier jour
trials-testers-saved = C’est noté : les personnes ajoutées sont prévenues
trials-outside = hors du chantier ; ne verra que cet essai
trials-idle = Rien n’est à l’essai : il n’y a personne à solliciter.
trials-have-answered = { $count ->
    [one] 1 personne a déjà répondu, et reste :
   *[other] { $count } personnes ont déjà répondu, et restent :
  }
trials-save = Enregistrer
trials-csv = Emporter les réponses (CSV)
trials-column-version = Version
trials-column-organisation = Organisation
trials-column-person = Personne
trials-column-asked = Sollicitée le
trials-column-answered = Réponse le
trials-column-verdict = Avis
trials-column-remarks = Remarques
trials-own = Mon essai
trials-own-title = À vous d’essayer : { $title }
trials-own-about = Version { $number }. Vous répondez pour { $organisation }, jusqu’au { $date }. Quelques minutes suffisent.
trials-own-answered = Vous avez répondu le { $date }. Vous pouvez changer votre réponse tant que rien n’est décidé.
trials-own-closed = Cet essai est clos.
trials-own-decided-accepted = La version est acceptée. Merci de l’avoir essayée.
trials-own-decided-refused = La version est refusée : la suivante tiendra compte des remarques. Merci de l’avoir essayée.
trials-own-remarks = Vos remarques
trials-own-remarks-hint = Une par case : chacune aura sa réponse. Il en faut au moins une si quelque chose doit changer.
trials-own-said = Votre réponse
trials-own-send = Envoyer ma réponse
trials-own-change = Changer ma réponse
trials-remark-number = Remarque { $number }
trials-remark-new = Nouvelle remarque
trials-remark-another = Une autre remarque
trials-remark-missing = Dites ce qui devrait changer : une remarque au moins
trials-thanks = Merci : votre réponse est comptée
trials-grid-lead = Quelques questions suffisent : la grille se remplit en cinq minutes, souvent sur un téléphone. L’avis (« répond au besoin », « avec des changements », « ne répond pas ») et les remarques sont demandés à part.
trials-grid-from-last = Ces questions sont celles du dernier livrable du même genre. Elles ne seront posées qu’une fois enregistrées.
trials-grid-from-default = Ces questions sont proposées pour commencer. Elles ne seront posées qu’une fois enregistrées.
trials-grid-answered = Des personnes ont déjà répondu : une question que vous changez est retirée avec ses réponses, et la nouvelle est posée à sa place.
trials-grid-saved = La grille est enregistrée
trials-grid-wrong = 12 questions au plus, de 200 caractères au plus
trials-grid-conflict = Quelqu’un a changé la grille pendant que vous écriviez. Ses questions sont au-dessus ; enregistrer de nouveau garde les vôtres.
trials-questions = Questions
trials-questions-hint = 12 au plus. Effacez une ligne pour ne plus poser la question.
trials-question = Question { $number }
trials-question-kind = Réponse
trials-kind-yes-no = oui ou non
trials-kind-score = note de 1 à 5
trials-kind-text = texte
trials-default-use = Pourriez-vous vous en servir tel quel dans votre organisation ?
trials-default-clear = Est-ce facile à comprendre ?
trials-default-lacks = Que manque-t-il pour votre organisation ?
trials-published = C’est dans la bibliothèque
trials-publish-lead = La version { $number } est acceptée. Dites ce que le réseau doit savoir pour s’en servir.
trials-publish-next = La version { $number } est acceptée : elle devient la plus récente de la fiche, et les utilisateurs sont prévenus.
trials-publish-none = Rien n’a encore été essayé : seule une version acceptée se publie.
trials-publish-tried = La dernière version est encore à l’essai : seule une version acceptée se publie.
trials-publish-refused = La dernière version est refusée : seule une version acceptée se publie.
trials-publish-done = La dernière version est déjà dans la bibliothèque.
trials-publish-conflict = Quelqu’un a changé la fiche pendant que vous écriviez ; publier de nouveau garde votre texte
trials-mail-ask-subject = À essayer d’ici le { $date } : { $title }
trials-mail-ask =
    Bonjour,

    { $person } vous demande d’essayer « { $title } » (version { $number }), du chantier « { $group } ».

    Quelques minutes suffisent : dites si cela répond au besoin de votre organisation, et ce qui devrait changer. Votre réponse est attendue d’ici le { $date }.

    Pour l’essayer et répondre :
    { $address }
trials-mail-remind-subject = Plus que quelques jours pour essayer : { $title }
trials-mail-remind =
    Bonjour,

    Votre avis sur « { $title } » est attendu d’ici le { $date }, et n’est pas encore là.

    Pour l’essayer et répondre :
    { $address }
trials-mail-answers-subject = Réponse à vos remarques : { $title }
trials-mail-answers =
    Bonjour,

    Vos remarques sur « { $title } » ont une réponse.

    { $answers }

    Pour les retrouver, ou changer votre avis tant que rien n’est décidé :
    { $address }
trials-mail-answer-pair =
    Vous aviez écrit :
    { $remark }

    Réponse :
    { $answer }
