polls-title = Polls
polls-count = { $count ->
    [0] Polls
    [one] 1 poll
   *[other] { $count } polls
  }
polls-none = Between two meetings, a question is settled here: each answers when they can, and the count is shown.
polls-first = Open the first poll
polls-new = Open a poll
polls-older = Older polls
polls-fixed = Once the poll is open, neither the question, nor the way of counting, nor secrecy can change.
polls-question = Question
polls-title-wrong = Write a question of 200 characters at most
polls-text = Details
polls-text-hint = What one must know to answer. Markdown formatting is possible.
polls-options = Possible answers
polls-options-hint = One a line, from 2 to 30.
polls-options-wrong = Give 2 to 30 different answers, of 200 characters at most
polls-method = How to answer
polls-method-hint = To decide between more than two proposals, a ranking is the fairest: none loses because another resembles it.
polls-method-single = A single choice
polls-method-approval = All acceptable choices
polls-method-points = Points to spread
polls-method-score = A score for each
polls-method-ranking = A ranking
polls-points = Points to spread
polls-points-hint = For a poll by points only.
polls-voice = Who has a voice
polls-voice-person = One voice a person
polls-voice-organisation = One voice an organisation
polls-voice-wrong = Say for which organisation you answer
polls-secret = Secret poll
polls-secret-hint = Nothing ties a person to their answer, not even in the database. A secret answer cannot be changed.
polls-late = Members who come after the opening may answer
polls-quorum = Voices needed
polls-quorum-hint = Below, the result does not stand. 0 when there is no minimum.
polls-quorum-is = { $count ->
    [one] 1 voice needed
   *[other] { $count } voices needed
  }
polls-number-wrong = Write a whole number, within the bounds
polls-choose-listed = Choose from the list
polls-day = Last day
polls-day-hint = In the time of the space ({ $zone }). Two days before, a mail leaves to whoever has not answered.
polls-day-wrong = Give a day and an hour to come
polls-time = Hour
polls-open = Open the poll
polls-is-open = Open
polls-is-closed = Closed
polls-is-secret = Secret
polls-until = until { $date }
polls-answered = { $count ->
    [0] nobody has answered yet
    [one] 1 voice
   *[other] { $count } voices
  }
polls-for = You answer for
polls-has-answered = has answered already
polls-ask-single = Your choice
polls-ask-approval = What you accept
polls-ask-points = Your points
polls-ask-points-hint = { $count ->
    [one] You have 1 point to give.
   *[other] You have { $count } points to spread as you like.
  }
polls-ask-score = Your scores, from 0 to 5
polls-ask-ranking = Your ranking, from 1 (the preferred) to the last; two answers may have the same rank
polls-no-rank = no rank
polls-ballot-wrong-single = Choose an answer
polls-ballot-wrong-approval = Choose at least one answer
polls-ballot-wrong-points = Give at least one point, and { $points } in all at most
polls-ballot-wrong-score = Give at least one score above 0
polls-ballot-wrong-ranking = Rank at least one answer
polls-cast = Answer
polls-change = Change my answer
polls-voted = Your answer is counted; you may change it until the poll closes
polls-voted-before = This voice is counted already
polls-voted-secret = Your voice is counted. The result will be read here when the poll closes.
polls-no-voice = You have no voice in this poll: it is open to the members of the space, and to those who were members at its opening if the poll asks for that.
polls-receipt = Your receipt
polls-receipt-hint = Note it: it is kept nowhere. When the poll closes, you will find it in the list of ballots, with your answer.
polls-close = Close the poll now
polls-closed-done = The poll is closed
polls-result = Result
polls-nobody = Nobody has answered
polls-winner = “{ $option }” comes first
polls-winners = Equal in the first place: { $options }
polls-lacks-quorum = Voices are missing: this result does not stand.
polls-column-place = Place
polls-column-option = Answer
polls-column-bar = Share
polls-total-single = Voices
polls-total-approval = Voices
polls-total-points = Points
polls-total-score = Sum of scores
polls-total-ranking = Duels won
polls-csv = Take the ballots away (CSV)
polls-column-receipt = Receipt
polls-column-voter = Voter
polls-how = How this ranking is counted
polls-how-1 = Each answer is compared with each other one: how many voices prefer it?
polls-how-2 = From one answer to another, the strongest way is sought. A way goes from won duel to won duel, and is worth what its weakest duel is worth (Schulze method).
polls-how-3 = An answer goes before another when its way to it is stronger than the way back.
polls-sum-single = Each voice counts for the answer that it chose; the one chosen most comes first.
polls-sum-approval = Each answer gets a voice from every ballot that accepts it.
polls-sum-points = The points of all ballots are added up, answer by answer.
polls-sum-score = The scores of all ballots are added up, answer by answer.
polls-papers = { $count ->
    [one] The ballot, to count by hand
   *[other] The { $count } ballots, to count by hand
  }
polls-duels = Duel by duel
polls-duel = Duel
polls-duel-of = { $first } against { $second }
polls-duel-voices = Voices
polls-duel-ways = Strongest ways
polls-duel-ahead = Goes ahead
polls-duel-equal = equal
polls-preferred = Voices that prefer the row to the column
polls-prefers = Preferred
polls-ways = Strength of the way from the row to the column
polls-way = Way from
polls-comments = { $count ->
    [0] Comments
    [one] 1 comment
   *[other] { $count } comments
  }
polls-comments-none = Something to ask, an argument to give: say it here before or after you answer.
polls-comments-all = Read all comments, quote and reply
polls-comment = Your comment
polls-comment-hint = Read by the members of the space. Do not write what you voted if the poll is secret.
polls-comment-do = Comment
polls-mail-subject = Two days left to answer: { $poll }
polls-mail =
    Good day,

    The poll “{ $poll }” ends in two days, and your answer is not there yet.

    To answer:
    { $address }
