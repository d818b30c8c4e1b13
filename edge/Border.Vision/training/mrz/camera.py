"""What lies between the paper and the file: geometry, light, lens, sensor, compression."""

import cv2
import numpy as np


def expose(random: np.random.Generator, sheet: np.ndarray, ink: np.ndarray) -> np.ndarray:
    """Ink on paper as brightness 0 to 255."""
    dark = random.uniform(0.0, 0.35)
    opacity = random.uniform(0.6, 1.0)
    picture = sheet * (1 - ink * opacity) + dark * ink * opacity
    return np.clip(picture, 0, 1.2) * random.uniform(150, 255)


def distort(random: np.random.Generator, picture: np.ndarray, corners: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """The picture at its size on the sensor, a little turned, in perspective, bent. Also where `corners` (n x 2) come to lie."""
    height, width = picture.shape
    stretch = np.exp(random.normal(0, 0.06))
    size = (max(8, round(width * scale * stretch)), max(8, round(height * scale)))
    frame = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    target = frame * (scale * stretch, scale)
    turn = np.deg2rad(random.normal(0, 0.5))
    middle = target.mean(0)
    target = (target - middle) @ np.float32([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + middle
    target += random.normal(0, 0.05, (4, 2)).astype(np.float32) * height * scale
    if random.random() < 0.3:  # slanted print
        target[:2, 0] += random.normal(0, 0.12) * height * scale
    if scale < 1:
        # Too little of this leaves jagged strokes, as cheap scaling does.
        softness = random.uniform(0.15, 0.5)
        picture = cv2.GaussianBlur(picture, (0, 0), max(0.01, softness * np.sqrt(max(1e-4, 1 / scale**2 - 1))))
    map_ = cv2.getPerspectiveTransform(frame, target.astype(np.float32))
    result = cv2.warpPerspective(picture, map_, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    moved = cv2.perspectiveTransform(corners[None].astype(np.float32), map_)[0]
    if random.random() < 0.3:  # a page that bends: rows move up and down along the line
        x = np.arange(size[0], dtype=np.float32)
        bend = random.normal(0, 0.12) * 24 * scale * np.sin(x * np.pi * random.uniform(0.5, 2) / size[0] + random.uniform(0, np.pi))
        grid_x, grid_y = np.meshgrid(x, np.arange(size[1], dtype=np.float32))
        result = cv2.remap(result, grid_x, grid_y + bend.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return result, moved


def capture(random: np.random.Generator, picture: np.ndarray, pitch: float, harsh: float) -> np.ndarray:
    """Light, blur, noise, sharpening and JPEG; `pitch` is the width of a character in pixels, `harsh` 0 to 1."""
    picture = light(random, picture, harsh)
    if random.random() < 0.5 + 0.4 * harsh:
        picture = cv2.GaussianBlur(picture, (0, 0), max(0.05, min(0.2, abs(random.normal(0, 0.05 + 0.07 * harsh))) * pitch))
    if random.random() < 0.25 * harsh + 0.05:
        picture = cv2.filter2D(picture, -1, motion(random, random.uniform(0.1, 0.4) * pitch))
    if random.random() < 0.7:
        grain = np.abs(random.normal(0, 2 + 5 * harsh))
        noise = random.standard_normal(picture.shape, dtype=np.float32) * grain
        picture = picture + (cv2.GaussianBlur(noise, (0, 0), 0.7) * 1.8 if random.random() < 0.4 else noise)
    if random.random() < 0.25:
        picture = picture + random.uniform(0.3, 2.0) * (picture - cv2.GaussianBlur(picture, (0, 0), random.uniform(0.6, 1.6)))
    if random.random() < 0.12:  # scans brought to black and white, or nearly
        middle, steep = np.percentile(picture, random.uniform(20, 45)), random.uniform(0.03, 0.2)
        picture = 255 / (1 + np.exp(-np.clip((picture - middle) * steep, -30, 30)))
    image = np.clip(picture, 0, 255).astype(np.uint8)
    if random.random() < 0.75:
        quality = int(random.uniform(30 if random.random() < harsh else 60, 97))
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return image


def light(random: np.random.Generator, picture: np.ndarray, harsh: float) -> np.ndarray:
    """Uneven light, the edge of a shadow, glare, gamma."""
    height, width = picture.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if random.random() < 0.4:
        picture = picture * (1 - random.uniform(0, 0.5) * (x / width if random.random() < 0.5 else 1 - x / width))
    if random.random() < 0.15 + 0.2 * harsh:
        angle, soft = random.uniform(0, np.pi), random.uniform(2, 60)
        edge = (x - random.uniform(0, width)) * np.cos(angle) + (y - random.uniform(0, height)) * np.sin(angle)
        picture = picture * (1 - random.uniform(0.1, 0.55) / (1 + np.exp(-np.clip(edge / soft, -30, 30))))
    if random.random() < 0.1 + 0.2 * harsh:
        cx, cy, rx, ry = random.uniform(0, width), random.uniform(0, height), random.uniform(0.03, 0.3) * width, random.uniform(0.3, 2) * height
        spot = np.exp(-(((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2))
        picture = picture + random.uniform(20, 50 + 60 * harsh) * spot
    if random.random() < 0.3:
        picture = 255 * (np.clip(picture, 0, 255) / 255) ** random.uniform(0.6, 1.6)
    return picture


def motion(random: np.random.Generator, length: float) -> np.ndarray:
    """A streak as a filter."""
    size = int(length) * 2 + 3
    kernel = np.zeros((size, size), np.float32)
    angle, middle = random.uniform(0, np.pi), size / 2 - 0.5
    ends = [(middle + s * length / 2 * np.cos(angle), middle + s * length / 2 * np.sin(angle)) for s in (-1, 1)]
    (ax, ay), (bx, by) = ends
    cv2.line(kernel, (round(ax * 16), round(ay * 16)), (round(bx * 16), round(by * 16)), 1, 1, cv2.LINE_AA, 4)
    return kernel / max(1e-6, kernel.sum())


def straighten(picture: np.ndarray, quad: np.ndarray, width: int, height: int) -> np.ndarray:
    """The area within four corners (from the top left, clockwise), as the pipeline cuts it: the mean of several samples where it shrinks."""
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    step = max(np.linalg.norm(quad[1] - quad[0]) / width, np.linalg.norm(quad[3] - quad[0]) / height)
    samples = int(np.clip(round(step), 1, 4))
    map_ = cv2.getPerspectiveTransform(quad.astype(np.float32), target * samples)
    large = cv2.warpPerspective(picture, map_, (width * samples, height * samples), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return large if samples == 1 else cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
