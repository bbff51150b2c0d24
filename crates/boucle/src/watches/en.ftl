watches-title = My searches
watches-count = { $count ->
    [0] You keep no search
    [one] 1 search kept
   *[other] { $count } searches kept
  }
watches-none = Search the catalogue, then keep the search: you will know what is added without coming back to look.
watches-first = Search the catalogue
watches-another = Keep another search
watches-new = Keep this search
watches-what = Solutions that are added, or that change so that they fit, are pointed out to you once each, here and by e-mail if you like.
watches-no-criteria = Nothing is chosen: every new solution of the catalogue will be pointed out to you.
watches-everything = The whole catalogue
watches-name = Name of the search
watches-name-missing = Give it a name, of 200 characters at most.
watches-pace = Be told by e-mail
watches-told = by e-mail: { $pace }
watches-pace-hint = At the hour that you chose for your e-mails, and never during your quiet hours.
watches-pace-wrong = Choose a pace from the list.
watches-keep = Keep the search
watches-back = Back to the results
watches-many = You already keep { $count } searches, the most there can be: delete one first.
watches-kept = The search is kept.
watches-new-solutions = { $count ->
    [0] Nothing new
    [one] 1 new solution
   *[other] { $count } new solutions
  }
watches-nothing-new = Nothing was added since you last looked. What comes will be read here.
watches-since = kept since { $date }
watches-run = See all results
watches-see-all = I have seen them
watches-seen = Noted: what comes from now on will be marked as new.
watches-settings = Name and e-mails
watches-save = Save
watches-saved = Saved.
watches-conflict = This search was changed meanwhile: it is now called “{ $name }”. Save again to keep what you wrote.
watches-delete = Delete this search
watches-deleted = The search is deleted.
watches-subject-one = { $count ->
    [one] 1 new solution: { $name }
   *[other] { $count } new solutions: { $name }
  }
watches-subject = { $count ->
    [one] 1 new solution for your searches · { $network }
   *[other] { $count } new solutions for your searches · { $network }
  }
watches-hello = Hello,
watches-others = { $count ->
    [one] and 1 other.
   *[other] and { $count } others.
  }
watches-see = See what is new:
watches-why-one = You receive this e-mail because you keep the search “{ $name }” and chose to be told by e-mail.
watches-why = You receive this e-mail because you keep these searches and chose to be told by e-mail.
watches-foot = Change how often: { $settings }
    Receive no more of these: { $stop }
watches-stop-title = Stop these e-mails
watches-stop-one = You will get no more e-mails for the search “{ $name }”. It stays kept, and what is new can still be read there.
watches-stop-all = You will get no more e-mails for your searches. They stay kept, and what is new can still be read there.
watches-stopped-one = Done: you will get no more e-mails for the search “{ $name }”.
watches-stopped-all = Done: you will get no more e-mails for your searches.
