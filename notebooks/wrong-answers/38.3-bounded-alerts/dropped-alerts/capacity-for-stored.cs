long Dropped(AlertStats stats) => stats.TotalTriggered - stats.MaxCapacity;
