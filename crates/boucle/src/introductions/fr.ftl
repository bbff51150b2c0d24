introductions-title = Mises en relation
introductions-title-mine = Mises en relation de mes organisations
introductions-title-need = Mises en relation pour « { $need } »
introductions-waiting = { $count ->
    [one] 1 mise en relation attend votre réponse
   *[other] { $count } mises en relation attendent votre réponse
  }
introductions-lead = Acheteurs et fournisseurs s’accordent pour se parler : où en est chacun, et ce qui vient ensuite.
introductions-others = Les autres
introductions-no-others = Aucune autre.
introductions-your-turn = À vous
introductions-filter = État
introductions-filter-all = Tous les états
introductions-filter-do = Afficher
introductions-filter-none = Tout afficher
introductions-more = Suite de la liste
introductions-none = Vos mises en relation s’afficheront ici. Un acheteur les demande depuis une solution, ou depuis les réponses à son besoin ; un fournisseur répond à un besoin qui l’intéresse.
introductions-none-needs = Voir les besoins
introductions-none-catalogue = Parcourir le catalogue
introductions-none-such = Aucune mise en relation ne correspond à ce choix.
introductions-mails-are-on = Vous recevez un courriel pour chaque nouvelle demande, puis pour chaque message et chaque étape de celles auxquelles vous prenez part.
introductions-mails-are-off = Vous ne recevez aucun courriel au sujet des mises en relation.
introductions-mails-stop = Ne plus en recevoir
introductions-mails-start = Les recevoir de nouveau
introductions-mails-on = Vous recevrez de nouveau ces courriels.
introductions-mails-off = Vous ne recevrez plus ces courriels.
introductions-stop-title = Courriels au sujet des mises en relation
introductions-stop-ask = Ne plus recevoir de courriels au sujet des mises en relation ? Les demandes vous attendront sur le site.
introductions-stopped = C’est fait : vous ne recevrez plus ces courriels. Les demandes vous attendent sur le site.
introductions-state = État
introductions-state-asked = Demandée
introductions-state-accepted = Acceptée
introductions-state-declined = Déclinée
introductions-state-no-answer = Sans réponse
introductions-state-met = Rencontre faite
introductions-state-offer = Offre faite
introductions-state-bought = Achat conclu
introductions-state-not-bought = Pas d’achat
introductions-state-not-agreed = Réponses différentes
introductions-begin = Demander une mise en relation
introductions-begin-ask = Entrer en relation avec { $supplier }
introductions-begin-offer = Répondre à ce besoin ({ $buyer })
introductions-nothing = Pour entrer en relation, partez d’une solution du catalogue ou d’un besoin.
introductions-about = Au sujet de
introductions-organisation = Pour quelle organisation
introductions-need = Besoin
introductions-need-hint = Le fournisseur en lira le titre ; il n’ouvre le besoin que s’il a le droit de le lire.
introductions-need-none = Aucun besoin écrit
introductions-solution = Solution
introductions-ask-text = Votre message
introductions-ask-hint = Ce que vous cherchez, combien, pour quand, et ce que vous aimeriez savoir.
introductions-ask-do = Demander la mise en relation
introductions-offer-text = Votre message
introductions-offer-hint = En quoi votre solution répond à ce besoin, et ce que vous proposez pour en parler.
introductions-offer-do = Dire que ce besoin nous intéresse
introductions-choose-listed = Choisissez dans la liste
introductions-choose-solution = Choisissez celle de vos solutions qui répond à ce besoin
introductions-none-fits = Aucune de vos solutions publiées ne répond à ce besoin. Si l’une y répond, complétez-la : catégories, territoire desservi, ce qui est exigé.
introductions-none-fits-do = Publier une solution
introductions-enough = { $count ->
    [one] 1 fournisseur s’est déjà dit intéressé, ce qui suffit à cet acheteur. Vous pouvez répondre quand même.
   *[other] { $count } fournisseurs se sont déjà dits intéressés, ce qui suffit à cet acheteur. Vous pouvez répondre quand même.
  }
introductions-busy = { $supplier } a déjà reçu assez de demandes cette semaine. Vous pourrez lui écrire à partir du { $date } ; si votre besoin est ouvert au réseau, ce fournisseur peut y répondre d’ici là.
introductions-text-missing = Écrivez quelques mots
introductions-text-long = Dites-le en 10 000 caractères au plus
introductions-declined-before = Cette organisation a déjà décliné votre demande à ce sujet. Elle peut encore changer d’avis, et vous écrire.
introductions-begun = C’est envoyé : l’autre organisation en est prévenue.
introductions-asked-by-buyer = Demandée par { $organisation } le { $date }
introductions-asked-by-supplier = Proposée par { $organisation } le { $date }
introductions-next = Ce qui vient ensuite
introductions-expected-asked-you = { $organisation } attend votre réponse : acceptez, ou déclinez en disant pourquoi.
introductions-expected-asked-them = { $organisation } doit répondre. Nous lui rappellerons votre demande si la réponse tarde.
introductions-expected-asked-nobody = { $organisation } n’a pas répondu.
introductions-expected-accepted-you = À vous de répondre à { $organisation } : convenez d’un échange, puis dites que la rencontre a eu lieu.
introductions-expected-accepted-them = { $organisation } doit vous répondre. Après votre échange, dites que la rencontre a eu lieu.
introductions-expected-accepted-nobody = Convenez d’un échange avec { $organisation }.
introductions-expected-met-you = À vous de donner suite à la rencontre avec { $organisation }.
introductions-expected-met-them = { $organisation } doit donner suite à la rencontre.
introductions-expected-met-nobody = La rencontre avec { $organisation } a eu lieu.
introductions-expected-offer-you = Une offre est faite : répondez à { $organisation }, ou dites ce qui en est sorti.
introductions-expected-offer-them = Une offre est faite : { $organisation } doit y donner suite.
introductions-expected-offer-nobody = Une offre est faite à { $organisation }.
introductions-expected-bought-you = { $organisation } attend votre réponse : ce qui en est sorti de votre côté, ou la référence proposée.
introductions-expected-bought-them = C’est noté. { $organisation } doit encore répondre.
introductions-expected-bought-nobody = L’achat est conclu avec { $organisation }, et les deux organisations le disent.
introductions-expected-not-bought-you = { $organisation } dit qu’il n’y a pas eu d’achat : dites-le de votre côté aussi.
introductions-expected-not-bought-them = C’est noté. { $organisation } doit encore répondre.
introductions-expected-not-bought-nobody = Il n’y a pas eu d’achat avec { $organisation }, et les deux organisations le disent.
introductions-expected-not-agreed-you = Vos réponses diffèrent, et { $organisation } attend encore la vôtre.
introductions-expected-not-agreed-them = Vos réponses diffèrent, et { $organisation } doit encore répondre.
introductions-expected-not-agreed-nobody = Vous et { $organisation } ne dites pas la même chose. Chacun peut corriger sa réponse.
introductions-expected-declined-you = Vous avez décliné ce que vous demandait { $organisation }. Si vous changez d’avis, acceptez-le.
introductions-expected-declined-them = { $organisation } a décliné.
introductions-expected-declined-nobody = { $organisation } a décliné, et peut encore changer d’avis.
introductions-expected-no-answer-you = { $organisation } attend toujours votre réponse. Il est encore temps de répondre.
introductions-expected-no-answer-them = { $organisation } n’a pas répondu.
introductions-expected-no-answer-nobody = { $organisation } n’a pas répondu, et peut encore le faire. D’autres solutions vous conviennent peut-être.
introductions-declined-because = Pourquoi : { $reason }
introductions-act-accept = Accepter la mise en relation
introductions-act-meet = Nous nous sommes rencontrés
introductions-act-offer = Nous avons fait une offre
introductions-act-decline = Décliner
introductions-act-decline-do = Décliner la mise en relation
introductions-choose-act = Choisissez ce que vous voulez faire
introductions-reason = Pourquoi vous déclinez
introductions-reason-hint = L’autre organisation lira ces mots : une raison franche l’aide à mieux chercher.
introductions-reason-missing = Dites-le en quelques mots
introductions-reason-long = Dites-le en 2 000 caractères au plus
introductions-refused-not-yours = C’est à l’autre organisation de le dire
introductions-refused-past = C’est déjà fait : voyez où en est la mise en relation
introductions-refused-not-yet = La mise en relation n’est pas encore acceptée
introductions-refused-over = L’une des deux organisations a déjà dit ce qui en est sorti
introductions-conflict = Quelqu’un a agi entre-temps : voyez où en est la mise en relation, puis recommencez si c’est toujours utile
introductions-done = C’est enregistré.
introductions-save = Enregistrer
introductions-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
  }
introductions-messages-lead = Seules les personnes des deux organisations lisent ces messages et ouvrent ces fichiers.
introductions-message = Écrire un message
introductions-message-hint = Texte simple ou Markdown.
introductions-message-do = Envoyer
introductions-sent = Votre message est envoyé.
introductions-silent = Cette organisation a décliné : vous ne pouvez plus lui écrire ici.
introductions-files = Fichiers
introductions-files-hint = Cinq au plus, de { $most } au plus chacun.
introductions-files-many = Joignez cinq fichiers au plus à un message
introductions-full = Cette mise en relation est pleine : poursuivez votre échange ailleurs
introductions-buyer = Acheteur
introductions-supplier = Fournisseur
introductions-project = Projet d’achat
introductions-project-none = Cette mise en relation ne sert encore aucun projet d’achat. Le fournisseur n’en saura rien.
introductions-project-choose = Choisir le projet
introductions-project-field = Projet d’achat servi
introductions-project-no = Aucun
introductions-outcome = Ce qui en est sorti
introductions-outcome-say = Dire ce qui en est sorti
introductions-outcome-change = Corriger notre réponse
introductions-outcome-which = De votre côté
introductions-outcome-missing = Dites si un achat a été conclu
introductions-outcome-do = Enregistrer notre réponse
introductions-differs = Les deux organisations ne disent pas la même chose. Les deux réponses sont gardées telles quelles.
introductions-says = { $organisation } dit
introductions-amount = Montant
introductions-amount-hint = Facultatif. Lu par les deux organisations ; le réseau n’en voit que des totaux.
introductions-amount-wrong = Écrivez un montant, par exemple 12 500,50
introductions-currency = Monnaie
introductions-year = Année
introductions-year-wrong = Écrivez une année de 2000 à { $year }
introductions-why = Pourquoi, ou ce qu’il faut en retenir
introductions-why-hint = Nécessaire s’il n’y a pas eu d’achat. L’autre organisation le lira.
introductions-reference = Référence
introductions-reference-proposed = À confirmer par l’acheteur
introductions-reference-confirmed = Confirmée par l’acheteur
introductions-reference-declined = Non confirmée
introductions-reference-lead = Cet achat peut devenir une référence de votre solution, si l’acheteur confirme vos mots.
introductions-reference-none = Le fournisseur peut vous proposer d’en faire une référence ; rien n’en est dit sans votre accord.
introductions-reference-propose = Proposer une référence
introductions-reference-text = Ce que vous aimeriez en dire
introductions-reference-hint = Ce qui a été livré, pour quel usage, avec quel effet.
introductions-reference-long = Dites-le en 1 000 caractères au plus
introductions-reference-told = Confirmée, elle paraît sur la page de la solution, avec le nom de votre organisation.
introductions-reference-do = Proposer à l’acheteur
introductions-reference-confirm = Confirmer cette référence
introductions-reference-decline = Ne pas la confirmer
introductions-reference-closed = Cette référence n’attend rien de vous : relisez-la
introductions-history = Étapes
introductions-beside = Mises en relation
introductions-interested = { $count ->
    [one] 1 fournisseur intéressé
   *[other] { $count } fournisseurs intéressés
  }
introductions-interested-enough = { $count ->
    [one] 1 fournisseur intéressé : assez ont répondu
   *[other] { $count } fournisseurs intéressés : assez ont répondu
  }
introductions-offer-begin = Ce besoin nous intéresse
introductions-offer-anyway = { $count ->
    [one] Répondre quand même (1 fournisseur intéressé, c’est assez pour l’acheteur)
   *[other] Répondre quand même ({ $count } fournisseurs intéressés, c’est assez pour l’acheteur)
  }
introductions-told-asked = { $organisation } demande une mise en relation
introductions-told-interested = { $organisation } s’intéresse à votre besoin
introductions-told-accepted = { $organisation } accepte la mise en relation
introductions-told-declined = { $organisation } décline la mise en relation
introductions-told-met = { $organisation } dit que la rencontre a eu lieu
introductions-told-offer = { $organisation } a fait une offre
introductions-told-bought = { $organisation } dit que l’achat est conclu
introductions-told-not-bought = { $organisation } dit qu’il n’y a pas eu d’achat
introductions-told-message = { $organisation } vous écrit
introductions-told-reference = { $organisation } aimerait en faire une référence
introductions-told-reference-confirmed = { $organisation } confirme votre référence
introductions-told-reference-declined = { $organisation } ne confirme pas votre référence
introductions-told-waiting = { $organisation } attend votre réponse
introductions-told-no-answer = { $organisation } n’a pas répondu
introductions-mail =
    Bonjour,

    { $told } : { $title }

    { $text }

    Pour lire et répondre : { $address }

    -- 
    Vous recevez ce courriel parce que vous écrivez pour { $mine }.
    Ne plus recevoir ces courriels : { $stop }
introductions-remind-first = Un mot suffit : accepter, ou décliner en disant pourquoi. Cela aide déjà beaucoup.
introductions-remind-again = La demande est toujours là. Si ce n’est pas le bon moment, dites-le simplement : l’autre organisation pourra chercher ailleurs.
introductions-remind-last = C’est notre dernier rappel. Sans nouvelles dans une semaine, nous noterons « sans réponse » ; vous pourrez encore répondre après.
introductions-lapsed = Malgré nos rappels, cette demande est restée sans réponse. La réponse peut encore venir ; d’ici là, d’autres organisations du réseau vous conviennent peut-être.
introductions-counted = { $count ->
    [0] Aucune mise en relation depuis un an
    [one] 1 mise en relation depuis un an
   *[other] { $count } mises en relation depuis un an
  }
introductions-overview-lead = Combien, à quelle vitesse viennent les réponses, et ce qui est bloqué. Les messages, les fichiers et les montants de chacun restent entre les deux organisations.
introductions-overview-none = Les mises en relation se compteront ici dès qu’un acheteur ou un fournisseur en demandera une.
introductions-figures = En bref
introductions-median = Délai médian de la première réponse
introductions-median-none = Aucune réponse encore
introductions-days-count = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
  }
introductions-amounts = Achats conclus
introductions-amounts-few = Aucun total en dessous de trois achats dont le montant est connu
introductions-purchases = { $count ->
    [one] 1 achat
   *[other] { $count } achats
  }
introductions-by-month = Mises en relation par mois de la demande, selon leur état d’aujourd’hui
introductions-month = Mois
introductions-csv = Emporter en CSV
introductions-xlsx = Emporter en XLSX
introductions-stuck = { $count ->
    [0] Aucune mise en relation n’est bloquée
    [one] 1 mise en relation est bloquée
   *[other] { $count } mises en relation sont bloquées
  }
introductions-stuck-lead = Rien de nouveau depuis trois semaines, ou deux réponses différentes.
introductions-stuck-csv = Emporter celles qui sont bloquées en CSV
introductions-stuck-xlsx = Emporter celles qui sont bloquées en XLSX
introductions-days = Jours sans rien de nouveau
introductions-settings = Réglages
introductions-setting-enough = Fournisseurs intéressés qui suffisent à un besoin
introductions-setting-enough-hint = Au-delà, le besoin dit qu’assez ont répondu ; chacun peut répondre quand même.
introductions-setting-weekly = Demandes qu’un fournisseur reçoit par semaine
introductions-setting-weekly-hint = Au-delà, l’acheteur apprend à partir de quel jour il peut lui écrire.
introductions-setting-reminders = Rappels, en jours sans réponse
introductions-setting-reminders-hint = Trois nombres croissants, par exemple 9, 21, 45. Une semaine après le dernier, la demande est dite sans réponse.
introductions-number-wrong = Écrivez un nombre entier de 1 à 1 000
introductions-reminders-wrong = Écrivez trois nombres croissants, de 1 à 365 jours, par exemple 9, 21, 45
introductions-settings-saved = Les réglages sont enregistrés.
introductions-desk = Mises en relation
introductions-desk-lead = Combien il y en a, à quelle vitesse viennent les réponses, ce qui est bloqué.
subject-introduction = mise en relation
subject-introductions = réglages des mises en relation
introductions-column-about = Au sujet de
introductions-column-buyer = Acheteur
introductions-column-supplier = Fournisseur
introductions-column-asked-by = Demandée par
introductions-column-state = État
introductions-column-asked-on = Demandée le
introductions-column-changed-on = Dernier changement
introductions-column-waits = Attend une réponse
introductions-column-address = Adresse
introductions-merged = L’acheteur et le fournisseur ne sont plus qu’une organisation.
