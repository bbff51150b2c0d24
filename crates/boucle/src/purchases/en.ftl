purchases-title = Purchase projects
purchases-title-ours = Purchase projects of my organisations
purchases-title-network = Purchase projects of the network
purchases-count-mine = { $count ->
    [0] You carry no purchase project
    [one] You carry 1 purchase project
   *[other] You carry { $count } purchase projects
  }
purchases-lead = From the need to what was bought: how far each purchase is, and what comes next.
purchases-new = Start a purchase project
purchases-first = Start the first one
purchases-new-for-need = Start a purchase project
purchases-beside = Purchase project
purchases-edit = Change the project
purchases-views = Which projects
purchases-view-mine = Those I carry
purchases-view-ours = Those of my organisations
purchases-view-network = The whole network
purchases-none-mine = The purchases that you carry will be listed here, with their stage and what comes next. A project often begins with a need: open it, and start the project from there.
purchases-none = Projects will be listed here once somebody starts one.
purchases-more = More of the list
purchases-followed = Projects of the editions that you coach
purchases-programmes = Programmes
purchases-next-is = Next:
purchases-by = by { $date }
purchases-stage-need = Need
purchases-stage-sourcing = Sourcing
purchases-stage-criteria = Criteria
purchases-stage-procedure = Procedure
purchases-stage-award = Award
purchases-stage-follow-up = Follow-up
purchases-stage-abandoned = Abandoned
purchases-progress-done = done
purchases-progress-now = at this moment
purchases-progress-ahead = to come
purchases-since = since { $date }
purchases-stuck-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
  }
purchases-stuck-still = { $count ->
    [one] Nothing new for 1 day
   *[other] Nothing new for { $count } days
  }
purchases-save = Save
purchases-saved = Saved
purchases-conflict = Somebody saved meanwhile: compare, then save again to keep your text
purchases-theirs = What the other person saved
purchases-choose-listed = Choose from the list
purchases-many = This project has a hundred already: take some out first
purchases-organisation = For which organisation
purchases-name = Name of the project
purchases-name-hint = What you buy, in a few words.
purchases-name-wrong = Give the project a name of 200 characters at most
purchases-text = What you buy, and what has to change
purchases-text-hint = What it is for, how much, and why you no longer buy it as before.
purchases-text-missing = Say what you buy
purchases-edition = Edition of a programme
purchases-edition-hint = If you make this purchase within a programme: those who coach you there will read it.
purchases-edition-none = Outside any programme
purchases-circular = Circular ambition
purchases-circular-hint = What you want to avoid, keep in use or take back.
purchases-strategies = By which means
purchases-social = Social ambition
purchases-social-hint = For whom this purchase matters, and how.
purchases-commitments = By which commitments
purchases-next-step = Next step
purchases-next-step-hint = One thing to do, for instance “visit two workshops”.
purchases-next-on = By when
purchases-next-on-hint = After that day, those who carry the project are reminded.
purchases-next-none = Nothing is planned for now.
purchases-step-long = Say it in 500 characters at most
purchases-step-missing = Say what is to be done by that day
purchases-day-wrong = Write the day as 2027-03-15
purchases-day-ahead = That day is not past yet
purchases-go = Change the stage
purchases-resume = Take the project up again
purchases-go-from = The project is at: { $stage }
purchases-go-to = It goes to
purchases-go-do = Go to this stage
purchases-gone = The project is at another stage now
purchases-go-result = Before the follow-up, say what was bought.
purchases-procedure-on = Procedure started on
purchases-procedure-hint = The day on which the tender was sent or its notice published.
purchases-reason = Why the project stops
purchases-reason-hint = Only if you abandon it. Those who come after will save time.
purchases-conflict-stage = Somebody changed the project meanwhile, it is at: { $stage }
purchases-held-same = The project is there already
purchases-held-skips = One stage at a time: first { $stage }
purchases-held-resumes = The project goes on where it stopped: { $stage }
purchases-held-procedure = Say on which day the procedure started
purchases-held-award = First say what was bought, from whom and when
purchases-held-reason = Say why the project stops
purchases-held-bought = It is bought: it cannot be abandoned any more
purchases-abandoned-on = Abandoned on { $date }.
purchases-what = The purchase
purchases-needs = Needs
purchases-needs-none = No need is part of it yet.
purchases-need = Need
purchases-need-add = Add a need
purchases-need-do = Add the need
purchases-take-out = Take out { $title }
purchases-shortlist = Shortlisted solutions
purchases-shortlist-none = The solutions of the catalogue that you look at closely, and why.
purchases-shortlist-hidden = A solution that has left the catalogue
purchases-shortlist-add = Look for solutions
purchases-shortlist-do = Shortlist
purchases-found = { $count ->
    [0] No solution to add
    [one] 1 solution to look at
   *[other] { $count } solutions to look at
  }
purchases-found-words = What the catalogue offers for “{ $words }”
purchases-found-needs = Those that best answer the needs of the project
purchases-found-none = Add a need to the project to see what answers it, or search by words.
purchases-find = Search the catalogue
purchases-find-do = Search
purchases-why = Why shortlist it
purchases-back = Back to the project
purchases-clauses = { $count ->
    [0] Clauses
    [one] 1 clause
   *[other] { $count } clauses
  }
purchases-clauses-none = The text of the clauses that you prepare, and which of them go into the tender.
purchases-clause-kind-circular = Circular
purchases-clause-kind-social = Social
purchases-clause-kind-other = Other
purchases-in-tender = In the tender
purchases-in-contract = In the contract
purchases-clause-new = Add a clause
purchases-clause-edit = Change the clause
purchases-clause-title = Title
purchases-clause-title-wrong = Give the clause a title of 200 characters at most
purchases-clause-of = Kind
purchases-clause-text = Text of the clause
purchases-clause-hint = As it will be pasted into the tender.
purchases-clause-text-missing = Write the text of the clause
purchases-clause-tender = It is part of the tender
purchases-clause-remove = Delete the clause
purchases-result = Result
purchases-result-lead = Fill in what you know; the rest may come later.
purchases-result-none = What will have been bought, from whom, for how much, and what it will have changed.
purchases-result-say = Say what was bought
purchases-result-edit = Complete the result
purchases-procedure-since = Procedure started on { $date }.
purchases-bought = What was bought
purchases-bought-hint = In a few words, with quantities.
purchases-solution = Solution of the catalogue
purchases-solution-hint = Among those that you shortlisted.
purchases-solution-none = None of them
purchases-supplier = Supplier
purchases-supplier-hint = Its name, if it is not in the catalogue.
purchases-supplier-long = Give a name of 200 characters at most
purchases-amount = Amount
purchases-amount-wrong = Write an amount such as 12,500 or 12,500.50
purchases-currency = Currency
purchases-currency-CAD = Canadian dollars
purchases-currency-EUR = Euros
purchases-awarded-on = Awarded on
purchases-award-before = The award cannot come before the procedure
purchases-signed = Clauses that are in the contract
purchases-effect = What it changes
purchases-effect-hint = The effect, and how you know it: what you counted, weighed or assumed.
purchases-effect-quantity = Quantity
purchases-effect-unit = Unit
purchases-effect-basis = Measured or estimated
purchases-basis-measured = Measured
purchases-basis-estimated = Estimated
purchases-quantity-wrong = Write a number greater than zero
purchases-unit-missing = Say in which unit
purchases-basis-missing = Say whether the quantity is measured or estimated
purchases-effect-missing = Say what the quantity counts, and how you know it
purchases-carriers = Who carries the project
purchases-carriers-none = Nobody any more: the managers of the organisation may name somebody.
purchases-carrier = Person of the organisation
purchases-carrier-add = Add a person
purchases-carrier-do = Add
purchases-last-carrier = Add somebody else first: at least one person carries a project
purchases-calculations = Calculations
purchases-calculations-none = Attach here what the options cost over all the years of their use, or what carrying them emits.
purchases-calculation = Calculation
purchases-calculation-add = Attach a calculation
purchases-calculation-do = Attach
purchases-calculation-new = Make a new calculation
purchases-links = Documents and links
purchases-links-none = The address of a document of a space, of a tool of the library or of a page elsewhere.
purchases-link-add = Add a link
purchases-link-title = Title of the link
purchases-link-title-wrong = Give the link a title of 200 characters at most
purchases-link-address = Address
purchases-link-hint = An address of this site, or another one in https://. Who may open the document stays the same.
purchases-link-wrong = Give an address of this site, or another one that begins with https://
purchases-link-do = Add the link
purchases-notes = Notes
purchases-notes-none = What those who carry the project and those who coach them tell each other.
purchases-note = Your note
purchases-note-missing = Write your note
purchases-note-private = Among organisers
purchases-note-privately = For the organisers alone
purchases-note-do = Add the note
purchases-history = Stages so far
purchases-board = Purchase projects
purchases-board-count = { $count ->
    [0] No purchase project
    [one] 1 purchase project
   *[other] { $count } purchase projects
  }
purchases-board-stuck = { $count ->
    [0] None is stuck
    [one] 1 is stuck
   *[other] { $count } are stuck
  }
purchases-board-started = { $count ->
    [0] No procedure started
    [one] 1 procedure started
   *[other] { $count } procedures started
  }
purchases-board-none = The projects of the participants will be listed here by stage once they have started some.
purchases-column-title = Project
purchases-column-organisation = Organisation
purchases-column-carriers = Carried by
purchases-column-stage = Stage
purchases-column-since = Since
purchases-column-stuck = What holds it up
purchases-column-step = Next step
purchases-column-due = By
purchases-column-procedure = Procedure started
purchases-column-award = Award
purchases-column-supplier = Supplier
purchases-column-amount = Amount
purchases-column-currency = Currency
purchases-column-changed = Last change
purchases-csv = Take away as CSV
purchases-xlsx = Take away as XLSX
purchases-mail-subject = How is “{ $title }” going?
purchases-mail =
    Hello { $name },

    In your purchase project “{ $title }”, this was planned for { $date }:

    { $step }

    If it is done, say what comes next. If not, choose another day, or write what holds you back: somebody will be able to help.

    { $address }

    You will be reminded only once of this date.
subject-purchase = purchase project
purchases-title-mine = The purchase projects that I carry
