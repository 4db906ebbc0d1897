long Dropped(AlertStats stats) => stats.MaxCapacity - stats.CurrentlyStored;
