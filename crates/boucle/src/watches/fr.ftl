watches-title = Mes recherches
watches-count = { $count ->
    [0] Vous ne gardez aucune recherche
    [one] 1 recherche gardée
   *[other] { $count } recherches gardées
  }
watches-none = Cherchez dans le catalogue, puis gardez la recherche : vous saurez ce qui s’y ajoute sans avoir à revenir voir.
watches-first = Chercher dans le catalogue
watches-another = Garder une autre recherche
watches-new = Garder cette recherche
watches-what = Les solutions qui s’ajouteront, ou qui changeront de manière à y correspondre, vous seront signalées une fois chacune, ici et par courriel si vous le voulez.
watches-no-criteria = Rien n’est choisi : chaque nouvelle solution du catalogue vous sera signalée.
watches-everything = Tout le catalogue
watches-name = Nom de la recherche
watches-name-missing = Donnez un nom, de 200 caractères au plus.
watches-pace = Être averti par courriel
watches-told = par courriel : { $pace }
watches-pace-hint = À l’heure que vous avez choisie pour vos courriels, et jamais pendant vos heures calmes.
watches-pace-wrong = Choisissez un rythme dans la liste.
watches-keep = Garder la recherche
watches-back = Revenir aux résultats
watches-many = Vous gardez déjà { $count } recherches, c’est le maximum : supprimez-en une d’abord.
watches-kept = La recherche est gardée.
watches-new-solutions = { $count ->
    [0] Rien de nouveau
    [one] 1 nouvelle solution
   *[other] { $count } nouvelles solutions
  }
watches-nothing-new = Rien ne s’est ajouté depuis votre dernier passage. Ce qui viendra se lira ici.
watches-since = gardée depuis le { $date }
watches-run = Voir tous les résultats
watches-see-all = J’ai vu
watches-seen = C’est noté : ce qui viendra ensuite sera marqué comme nouveau.
watches-settings = Nom et courriels
watches-save = Enregistrer
watches-saved = C’est enregistré.
watches-conflict = Cette recherche a été changée entre-temps : elle s’appelle maintenant « { $name } ». Enregistrez de nouveau pour garder ce que vous avez écrit.
watches-delete = Supprimer cette recherche
watches-deleted = La recherche est supprimée.
watches-subject-one = { $count ->
    [one] 1 nouvelle solution : { $name }
   *[other] { $count } nouvelles solutions : { $name }
  }
watches-subject = { $count ->
    [one] 1 nouvelle solution pour vos recherches · { $network }
   *[other] { $count } nouvelles solutions pour vos recherches · { $network }
  }
watches-hello = Bonjour,
watches-others = { $count ->
    [one] et 1 autre.
   *[other] et { $count } autres.
  }
watches-see = Voir ce qui est nouveau :
watches-why-one = Vous recevez ce courriel parce que vous gardez la recherche « { $name } » et avez choisi d’en être averti par courriel.
watches-why = Vous recevez ce courriel parce que vous gardez ces recherches et avez choisi d’en être averti par courriel.
watches-foot = Changer de rythme : { $settings }
    Ne plus rien recevoir de tel : { $stop }
watches-stop-title = Ne plus recevoir ces courriels
watches-stop-one = Vous ne recevrez plus de courriel pour la recherche « { $name } ». Elle reste gardée, et vous y lirez toujours ce qui est nouveau.
watches-stop-all = Vous ne recevrez plus de courriel pour vos recherches. Elles restent gardées, et vous y lirez toujours ce qui est nouveau.
watches-stopped-one = C’est fait : vous ne recevrez plus de courriel pour la recherche « { $name } ».
watches-stopped-all = C’est fait : vous ne recevrez plus de courriel pour vos recherches.
