actions-title = Action plan
actions-none-yet = The action plan has not begun
actions-before-cycle = The plan is made when the working group starts its first cycle. It will say who does what, by when, and with what.
actions-count = { $count ->
    [0] No action
    [one] 1 action
   *[other] { $count } actions
  }
actions-count-late = { $count } late
actions-empty = Here stands what the group does with its year: each action has somebody who answers for it, dates, and what it is to give.
actions-first = Write the first action
actions-add = Add an action
actions-new = New action
actions-views = Views of the plan
actions-view-table = Table
actions-view-chart = Timeline
actions-view-load = Workload
actions-cycles = Cycles:
actions-adopted-on = Plan adopted on { $day }: slippage is counted from it.
actions-action = Action
actions-who = Responsible
actions-who-none = To be named
actions-who-member = Somebody of the group
actions-who-open = { $organisation } · person to be named
actions-start = Start
actions-due = Due
actions-deliverables = Deliverables
actions-state = State
actions-state-to-come = To come
actions-state-in-progress = In progress
actions-state-to-validate = To validate
actions-state-done = Done
actions-state-dropped = Dropped
actions-is-late = Late
actions-late-days = { $count ->
    [one] one day late
   *[other] { $count } days late
  }
actions-slipped = { $count ->
    [one] one day later than planned
   *[other] { $count } days later than planned
  }
actions-advanced = { $count ->
    [one] one day earlier than planned
   *[other] { $count } days earlier than planned
  }
actions-added-later = added after adoption
actions-after = after { $numbers }
actions-organisation = Organisation
actions-all-states = All
actions-all-organisations = All
actions-only-late = Late ones only
actions-only-mine = Mine only
actions-filter = Filter
actions-shown = { $count ->
    [0] No action matches.
    [one] 1 action matches.
   *[other] { $count } actions match.
  }
actions-show-all = Show all
actions-change = Edit
actions-change-line = Edit row { $number }, { $title }
actions-change-row = Edit action { $number }
actions-change-all = Edit everything
actions-change-title = Edit action { $number }
actions-save = Save
actions-saved = The action is saved.
actions-cancel = Go back without changing anything
actions-choose-listed = Choose from the list
actions-date-wrong = Give a day between { $first } and { $last }
actions-due-before = It is due before it starts: move one or the other
actions-anyway = Begin all the same: why?
actions-anyway-hint = Only if the action begins before those it waits for are done. These words stay with it.
actions-begun-anyway = Begun without waiting: { $why }
actions-held-same = The action is in that state already
actions-held-done = What is done is taken up again first: choose “In progress”
actions-held-dropped = What was dropped is taken up again first: choose “To come” or “In progress”
actions-held-waits = { $count ->
    [one] It waits for action { $others }. Say here why it begins all the same.
   *[other] It waits for actions { $others }. Say here why it begins all the same.
  }
actions-held-tried = Trials are under way ({ $deliverables }): the action will be done once they are decided
actions-conflict = Somebody has just changed this action: { $state }, { $who }, due { $due }. Check, then save again.
actions-nothing-said = Choose another state, or write a word
actions-csv = Take away as CSV
actions-xlsx = Take away as XLSX
actions-ics = Take away for a calendar
actions-import = Take in from a file
actions-adopt = Adopt the plan
actions-adopt-why = Today’s dates become those that were planned: the plan will then show by how much each action departs from them. What is added later is marked so.
actions-adopt-do = Adopt the plan as it is
actions-adopt-again = Adopt again
actions-adopt-again-why = Today’s dates take the place of those that were planned: slippage starts from zero again. The journal keeps a trace of both adoptions.
actions-adopt-again-do = Adopt the plan again
actions-adopted = The plan is adopted.
actions-adopted-nothing = There is no action to adopt.
actions-zoom = Scale:
actions-zoom-mois = month
actions-zoom-trimestre = quarter
actions-quarter = Q{ $quarter } { $year }
actions-month-1 = Jan
actions-month-2 = Feb
actions-month-3 = Mar
actions-month-4 = Apr
actions-month-5 = May
actions-month-6 = June
actions-month-7 = July
actions-month-8 = Aug
actions-month-9 = Sept
actions-month-10 = Oct
actions-month-11 = Nov
actions-month-12 = Dec
actions-chart = Timeline of the plan, to be scrolled
actions-chart-desc = Each action is a bar from its start to its due date, under its orientation; an arrow leads from the end of an action to the start of one that waits for it. The table that follows gives the same dates.
actions-chart-key = The bar goes from start to due date. The thin line under it shows the dates planned when the plan was adopted. An arrow leads from the end of an action to one that waits for it.
actions-chart-key-late = The hatched part is how late it is today.
actions-chart-figures = The same dates as a table
actions-today = Today, { $date }
actions-planned = Planned at adoption
actions-slippage = Slippage
actions-waits = Waits for
actions-waits-hint = Numbers of actions, for example 3, 5. Empty if it waits for nothing.
actions-waits-wrong = Give numbers of actions of this plan, for example 3, 5
actions-waited-by = Waited for by
actions-circle = These actions would wait in a circle: { $way }
actions-from-to = from { $from } to { $to }
actions-orientation = Orientation
actions-orientation-none = Under no orientation
actions-name = What is to be done
actions-name-hint = A thing that can be said done: “Write the grid of criteria for furniture”.
actions-title-wrong = Write a title of at most 200 characters
actions-text = Details
actions-text-hint = How, with whom, what is enough. Markdown is possible.
actions-deliverables-hint = What the action is to give: a sheet, a model, a tool. Empty a title to take it out of the plan.
actions-deliverable = Deliverable { $number }
actions-deliverable-kind = Kind of deliverable { $number }
actions-deliverable-wrong = Give at most twenty deliverables, each with a title of at most 200 characters
actions-deliverable-tried = “{ $title }” was given out to be tried: it can no longer be taken out of the plan
actions-kind-tool = Tool
actions-kind-model = Model
actions-kind-guide = Guide
actions-kind-service = Service
actions-kind-criteria = Criteria
actions-numbers = Numbers of the actions
actions-contributors = With the help of
actions-resources = Resources
actions-resources-hint = The hours and the money that the action asks of each organisation. Hours are spread evenly over the days from start to due date.
actions-hours = Hours
actions-hours-wrong = Give a whole number of hours, at most 5,000
actions-money = Money ({ $currency })
actions-money-wrong = Give an amount, for example 1500 or 1500.50
actions-amount = Money
actions-total = Total
actions-create = Add to the plan
actions-too-many = The plan is full: at most { $count } actions a cycle
actions-theirs = What the other has saved
actions-delete = Delete the action
actions-delete-title = Delete “{ $title }”?
actions-delete-what = The action goes from the plan with its notes, its links and its deliverables. To keep a trace of what was not done, say rather that it was dropped.
actions-delete-waiting = Waiting for it:
actions-delete-tried = One of its deliverables was given out to be tried: the action can no longer be deleted. Say rather that it was dropped.
actions-delete-do = Delete
actions-deleted = The action is deleted.
actions-number = no. { $number }
actions-facts = In brief
actions-decided = Decided at a meeting
actions-tell = Note progress
actions-tell-do = Note it
actions-told = It is noted.
actions-note = A word on progress
actions-note-hint = What is done, what is stuck, what would help. Markdown is possible.
actions-notes = { $count ->
    [0] Progress notes
    [one] 1 progress note
   *[other] { $count } progress notes
  }
actions-notes-none = Nothing is noted yet.
actions-links = See also
actions-links-none = Nothing is linked yet.
actions-link-add = Link a page, a need, a solution, an address
actions-link-address = Address
actions-link-hint = The address of a page of this site, or one that begins with https://.
actions-link-title = Title
actions-link-title-hint = Not needed for a page, a need or a solution: their title is found by itself.
actions-link-do = Link
actions-link-wrong = Give the address of a page of this site, or one that begins with https://
actions-link-unseen = You see nothing at this address
actions-link-title-wrong = Give a title of at most 200 characters
actions-link-added = It is linked.
actions-link-removed = The link is gone.
actions-link-remove = Remove the link to { $title }
actions-link-hidden = A link to what you may not see
actions-links-many = At most { $count } links
actions-history = What happened
actions-load-none = Hours pledged and hours asked
actions-load-over = { $count ->
    [0] The hours pledged are enough for the plan
    [one] The plan asks more hours of 1 organisation than it pledged
   *[other] The plan asks more hours of { $count } organisations than they pledged
  }
actions-load-empty = Here, month by month, the hours that each organisation pledged are compared with those that the plan asks of it.
actions-load-first = Give hours to the actions of the plan
actions-load-chart = Hours pledged and asked by month, to be scrolled
actions-load-desc = For each organisation and each month a frame shows the hours pledged and a bar the hours asked. The table that follows gives the same hours.
actions-load-key = The frame shows the hours pledged, the full bar those that the plan asks; the hatched part is beyond what was pledged.
actions-load-figures = Hours asked, of those pledged
actions-load-of = of { $hours }
actions-load-beyond = { $hours } too many
actions-load-rule-title = How it is counted
actions-load-rule = The hours of an action are the same each day, from its start to its due date included, weekends included; each month has those of its days, rounded to a tenth of an hour so that the sum stays right. What was dropped does not count. Hours pledged a month hold for each month that the cycle touches.
actions-mine = My actions
actions-mine-count = { $count ->
    [0] No action waits for you
    [one] 1 action waits for you
   *[other] { $count } actions wait for you
  }
actions-mine-lead = What you undertook in all your working groups, the most urgent first.
actions-mine-none = When a plan or minutes give you something to do, you will find it here.
actions-mine-spaces = See my spaces
actions-mine-late = Late
actions-mine-near = Within thirty days
actions-mine-far = Later
actions-mine-helps = you help with it
actions-mine-minutes = Decided at meetings
actions-mine-calendar = Put these due dates in my calendar
actions-take-count = { $count ->
    [0] All of it is in the plan already
    [one] 1 outcome to take into the plan
   *[other] { $count } outcomes to take into the plan
  }
actions-take-none = The minutes say no decision and no action yet. A line that begins with “Decision:” or “Action:” is found here.
actions-take-back = Back to the meeting
actions-take-taken = In the plan already
actions-take-see = See action { $number }
actions-take-action = Action:
actions-take-decision = Decision:
actions-take-under = Put under the orientation
actions-take-do = Take into the plan
actions-take-nothing = Tick what is to be taken over
actions-taken = The outcomes of the meeting are in the plan.
actions-column-number = Number
actions-column-planned-start = Planned start
actions-column-planned-due = Planned due
actions-column-slippage = Slippage in days
actions-import-lead = Give a CSV file with one action a line. An action that is there already is known by its number, else by its title; what the file does not say stays as it is. You will see what would change before anything does.
actions-import-columns = Columns that are recognised, in French or in English: { $columns }. The action and its due date cannot be left out.
actions-import-file = CSV file
actions-import-look = See what would change
actions-import-model = Take the present plan as a model
actions-import-missing = Choose a file
actions-import-large = The file is too long: at most 2 MB and 2,000 lines
actions-import-empty = The file has neither column titles nor lines
actions-import-unreadable = This file cannot be read as CSV. From a spreadsheet, save it in that format.
actions-import-long = Line { $line } has a cell that is too long: at most 64 KB
actions-import-would = { $count ->
    [0] Nothing would change
    [one] 1 action would change
   *[other] { $count } actions would change
  }
actions-import-lines = { $count ->
    [one] 1 line read
   *[other] { $count } lines read
  }
actions-import-same = { $count ->
    [0] none up to date already
    [one] 1 up to date already
   *[other] { $count } up to date already
  }
actions-import-no-column = These columns are missing:
actions-import-left = Columns that are left out:
actions-import-do = Make these changes
actions-import-other = Choose another file
actions-import-errors = { $count ->
    [one] 1 line left out
   *[other] { $count } lines left out
  }
actions-import-errors-file = Take these lines away to correct them
actions-import-at = Line { $line }, { $column }: { $reason }
actions-import-changes = What would change
actions-import-line = Line
actions-import-column = Column
actions-import-reason = Reason
actions-import-what = Change
actions-import-new = New
actions-import-done = The file is taken into the plan.
actions-import-nothing = The plan said all of this already: nothing was changed.
actions-import-title = a title of at most 200 characters is needed
actions-import-number = that is no number
actions-import-twice = this action is said above already
actions-import-full = the plan is full
actions-import-due = it is due before it starts
actions-import-date = a day is needed, as 2027-03-15 or 15/03/2027, near the cycle
actions-import-orientation = this orientation is not of this cycle
actions-import-organisation = this organisation is not of the group
actions-import-person = nobody of this name is in the group
actions-import-state = there is no such state
actions-import-state-refused = this state does not follow from the present one
actions-import-waits = it waits for another to be done
actions-import-tried = one of its deliverables is being tried
actions-import-after = numbers of other actions of the plan are needed
actions-import-hours = whole hours are needed
actions-import-money = an amount is needed
actions-import-deliverable = at most twenty deliverables, of 200 characters
actions-load-months = { $count ->
    [one] too much asked in 1 month
   *[other] too much asked in { $count } months
  }
