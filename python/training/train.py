"""Train an image classifier: in SageMaker, on EC2 or on a laptop. Only the environment differs.

Metrics are means per example. The script prints these lines for metric regexes:

    Hosts: 2, 2 processes
    Device: cpu, 4 threads
    Data: 133 classes; train 6680, valid 835, test 836 images
    Epoch: 1/5 Batch: 40/105 Running Loss: 3.2109
    Epoch: 1/5 Train Loss: 2.3456 Validation Loss: 1.2345 Validation Accuracy: 0.6500
    Best Epoch: 4/5 Validation Loss: 0.9876 Validation Accuracy: 0.7300
    Testing Loss: 1.0123
    Testing Accuracy: 0.7200

The weights of the epoch with the lowest validation loss are saved. "Best Epoch" is the last line
with a validation loss, so the final value in SageMaker is that of the saved model. The test split
is evaluated once, with that model.

On several hosts, each epoch's images are divided among the hosts, and each image is read once. The
batch size is the number of images per host, so a step trains on batch size x hosts images. The
learning rate does not depend on the number of hosts. The metrics above are for all hosts together;
the first host prints them and writes the model.
"""

import argparse
import math
import os
import sys
from pathlib import Path

import hosts
import torch
from architectures import ARCHITECTURES
from artifact import write_evaluation, write_model
from data import Pictures, load, read_image_folders
from epochs import evaluate
from errors import TrainingError
from fit import fit
from torch.distributed.elastic.multiprocessing.errors import record
from weights import load_pretrained


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train an image classifier.")
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default="resnet50")
    parser.add_argument("--epochs", type=positive_integer, default=5)
    parser.add_argument(
        "--batch-size", "--batch_size", type=positive_integer, default=64, help="images of one host in a step"
    )
    parser.add_argument("--learning-rate", "--learning_rate", type=positive_number, default=0.001)
    parser.add_argument(
        "--image-size", "--image_size", type=positive_integer, help="side in pixels; default: the architecture's own"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--workers", type=int, help="processes that read images; default: all CPUs beside a GPU, else none"
    )

    folders = parser.add_argument_group("folders", "SageMaker's environment variables are the defaults")
    environment = os.environ
    folders.add_argument(
        "--training",
        type=Path,
        default=environment.get("SM_CHANNEL_TRAINING", "data"),
        help="train/ valid/ test/ with NNN.Class folders",
    )
    folders.add_argument(
        "--weights",
        type=Path,
        default=environment.get("SM_CHANNEL_WEIGHTS"),
        help="folder with the pretrained .pth file",
    )
    folders.add_argument("--model-dir", "--model_dir", type=Path, default=environment.get("SM_MODEL_DIR", "model"))
    folders.add_argument(
        "--output-data-dir", "--output_data_dir", type=Path, default=environment.get("SM_OUTPUT_DATA_DIR", "output")
    )
    folders.add_argument(
        "--checkpoint-dir",
        "--checkpoint_dir",
        type=Path,
        default=_checkpoint_folder(),
        help="default: SM_CHECKPOINT_DIR, else /opt/ml/checkpoints if it exists, else no checkpoints",
    )
    return parser.parse_args(arguments)


def _checkpoint_folder() -> str | None:
    # SageMaker sets no environment variable for this folder.
    sagemaker = "/opt/ml/checkpoints"
    return os.environ.get("SM_CHECKPOINT_DIR") or (sagemaker if os.path.isdir(sagemaker) else None)


def positive_integer(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {text}")
    return value


def positive_number(text: str) -> float:
    value = float(text)
    if not (value > 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"must be above 0, not {text}")
    return value


@record
@hosts.depending_on_each_other()
def run(options: argparse.Namespace) -> None:
    """Train, test, and write the model and its evaluation. Raises TrainingError if the run cannot continue."""
    architecture = ARCHITECTURES[options.architecture]
    settings = {
        "architecture": options.architecture,
        "epochs": options.epochs,
        "batch-size": options.batch_size,
        "learning-rate": options.learning_rate,
        "image-size": options.image_size or architecture.image_size,
        "seed": options.seed,
    }
    hosts.init()
    device = choose_device()
    folders = read_image_folders(options.training)
    counts = ", ".join(f"{split} {len(examples)}" for split, examples in folders.splits.items())
    hosts.log(f"Data: {len(folders.classes)} classes; {counts} images")

    torch.manual_seed(options.seed)
    network = architecture.build(len(folders.classes))
    load_pretrained(network, architecture, options.weights)
    network.to(device)
    workers = options.workers if options.workers is not None else (os.cpu_count() or 0) * (device.type == "cuda")

    best = fit(network, folders, settings, device, workers, options.checkpoint_dir)
    network.load_state_dict(best["weights"])
    hosts.log(
        f"Best Epoch: {best['epoch']}/{options.epochs} Validation Loss: {best['loss']:.4f} "
        f"Validation Accuracy: {best['accuracy']:.4f}"
    )
    test = folders.splits["test"]
    evaluation = evaluate(network, load(Pictures(test, settings["image-size"]), options.batch_size, workers), device)
    hosts.log(f"Testing Loss: {evaluation.loss:.4f}")
    hosts.log(f"Testing Accuracy: {evaluation.accuracy:.4f}")
    if hosts.rank() > 0:
        return
    write_evaluation(options.output_data_dir, test, folders.classes, evaluation)
    write_model(options.model_dir, best["weights"], folders.classes, settings)


def choose_device() -> torch.device:
    """Use a GPU if there is one. The same seed, device and number of threads give the same model."""
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # cuBLAS needs it to be deterministic
    torch.use_deterministic_algorithms(True, warn_only=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    hosts.log(f"Device: {device}, {torch.get_num_threads()} threads")
    return device


def main() -> None:
    try:
        run(parse_arguments())
        hosts.destroy()
    except TrainingError as error:
        # A worker of the DataLoader puts its traceback before the message.
        sys.exit(f"Error: {str(error).rpartition('TrainingError: ')[2].strip()}")


if __name__ == "__main__":
    main()
