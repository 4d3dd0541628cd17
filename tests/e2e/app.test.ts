import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { takeScreenshot, useTarget } from './target';

/** From the last minute of quiet to the end of the day's outage, three hours around it. */
function aroundTheOutage(): string {
  const dayMs = 86_400_000;
  const day = Math.floor(Date.now() / dayMs) - 1;
  const outageMs = day * dayMs + (9 * 60 + ((day * 37) % 480)) * 60_000;
  return `from=${outageMs - 5_400_000}&to=${outageMs + 5_400_000}`;
}

describe.skipIf(hasNoBrowser)(browserSuite('the app'), () => {
  const open = useTarget();

  it.each(['/investigate', ''])('opens an investigation at its path "%s"', async (path) => {
    const { page } = await open(`/a/covary-observability-app${path}`);
    await page.getByRole('heading', { name: 'Investigate' }).waitFor();
    await page.getByRole('button', { name: 'Demo shop' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/a/covary-observability-app/investigate');
  });

  it('names the database, without a field filled in', async () => {
    const { page, problems } = await open(`/a/covary-observability-app/investigate?${aroundTheOutage()}`);
    const answer = page.getByRole('status').filter({ hasText: /^database: / });
    await answer.waitFor();
    const first = page.getByRole('region', { name: '2 Suspects' }).getByRole('listitem').first();
    expect(await first.innerText()).toMatch(/^1 database\s+likely/);
    await page.getByRole('region', { name: '3 Evidence: database' }).getByRole('img').first().waitFor();
    await page.getByRole('region', { name: '4 Alerts · 4' }).getByText('database: HighLatency').waitFor();
    await takeScreenshot(page, 'investigate');
    expect(problems).toEqual([]);
  });

  it('keeps what was chosen in the address', async () => {
    const { page } = await open(`/a/covary-observability-app/investigate?${aroundTheOutage()}`);
    const suspects = page.getByRole('region', { name: '2 Suspects' });
    await suspects.getByRole('button', { name: /^\d user-service/ }).click();
    await page.getByRole('region', { name: '3 Evidence: user-service' }).waitFor();
    await page.getByRole('button', { name: 'Open 5 Moves with it' }).click();
    await page.getByRole('region', { name: '5 Moves with it' }).getByText('database').first().waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('sel'), searchParams.get('open')]).toEqual(['user-service', 'related']);
  });
});
