import { render, renderHook, screen, waitFor, act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ChangedText } from '../../../../src/app/pages/detectors/ChangedText';
import { type Ruler } from '../../../../src/app/ruler/ruler';
import { type RunningGroup } from '../../../../src/app/ruler/runningGroup';
import { useRuler } from '../../../../src/app/ruler/useRuler';

const groupOf = (name: string, expr: string): RunningGroup => ({
  name,
  interval: '1m',
  rules: [{ record: 'anomaly:level', expr, labels: { anomaly_name: 'api', anomaly_strategy: 'covary-robust' } }],
});

/** A ruler that keeps its groups here, and fails to write those of some names. */
function rulerWith(groups: Map<string, RunningGroup>, refused: readonly string[] = []): Ruler {
  return {
    id: 'r',
    name: 'Ruler',
    read: () => Promise.resolve([...groups.values()]),
    write: (group) => {
      if (refused.includes(group.name)) {
        return Promise.reject(new Error(`${group.name} was refused`));
      }
      groups.set(group.name, group);
      return Promise.resolve();
    },
    remove: (name) => {
      groups.delete(name);
      return Promise.resolve();
    },
  };
}

describe('writing rules', () => {
  const wanted = [groupOf('covary-api', 'up'), groupOf('covary-api-profile', 'up')];
  const foreign: RunningGroup = { name: 'node', interval: '1m', rules: [{ record: 'a:b', expr: 'up' }] };

  it('reads, writes what differs, and removes what was written and nothing else', async () => {
    const groups = new Map([
      ['node', foreign],
      ['covary-api', groupOf('covary-api', 'down')],
    ]);
    const ruler = rulerWith(groups);
    const { result } = renderHook(() => useRuler(ruler, 'api', wanted));
    expect(result.current.status).toBe('reading');
    await waitFor(() => expect(result.current.status).toBe('done'));
    expect(result.current.changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
    act(() => result.current.write());
    expect(result.current.status).toBe('writing');
    await waitFor(() => expect(result.current.changes.map(({ kind }) => kind)).toEqual(['same', 'same']));
    expect([...groups.keys()].sort()).toEqual(['covary-api', 'covary-api-profile', 'node']);
    act(() => result.current.remove());
    await waitFor(() => expect(groups.size).toBe(1));
    expect(groups.get('node')).toBe(foreign);
  });

  it('says what was refused, and shows what is left to do', async () => {
    const ruler = rulerWith(new Map(), ['covary-api-profile']);
    const { result } = renderHook(() => useRuler(ruler, 'api', wanted));
    await waitFor(() => expect(result.current.status).toBe('done'));
    act(() => result.current.write());
    await waitFor(() => expect(result.current.status).toBe('failed'));
    expect(result.current.error).toBe('covary-api-profile was refused');
    expect(result.current.changes.map(({ kind }) => kind)).toEqual(['same', 'added']);
  });

  it('asks nobody without a ruler', () => {
    const { result } = renderHook(() => useRuler(undefined, 'api', wanted));
    expect(result.current).toMatchObject({ status: 'idle', changes: [] });
  });
});

describe('what changes in a text', () => {
  it('is shown with the lines around it', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const after = lines.map((line, i) => (i === 10 ? 'other' : line));
    render(<ChangedText title="group" before={`${lines.join('\n')}\n`} after={`${after.join('\n')}\n`} />);
    const shown = screen.getByRole('figure').querySelector('pre')?.textContent.trim().split('\n');
    expect(shown?.map((line) => line.trim())).toEqual([
      '…',
      ...['line 7', 'line 8', 'line 9', '- line 10', '+ other', 'line 11', 'line 12', 'line 13'],
      '…',
    ]);
  });
});
