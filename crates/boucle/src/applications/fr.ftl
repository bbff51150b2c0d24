applications-apply = Se préinscrire
applications-not-yet = Les inscriptions ouvrent le { $date }.
applications-shut = Les inscriptions sont closes depuis le { $date }.
applications-no-middle = Les séances se suivent et forment un tout : on ne rejoint pas une édition en cours, et on ne vient pas à une seule séance.
applications-next = Voir l’édition suivante : { $edition }
applications-no-next = La prochaine édition n’est pas encore annoncée. Écrivez-nous pour en être prévenu :
applications-waiting-only = Les inscriptions sont closes, mais une liste d’attente reste ouverte : votre candidature sera lue, et retenue si une place se libère avant le début.
applications-uncovered = Aucune règle ne parle de votre cas : les structures organisatrices l’examineront.
applications-procedure = Lancer au moins une procédure d’achat pendant l’année
applications-as = Vous vous préinscrivez en tant { QUE($name) }.
applications-begin-lead = Pas besoin de compte : nous vous envoyons un lien par courriel, qui ouvre votre préinscription et vous y ramène quand vous voulez.
applications-begin = Commencer
applications-email = Adresse électronique
applications-email-hint = De préférence celle de votre structure.
applications-email-wrong = Écrivez une adresse électronique complète, comme nom@exemple.org
applications-email-twice = Cette adresse figure déjà plus haut : donnez celle de l’autre personne
applications-leave-empty = Laissez ce champ vide
applications-link-sent = Regardez vos courriels
applications-link-sent-text = Un lien part vers { $email }. Ouvrez-le pour écrire votre préinscription ; il vous y ramènera jusqu’à l’envoi, et ensuite pour suivre la réponse.
applications-link-sent-again = Rien reçu au bout de quelques minutes ? Regardez dans les indésirables, puis redemandez un lien.
applications-mine = Ma préinscription
applications-stands-draft = Préinscription à terminer
applications-stands-submitted = Préinscription envoyée
applications-stands-accepted = Vous êtes admis
applications-stands-waiting = Vous êtes sur liste d’attente
applications-stands-declined = Votre candidature n’est pas retenue
applications-stands-withdrawn = Préinscription retirée
applications-next-step-draft = Elle est enregistrée, et personne d’autre que vous ne la lit tant que vous ne l’avez pas envoyée.
applications-next-step-submitted = Les structures organisatrices la lisent. Vous serez prévenu par courriel de leur décision.
applications-charter = Lire et signer la charte
applications-next-step-accepted = Une place vous est réservée. Gardez le lien de ce courriel : il mène aux étapes suivantes.
applications-next-step-waiting = Dès qu’une place se libère, la structure qui attend depuis le plus longtemps l’obtient, et nous vous écrivons.
applications-next-step-declined = Voici pourquoi. Vous pouvez vous présenter à une autre édition.
applications-next-step-withdrawn = Elle n’est plus examinée. Vous pouvez en commencer une autre tant que les inscriptions sont ouvertes.
applications-asks = Prenez-vous part à cette préinscription ?
applications-asks-text = Votre nom y figure. Confirmez que vous viendrez, ou dites que ce n’est pas le cas.
applications-confirm = Je confirme
applications-leave = Je ne participe pas
applications-confirmed = C’est confirmé
applications-left = Votre nom est retiré, et la personne qui vous avait inscrit est prévenue
applications-reopen = Reprendre pour modifier
applications-reopened = Votre préinscription est rouverte : modifiez-la, puis renvoyez-la
applications-withdraw = Retirer ma préinscription
applications-withdraw-text = Elle ne sera plus examinée. Si une place vous était attribuée, elle ira à une autre structure.
applications-withdraw-sure = Oui, je la retire
applications-withdraw-unsure = Cochez la case pour confirmer le retrait
applications-gone = Votre préinscription est retirée
applications-changed-meanwhile = Elle a changé entre-temps : relisez-la
applications-sent-already = Elle est déjà envoyée : reprenez-la d’abord pour la modifier
applications-sent-what = Ce que vous avez envoyé
applications-sent-on = Envoyée le
applications-write = Écrire ma préinscription
applications-write-lead = Enregistrez à tout moment et revenez par le lien de votre courriel. Rien n’est lu avant l’envoi.
applications-your-structure = Votre structure
applications-structure = Structure
applications-structure-missing = Dites le nom de votre structure
applications-identifier = Numéro d’identification
applications-identifier-hint = SIRET ou SIREN en France, NEQ au Québec ; facultatif.
applications-identifier-wrong = Ce numéro n’est ni un SIRET, ni un SIREN, ni un NEQ : vérifiez ses chiffres
applications-ownership = Statut
applications-ownership-public = Publique
applications-ownership-private = Privée
applications-sector = Secteur
applications-sector-municipality = Commune
applications-sector-authority = Intercommunalité, département, région
applications-sector-state = État
applications-sector-health = Santé et social
applications-sector-education = Enseignement et recherche
applications-sector-housing = Logement et aménagement
applications-sector-transport = Transport et énergie
applications-sector-industry = Industrie et commerce
applications-sector-building = Bâtiment et travaux
applications-sector-services = Services
applications-sector-association = Association, coopérative, fondation
applications-place = Commune ou territoire
applications-place-hint = Où votre structure achète : Saint-Denis, Montréal, Île-de-France…
applications-place-missing = Dites où se trouve votre structure
applications-which-place = Lequel ?
applications-choose = Choisissez dans la liste
applications-through = Par quelle structure organisatrice venez-vous ?
applications-through-hint = Celle dont vous êtes membre ou qui vous a parlé du programme.
applications-through-none = Aucune en particulier
applications-expects = Ce que vous attendez de l’année
applications-expects-hint = En quelques lignes ; facultatif.
applications-team = Service { $number }
applications-team-only = Qui participe, avec quel achat
applications-team-remove = Retirer ce service
applications-team-add = Ajouter un service
applications-team-add-hint = Pour un autre service de votre structure, avec son propre achat.
applications-department = Nom du service
applications-department-missing = Nommez ce service
applications-project = Projet d’achat
applications-project-hint = En quelques lignes : ce que vous achetez, pour quand, ce que vous voudriez y changer.
applications-project-missing = Décrivez l’achat en quelques lignes, ou cochez que vous n’en avez pas encore
applications-ready-tick = Pas encore de projet : je veux être prêt
applications-ready = Pas encore de projet : veut être prêt
applications-described = Projet décrit
applications-you = Vous
applications-first = Première personne
applications-second = Deuxième personne, si vous venez en binôme
applications-second-hint = Elle recevra un courriel pour confirmer sa participation.
applications-name = Prénom et nom
applications-name-missing = Donnez le prénom et le nom
applications-post = Fonction
applications-post-missing = Dites la fonction
applications-is-elected = Personne élue
applications-elected = élu
applications-commits = Nous nous engageons à venir aux séances plénières et à lancer au moins une procédure
applications-commits-missing = Cochez l’engagement : il est demandé à toutes les structures
applications-privacy = Ce que vous écrivez est lu par les structures organisatrices seules. Une préinscription inachevée est effacée au bout de 90 jours, une candidature non retenue ou retirée au bout d’un an.
applications-send = Envoyer la préinscription
applications-keep = Enregistrer pour plus tard
applications-kept = C’est enregistré : revenez par ce lien quand vous voulez
applications-sent = Votre préinscription est envoyée
applications-too-late = Les inscriptions sont closes : cette préinscription ne peut plus être envoyée
applications-conflict = Elle a été enregistrée depuis une autre fenêtre entre-temps : enregistrez de nouveau pour garder ce texte
applications-not-confirmed = à confirmer
applications-title = Candidatures
applications-status = État
applications-status-draft = À terminer
applications-status-submitted = À l’examen
applications-status-decided = Décision prête
applications-status-accepted = Admise
applications-status-waiting = Liste d’attente
applications-status-declined = Non retenue
applications-status-withdrawn = Retirée
applications-all = Toutes
applications-filter = Afficher
applications-none = Aucune candidature ici. Elles s’affichent dès qu’elles sont envoyées.
applications-places = { $taken } places attribuées sur { $places }
applications-shares = Places par structure organisatrice
applications-share = Places prévues
applications-in = Admises
applications-sent-column = Reçues
applications-balance = Équilibre du groupe
applications-people = Personnes
applications-opinions = Avis
applications-opinions-given = { $given } avis sur { $of }
applications-no-rule = Aucune règle
applications-late = Hors délai
applications-csv = Emporter la liste (CSV)
applications-standing-accept = Les avis mènent à l’admission
applications-standing-decline = Les avis mènent au refus
applications-standing-pilot = Tous les avis sont là : la structure pilote décide
applications-checks = Ce qui est vérifié
applications-complete = Dossier complet
applications-complete-yes = Oui : tout est rempli, chaque personne a confirmé
applications-history = Journal de cette candidature
applications-its-people = ses auteurs
applications-somebody = une personne partie
applications-by-on = { $by }, le { $day }
applications-no-opinion = Pas encore d’avis
applications-in-name-of = Au nom de
applications-opinion-of = Avis { DE($organisation) }
applications-verdict = Avis
applications-verdict-favourable = Favorable
applications-verdict-reserved = Favorable avec réserve
applications-verdict-unfavourable = Défavorable
applications-opinion-reason = Raison
applications-opinion-hint = Lue par les structures organisatrices seules. Demandée pour une réserve ou un avis défavorable.
applications-opinion-missing = Dites pourquoi, en 2 000 caractères au plus
applications-opinion-give = Donner cet avis
applications-opinion-kept = Votre avis est enregistré
applications-decide = Décision
applications-decision = Décision à annoncer
applications-decision-hint = Elle est préparée ici et n’est dite à personne avant l’annonce.
applications-decision-accepted = Admettre
applications-decision-waiting = Mettre en attente
applications-decision-declined = Ne pas retenir
applications-undecided = Pas de décision
applications-reason = Motif, que la structure lira
applications-reason-hint = Demandé pour un refus.
applications-reason-missing = Dites le motif, en 2 000 caractères au plus
applications-prepare = Préparer cette décision
applications-decision-kept = La décision est prête : elle sera dite à l’annonce
applications-prepared-accepted = Admission à annoncer
applications-prepared-waiting = Attente à annoncer
applications-prepared-declined = Refus à annoncer
applications-refused-opinions = Les avis des structures organisatrices ne mènent pas à cette décision
applications-refused-full = Toutes les places sont attribuées
applications-refused-late = Elle est arrivée après le dernier jour : elle peut seulement attendre
applications-refused-no-list = Cette édition n’a pas de liste d’attente
applications-refused-told = La décision a déjà été annoncée
applications-announce = Annoncer les décisions
applications-announce-lead = Relisez chaque courriel : il part tel quel à chaque personne des structures citées.
applications-letter-example = Le courriel, tel que la première structure le lira
applications-reword = Modifier ce courriel
applications-subject = Objet
applications-subject-missing = Donnez un objet d’une ligne
applications-body = Texte
applications-body-missing = Écrivez le courriel, en 5 000 caractères au plus
applications-marks = {"{nom}"}, {"{structure}"}, {"{édition}"}, {"{motif}"} et {"{lien}"} sont remplacés pour chaque personne. Le texte modifié part tel quel dans les deux langues.
applications-example-name = Camille Exemple
applications-example-structure = Commune d’exemple
applications-example-link = (le lien de chacun)
applications-letter-kept = Le courriel est enregistré
applications-letter-conflict = Quelqu’un a modifié ce courriel entre-temps : relisez-le
applications-nothing-to-tell = Aucune décision n’attend d’être annoncée. Préparez-les depuis les candidatures :
applications-announced = Les décisions sont annoncées, les courriels partent
applications-announced-in-part = Des décisions sont annoncées ; d’autres ne tiennent plus (un avis a changé, ou les places manquent) : relisez-les
applications-mail-link-subject = Votre préinscription à { $edition }
applications-mail-link =
    Voici le lien qui ouvre votre préinscription à { $edition } et vous y ramène :
    { $address }

    Il n’est qu’à vous : ne le transmettez pas. Si vous n’avez rien demandé, ne faites rien.
applications-mail-received-subject = Préinscription reçue : { $edition }
applications-mail-received =
    Votre préinscription ({ $structure }) à { $edition } est bien arrivée. Les structures organisatrices la lisent et vous écriront.

    Pour la relire ou la retirer :
    { $address }
applications-mail-invited =
    { $by } vous a nommé dans une préinscription ({ $structure }) à { $edition }.

    Confirmez que vous y participez, ou dites que non :
    { $address }
applications-mail-refused-subject = { $who } ne participe pas à { $edition }
applications-mail-refused =
    { $who } ne participe pas à votre préinscription à { $edition } ; son nom en est retiré.

    Pour nommer quelqu’un d’autre, reprenez-la :
    { $address }
applications-letter-accepted-subject = Vous êtes admis : {"{édition}"}
applications-letter-accepted =
    Bonjour {"{nom}"},

    votre candidature ({"{structure}"}) à {"{édition}"} est retenue. {"{motif}"}

    La suite est ici, sur votre page :
    {"{lien}"}

    À bientôt.
applications-letter-waiting-subject = Liste d’attente : {"{édition}"}
applications-letter-waiting =
    Bonjour {"{nom}"},

    votre candidature ({"{structure}"}) à {"{édition}"} est sur liste d’attente. {"{motif}"}

    Si une place se libère, nous vous écrivons aussitôt. Votre page :
    {"{lien}"}
applications-letter-declined-subject = Votre candidature à {"{édition}"}
applications-letter-declined =
    Bonjour {"{nom}"},

    votre candidature ({"{structure}"}) à {"{édition}"} n’est pas retenue.

    {"{motif}"}

    Votre page :
    {"{lien}"}
applications-mail-invited-subject = { $by } vous nomme dans une préinscription à { $edition }
applications-count = { $count ->
    [0] Aucune candidature pour l’instant
    [one] 1 candidature
   *[other] { $count } candidatures
  }
applications-unconfirmed = { $count ->
    [one] 1 personne n’a pas encore confirmé
   *[other] { $count } personnes n’ont pas encore confirmé
  }
applications-people-count = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
  }
applications-agreeing = { $count ->
    [0] aucun favorable
    [one] 1 favorable
   *[other] { $count } favorables
  }
applications-standing-awaits = { $count ->
    [one] 1 avis attendu
   *[other] { $count } avis attendus
  }
applications-to-tell = { $count ->
    [0] Aucune décision à annoncer
    [one] 1 décision à annoncer
   *[other] { $count } décisions à annoncer
  }
applications-structures = { $count ->
    [0] aucune structure
    [one] 1 structure
   *[other] { $count } structures
  }
applications-announce-all = { $count ->
    [one] Annoncer cette décision
   *[other] Annoncer ces { $count } décisions
  }
applications-too-long = { $count ->
   *[other] Au plus { $count } caractères
  }
applications-presented = Présentée par
