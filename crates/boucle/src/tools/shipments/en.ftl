shipments-new = Footprint of a shipments file
shipments-instead = A whole year of transport in a table? Work out the footprint of the file.
shipments-lead = One line for each leg of a shipment. Their emissions are summed by mode, lane, carrier and month, and you see which weigh most.
shipments-file = File
shipments-file-hint = CSV of at most 100 MB and a million lines, or XLSX of at most 20 MB. Separator, accents and titles are recognised.
shipments-file-none = Choose a file
shipments-not-kept = The file is deleted as soon as it is summed, and a day after it was sent at the latest. Only the totals stay, and the lines that were refused so that you can correct them.
shipments-look = See what it holds
shipments-last = Files sent since yesterday
shipments-form = The columns that are read
shipments-form-needed = A mode, a quantity (tonnes, kilograms, TEU or pallets) and a distance are needed. The rest is optional. If your columns have other names, you say which is what.
shipments-read = { $count ->
    [0] No line read in “{ $file }”
    [one] 1 line read in “{ $file }”
   *[other] { $count } lines read in “{ $file }”
  }
shipments-tried = { $count ->
    [0] No line would be counted
    [one] 1 line would be counted
   *[other] { $count } lines would be counted
  }, { $refused ->
    [0] none refused
    [one] 1 refused
   *[other] { $refused } refused
  }
shipments-tried-first = Of the first { $most } lines: { $count ->
    [0] none would be counted
    [one] 1 would be counted
   *[other] { $count } would be counted
  }, { $refused ->
    [0] none refused
    [one] 1 refused
   *[other] { $refused } refused
  }
shipments-refused-lead = What would be refused, to begin with:
shipments-columns-first = First say which column holds the mode, which the quantity, which the distance.
shipments-title = Name of the footprint
shipments-title-hint = For example: shipments of 2026.
shipments-set-hint = Where the figures come from. The result keeps the set and its version.
shipments-currency-of = Currency of the costs
shipments-columns-hint = Recognised by their titles. Change what is wrong, then read the file again.
shipments-do = Work out the footprint
shipments-look-again = Read again with these choices
shipments-read-of = { $read } lines read of { $lines }
shipments-going = Summing
shipments-going-lead = You may leave this page: the sum goes on, and its result will be among your calculations.
shipments-failed = This file could not be read to its end
shipments-another = Send another file
shipments-missing-mode = Say which column holds the mode of transport
shipments-missing-tonnes = Say which column holds the quantity: tonnes, kilograms, TEU or pallets
shipments-missing-km = Say which column holds the distance
shipments-found = { $count ->
    [0] No leg could be counted
    [one] 1 leg emits { $mass } of CO₂e
   *[other] { $count } legs emit { $mass } of CO₂e
  }
shipments-refused = { $count ->
    [one] 1 line could not be counted.
   *[other] { $count } lines could not be counted.
  }
shipments-refused-file = The refused lines, with their reason (CSV)
shipments-refused-again = Correct them in your file and send the whole of it again for a complete footprint, or send these lines alone for a separate one.
shipments-xlsx = Workbook (XLSX)
shipments-csv = CSV
shipments-by-all = In all
shipments-by-mode = By mode
shipments-by-lane = By lane
shipments-by-carrier = By carrier
shipments-by-month = By month
shipments-heaviest = { $count ->
    [one] One lane of { $all } makes { $share } of the emissions.
   *[other] { $count } lanes of { $all } make { $share } of the emissions.
  }
shipments-rows = Legs
shipments-share = Share
shipments-others = { $count ->
    [one] Another one is in the workbook and the CSV.
   *[other] { $count } others are in the workbook and the CSV.
  }
shipments-unnamed = Unnamed, or too small to stand apart
shipments-undated = Undated
shipments-doubt = { $doubt } ({ $count ->
    [one] 1 line
   *[other] { $count } lines
  })
shipments-source = Where this footprint comes from
shipments-gone = The file was deleted once it was summed. Its digest proves which file these totals come from.
shipments-rows-read = Lines read
shipments-digest = Digest (SHA-256)
shipments-vehicles = Unknown vehicles
shipments-means = Counted as the mean of their mode
shipments-delete-why = Its totals, its refused lines and whom it is shared with go with it. There is no way back.
shipments-kind = Total
shipments-name = Name
shipments-grams = Grams of CO₂e per tonne-km
shipments-currency = Currency
shipments-years = Carriers’ own data
shipments-years-hint = Optional. Did a carrier give you its energy and its tonne-km of a whole year? Its lines then count with its own mean, as real data, in place of published factors.
shipments-year-of = Carrier { $number }
shipments-year-carrier = Name of the carrier
shipments-year-carrier-hint = Written as in the file.
shipments-year-mode = By which mode
shipments-year-quantity = Quantity of the year
shipments-year-more = Read again and add a carrier
shipments-year-unheard = No line of this carrier by this mode ({ $mode }) would be counted. The file names: { $carriers }
shipments-year-nobody = The file names no carrier: say which column holds their name
shipments-year-told = { $year }: { $count ->
    [0] none of the lines read
    [one] 1 line
   *[other] { $count } lines
  }
shipments-years-sheet = Carriers’ own data
shipments-by-told = With carriers’ own data
shipments-primary = Real data
shipments-primary-kg = Of which real data (kg CO₂e)
shipments-data = Data behind the emissions
shipments-activity-data = Data behind the tonne-km
shipments-scenarios = Scenarios
shipments-scenarios-lead = Over the period of the file, each compared with today.
shipments-scenario = Scenario
shipments-changed = Tonne-km changed
shipments-scenario-new = Add a scenario
shipments-scenario-lead = The scenario changes a share of what the file carried; the rest emits what it emits today. Several changes are made one after the other.
shipments-scenario-title-hint = For example: rail beyond 600 km.
shipments-scenario-change = Change { $number }
shipments-scenario-what = Mode of today
shipments-scenario-to = Replaced by
shipments-scenario-to-lead = A mode may be replaced by another mode, by another vehicle of the same mode, or by the same vehicles fuller where the set of factors says so. A carrier’s own data do not say how full it was: its lines then stay as they are.
shipments-scenario-none = no change
shipments-scenario-same = Same vehicles
shipments-laden-full = full
shipments-laden-half = half full
shipments-scenario-far = Legs concerned
shipments-scenario-any = all
shipments-scenario-from = from { $km } km
shipments-scenario-part = { $share } of the tonne-km
shipments-scenario-ratio = distance × { $ratio }
shipments-scenario-share = Share of the tonne-km, in %
shipments-scenario-share-wrong = Give a share, from more than 0 to 100%
shipments-scenario-distance = New distance, in % of the old one
shipments-scenario-distance-hint = For another mode. Empty: the same.
shipments-scenario-distance-same = The distance changes for another mode only: leave this field empty
shipments-scenario-cost = Cost of the whole, in { $currency }
shipments-scenario-cost-hint = Optional, over the whole period of the file. If every line of the file has its cost, the difference and the cost of a tonne avoided follow from it.
shipments-scenario-delete = Delete this scenario
shipments-scenario-nothing = Say at least one change
shipments-field-reference = Reference
shipments-field-date = Date or month
shipments-field-carrier = Carrier
shipments-field-from = From
shipments-field-to = To
shipments-field-mode = Mode
shipments-field-vehicle = Vehicle (code of the set of factors)
shipments-field-tonnes = Quantity in tonnes
shipments-field-kg = Quantity in kilograms
shipments-field-teu = Quantity in TEU
shipments-field-tonnes-per-teu = Tonnes per TEU
shipments-field-pallets = Quantity in pallets
shipments-field-kg-per-pallet = Kilograms per pallet
shipments-field-km = Kilometres by the shortest way (as the crow flies by air)
shipments-field-actual-km = Kilometres driven, by the odometer
shipments-field-adjustment = Distance adjustment
shipments-field-temperature = Temperature
shipments-field-cost = Cost
