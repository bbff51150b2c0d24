sessions-title = Attendance and certificates
sessions-followed = { $count ->
    [0] Nobody takes part yet
    [one] Attendance of 1 participant
   *[other] Attendance of { $count } participants
  }
sessions-plenaries = { $attended ->
    [0] No plenary session of { $promised }
    [one] 1 plenary session of { $promised }
   *[other] { $attended } plenary sessions of { $promised }
  }
sessions-attended = { $held ->
    [0] No session has been held yet
   *[other] { $attended } { $attended ->
        [0] sessions
        [one] session
       *[other] sessions
      } of { $held }
  }
sessions-mine = Your sessions
sessions-not-all = It is no longer possible to attend all plenary sessions that you promised: tell the organisers.
sessions-none = No session is planned yet.
sessions-stands-coming = To come
sessions-stands-attended = You were there
sessions-stands-missed = Missed
sessions-see-mine = Your certificate of { $date }
sessions-take = Take my certificate
sessions-person = Person
sessions-plenaries-column = Plenary sessions promised
sessions-column = Sessions held
sessions-certificate = Certificate
sessions-short = Can no longer attend them all
sessions-give = Give the certificates
sessions-give-hint = Each gets the list of the sessions that they attended. After a presence was put right, a new certificate is given to whom it concerns. Once the edition has ended, each may take their own as well.
sessions-given = The certificates are given
sessions-given-none = Nobody has a new session to certify
sessions-nobody = Participants will appear here once their application is accepted.
sessions-certificate-of = Certificate of participation of { $name }
sessions-file = Download the certificate (JSON)
sessions-list = Sessions attended
sessions-verify = This certificate can be verified at
