"""Summaries of an evaluation.json: means, confusion matrix, worst examples."""

from collections import Counter


def means(evaluation):
    """Return accuracy and the mean of each other value over all test examples; each copy of an example counts.

    An evaluation may have no classes, and any values: see docs/comparison.md.
    """
    sums, total = Counter(), 0
    for example in evaluation.values():
        copies = example.get("copies", 1)
        total += copies
        for name, value in example.items():
            if name not in ("class", "predicted", "copies", "confidence"):
                sums[f"mean {name}"] += copies * value
        if "class" in example:
            sums["accuracy"] += copies * (example["class"] == example["predicted"])
    return {name: value / total for name, value in sums.items()}


def in_words(evaluation):
    """Return the means as a text."""
    found = means(evaluation)
    accuracy = found.pop("accuracy", None)
    examples = f"{len(evaluation)} test examples"
    first = examples if accuracy is None else f"{accuracy:.1%} of {examples} right"
    return ", ".join([first, *(f"{name} {value:.4f}" for name, value in found.items())])


def confusion(evaluation):
    """Return the confusion matrix: {(class, predicted): count}; empty if the evaluation has no classes."""
    counts = Counter()
    for example in evaluation.values():
        if "class" in example:
            counts[str(example["class"]), str(example["predicted"])] += example.get("copies", 1)
    return counts


def worst(evaluation, number):
    """Return the examples with the highest loss, as pairs of SHA-256 and the model's result; none without a loss."""
    judged = [pair for pair in evaluation.items() if "loss" in pair[1]]
    return sorted(judged, key=lambda pair: -pair[1]["loss"])[:number]


def caption(said):
    """Return the model's result for an example as a text."""
    if "class" not in said:
        return f"loss {said['loss']:.4g}"
    sure = f" ({said['confidence']:.0%})" if "confidence" in said else ""
    return f"{said['class']}, taken for {said['predicted']}{sure}"
