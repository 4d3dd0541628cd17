/** What a worker thread answers to a task: its result, or what it threw. */
export type WorkAnswer<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: unknown };
