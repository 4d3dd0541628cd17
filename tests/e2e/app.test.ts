import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { takeScreenshot, useTarget } from './target';

describe.skipIf(hasNoBrowser)(browserSuite('the app'), () => {
  const open = useTarget();

  it.each(['/investigate', ''])('opens an investigation at its path "%s"', async (path) => {
    const { page, problems } = await open(`/a/covary-observability-app${path}`);
    await page.getByRole('heading', { name: 'Investigate' }).waitFor();
    await page.getByTestId('covary-heatmap').first().waitFor();
    await page.getByText('web-frontend', { exact: true }).first().waitFor();
    await takeScreenshot(page, 'investigate');
    expect(new URL(page.url()).pathname).toBe('/a/covary-observability-app/investigate');
    expect(problems).toEqual([]);
  });
});
