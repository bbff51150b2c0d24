introductions-title = Introductions
introductions-title-mine = Introductions of my organisations
introductions-title-need = Introductions for “{ $need }”
introductions-waiting = { $count ->
    [one] 1 introduction waits for your answer
   *[other] { $count } introductions wait for your answer
  }
introductions-lead = Buyers and suppliers agree to talk: how far each has come, and what comes next.
introductions-others = The others
introductions-no-others = No other.
introductions-your-turn = Your turn
introductions-filter = State
introductions-filter-all = All states
introductions-filter-do = Show
introductions-filter-none = Show all
introductions-more = Rest of the list
introductions-none = Your introductions will stand here. A buyer asks for them from a solution, or from the answers to a need; a supplier answers a need that interests them.
introductions-none-needs = See needs
introductions-none-catalogue = Browse the catalogue
introductions-none-such = No introduction fits this choice.
introductions-mails-are-on = You get a mail for each new request, then for each message and each step of those in which you take part.
introductions-mails-are-off = You get no mail of introductions.
introductions-mails-stop = Get no more of them
introductions-mails-start = Get them again
introductions-mails-on = You will get these mails again.
introductions-mails-off = You will get no more of these mails.
introductions-stop-title = Mails of introductions
introductions-stop-ask = Get no more mails of introductions? What is asked of you will wait on the site.
introductions-stopped = Done: you will get no more of these mails. What is asked of you waits on the site.
introductions-state = State
introductions-state-asked = Asked
introductions-state-accepted = Accepted
introductions-state-declined = Declined
introductions-state-no-answer = No answer
introductions-state-met = Met
introductions-state-offer = Offer made
introductions-state-bought = Bought
introductions-state-not-bought = Not bought
introductions-state-not-agreed = Not agreed
introductions-begin = Ask for an introduction
introductions-begin-ask = Be introduced to { $supplier }
introductions-begin-offer = Answer the need of { $buyer }
introductions-nothing = To be introduced, begin at a solution of the catalogue or at a need.
introductions-about = About
introductions-organisation = For which organisation
introductions-need = Need
introductions-need-hint = The supplier reads its title, and opens it only if they may read it.
introductions-need-none = No written need
introductions-solution = Solution
introductions-ask-text = Your message
introductions-ask-hint = What you look for, how much, by when, and what you would like to know.
introductions-ask-do = Ask for the introduction
introductions-offer-text = Your message
introductions-offer-hint = How your solution answers this need, and how you propose to talk about it.
introductions-offer-do = Say that this need interests us
introductions-choose-listed = Choose from the list
introductions-choose-solution = Choose which of your solutions answers this need
introductions-none-fits = None of your published solutions answers this need. If one does, complete it: categories, places served, what is required.
introductions-none-fits-do = Publish a solution
introductions-enough = { $count ->
    [one] 1 supplier is interested already, which is enough for this buyer. You may answer all the same.
   *[other] { $count } suppliers are interested already, which is enough for this buyer. You may answer all the same.
  }
introductions-busy = { $supplier } has been asked often enough this week. You can write to them from { $date }; if your need is open to the network, they may answer it before.
introductions-text-missing = Write a few words
introductions-text-long = Say it in 10,000 characters at most
introductions-declined-before = This organisation has declined what you asked about this before. They may still change their mind, and write to you.
introductions-begun = It is sent: the other organisation has been told.
introductions-asked-by-buyer = Asked by { $organisation } on { $date }
introductions-asked-by-supplier = Proposed by { $organisation } on { $date }
introductions-next = What comes next
introductions-expected-asked-you = { $organisation } waits for your answer: accept, or decline and say why.
introductions-expected-asked-them = { $organisation } has to answer. We will remind them if it takes long.
introductions-expected-asked-nobody = { $organisation } has not answered.
introductions-expected-accepted-you = It is your turn to answer { $organisation }: agree on a time to talk, then say that you have met.
introductions-expected-accepted-them = { $organisation } has to answer you. When you have talked, say that you have met.
introductions-expected-accepted-nobody = Agree on a time to talk with { $organisation }.
introductions-expected-met-you = It is your turn to follow up the meeting with { $organisation }.
introductions-expected-met-them = { $organisation } has to follow up the meeting.
introductions-expected-met-nobody = You have met { $organisation }.
introductions-expected-offer-you = An offer is made: answer { $organisation }, or say what came of it.
introductions-expected-offer-them = An offer is made: { $organisation } has to follow it up.
introductions-expected-offer-nobody = An offer is made to { $organisation }.
introductions-expected-bought-you = { $organisation } waits for your answer: what came of it on your side, or the reference that is proposed.
introductions-expected-bought-them = Noted. { $organisation } has still to answer.
introductions-expected-bought-nobody = There was a purchase with { $organisation }, and both organisations say so.
introductions-expected-not-bought-you = { $organisation } says that nothing was bought: say so on your side as well.
introductions-expected-not-bought-them = Noted. { $organisation } has still to answer.
introductions-expected-not-bought-nobody = Nothing was bought with { $organisation }, and both organisations say so.
introductions-expected-not-agreed-you = Your answers differ, and { $organisation } still waits for yours.
introductions-expected-not-agreed-them = Your answers differ, and { $organisation } has still to answer.
introductions-expected-not-agreed-nobody = You and { $organisation } do not say the same. Each may correct their answer.
introductions-expected-declined-you = You have declined what { $organisation } asked. If you change your mind, accept it.
introductions-expected-declined-them = { $organisation } has declined.
introductions-expected-declined-nobody = { $organisation } has declined, and may still change their mind.
introductions-expected-no-answer-you = What { $organisation } asked was left without an answer. There is still time to answer.
introductions-expected-no-answer-them = { $organisation } has not answered.
introductions-expected-no-answer-nobody = { $organisation } has not answered, and still may. Other solutions may suit you.
introductions-declined-because = Why: { $reason }
introductions-act-accept = Accept the introduction
introductions-act-meet = We have met
introductions-act-offer = We have made an offer
introductions-act-decline = Decline
introductions-act-decline-do = Decline the introduction
introductions-choose-act = Choose what you want to do
introductions-reason = Why you decline
introductions-reason-hint = The other organisation reads these words: a frank reason helps them look elsewhere.
introductions-reason-missing = Say it in a few words
introductions-reason-long = Say it in 2,000 characters at most
introductions-refused-not-yours = It is for the other organisation to say
introductions-refused-past = That is done already: see how far the introduction is
introductions-refused-not-yet = The introduction has not been accepted yet
introductions-refused-over = One of the two organisations has said what came of it
introductions-conflict = Somebody acted meanwhile: see how far the introduction is, then do it again if it still makes sense
introductions-done = Saved.
introductions-save = Save
introductions-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
  }
introductions-messages-lead = Only the people of the two organisations read these messages and open these files.
introductions-message = Write a message
introductions-message-hint = Plain text or Markdown.
introductions-message-do = Send
introductions-sent = Your message is sent.
introductions-silent = This organisation has declined: you can no longer write to them here.
introductions-files = Files
introductions-files-hint = Five at most, of { $most } at most each.
introductions-files-many = Put at most five files with a message
introductions-full = This introduction is full: go on elsewhere
introductions-buyer = Buyer
introductions-supplier = Supplier
introductions-project = Purchase project
introductions-project-none = This introduction serves no purchase project yet. The supplier will not know of it.
introductions-project-choose = Choose the project
introductions-project-field = Purchase project that it serves
introductions-project-no = None
introductions-outcome = What came of it
introductions-outcome-say = Say what came of it
introductions-outcome-change = Correct our answer
introductions-outcome-which = On your side
introductions-outcome-missing = Say whether there was a purchase
introductions-outcome-do = Save our answer
introductions-differs = The two organisations do not say the same. Both answers are kept as they are.
introductions-says = { $organisation } says
introductions-amount = Amount
introductions-amount-hint = Optional. Both organisations read it; the network sees totals alone.
introductions-amount-wrong = Write an amount, for instance 12,500.50
introductions-currency = Currency
introductions-year = Year
introductions-year-wrong = Write a year from 2000 to { $year }
introductions-why = Why, or what to remember of it
introductions-why-hint = Needed if nothing was bought. The other organisation reads it.
introductions-reference = Reference
introductions-reference-proposed = To be confirmed by the buyer
introductions-reference-confirmed = Confirmed by the buyer
introductions-reference-declined = Not confirmed
introductions-reference-lead = This purchase can become a reference of your solution, if the buyer confirms your words.
introductions-reference-none = The supplier may propose to make a reference of it; nothing is told without your agreement.
introductions-reference-propose = Propose a reference
introductions-reference-text = What you would like to tell of it
introductions-reference-hint = What was delivered, for which use, with which effect.
introductions-reference-long = Say it in 1,000 characters at most
introductions-reference-told = Once confirmed, it stands on the page of the solution, with the name of your organisation.
introductions-reference-do = Propose it to the buyer
introductions-reference-confirm = Confirm this reference
introductions-reference-decline = Do not confirm it
introductions-reference-closed = This reference expects nothing from you: read it again
introductions-history = Steps
introductions-beside = Introductions
introductions-interested = { $count ->
    [one] 1 supplier is interested
   *[other] { $count } suppliers are interested
  }
introductions-interested-enough = { $count ->
    [one] 1 supplier is interested: enough have answered
   *[other] { $count } suppliers are interested: enough have answered
  }
introductions-offer-begin = This need interests us
introductions-offer-anyway = { $count ->
    [one] Answer all the same (1 supplier is interested, enough for the buyer)
   *[other] Answer all the same ({ $count } suppliers are interested, enough for the buyer)
  }
introductions-told-asked = { $organisation } asks for an introduction
introductions-told-interested = { $organisation } is interested in your need
introductions-told-accepted = { $organisation } accepts the introduction
introductions-told-declined = { $organisation } declines the introduction
introductions-told-met = { $organisation } says that you have met
introductions-told-offer = { $organisation } has made an offer
introductions-told-bought = { $organisation } says that there was a purchase
introductions-told-not-bought = { $organisation } says that nothing was bought
introductions-told-message = { $organisation } writes to you
introductions-told-reference = { $organisation } would like to make a reference of it
introductions-told-reference-confirmed = { $organisation } confirms your reference
introductions-told-reference-declined = { $organisation } does not confirm your reference
introductions-told-waiting = { $organisation } waits for your answer
introductions-told-no-answer = { $organisation } has not answered
introductions-mail =
    Hello,

    { $told }: { $title }

    { $text }

    To read and answer: { $address }

    -- 
    You get this mail because you write for { $mine }.
    Get no more of these mails: { $stop }
introductions-remind-first = A word is enough: accept, or decline and say why. That already helps a great deal.
introductions-remind-again = The request is still there. If this is not the right time, just say so: the other organisation can look elsewhere.
introductions-remind-last = This is our last reminder. Without news in a week we will note “no answer”; you may still answer after that.
introductions-lapsed = In spite of our reminders nobody has answered. An answer may still come; until then, other organisations of the network may suit you.
introductions-counted = { $count ->
    [0] No introduction in the last year
    [one] 1 introduction in the last year
   *[other] { $count } introductions in the last year
  }
introductions-overview-lead = How many, how fast answers come, and what is stuck. Messages, files and single amounts stay between the two organisations.
introductions-overview-none = Introductions will be counted here as soon as a buyer or a supplier asks for one.
introductions-figures = In short
introductions-median = Median time to the first answer
introductions-median-none = No answer yet
introductions-days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
introductions-amounts = Purchases
introductions-amounts-few = No total below three purchases whose amount is known
introductions-purchases = { $count ->
    [one] 1 purchase
   *[other] { $count } purchases
  }
introductions-by-month = Introductions by month in which they were asked, by their state today
introductions-month = Month
introductions-csv = Take away as CSV
introductions-xlsx = Take away as XLSX
introductions-stuck = { $count ->
    [0] No introduction is stuck
    [one] 1 introduction is stuck
   *[other] { $count } introductions are stuck
  }
introductions-stuck-lead = Nothing new for three weeks, or two answers that differ.
introductions-stuck-csv = Take away those that are stuck as CSV
introductions-stuck-xlsx = Take away those that are stuck as XLSX
introductions-days = Days without anything new
introductions-settings = Settings
introductions-setting-enough = Interested suppliers that are enough for a need
introductions-setting-enough-hint = Past that, the need says that enough have answered; anyone may answer all the same.
introductions-setting-weekly = Requests that a supplier gets in a week
introductions-setting-weekly-hint = Past that, the buyer learns from which day they can write.
introductions-setting-reminders = Reminders, in days without an answer
introductions-setting-reminders-hint = Three rising numbers, for instance 9, 21, 45. A week after the last, there is said to be no answer.
introductions-number-wrong = Write a whole number from 1 to 1,000
introductions-reminders-wrong = Write three rising numbers, from 1 to 365 days, for instance 9, 21, 45
introductions-settings-saved = The settings are saved.
introductions-desk = Introductions
introductions-desk-lead = How many there are, how fast answers come, what is stuck.
subject-introduction = introduction
subject-introductions = settings of introductions
introductions-column-about = About
introductions-column-buyer = Buyer
introductions-column-supplier = Supplier
introductions-column-asked-by = Asked by
introductions-column-state = State
introductions-column-asked-on = Asked on
introductions-column-changed-on = Last change
introductions-column-waits = Awaits an answer
introductions-column-address = Address
introductions-merged = The buyer and the supplier are one organisation now.
