long BytesHeld(Func<BoundedAlertAccumulator> build) => build().Stats.CurrentlyStored * 40;
