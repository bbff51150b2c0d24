discussions-title = Discussions
discussions-count = { $count ->
    [0] Discussions
    [one] 1 discussion
   *[other] { $count } discussions
  }
discussions-none = A question, a story, an announcement: the discussions of the space are read here, and found again.
discussions-first = Open the first discussion
discussions-new = Open a discussion
discussions-title-label = Subject
discussions-title-hint = A clear question draws more answers.
discussions-title-wrong = Give a subject of 200 characters at most
discussions-text = Message
discussions-text-hint = Markdown formatting is possible. Write @ and a name to speak to somebody. The page of a document of the space gives the line that puts it here.
discussions-text-wrong = Write a message, of 64 KiB at most
discussions-publish = Publish
discussions-older = Older discussions
discussions-unread = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
  }
discussions-answers = { $count ->
    [0] No answer yet
    [one] 1 answer
   *[other] { $count } answers
  }
discussions-pinned = Pinned
discussions-closed = Closed
discussions-closed-why = This discussion is closed: it is read, and awaits no more answers.
discussions-about = See what this is about
discussions-solved = Solved
discussions-solution = The answer
discussions-solution-see = Go to the answer
discussions-mark = This is the answer
discussions-message = message { $number }
discussions-new-one = New
discussions-edited = edited
discussions-react-useful = Useful
discussions-react-agree = I agree
discussions-quote = Quote
discussions-edit = Edit
discussions-edit-title = Edit your message
discussions-edit-hint = What the message said before will stay readable.
discussions-save = Save
discussions-leave = Go back without saving
discussions-conflict = You changed this message on another screen: compare, then save again to keep this text
discussions-theirs = What you saved elsewhere
discussions-versions = Versions
discussions-versions-title = { $count ->
    [0] This message has not changed
    [one] This message has changed once
   *[other] This message has changed { $count } times
  }
discussions-now = Today
discussions-until = Until { $date }
discussions-back = Back to the discussion
discussions-answer = Your answer
discussions-answer-do = Answer
discussions-pages = Pages of the discussion
discussions-before = Earlier messages
discussions-after = Later messages
discussions-follow = Follow this discussion
discussions-unfollow = Follow no more
discussions-mute = Tell me nothing more of it
discussions-unmute = Tell me again of it
discussions-followed = You follow this discussion: what is new in it reaches you at once
discussions-muted = You will be told nothing more of this discussion
discussions-neither = Noted
discussions-pin = Pin
discussions-unpin = Unpin
discussions-close = Close the discussion
discussions-reopen = Open it again
discussions-changed = Done
discussions-report = Report
discussions-report-do = Report this message
discussions-reported = Thank you: those who run the space will look
discussions-reports = { $count ->
    [one] Reported once
   *[other] Reported { $count } times
  }
discussions-reason = For what reason
discussions-reason-wrong = Give a reason of 200 characters at most
discussions-hide = Hide
discussions-hide-do = Hide this message
discussions-hidden = Message hidden: { $reason }
discussions-hidden-done = The message is hidden, with its reason
discussions-show = Show it again
discussions-shown-done = The message can be read again
discussions-keep = Leave it as it is
discussions-kept-done = The message stays, the reports are settled
discussions-mail-reported-subject = Message reported in “{ $topic }”
discussions-mail-reported =
    Hello,

    A message of the discussion “{ $topic }”, in the space “{ $space }” that you run, is reported:
    { $reason }

    To read it, hide it or leave it:
    { $address }
