groups-title = Working groups
