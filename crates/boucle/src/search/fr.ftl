search-title = Rechercher
search-found = { $count ->
    [0] Rien ne répond à « { $words } »
    [one] 1 réponse à « { $words } »
   *[other] { $count } réponses à « { $words } »
  }
search-words = Mots cherchés
search-where = Où
search-everywhere = Partout
search-in-page = Dans les pages
search-in-message = Dans les échanges
search-in-meeting = Dans les rencontres
search-in-document = Dans les documents
search-kind-page = Page
search-kind-message = Échange
search-kind-meeting = Rencontre
search-kind-document = Document
search-do = Chercher
search-what = Un mot suffit. La recherche porte sur les pages, les échanges, les rencontres et les documents que vous pouvez lire, et sur le catalogue.
search-corrected = Recherche faite pour « { $words } ».
search-none = Essayez un mot de moins, ou un mot plus courant.
search-solutions = { $count ->
    [one] 1 solution du catalogue
   *[other] { $count } solutions du catalogue
  }
search-catalogue = Les voir dans le catalogue
search-many = Seules les 50 premières sont montrées : ajoutez un mot pour en avoir moins.
