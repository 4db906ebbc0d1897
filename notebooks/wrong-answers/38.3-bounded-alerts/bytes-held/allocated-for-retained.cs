long BytesHeld(Func<BoundedAlertAccumulator> build) => MemoryAudit.AllocatedBytes(() => build());
