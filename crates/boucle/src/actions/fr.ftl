actions-title = Plan d’action
