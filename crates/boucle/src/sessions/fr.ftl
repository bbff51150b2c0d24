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
sessions-certificate-of = Attestation de participation de { $name }
sessions-file = Télécharger l’attestation (JSON)
sessions-list = Séances suivies
sessions-verify = Cette attestation se vérifie à l’adresse
