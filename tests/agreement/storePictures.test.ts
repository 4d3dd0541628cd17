import { render } from '@testing-library/react';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { upstreamKinds } from '../../src/backend/upstreams/registry';
import { StorePicture } from '../../src/datasource/config/StorePicture';

const drawingOf = (kind: string): string =>
  [...render(createElement(StorePicture, { kind })).container.querySelectorAll('path')]
    .map((path) => path.getAttribute('d'))
    .join(' ');

it('has another drawing for each kind of store, and one for those that nobody knows', () => {
  const all = [...upstreamKinds.map(({ kind }) => drawingOf(kind)), drawingOf('unheard of')];
  expect(all.every((drawing) => drawing !== '')).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});
