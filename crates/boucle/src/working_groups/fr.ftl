groups-title = Chantiers
