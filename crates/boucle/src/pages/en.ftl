pages-title = Pages
pages-tree = Pages of the space
pages-all = All pages
pages-count = { $count ->
    [0] Pages
    [one] 1 page
   *[other] { $count } pages
  }
pages-none = Questions and answers, a guide, minutes: what the space wants to keep is written here, together.
pages-first = Write the first page
pages-new = Write a page
pages-new-under = Write a page under this one
pages-edit = Edit
pages-edit-title = Edit “{ $page }”
pages-title-label = Title
pages-title-wrong = Give a title of 200 characters at most
pages-text = Text
pages-text-wrong = This text is too long: divide it into several pages
pages-parent = Under the page
pages-first-level = First level
pages-comment = What changes, in a few words
pages-comment-hint = Optional. It will be read in the history.
pages-comment-wrong = 200 characters at most
pages-minor = A mere correction, not worth telling the others
pages-save = Publish
pages-saved = The page is published
pages-merged = The page is published with what somebody else wrote in it meanwhile
pages-leave = Go back without publishing
pages-preview = Preview
pages-preview-do = Preview
pages-draft-keep = Keep as a draft
pages-draft-kept = Your draft is kept; you alone see it
pages-draft-drop = Throw the draft away
pages-draft-dropped = The draft is gone
pages-draft-here = This is your draft.
pages-draft-stale = This is your draft. The page has changed since: on publishing, both texts are brought together where that is possible.
pages-draft-since = You have a draft of { $date }.
pages-draft-go-on = Go on with it
pages-drafts = { $count ->
    [one] Your draft
   *[other] Your { $count } drafts
  }
pages-conflict = Somebody changed the same lines while you were writing. Your text is below: bring into it what should be kept, then publish.
pages-theirs = From the text published meanwhile to yours
pages-theirs-hint = Struck out: what only the published text has. Underlined: what only yours has.
pages-empty = This page has no text yet.
pages-updated-by = { $date }, by { $person }
pages-changed-since = This page has changed since you last read it.
pages-changed-see = See what has changed
pages-contents = On this page
pages-question-here = Address of this answer
pages-linking = { $count ->
    [one] One page leads here
   *[other] { $count } pages lead here
  }
pages-link-gone = deleted page
pages-alert-note = Good to know
pages-alert-tip = Tip
pages-alert-important = Important
pages-alert-warning = Warning
pages-alert-caution = Danger
pages-locked = Locked
pages-lock = Lock the page
pages-unlock = Unlock the page
pages-locked-done = The page is locked: only those who run the space edit it
pages-unlocked-done = The page is open to all members
pages-watch = Follow this page
pages-unwatch = Follow it no more
pages-watched = You follow this page: its changes reach you at once
pages-unwatched = You no longer follow this page
pages-move = Move
pages-move-elsewhere = Choose another place
pages-move-under = Or put it under
pages-move-do = Put it there
pages-move-impossible = This page cannot go there
pages-step-up = Up
pages-step-down = Down
pages-step-in = Under the previous one
pages-step-out = One level up
pages-delete = Delete the page
pages-delete-title = Delete “{ $page }”?
pages-delete-lead = { $count ->
    [one] Its text cannot be found again.
   *[other] Its text and its { $count } versions cannot be found again.
  }
pages-delete-below = The pages under it will take its place:
pages-keep = Keep it
pages-deleted = The page is deleted
pages-history = History
pages-revisions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
pages-revision = Version { $number }
pages-older = Older versions
pages-is-minor = correction
pages-column-old = From
pages-column-new = To
pages-column-revision = Version
pages-column-when = Date
pages-column-who = Author
pages-column-why = What changes
pages-pick-old = Compare from version { $number }
pages-pick-new = Compare up to version { $number }
pages-compare-do = Compare
pages-compare-now = Compare with the present version
pages-comparison = Comparison
pages-changes = { $count ->
    [0] Nothing has changed
    [one] 1 line has changed
   *[other] { $count } lines have changed
  }
pages-compared = From version { $old } to version { $new }
pages-views = Ways to compare
pages-view-inline = In the text
pages-view-sides = Side by side
pages-skipped = { $count ->
    [one] 1 identical line
   *[other] { $count } identical lines
  }
pages-see-revision = Read version { $number }
pages-old = Version { $number }, of { $date }
pages-old-by = by { $person }.
pages-old-now = Read the present version
pages-restore = Bring this version back
pages-restored = This version is back, and the other stays in the history
pages-restored-comment = Back to version { $number }
pages-withdraw = Take this text out of the history
pages-withdraw-hint = For a version that says something of a person that it should not have said. The text is gone; it stays known that a version was taken out.
pages-withdrawn = taken out
pages-withdrawn-why = The text of this version was taken out of the history.
pages-withdrawn-done = The text is out of the history
pages-authors = Who wrote what
pages-authors-title = Who wrote “{ $page }”
pages-print = Print version
pages-print-all = Print all
pages-print-back = Back to the screen
pages-export = Take away as Markdown
pages-export-all = Take all away as Markdown
pages-carry = Bring in pages from elsewhere
pages-carry-lead = A zip file of Markdown texts becomes again the tree of pages that it was. A web page of an old site becomes one page, or a page for each heading; a question stays a question.
pages-carry-file = File
pages-carry-file-hint = .zip, .md or .html, of 20 MB at most
pages-carry-html = Or the code of the web page, copied
pages-carry-html-hint = Without pictures: they are added afterwards.
pages-carry-split = Make a page of each heading of the web page
pages-carry-do = Bring in
pages-carried = The pages are here
pages-carry-none = Choose a file, or paste the code of a page
pages-carry-kind = This file is neither a zip, nor Markdown, nor a web page
pages-carry-letters = This file is not text in UTF-8
pages-carry-zip = “{ $file }” cannot be read in this zip file
pages-carry-broken = This zip file is damaged: make it again, then retry
pages-carry-count = This file must hold 1 to { $most } pages
pages-carry-long = “{ $page }” is too long: 64 KiB at most for a page
pages-help = Formatting
pages-help-heading = A heading
pages-help-heading-means = Begins a part; three of these make a table of contents.
pages-help-question = A question?
pages-help-question-means = A heading that ends with a question mark opens and closes, and has its own address.
pages-help-strong = important
pages-help-emphasis = nuance
pages-help-strong-means = Bold, italic.
pages-help-list = a point
pages-help-list-means = A list; with “1.”, a numbered one.
pages-help-link = Title of a page
pages-help-link-means = Leads to another page of the space, even if its title changes.
pages-help-away = {"["}a site](https://example.org)
pages-help-away-means = Leads elsewhere.
pages-help-table-one = Column
pages-help-table-two = Other column
pages-help-table-means = A table: a line of headings, a line of dashes, then a line for each row.
pages-help-alert-mark = > [!NOTE]
pages-help-alert = > Good to know before you begin.
pages-help-alert-means = A box; also TIP, IMPORTANT, WARNING and CAUTION.
pages-is-last = This is the present version: edit it instead
