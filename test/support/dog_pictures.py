"""What dog-breeds.yml reads, small: `dogImages.zip` in the shape of its data set, and ResNet-50's weights, at random.

Arguments: the folder to write to, and the number of breeds. The archive has one folder that holds everything, what a
Mac leaves in an archive, two pictures whose end is missing, and one that is in two splits.
"""

import io
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.models import resnet50

folder, breeds = Path(sys.argv[1]), int(sys.argv[2])
chance = np.random.default_rng(3)


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(chance.integers(0, 255, (48, 64, 3), dtype=np.uint8)).save(buffer, "jpeg")
    return buffer.getvalue()


with zipfile.ZipFile(folder / "dogImages.zip", "w") as archive:
    for split in ("train", "valid", "test"):
        for number in range(1, breeds + 1):
            archive.writestr(f"dogImages/{split}/{number:03}.Breed_{number}/Breed_{number}_{split}.jpg", picture())
    for name in ("train/098.Breed_98/Breed_98_cut.jpg", "train/103.Breed_103/Breed_103_cut.jpg"):
        archive.writestr(f"dogImages/{name}", picture()[:-150])
    twin = picture()
    for split in ("train", "test"):
        archive.writestr(f"dogImages/{split}/001.Breed_1/Breed_1_twin.jpg", twin)
    for name in ("__MACOSX/._dogImages", "__MACOSX/dogImages/train/._098.Breed_98", "dogImages/.DS_Store"):
        archive.writestr(name, "\0\5\26\7")

torch.manual_seed(0)
weights = resnet50().state_dict()
for tensor in weights.values():
    if tensor.dim() == 4:
        # One number for each filter: packing 100 MB of noise again and again is what the test would wait for.
        tensor[:] = torch.randn(len(tensor), 1, 1, 1) / tensor[0].numel()
torch.save(weights, folder / "resnet50.pth")
