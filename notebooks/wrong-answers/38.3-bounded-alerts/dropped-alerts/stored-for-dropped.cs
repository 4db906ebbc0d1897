long Dropped(AlertStats stats) => stats.CurrentlyStored;
