import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NoStore } from '../../../src/app/pages/NoStore';

const store = { upstream: 'prometheus', names: new Set(['up']) };

describe('a data source without a store that presets can ask', () => {
  it('leads to its settings', () => {
    render(<NoStore dataSource="covary" metrics={{ status: 'done', stores: [], failures: [] }} />);
    expect(screen.getByText(/No store of this data source is asked in PromQL/)).toBeDefined();
    const link = screen.getByRole('link', { name: 'Stores and their tests' });
    expect(link.getAttribute('href')).toBe('/connections/datasources/edit/covary');
  });

  it.each([
    { status: 'loading', stores: [], failures: [] },
    { status: 'done', stores: [store], failures: [] },
    { status: 'done', stores: [], failures: [{ upstream: 'prometheus', reason: 'it does not answer' }] },
  ] as const)('is not what is said of %o', (metrics) => {
    const { container } = render(<NoStore dataSource="covary" metrics={metrics} />);
    expect(container.textContent).toBe('');
  });
});
