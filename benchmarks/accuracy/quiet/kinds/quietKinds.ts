import { type FaultFree, type QuietKind } from '../quietKind';
import { drawRhythm } from './rhythmAt';
import { drawSteps } from './drawSteps';
import { wandering } from './wandering';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const positive = { minimum: 0, maximum: Infinity, resolution: 0 } as const;

/** The kinds of fault-free series; one entry adds one. */
export const quietKinds: readonly QuietKind[] = [
  {
    name: 'rate',
    draw: (random, grid) => {
      const level = random.betweenLog(5, 3000);
      const rhythm = drawRhythm(random, random.between(0.5, 0.9));
      const load = wandering(random, grid.stepMs, random.betweenLog(5, 60) * minuteMs);
      const drift = random.between(0.01, 0.05);
      const seconds = grid.stepMs / 1000;
      return drawSteps(grid, { ...positive, expectedAt: (t) => level * rhythm(t), rhythm: 'weekly' }, (_, expected) => {
        const mean = expected * Math.max(0.1, 1 + drift * load());
        return random.poisson(mean * seconds) / seconds;
      });
    },
  },
  {
    name: 'rhythm',
    draw: (random, grid) => {
      const level = random.betweenLog(10, 1e6);
      const weekly = random.uniform() < 0.5;
      const rhythm = drawRhythm(random, weekly ? random.between(0.4, 0.8) : 1);
      const noise = random.betweenLog(0.005, 0.04);
      const traits = {
        ...positive,
        expectedAt: (t: number) => level * rhythm(t),
        rhythm: weekly ? 'weekly' : 'daily',
      } as const;
      return drawSteps(grid, traits, (_, expected) => expected + level * noise * random.normal());
    },
  },
  {
    name: 'sparse',
    draw: (random, grid) => {
      const mean = random.betweenLog(0.01, 0.5) * (grid.stepMs / minuteMs) ** 0.5;
      const traits: Omit<FaultFree, 'values'> = { ...positive, resolution: 1, expectedAt: () => mean, rhythm: 'none' };
      return drawSteps(grid, traits, () => random.poisson(mean));
    },
  },
  {
    name: 'ceiling',
    draw: (random, grid) => {
      const lack = random.betweenLog(0.01, 0.3);
      const full = random.between(0.3, 0.9);
      const traits: Omit<FaultFree, 'values'> = {
        minimum: 0,
        maximum: 100,
        resolution: random.uniform() < 0.5 ? 0.01 : 0,
        expectedAt: () => 100 - (1 - full) * lack,
        rhythm: 'none',
      };
      return drawSteps(grid, traits, () => (random.uniform() < full ? 100 : 100 - random.exponential(lack)));
    },
  },
  {
    name: 'latency',
    draw: (random, grid) => {
      const median = random.betweenLog(3, 400);
      const shape = random.between(0.15, 0.8);
      const load = wandering(random, grid.stepMs, 20 * minuteMs);
      const mean = median * Math.exp((shape * shape) / 2);
      return drawSteps(grid, { ...positive, expectedAt: () => mean, rhythm: 'none' }, () => {
        return median * Math.exp(shape * (0.4 * load() + 0.917 * random.normal()));
      });
    },
  },
  {
    name: 'tail',
    draw: (random, grid) => {
      const least = random.betweenLog(5, 100);
      const exponent = random.between(2.5, 5);
      const mean = (least * exponent) / (exponent - 1);
      return drawSteps(grid, { ...positive, expectedAt: () => mean, rhythm: 'none' }, () => {
        return least * (1 - random.uniform()) ** (-1 / exponent);
      });
    },
  },
  {
    name: 'queue',
    draw: (random, grid) => {
      const use = random.between(0.5, 0.85);
      const mean = use / (1 - use);
      const arrivals = random.betweenLog(1, 12);
      let waiting = 0;
      return drawSteps(grid, { ...positive, resolution: 1, expectedAt: () => mean, rhythm: 'none' }, () => {
        waiting = Math.max(0, waiting + random.poisson(arrivals * use) - random.poisson(arrivals));
        return waiting;
      });
    },
  },
  {
    name: 'walk',
    draw: (random, grid) => {
      const level = random.betweenLog(10, 1000);
      const memory = random.between(1, 10) * dayMs;
      const slow = wandering(random, grid.stepMs, memory);
      const size = random.between(0.05, 0.2) * level;
      const noise = random.between(0, 0.1) * size;
      const traits = { ...positive, expectedAt: () => level, rhythm: 'none' } as const;
      return drawSteps(grid, traits, () => level + size * slow() + noise * random.normal());
    },
  },
  {
    name: 'ar',
    draw: (random, grid) => {
      const level = random.between(-10, 100);
      const size = random.betweenLog(0.5, 20);
      const state = wandering(random, grid.stepMs, random.betweenLog(3, 120) * minuteMs);
      const traits = {
        minimum: -Infinity,
        maximum: Infinity,
        resolution: 0,
        expectedAt: () => level,
        rhythm: 'none',
      } as const;
      return drawSteps(grid, traits, () => level + size * state());
    },
  },
  {
    name: 'normal',
    draw: (random, grid) => {
      const level = random.betweenLog(20, 2000);
      const size = level * random.betweenLog(0.01, 0.15);
      const resolution = random.uniform() < 0.3 ? size / 2 : 0;
      return drawSteps(grid, { ...positive, resolution, expectedAt: () => level, rhythm: 'none' }, (_, expected) => {
        return expected + size * random.normal();
      });
    },
  },
  {
    name: 'cron',
    draw: (random, grid) => {
      const level = random.betweenLog(5, 50);
      const noise = level * random.between(0.03, 0.1);
      const everyMs = random.pick([15 * minuteMs, hourMs, 6 * hourMs, dayMs]);
      const atMs = random.between(0, everyMs);
      const lastsMs = Math.max(2 * grid.stepMs, everyMs * random.between(0.03, 0.12));
      const height = level * random.between(0.5, 3);
      // A run begins and ends within a minute or two of its usual time, and works as hard as it happens to.
      let run = NaN;
      let delayMs = 0;
      let strength = 1;
      const phase = (t: number): number => (((t - atMs) % everyMs) + everyMs) % everyMs;
      const traits: Omit<FaultFree, 'values'> = {
        ...positive,
        expectedAt: (t) => level + (phase(t) < lastsMs ? height : 0),
        rhythm: everyMs === dayMs ? 'daily' : 'none',
      };
      return drawSteps(grid, traits, (t) => {
        const present = Math.floor((t - atMs) / everyMs);
        if (present !== run) {
          run = present;
          delayMs = random.between(0, Math.min(2 * minuteMs, lastsMs / 4));
          strength = 1 + 0.1 * random.normal();
        }
        const since = phase(t) - delayMs;
        return level + (since >= 0 && since < lastsMs ? height * strength : 0) + noise * random.normal();
      });
    },
  },
  {
    name: 'sawtooth',
    draw: (random, grid) => {
      const floor = random.betweenLog(50, 500);
      const height = floor * random.between(0.2, 1);
      const usualMs = Math.max(8 * grid.stepMs, random.betweenLog(0.3, 8) * hourMs);
      let height0 = height;
      let slope = (height * grid.stepMs) / usualMs;
      let risen = 0;
      const traits = { ...positive, expectedAt: () => floor + height / 2, rhythm: 'none' } as const;
      return drawSteps(grid, traits, () => {
        risen += slope * random.between(0.5, 1.5);
        if (risen > height0) {
          risen = 0;
          height0 = height * (1 + 0.08 * random.normal());
          slope = ((height * grid.stepMs) / usualMs) * random.between(0.7, 1.4);
        }
        return floor + risen + 0.01 * height * random.normal();
      });
    },
  },
  {
    name: 'utilisation',
    draw: (random, grid) => {
      const rhythm = drawRhythm(random, random.between(0.5, 1));
      const base = random.between(8, 35);
      const load = wandering(random, grid.stepMs, random.betweenLog(2, 30) * minuteMs);
      const size = base * random.between(0.04, 0.15);
      const traits = {
        minimum: 0,
        maximum: 100,
        resolution: 0,
        expectedAt: (t: number) => base * rhythm(t),
        rhythm: 'weekly',
      } as const;
      return drawSteps(grid, traits, (_, expected) => expected + size * (0.7 * load() + 0.7 * random.normal()));
    },
  },
];
