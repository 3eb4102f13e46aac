"""Tables, curves and images in a notebook, with the standard library only."""

import base64
from html import escape

from IPython.display import HTML

COLOURS = ("#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7")
WIDTH, HEIGHT, MARGIN = 420, 220, 36


def table(rows):
    """Return a table of mappings; a missing value gives an empty cell."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_text(row.get(column))}</td>' for column in columns)}</tr>" for row in rows)
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _text(value):
    return "" if value is None else escape(f"{value:.4g}" if isinstance(value, float) else str(value))


def curves(series, title=""):
    """Return a line chart of a mapping of names to values; the x axis is the index, from 1."""
    series = {name: values for name, values in series.items() if len(values) > 1}
    if not series:
        return HTML("<p>No metric was printed more than once.</p>")
    low, high = (choose(value for values in series.values() for value in values) for choose in (min, max))
    longest = max(len(values) for values in series.values())

    def point(index, value):
        x = MARGIN + (WIDTH - 2 * MARGIN) * index / (longest - 1)
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / ((high - low) or 1)
        return f"{x:.1f},{y:.1f}"

    lines, legend = [], []
    for number, (name, values) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = " ".join(point(index, value) for index, value in enumerate(values))
        lines.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{points}"/>')
        legend.append(f'<span style="color:{colour}">━ {escape(name)}</span>')
    axes = (
        f'<text x="{MARGIN - 4}" y="{MARGIN}" text-anchor="end">{high:.3g}</text>'
        f'<text x="{MARGIN - 4}" y="{HEIGHT - MARGIN}" text-anchor="end">{low:.3g}</text>'
        f'<text x="{MARGIN}" y="{HEIGHT - MARGIN + 16}">1</text>'
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN + 16}" text-anchor="end">{longest}</text>'
    )
    picture = f'<svg width="{WIDTH}" height="{HEIGHT}" font-size="11" fill="currentColor">{axes}{"".join(lines)}</svg>'
    return HTML(f"<div><strong>{escape(title)}</strong><br/>{picture}<br/>{' '.join(legend)}</div>")


def confusion(counts):
    """Return a matrix of counts by pairs of class and predicted class; a darker cell is a larger share of its class."""
    classes = sorted({name for pair in counts for name in pair})
    if not classes:
        return HTML("<p>The evaluation has no classes.</p>")
    head = "".join(f"<th>{escape(name)}</th>" for name in classes)
    rows = []
    for right in classes:
        total = sum(counts[right, predicted] for predicted in classes) or 1
        cells = []
        for predicted in classes:
            count = counts[right, predicted]
            colour = "60,169,81" if predicted == right else "255,114,92"
            cells.append(f'<td style="background:rgba({colour},{count / total:.2f})">{count or ""}</td>')
        rows.append(f"<tr><th>{escape(right)}</th>{''.join(cells)}</tr>")
    return HTML(f"<table><thead><tr><th>class ＼ predicted</th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")


def pictures(items):
    """Return images with a caption below each, from pairs of the file's bytes and a text."""
    figures = []
    for content, caption in items:
        kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
        source = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
        figures.append(
            f'<figure style="display:inline-block;margin:8px;text-align:center"><img src="{source}" width="96"/>'
            f"<figcaption>{escape(caption)}</figcaption></figure>"
        )
    return HTML("".join(figures))
