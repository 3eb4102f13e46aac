"""What dog-breeds.yml reads, small: `dogImages.zip` in the shape of its data set, and ResNet-50's weights, at random.

Arguments: the folder to write to, and the number of breeds. The archive has one folder that holds everything, what a
Mac leaves in an archive, and every defect that is a warning: two pictures whose end is missing, one that is in two splits,
one that is in two classes, two names that differ in case alone, and a file beside the splits.
"""

import io
import sys
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image
from resnet50_file import write_resnet50

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
    alike = picture()
    for breed in (2, 3):
        archive.writestr(f"dogImages/train/{breed:03}.Breed_{breed}/Breed_{breed}_alike.jpg", alike)
    for name in ("same-name", "Same-Name"):
        archive.writestr(f"dogImages/train/004.Breed_4/{name}.jpg", picture())
    archive.writestr("dogImages/LICENSE", "MIT")
    for name in ("__MACOSX/._dogImages", "__MACOSX/dogImages/train/._098.Breed_98", "dogImages/.DS_Store"):
        archive.writestr(name, "\0\5\26\7")

write_resnet50(folder / "resnet50.pth", chance)
