"""Pictures of every format, whole and damaged, and what training says to each.

Argument: the folder to write them to. Prints a JSON object: name of the file, and why training cannot read it, or null.
"""

import ast
import io
import json
import struct
import sys
import warnings
import zlib
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
from PIL import Image

folder = Path(sys.argv[1])
TRAINING = Path(__file__).parents[2] / "python/training"
sys.path.insert(0, str(TRAINING))
# Reading a picture does not need torch, and loading torch takes longer than all that is done here.
sys.modules["torch"] = MagicMock()
from images import read_image  # noqa: E402

FORMATS = next(
    ast.literal_eval(line.value)
    for line in ast.parse((TRAINING / "data.py").read_text()).body
    if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "FORMATS"
)

noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8))
HOLE = b"\0" * 300


def encode(kind: str, image: Image.Image = noise, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def with_bytes(body: bytes, at: int, new: bytes) -> bytes:
    return body[:at] + new + body[at + len(new) :]


def cut(body: bytes, kept: int) -> bytes:
    return body[:kept]


def png(*chunks: tuple[bytes, bytes], wrong: bytes = b"") -> bytes:
    """Chunks with right checksums, but for the type `wrong`."""
    parts = [(kind + body, len(body), kind == wrong) for kind, body in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", length) + content + struct.pack(">I", zlib.crc32(content) ^ is_wrong)
        for content, length, is_wrong in parts
    )


def header(depth: int = 8, colour: int = 2, filtering: int = 0, interlaced: int = 0) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", 64, 64, depth, colour, 0, filtering, interlaced)


def text(length: int) -> tuple[bytes, bytes]:
    return b"zTXt", b"a\0\0" + zlib.compress(b"A" * length)


rows = b"".join(b"\0" + row.tobytes() for row in np.asarray(noise))
packed = zlib.compress(rows)
PIXELS, END = (b"IDAT", packed), (b"IEND", b"")
jpeg, progressive = encode("JPEG"), encode("JPEG", progressive=True)
frame, scan = jpeg.index(b"\xff\xc0"), jpeg.index(b"\xff\xda")
webp, lossless = encode("WEBP"), encode("WEBP", lossless=True)
bmp, palette_bmp = encode("BMP"), encode("BMP", noise.convert("P"))
tiff, lzw, deflated = encode("TIFF"), encode("TIFF", compression="tiff_lzw"), encode("TIFF", compression="tiff_deflate")
riff = struct.pack("<I", len(webp) // 2 - 8)

PICTURES = {
    "whole.png": png(header(), PIXELS, END),
    "whole-16-bits.png": encode("PNG", Image.fromarray(np.zeros((8, 8), np.uint16))),
    "whole-palette.png": encode("PNG", noise.convert("P"), transparency=3),
    "whole-animation.png": encode("PNG", save_all=True, append_images=[noise.rotate(90)]),
    "more-rows.png": png(header(), (b"IDAT", zlib.compress(rows + rows)), END),
    "fewer-rows.png": png(header(), (b"IDAT", zlib.compress(rows[: 193 * 30])), END),
    "no-end.png": png(header(), PIXELS),
    "checksum-of-pixels.png": png(header(), PIXELS, END, wrong=b"IDAT"),
    "checksum-of-header.png": png(header(), PIXELS, END, wrong=b"IHDR"),
    "checksum-of-text.png": png(header(), text(9), PIXELS, END, wrong=b"zTXt"),
    "checksum-of-text-behind.png": png(header(), PIXELS, text(9), END, wrong=b"zTXt"),
    "hole.png": png(header(), (b"IDAT", with_bytes(packed, 2000, HOLE)), END),
    "flipped.png": png(header(), (b"IDAT", with_bytes(packed, 500, bytes([packed[500] ^ 255]))), END),
    "half.png": png(header(), (b"IDAT", packed[: len(packed) // 2]), END),
    "parted.png": png(header(), (b"IDAT", packed[:500]), text(9), (b"IDAT", packed[500:]), END),
    "two-parts.png": png(header(), (b"IDAT", packed[:500]), (b"IDAT", packed[500:]), END),
    "no-pixels.png": png(header(), END),
    "three-bits.png": png(header(3), PIXELS, END),
    "unknown-filter.png": png(header(filtering=1), PIXELS, END),
    "large-text.png": png(header(), text(8 << 20), PIXELS, END),
    "many-texts.png": png(header(), *[text(1_000_000)] * 70, PIXELS, END),
    "bad-profile.png": png(header(), (b"iCCP", b"x\0\0garbage"), PIXELS, END),
    "gif.png": encode("GIF"),
    "whole.jpg": jpeg,
    "whole-cmyk.jpg": encode("JPEG", noise.convert("CMYK")),
    "whole-grey.jpg": encode("JPEG", noise.convert("L")),
    "hole.jpg": with_bytes(jpeg, 1500, HOLE),
    "cut.jpg": cut(jpeg, 2000),
    "cut-progressive.jpg": cut(progressive, 2000),
    "cut-in-header.jpg": cut(jpeg, frame + 6),
    "twelve-bits.jpg": with_bytes(jpeg, frame + 4, b"\x0c"),
    "two-components.jpg": with_bytes(jpeg, frame + 9, b"\2"),
    "arithmetic.jpg": with_bytes(jpeg, frame + 1, b"\xc9"),
    "no-tables.jpg": jpeg[:2] + jpeg[frame:],
    "no-pixels.jpg": jpeg[: scan + 14] + b"\xff\xd9",
    "whole.webp": webp,
    "whole-alpha.webp": encode("WEBP", noise.convert("RGBA")),
    "whole-animation.webp": encode("WEBP", save_all=True, append_images=[noise.rotate(90)]),
    "hole.webp": with_bytes(webp, 200, HOLE),
    "cut.webp": cut(webp, 1000),
    "cut-and-renumbered.webp": with_bytes(cut(webp, len(webp) // 2), 4, riff),
    "no-start-code.webp": with_bytes(webp, 23, b"\0"),
    "no-frame.webp": b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0\x3f\0\0\x3f\0\0",
    **{f"hole-{at}-lossless.webp": with_bytes(lossless, at, HOLE) for at in range(60, 3000, 400)},
    "whole.bmp": bmp,
    "whole-one-bit.bmp": encode("BMP", noise.convert("1")),
    "whole-from-the-top.bmp": with_bytes(bmp, 22, struct.pack("<i", -64)),
    "cut.bmp": cut(bmp, 1000),
    "cut-and-renumbered.bmp": with_bytes(cut(bmp, 1000), 2, struct.pack("<I", 1000)),
    "larger-than-it-is.bmp": with_bytes(bmp, 2, struct.pack("<I", 10**6)),
    "pixels-far-away.bmp": with_bytes(bmp, 10, struct.pack("<I", 10**6)),
    "run-lengths-of-24-bits.bmp": with_bytes(bmp, 30, b"\1"),
    "bad-run-lengths.bmp": with_bytes(palette_bmp, 30, b"\1"),
    "holds-a-jpeg.bmp": with_bytes(bmp, 30, b"\4"),
    "negative-width.bmp": with_bytes(bmp, 18, struct.pack("<i", -64)),
    "no-size.bmp": with_bytes(bmp, 18, bytes(8)),
    "three-bits.bmp": with_bytes(bmp, 28, b"\3"),
    "no-header.bmp": b"BM" + bytes(100),
    "whole.tif": tiff,
    **{f"whole-{kind}.tif": encode("TIFF", compression=kind) for kind in ("tiff_lzw", "jpeg", "packbits")},
    "whole-bits.tif": encode("TIFF", noise.convert("1"), compression="group4"),
    "float.tif": encode("TIFF", noise.convert("F")),
    "cut.tif": cut(tiff, 5000),
    "cut-before-directory.tif": cut(lzw, 4000),
    "hole-lzw.tif": with_bytes(lzw, 1000, HOLE),
    "hole-deflate.tif": with_bytes(deflated, 1000, HOLE),
    "whole.ppm": b"P6 64 64 255\n" + noise.tobytes(),
    "whole-16-bits.pgm": b"P5 8 8 65535\n" + b"ab" * 64,
    "whole-text.ppm": b"P3 1 1 255\n1 2 3\n",
    "whole-bits.ppm": b"P4 9 8\n" + b"a" * 16,
    "whole-two-values.ppm": b"P6 8 8 1\n" + b"\1" * 192,
    "comments.pgm": b"P5\n#c\n8 8\n#d\n255\n" + b"a" * 64,
    "cut.ppm": b"P6 64 64 255\n" + b"a" * 500,
    "cut-16-bits.pgm": b"P5 8 8 65535\n" + b"ab" * 60,
    "cut-odd.ppm": b"P6 8 8 100\n" + b"a" * 100,
    "words.ppm": b"P3 1 1 255\n1 two 3\n",
    "too-bright.ppm": b"P3 1 1 255\n1 999 3\n",
    "no-largest-value.ppm": b"P6 8 8\n" + b"a" * 192,
    "largest-value-0.ppm": b"P6 8 8 0\n" + b"a" * 192,
    "largest-value-70000.ppm": b"P6 8 8 70000\n" + b"a" * 400,
    "no-size.ppm": b"P6 0 8 255\n",
}

warnings.simplefilter("ignore")
answers = {}
for name, body in PICTURES.items():
    (folder / name).write_bytes(body)
    try:
        read_image(folder / name, FORMATS, cut_off=True)
        answers[name] = None
    except Exception as error:
        answers[name] = str(error) or type(error).__name__
print(json.dumps(answers))
