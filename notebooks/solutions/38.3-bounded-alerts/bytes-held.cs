long BytesHeld(Func<BoundedAlertAccumulator> build) => DeepSize.Of(build());
