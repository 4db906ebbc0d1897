long Dropped(AlertStats stats) => stats.TotalTriggered;
