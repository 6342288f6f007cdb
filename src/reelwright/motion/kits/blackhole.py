"""Black hole: a disc of glowing matter bent around the dark, computed for every pixel."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import skia

from reelwright.motion.brush import lighten, mix, rgb
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.shader import CoarseShader, noise_tile
from reelwright.motion.space.asteroids import rocks
from reelwright.motion.space.starfield import Cosmos, cosmos_of, near_stars, nebula, twinkles
from reelwright.motion.staging.diorama import HEIGHT, Part, World
from reelwright.motion.staging.props import hover
from reelwright.motion.staging.scenery import Moment

WIDE, HIGH = 240, 116
"""Pixels of the computed picture, which lies along the disc; it is enlarged nearly five times."""

REACH = 830.0
"""Half the width of that picture, in units."""

DISC = """
uniform float t; uniform float2 R; uniform float thin; uniform float hole;
uniform float3 warm; uniform float3 hot; uniform shader N;

half4 main(float2 at) {
  float2 q = (at - 0.5 * R) / (0.5 * R.x);
  float r2 = dot(q, q), r = sqrt(r2);
  float edge = R.y / R.x;
  float fade = smoothstep(1.0, 0.78, abs(q.x)) * smoothstep(edge, edge * 0.82, abs(q.y));

  // The disc seen from the side, its matter swirling faster inside.
  float2 d = float2(q.x, q.y * thin);
  float rd = length(d);
  float2 e = d / max(rd, 0.001);
  float turn = rd * 6.5 - t * 0.7;
  float2 swirl = float2(e.x * cos(turn) - e.y * sin(turn), e.x * sin(turn) + e.y * cos(turn));
  float3 n = N.eval(swirl * 88.0 * (0.45 + rd) + float2(rd * 760.0, 0.0)).rgb;
  float m = N.eval(float2(rd * 1500.0, 46.0 * swirl.x + 30.0 * swirl.y)).g;
  float tex = n.r * 0.75 + m * m * 1.05;
  float disc = smoothstep(hole * 1.18, hole * 1.75, rd) * smoothstep(0.97, 0.30, rd)
             * (0.08 + 1.5 * tex * tex);
  // What comes towards us shines brighter.
  float beam = clamp(1.0 - 1.05 * q.x, 0.36, 1.9);
  float heat = clamp(1.42 - rd * 2.1 + 0.7 * (n.g - 0.5), 0.0, 1.0);
  float3 glow = mix(warm, mix(mix(warm, hot, 0.55), hot, heat), heat);

  // Light of the far side, bent over and under the shadow.
  float2 dir = q / max(r, 0.01);
  float ra = N.eval(float2(70.0 * dir.x - 12.0 * t, 70.0 * dir.y + r * 520.0)).b;
  float k = (r - hole * 1.27) / (hole * (q.y < 0.0 ? 0.25 : 0.19));
  float ring = exp(-k * k) * (0.10 + 1.15 * ra * ra) * mix(1.0, 0.6, smoothstep(-0.1, 0.1, q.y));
  float3 bent = mix(mix(warm, hot, 0.72), warm * 0.85, smoothstep(-0.9, 1.0, k));
  float k2 = (r - hole * 1.055) / 0.011;
  float photon = exp(-k2 * k2);

  float outside = smoothstep(hole - 0.004, hole + 0.016, r);
  float front = smoothstep(-0.008, 0.012, q.y);
  float seen = max(front, outside * smoothstep(0.0, 0.03, r - hole));
  float3 light = bent * ring * beam * outside * 0.95 + mix(warm, hot, 0.8) * photon * 0.85
               + glow * disc * beam * seen * 1.2
               + warm * (0.016 / (r2 + 0.05)) * outside;
  light = (1.0 - exp(-light * 1.6)) * fade;
  // Opaque where the hole is, else only as opaque as it shines.
  float cover = max(max(light.r, max(light.g, light.b)), 1.0 - outside);
  return half4(half3(light), half(clamp(cover, 0.0, 1.0)));
}
"""


@dataclass(frozen=True)
class Fire:
    """Colours of the disc: its cooler outer part and its hot inner edge."""

    warm: str
    hot: str


EMBER, ICE, PINK, GOLD = (
    Fire("#e24a14", "#ffdcab"), Fire("#2b62f0", "#d8f0ff"),
    Fire("#c4246e", "#ffdcc8"), Fire("#cf6412", "#fff0cf"),
)  # fmt: skip


def build(given: KitInput) -> Picture:
    world = World(given)
    cosmos = cosmos_of(world)
    fire = world.dice.choice((EMBER, EMBER, GOLD, ICE, PINK))
    palette = given.palette
    if palette is not None:
        fire = Fire(palette.accent, lighten(palette.light, 0.45))
    nebula(world, cosmos, bright=0.95)
    near_stars(world)
    world.add(twinkles(world, 9))
    _infall(world, fire)
    world.add(_hole(world, fire), depth=0.6)
    if given.recipe.hero is not None:
        hover(
            world,
            y=1010,
            x=world.middle + world.dice.choice((-1, 1)) * 250,
            size=270,
            swing=8,
            bob=20,
        )
    _rocks(world, cosmos, fire)
    world.vignette(alpha=0.34, top=0.18)
    return world.picture()


def _hole(world: World, fire: Fire) -> Part:
    """The hole itself, its lean and the disc's tilt by the dice."""
    dice = world.dice
    lean = dice.choice((-1, 1)) * dice.uniform(12, 27)
    thin, hole = dice.uniform(3.4, 4.6), dice.uniform(0.21, 0.245)
    warm, hot = (np.array(rgb(colour)) / 255 for colour in (fire.warm, fire.hot))
    shader = CoarseShader(DISC, WIDE, HIGH, [noise_tile(512, dice.randrange(9999))])
    high = REACH * HIGH / WIDE
    page = skia.Rect(-REACH, -high, REACH, high)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        canvas.save()
        canvas.translate(world.middle, 735)
        canvas.rotate(lean)
        canvas.scale(now.zoom, now.zoom)
        shader.draw(canvas, [now.t, WIDE, HIGH, thin, hole, *warm, *hot], page)
        canvas.restore()

    return part


def _infall(world: World, fire: Fire) -> None:
    """Sparks on their spiral into the hole."""
    dice = random.Random(world.dice.random())
    sparks = [
        (dice.random(), dice.uniform(0, 6.28), dice.uniform(0.6, 1.2), dice.uniform(1.6, 4.0))
        for _ in range(54)
    ]
    paint = skia.Paint(AntiAlias=True)
    red, green, blue = (channel / 255 for channel in rgb(mix(fire.hot, fire.warm, 0.25)))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for start, phase, pace, size in sparks:
            age = (start + now.t * 0.055 * pace) % 1
            reach = 210 + 640 * (1 - age) ** 1.4
            angle = phase + 5.5 * age**2 + now.t * 0.12
            x = world.middle + reach * math.cos(angle)
            y = 735 + reach * 0.6 * math.sin(angle)
            shown = min(1.0, age * 5, (1 - age) * 4)
            paint.setColor4f(skia.Color4f(red, green, blue, 0.75 * shown))
            canvas.drawCircle(x, y, size * (1.1 - 0.5 * age), paint)

    world.add(part, depth=0.6)


def _rocks(world: World, cosmos: Cosmos, fire: Fire) -> None:
    base = world.tint(mix("#5a5060", cosmos.deep, 0.4))
    light = mix(fire.hot, fire.warm, 0.3)
    dice = world.dice
    side = dice.choice((-1, 1))
    spots = (
        (world.middle + side * 420, dice.uniform(1380, 1460), dice.uniform(40, 60)),
        (world.middle - side * 340, dice.uniform(1500, 1580), dice.uniform(24, 34)),
    )
    rocks(world, spots, base, light, depth=1.3)
    near = ((world.middle - side * 470, HEIGHT - 70, dice.uniform(170, 230)),)
    rocks(world, near, mix(base, cosmos.deep, 0.4), light, depth=1.9)


KIT = Kit(
    name="blackhole",
    version=2,
    build=build,
    about=(
        "a black hole with its glowing disc",
        "the event horizon nothing escapes from",
        "gravity that bends light and time",
        "a singularity, a collapsed star",
        "supermassive hole at the centre of a galaxy",
        "wormholes and space-time",
        "relativity and gravitational lensing",
    ),
    words=(
        "black hole", "event horizon", "singularity", "wormhole", "gravit", "accretion",
        "trou noir", "trous noirs", "horizon des événements", "singularité",
        "agujero negro", "agujeros negros", "horizonte de sucesos",
        "schwarzes loch", "schwarze löcher", "schwarzen loch", "ereignishorizont",
        "buco nero", "buchi neri", "orizzonte degli eventi",
        "buraco negro", "buracos negros", "horizonte de eventos",
    ),
    shows_art=False,
)  # fmt: skip
