long Dropped(AlertStats stats) => stats.CurrentlyStored - stats.TotalTriggered;
