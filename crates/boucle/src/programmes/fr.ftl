programmes-title = Programmes
programmes-open = { $count ->
    [0] Aucune inscription ouverte en ce moment
    [one] 1 programme prend des inscriptions
   *[other] { $count } programmes prennent des inscriptions
  }
programmes-lead = Un programme accompagne des structures qui achètent, par éditions d’environ un an.
programmes-none = Les programmes du réseau s’afficheront ici dès qu’une édition sera publiée, avec leurs dates et leurs conditions.
programmes-more = Suite de la liste
programmes-new = Préparer une édition
programmes-edit = Modifier l’édition
programmes-save = Enregistrer
programmes-saved = C’est enregistré
programmes-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
programmes-theirs = Ce que l’autre personne a enregistré
programmes-choose-listed = Choisissez dans la liste
programmes-registration-to-come = Inscriptions à venir
programmes-registration-open = Inscriptions ouvertes
programmes-registration-closed = Inscriptions closes
programmes-is-draft = Pas encore publiée
programmes-until = Inscriptions jusqu’au { $date }
programmes-from = Inscriptions à partir du { $date }
programmes-closed-on = Inscriptions closes depuis le { $date }
programmes-runs = Du { $start } au { $end }
programmes-places = { $count ->
    [one] 1 structure
   *[other] { $count } structures
  }
programmes-preparing = Préparer cette édition
programmes-draft-lead = Vous et les personnes qui l’organisent êtes seules à voir cette page. Relisez-la, puis publiez-la.
programmes-missing-pilot = Dites d’abord quelle organisation pilote l’édition
programmes-publish = Publier
programmes-withdraw = Retirer de la vue
programmes-published = L’édition est publiée : tout le monde peut la lire
programmes-withdrawn = L’édition n’est plus visible que des personnes qui l’organisent ou y participent
programmes-changed-meanwhile = Quelqu’un a modifié l’édition entre-temps : relisez-la
programmes-space = Espace des participants
programmes-projects = Projets d’achat
programmes-audience = Pour qui
programmes-audience-hint = Les structures et les personnes à qui cette édition s’adresse.
programmes-audience-missing = Dites à qui l’édition s’adresse
programmes-commitment = Ce à quoi vous vous engagez
programmes-commitment-hint = Ce que chaque participante et chaque participant promet en s’inscrivant.
programmes-commitment-missing = Dites à quoi l’on s’engage
programmes-plenaries = { $count ->
    [one] 1 séance plénière, à laquelle votre présence est attendue
   *[other] { $count } séances plénières, auxquelles votre présence est attendue
  }
programmes-calendar = Calendrier
programmes-no-session = Les séances s’afficheront ici dès qu’elles seront fixées.
programmes-answers = Questions et réponses
programmes-register = Inscriptions
programmes-register-days = Dates d’inscription
programmes-days = Dates de l’édition
programmes-capacity = Places
programmes-capacity-hint = Nombre de structures que l’édition peut accueillir.
programmes-waits-yes = Ensuite, liste d’attente pour qui le souhaite
programmes-decided = Décision sur les candidatures
programmes-decides-all = Avec l’accord de toutes les structures organisatrices
programmes-decides-majority = À la majorité des structures organisatrices
programmes-decides-pilot = Par la structure pilote, après l’avis des autres
programmes-write = Une question, une inscription ? Écrivez à
programmes-organisers = { $count ->
    [0] Aucune structure organisatrice
    [one] 1 structure organisatrice
   *[other] { $count } structures organisatrices
  }
programmes-part-pilot = Pilote
programmes-part-partner = Partenaire
programmes-role-manager = Responsable
programmes-role-examiner = Examine les candidatures
programmes-role-coach = Accompagne
programmes-role-speaker = Intervient
programmes-promise = Ce que l’édition promet
programmes-promise-hint = Ce qu’une structure aura réussi à la fin de l’année. Ces lignes ouvrent la page.
programmes-promise-missing = Dites ce que l’édition promet
programmes-programme = Programme
programmes-programme-new = Un nouveau programme
programmes-programme-title = Nom du nouveau programme
programmes-programme-hint = À remplir s’il n’est pas dans la liste.
programmes-programme-missing = Choisissez un programme ou donnez le nom du nouveau, en 200 caractères au plus
programmes-name = Nom de l’édition
programmes-name-hint = Avec son année : « Achats circulaires 2027 ».
programmes-name-wrong = Donnez un nom à l’édition, en 200 caractères au plus
programmes-opens-on = Premier jour
programmes-closes-on = Dernier jour
programmes-starts-on = Début
programmes-ends-on = Fin
programmes-day-wrong = Donnez une date
programmes-closes-before = Le dernier jour vient après le premier
programmes-ends-before = L’édition finit après avoir commencé
programmes-opens-after = Les inscriptions s’ouvrent avant la fin de l’édition
programmes-number-wrong = Écrivez un nombre entier, de { $least } à { $most }
programmes-plenaries-number = Séances plénières
programmes-plenaries-hint = Celles où la présence de chacun est attendue.
programmes-waits = Quand les places sont prises, on peut s’inscrire sur une liste d’attente
programmes-contact = Adresse où écrire
programmes-contact-hint = Elle est publique : préférez l’adresse d’un service à celle d’une personne.
programmes-contact-wrong = Donnez une adresse électronique, comme achats@exemple.fr
programmes-open-space = Espace des questions et réponses
programmes-open-space-hint = Un espace public, dont les pages s’affichent sur celle de l’édition.
programmes-open-space-none = Aucun pour le moment
programmes-zone = Fuseau horaire
programmes-organisers-manage = Structures organisatrices
programmes-organisers-lead = Une structure pilote, les autres sont partenaires. Les responsables de la structure pilote peuvent modifier l’édition.
programmes-make-pilot = Confier le pilotage
programmes-remove = Retirer
programmes-no-person = Personne n’est encore désigné.
programmes-person = Personne
programmes-does = Ce qu’elle fait
programmes-add-person = Ajouter cette personne
programmes-add-organiser = Ajouter une structure
programmes-organisation = Organisation
programmes-organisation-hint = Son nom, comme dans la liste des organisations du réseau.
programmes-organisation-missing = Donnez le nom d’une organisation
programmes-organisation-unknown = Aucune organisation du réseau ne s’appelle « { $name } »
programmes-organisation-several = Plusieurs organisations s’appellent « { $name } » : précisez leur nom avant d’en choisir une
programmes-its-part = Son rôle
programmes-add = Ajouter
programmes-see = Voir la page de l’édition
programmes-concerned = Suis-je concerné ?
programmes-concerned-next = Continuer
programmes-concerned-free = Oui, et c’est gratuit
programmes-concerned-pays = Oui, mais ce n’est pas gratuit
programmes-concerned-partner = Un partenaire peut vous accueillir
programmes-concerned-catalogue = Vous proposez une solution : le catalogue est fait pour vous
programmes-concerned-uncovered = Votre cas n’est pas prévu
programmes-uncovered-hint = Aucune règle ne parle de votre cas. Écrivez-nous, nous vous répondrons :
programmes-to-catalogue = Proposer une solution
programmes-by-rule = C’est la règle { $rule } des conditions d’accès, version { $version }, qui le dit.
programmes-read-rules = Lire les règles
programmes-answered = Vos réponses
programmes-answer-again = Changer
programmes-no-conditions = Les conditions d’accès ne sont pas encore publiées. Écrivez à
programmes-conditions = Conditions d’accès
programmes-conditions-lead = Quelques questions, puis des règles lues dans l’ordre : la première qui s’applique répond. Chaque version publiée reste, et chaque réponse cite la sienne.
programmes-conditions-read = Les règles se lisent dans l’ordre : la première qui s’applique répond.
programmes-conditions-saved = C’est enregistré, et pas encore publié
programmes-conditions-published = Ces conditions répondent maintenant
programmes-conditions-version = Conditions d’accès, version { $number }
programmes-conditions-publish = Publier ces conditions
programmes-conditions-publish-hint = Elles répondent aussitôt à qui demande s’il est concerné.
programmes-conditions-publish-do = Publier cette version
programmes-no-rule = Écrivez d’abord une règle
programmes-rules = { $count ->
    [0] Aucune règle d’accès encore
    [one] 1 règle d’accès
   *[other] { $count } règles d’accès
  }
programmes-rules-title = Règles
programmes-rules-none = Dites à qui l’édition est ouverte : une règle suffit pour commencer.
programmes-rules-none-yet = Écrivez d’abord les questions : les règles parlent de leurs réponses.
programmes-rules-many = { $count ->
   *[other] { $count } règles au plus
  }
programmes-sentence = Si { $when }, { $outcome }.
programmes-otherwise = Dans tous les autres cas, { $outcome }.
programmes-term = à « { $question } » on répond { $choices }
programmes-choice = « { $words } »
programmes-or = ou
programmes-and = et
programmes-outcome-free = c’est gratuit
programmes-outcome-pays = ce n’est pas gratuit
programmes-outcome-partner = un partenaire peut l’accueillir
programmes-outcome-catalogue = sa place est au catalogue
programmes-is-silent = ne sert jamais
programmes-rule-new = Ajouter une règle
programmes-rule-change = Modifier
programmes-rule-change-title = Modifier la règle { $number }
programmes-rule-hint = Cochez les réponses pour lesquelles elle vaut ; rien de coché à une question : toutes.
programmes-rule-up = Monter
programmes-rule-add = Ajouter la règle
programmes-rule-save = Enregistrer la règle
programmes-rule-leave = Revenir sans rien changer
programmes-then = Ce qu’il en est
programmes-words = Ce que la personne lira
programmes-words-hint = Pourquoi, ou quel partenaire rejoindre et comment. La mise en forme Markdown est possible.
programmes-words-missing = Dites pourquoi, en 2 000 caractères au plus
programmes-questions = { $count ->
    [0] Questions
    [one] 1 question
   *[other] { $count } questions
  }
programmes-questions-hint = Six au plus. Les réponses possibles, une par ligne, de 2 à 12 ; une règle suit les mots de ses réponses. Effacez les deux cases pour ne plus poser une question.
programmes-questions-save = Enregistrer les questions
programmes-question = Question { $number }
programmes-question-missing = Écrivez la question
programmes-choices = Réponses à la question { $number }
programmes-choices-wrong = Donnez de 2 à 12 réponses différentes, de 200 caractères au plus
programmes-choice-used = La règle { $rule } parle de « { $choice } » : changez d’abord la règle
programmes-findings = Ce que les règles couvrent
programmes-cases = { $count ->
    [one] 1 cas possible.
   *[other] { $count } cas possibles.
  }
programmes-all-covered = Chacun a sa réponse.
programmes-too-many-cases = Les questions font trop de cas pour les regarder tous.
programmes-uncovered = { $count ->
    [one] 1 cas n’est prévu par aucune règle :
   *[other] { $count } cas ne sont prévus par aucune règle, dont :
  }
programmes-conflicts = Règles qui se contredisent
programmes-conflicts-hint = La première répond : vérifiez que c’est voulu.
programmes-contradicts = La règle { $first } passe avant la règle { $other } :
programmes-contradicts-cases = { $count ->
    [one] 1 cas.
   *[other] { $count } cas.
  }
programmes-try = Essayer un cas
programmes-try-do = Essayer
programmes-try-nothing = Pas de réponse
programmes-tried-rule = La règle { $rule } répond : { $outcome }.
programmes-tried-ask = Il faudrait encore demander : { $question }
programmes-tried-uncovered = Aucune règle ne parle de ce cas.
programmes-versions = { $count ->
    [one] 1 version publiée
   *[other] { $count } versions publiées
  }
programmes-presences = Présences et attestations
programmes-charter = Charte et signatures
subject-edition = édition d’un programme
programmes-apply = Se préinscrire
programmes-applications = Candidatures
programmes-share = Places qui lui reviennent
programmes-next = Préparer l’édition suivante
programmes-next-lead = Ce qui reste vrai d’une année à l’autre est repris, et les dates sont décalées. Tout se corrige ensuite ; rien n’est publié.
programmes-moves = Décalage
programmes-moves-weeks = Par semaines entières
programmes-moves-days = Au jour près
programmes-moves-hint = Par semaines entières, un mardi reste un mardi : le début tombe au plus près de la date choisie. Au jour près, tout avance d’autant de jours que le début. Les heures ne changent pas.
programmes-next-see = Voir les dates
programmes-next-look = Les dates ont changé : relisez-les, puis préparez l’édition
programmes-next-earlier = Choisissez une date après le début de cette édition, le { $date }, et dans les dix ans
programmes-next-days = Les dates, avant et après
programmes-next-what = Date ou séance
programmes-next-before = Cette édition
programmes-next-after = La suivante
programmes-next-opens = Premier jour d’inscription
programmes-next-closes = Dernier jour d’inscription
programmes-next-starts = Début de l’édition
programmes-next-ends = Fin de l’édition
programmes-next-comes = Ce qui est repris
programmes-next-texts = La promesse, le public, l’engagement, les places et la façon de décider
programmes-next-conditions = Les conditions d’accès, dans leur dernière version
programmes-next-answers = L’espace des questions et réponses, qui reste le même
programmes-next-stays = Ce qui reste à cette édition
programmes-next-stays-text = Les candidatures, les réponses, les présences, les projets d’achat, les signatures et les échanges. Personne n’est invité. Les lieux et les adresses de visioconférence sont repris tels quels : vérifiez-les.
programmes-next-prepare = Préparer cette édition
programmes-next-prepared = L’édition est préparée : relisez-la avant de la publier
programmes-report = Bilan
