"""Pictures as other people have them: 16 bits, transparent, cut off, far too large. The same in training and serving."""

import io
import random

import inference
import numpy as np
import pytest
from conftest import paint, paint_splits
from images import MAX_PIXELS, read_image
from PIL import Image


def encode(image, kind="png", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def grey(body, **options):
    """Brightness of the pixels as training and serving see them, row by row."""
    seen = np.asarray(read_image(io.BytesIO(body), **options))
    assert seen.shape[2] == 3 and (seen == seen[:, :, :1]).all()
    return seen[:, :, 0]


@pytest.mark.parametrize("kind", ["png", "tiff", "ppm"])
def test_16_bits_are_scaled_to_8(kind):
    ramp = np.linspace(0, 65535, 256).round().astype(np.uint16).reshape(1, 256)
    assert grey(encode(Image.fromarray(ramp), kind)).tolist() == [list(range(256))]


def test_16_bits_are_turned_as_the_camera_held_them_and_may_be_transparent():
    exif = Image.Exif()
    exif[0x0112] = 6
    values = np.array([[0, 65535, 40000]], np.uint16)
    seen = grey(encode(Image.fromarray(values), exif=exif, transparency=40000))
    assert seen.tolist() == [[0], [255], [255]]


@pytest.mark.parametrize("mode", ["I", "F"])
def test_32_bits_are_refused_in_plain_words(mode):
    with pytest.raises(ValueError, match="32 bits per channel.*save it with 8 or 16 bits"):
        read_image(io.BytesIO(encode(Image.new(mode, (3, 3), 7), "tiff")))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_black_drawing_on_transparent_is_black_on_white(mode):
    drawing = Image.new("RGBA", (3, 1), (0, 0, 0, 0))
    drawing.putpixel((0, 0), (0, 0, 0, 255))
    drawing.putpixel((1, 0), (0, 0, 0, 51))
    seen = grey(encode(drawing.convert(mode)))[0].tolist()
    assert seen[0] == 0 and seen[2] == 255
    assert mode == "P" or seen[1] == 204


def test_serving_reads_them_alike():
    body = encode(Image.fromarray(np.full((2, 2), 30000, np.uint16)))
    assert inference.input_fn(body, "image/png").tobytes() == read_image(io.BytesIO(body)).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_is_cut_off_anywhere_in_its_data_is_read_by_training_and_refused_by_serving(progressive):
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    whole = encode(Image.fromarray(noise), "jpeg", progressive=progressive)
    begin = whole.index(b"\xff\xda")
    header = begin + 2 + int.from_bytes(whole[begin + 2 : begin + 4])
    for length in range(header, len(whole), 7):
        assert read_image(io.BytesIO(whole[:length]), cut_off=True).size == (64, 64)
    with pytest.raises(inference.RequestError) as raised:
        inference.input_fn(whole[:-100], "image/jpeg")
    assert raised.value.status == 422


def test_a_picture_whose_pixels_are_damaged_is_grey_in_training_and_named_and_refused_elsewhere(tmp_path):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8))
    whole = encode(noise, "tiff", compression="tiff_lzw")
    path = tmp_path / "damaged.tif"
    path.write_bytes(whole[:1000] + bytes(500) + whole[1500:])
    with pytest.warns(UserWarning, match="damaged.tif is damaged .*it is read as grey"):
        assert read_image(path, cut_off=True).getcolors() == [(64 * 64, (128, 128, 128))]
    with pytest.raises(OSError):
        read_image(path)


def test_a_damaged_png_is_refused():
    whole = encode(Image.fromarray(np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8)))
    with pytest.raises(OSError):
        read_image(io.BytesIO(whole[:1000] + bytes(500) + whole[1500:]), cut_off=True)


def test_a_picture_of_more_than_25_megapixels_is_refused_before_it_is_unpacked():
    assert MAX_PIXELS == 25_000_000
    assert read_image(io.BytesIO(encode(Image.new("1", (5000, 5000))))).size == (5000, 5000)
    for size in ((5001, 5000), (20_000, 20_000)):
        with pytest.raises(inference.RequestError, match=r"megapixels; the limit is 25: scale it down") as raised:
            inference.input_fn(encode(Image.new("1", size)), "image/png")
        assert raised.value.status == 422


def test_one_class_is_none(train, tmp_path):
    data = paint_splits(tmp_path / "one", ["Cat"], {"train": 1, "valid": 1, "test": 1})
    with pytest.raises(SystemExit) as end:
        train(data)
    assert end.value.code == "Error: 001.Cat is the only class; a classifier needs at least two"


@pytest.mark.parametrize("alike", ["löwe", "Lo\u0308we", "Löwe "])
def test_two_folders_whose_names_look_alike_are_no_two_classes(train, tmp_path, alike):
    data = paint_splits(tmp_path / "alike", ["Löwe", alike], {"train": 1, "valid": 1, "test": 1})
    with pytest.raises(SystemExit) as end:
        train(data)
    assert end.value.code == f"Error: 001.Löwe and 002.{alike} name the same class"


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no archive"])
def test_a_checkpoint_that_was_cut_short_is_told_in_one_line_and_not_used(train, tmp_path, pictures, content):
    path = tmp_path / "checkpoints/checkpoint.pth"
    arguments = ["--epochs", "1", "--checkpoint-dir", str(path.parent)]
    whole = train(pictures, *arguments)
    path.write_bytes(path.read_bytes()[:-1000] if content is None else content)
    again = train(pictures, *arguments, into="again")
    said = f"Checkpoint: {path} is truncated or damaged, so it is ignored; training starts from the beginning"
    assert [line for line in again.lines if "heckpoint" in line] == [said]
    assert (again.model / "model.pth").read_bytes() == (whole.model / "model.pth").read_bytes()


def test_training_reads_a_jpeg_that_is_cut_off_in_every_split(train, tmp_path):
    data = paint_splits(tmp_path / "cut", ["Cat", "Dog"], {"train": 2, "valid": 1, "test": 1})
    for split in ("train", "valid", "test"):
        path = data / split / "001.Cat/cut.jpg"
        paint(path, 0, random.Random(3), size=64)
        path.write_bytes(path.read_bytes()[:-150])
    run = train(data, "--epochs", "1")
    assert "Data: 2 classes; train 5, valid 3, test 3 images" in run.lines
