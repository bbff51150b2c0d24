meetings-title = Meetings
meetings-count = { $count ->
    [0] No meeting planned
    [one] 1 meeting to come
   *[other] { $count } meetings to come
  }
meetings-none = Meetings are prepared here: everybody says whether they come, proposes items, and finds afterwards what was decided.
meetings-first = Plan the first meeting
meetings-new = Plan a meeting
meetings-edit = Change the meeting
meetings-past = Past meetings
meetings-older = Older meetings
meetings-feed = Put these meetings in my calendar
meetings-when = { $there } ({ $town } time), which is { $here } where you are
meetings-weekday-1 = Monday
meetings-weekday-2 = Tuesday
meetings-weekday-3 = Wednesday
meetings-weekday-4 = Thursday
meetings-weekday-5 = Friday
meetings-weekday-6 = Saturday
meetings-weekday-7 = Sunday
meetings-name = Title
meetings-title-wrong = Write a title of 200 characters at most
meetings-kind = Kind of meeting
meetings-kind-working = Working session
meetings-kind-plenary = Plenary
meetings-kind-workshop = Workshop
meetings-kind-matchmaking = Buyers meet suppliers
meetings-choose-listed = Choose from the list
meetings-day = Day
meetings-day-hint = In the time of the space ({ $zone }), summer and winter.
meetings-day-wrong = Give a day and a time that exist
meetings-time = Time
meetings-lasts = Length in minutes
meetings-lasts-wrong = Give a length from 5 to 1,440 minutes
meetings-every = Repeats
meetings-every-0 = Once only
meetings-every-1 = Every week
meetings-every-2 = Every two weeks
meetings-every-3 = Every three weeks
meetings-every-4 = Every four weeks
meetings-every-6 = Every six weeks
meetings-every-8 = Every eight weeks
meetings-rounds = Number of meetings
meetings-rounds-hint = Nine meetings every six weeks make a year. Each can be moved or cancelled by itself.
meetings-count-wrong = Give a number from 2 to 60
meetings-place = Place
meetings-place-hint = Empty if all of it is online.
meetings-place-wrong = Give a place, a link, or both
meetings-access = How to get there
meetings-access-hint = Floor, transport, accessibility. Shown to members only.
meetings-link = Link to join online
meetings-link-hint = Begins with https://. Shown to members only.
meetings-link-wrong = Write an address that begins with https://, without spaces
meetings-capacity = Seats
meetings-capacity-hint = Empty if there are enough for all. Beyond, people wait until a seat is free.
meetings-capacity-wrong = Give a number of seats, or nothing
meetings-text = What it is about
meetings-text-hint = What the meeting is for, what to bring. Markdown may be used.
meetings-invite = Tell the members by mail, with the invitation for their calendar
meetings-scope = What changes
meetings-scope-one = This meeting only
meetings-scope-all = This meeting and all those after it
meetings-scope-hint = Those after it keep their days; the time, the length and the rest change.
meetings-plan = Plan
meetings-save = Save
meetings-back = Go back without changing anything
meetings-saved = The meeting is changed.
meetings-conflict = Somebody has just changed this meeting: “{ $title }”, { $when }. Check, then save again.
meetings-cancel = Cancel the meeting
meetings-cancel-hint = It stays visible, marked as cancelled. Those who were invited by mail will be told.
meetings-cancel-one = Cancel this meeting
meetings-cancel-all = Cancel this meeting and all those after it
meetings-cancelled = The meeting is cancelled.
meetings-is-cancelled = Cancelled
meetings-is-online = Online
meetings-in-series = Part of a series
meetings-where = Where
meetings-join = Join online
meetings-members-only = The link, how to get there and who comes are shown to members of the space.
meetings-ics = Add to my calendar
meetings-coming = { $count ->
    [0] Nobody has announced their coming
    [one] 1 person comes
   *[other] { $count } people come
  }
meetings-were-there = { $count ->
    [0] Attendance not taken
    [one] 1 attended
   *[other] { $count } attended
  }
meetings-seats = { $count ->
    [one] 1 seat
   *[other] { $count } seats
  }
meetings-waiting = { $count ->
    [one] 1 person waits for a seat
   *[other] { $count } people wait for a seat
  }
meetings-your-answer = Your answer
meetings-answer-yes = I come
meetings-answer-maybe = Perhaps
meetings-answer-no = I do not come
meetings-answer-delegate = Somebody comes in my place
meetings-answer-wrong = Choose an answer
meetings-delegate = Their name
meetings-delegate-wrong = Write the name of who comes in your place
meetings-answer-send = Answer
meetings-answered = Your answer is kept.
meetings-you-wait = There is no seat left for now: you are on the waiting list, and will get a mail if a seat is free.
meetings-said-yes = Come
meetings-said-maybe = Perhaps
meetings-said-no = Do not come
meetings-said-delegate = Represented
meetings-instead = { $name } (in the place of { $other })
meetings-waits = waiting
meetings-agenda = Agenda
meetings-agenda-none = No item yet. Propose the first.
meetings-agenda-empty = No item was put down.
meetings-item = Item
meetings-item-wrong = Write an item of 200 characters at most
meetings-item-lasts = Minutes
meetings-item-lasts-wrong = Give from 0 to 1,440 minutes
meetings-item-add = Propose this item
meetings-item-by = proposed by { $name }
meetings-item-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
  }
meetings-item-up = Move “{ $title }” up
meetings-item-down = Move “{ $title }” down
meetings-item-remove = Remove “{ $title }”
meetings-items-full = The agenda has 50 items: remove one before you add another
meetings-too-long = { $count ->
    [one] The agenda is 1 minute longer than planned.
   *[other] The agenda is { $count } minutes longer than planned.
  }
meetings-attendance = Take attendance
meetings-attendance-hint = Tick who is there. Those who said they would come are ticked already.
meetings-attendance-none = The space has no member yet.
meetings-attendance-save = Save attendance
meetings-attendance-saved = Attendance is saved.
meetings-column-name = Name
meetings-column-answer = Answer
meetings-column-delegate = In their place
meetings-column-there = There
meetings-yes = yes
meetings-no = no
meetings-csv = Take away as CSV
meetings-xlsx = Take away as XLSX
meetings-minutes = Minutes
meetings-minutes-write = Write the minutes
meetings-minutes-change = Change the minutes
meetings-minutes-hint = In Markdown. A line that begins with “Decision:” or “Action:” is picked out. An action names who does it and by when: “Action: @Camille Lavoie writes the clause before 15 December 2026”.
meetings-minutes-empty = Write the minutes first
meetings-minutes-preview = See how it looks
meetings-minutes-save = Keep without showing
meetings-minutes-propose = Propose to the members
meetings-minutes-proposed = The minutes are proposed to the members.
meetings-minutes-saved = The minutes are kept.
meetings-minutes-conflict = Somebody saved another text meanwhile; it is below. Take from it what is needed, then save again.
meetings-minutes-theirs = The text saved meanwhile
meetings-minutes-settled = It is noted.
meetings-minutes-draft = Minutes being written
meetings-minutes-is-proposed = Proposed
meetings-minutes-is-adopted = Adopted
meetings-minutes-approve = I approve them
meetings-minutes-approved = { $count ->
    [0] Nobody has approved them yet
    [one] 1 person approved them
   *[other] { $count } people approved them
  }
meetings-minutes-adopt = Declare them adopted
meetings-minutes-reopen = Open them again
meetings-decisions = Decisions
meetings-actions = Actions
meetings-action-due = before { $date }
meetings-action-done = Done
meetings-action-do = It is done
meetings-action-undo = It is not done
meetings-mail-invited-subject = Invitation: { $title }, { $when }
meetings-mail-invited = Hello,

    You are invited: { $title }

    { $dates }

    { $place }

    Say whether you come, without a password:
    { $answer }

    The agenda, where you can propose items:
    { $address }

    You get this mail because you are a member of the space that holds this meeting.
meetings-mail-changed-subject = Change: { $title }, { $when }
meetings-mail-changed = Hello,

    The meeting has changed: { $title }

    { $dates }

    { $place }

    Say whether you still come, without a password:
    { $answer }

    The meeting:
    { $address }

    You get this mail because you are a member of the space that holds this meeting.
meetings-mail-cancelled-subject = Cancelled: { $title }, { $when }
meetings-mail-cancelled = Hello,

    This meeting will not take place: { $title }

    { $dates }

    { $address }

    You get this mail because you are a member of the space that was to hold this meeting.
meetings-mail-seat-subject = A seat is free: { $title }
meetings-mail-seat = Hello,

    A seat is free for “{ $title }”: it is yours.

    If you can no longer come, say so, and somebody else will have it:
    { $address }
meetings-reply = Your answer, { $name }
meetings-reply-none = There is nothing left to answer: this meeting is over or cancelled.
meetings-reply-send = Send my answers
meetings-feeds = My calendar
meetings-feeds-hint = A secret address that your calendar (Outlook, Google, Apple…) reads by itself: your meetings appear in it, and move when they change.
meetings-feed-space = Which meetings
meetings-feed-all = Those of all my spaces
meetings-feed-make = Make an address
meetings-feed-fresh = Here is the address
meetings-feed-fresh-hint = Copy it now: it will not be shown again. In your calendar, choose “subscribe to a calendar” or “add by URL”. Whoever knows it sees these meetings: do not pass it on.
meetings-feed-made = made on { $date }
meetings-feed-revoke = Revoke
meetings-feed-revoked = The address no longer works.
meetings-feed-full = You already have 20 addresses: revoke one before you make another.
meetings-feed-none = You have no address yet.
meetings-dates-new = Find a date
meetings-dates-open = { $count ->
    [one] 1 search for a date
   *[other] { $count } searches for a date
  }
meetings-dates-hint = Propose two dates at least. Everybody says what suits them; the best becomes a meeting.
meetings-dates-create = Propose these dates
meetings-slot = Date { $number }
meetings-slot-time = Time { $number }
meetings-slot-wrong = Give a day and a time to come
meetings-slots-few = Propose two different dates at least
meetings-dates-answered-count = { $count ->
    [0] nobody has answered yet
    [one] 1 answer
   *[other] { $count } answers
  }
meetings-dates-yours = What suits you
meetings-dates-incomplete = Say for each date whether it suits you
meetings-dates-send = Send
meetings-dates-answered = Your answers are kept.
meetings-dates-close = Close the search
meetings-dates-closed = The search is closed.
meetings-dates-is-closed = Closed
meetings-dates-best = The best
meetings-dates-ranking = The dates, the best first
meetings-dates-column = Date
meetings-dates-silent = { $count ->
    [one] 1 member has not answered
   *[other] { $count } members have not answered
  }
meetings-dates-plan = Plan at this date
meetings-suits-yes = Yes
meetings-suits-maybe = If need be
meetings-suits-no = No
meetings-to-plan = Make an action of it
meetings-all-to-plan = Take it all into the plan
