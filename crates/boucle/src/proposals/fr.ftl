proposals-new = Proposer une solution
proposals-mine = Ma proposition
proposals-lead = Vous offrez, ou connaissez, un produit ou un service circulaire ou solidaire ? Décrivez-le en quatre courtes étapes, sans créer de compte.
proposals-how-write = Vous écrivez à votre rythme : chaque étape est gardée.
proposals-how-confirm = Vous confirmez votre adresse par un courriel.
proposals-how-examined = L’animation du réseau lit votre proposition, puis la publie, vous demande une précision ou vous dit pourquoi elle ne la retient pas.
proposals-leave-empty = Laissez ce champ vide
proposals-continue = Continuer
proposals-again = Relisez, puis envoyez de nouveau : rien de ce que vous avez écrit n’est perdu.
proposals-description = Description (facultative)
proposals-links = Liens (facultatifs)
proposals-steps = Étapes
proposals-step-of = Étape { $number } sur { $count }
proposals-step-what = La solution
proposals-step-purchase = Ce qu’elle remplace
proposals-step-served = Où elle est offerte
proposals-step-who = Qui l’offre
proposals-categories-hint = Cochez ce que l’acheteur commanderait : c’est par là que les besoins trouvent la solution.
proposals-who-lead = L’organisation qui offre la solution, et la personne à qui répondre.
proposals-organisation = Organisation
proposals-organisation-hint = Son nom d’usage. Si vous l’avez vue ailleurs, celui du fournisseur.
proposals-organisation-missing = Écrivez le nom de l’organisation qui offre cette solution.
proposals-identifier = SIREN, SIRET ou NEQ (facultatif)
proposals-identifier-hint = Ce numéro évite les doublons.
proposals-identifier-wrong = Ce n’est ni un SIREN (9 chiffres), ni un SIRET (14), ni un NEQ (10). Vérifiez les chiffres, ou laissez vide.
proposals-town = Commune ou ville (facultative)
proposals-you = Vous
proposals-privacy = Votre nom et votre adresse ne servent qu’à vous répondre : ils ne sont pas publiés, et sont effacés au bout d’un an.
proposals-name = Prénom et nom
proposals-name-missing = Écrivez votre nom, pour que nous sachions à qui répondre.
proposals-email = Adresse électronique
proposals-email-hint = Nous y envoyons un lien à confirmer, puis la réponse.
proposals-email-wrong = Écrivez une adresse comme nom@exemple.fr.
proposals-read-again = Tout relire
proposals-title-missing = Donnez un titre, de 200 caractères au plus.
proposals-summary-missing = Résumez la solution, en 400 caractères au plus.
proposals-links-wrong = Écrivez au plus dix adresses, une par ligne, qui commencent par https://.
proposals-too-long = { $count ->
    [one] Ce texte est trop long : 1 caractère au plus.
   *[other] Ce texte est trop long : { $count } caractères au plus.
  }
proposals-conflict = Cette proposition a été modifiée dans une autre fenêtre. Votre texte est gardé ci-dessous : continuez pour l’enregistrer.
proposals-not-now = La proposition a changé entre-temps : voici où elle en est.
proposals-incomplete = Il manque encore quelque chose avant l’envoi.
proposals-stands-draft = Relisez, puis envoyez
proposals-stands-unconfirmed = Regardez vos courriels
proposals-stands-confirm = Confirmez votre adresse
proposals-stands-submitted = Votre proposition est à l’examen
proposals-stands-changes-asked = On vous demande une précision
proposals-stands-published = Votre solution est publiée
proposals-stands-refused = Votre proposition n’est pas retenue
proposals-stands-withdrawn = Votre proposition est retirée
proposals-confirm-text = Ce lien a été envoyé à { $email }. Confirmez que cette adresse est la vôtre : votre proposition part aussitôt à l’examen.
proposals-confirm = Confirmer et envoyer
proposals-mailed-text = Nous avons envoyé un lien à { $email }. Ouvrez-le pour confirmer votre adresse : votre proposition partira alors à l’examen.
proposals-mail-again = Envoyer le lien de nouveau
proposals-mail-other = Corriger l’adresse
proposals-mailed = Le lien est parti : regardez vos courriels.
proposals-mailed-enough = Plusieurs liens sont déjà partis à cette adresse. Regardez aussi parmi les courriels indésirables, ou attendez un quart d’heure.
proposals-asked-what = Ce qui est demandé
proposals-still-missing = Il manque encore :
proposals-ready = Tout y est. Relisez ci-dessous, puis envoyez.
proposals-correct = Corrigez ce qu’il faut, puis envoyez de nouveau.
proposals-send = Envoyer la proposition
proposals-keep-address = Pour finir plus tard, gardez l’adresse de cette page : elle seule ouvre votre brouillon, qui s’efface au bout de trente jours.
proposals-submitted = Votre proposition est envoyée. Un accusé de réception part par courriel.
proposals-submitted-text = L’animation du réseau la lit. Sa réponse viendra à { $email } ; vous pouvez aussi revenir à cette page.
proposals-published-text = Les acheteurs la trouvent dans le catalogue.
proposals-see-solution = Voir la solution
proposals-why = Pourquoi
proposals-another = Proposer une autre solution
proposals-withdrawn-text = Elle ne sera pas examinée. Elle s’effacera au bout d’un an.
proposals-content = Ce que vous proposez
proposals-change = Modifier : { $step }
proposals-by = Proposée par
proposals-so-far = Suivi
proposals-done-submitted = Envoyée
proposals-done-changes-asked = Précision demandée
proposals-done-published = Publiée
proposals-done-refused = Non retenue
proposals-done-withdrawn = Retirée
proposals-withdraw = Retirer ma proposition
proposals-withdraw-text = Elle ne sera plus examinée. Vous pourrez en proposer une autre.
proposals-withdraw-sure = Je veux la retirer
proposals-withdraw-unsure = Cochez la case pour retirer la proposition.
proposals-now-withdrawn = La proposition est retirée.
proposals-admin = Gestion du réseau
proposals-desk = Propositions
proposals-desk-lead = Solutions proposées par le formulaire public. Rien n’est publié avant votre décision ; son auteur reçoit chaque réponse par courriel.
proposals-desk-empty = Aucune proposition ici. Celles qui arrivent par le formulaire public s’y rangeront.
proposals-waiting = { $count ->
    [0] Aucune proposition n’attend
    [one] 1 proposition attend votre décision
   *[other] { $count } propositions attendent votre décision
  }
proposals-states = États
proposals-tab-submitted = À examiner
proposals-tab-changes-asked = Précision demandée
proposals-tab-published = Publiées
proposals-tab-refused = Non retenues
proposals-tab-draft = Brouillon
proposals-tab-unconfirmed = Adresse à confirmer
proposals-tab-withdrawn = Retirée
proposals-since = Envoyée le
proposals-hints = { $count ->
    [0] Aucun doublon en vue
    [one] 1 doublon possible
   *[other] { $count } doublons possibles
  }
proposals-hints-none = Ni le catalogue ni les propositions en attente n’ont rien qui lui ressemble.
proposals-hints-proposals = Propositions en attente
proposals-hints-solutions = Solutions du catalogue
proposals-alike-identifier = même numéro
proposals-alike-domain = même site ou même adresse
proposals-alike-name = nom proche
proposals-decide = Votre décision
proposals-whose = De quelle organisation est-ce la solution ?
proposals-new-organisation = Créer « { $organisation } » et inviter son auteur à la gérer
proposals-reason = Motif, ou mot d’accompagnement
proposals-reason-hint = Envoyé à l’auteur de la proposition. Nécessaire pour demander une précision ou ne pas retenir.
proposals-reason-missing = Dites pourquoi : l’auteur de la proposition le lira.
proposals-decision-missing = Choisissez une décision.
proposals-number-taken = Une organisation du réseau a ce numéro : rattachez-lui la solution.
proposals-publish = Publier
proposals-ask = Demander une précision
proposals-refuse = Ne pas retenir
proposals-decided-already = Cette proposition a changé d’état entre-temps.
proposals-now-published = La solution est publiée, et son auteur en est averti.
proposals-now-asked = La demande est partie à l’auteur de la proposition.
proposals-now-refused = La réponse est partie à l’auteur de la proposition.
proposals-mail-confirm-subject = Confirmez votre adresse pour proposer une solution
proposals-mail-confirm = Bonjour,

    Votre proposition de solution au réseau { $network } est enregistrée. Confirmez que cette adresse est la vôtre, et elle partira à l’examen :
    { $address }

    Ce lien vous ramène aussi à votre proposition. Ne le transmettez pas.

    Si vous n’avez rien proposé, ne faites rien : la proposition s’effacera d’elle-même.
proposals-mail-received-subject = Votre proposition « { $title } » est reçue
proposals-mail-received = Bonjour { $name },

    Merci : votre proposition « { $title } » est arrivée à l’animation du réseau { $network }, qui va la lire. Sa réponse viendra par courriel.

    Pour voir où elle en est :
    { $address }
proposals-mail-waiting-subject = Une solution à examiner : { $title }
proposals-mail-waiting = Bonjour,

    { $organisation } propose « { $title } ». La proposition attend votre décision :
    { $address }
proposals-mail-asked-subject = Une précision sur votre proposition « { $title } »
proposals-mail-asked = Bonjour { $name },

    Avant de publier « { $title } », l’animation du réseau vous demande :

    { $reason }

    Corrigez votre proposition et envoyez-la de nouveau par ce lien :
    { $address }
proposals-mail-refused-subject = Votre proposition « { $title } »
proposals-mail-refused = Bonjour { $name },

    Votre proposition « { $title } » n’est pas retenue pour le catalogue. En voici la raison :

    { $reason }

    Elle reste lisible ici pendant un an :
    { $address }
proposals-mail-published-subject = Votre solution « { $title } » est publiée
proposals-mail-published = Bonjour { $name },

    « { $title } » est au catalogue : les acheteurs la trouvent dès maintenant.
    { $address }

    { $reason }
    { $keep }
proposals-mail-invited = Pour la tenir à jour et répondre aux besoins, prenez en main la fiche { DE($organisation) } :
    { $address }
proposals-mail-attached = Elle est rattachée à { $organisation }, que le réseau connaît déjà : les personnes qui gèrent cette organisation peuvent la modifier.
proposals-whose-missing = Choisissez l’organisation à laquelle rattacher la solution, ou créez-la.
