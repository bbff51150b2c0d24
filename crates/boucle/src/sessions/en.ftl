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
sessions-file = Download the certificate
sessions-list = Sessions attended
sessions-verify = This certificate can be verified at
sessions-procedure = Procedure started on { $date }
sessions-procedure-none = Procedure not started
sessions-procedure-column = Purchase procedure
sessions-procedure-begin = Open a purchase project
sessions-all = { $count ->
    [one] 1 session
   *[other] { $count } sessions
  }
sessions-meeting = The meeting: place, agenda, minutes
sessions-matters-to = For whom it matters most
sessions-matters-all = Everybody
sessions-matters-elected = Above all for newly elected officials
sessions-matters-buyers = Above all for those who run procedures
sessions-matters-beginners = Above all for beginners
sessions-mark = Prepare this session
sessions-catch-up = For those who missed it
sessions-catch-up-hint = A summary, links to documents or to the recording. Shown after the session. A week after a plenary, each who was absent receives one e-mail that leads to it, once.
sessions-catch-up-none = Nothing is offered yet to catch up with this session.
sessions-three = Three questions about this session
sessions-three-hint = { $count ->
   *[other] Organisers read the answers without names, and nothing is shown of fewer than { $count } answers.
  }
sessions-useful = Was it useful for your purchase?
sessions-clear = Was it clear?
sessions-remark = What should change
sessions-grade-4 = Very much
sessions-grade-3 = Rather
sessions-grade-2 = Rather not
sessions-grade-1 = Not at all
sessions-grade-missing = Choose an answer
sessions-choose = Choose
sessions-answer = Answer
sessions-thanks = Thank you, it is saved; you can still change your answer
sessions-answers = { $count ->
    [0] No answer yet
    [one] 1 answer
   *[other] { $count } answers
  }
sessions-of-four = { $mean } out of 4
sessions-too-few = { $count ->
   *[other] Results show from { $count } answers on, so that nobody is recognised.
  }
sessions-kept = Saved
sessions-too-long = This text is too long
sessions-conflict = Somebody saved this meanwhile, to be taken up in your text: { $text }
sessions-mail-missed-subject = What you missed: { $title }
sessions-mail-missed =
    Hello { $name },

    you were not at the session “{ $title }”. Here is what you need to catch up:
    { $address }

    See you next time.
sessions-seal = Digest (SHA-256)
