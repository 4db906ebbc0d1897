long Dropped(AlertStats stats) => stats.TotalTriggered - stats.CurrentlyStored;
