groups-title = Working groups
groups-found = { $count ->
    [0] Working groups
    [one] 1 working group in the network
   *[other] { $count } working groups in the network
  }
groups-lead = A working group brings organisations together around one purchasing problem, in cycles of a year.
groups-views = Which working groups to show
groups-view-now = Under way
groups-past = Past working groups
groups-none = The network’s working groups will be shown here: each begins with a problem that several organisations want to solve together.
groups-none-past = Working groups that have ended will be shown here, with their report.
groups-first = Propose the first working group
groups-mine = Yours
groups-all = In the network
groups-others = The others
groups-more = Rest of the list
groups-new = Propose a working group
groups-edit = Change the working group
groups-save = Save
groups-saved = The working group is saved
groups-conflict = Somebody saved meanwhile: compare, then save again to keep your text
groups-theirs = What the other person saved
groups-back = Go back and change nothing
groups-optional = Optional.
groups-choose-listed = Choose from the list
groups-number-wrong = Write a whole number, within bounds
groups-date-wrong = Give a date
groups-state-gathering = Gathering
groups-state-declined = Declined
groups-state-running = Under way
groups-state-ended = Ended
groups-gauge = { $count ->
    [0] No organisation of { $minimum }
    [one] 1 organisation of { $minimum }
   *[other] { $count } organisations of { $minimum }
  }
groups-gauge-running = { $count ->
    [0] No organisation, { $minimum } needed to start
    [one] 1 organisation, { $minimum } needed to start
   *[other] { $count } organisations, { $minimum } needed to start
  }
groups-participants = { $count ->
    [0] No organisation takes part yet
    [one] 1 organisation takes part
   *[other] { $count } organisations take part
  }
groups-proposed-by = Proposed by { $organisation }
groups-next = Next step:
groups-next-gather = { $count ->
    [one] gather 1 more organisation
   *[other] gather { $count } more organisations
  }
groups-next-start = start, the organisations are there
groups-next-orient = retain the orientations of the year
groups-next-pledge = { $count ->
    [one] 1 pledge is missing
   *[other] { $count } pledges are missing
  }
groups-next-plan = adopt the action plan
groups-next-work = carry out the action plan
groups-next-report = write the report of the year
groups-next-renew = open a new cycle, or end
groups-next-nothing = none
groups-tab-overview = Overview
groups-tab-plan = Action plan
groups-tab-deliverables = Deliverables
groups-tab-report = Report
groups-tab-space = Space

groups-form-lead = { $count ->
    [one] Your proposal opens a space in which other organisations join you. The group can start as soon as one organisation takes part.
   *[other] Your proposal opens a space in which other organisations join you. The group can start as soon as { $count } organisations take part.
  }
groups-in-the-name = In the name of
groups-organisation-missing = Choose the organisation in whose name you propose
groups-name = Title
groups-name-hint = For instance: Source reduction.
groups-title-wrong = Give a title of at most 200 characters
groups-problem = The problem
groups-problem-hint = What several organisations live with and none solves alone.
groups-problem-missing = Describe the problem
groups-scope = The scope
groups-scope-hint = What the group covers, and what it leaves aside.
groups-scope-missing = Say what the group covers
groups-categories = Purchase categories
groups-categories-hint = They find the organisations that may care about this group.
groups-categories-missing = Choose at least one purchase category
groups-suggest = Suggest categories from the text
groups-suggested = { $count ->
    [0] No category can be recognised in the text: choose from the list.
    [one] 1 category recognised. Keep it or change it.
   *[other] { $count } categories recognised. Keep them or change them.
  }
groups-hopes = What you hope to deliver
groups-hopes-hint = Criteria, a guide, a tool, a meeting with suppliers…
groups-hopes-missing = Say what the group should deliver
groups-currency = Currency
groups-currency-CAD = Canadian dollar
groups-currency-EUR = Euro
groups-zone = Time zone
groups-terms = On what terms
groups-terms-proposer-hint = Only if the organisation is no member of the network: members take part by right.
groups-terms-member = Member of the network
groups-terms-contributes-money = Financial contribution
groups-terms-brings-expertise = Brings expertise
groups-propose = Propose
groups-proposed = The working group is proposed, and its space is open
groups-proposed-asked = The working group is proposed; your organisation’s part in it waits for the coordinators
groups-rule = Validation of deliverables
groups-rule-hint = A deliverable is validated once enough organisations have tried it and the share of favourable ones is reached.
groups-trial-minimum = Organisations that try it
groups-trial-minimum-hint = Each working group may change this rule.
groups-trial-share = Share of favourable ones
groups-share-1-2 = Half
groups-share-2-3 = Two thirds
groups-share-3-4 = Three quarters
groups-share-1-1 = All
groups-settings = Settings of working groups
groups-settings-lead = What the network asks of all its working groups, and what a new one begins with.
groups-settings-saved = The settings are saved
groups-minimum = Organisations needed to start
groups-minimum-hint = Organisations whose membership has lapsed do not count. A group that falls below it later goes on, with a warning.
groups-new-ones = For a new working group

groups-organisation = Organisation
groups-organisations = Organisations
groups-organisations-see = See the organisations
groups-count-member = { $count ->
    [one] 1 member
   *[other] { $count } members
  }
groups-count-contributes-money = { $count ->
    [one] 1 financial contribution
   *[other] { $count } financial contributions
  }
groups-count-brings-expertise = { $count ->
    [one] 1 that brings expertise
   *[other] { $count } that bring expertise
  }
groups-below = { $count ->
    [one] 1 organisation less than the network’s minimum. The work goes on.
   *[other] { $count } organisations less than the network’s minimum. The work goes on.
  }
groups-enough = There are enough organisations: the group can start.
groups-lapsed = { $count ->
    [one] 1 organisation is no longer a member of the network: it still takes part, and no longer counts.
   *[other] { $count } organisations are no longer members of the network: they still take part, and no longer count.
  }
groups-has-lapsed = Membership lapsed
groups-has-lapsed-hint = The organisation’s membership of the network has ended. It still takes part, and no longer counts towards the minimum.
groups-see-membership = See its membership
groups-no-participant = The organisations that join the group will be shown here.
groups-take-part = Take part
groups-people-count = { $count ->
    [0] Nobody is named yet
    [one] 1 person
   *[other] { $count } people
  }
groups-look-after = Manage
groups-see = See
groups-ask = Ask to take part
groups-ask-for = Take part with one of your organisations
groups-ask-title = { $organisation } joins “{ $group }”
groups-is-included = Your organisation is a member of the network: taking part is included, and access opens at once.
groups-is-not-included = Your organisation is no member of the network. It may take part with a financial contribution or with its expertise: the coordinators answer, and access opens when they accept.
groups-offer = What you offer
groups-offer-hint = The amount, or the expertise and time that you put into it, and why you come.
groups-offer-member = Why you come
groups-offer-missing = Describe what your organisation offers
groups-offer-said = What the organisation offers
groups-who-comes = Who comes
groups-who-comes-hint = Each person has a place in the group’s space. You can change them later.
groups-people-missing = Choose at least one person
groups-join = Join the group
groups-joined = Your organisation takes part in the group
groups-asked = The request has gone to the coordinators
groups-asking = { $count ->
    [one] 1 organisation asks to take part
   *[other] { $count } organisations ask to take part
  }
groups-waits = The request waits for the coordinators’ answer.
groups-answer = Answer the request
groups-answer-hint = Once accepted, the people named come into the space and get a mail.
groups-accept = Accept
groups-accepted = The organisation takes part, and its people are told
groups-decline = Decline
groups-declined = The answer is given, with its reason
groups-reason = Why
groups-reason-hint = The organisation will read it.
groups-reason-all = All organisations will read it.
groups-reason-missing = Say why
groups-due = Agreed contribution ({ $currency })
groups-due-hint = It is invoiced outside Boucle; here one follows what is due and received.
groups-due-missing = Write the amount agreed
groups-due-change = Change the amount agreed
groups-due-saved = The amount is saved
groups-amount = Amount
groups-amount-wrong = Write an amount, for instance 1,500
groups-participation-asked = Requested
groups-participation-accepted = Takes part
groups-participation-declined = Declined
groups-participation-left = Left
groups-why-left = Why it left
groups-why-declined = Why the request was declined
groups-come = { $count ->
    [0] Nobody comes yet
    [one] 1 person comes
   *[other] { $count } people come
  }
groups-add-person = Add somebody of the organisation
groups-add = Add
groups-take-out = Remove
groups-people-saved = The change is made
groups-nobody-else = Everybody of the organisation comes already.
groups-invite-people = Invite others
groups-contribution = Contribution
groups-contribution-saved = The contribution is up to date
groups-remaining = Still to come: { $amount }
groups-all-received = All is received
groups-due-received = Agreed: { $due }. Received: { $received }.
groups-received = Received: { $amount }
groups-receive = Note a sum received
groups-received-on = Received on
groups-note = Note
groups-leave = Leave the group
groups-leave-hint = The organisation no longer takes part, and its people lose their place in the space, unless they come for another one.
groups-left = The organisation no longer takes part
groups-no-longer = No longer take part
groups-has-left = left
groups-was-declined = request declined
groups-on = on { $date }
groups-wanted = { $count ->
    [0] No other organisation has a need in these categories
    [one] 1 organisation could be invited
   *[other] { $count } organisations could be invited
  }
groups-wanted-lead = Their needs touch the categories of the group.
groups-needs = { $count ->
    [one] 1 need in these categories
   *[other] { $count } needs in these categories
  }
groups-invite = Invite
groups-invited = The invitation is sent
groups-was-invited = Invited on { $date }
groups-who-to-invite = See who could be invited
groups-waiting = { $count ->
    [one] A working group waits for you
   *[other] Working groups wait for you
  }
groups-waiting-invited = { $organisation } is invited
groups-waiting-pledge = The pledge of { $organisation } is missing
groups-waiting-asked = { $organisation } asks to take part

groups-life = Life of the group
groups-life-gathering = The group is gathering
groups-life-declined = The group was declined
groups-life-running = The group is under way
groups-life-ended = The group has ended
groups-act-start = Start
groups-act-decline = Decline the proposal
groups-act-end = End the group
groups-act-reopen = Reopen
groups-act-hint-start = The first cycle opens with these dates, and the people who take part get a mail.
groups-act-hint-decline = The group will not take place. Its space can still be read, and the proposal can be reopened.
groups-act-hint-end = The last cycle is closed by its report: the group stops, its space can still be read, and its tools stay in the library.
groups-act-hint-reopen = The group takes up again where it was.
groups-act-do-start = Start the group
groups-act-do-decline = Decline
groups-act-do-end = End
groups-act-do-reopen = Reopen the group
groups-word = A word for those who took part
groups-now-started = The group has started, and its first cycle is open
groups-now-declined = The proposal is declined
groups-now-ended = The group has ended
groups-now-reopened = The group is reopened
groups-refused-too-few = { $count ->
    [one] 1 organisation is missing to start.
   *[other] { $count } organisations are missing to start.
  }
groups-refused-not-started = The group has not started: it can be declined, not ended.
groups-refused-is-gathering = The group is open to organisations already.
groups-refused-is-running = The group is under way already.
groups-refused-is-declined = The proposal was declined: reopen it first.
groups-refused-is-ended = The group has ended: reopen it first.
groups-refused-cycle-is-open = The cycle that goes on has to be closed by its report first.
groups-refused-no-report = No cycle has a report yet.
groups-to-report = Go to the report

groups-cycle-new = Open a cycle
groups-cycle-new-hint = The orientations that were retained last year can be taken over.
groups-cycle-edit = Change the cycle
groups-cycle-name = Name of the cycle
groups-cycle-title = Cycle { $years }
groups-starts-on = Starts on
groups-ends-on = Ends on
groups-cycle-dates = The end comes after the start, two years later at most
groups-cycle-is-open = A cycle is open already: its report closes it
groups-cycle-open = Open the cycle
groups-cycle-opened = The cycle is open
groups-cycle-saved = The cycle is saved
groups-take-over = Take over from “{ $cycle }”
groups-take-over-hint = What is taken over will be ranked anew, with what will be proposed.
groups-take-over-none = That cycle retained no orientation.
groups-other-cycles = Other cycles:

groups-orientations = Orientations
groups-orientations-later = Orientations come with the first cycle, when the group starts.
groups-orientations-empty = Orientations will be shown here as soon as the board has proposed any.
groups-part-consult = Consult
groups-part-propose = Propose
groups-part-rank = Rank
groups-part-retain = Retain
groups-part-done = (done)
groups-stage-title-consult = The members are to be consulted
groups-stage-title-consulting = The members are being consulted
groups-stage-title-propose = Orientations are to be proposed
groups-stage-title-complete = { $count } orientations to complete and rank
groups-stage-title-ranking = { $count } orientations are being ranked
groups-stage-title-counting = { $count } orientations ranked
groups-stage-title-again = { $count } orientations to rank again
groups-stage-title-retain = { $count } orientations ranked
groups-stage-title-retained = { $count ->
    [one] 1 orientation retained
   *[other] { $count } orientations retained
  }
groups-stage-next-consult = The board, or whoever leads the group, first opens a consultation of the members.
groups-stage-next-consulting = The board proposes orientations once the consultation is closed.
groups-stage-next-propose = The board now proposes orientations in the light of the consultation. It takes two at least to rank them.
groups-stage-next-complete = The members complete and word them. Whoever leads then opens the ranking, at the first meeting.
groups-stage-next-ranking = Each organisation ranks the orientations. Nothing is worded otherwise meanwhile.
groups-stage-next-counting = The result is being counted: load the page again in a moment.
groups-stage-next-again = Too few organisations have ranked the orientations: whoever leads opens another ranking.
groups-stage-next-retain = Whoever leads now retains the first ones of the ranking.
groups-stage-next-retained = The orientations retained carry the action plan. Each organisation now says what it undertakes.
groups-poll-stands = { $count ->
    [0] Nobody has answered yet, until { $date }.
    [one] 1 voice, until { $date }.
   *[other] { $count } voices, until { $date }.
  }
groups-poll-needs = { $count ->
    [one] It takes 1.
   *[other] It takes { $count }.
  }
groups-poll-see = Open the poll
groups-consult = Consult the members
groups-consult-hint = Each organisation chooses all that it finds right. The result informs what the board proposes.
groups-consultation-question = What shall we work on during “{ $cycle }”?
groups-consultation-text = Choose all that would be useful to your organisation. The result informs the orientations that the board will propose.
groups-consultation-done = The consultation of this cycle was opened already
groups-consultation-opened = The consultation is open
groups-consult-do = Open the consultation
groups-question = Question
groups-options = Possible answers
groups-options-hint = One a line, 2 to 30.
groups-options-wrong = Give 2 to 30 different answers of at most 200 characters
groups-last-day = Last day
groups-hour = Time
groups-end-wrong = Give a day and a time to come
groups-quorum = Voices needed
groups-rank = { $count ->
   *[other] Have these { $count } orientations ranked
  }
groups-rank-hint = One voice for each organisation. The count follows the Schulze method, and anyone can do it again.
groups-rank-do = Open the ranking
groups-ranking-question = Ranking of the orientations, { $cycle }
groups-ranking-not-now = The ranking cannot be opened at this stage
groups-ranking-opened = The ranking is open
groups-ranked-by = { $count ->
    [one] Ranked by 1 organisation.
   *[other] Ranked by { $count } organisations.
  }
groups-count-see = See the count
groups-retain = Retain the first ones
groups-retain-hint = The order is the count’s. Two equal orientations are retained together, or not at all.
groups-retain-first = How many to retain
groups-retain-count = { $count ->
    [one] The first one
   *[other] The first { $count }
  }
groups-retain-do = Retain
groups-retain-not-now = Orientations cannot be retained at this stage
groups-retain-wrong = Choose a number that does not part two equal orientations
groups-retained = The orientations are retained
groups-retained-on = retained on { $date }
groups-is-retained = Retained
groups-is-not-retained = Not retained
groups-place = { $count ->
   *[other] No. { $count }
  }
groups-origin-board = Proposed by the board
groups-origin-member = Added by a member
groups-origin-previous = From the cycle before
groups-by = Written by { $name }
groups-word-it = Word it otherwise
groups-orientation-new = Propose an orientation
groups-orientation-title = Orientation
groups-orientation-text = Say more
groups-markdown = Markdown formatting is possible.
groups-orientation-add = Add the orientation
groups-orientation-added = The orientation is added
groups-orientation-edit = Word the orientation otherwise
groups-orientation-saved = The orientation is up to date
groups-orientation-same = An orientation of this cycle has this title already
groups-orientations-many = { $count ->
   *[other] A cycle has at most { $count } orientations
  }
groups-withdraw = Withdraw
groups-wording-ranking = The ranking is open: organisations rank these very words, and they no longer change
groups-wording-ranked = The orientations were ranked in these words, and they no longer change
groups-wording-consult = Orientations are proposed once the consultation is closed
groups-wording-board = The board proposes first; the members complete afterwards
groups-consulted = What the members answered
groups-consulted-by = { $count ->
    [0] no answer
    [one] 1 answer
   *[other] { $count } answers
  }
groups-answer-column = Answer
groups-voices-column = Voices
groups-bar-column = Share

groups-pledges = Pledges
groups-pledges-found = { $expected ->
    [0] Pledges
    [one] { $given ->
        [0] The pledge of the only organisation is missing
       *[other] 1 organisation has pledged: { $hours } hours a month
      }
   *[other] { $given ->
        [0] None of the { $expected } organisations has pledged yet
        [one] 1 organisation of { $expected } has pledged: { $hours } hours a month
       *[other] { $given } organisations of { $expected } have pledged: { $hours } hours a month
      }
  }
groups-pledges-early = The orientations of the year are not retained yet: a pledge that is given now can be changed.
groups-pledges-none = The organisations’ pledges will be shown here.
groups-pledges-later = Pledges come with the first cycle, when the group starts.
groups-pledge-title = What { $organisation } undertakes
groups-pledge-give = Say what it undertakes
groups-pledge-change = Change its pledge
groups-pledge-do = Pledge
groups-pledged = The pledge is saved
groups-change = Change
groups-not-given = Not given yet
groups-given = Given on
groups-role = Part
groups-role-wished = Part wished
groups-role-hint = What your organisation wants to be in this cycle.
groups-role-lead = Leads
groups-role-contributor = Contributes
groups-role-tester = Tests
groups-role-funder = Funds
groups-role-observer = Observes
groups-role-count-lead = { $count ->
    [one] 1 leads
   *[other] { $count } lead
  }
groups-role-count-contributor = { $count ->
    [one] 1 contributes
   *[other] { $count } contribute
  }
groups-role-count-tester = { $count ->
    [one] 1 tests
   *[other] { $count } test
  }
groups-role-count-funder = { $count ->
    [one] 1 funds
   *[other] { $count } fund
  }
groups-role-count-observer = { $count ->
    [one] 1 observes
   *[other] { $count } observe
  }
groups-objectives = Objectives
groups-objectives-hint = What your organisation wants to have achieved at the end of the cycle.
groups-objectives-missing = Say what your organisation wants to achieve
groups-brings = What it brings
groups-brings-hint = A place, data, a network, trials… Optional.
groups-hours = Hours a month
groups-hours-per-month = Availability, in hours a month
groups-hours-hint = For each person. Empty is zero.
groups-hours-count = { $count ->
    [0] no hour a month
    [one] 1 hour a month
   *[other] { $count } hours a month
  }
groups-hours-wrong = { $count ->
   *[other] Write a whole number of hours, from 0 to { $count }
  }
groups-hours-by-person = Hours by person
groups-nobody-comes = Nobody of the organisation comes to the group yet.
groups-person = Person
groups-people = People
groups-total = Total

groups-mail-invited-subject = Invitation to the working group “{ $group }”
groups-mail-invited =
    Hello,

    { $person } invites { $organisation } to take part in the working group “{ $group }”.

    The problem: { $problem }

    To answer:
    { $address }
groups-mail-asked-subject = An organisation asks to take part in “{ $group }”
groups-mail-asked =
    Hello,

    { $organisation } asks to take part in the working group “{ $group }”.

    To read what it offers and answer:
    { $address }
groups-mail-settled-subject = Your part in the working group “{ $group }”
groups-mail-accepted =
    Hello,

    { $organisation } now takes part in the working group “{ $group }”, and you have a place in its space:
    { $address }
groups-mail-declined =
    Hello,

    The request of { $organisation } for the working group “{ $group }” was declined. The reason given:

    { $reason }

    The working group:
    { $address }
groups-mail-started-subject = The working group “{ $group }” starts
groups-mail-started =
    Hello,

    The working group “{ $group }” starts. The first step is to choose its orientations:
    { $address }/orientations
groups-mail-pledge-subject = The pledge of your organisation is missing: { $group }
groups-mail-pledge =
    Hello,

    The orientations of the working group “{ $group }” are retained ({ $cycle }). It remains to say what { $organisation } undertakes: its objectives, its part, and the time of each person.

    Three minutes are enough:
    { $address }

subject-working-group = working group
subject-working-groups = settings of working groups
subject-cycle = cycle
subject-orientation = orientation
subject-pledge = pledge
