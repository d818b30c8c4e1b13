// Every test has processes of its own that want both processors.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
