"""Reports over all areas: the line from a goal to a day, monitoring, the page of the leaders."""
