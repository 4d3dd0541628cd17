import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RestOfSeries } from '../../../src/app/pages/home/RestOfSeries';

function show(looked: number, total: number, budget: number) {
  const onBudget = vi.fn();
  render(
    <RestOfSeries
      dataSource="covary"
      looked={looked}
      total={total}
      budget={budget}
      mostSeries={20_000}
      onBudget={onBudget}
    />
  );
  return onBudget;
}

describe('series that were not looked at', () => {
  it('are looked at when asked for, as far as one process can', async () => {
    const onBudget = show(900, 5000, 1000);
    await userEvent.click(screen.getByRole('button', { name: 'Look at the rest' }));
    expect(onBudget).toHaveBeenCalledWith(20_000);
  });

  it('are left to rules where they are more', () => {
    show(19_000, 200_000, 20_000);
    const link = screen.getByRole('link', { name: 'Let rules watch all of them' });
    expect(link.getAttribute('href')).toBe('/a/covary-observability-app/detectors?ds=covary');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are none where all were', () => {
    const { container } = render(
      <RestOfSeries dataSource="c" looked={5} total={5} budget={1000} mostSeries={20_000} onBudget={() => undefined} />
    );
    expect(container.textContent).toBe('');
  });
});
