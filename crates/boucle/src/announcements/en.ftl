announcements-title = Announcements
announcements-count = { $count ->
    [0] No new announcement
    [one] 1 new announcement
   *[other] { $count } new announcements
  }
announcements-lead = New solutions that answer your needs, and new needs that your solutions answer.
announcements-see = Mark all as seen
announcements-seen = You have seen everything.
announcements-none = Nothing was announced to you. An open need lets you know of new solutions that answer it; a published solution, of new needs that it answers.
announcements-needs = See the needs
announcements-new = new
announcements-fits-no-more = This solution does not answer this need any more.
announcements-older = Older announcements
announcements-said-solution = “{ $solution }”, by { $supplier }: { $score } points of 100 for your need “{ $need }”
announcements-said-need = “{ $need }”, from { $buyer }: your solution “{ $solution }” answers it, { $score } points of 100
announcements-silence = Announce nothing more for this need
announcements-hear = Announce again for this need
announcements-silenced = Nothing more will be announced to you for this need.
announcements-heard = New solutions will be announced to you again for this need.
announcements-choices = What you receive
announcements-mails-on = Announcements reach you by mail as well.
announcements-mails-off = Announcements do not reach you by mail any more: they are read here.
announcements-mails-stop = Stop receiving them by mail
announcements-mails-never = You receive no mails of what is new: announcements are read here.
announcements-mails-profile = Change this choice in your profile
announcements-mails-start = Receive them by mail as well
announcements-accepts = { $organisation } accepts announcements of needs.
announcements-refuses = { $organisation } does not accept announcements of needs.
announcements-accept = Accept announcements of needs
announcements-refuse = Accept no more announcements of needs
announcements-kept = Saved.
announcements-stop-title = Receive no more announcements by mail
announcements-stop-what = No mail will announce solutions or needs to you any more. Announcements will stay in your list.
announcements-stopped = Done: no mail will announce solutions or needs to you any more.
announcements-read = See the announcements
announcements-mail-hello = Hello,
announcements-mail-solution = A solution for “{ $need }”
announcements-mail-need = A need that you answer: { $need }
announcements-mail-subject = { $count ->
    [one] 1 announcement for { $organisation }
   *[other] { $count } announcements for { $organisation }
  }
announcements-mail-more = { $count ->
    [one] And 1 more:
   *[other] And { $count } more:
  }
announcements-mail-why = You receive this mail because you act for { $organisation }.
announcements-mail-foot = Receive nothing more for a need or for your organisation: { $list }
    Receive no more announcements by mail: { $stop }
announcements-settings = Announcements
announcements-settings-lead = A new solution is announced to the buyers who have a need that it answers; a new need, to the suppliers that have a solution that answers it.
announcements-threshold = Lowest score that is announced
announcements-threshold-hint = Out of 100: the higher, the fewer announcements there are, and the better they fit.
announcements-threshold-wrong = A number from 1 to 100
announcements-weekly = Needs announced by mail to one supplier in a week
announcements-weekly-hint = Beyond that, the mail waits for the following week, two weeks at most; the announcement can be read in its list already. With 0, no need is announced by mail.
announcements-weekly-wrong = A number from 0 to { $count }
announcements-keep = Save
