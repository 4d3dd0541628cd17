import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../../src/core/rules/compileRules';
import { groupChanges } from '../../../../src/app/ruler/groupChanges';
import { type RunningGroup } from '../../../../src/app/ruler/runningGroup';

/** The groups of a detector as a store has them: keys come in another order, nothing else differs. */
function groupsOf(name: string, alertsPerWeek = 1): readonly RunningGroup[] {
  const compiled = compileRules({ name, expr: 'up', stepMs: 60_000, detector: 'ensemble', alertsPerWeek });
  if (!compiled.ok) {
    throw new Error(compiled.error);
  }
  return compiled.value.file.groups;
}

const asStored = (groups: readonly RunningGroup[]): readonly RunningGroup[] =>
  groups.map(({ name, interval, rules }) => ({
    rules: rules.map((rule) => Object.assign(Object.create(null), Object.fromEntries(Object.entries(rule).reverse()))),
    name,
    interval,
  }));
const others: RunningGroup = { name: 'node', interval: '1m', rules: [{ record: 'a:b', expr: 'up' }] };
const kindsOf = (...given: Parameters<typeof groupChanges>) => {
  const found = groupChanges(...given);
  return found.ok ? found.value.map(({ kind }) => kind) : found.error;
};

describe('what writing rules changes', () => {
  const wanted = groupsOf('api');

  it('is everything where nothing runs, with the text that comes in', () => {
    const found = groupChanges('api', [others], wanted);
    expect(found).toMatchObject({ ok: true, value: wanted.map(({ name }) => ({ name, kind: 'added', before: '' })) });
    expect(found.ok ? found.value.map(({ after }) => after).join('') : '').toContain('record: anomaly:level');
  });

  it('is nothing where the same runs, whatever the order of keys', () => {
    expect(kindsOf('api', [others, ...asStored(wanted)], wanted)).toEqual(wanted.map(() => 'same'));
  });

  it('is what differs, and what is left over of this detector', () => {
    const running = [
      ...asStored(groupsOf('api', 20)),
      ...asStored(wanted.map((one) => ({ ...one, name: `${one.name}-7` }))),
    ];
    const kinds = kindsOf('api', running, wanted);
    expect(kinds).toContain('changed');
    expect(Array.isArray(kinds) ? kinds.filter((kind) => kind === 'removed') : []).toHaveLength(wanted.length);
  });

  it('is the removal of ours and of nothing else where nothing is wanted', () => {
    const neighbour = groupsOf('api-2');
    const found = groupChanges('api', [others, ...wanted, ...neighbour], []);
    expect(found.ok ? found.value.map(({ name }) => name) : []).toEqual(wanted.map(({ name }) => name));
  });

  it('never replaces a group that was not written from here', () => {
    const [first] = wanted;
    const foreign = { name: first?.name ?? '', interval: '1m', rules: [{ record: 'x', expr: 'up' }] };
    expect(kindsOf('api', [foreign], wanted)).toBe(
      'a group "covary-api-profile" runs that was not written from here: choose another name'
    );
    expect(kindsOf('api', [foreign], [])).toEqual([]);
  });
});
