imports-title = Import
imports-lead = Give a table that you already have. You will see what it would do before anything changes.
imports-what = What does this file hold?
imports-kind-suppliers = Suppliers, each with one general solution
imports-kind-solutions = Solutions, from a table or an online form
imports-kind-needs = Needs, or contract notices
imports-file = File
imports-file-hint = CSV of 100 MB at most, XLSX or JSON list of 20 MB at most. Separator and accents are recognised.
imports-look = See what it would do
imports-preview-suppliers = { $count ->
    [0] This file would change nothing
    [one] 1 supplier would be added or updated
   *[other] { $count } suppliers would be added or updated
  }
imports-preview-solutions = { $count ->
    [0] This file would change nothing
    [one] 1 solution would be added or updated
   *[other] { $count } solutions would be added or updated
  }
imports-preview-needs = { $count ->
    [0] This file would change nothing
    [one] 1 need would be added or updated
   *[other] { $count } needs would be added or updated
  }
imports-done-suppliers = { $count ->
    [0] Nothing changed: everything was there already
    [one] 1 supplier is added or updated
   *[other] { $count } suppliers are added or updated
  }
imports-done-solutions = { $count ->
    [0] Nothing changed: all of it was there already
    [one] 1 solution is added or updated
   *[other] { $count } solutions are added or updated
  }
imports-done-needs = { $count ->
    [0] Nothing changed: everything was there already
    [one] 1 need is added or updated
   *[other] { $count } needs are added or updated
  }
imports-lines = { $count ->
    [one] 1 line read
   *[other] { $count } lines read
  }
imports-unchanged = { $count ->
    [0] none there already
    [one] 1 there already
   *[other] { $count } there already
  }
imports-missing = A column is missing for:
imports-see = See the catalogue
imports-see-needs = See the needs
imports-another = Import another file
imports-last = Latest imports
imports-going = Import under way
imports-going-lead = You may leave this page: the import goes on, and its result will stay here.
imports-read-of = { $read } lines read of { $lines }
imports-look-again = See how far it is
imports-columns = Which column is what
imports-columns-hint = This choice is remembered for the next file with the same titles.
imports-no-column = None
imports-read-again = Read again with these columns
imports-do = Import
imports-errors = { $count ->
    [0] No line refused
    [one] 1 line refused
   *[other] { $count } lines refused
  }
imports-doubts = { $count ->
    [0] No doubt
    [one] 1 doubt to settle
   *[other] { $count } doubts to settle
  }
imports-doubts-lead = These lines are imported without the doubtful value. Settle or correct, then import again: only they will change.
imports-doubts-list = See the first ones
imports-lines-day = The file stays readable for a day.
imports-lines-file = Take these lines away with their reasons (CSV)
imports-sample = First lines
imports-at-line = line { $line }
imports-line = Line
imports-column = Column
imports-reason = Reason
imports-no-name = without a name
imports-no-title = without a title
imports-no-buyer = without a buyer
imports-identifier-wrong = this number does not hold
imports-status-unknown = unknown status
imports-place-several = several places of this name
imports-place-unknown = unknown place
imports-word-unknown = unknown word
imports-capacity-per = say a week, a month or a year
imports-lead-unit = say days or weeks
imports-price-currency = say EUR or CAD
imports-twice = already said by an earlier line
imports-key-taken = this reference is already that of another solution, of another supplier: change it, or leave this column out
imports-supplier-unknown = unknown supplier: import it first, or tick “Create the suppliers”
imports-supplier-several = several suppliers have this name: give its number
imports-supplier-other-number = a supplier of this name has another number: check this one, or import the supplier first
imports-category-unheard = unknown category
imports-category-unknown = no category stands out
imports-field-name = Name
imports-field-brand = Trade name
imports-field-identifier = SIRET, SIREN or NEQ
imports-field-status = Status
imports-field-legal-form = Legal form
imports-field-naf = NAF code
imports-field-categories = Categories
imports-field-address = Address
imports-field-postal-code = Postal code
imports-field-town = Town
imports-field-latitude = Latitude
imports-field-longitude = Longitude
imports-field-website = Web site
imports-field-size = Size
imports-field-description = Description
imports-field-key = Reference
imports-field-title = Title
imports-field-text = Text
imports-field-organisation = Buyer
imports-field-cpv = CPV code
imports-field-supplier = Supplier (name or number)
imports-field-summary = Summary
imports-field-language = Language
imports-field-strategies = Circular strategies
imports-field-commitments = Social commitments
imports-field-places = Territories served
imports-field-radius-km = Radius (km)
imports-field-labels = Labels
imports-field-links = Links
imports-field-state = State
imports-field-capacity = Capacity
imports-field-capacity-unit = Capacity unit
imports-field-capacity-per = Capacity per
imports-field-lead-time = Lead time
imports-field-lead-unit = Lead time unit
imports-field-price-low = Lowest price
imports-field-price-high = Highest price
imports-field-price-currency = Price currency
imports-field-price-unit = Price unit
imports-field-delivery = Place of delivery
imports-field-budget = Amount
imports-field-currency = Currency
imports-field-wanted-by = Wanted by
imports-field-quantity = Quantity
imports-field-unit = Unit
imports-questions = To settle
imports-questions-lead = One answer stands for every line that says the same, in this file and in those to come.
imports-question-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
  }
imports-question-place = Which place is it?
imports-question-category = Which category is it?
imports-question-perhaps = Perhaps:
imports-question-empty = Leave it empty and ask no more
imports-settle = Keep these answers
imports-answer-unknown = “{ $words }” is not known, or names several things. Choose from the list.
imports-suppliers-new = { $count ->
    [one] { $count } new supplier
   *[other] { $count } new suppliers
  }
imports-new-suppliers = Create the suppliers that the network does not know yet
imports-new-suppliers-hint = Otherwise their lines are refused. The answers to an online form often name new suppliers.
imports-territory-vague = how far is not said: only the place that is named is taken
imports-territory-second-radius = only one distance for each solution: this place is taken without it
imports-territory-nowhere = this place has no coordinates: it is taken without the distance
imports-territory-not-within = what is left out is not part of what is served
imports-territory-too-fine = too many small places would be left: name what is served instead
imports-territory-largest = several places of this name: the most populated by far is taken
