"""Fits the weights of NameScore.cs: python3 fit.py FEATURES, the file that `border eval names CSV --features FEATURES` writes.

Logistic regression with a small penalty, by plain gradient descent; prints the weights and the F1 of ten-fold cross-validation, which is
what to expect of names not seen. Lack is fitted too, but NameScore sets it by hand (a single word must not carry a match).
"""
import random
import sys

import numpy

NAMES = ["Base", "Spelling", "Worst", "Contradiction", "Against", "ExtraOfPerson", "ExtraOfOrganisation", "Lack"]
SCALE = numpy.array([1, 5, 3, 3, 1.5, 3, 3, 1.0])


def read(path):
    rows, truth = [], []
    for line in open(path, encoding="utf-8"):
        match, person, spelling, worst, contradiction, against, extra, agreed = map(float, line.split("\t")[:8])
        rows.append([1, spelling, worst, contradiction, against, extra * person, extra * (1 - person), max(0, 1.5 - agreed)])
        truth.append(match)
    return numpy.array(rows), numpy.array(truth)


def fit(rows, truth, rounds=4000, rate=0.5, penalty=0.002):
    scaled, weights = rows * SCALE, numpy.zeros(rows.shape[1])
    for _ in range(rounds):
        error = 1 / (1 + numpy.exp(-scaled @ weights)) - truth
        weights -= rate * (scaled.T @ error / len(truth) + penalty * numpy.r_[0, weights[1:]])
    return weights * SCALE


def f1(rows, truth, weights):
    found = rows @ weights >= 0
    return 2 * (found & (truth == 1)).sum() / max(1, found.sum() + truth.sum())


def main(path):
    rows, truth = read(path)
    for name, weight in zip(NAMES, fit(rows, truth)):
        print(f"{name:20} {weight:7.2f}")
    order = list(range(len(truth)))
    random.Random(1).shuffle(order)
    predicted = numpy.zeros(len(truth), bool)
    for fold in range(10):
        held = order[fold::10]
        rest = [i for i in order if i not in set(held)]
        predicted[held] = rows[held] @ fit(rows[rest], truth[rest], rounds=1500) >= 0
    print("F1 of cross-validation", round(2 * (predicted & (truth == 1)).sum() / (predicted.sum() + truth.sum()), 3))


if __name__ == "__main__":
    main(sys.argv[1])
