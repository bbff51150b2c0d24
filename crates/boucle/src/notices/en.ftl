notices-title = My mails
notices-what = Boucle writes to you what is new in your spaces, as often as you choose for each.
notices-failing = Mails to your address come back to us: we send none any more.
notices-mended = My address works again
notices-usual = Usually
notices-spaces = For a space in particular
notices-as-usual = As usual
notices-pace-wrong = Choose from the list
notices-when = Mail of the day and of the week
notices-zone = In your own time, that of your profile.
notices-hour = Hour
notices-weekday = Day, for that of the week
notices-quiet = Do not disturb
notices-quiet-hint = What leaves at once waits for the end of these hours. Twice the same hour: never.
notices-quiet-from = From (hour)
notices-quiet-until = To (hour)
notices-hour-wrong = Give an hour from 0 to 23
notices-save = Save
notices-saved = Your choices are saved.
notices-stop-title = Get these mails no more
notices-stop-space = You will get no more mails of the space “{ $space }”. You stay a member of it.
notices-stop-all = You will get no more mails of any space. You stay a member of them.
notices-stopped-space = Done: no more mails of the space “{ $space }”.
notices-stopped-all = Done: no more mails of any space.
notices-change = Choose how often instead
notices-subject = { $count ->
    [one] 1 thing new in your spaces ({ $network })
   *[other] { $count } things new in your spaces ({ $network })
  }
notices-subject-space = { $count ->
    [one] 1 thing new: { $space }
   *[other] { $count } things new: { $space }
  }
notices-hello = Hello,
notices-told-message = { $author } wrote in “{ $title }”
notices-told-page = { $author } wrote or changed the page “{ $title }”
notices-told-poll = A poll is open until { $moment }: { $title }
notices-told-meeting = A meeting is planned or has changed: { $title }, { $moment }
notices-told-document = { $author } put “{ $title }” among the documents
notices-told-action = An action is yours now: “{ $title }”, by { $moment }
notices-told-reminder = “{ $title }” is expected by { $moment }
notices-told-late = “{ $title }” was expected by { $moment }
notices-answer = Answer:
notices-read = Read:
notices-vote = Vote:
notices-come = Say whether you come:
notices-tell = See what it is:
notices-tell-ahead = If it goes well, a word is enough; if the date does not hold, another one helps everybody:
notices-tell-late = If it is done, say so; if not, a new date or a word on what is stuck will help the others:
notices-why-at-once = You get this mail because you chose to be told at once of the space “{ $space }”.
notices-why-daily = You get this mail because you are a member of the space “{ $space }” and chose one mail a day.
notices-why-weekly = You get this mail because you are a member of the space “{ $space }” and chose one mail a week.
notices-why-daily-all = You get this mail because you are a member of these spaces and chose one mail a day.
notices-why-weekly-all = You get this mail because you are a member of these spaces and chose one mail a week.
notices-foot = Change how often: { $settings }
    Get nothing of this kind any more: { $stop }
notices-list = News
notices-list-count = { $count ->
    [0] Nothing new for you
    [one] 1 piece of news for you
   *[other] { $count } pieces of news for you
  }
notices-see = Mark all as seen
notices-seen = Noted: what comes from now on will be marked as new.
notices-views = Which news
notices-view-all = All my spaces
notices-view-mine = What concerns me
notices-none = What is written, decided or prepared in your spaces will be read here.
notices-mine-none = What names you, what you follow and answers to your questions will be read here.
notices-spaces-see = See the spaces of the network
notices-new = New
notices-older = Older news
notices-reason-named = names you
notices-reason-followed = you follow it
notices-reason-answered = answers your topic
notices-reason-given = it is yours
notices-why-apart = You get this mail without waiting because you are named in the space “{ $space }”, or follow this discussion or this page.
