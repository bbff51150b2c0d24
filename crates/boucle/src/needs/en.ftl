needs-title = Needs
needs-title-own = Needs of my organisations
needs-title-network = Open needs of the network
needs-lead = Describe what you are looking for: the solutions of the catalogue that answer it appear at once, each with its reasons.
needs-views = Which needs to show
needs-view-own = Of my organisations
needs-view-network = Of the network
needs-new = Describe a need
needs-edit = Edit the need
needs-first = Write a first need
needs-empty-own = Your needs will appear here, with the solutions that answer them.
needs-empty-network = No need is open in the network at the moment. Those that buyers share will appear here.
needs-column-title = Need
needs-column-organisation = Organisation
needs-column-visibility = Seen by
needs-column-state = State
needs-column-wanted = Wanted by
needs-csv = Take away as CSV
needs-xlsx = Take away as XLSX
needs-next = Next needs
needs-wanted-by = by { $date }
needs-visibility-organisation = Internal
needs-visibility-network = Network
needs-visibility-public = Public
needs-visibility-long-organisation = My organisation only
needs-visibility-long-network = Members of the network, suppliers included
needs-visibility-long-public = Everyone
needs-found = { $count ->
    [0] No solution answers this need
    [one] 1 solution answers this need
   *[other] { $count } solutions answer this need
  }
needs-sorted = { $count ->
    [one] Its score is explained: open “Why this solution”.
   *[other] Best first. Each score is explained: open “Why this solution”.
  }
needs-turns = { $count ->
    [one] Each supplier has its place: one solution of each, the others are folded under it. Among equal scores the order changes every day.
   *[other] Each supplier has its place: at most { $count } solutions of each, the others are folded under them. Among equal scores the order changes every day.
  }
needs-folded = { $count ->
    [one] 1 other solution of { $supplier } answers too
   *[other] { $count } other solutions of { $supplier } answer too
  }
needs-folded-at-least = { $count ->
    [one] At least 1 other solution of { $supplier } answers too
   *[other] At least { $count } other solutions of { $supplier } answer too
  }
needs-none = Nothing in the catalogue fits today, and we would rather say so.
needs-none-advice = Try widening the need, or keep it open: a solution published later may answer it.
needs-browse = Browse the catalogue
needs-introduction = Ask for an introduction
needs-export = Export
needs-the-need = The need
needs-categories = { $count ->
    [one] Category
   *[other] Categories
  }
needs-place = Delivery
needs-quantity = Quantity
needs-budget = Budget
needs-budget-range = { $low } – { $high }
needs-budget-most = up to { $high }
needs-budget-least = from { $low }
needs-date = Wanted by
needs-required = Required
needs-wished = Wished
needs-close = Close the need
needs-reopen = Reopen the need
needs-closed = The need is closed.
needs-opened = The need is open.
needs-saved = The need is saved.
needs-widen = Widen
needs-widen-how = { $how }:
needs-solutions = { $count ->
    [one] 1 solution
   *[other] { $count } solutions
  }
needs-as-written = Back to the need as written
needs-relaxed = The need has not changed: this is what it would find, widened.
needs-partial = Covers part
needs-why = Why this solution
needs-criterion = Criterion
needs-fits = What fits
needs-points = Points
needs-criterion-category = Category
needs-criterion-strategies = Strategies
needs-criterion-social = Social
needs-criterion-territory = Territory
needs-criterion-text = Words of the need
needs-criterion-proof = Proof
needs-criterion-freshness = Freshness
needs-more = Next solutions
needs-near = Would answer, but…
needs-social-economy = Social economy
needs-local = Within { $count } km
needs-reason-not-asked = The need says nothing of it: all the points
needs-reason-from-text = The need has no category: its words decided
needs-near-exact = { $offered }, exactly
needs-near-narrower = { $offered }, part of “{ $wanted }”
needs-near-broader = { $offered }, which includes “{ $wanted }”
needs-near-family = { $offered }, same family as “{ $wanted }”
needs-near-far = { $offered }, far from “{ $wanted }”
needs-reason-no-strategy = No circular strategy declared
needs-reason-no-social = No social commitment declared
needs-reason-served = Serves the place of delivery
needs-reason-served-partly = Serves part of the territory
needs-reason-not-served = Does not serve the place of delivery
needs-reason-held = { $held }: yes
needs-reason-lacking = Lacking: { $lacking }
needs-reason-held-lacking = { $held }: yes; lacking: { $lacking }
needs-reason-no-word = No word of the need
needs-reason-words = Words of the need found: { $words }
needs-reason-references = { $count ->
    [one] 1 confirmed reference
   *[other] { $count } confirmed references
  }
needs-reason-status-verified = status verified
needs-reason-labels-verified = { $count ->
    [one] 1 label verified
   *[other] { $count } labels verified
  }
needs-reason-no-proof = Nothing is verified yet
needs-reason-confirmed = { $count ->
    [0] Entry confirmed today
    [one] Entry confirmed yesterday
   *[other] Entry confirmed { $count } days ago
  }
needs-reason-updated = { $count ->
    [0] Entry updated today
    [one] Entry updated yesterday
   *[other] Entry updated { $count } days ago
  }
needs-distance = { $km ->
    [0] on the spot
   *[other] { $km } km away
  }
needs-missing-attribute = lacking: { $attribute }
needs-missing-place = does not serve the place of delivery
needs-missing-category = another category
needs-missing-words = too few words of the need
needs-wider-without = Without requiring “{ $attribute }”
needs-wider-place = Delivery elsewhere: { $place }
needs-wider-anywhere = Whatever the place
needs-wider-category = The whole family “{ $category }”
needs-column-score = Score out of 100
needs-column-solution = Solution
needs-column-supplier = Supplier
needs-column-place = Supplier’s place
needs-column-reasons = Reasons
needs-form-lead = The more precise you are, the better the answer. Only the title and the description are indispensable.
needs-theirs = What was saved meanwhile
needs-conflict = Somebody changed this need while you were writing. Their text is above, yours below: take what is needed from both, then save.
needs-organisation = For which organisation
needs-organisation-missing = Choose an organisation for which you buy.
needs-field-title = Title
needs-hint-title = In a few words, so that your colleagues recognise it.
needs-title-missing = Give a title, of 200 characters at most.
needs-field-text = What you are looking for
needs-hint-text = In your own words: use, constraints, what you would accept. The text serves to find solutions.
needs-text-missing = Describe what you are looking for, in one sentence at least.
needs-field-categories = Purchase categories
needs-hint-categories = Leave empty: they will be suggested from your text.
needs-suggest = Suggest categories
needs-suggested = { $count ->
    [0] No category stands out from your text: choose it below, or let the text decide.
    [one] One category is suggested: check it below.
   *[other] { $count } categories are suggested: check them below.
  }
needs-field-quantity = Quantity
needs-field-unit = Unit
needs-hint-unit = desks, meals, kg…
needs-field-budget-low = Budget, from
needs-field-budget-high = to
needs-field-currency = Currency
needs-budget-reversed = The top of the range must exceed its bottom.
needs-field-place = Place of delivery
needs-hint-place = Town, department, region or country, with the postal code if the name is common.
needs-which-place = Which place is it?
needs-field-date = Wanted by
needs-field-wants = What you require or wish
needs-hint-wants = What is required excludes solutions that lack it; what is wished moves them up.
needs-group-strategies = Circular strategies
needs-group-social = Social and near
needs-want-no = No matter
needs-want-little = A plus
needs-want-much = Important
needs-want-required = Required
needs-field-label = A label you wish
needs-field-visibility = Who may see this need
needs-choice-missing = Choose one of the answers.
needs-number-wrong = Write a positive number, such as 1,250.5.
needs-date-wrong = Write a date, such as 2027-03-15.
needs-submit = Save and see the solutions
needs-why-title = Why is a solution there, or not?
needs-why-lead = Choose a solution of the catalogue: its place among the answers to this need, or what keeps it out, is said plainly.
needs-why-which = Which solution
needs-why-find = Search
needs-why-none = No published solution has these words.
needs-why-ranked = It answers this need: in place { $rank }, with { $score } points of 100.
needs-why-absent = It is kept out: { $missing }.
needs-why-unknown = It has just been published and will be taken into account in a moment.
needs-why-ask = Why is a solution not there?
