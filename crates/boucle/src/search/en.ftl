search-title = Search
search-found = { $count ->
    [0] Nothing answers “{ $words }”
    [one] 1 answer to “{ $words }”
   *[other] { $count } answers to “{ $words }”
  }
search-words = Words
search-where = Where
search-everywhere = Everywhere
search-in-page = In pages
search-in-message = In discussions
search-in-meeting = In meetings
search-in-document = In documents
search-kind-page = Page
search-kind-message = Discussion
search-kind-meeting = Meeting
search-kind-document = Document
search-do = Search
search-what = One word is enough. Pages, discussions, meetings and documents that you may read are searched, and the catalogue.
search-corrected = Searched for “{ $words }”.
search-none = Try one word less, or a more usual one.
search-solutions = { $count ->
    [one] 1 solution of the catalogue
   *[other] { $count } solutions of the catalogue
  }
search-catalogue = See them in the catalogue
search-many = Only the first 50 are shown: add a word to have fewer.
