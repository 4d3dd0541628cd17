import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgetSettings, defaultBudgets, readBudgets } from '../../../src/backend/budget/budgets';

describe('the budgets', () => {
  it('are all listed in SECURITY.md, with their defaults', () => {
    const text = readFileSync('SECURITY.md', 'utf8').replace(/ +/g, ' ');
    for (const { setting, default: value, what } of Object.values(budgetSettings)) {
      expect(text).toContain(`| \`${setting}\` | ${value} | ${what} |`);
    }
  });

  it('are set by the environment, within what makes sense', () => {
    const budgets = readBudgets({
      GF_PLUGIN_MAX_SAMPLES: '20000',
      GF_PLUGIN_MAX_CELLS: '1',
      GF_PLUGIN_MAX_ROWS: 'many',
      GF_PLUGIN_MAX_STREAMS: '1e9',
    });
    expect(budgets).toEqual({ ...defaultBudgets, samples: 20_000, cells: 100, streams: 10_000 });
  });
});
