programmes-title = Programmes
programmes-open = { $count ->
    [0] No registration is open at the moment
    [one] 1 programme takes registrations
   *[other] { $count } programmes take registrations
  }
programmes-lead = A programme coaches organisations that buy, in editions of about a year.
programmes-none = The network’s programmes will be listed here once an edition is published, with their dates and conditions.
programmes-more = More of the list
programmes-new = Prepare an edition
programmes-edit = Change the edition
programmes-save = Save
programmes-saved = Saved
programmes-conflict = Somebody saved meanwhile: compare, then save again to keep your text
programmes-theirs = What the other person saved
programmes-choose-listed = Choose from the list
programmes-registration-to-come = Registration to come
programmes-registration-open = Registration is open
programmes-registration-closed = Registration is closed
programmes-is-draft = Not published yet
programmes-until = Registration until { $date }
programmes-from = Registration from { $date }
programmes-closed-on = Registration closed on { $date }
programmes-runs = From { $start } to { $end }
programmes-places = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
  }
programmes-preparing = Prepare this edition
programmes-draft-lead = Only you and those who run the edition see this page. Read it once more, then publish it.
programmes-missing-pilot = First say which organisation pilots the edition
programmes-publish = Publish
programmes-withdraw = Withdraw from view
programmes-published = The edition is published: anyone may read it
programmes-withdrawn = Only those who run the edition or take part in it see it now
programmes-changed-meanwhile = Somebody changed the edition meanwhile: read it once more
programmes-space = Participants’ space
programmes-projects = Purchase projects
programmes-audience = Whom it is for
programmes-audience-hint = The organisations and people that this edition is meant for.
programmes-audience-missing = Say whom the edition is for
programmes-commitment = What you commit to
programmes-commitment-hint = What every participant promises by registering.
programmes-commitment-missing = Say what one commits to
programmes-plenaries = { $count ->
    [one] 1 plenary session, at which you are expected
   *[other] { $count } plenary sessions, at which you are expected
  }
programmes-calendar = Calendar
programmes-no-session = Sessions will be listed here once their dates are set.
programmes-answers = Questions and answers
programmes-register = Registration
programmes-register-days = Days of registration
programmes-days = Days of the edition
programmes-capacity = Places
programmes-capacity-hint = How many organisations the edition can take.
programmes-waits-yes = Then a waiting list for those who wish
programmes-decided = Decision on applications
programmes-decides-all = All organisers must agree
programmes-decides-majority = By a majority of the organisers
programmes-decides-pilot = By the pilot, once the others have given their opinion
programmes-write = A question, a registration? Write to
programmes-organisers = { $count ->
    [0] No organiser
    [one] 1 organiser
   *[other] { $count } organisers
  }
programmes-part-pilot = Pilot
programmes-part-partner = Partner
programmes-role-manager = Responsible
programmes-role-examiner = Examines applications
programmes-role-coach = Coaches
programmes-role-speaker = Speaks
programmes-promise = What the edition promises
programmes-promise-hint = What an organisation will have achieved by the end of the year. These lines open the page.
programmes-promise-missing = Say what the edition promises
programmes-programme = Programme
programmes-programme-new = A new programme
programmes-programme-title = Name of the new programme
programmes-programme-hint = To be filled in if it is not in the list.
programmes-programme-missing = Choose a programme or name the new one, in 200 characters at most
programmes-name = Name of the edition
programmes-name-hint = With its year: “Circular purchasing 2027”.
programmes-name-wrong = Name the edition, in 200 characters at most
programmes-opens-on = First day
programmes-closes-on = Last day
programmes-starts-on = Start
programmes-ends-on = End
programmes-day-wrong = Give a date
programmes-closes-before = The last day comes after the first
programmes-ends-before = The edition ends after it has begun
programmes-opens-after = Registration opens before the edition ends
programmes-number-wrong = Write a whole number, from { $least } to { $most }
programmes-plenaries-number = Plenary sessions
programmes-plenaries-hint = Those at which everybody is expected.
programmes-waits = Once the places are taken, one may go on a waiting list
programmes-contact = Address to write to
programmes-contact-hint = It is public: prefer a department’s address to a person’s.
programmes-contact-wrong = Give an e-mail address, such as purchasing@example.org
programmes-open-space = Space of questions and answers
programmes-open-space-hint = A public space, whose pages are listed on the edition’s.
programmes-open-space-none = None for now
programmes-zone = Time zone
programmes-organisers-manage = Organisers
programmes-organisers-lead = One organisation pilots, the others are partners. Those who are responsible for the pilot may change the edition.
programmes-make-pilot = Make it the pilot
programmes-remove = Remove
programmes-no-person = Nobody is named yet.
programmes-person = Person
programmes-does = What they do
programmes-add-person = Add this person
programmes-add-organiser = Add an organisation
programmes-organisation = Organisation
programmes-organisation-hint = Its name, as in the network’s list of organisations.
programmes-organisation-missing = Give the name of an organisation
programmes-organisation-unknown = No organisation of the network is called “{ $name }”
programmes-organisation-several = Several organisations are called “{ $name }”: make their names differ before you choose one
programmes-its-part = Its part
programmes-add = Add
programmes-see = See the page of the edition
programmes-concerned = Does this concern me?
programmes-concerned-next = Go on
programmes-concerned-free = Yes, and it is free
programmes-concerned-pays = Yes, but it is not free
programmes-concerned-partner = A partner can welcome you
programmes-concerned-catalogue = You offer a solution: the catalogue is made for you
programmes-concerned-uncovered = Your case is not provided for
programmes-uncovered-hint = No rule speaks of your case. Write to us, and we will answer:
programmes-to-catalogue = Propose a solution
programmes-by-rule = Rule { $rule } of the conditions of access, version { $version }, says so.
programmes-read-rules = Read the rules
programmes-answered = Your answers
programmes-answer-again = Change
programmes-no-conditions = The conditions of access are not published yet. Write to
programmes-conditions = Conditions of access
programmes-conditions-lead = A few questions, then rules that are read in their order: the first that applies answers. Every version that was published stays, and each answer cites its own.
programmes-conditions-read = Rules are read in their order: the first that applies answers.
programmes-conditions-saved = This is saved, and not published yet
programmes-conditions-published = These conditions answer now
programmes-conditions-version = Conditions of access, version { $number }
programmes-conditions-publish = Publish these conditions
programmes-conditions-publish-hint = They answer at once whoever asks whether this concerns them.
programmes-conditions-publish-do = Publish this version
programmes-no-rule = Write a rule first
programmes-rules = { $count ->
    [0] No rule of access yet
    [one] 1 rule of access
   *[other] { $count } rules of access
  }
programmes-rules-title = Rules
programmes-rules-none = Say to whom the edition is open: one rule is enough to begin with.
programmes-rules-none-yet = Write the questions first: rules speak of their answers.
programmes-rules-many = { $count ->
   *[other] { $count } rules at most
  }
programmes-sentence = If { $when }, { $outcome }.
programmes-otherwise = In all other cases, { $outcome }.
programmes-term = the answer to “{ $question }” is { $choices }
programmes-choice = “{ $words }”
programmes-or = or
programmes-and = and
programmes-outcome-free = it is free
programmes-outcome-pays = it is not free
programmes-outcome-partner = a partner can welcome them
programmes-outcome-catalogue = their place is in the catalogue
programmes-is-silent = never used
programmes-rule-new = Add a rule
programmes-rule-change = Change
programmes-rule-change-title = Change rule { $number }
programmes-rule-hint = Tick the answers for which it holds; nothing ticked at a question means all of them.
programmes-rule-up = Move up
programmes-rule-add = Add the rule
programmes-rule-save = Save the rule
programmes-rule-leave = Go back without changing anything
programmes-then = What follows
programmes-words = What the person will read
programmes-words-hint = Why, or which partner to join and how. Markdown can be used.
programmes-words-missing = Say why, in 2,000 characters at most
programmes-questions = { $count ->
    [0] Questions
    [one] 1 question
   *[other] { $count } questions
  }
programmes-questions-hint = Six at most. Their possible answers, one a line, 2 to 12; a rule follows the words of its answers. Empty both boxes to ask a question no more.
programmes-questions-save = Save the questions
programmes-question = Question { $number }
programmes-question-missing = Write the question
programmes-choices = Answers to question { $number }
programmes-choices-wrong = Give 2 to 12 different answers, of 200 characters at most
programmes-choice-used = Rule { $rule } speaks of “{ $choice }”: change the rule first
programmes-findings = What the rules cover
programmes-cases = { $count ->
    [one] 1 possible case.
   *[other] { $count } possible cases.
  }
programmes-all-covered = Each has its answer.
programmes-too-many-cases = The questions make too many cases to look at all of them.
programmes-uncovered = { $count ->
    [one] 1 case is covered by no rule:
   *[other] { $count } cases are covered by no rule, among them:
  }
programmes-conflicts = Rules that contradict each other
programmes-conflicts-hint = The first answers: check that this is what you want.
programmes-contradicts = Rule { $first } comes before rule { $other }:
programmes-contradicts-cases = { $count ->
    [one] 1 case.
   *[other] { $count } cases.
  }
programmes-try = Try a case
programmes-try-do = Try
programmes-try-nothing = No answer
programmes-tried-rule = Rule { $rule } answers: { $outcome }.
programmes-tried-ask = One more question is needed: { $question }
programmes-tried-uncovered = No rule speaks of this case.
programmes-versions = { $count ->
    [one] 1 published version
   *[other] { $count } published versions
  }
programmes-presences = Attendance and certificates
programmes-charter = Charter and signatures
subject-edition = edition of a programme
programmes-apply = Apply
programmes-applications = Applications
programmes-share = Places that are its own
programmes-next = Prepare the next edition
programmes-next-lead = What holds from one year to the next is taken over, and dates are moved. All of it can be changed afterwards; nothing is published.
programmes-moves = Move dates
programmes-moves-weeks = By whole weeks
programmes-moves-days = To the day
programmes-moves-hint = By whole weeks, a Tuesday stays a Tuesday: the start falls as near as possible to the date you choose. To the day, everything moves by as many days as the start. Hours do not change.
programmes-next-see = See the dates
programmes-next-look = The dates have changed: read them again, then prepare the edition
programmes-next-earlier = Choose a date after the start of this edition, { $date }, and within ten years
programmes-next-days = Dates, before and after
programmes-next-what = What
programmes-next-before = This edition
programmes-next-after = The next one
programmes-next-opens = First day of registration
programmes-next-closes = Last day of registration
programmes-next-starts = Start of the edition
programmes-next-ends = End of the edition
programmes-next-comes = What is taken over
programmes-next-texts = The promise, whom it is for, the commitment, the places and the way decisions are made
programmes-next-conditions = The conditions of access, as they answer today
programmes-next-answers = The space of questions and answers, which stays the same
programmes-next-stays = What stays with this edition
programmes-next-stays-text = Applications, answers, attendance, purchase projects, signatures and discussions. Nobody is invited. Places and addresses of video calls are taken over as they are: check them.
programmes-next-prepare = Prepare this edition
programmes-next-prepared = The edition is prepared: read it through before you publish it
programmes-report = Report
