applications-apply = Apply
applications-not-yet = Registration opens on { $date }.
applications-shut = Registration has been closed since { $date }.
applications-no-middle = Sessions follow one another and form a whole: nobody joins an edition half-way, or comes to one session alone.
applications-next = See the next edition: { $edition }
applications-no-next = The next edition has not been announced yet. Write to us to be told:
applications-waiting-only = Registration is closed, but there is a waiting list: your application will be read, and taken if a place frees before the start.
applications-uncovered = No rule speaks of your case: the organisers will look at it.
applications-procedure = Start at least one purchase procedure during the year
applications-as = You apply as { $name }.
applications-begin-lead = No account is needed: we mail you a link that opens your application and brings you back to it whenever you like.
applications-begin = Begin
applications-email = E-mail address
applications-email-hint = Preferably the one at your organisation.
applications-email-wrong = Write a whole e-mail address, such as name@example.org
applications-email-twice = This address is already above: give the other person’s
applications-leave-empty = Leave this field empty
applications-link-sent = Look at your mail
applications-link-sent-text = A link is on its way to { $email }. Open it to write your application; it brings you back until you send it, and afterwards to follow the answer.
applications-link-sent-again = Nothing after a few minutes? Look among unwanted mail, then ask for a link again.
applications-mine = My application
applications-stands-draft = Application to be finished
applications-stands-submitted = Application sent
applications-stands-accepted = You are admitted
applications-stands-waiting = You are on the waiting list
applications-stands-declined = Your application was not accepted
applications-stands-withdrawn = Application withdrawn
applications-next-step-draft = It is saved, and nobody but you reads it before you send it.
applications-next-step-submitted = The organisers are reading it. You will be told of their decision by e-mail.
applications-next-step-accepted = A place is kept for you. Keep the link of that e-mail: it leads to the next steps.
applications-next-step-waiting = As soon as a place frees, it goes to whoever has waited longest, and we write to you.
applications-next-step-declined = Here is why. You may apply to another edition.
applications-next-step-withdrawn = It is no longer examined. You may begin another as long as registration is open.
applications-asks = Do you take part in this application?
applications-asks-text = It names you. Confirm that you will come, or say that you will not.
applications-confirm = I confirm
applications-leave = I do not take part
applications-confirmed = Confirmed
applications-left = Your name is removed, and whoever named you has been told
applications-reopen = Take back to change it
applications-reopened = Your application is open again: change it, then send it
applications-withdraw = Withdraw my application
applications-withdraw-text = It will no longer be examined. If you had a place, it goes to somebody else.
applications-withdraw-sure = Yes, withdraw it
applications-withdraw-unsure = Tick the box to confirm
applications-gone = Your application is withdrawn
applications-changed-meanwhile = It has changed meanwhile: read it again
applications-sent-already = It is already sent: take it back first to change it
applications-sent-what = What you sent
applications-sent-on = Sent on
applications-write = Write my application
applications-write-lead = Save at any time and come back by the link in your mail. Nothing is read before you send it.
applications-your-structure = Your structure
applications-structure = Structure
applications-structure-missing = Say the name of your structure
applications-identifier = Identification number
applications-identifier-hint = SIRET or SIREN in France, NEQ in Québec; optional.
applications-identifier-wrong = This is no SIRET, SIREN or NEQ: check its digits
applications-ownership = Status of the structure
applications-ownership-public = Public
applications-ownership-private = Private
applications-sector = Sector
applications-sector-municipality = Municipality
applications-sector-authority = Regional or local authority
applications-sector-state = State
applications-sector-health = Health and care
applications-sector-education = Education and research
applications-sector-housing = Housing and planning
applications-sector-transport = Transport and energy
applications-sector-industry = Industry and trade
applications-sector-building = Building and works
applications-sector-services = Services
applications-sector-association = Association, cooperative, foundation
applications-place = Town or territory
applications-place-hint = Where your structure buys: Saint-Denis, Montréal, Île-de-France…
applications-place-missing = Say where your structure is
applications-which-place = Which one?
applications-choose = Choose from the list
applications-through = Through which organiser do you come?
applications-through-hint = The one of which you are a member, or that told you of the programme.
applications-through-none = None in particular
applications-expects = What you expect of the year
applications-expects-hint = In a few lines; optional.
applications-team = Department { $number }
applications-team-only = Who takes part, with which purchase
applications-team-remove = Remove this department
applications-team-add = Add a department
applications-team-add-hint = For another department of your structure, with a purchase of its own.
applications-department = Name of the department
applications-department-missing = Name this department
applications-project = Purchase project
applications-project-hint = In a few lines: what you buy, for when, what you would like to change in it.
applications-project-missing = Describe the purchase in a few lines, or tick that you have none yet
applications-ready-tick = No project yet: I want to be ready
applications-ready = No project yet: wants to be ready
applications-described = Project described
applications-you = You
applications-first = First person
applications-second = Second person, if you come as a pair
applications-second-hint = They receive an e-mail to confirm that they take part.
applications-name = Full name
applications-name-missing = Give the full name
applications-post = Position
applications-post-missing = Say the position
applications-is-elected = Elected official
applications-elected = elected
applications-commits = We commit to coming to the plenary sessions and to starting at least one procedure
applications-commits-missing = Tick the commitment: it is asked of every structure
applications-privacy = What you write is read by the organisers alone. An unfinished application is deleted after 90 days, one that was declined or withdrawn after a year.
applications-send = Send the application
applications-keep = Save for later
applications-kept = Saved: come back by this link whenever you like
applications-sent = Your application is sent
applications-too-late = Registration is closed: this application can no longer be sent
applications-conflict = It was saved from another window meanwhile: save again to keep this text
applications-not-confirmed = to be confirmed
applications-title = Applications
applications-status = State
applications-status-draft = To be finished
applications-status-submitted = Being examined
applications-status-decided = Decision ready
applications-status-accepted = Admitted
applications-status-waiting = Waiting list
applications-status-declined = Not accepted
applications-status-withdrawn = Withdrawn
applications-all = All
applications-filter = Show
applications-none = No application here. They show as soon as they are sent.
applications-places = { $taken } places given out of { $places }
applications-shares = Places by organiser
applications-share = Places planned
applications-in = Admitted
applications-sent-column = Received
applications-balance = Balance of the cohort
applications-people = People
applications-opinions = Opinions
applications-opinions-given = { $given } opinions of { $of }
applications-no-rule = No rule
applications-late = Late
applications-csv = Take the list away (CSV)
applications-standing-accept = Opinions lead to admission
applications-standing-decline = Opinions lead to a refusal
applications-standing-pilot = All opinions are in: the pilot decides
applications-checks = What is checked
applications-complete = Complete
applications-complete-yes = Yes: all is filled in, everybody has confirmed
applications-history = Journal of this application
applications-its-people = its people
applications-somebody = somebody who left
applications-by-on = { $by }, on { $day }
applications-no-opinion = No opinion yet
applications-in-name-of = In the name of
applications-opinion-of = Opinion of { $organisation }
applications-verdict = Opinion
applications-verdict-favourable = Favourable
applications-verdict-reserved = Favourable with reservations
applications-verdict-unfavourable = Unfavourable
applications-opinion-reason = Reason
applications-opinion-hint = Read by the organisers alone. Asked for with reservations or an unfavourable opinion.
applications-opinion-missing = Say why, in 2,000 characters at most
applications-opinion-give = Give this opinion
applications-opinion-kept = Your opinion is saved
applications-decide = Decision
applications-decision = Decision to announce
applications-decision-hint = It is prepared here, and nobody is told before it is announced.
applications-decision-accepted = Admit
applications-decision-waiting = Put on the waiting list
applications-decision-declined = Do not accept
applications-undecided = No decision
applications-reason = Reason, which the structure will read
applications-reason-hint = Asked for a refusal.
applications-reason-missing = Say the reason, in 2,000 characters at most
applications-prepare = Prepare this decision
applications-decision-kept = The decision is ready: it will be told when announced
applications-prepared-accepted = Admission to be announced
applications-prepared-waiting = Waiting to be announced
applications-prepared-declined = Refusal to be announced
applications-refused-opinions = The organisers’ opinions do not lead to this decision
applications-refused-full = All places are given
applications-refused-late = It came after the last day: it can only wait
applications-refused-no-list = This edition has no waiting list
applications-refused-told = The decision has already been announced
applications-announce = Announce decisions
applications-announce-lead = Read each e-mail: it leaves as it stands, to every person of the structures listed.
applications-letter-example = The e-mail, as the first structure will read it
applications-reword = Reword this e-mail
applications-subject = Subject
applications-subject-missing = Give a subject of one line
applications-body = Text
applications-body-missing = Write the e-mail, in 5,000 characters at most
applications-marks = {"{name}"}, {"{structure}"}, {"{edition}"}, {"{reason}"} and {"{link}"} are replaced for each person. A reworded text leaves as it stands in both languages.
applications-example-name = Camille Example
applications-example-structure = Town of Example
applications-example-link = (each one’s link)
applications-letter-kept = The e-mail is saved
applications-letter-conflict = Somebody reworded this e-mail meanwhile: read it again
applications-nothing-to-tell = No decision is waiting to be announced. Prepare them from the applications:
applications-announced = The decisions are announced, the e-mails are leaving
applications-announced-in-part = Some decisions are announced; others no longer hold (an opinion has changed, or places have run out): look at them again
applications-mail-link-subject = Your application to { $edition }
applications-mail-link =
    Here is the link that opens your application to { $edition } and brings you back to it:
    { $address }

    It is yours alone: do not pass it on. If you asked for nothing, do nothing.
applications-mail-received-subject = Application received: { $edition }
applications-mail-received =
    The application of { $structure } to { $edition } has arrived. The organisers are reading it and will write to you.

    To read it again or withdraw it:
    { $address }
applications-mail-invited =
    { $by } named you in the application of { $structure } to { $edition }.

    Confirm that you take part, or say that you do not:
    { $address }
applications-mail-refused-subject = { $who } does not take part in { $edition }
applications-mail-refused =
    { $who } does not take part in your application to { $edition }; the name is removed.

    To name somebody else, take it back:
    { $address }
applications-letter-accepted-subject = You are admitted: {"{edition}"}
applications-letter-accepted =
    Hello {"{name}"},

    the application of {"{structure}"} to {"{edition}"} is accepted. {"{reason}"}

    What comes next is here, on your page:
    {"{link}"}

    See you soon.
applications-letter-waiting-subject = Waiting list: {"{edition}"}
applications-letter-waiting =
    Hello {"{name}"},

    the application of {"{structure}"} to {"{edition}"} is on the waiting list. {"{reason}"}

    If a place frees, we write to you at once. Your page:
    {"{link}"}
applications-letter-declined-subject = Your application to {"{edition}"}
applications-letter-declined =
    Hello {"{name}"},

    the application of {"{structure}"} to {"{edition}"} was not accepted.

    {"{reason}"}

    Your page:
    {"{link}"}
applications-mail-invited-subject = { $by } names you in an application to { $edition }
applications-count = { $count ->
    [0] No application yet
    [one] 1 application
   *[other] { $count } applications
  }
applications-unconfirmed = { $count ->
    [one] 1 person has not confirmed yet
   *[other] { $count } people have not confirmed yet
  }
applications-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
applications-agreeing = { $count ->
    [0] none favourable
    [one] 1 favourable
   *[other] { $count } favourable
  }
applications-standing-awaits = { $count ->
    [one] 1 opinion awaited
   *[other] { $count } opinions awaited
  }
applications-to-tell = { $count ->
    [0] No decision to announce
    [one] 1 decision to announce
   *[other] { $count } decisions to announce
  }
applications-structures = { $count ->
    [0] no structure
    [one] 1 structure
   *[other] { $count } structures
  }
applications-announce-all = { $count ->
    [one] Announce this decision
   *[other] Announce these { $count } decisions
  }
applications-too-long = { $count ->
   *[other] At most { $count } characters
  }
