long BytesHeld(Func<BoundedAlertAccumulator> build) => DeepSize.ByType(build())[0].Bytes;
