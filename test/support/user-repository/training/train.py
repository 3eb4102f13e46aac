"""A training script without torch, for tests of what is around it.

    Validation Loss: 0.1234
    Test Accuracy: 0.9
"""

import argparse
import json
import math
import os
import time
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--learning_rate", type=float, default=0.01)
parser.add_argument("--batch_size", type=int, default=32)
parser.add_argument("--sleep", type=float, default=0)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--answer", default="")
arguments = parser.parse_args()

data = Path(os.environ["SM_CHANNEL_TRAINING"])
classes = sorted(folder.name.split(".", 1)[1] for folder in (data / "train").iterdir())
print(f"classes: {', '.join(classes)}", flush=True)
time.sleep(arguments.sleep)
print(f"Validation Loss: {abs(math.log10(arguments.learning_rate) + 2) + 0.01:.6f}")
print("Test Accuracy: 0.9")
model = {"answer": arguments.answer or classes[0], "classes": classes, "hyperparameters": vars(arguments)}
(Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text(json.dumps(model))
