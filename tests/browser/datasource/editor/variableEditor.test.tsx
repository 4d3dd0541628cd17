import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import VariableEditor from '../../../../src/datasource/variableEditor/VariableEditor';
import { variableText } from '../../../../src/datasource/variableEditor/variableText';
import { parseVariableQuery } from '../../../../src/datasource/variables/variableQuery';
import { fakeDatasource } from './fakeDatasource';
import { giveEverythingASize } from './layout';

beforeAll(giveEverythingASize);
vi.setConfig({ testTimeout: 30_000 });

const field = (name: string) => screen.getByLabelText(new RegExp(`^${name}`), { selector: 'input' });

async function choose(name: string, option: string): Promise<void> {
  await userEvent.click(field(name));
  await userEvent.click(await screen.findByText(option, { selector: '[role=option] *' }));
}

describe("the editor of a variable's query", () => {
  it('writes what the data source reads', async () => {
    const onChange = vi.fn();
    render(<VariableEditor datasource={fakeDatasource()} query="" onChange={onChange} />);
    await choose('Label', 'job');
    expect(onChange).toHaveBeenLastCalledWith('label_values(job)', 'label_values(job)');
    fireEvent.change(field('Of the series'), { target: { value: 'up{zone="a"}' } });
    fireEvent.blur(field('Of the series'));
    await choose('In the store', 'metrics');
    expect(onChange.mock.lastCall?.[0]).toBe('label_values(up{zone="a"}, job, store=metrics)');
    await choose('The variable has', 'the names of labels');
    expect(onChange.mock.lastCall?.[0]).toBe('label_names(up{zone="a"}, store=metrics)');
    await choose('The variable has', 'what is unusual in a query');
    fireEvent.change(field('Query'), { target: { value: 'up' } });
    fireEvent.blur(field('Query'));
    expect(onChange.mock.lastCall?.[0]).toBe('unusual(up, store=metrics)');
    await choose('Label', 'zone');
    expect(onChange.mock.lastCall?.[0]).toBe('unusual(up, zone, store=metrics)');
    await choose('The variable has', 'the services of a query');
    expect(onChange.mock.lastCall?.[0]).toBe('services(up, store=metrics)');
    await choose('The variable has', 'the stores of this data source');
    await choose('Of the kinds', 'demo');
    expect(onChange.mock.lastCall?.[0]).toBe('stores(demo)');
  });

  it('shows what is stored', () => {
    render(<VariableEditor datasource={fakeDatasource()} query="label_values(up, job)" onChange={() => undefined} />);
    expect(field('Label')).toHaveValue('job');
    expect(field('Of the series')).toHaveValue('up');
  });

  it.each([
    'stores()',
    'stores(demo, loki)',
    'label_names()',
    'label_values(up{a="b"}, job, store=metrics)',
    'series(sum by (a, b) (up))',
    'unusual(up, pod, store=metrics)',
  ])('writes %s as it reads it', (text) => {
    const query = parseVariableQuery(text);
    expect(query === undefined ? undefined : variableText(query)).toBe(text);
  });
});
