import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Choice } from '../../../../src/datasource/form/Choice';
import { giveEverythingASize } from '../editor/layout';

beforeAll(giveEverythingASize);
afterEach(cleanup);

const options = ['first', 'second', 'third'].map((value) => ({ value, label: value }));

function Chooser({ told }: { readonly told: string[] }) {
  const [{ value }, setChosen] = useState<{ readonly value: string | null }>({ value: null });
  const choose = (next: string): void => {
    told.push(next);
    // As Explore does: drawn anew at once, each time. React would not give up here.
    if (told.length < 20) {
      queueMicrotask(() => flushSync(() => setChosen({ value: next })));
    }
  };
  return (
    <>
      <Choice aria-labelledby="label" options={options} value={value} onChange={(option) => choose(option.value)} />
      <button onClick={() => setChosen({ value: 'first' })}>first from elsewhere</button>
    </>
  );
}

/** Chooses by a pointer that comes and presses before React has dealt with its coming: what presses is dealt with first. */
async function choose(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('combobox'));
  const option = await screen.findByRole('option', { name });
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  for (const type of ['mousemove', 'click']) {
    option.dispatchEvent(new MouseEvent(type, { bubbles: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
}

describe('a choice', () => {
  it('is told once, and again where another was made in between', async () => {
    const told: string[] = [];
    render(<Chooser told={told} />);
    await choose('second');
    await choose('second');
    expect(told).toEqual(['second']);
    fireEvent.click(screen.getByText('first from elsewhere'));
    await choose('second');
    expect(told).toEqual(['second', 'second']);
  });
});
