long BytesHeld(Func<BoundedAlertAccumulator> build) => ShallowSize.Of(build());
