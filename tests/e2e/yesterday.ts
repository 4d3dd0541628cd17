const dayMs = 86_400_000;

/** Yesterday in UTC: a whole day, incidents included, that no longer changes. */
export function yesterday(): { readonly fromMs: number; readonly toMs: number } {
  const todayMs = Math.floor(Date.now() / dayMs) * dayMs;
  return { fromMs: todayMs - dayMs, toMs: todayMs };
}
