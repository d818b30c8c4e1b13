"""From a flat plate to what the finder cuts out of a photograph: place, light, lens, sensor, compression, and the finder's own margins."""

import cv2
import numpy as np

from .ink import Line, Plate

HEIGHT, WIDTH = 48, 192


def photograph(plate: Plate, line: Line, random: np.random.Generator) -> np.ndarray:
    """The line's crop as the reader gets it: grey, HEIGHT x WIDTH, contrast stretched."""
    left, top, right, bottom = line.box
    # More than half of the lines are as small as a far car's.
    tall = np.exp(random.uniform(np.log(9), np.log(24))) if random.random() < 0.6 else random.uniform(20, 56)
    scale = tall / (bottom - top)
    image = surrounded(plate.image, random)
    pad = (image.shape[1] - plate.image.shape[1]) // 2
    if scale < 0.6:
        shrink = min(1.0, scale * random.uniform(1.1, 1.6))
        image = cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    else:
        shrink = 1.0
    place = placing(random, (left + right) / 2 + pad, (top + bottom) / 2 + pad, right - left, scale)
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float64) + pad
    seen = mapped(place, corners)
    margin = tall * 0.9
    low, high = seen.min(0) - margin, seen.max(0) + margin
    size = np.ceil(high - low).astype(int)
    move = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]])
    whole = move @ place @ np.diag([1 / shrink, 1 / shrink, 1])
    photo = cv2.warpPerspective(image, whole, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    photo = sensed(lit(photo, random), random, tall)
    return crop(photo, found(seen - low, random))


def surrounded(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The bumper around the plate."""
    pad = 40
    result = np.empty((image.shape[0] + 2 * pad, image.shape[1] + 2 * pad), np.uint8)
    result[:] = int(random.uniform(5, 240))
    result[: pad - 6] = int(random.uniform(5, 240))
    result[pad:-pad, pad:-pad] = image
    return result


def placing(random: np.random.Generator, x: float, y: float, width: float, scale: float) -> np.ndarray:
    """How the plate lies before the camera: turned, sheared, in perspective."""
    strong = random.random() < 0.3
    angle = np.radians(random.normal(0, 9 if strong else 3.5))
    shear = random.normal(0, 0.16 if strong else 0.07)
    squash = np.clip(random.normal(0.97, 0.14 if strong else 0.07), 0.6, 1.2)
    tilt = random.normal(0, 0.22 if strong else 0.08, 2) / width
    centre = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1]], float)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    form = np.array([[squash * scale, 0, 0], [shear * scale, scale, 0], [tilt[0], tilt[1], 1]])
    lean = np.array([[1, random.normal(0, 0.07), 0], [0, 1, 0], [0, 0, 1]])
    return turn @ lean @ form @ centre


def mapped(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    at = np.c_[points, np.ones(len(points))] @ matrix.T
    return at[:, :2] / at[:, 2:]


def lit(photo: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Dirt, shadow, glare, night."""
    image = photo.astype(np.float32)
    height, width = photo.shape
    if random.random() < 0.25:
        spots = cv2.resize(random.normal(0, 1, (random.integers(3, 9), random.integers(4, 16))).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        image += (spots - 0.3) * random.uniform(5, 35)
    if random.random() < 0.2:
        edge = random.uniform(0, 1) * width + (np.arange(height)[:, None] - height / 2) * random.uniform(-1.5, 1.5)
        share = 1 / (1 + np.exp(-(np.arange(width)[None] - edge) / random.uniform(0.5, 4)))
        image *= 1 - share * random.uniform(0.2, 0.65)
    if random.random() < 0.1:
        x, y, spread = random.uniform(0, width), random.uniform(0, height), random.uniform(0.3, 1.5) * height
        image += random.uniform(40, 160) * np.exp(-(((np.arange(width)[None] - x) ** 2) + (np.arange(height)[:, None] - y) ** 2) / spread**2)
    image = 255 * (np.clip(image, 0, 255) / 255) ** random.uniform(0.6, 1.6)
    contrast = random.uniform(0.15, 0.5) if random.random() < 0.25 else random.uniform(0.5, 1.15)
    image = image * contrast + random.uniform(0, max(1, 255 * (1 - contrast)) * random.choice([0.1, 0.6, 1.0]))
    return image


def sensed(image: np.ndarray, random: np.random.Generator, tall: float) -> np.ndarray:
    """Lens, movement, noise, sharpening and compression."""
    image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.3, 0.35 + 0.04 * min(tall, 30)))
    if random.random() < 0.2:
        length, angle = random.uniform(1.5, 0.14 * tall + 1.5), random.uniform(0, np.pi)
        reach = int(np.ceil(length / 2)) + 1
        kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
        step = np.array([np.cos(angle), np.sin(angle)]) * length / 2 * 16
        middle = np.array([reach, reach]) * 16
        cv2.line(kernel, tuple((middle - step).astype(int).tolist()), tuple((middle + step).astype(int).tolist()), 1.0, 1, cv2.LINE_AA, 4)
        image = cv2.filter2D(image, -1, kernel / kernel.sum())
    image = image + random.standard_normal(image.shape, np.float32) * random.choice([0.5, 2, 4, 8]) * min(1, tall / 20)
    if random.random() < 0.35:
        image = image + (image - cv2.GaussianBlur(image, (0, 0), random.uniform(0.8, 1.6))) * random.uniform(0.3, 1.8)
    result = np.clip(image, 0, 255).astype(np.uint8)
    if random.random() < 0.7:
        _, code = cv2.imencode(".jpg", result, [cv2.IMWRITE_JPEG_QUALITY, int(random.uniform(25, 95))])
        result = cv2.imdecode(code, cv2.IMREAD_GRAYSCALE)
    return result


def found(seen: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The turned rectangle that the finder would give: a little too large, sometimes a little too small, never quite straight."""
    along = (seen[1] + seen[2] - seen[0] - seen[3]) / 2
    along /= np.hypot(*along)
    # A finder of turned rectangles takes small turns for none.
    angle = np.arctan2(along[1], along[0]) * random.choice([1.0, 1.0, 0.85, 0.5]) + np.radians(random.normal(0, 1.2))
    u = np.array([np.cos(angle), np.sin(angle)])
    v = np.array([-u[1], u[0]])
    us, vs = seen @ u, seen @ v
    height = vs.max() - vs.min()
    left, right = us.min() - height * random.uniform(-0.05, 0.5), us.max() + height * random.uniform(-0.05, 0.5)
    top, bottom = vs.min() - height * random.uniform(-0.07, 0.3), vs.max() + height * random.uniform(-0.07, 0.3)
    return np.array([u * a + v * b for a, b in ((left, top), (right, top), (right, bottom), (left, bottom))])


def crop(photo: np.ndarray, quad: np.ndarray) -> np.ndarray:
    """HEIGHT high, as wide as the quad's own ratio says but at most WIDTH; the rest stays grey."""
    long, tall = np.hypot(*(quad[1] - quad[0])), np.hypot(*(quad[3] - quad[0]))
    width = int(np.clip(np.ceil(HEIGHT * long / max(1, tall)), 16, WIDTH))
    target = np.array([[0, 0], [width, 0], [width, HEIGHT], [0, HEIGHT]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    area = cv2.warpPerspective(photo, matrix, (width, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    result = np.full((HEIGHT, WIDTH), 128, np.uint8)
    result[:, :width] = stretched(area)
    return result


def stretched(area: np.ndarray) -> np.ndarray:
    """The darkest hundredth becomes black, the lightest white: night and day look alike."""
    counts = np.bincount(area.ravel(), minlength=256).cumsum()
    low, high = np.searchsorted(counts, [0.01 * area.size, 0.99 * area.size])
    return np.clip((area.astype(np.float32) - low) * (255 / max(12, high - low)), 0, 255).astype(np.uint8)
