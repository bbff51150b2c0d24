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
subject-edition = édition d’un programme
