long BytesHeld(Func<BoundedAlertAccumulator> build) => 24 + 40 * build().Stats.MaxCapacity;
