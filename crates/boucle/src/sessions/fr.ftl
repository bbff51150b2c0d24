sessions-title = Présences et attestations
sessions-followed = { $count ->
    [0] Personne ne participe encore
    [one] Présence de 1 participant
   *[other] Présence de { $count } participants
  }
sessions-plenaries = { $attended ->
    [0] Aucune plénière sur { $promised }
    [one] 1 plénière sur { $promised }
   *[other] { $attended } plénières sur { $promised }
  }
sessions-attended = { $held ->
    [0] Aucune séance n’a encore eu lieu
   *[other] { $attended } { $attended ->
        [0] séance
        [one] séance
       *[other] séances
      } sur { $held }
  }
sessions-mine = Vos séances
sessions-not-all = Il n’est plus possible de venir à toutes les plénières promises : dites-le aux organisateurs.
sessions-none = Aucune séance n’est encore prévue.
sessions-stands-coming = À venir
sessions-stands-attended = Vous y étiez
sessions-stands-missed = Manquée
sessions-see-mine = Votre attestation du { $date }
sessions-take = Recevoir mon attestation
sessions-person = Personne
sessions-plenaries-column = Plénières promises
sessions-column = Séances tenues
sessions-certificate = Attestation
sessions-short = Ne peut plus toutes les suivre
sessions-give = Remettre les attestations
sessions-give-hint = Chacun reçoit la liste des séances auxquelles il a participé. Après une présence corrigée, une nouvelle attestation est remise à qui elle concerne. Une fois l’édition finie, chacun peut aussi prendre la sienne.
sessions-given = Les attestations sont remises
sessions-given-none = Personne n’a de nouvelle séance à attester
sessions-nobody = Les participants apparaîtront ici une fois leur préinscription acceptée.
sessions-certificate-of = Attestation de participation : { $name }
sessions-file = Télécharger l’attestation
sessions-list = Séances suivies
sessions-verify = Cette attestation se vérifie à l’adresse
sessions-procedure = Procédure lancée le { $date }
sessions-procedure-none = Procédure non lancée
sessions-procedure-column = Procédure d’achat
sessions-procedure-begin = Ouvrir un projet d’achat
sessions-all = { $count ->
    [one] 1 séance
   *[other] { $count } séances
  }
sessions-meeting = La rencontre : lieu, ordre du jour, compte rendu
sessions-matters-to = Pour qui elle compte le plus
sessions-matters-all = Tout le monde
sessions-matters-elected = Surtout pour les personnes nouvellement élues
sessions-matters-buyers = Surtout pour qui passe les marchés
sessions-matters-beginners = Surtout pour qui débute
sessions-mark = Préparer cette séance
sessions-catch-up = Pour qui l’a manquée
sessions-catch-up-hint = Un résumé, des liens vers les documents ou l’enregistrement. Affiché après la séance. Une semaine après une plénière, chaque absent reçoit un courriel qui y mène, une seule fois.
sessions-catch-up-none = Rien n’est encore proposé pour rattraper cette séance.
sessions-three = Trois questions sur cette séance
sessions-three-hint = { $count ->
   *[other] Les organisateurs lisent les réponses sans les noms, et rien n’est affiché à moins de { $count } réponses.
  }
sessions-useful = A-t-elle été utile pour votre achat ?
sessions-clear = Était-elle claire ?
sessions-remark = Ce qu’il faudrait changer
sessions-grade-4 = Tout à fait
sessions-grade-3 = Plutôt
sessions-grade-2 = Plutôt pas
sessions-grade-1 = Pas du tout
sessions-grade-missing = Choisissez une réponse
sessions-choose = Choisissez
sessions-answer = Répondre
sessions-thanks = Merci, c’est enregistré ; vous pouvez encore changer votre réponse
sessions-answers = { $count ->
    [0] Aucune réponse pour l’instant
    [one] 1 réponse
   *[other] { $count } réponses
  }
sessions-of-four = { $mean } sur 4
sessions-too-few = { $count ->
   *[other] Les résultats s’affichent à partir de { $count } réponses, pour que personne ne soit reconnu.
  }
sessions-kept = C’est enregistré
sessions-too-long = Ce texte est trop long
sessions-conflict = Quelqu’un a enregistré entre-temps ceci, à reprendre dans votre texte : { $text }
sessions-mail-missed-subject = Ce que vous avez manqué : { $title }
sessions-mail-missed =
    Bonjour { $name },

    vous n’étiez pas à la séance « { $title } ». Voici de quoi la rattraper :
    { $address }

    À la prochaine.
sessions-seal = Empreinte (SHA-256)
