actions-title = Action plan
