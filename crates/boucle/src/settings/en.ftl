settings-categories = Categories
settings-categories-lead = What makes solutions and needs find one another. A new name counts everywhere at once; a retired category stays on what holds it and is offered no more.
settings-retired = Retired
settings-change = Change
settings-category-new = Add a category
settings-name-fr = Name in French
settings-name-en = Name in English
settings-name-wrong = Give a name of 200 characters at most
settings-parent = In which family
settings-parent-none = None: it is a family
settings-add = Add
settings-save = Save
settings-saved = Saved; it counts from now on
settings-words-fr = Other words, in French
settings-words-en = Other words, in English
settings-words-hint = One a line: what people write when they think of this category.
settings-cpv = CPV codes
settings-naf = NAF codes
settings-codes-hint = One a line. Imported files are sorted by them.
settings-retire = Retire: offer it no more
settings-conflict = Somebody saved meanwhile: compare, then save again to keep your text
settings-theirs = What the other person saved
settings-merge = Merge
settings-merge-lead = Its solutions, needs and codes go over to the other category, and this one is retired. One press does not undo it.
settings-merge-into = Into
settings-merge-do = Merge
settings-merge-wrong = Choose the other category
settings-merged = The merge is done
settings-synonyms = Words of the same meaning
settings-synonyms-lead = Whoever searches for one finds the others.
settings-synonyms-fr = In French
settings-synonyms-en = In English
settings-synonyms-hint = One group a line, its words between commas.
settings-synonyms-alone = “{ $words }”: a group has 2 to 30 words
settings-synonyms-many = 2,000 groups at most in a language
settings-synonyms-conflict = Somebody saved another list meanwhile. Your text is here: save again to replace it.
settings-weights = Weights of the criteria
settings-weights-lead = What each criterion is worth in the score of a solution for a need. They sum to 100.
settings-weight-default = { $points } at first
settings-weight-wrong = A number from 0 to 100
settings-weights-sum = The sum is { $sum }; it must be 100
settings-turns = Each supplier in turn
settings-most-of-one = Solutions of one supplier before those of the others
settings-most-of-one-hint = From 1 to 20; left empty, 2. The following ones are not lost: they come after. Among equal scores the order changes every day.
settings-most-of-one-wrong = A number from 1 to { $count }
settings-try = Try before saving
settings-try-need = On which need
settings-try-do = Compare
settings-as-is = With the present weights
settings-as-typed = With these
settings-defaults = Back to the first weights
settings-solutions = { $count ->
    [0] no solution
    [one] 1 solution
   *[other] { $count } solutions
  }
settings-needs = { $count ->
    [0] no need
    [one] 1 need
   *[other] { $count } needs
  }
settings-synonyms-title = { $count ->
    [0] Words of the same meaning
    [one] 1 group of words of the same meaning
   *[other] { $count } groups of words of the same meaning
  }
settings-embedding = Partner sites
settings-embedding-lead = The sites that may show, in a frame of their pages, the published solutions that a search finds.
settings-embedding-sites = Sites that may
settings-embedding-hint = One a line, as https://city.example.org. Without any, nobody can show the catalogue in their pages.
settings-embedding-wrong = “{ $site }” is not the address of a site: write https:// and its name, without a page.
settings-embedding-many = Allow { $count } sites at most.
settings-embedding-conflict = The list was changed meanwhile. It is now: { $sites }. Save again to keep yours.
