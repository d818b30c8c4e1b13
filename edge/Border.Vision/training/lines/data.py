"""Examples drawn beside the training in processes of their own. Every example has a number, and its number and the seed decide it."""

import numpy as np
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from .task import Task, to_input


class Examples(IterableDataset):
    """Examples `first` to `first + count` of a seed, shared out between the workers."""

    def __init__(self, task: Task, seed: int, first: int, count: int):
        self.task, self.seed, self.first, self.count = task, seed, first, count

    def __iter__(self):
        import cv2

        cv2.setNumThreads(1)
        worker = get_worker_info()
        start, step = (worker.id, worker.num_workers) if worker else (0, 1)
        for number in range(self.first + start, self.first + self.count, step):
            yield self.task.sample(np.random.default_rng((self.seed, number)))


def batches(task: Task, seed: int, first: int, count: int, size: int, workers: int):
    """Batches of (float32 images, texts)."""

    def collate(examples):
        images, texts = zip(*examples)
        return to_input(np.stack(images)), texts

    return DataLoader(Examples(task, seed, first, count), batch_size=size, num_workers=workers, collate_fn=collate, prefetch_factor=8 if workers else 2)
