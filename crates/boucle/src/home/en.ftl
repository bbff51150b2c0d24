home-here = Home
home-title = Buy circular, local and fair
home-text = { $network } connects the organisations that buy with those that repair, reuse, hire out and make things differently. Search for a solution, or describe your need: the solutions that meet it appear at once, with their reasons.
home-search = What are you looking for?
home-search-do = Search
home-hello = Hello { $name }
home-need = Describe a need
home-solution = Publish a solution
home-catalogue = Browse the catalogue
home-proposed = { $count ->
    [one] One membership request is waiting for you
   *[other] { $count } membership requests are waiting for you
  }
home-expiring = { $count ->
    [one] One certificate is due for renewal
   *[other] { $count } certificates are due for renewal
  }
home-ahead = Ahead of you
home-tasks = Waiting for your decision
home-reported = Message reported in “{ $topic }”
home-meetings = Next meetings
home-answer = Say whether you come
home-polls = Open votes
home-trials = To be tried
home-actions = Your actions to do
home-news = What is new for you
home-news-none = Nothing new in your spaces.
home-news-all = See all news
home-news-topics = { $count ->
    [one] 1 discussion
   *[other] { $count } discussions
  }
home-news-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
  }
home-page-new = new page
home-page-changed = page changed
home-watches-all = All my searches
home-spaces = Your spaces
home-no-space = You are not a member of any space yet.
home-spaces-see = See the spaces of the network
home-mails = Choose how often this space writes to you
home-action-late = late, due on { $date }
home-actions-all = All that I undertook
