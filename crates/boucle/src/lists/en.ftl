lists-title = Lists
lists-count = { $count ->
    [0] No list yet
    [one] 1 list of solutions
   *[other] { $count } lists of solutions
  }
lists-none = A list gathers the solutions that you choose, with your notes. Tick solutions in the catalogue, then add them to a list.
lists-first = Search the catalogue
lists-new = New list
lists-change = Change the list
lists-field-title = Title of the list
lists-title-missing = Give it a title, of 200 characters at most.
lists-many = You have already made { $count } lists, the most there can be: delete one first.
lists-sharing = Who sees it
lists-sharing-hint = The people of the organisation, or the members of the space, read it; those who write there may also change it.
lists-sharing-wrong = Choose from the list who sees it.
lists-private = Myself alone
lists-save = Save
lists-saved = The list is saved.
lists-made = The list is ready. Add solutions to it from the catalogue.
lists-delete = Delete the list
lists-delete-why = Its notes go with it, for everybody who sees it. There is no way back. The solutions stay in the catalogue.
lists-delete-do = Delete
lists-deleted = The list is deleted.
lists-conflict = This list was changed meanwhile: it is now called “{ $title }”. Save again to keep what you wrote.
lists-solutions = { $count ->
    [0] No solution
    [one] 1 solution
   *[other] { $count } solutions
  }
lists-empty = This list is empty. Tick solutions in the catalogue, then add them here.
lists-gone = A solution that is no longer published
lists-note = Note
lists-note-hint = Why to keep it, what remains to be asked.
lists-note-long = A note has 2,000 characters at most.
lists-note-save = Save the note
lists-note-conflict = Somebody wrote another note meanwhile: “{ $note }”. Yours is below: take over what you need, then save.
lists-entry-change = Note, move, remove
lists-up = Move up
lists-down = Move down
lists-remove = Remove from the list
lists-take-away = Take this list away:
lists-column-address = Address
lists-add = Add to a list
lists-add-count = { $count ->
    [0] Nothing to add to a list
    [one] Add 1 solution to a list
   *[other] Add { $count } solutions to a list
  }
lists-list = List
lists-list-missing = Choose a list, or give the title of a new one.
lists-or-new = A new list
lists-or-new-hint = Give it a title to begin it; nobody else sees it until you share it.
lists-nothing-chosen = No solution is ticked. Tick some in the results, then add them to a list.
lists-full = A list holds { $count } solutions at most.
lists-added = Added to the list.
