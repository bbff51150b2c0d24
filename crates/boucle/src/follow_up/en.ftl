follow-up-step-orientations = Orientations
follow-up-step-pledges = Pledges
follow-up-step-plan = Action plan
follow-up-step-validation = Validation
follow-up-step-report = Report
follow-up-progress-done = done:
follow-up-progress-now = under way:
follow-up-progress-ahead = ahead:
follow-up-retained = { $count ->
    [one] { $count } retained
   *[other] { $count } retained
}
follow-up-proposed = { $count ->
    [0] none proposed
    [one] { $count } proposed
   *[other] { $count } proposed
}
follow-up-ranking = ranking under way
follow-up-pledged = { $all ->
    [one] { $given } of { $all } organisation
   *[other] { $given } of { $all } organisations
}
follow-up-no-action = no action yet
follow-up-done = { $all ->
    [one] { $done } of { $all } action done
   *[other] { $done } of { $all } actions done
}
follow-up-no-deliverable = no deliverable expected
follow-up-accepted = { $all ->
    [one] { $accepted } of { $all } deliverable accepted
   *[other] { $accepted } of { $all } deliverables accepted
}
follow-up-missing = What is missing to go on
follow-up-stuck-asked = { $count ->
    [one] One organisation asks to take part and waits for an answer.
   *[other] { $count } organisations ask to take part and wait for an answer.
}
follow-up-stuck-gather = { $count ->
    [one] One organisation is missing to start.
   *[other] { $count } organisations are missing to start.
}
follow-up-stuck-start = There are enough organisations to start.
follow-up-stuck-below = { $count ->
    [one] One organisation is missing to be as many as required; work goes on.
   *[other] { $count } organisations are missing to be as many as required; work goes on.
}
follow-up-stuck-lapsed = { $count ->
    [one] One organisation’s membership of the network has lapsed.
   *[other] The membership of { $count } organisations in the network has lapsed.
}
follow-up-stuck-cycle = No cycle is open.
follow-up-stuck-proposed = No orientation has been proposed yet.
follow-up-stuck-quorum = The ranking of the orientations did not gather enough voices.
follow-up-stuck-retained = The orientations that were proposed are not retained yet.
follow-up-stuck-pledges = { $count ->
    [one] One organisation has not pledged.
   *[other] { $count } organisations have not pledged.
}
follow-up-stuck-actions = The plan has no action yet.
follow-up-stuck-adoption = The plan has not been adopted.
follow-up-stuck-late = { $count ->
    [one] One action is late.
   *[other] { $count } actions are late.
}
follow-up-stuck-unassigned = { $count ->
    [one] Nobody answers for one action.
   *[other] Nobody answers for { $count } actions.
}
follow-up-stuck-overdue = { $count ->
    [one] The trial of one deliverable is past its date and undecided.
   *[other] The trials of { $count } deliverables are past their date and undecided.
}
follow-up-stuck-remarks = { $count ->
    [one] One remark waits for an answer.
   *[other] { $count } remarks wait for an answer.
}
follow-up-stuck-report = The year is over and its report is not written.
follow-up-act-asked = Answer
follow-up-act-gather = See who could be invited
follow-up-act-start = Start the working group
follow-up-act-below = See who could be invited
follow-up-act-lapsed = See which
follow-up-act-cycle = Open a cycle
follow-up-act-proposed = Propose an orientation
follow-up-act-quorum = Rank again
follow-up-act-retained = Rank and retain
follow-up-act-pledges = See who to remind
follow-up-act-actions = Write the first action
follow-up-act-adoption = Read over and adopt
follow-up-act-late = See which
follow-up-act-unassigned = Give someone responsibility
follow-up-act-overdue = Decide
follow-up-act-remarks = Answer them
follow-up-act-report = Write the report
follow-up-plan = Action plan
follow-up-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
follow-up-late = { $count ->
    [one] { $count } late
   *[other] { $count } late
}
follow-up-plan-done = All actions of the plan are done.
follow-up-action = Action
follow-up-responsible = Responsible
follow-up-due = Due
follow-up-deliverable = Deliverable
follow-up-state = State
follow-up-is-late = Late
follow-up-plan-see = See the whole plan
follow-up-polls = { $count ->
    [one] One poll waits for you
   *[other] { $count } polls wait for you
}
follow-up-purpose-problem = Why
follow-up-purpose-scope = How far
follow-up-purpose-hopes = What we want to deliver
follow-up-meeting = Next meeting
follow-up-calendar = Add to my calendar
follow-up-organisations = Organisations
follow-up-organisations-see = See the organisations
follow-up-about = About this working group
follow-up-proposed-by = Proposed by { $organisation } on { $date }.
follow-up-years = The years
follow-up-edit = Edit the presentation
follow-up-is-declined = This working group was not taken up, on { $date }.
follow-up-is-ended = This working group ended on { $date }.
follow-up-read-report = Read its report
follow-up-do-start = Start the working group
follow-up-do-join = Bring my organisation in
follow-up-do-note = Note progress
follow-up-desk-title = Follow-up of working groups
follow-up-desk = { $count ->
    [one] { $count } working group waits for somebody to act
   *[other] { $count } working groups wait for somebody to act
}
follow-up-desk-free = No working group waits for anybody to act
follow-up-desk-settings = Set up working groups
follow-up-desk-none = Here one sees what keeps each working group, with the act that frees it. There is no working group yet.
follow-up-desk-first = Propose a working group
follow-up-desk-going = { $count ->
    [one] { $count } working group goes on
   *[other] { $count } working groups go on
}
follow-up-figure-organisations = Organisations that take part
follow-up-method-organisations = Organisations that take part today, or when the year was closed.
follow-up-figure-people = People
follow-up-method-people = People who come for these organisations; each counts once.
follow-up-figure-meetings = Meetings held
follow-up-method-meetings = Meetings of the space that ended within the year, without those that were cancelled.
follow-up-figure-attendance = Mean attendance
follow-up-method-attendance = People present out of all those called at meetings, in percent.
follow-up-figure-orientations = Orientations retained
follow-up-method-orientations = Orientations retained for the year after they were ranked.
follow-up-figure-pledges = Pledges given
follow-up-method-pledges = Organisations that pledged for the year.
follow-up-figure-pledged-hours = Time pledged
follow-up-method-pledged-hours = Hours a month pledged by all people.
follow-up-figure-actions = Actions in the plan
follow-up-method-actions = Actions of the year’s plan, without those that were dropped.
follow-up-figure-actions-done = Actions done
follow-up-method-actions-done = Actions whose state is “done”.
follow-up-figure-actions-late = Actions late
follow-up-method-actions-late = Actions neither done nor dropped whose due date is past.
follow-up-figure-deliverables = Deliverables expected
follow-up-method-deliverables = Deliverables of the plan’s actions.
follow-up-figure-deliverables-accepted = Deliverables accepted
follow-up-method-deliverables-accepted = Deliverables whose latest version was accepted after trial.
follow-up-figure-tools = Tools published
follow-up-method-tools = Tools of the group published in the library during the year.
follow-up-figure-tool-uses = Uses told
follow-up-method-tool-uses = Uses of these tools told by organisations; a download is none.
follow-up-figure-needs = Needs written
follow-up-method-needs = Needs of the organisations that take part, in the group’s categories, written during the year.
follow-up-figure-needs-closed = Needs closed
follow-up-method-needs-closed = Those of these needs that are closed today.
follow-up-figure-purchases = Purchases made
follow-up-method-purchases = Purchases that a tool of the group served during the year, as organisations tell it.
follow-up-figure-purchased = Amount of these purchases
follow-up-method-purchased = Sum of the amounts that organisations gave.
follow-up-figure-avoided = Duplication avoided
follow-up-method-avoided = For each tool: (users − 1) × the mean of what each says it would have spent. The users’ own estimates, added up.
follow-up-report = Report
follow-up-report-write = Write the report
follow-up-report-none = The report of this year is not written yet. The figures below keep themselves up to date.
follow-up-report-lead = Say what the year changed, what was missing and what comes next. The figures add themselves.
follow-up-report-text = What came of the year
follow-up-report-text-hint = A few paragraphs, in Markdown.
follow-up-report-save = Save
follow-up-report-close = Save and close the year
follow-up-report-close-hint = A closed year is not changed any more: its plan, its pledges and its report stay as they are.
follow-up-report-empty = Write the report before you close the year.
follow-up-report-conflict = Somebody saved another text meanwhile. It is below; saving keeps yours.
follow-up-report-theirs = The other person’s text
follow-up-report-saved = The report is saved.
follow-up-report-closed = The year is closed.
follow-up-report-csv = Take the figures away (CSV)
follow-up-from-to = from { $from } to { $to }
follow-up-figures = The year in figures
follow-up-column-code = Code
follow-up-column-indicator = Indicator
follow-up-column-value = Value
follow-up-column-unit = Unit
follow-up-column-method = How it is counted
follow-up-percent = { $value }%
follow-up-hours = { $count ->
    [one] { $count } hour a month
   *[other] { $count } hours a month
}
follow-up-meetings = Meetings held
follow-up-meetings-held = { $count ->
    [one] { $count } meeting held
   *[other] { $count } meetings held
}
follow-up-meeting-title = Meeting
follow-up-meeting-day = Day
follow-up-attended = Present
follow-up-of = { $part } of { $all }
follow-up-not-taken = not taken
follow-up-tools = { $count ->
    [one] { $count } tool published
   *[other] { $count } tools published
}
follow-up-users = { $count ->
    [0] no organisation says yet that it uses it
    [one] { $count } organisation uses it
   *[other] { $count } organisations use it
}
